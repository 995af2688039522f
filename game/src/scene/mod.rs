//! The place a situation happens in, drawn. No gameplay here: the game runs and records the same without it.
//!
//! A family says what to read from a running activity ([`Drawn::read`]), and its own plugin draws it while [`Shown`]
//! exists. What is shown is the session being played ([`crate::play::Session`]) or else whatever the screens stage
//! ([`Staged`]): a clip is drawn by the same code as the session it comes from.

pub(crate) mod camera;
mod detail;
pub(crate) mod form;
pub(crate) mod paint;
pub(crate) mod palette;
mod shown;
pub(crate) mod signs;
pub(crate) mod systems;
pub(crate) mod view;
mod warm;
pub(crate) mod wire;

use bevy::prelude::*;

use crate::play::systems::PlaySystems;

pub(crate) use detail::Detail;
pub(crate) use shown::{Drawn, Shown, Source, Staged, follow};
pub(crate) use signs::Signs;
pub(crate) use systems::{Area, Framed, SceneSystems};
use view::{Turned, View};

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<View>()
        .init_resource::<Area>()
        .init_resource::<Framed>()
        .init_resource::<Turned>();
    app.configure_sets(
        Update,
        (SceneSystems::Follow, SceneSystems::Pose, SceneSystems::Look)
            .chain()
            .in_set(PlaySystems::Draw),
    );
    app.add_plugins((
        paint::plugin,
        camera::plugin,
        detail::plugin,
        signs::plugin,
        warm::plugin,
    ));
}
