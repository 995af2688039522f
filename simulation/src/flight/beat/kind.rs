//! What every beat says and does.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use super::Progress;
use crate::Emitter;
use crate::flight::course::{Course, Draws, Goal, Planted};
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::problems::BeatCheck;
use crate::flight::running::Flight;
use crate::noise::Noise;
use crate::{Prompt, RestoreError};

/// What a scenario file says of a beat, and what follows from that alone.
pub(crate) trait Terms {
    /// The phase it belongs to.
    fn phase(&self) -> &str;

    /// Names what does not fit other fields or the place; ranges stand with the fields.
    fn check(&self, _check: &mut BeatCheck<'_>, _cage: &Cage) {}

    /// Whether it cannot be played without posts.
    fn needs_posts(&self) -> bool {
        false
    }

    /// The time of its own that it keeps although somebody acts, where it has one.
    fn own_time(&self) -> Option<OwnTime> {
        None
    }

    /// How long nobody is there before what it left is no longer waited for, s, where it leaves something.
    fn patience_s(&self) -> Option<f64> {
        None
    }

    /// Plants before the first tick what nothing planted yet.
    fn plant(&self, _planted: &mut Planted, _draws: &Draws) {}
}

/// A beat that ends by itself although somebody acts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OwnTime {
    /// Shortest time after which it does, s.
    pub(crate) shortest_s: f64,
    /// The events that only come in it.
    pub(crate) events: &'static [&'static str],
}

/// A kind of beat, from its parameters to its end.
pub(crate) trait Kind: Terms + Debug + Clone + PartialEq {
    /// Where the player is in it.
    type State: Debug + Copy + PartialEq + Serialize + DeserializeOwned;

    /// What it asks can be done on the ground, so that nobody is sent to take off first.
    const ON_THE_GROUND: bool = false;

    /// Begins; `noise` is the beat's own.
    fn begin(&self, course: &mut Course, cage: &Cage, now: &Perception, noise: &mut Noise) -> Self::State;

    /// One tick.
    fn step(
        &self,
        state: &mut Self::State,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress;

    /// What the drone is asked to go to.
    fn goal(_state: &Self::State, _course: &Course, _cage: &Cage) -> Goal {
        Goal::None
    }

    /// What it asks of who does it.
    fn prompt(&self, state: &Self::State, flight: &Flight) -> Prompt;

    /// Visits every float that a step changes.
    fn canonicalise(_state: &mut Self::State) {}

    /// Whether a run of so many ticks among so many posts can reach this state, and a step can bear it.
    fn is_sound(state: &Self::State, tick: u32, posts: usize) -> bool;
}

/// A beat that is being played: its parameters and where the player is in it, never the one without the other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Playing<B: Kind> {
    pub(crate) beat: B,
    pub(crate) state: B::State,
}

impl<B: Kind> Playing<B> {
    /// From a state that was read.
    pub(crate) fn restored(beat: &B, state: B::State, tick: u32, posts: usize) -> Result<Self, RestoreError> {
        if !B::is_sound(&state, tick, posts) {
            return Err(RestoreError::OutOfRange("stage"));
        }
        Ok(Self {
            beat: beat.clone(),
            state,
        })
    }
}

/// The state alone: parameters are the scenario's.
impl<B: Kind> Serialize for Playing<B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.state.serialize(serializer)
    }
}

/// What can be done with any beat that is being played.
pub(crate) trait Play {
    fn step(
        &mut self,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress;
    fn goal(&self, course: &Course, cage: &Cage) -> Goal;
    fn prompt(&self, flight: &Flight) -> Prompt;
    fn is_on_the_ground(&self) -> bool;
    fn canonicalise(&mut self);
}

impl<B: Kind> Play for Playing<B> {
    fn step(
        &mut self,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress {
        self.beat.step(&mut self.state, course, parameters, now, out)
    }

    fn goal(&self, course: &Course, cage: &Cage) -> Goal {
        B::goal(&self.state, course, cage)
    }

    fn prompt(&self, flight: &Flight) -> Prompt {
        self.beat.prompt(&self.state, flight)
    }

    fn is_on_the_ground(&self) -> bool {
        B::ON_THE_GROUND
    }

    fn canonicalise(&mut self) {
        B::canonicalise(&mut self.state);
    }
}
