//! The two passes: what stands and what is seen through, then what egui laid out.

use bevy::camera::{ClearColor, ClearColorConfig, NormalizedRenderTarget};
use bevy::core_pipeline::core_3d::{Opaque3d, Transparent3d};
use bevy::ecs::schedule::{Schedule, ScheduleLabel};
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_asset::RenderAssets;
use bevy::render::render_phase::{
    BinnedRenderPhase, SortedRenderPhase, TrackedRenderPass, ViewBinnedRenderPhases, ViewSortedRenderPhases,
};
use bevy::render::render_resource::{
    PipelineCache, RenderPassColorAttachment, RenderPassDescriptor, StoreOp, TextureFormat,
};
use bevy::render::renderer::{RenderAdapter, RenderContext, ViewQuery};
use bevy::render::texture::{GpuImage, ManualTextureViews};
use bevy::render::view::window::ExtractedWindows;
use bevy::render::view::{ExtractedView, ViewDepthTexture, ViewTarget};
use bevy_egui::render::EguiCameraView;

use super::overlay::Overlay;
use super::surface::Surfaces;
use crate::scene::Framed;

/// The schedule of the one camera.
#[derive(ScheduleLabel, Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Painting;

impl Painting {
    /// The schedule with its one system.
    pub(super) fn schedule() -> Schedule {
        let mut schedule = Schedule::new(Self);
        schedule.set_executor(bevy::ecs::schedule::SingleThreadedExecutor::new());
        schedule.add_systems(paint);
        schedule
    }
}

/// Pipelines are made for the very format of what is painted on.
pub(super) fn match_format(
    mut views: Query<(&ExtractedCamera, &mut ExtractedView)>,
    surfaces: Res<Surfaces>,
    windows: Res<ExtractedWindows>,
    images: Res<RenderAssets<GpuImage>>,
    manual: Res<ManualTextureViews>,
) {
    for (camera, mut view) in &mut views {
        let format = match &camera.target {
            Some(NormalizedRenderTarget::Window(window)) => surfaces.format(window.entity()),
            Some(target) => target.get_texture_view_format(&windows, &images, &manual),
            None => None,
        };
        if let Some(format) = format {
            view.target_format = format;
        }
    }
}

/// Whether the adapter can show one texture in two formats; Bevy takes it for granted.
pub(crate) fn shows_two_formats(adapter: &RenderAdapter) -> bool {
    let can = adapter.get_downlevel_capabilities().flags;
    can.contains(wgpu::DownlevelFlags::VIEW_FORMATS)
}

/// OpenGL cannot: the pictures in between, which nothing here paints on, are made in a format that has no second one.
pub(super) fn stand_in(mut views: Query<&mut ExtractedView>, adapter: Res<RenderAdapter>) {
    if shows_two_formats(&adapter) {
        return;
    }
    for mut view in &mut views {
        view.target_format = TextureFormat::Rgba8UnormSrgb;
    }
}

type Painted = (
    &'static ExtractedCamera,
    &'static ExtractedView,
    &'static ViewTarget,
    &'static ViewDepthTexture,
    &'static EguiCameraView,
);

/// What stands and what is seen through.
struct Scene<'a> {
    framed: Framed,
    entity: Entity,
    opaque: Option<&'a BinnedRenderPhase<Opaque3d>>,
    see_through: Option<&'a SortedRenderPhase<Transparent3d>>,
}

impl Scene<'_> {
    fn draw<'w>(&self, world: &'w World, pass: &mut TrackedRenderPass<'w>) {
        if let Framed(Some(part)) = self.framed {
            let (min, size) = (part.min.as_vec2(), part.size().as_vec2());
            pass.set_viewport(min.x, min.y, size.x, size.y, 0.0, 1.0);
            pass.set_scissor_rect(part.min.x, part.min.y, part.width(), part.height());
        }
        let stands = self.opaque.map(|phase| phase.render(pass, world, self.entity));
        let seen_through = self.see_through.map(|phase| phase.render(pass, world, self.entity));
        for error in [stands, seen_through].into_iter().flatten().filter_map(Result::err) {
            error!("a part of the scene is not drawn: {error:?}");
        }
    }
}

fn paint(
    world: &World,
    view: ViewQuery<Painted>,
    opaque: Res<ViewBinnedRenderPhases<Opaque3d>>,
    see_through: Res<ViewSortedRenderPhases<Transparent3d>>,
    overlay: Res<Overlay>,
    surfaces: Res<Surfaces>,
    framed: Res<Framed>,
    pipelines: Res<PipelineCache>,
    ground: Res<ClearColor>,
    mut context: RenderContext,
) {
    let entity = view.entity();
    let (camera, extracted, target, depth, egui) = view.into_inner();
    let ground = match camera.clear_color {
        ClearColorConfig::Custom(colour) => colour,
        ClearColorConfig::Default | ClearColorConfig::None => ground.0,
    };
    let ground = ground.to_srgba();
    // The values of sRGB, which are taken as they are.
    let ground = LinearRgba::new(ground.red, ground.green, ground.blue, 1.0);
    let Some(asked) = target.out_texture_color_attachment(Some(ground)) else {
        return;
    };
    let Some(canvas) = surfaces.instead(asked.view) else {
        return;
    };
    let shown = RenderPassColorAttachment { view: canvas, ..asked };
    let opaque = opaque
        .get(&extracted.retained_view_entity)
        .filter(|phase| !phase.is_empty());
    let see_through = see_through
        .get(&extracted.retained_view_entity)
        .filter(|phase| !phase.items.is_empty());
    let is_scene = opaque.is_some() || see_through.is_some();
    let scene = Scene {
        framed: *framed,
        entity,
        opaque,
        see_through,
    };
    if is_scene {
        // Edges are smoothed in a picture of several samples, which the pass itself brings together.
        let attachment = match target.sampled_main_texture_view() {
            Some(samples) => RenderPassColorAttachment {
                view: samples,
                depth_slice: None,
                resolve_target: Some(shown.view),
                ops: wgpu::Operations {
                    load: shown.ops.load,
                    store: StoreOp::Discard,
                },
            },
            None => shown.clone(),
        };
        let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
            label: Some("scene"),
            color_attachments: &[Some(attachment)],
            depth_stencil_attachment: Some(depth.get_attachment(StoreOp::Discard)),
            ..default()
        });
        scene.draw(world, &mut pass);
    }
    // Without a depth in the pass, a software rasteriser takes a quicker way through flat shapes.
    let above = if is_scene {
        Some(RenderPassColorAttachment {
            ops: wgpu::Operations {
                load: wgpu::LoadOp::Load,
                store: StoreOp::Store,
            },
            ..shown
        })
    } else {
        Some(shown)
    };
    let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("overlay"),
        color_attachments: &[above],
        ..default()
    });
    overlay.draw(egui.0, &pipelines, &mut pass);
}
