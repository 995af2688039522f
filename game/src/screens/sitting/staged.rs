//! The scene of a sitting: things lie where they are drawn and the eye looks at them, though nothing is painted.

use bevy::camera::RenderTargetInfo;
use bevy::prelude::*;
use bevy::transform::TransformSystems;
use bevy::window::{PrimaryWindow, WindowResolution};
use bevy_egui::egui;
use wording::Language;

use super::Sitting;
use crate::scene::camera::Eye;
use crate::{family, scene, sound};

/// What an engine that paints would know of the eye: where a pixel lies.
fn see(mut eyes: Query<(&mut Camera, &Projection), With<Eye>>, window: Single<&Window>) {
    for (mut camera, projection) in &mut eyes {
        camera.computed.clip_from_view = projection.get_clip_from_view();
        camera.computed.target_info = Some(RenderTargetInfo {
            physical_size: window.physical_size(),
            scale_factor: window.scale_factor(),
        });
    }
}

impl Sitting {
    /// As [`Sitting::at_door`], with a window as large as the page, an eye, and the scenes of all families.
    pub(in crate::screens) fn seeing(language: Language, page: egui::Vec2) -> Self {
        let size = page.round();
        Self::with_plugins(
            language,
            page,
            |_| {},
            |app| {
                app.add_plugins((AssetPlugin::default(), TransformPlugin));
                app.init_asset::<Mesh>()
                    .init_asset::<Shader>()
                    .init_asset::<AudioSource>();
                app.add_plugins((scene::plugin, family::plugin, sound::plugin));
                let window = Window {
                    resolution: WindowResolution::new(size.x as u32, size.y as u32),
                    ..default()
                };
                app.world_mut().spawn((window, PrimaryWindow));
                let projection = Projection::Perspective(PerspectiveProjection {
                    aspect_ratio: size.x / size.y,
                    ..default()
                });
                app.world_mut().spawn((Eye, Camera3d::default(), projection));
                app.add_systems(PostUpdate, see.after(TransformSystems::Propagate));
            },
        )
    }
}
