//! When what is drawn, and where in the window.

use bevy::prelude::*;
use bevy::render::extract_resource::ExtractResource;

/// Steps of drawing a frame, all inside [`crate::play::systems::PlaySystems::Draw`].
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SceneSystems {
    /// What is shown is read.
    Follow,
    /// Things move.
    Pose,
    /// The camera follows.
    Look,
}

/// Part of the window that the scene is shown in, logical pixels; all of it if `None`.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Area(pub(crate) Option<Rect>);

/// The same as far as it lies in the window, physical pixels: nothing of the scene is painted beyond it.
#[derive(Resource, ExtractResource, Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Framed(pub(crate) Option<URect>);
