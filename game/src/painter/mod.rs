//! How a frame gets onto the window: the scene in one pass, what egui laid out in another, both straight into the picture that
//! is shown.
//!
//! Bevy's own way goes through a picture in light, a pass for what is see-through, one for what egui lays out, and a last one
//! that turns light into sRGB. Without a graphics card each of them costs as much as the scene. Here everything is painted in
//! the values that are shown (sRGB, as egui means it and as paint mixes): colours are encoded once, when a mesh is built or
//! a vertex is placed, and no pixel is ever converted.

mod cores;
mod corners;
mod device;
mod overlay;
mod pass;
mod picture;
mod surface;

use bevy::ecs::schedule::{IntoSystemSet, ScheduleCleanupPolicy};
use bevy::prelude::*;
use bevy::render::extract_resource::ExtractResourcePlugin;
use bevy::render::render_asset::prepare_assets;
use bevy::render::render_resource::SpecializedRenderPipelines;
use bevy::render::texture::GpuImage;
use bevy::render::view::window::{create_surfaces, prepare_windows};
use bevy::render::view::{prepare_view_attachments, prepare_view_targets};
use bevy::render::{ExtractSchedule, Render, RenderApp, RenderSystems};
use bevy_egui::render::systems::{
    prepare_egui_render_target_data_system, prepare_egui_transforms_system, queue_bind_groups_system,
    queue_pipelines_system,
};

use crate::scene::Framed;

pub(crate) use device::{Device, NothingDraws};
pub(crate) use pass::{Painting, shows_two_formats};
pub(crate) use picture::TakePicture;

/// Replaces what Bevy and `bevy_egui` do between a finished frame of the main world and the window.
pub(crate) struct Painter;

impl Plugin for Painter {
    fn build(&self, app: &mut App) {
        overlay::embed(app);
        app.add_plugins((corners::plugin, ExtractResourcePlugin::<Framed>::default()));
        let Some(render) = app.get_sub_app_mut(RenderApp) else {
            return;
        };
        render
            .init_resource::<surface::Surfaces>()
            .init_resource::<picture::Taking>()
            .init_resource::<overlay::Overlay>()
            .init_resource::<SpecializedRenderPipelines<overlay::Pipeline>>()
            .add_schedule(Painting::schedule())
            .add_systems(
                Render,
                (surface::hold, pass::match_format, overlay::read)
                    .chain()
                    .after(prepare_assets::<GpuImage>)
                    .in_set(RenderSystems::PrepareAssets),
            )
            .add_systems(
                Render,
                (surface::want, picture::turn_aside)
                    .chain()
                    .in_set(RenderSystems::PrepareViews)
                    .before(prepare_view_attachments)
                    .before(prepare_view_targets),
            )
            .add_systems(
                Render,
                (
                    pass::stand_in.before(prepare_view_targets),
                    pass::match_format.after(prepare_view_targets),
                )
                    .in_set(RenderSystems::PrepareViews),
            )
            .add_systems(ExtractSchedule, picture::hear)
            .add_systems(Render, picture::save.in_set(RenderSystems::Cleanup))
            .add_systems(Render, overlay::send.in_set(RenderSystems::PrepareResources))
            .add_systems(
                Render,
                surface::take
                    .after(RenderSystems::Prepare)
                    .before(RenderSystems::Render),
            )
            .add_systems(Render, surface::show.in_set(RenderSystems::Cleanup));
    }

    fn finish(&self, app: &mut App) {
        let Some(render) = app.get_sub_app_mut(RenderApp) else {
            return;
        };
        render.init_resource::<overlay::Pipeline>();
        let world = render.world_mut();
        stop(world, create_surfaces);
        stop(world, prepare_windows);
        stop(world, prepare_egui_transforms_system);
        stop(world, prepare_egui_render_target_data_system);
        stop(world, queue_bind_groups_system);
        stop(world, queue_pipelines_system);
    }
}

/// Takes a system out of the frame: ours does its work.
fn stop<M>(world: &mut World, system: impl IntoSystemSet<M>) {
    let set = system.into_system_set();
    world.schedule_scope(Render, |world, schedule| {
        if let Err(error) = schedule.remove_systems_in_set(set, world, ScheduleCleanupPolicy::RemoveSystemsOnly) {
            error!("painter: {error}");
        }
    });
}
