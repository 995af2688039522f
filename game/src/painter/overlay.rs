//! What egui laid out, as triangles: sent once per frame, drawn in a pass of its own.

use bevy::asset::{AssetEventSystems, embedded_asset, load_embedded_asset};
use bevy::ecs::entity::EntityHashMap;
use bevy::mesh::VertexBufferLayout;
use bevy::platform::collections::HashMap;
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_asset::RenderAssets;
use bevy::render::render_phase::TrackedRenderPass;
use bevy::render::render_resource::binding_types::{sampler, texture_2d, uniform_buffer};
use bevy::render::render_resource::{
    BindGroup, BindGroupEntries, BindGroupLayoutDescriptor, BindGroupLayoutEntries, BlendState, BufferUsages,
    CachedRenderPipelineId, ColorTargetState, ColorWrites, FragmentState, IndexFormat, PipelineCache, RawBufferVec,
    RenderPipelineDescriptor, SamplerBindingType, ShaderStages, SpecializedRenderPipeline, SpecializedRenderPipelines,
    TextureFormat, TextureSampleType, TextureViewId, UniformBuffer, VertexFormat, VertexState, VertexStepMode,
};
use bevy::render::renderer::{RenderDevice, RenderQueue};
use bevy::render::sync_world::MainEntity;
use bevy::render::texture::GpuImage;
use bevy::render::view::ExtractedView;
use bevy::shader::{Shader, ShaderDefVal};
use bevy_egui::egui::TextureId;
use bevy_egui::egui::epaint::{ClippedPrimitive, Primitive, Vertex, WHITE_UV};
use bevy_egui::render::EguiViewTarget;
use bevy_egui::render::systems::{EguiTextureId, ExtractedEguiTextures};
use bevy_egui::{EguiManagedTextures, EguiPixelsPerPoint, EguiPostUpdateSet, EguiRenderOutput};

use super::corners::is_round;

/// Brings the shader along.
pub(super) fn embed(app: &mut App) {
    embedded_asset!(app, "overlay.wgsl");
    app.add_systems(
        PostUpdate,
        as_coverage
            .after(EguiPostUpdateSet::PostProcessOutput)
            .before(AssetEventSystems),
    );
}

/// Textures of egui hold a coverage, the same in all four channels: it is read as it is, in the order in which a software
/// rasteriser reads quickest.
fn as_coverage(textures: Res<EguiManagedTextures>, mut images: ResMut<Assets<Image>>) {
    for texture in textures.values() {
        let id = texture.handle.id();
        let is_as_made = images
            .get(id)
            .is_some_and(|image| image.texture_descriptor.format == TextureFormat::Rgba8UnormSrgb);
        if is_as_made && let Some(mut image) = images.get_mut(id) {
            image.texture_descriptor.format = TextureFormat::Bgra8Unorm;
        }
    }
}

/// How triangles are painted.
#[derive(Resource)]
pub(super) struct Pipeline {
    shader: Handle<Shader>,
    place: BindGroupLayoutDescriptor,
    picture: BindGroupLayoutDescriptor,
}

impl FromWorld for Pipeline {
    fn from_world(world: &mut World) -> Self {
        let place = BindGroupLayoutEntries::single(ShaderStages::VERTEX, uniform_buffer::<Vec4>(false));
        let picture = BindGroupLayoutEntries::sequential(
            ShaderStages::FRAGMENT,
            (
                texture_2d(TextureSampleType::Float { filterable: true }),
                sampler(SamplerBindingType::Filtering),
            ),
        );
        Self {
            shader: load_embedded_asset!(world.resource::<AssetServer>(), "overlay.wgsl"),
            place: BindGroupLayoutDescriptor::new("overlay_place", &place),
            picture: BindGroupLayoutDescriptor::new("overlay_picture", &picture),
        }
    }
}

/// Variants of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Variant {
    format: TextureFormat,
    paint: Paint,
}

