//! The session being played: devices in, ticks on, and what the scene and the corners of the screen read.

use std::sync::Arc;

use bevy::prelude::*;
use simulation::{Event, Run, TICKS_PER_SECOND};
use situation::scenario::Scenario;

/// The running session. Exists exactly while [`crate::screens::Screen::Play`] is shown.
#[derive(Resource)]
pub struct Session {
    playing: station::Playing,
    scenario: Arc<Scenario>,
    /// Events of all ticks of this frame, oldest first: a frame may hold none, one or a few ticks.
    events: Vec<Event>,
    /// Real time not yet turned into ticks, in ticks, 0..1.
    ahead: f32,
    paused: bool,
}

impl Session {
    /// What is being played, for drawing.
    pub fn run(&self) -> &Run {
        self.playing.live().run()
    }

    /// The scenario being played.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Events of the ticks stepped in this frame; `kind` is an index into the template's vocabulary.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How far real time is past the last tick, as a part of a tick (0..1), for interpolation.
    pub fn ahead(&self) -> f32 {
        self.ahead
    }

    /// True while nothing moves: pause, « Manette débranchée », window in the background.
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Seconds played.
    pub fn elapsed_s(&self) -> f32 {
        self.run().tick() as f32 / TICKS_PER_SECOND as f32
    }
}

/// Steps of a frame in play; the scene draws after [`PlaySystems::Step`].
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaySystems {
    /// Devices are read.
    Read,
    /// Ticks are stepped; [`Session::events`] holds this frame's.
    Step,
    /// Scene and sounds follow.
    Draw,
}

/// The one camera of the game: screens are drawn over it. The scene moves it, nobody despawns it.
#[derive(Component)]
pub struct Eye;
