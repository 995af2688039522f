//! The one material of the scenes: flat paint. A full physically based shader costs a software rasteriser
//! several times more and would show the same picture, since nothing here shines.

use bevy::asset::embedded_asset;
use bevy::mesh::{MeshVertexAttribute, MeshVertexBufferLayoutRef};
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError, VertexFormat,
};
use bevy::shader::ShaderRef;

/// Towards the sun: high, over the pilot's left shoulder.
pub(crate) const TO_SUN: Vec3 = Vec3::new(-0.36, 0.86, 0.36);

const SHADER: &str = "embedded://game/scene/paint.wgsl";

/// The colour of a vertex as the values that are shown (sRGB), with its opacity: a quarter of the size of the engine's own.
pub(crate) const SHOWN: MeshVertexAttribute = MeshVertexAttribute::new("Shown", 0x0e47_0f1e, VertexFormat::Unorm8x4);

/// Flat paint over vertex colours.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
#[bind_group_data(Light)]
pub(crate) struct Paint {
    #[uniform(0)]
    tint: Vec4,
    #[uniform(0)]
    sun: Vec4,
    light: Light,
    mode: AlphaMode,
}

/// Where light comes from: a variant of the shader each, since no shader of ours may branch on a uniform.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Light {
    /// It stands in the vertex colours, and the thing where it was built.
    Still,
    /// It stands in the vertex colours.
    Baked,
    /// It is computed for every vertex.
    Lit,
}

impl From<&Paint> for Light {
    fn from(paint: &Paint) -> Self {
        paint.light
    }
}

impl Paint {
    /// For what stands where it was built, at the scene's own origin.
    pub(crate) fn still() -> Self {
        Self {
            light: Light::Still,
            ..Self::baked()
        }
    }

    /// For things that carry their light and occlusion in their colours.
    pub(crate) fn baked() -> Self {
        Self {
            tint: Vec4::ONE,
            sun: TO_SUN.extend(0.0),
            light: Light::Baked,
            mode: AlphaMode::Opaque,
        }
    }

    /// For things that move: the sun is computed.
    pub(crate) fn lit() -> Self {
        Self {
            light: Light::Lit,
            ..Self::baked()
        }
    }

    /// For shadows, discs, glows: colours with their alpha, no light.
    pub(crate) fn sheer() -> Self {
        Self {
            mode: AlphaMode::Blend,
            ..Self::baked()
        }
    }

    /// The tint that multiplies the vertex colours, as the values of sRGB.
    pub(crate) fn tinted(mut self, tint: Vec4) -> Self {
        self.tint = tint;
        self
    }
}

impl Material for Paint {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn specialize(
        _pipeline: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let mut read = vec![
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            SHOWN.at_shader_location(1),
        ];
        match key.bind_group_data {
            Light::Still => descriptor.vertex.shader_defs.push("STILL".into()),
            Light::Baked => {}
            Light::Lit => {
                read.push(Mesh::ATTRIBUTE_NORMAL.at_shader_location(2));
                descriptor.vertex.shader_defs.push("LIT".into());
            }
        }
        descriptor.vertex.buffers = vec![layout.0.get_layout(&read)?];
        Ok(())
    }

    fn alpha_mode(&self) -> AlphaMode {
        self.mode
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }
}

pub(crate) fn plugin(app: &mut App) {
    embedded_asset!(app, "paint.wgsl");
    app.add_plugins(MaterialPlugin::<Paint>::default());
}