/// Where a triangle's colour comes from. Reading a texture is most of what a pixel costs without a graphics card, so that
/// shapes, which have none to read, are painted without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Paint {
    /// Its corners alone.
    Plain,
    /// Letters: its corners, and a coverage.
    Letters,
    /// Plates and dots: its corners, and how far a pixel is from the middle of the round.
    Round,
    /// A picture with colours of its own.
    Picture,
}

impl Paint {
    const ALL: [Self; 4] = [Self::Plain, Self::Letters, Self::Round, Self::Picture];

    fn def(self) -> Option<ShaderDefVal> {
        match self {
            Self::Plain => None,
            Self::Letters => Some("LETTERS".into()),
            Self::Round => Some("ROUND".into()),
            Self::Picture => Some("PICTURE".into()),
        }
    }
}

impl SpecializedRenderPipeline for Pipeline {
    type Key = Variant;

    fn specialize(&self, variant: Variant) -> RenderPipelineDescriptor {
        let defs: Vec<ShaderDefVal> = variant.paint.def().into_iter().collect();
        RenderPipelineDescriptor {
            label: Some("overlay".into()),
            layout: vec![self.place.clone(), self.picture.clone()],
            vertex: VertexState {
                shader: self.shader.clone(),
                shader_defs: defs.clone(),
                entry_point: Some("vertex".into()),
                buffers: vec![VertexBufferLayout::from_vertex_formats(
                    VertexStepMode::Vertex,
                    [VertexFormat::Float32x2, VertexFormat::Float32x2, VertexFormat::Unorm8x4],
                )],
            },
            fragment: Some(FragmentState {
                shader: self.shader.clone(),
                shader_defs: defs,
                entry_point: Some("fragment".into()),
                targets: vec![Some(ColorTargetState {
                    format: variant.format,
                    blend: Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                    write_mask: ColorWrites::ALL,
                })],
            }),
            ..default()
        }
    }
}

/// A stretch of triangles with one texture in one rectangle, pixels.
#[derive(Debug, PartialEq)]
struct Stretch {
    cut: URect,
    indices: std::ops::Range<u32>,
    texture: AssetId<Image>,
    paint: Paint,
}

type Pipelines = [CachedRenderPipelineId; Paint::ALL.len()];

/// What one view shows.
struct Sheet {
    vertices: RawBufferVec<[u8; VERTEX]>,
    indices: RawBufferVec<u32>,
    /// From points, y down, to −1..=1, y up.
    scale: Vec4,
    place: UniformBuffer<Vec4>,
    bound: Option<BindGroup>,
    stretches: Vec<Stretch>,
    /// Vertices, indices and stretches of the frame before.
    before: (Vec<[u8; VERTEX]>, Vec<u32>, Vec<Stretch>),
    /// By what is painted.
    pipelines: Pipelines,
    fresh: bool,
}

/// Bytes of a vertex: place, place in the texture, colour.
const VERTEX: usize = size_of::<Vertex>();

/// All that egui laid out in this frame, by camera, and the textures it draws from.
#[derive(Resource, Default)]
pub(super) struct Overlay {
    /// By the camera in the main world: views of egui come and go with each frame.
    sheets: HashMap<MainEntity, Sheet>,
    /// Which camera a view of egui belongs to.
    of_view: EntityHashMap<MainEntity>,
    textures: HashMap<AssetId<Image>, (TextureViewId, BindGroup)>,
    changed: bool,
}

impl Overlay {
    /// Whether it differs from the frame before.
    pub(super) fn changed(&self) -> bool {
        self.changed
    }
}

type Laid<'a> = (
    Entity,
    &'a ExtractedView,
    &'a EguiPixelsPerPoint,
    &'a EguiViewTarget,
    &'a EguiRenderOutput,
);

/// Takes over what was laid out, and whether it is something else than before.
pub(super) fn read(
    mut overlay: ResMut<Overlay>,
    laid: Query<Laid<'_>>,
    cameras: Query<(&ExtractedCamera, &ExtractedView)>,
    textures: ExtractedEguiTextures<'_>,
    images: Res<RenderAssets<GpuImage>>,
    pipeline: Res<Pipeline>,
    mut variants: ResMut<SpecializedRenderPipelines<Pipeline>>,
    cache: Res<PipelineCache>,
    device: Res<RenderDevice>,
) {
    let handles: HashMap<EguiTextureId, AssetId<Image>> = textures.handles().collect();
    let Overlay {
        sheets,
        of_view,
        textures: bound,
        changed,
    } = &mut *overlay;
    *changed = false;
    of_view.clear();
    for sheet in sheets.values_mut() {
        sheet.fresh = false;
    }
    for (entity, view, points, target, output) in &laid {
        let Ok((camera, camera_view)) = cameras.get(target.0) else {
            continue;
        };
        let Some(size) = camera.physical_target_size else {
            continue;
        };
        let main = view.retained_view_entity.main_entity;
        let format = camera_view.target_format;
        let pipelines = Paint::ALL.map(|paint| variants.specialize(&cache, &pipeline, Variant { format, paint }));
        let sheet = sheets.entry(main).or_insert_with(|| Sheet::new(pipelines));
        sheet.pipelines = pipelines;
        sheet.fresh = true;
        *changed |= sheet.fill(&output.paint_jobs, points.pixels_per_point, size, |texture| {
            let id = match texture {
                TextureId::Managed(id) => EguiTextureId::Managed(main, id),
                TextureId::User(id) => EguiTextureId::User(id),
            };
            handles.get(&id).copied()
        });
        let scale = Vec2::new(2.0, -2.0) * points.pixels_per_point / size.as_vec2();
        sheet.scale = scale.extend(-1.0).extend(1.0);
        of_view.insert(entity, main);
    }
    sheets.retain(|_, sheet| sheet.fresh);
    let used: Vec<AssetId<Image>> = handles.into_values().collect();
    bound.retain(|id, _| used.contains(id));
    for id in used {
        let Some(image) = images.get(id) else { continue };
        let view = image.texture_view.id();
        if bound.get(&id).is_none_or(|(known, _)| *known != view) {
            let group = device.create_bind_group(
                "overlay_picture",
                &cache.get_bind_group_layout(&pipeline.picture),
                &BindGroupEntries::sequential((&image.texture_view, &image.sampler)),
            );
            bound.insert(id, (view, group));
            *changed = true;
        }
    }
}

/// Sends it.
pub(super) fn send(
    mut overlay: ResMut<Overlay>,
    pipeline: Res<Pipeline>,
    cache: Res<PipelineCache>,
    device: Res<RenderDevice>,
    queue: Res<RenderQueue>,
) {
    for sheet in overlay.sheets.values_mut() {
        sheet.send(&pipeline, &cache, &device, &queue);
    }
}

impl Sheet {
    fn new(pipelines: Pipelines) -> Self {
        Self {
            vertices: RawBufferVec::new(BufferUsages::VERTEX),
            indices: RawBufferVec::new(BufferUsages::INDEX),
            scale: Vec4::ZERO,
            place: UniformBuffer::default(),
            bound: None,
            stretches: Vec::new(),
            before: default(),
            pipelines,
            fresh: true,
        }
    }

    /// Takes the triangles over; `size` is of the picture, pixels. True where they are others than before.
    fn fill(
        &mut self,
        jobs: &[ClippedPrimitive],
        points: f32,
        size: UVec2,
        image_of: impl Fn(TextureId) -> Option<AssetId<Image>>,
    ) -> bool {
        let before = &mut self.before;
        std::mem::swap(&mut before.0, self.vertices.values_mut());
        std::mem::swap(&mut before.1, self.indices.values_mut());
        std::mem::swap(&mut before.2, &mut self.stretches);
        self.vertices.clear();
        self.indices.clear();
        self.stretches.clear();
        for ClippedPrimitive { clip_rect, primitive } in jobs {
            let Primitive::Mesh(mesh) = primitive else {
                warn!("something that paints itself is not painted here");
                continue;
            };
            let pixel = |value: f32| (value * points).round().max(0.0) as u32;
            let cut = URect::new(
                pixel(clip_rect.min.x).min(size.x),
                pixel(clip_rect.min.y).min(size.y),
                pixel(clip_rect.max.x).min(size.x),
                pixel(clip_rect.max.y).min(size.y),
            );
            let Some(texture) = image_of(mesh.texture_id).filter(|_| !cut.is_empty()) else {
                continue;
            };
            let first = self.vertices.len() as u32;
            self.vertices
                .extend(bytemuck::cast_slice::<_, [u8; VERTEX]>(&mesh.vertices).iter().copied());
            let is_picture = matches!(mesh.texture_id, TextureId::User(_));
            for triangle in mesh.indices.chunks_exact(3) {
                let corner = &mesh.vertices[triangle[0] as usize];
                let paint = match corner.uv == WHITE_UV {
                    _ if is_picture => Paint::Picture,
                    _ if is_round(corner) => Paint::Round,
                    true => Paint::Plain,
                    false => Paint::Letters,
                };
                let begin = self.indices.len() as u32;
                self.indices.extend(triangle.iter().map(|index| first + index));
                match self.stretches.last_mut() {
                    Some(last) if last.paint == paint && last.cut == cut && last.texture == texture => {
                        last.indices.end = begin + 3;
                    }
                    _ => self.stretches.push(Stretch {
                        cut,
                        indices: begin..begin + 3,
                        texture,
                        paint,
                    }),
                }
            }
        }
        let before = &self.before;
        self.stretches != before.2 || *self.indices.values() != before.1 || *self.vertices.values() != before.0
    }

    fn send(&mut self, pipeline: &Pipeline, cache: &PipelineCache, device: &RenderDevice, queue: &RenderQueue) {
        self.vertices.write_buffer(device, queue);
        self.indices.write_buffer(device, queue);
        if self.bound.is_none() || *self.place.get() != self.scale {
            self.place.set(self.scale);
            self.place.write_buffer(device, queue);
            self.bound = self.place.binding().map(|binding| {
                device.create_bind_group(
                    "overlay_place",
                    &cache.get_bind_group_layout(&pipeline.place),
                    &BindGroupEntries::single(binding),
                )
            });
        }
    }
}

impl Overlay {
    /// Draws what belongs to this view of egui.
    pub(super) fn draw<'w>(&'w self, view: Entity, cache: &'w PipelineCache, pass: &mut TrackedRenderPass<'w>) {
        let Some(sheet) = self.of_view.get(&view).and_then(|camera| self.sheets.get(camera)) else {
            return;
        };
        let (Some(vertices), Some(indices), Some(place)) =
            (sheet.vertices.buffer(), sheet.indices.buffer(), sheet.bound.as_ref())
        else {
            return;
        };
        pass.set_vertex_buffer(0, vertices.slice(..));
        pass.set_index_buffer(indices.slice(..), IndexFormat::Uint32);
        for stretch in &sheet.stretches {
            let Some((_, picture)) = self.textures.get(&stretch.texture) else {
                continue;
            };
            let Some(pipeline) = cache.get_render_pipeline(sheet.pipelines[stretch.paint as usize]) else {
                continue;
            };
            pass.set_render_pipeline(pipeline);
            pass.set_bind_group(0, place, &[]);
            pass.set_bind_group(1, picture, &[]);
            let cut = stretch.cut;
            pass.set_scissor_rect(cut.min.x, cut.min.y, cut.width(), cut.height());
            pass.draw_indexed(stretch.indices.clone(), 0, 0..1);
        }
    }
}
