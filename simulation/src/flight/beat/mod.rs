//! Beats: what a flight brings, in order. Each advances by what the player does, at their own pace: `idle_s` is a
//! stretch in which nobody acted (no stick, button, choice or verb), after which the situation goes on by itself, says
//! so, and leaves what can still be done for later. What the situation does to the player keeps its own time: a gust
//! blows over, a call stands for a while, a free minute is a minute.
//!
//! A beat is one file: its parameters and their bounds, where the player is in it, how it begins and steps, what it
//! asks. The list in this file is the only one; parameters, encoded states and running beats are made from it.

mod first_flight;
mod free;
mod gust;
mod kind;
mod land_call;
mod lantern;
mod light;
mod look_check;
mod posts;
mod progress;

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

use super::course::Course;
use super::parameters::Cage;
use super::perception::Perception;
use crate::RestoreError;
use crate::noise::Noise;
use crate::ranges::within;

pub use free::Free;
pub use gust::Gust;
pub(crate) use gust::{AGAINST, Holding};
pub(crate) use kind::{Kind, OwnTime, Play, Playing, Terms};
pub use land_call::LandCall;
pub(crate) use lantern::Hovering;
pub use lantern::Lantern;
pub use light::Light;
pub(crate) use light::Orange;
pub use look_check::{Item, LookCheck};
pub use posts::Posts;
pub(crate) use posts::Tune;
pub(crate) use progress::{Later, Progress};

/// From and to, both included; the seed chooses between them.
pub type Span = (f64, f64);

/// Longest that anything of a beat may wait, s.
const LONGEST_S: f64 = 1800.0;

/// The range of how long nobody acts before the beat goes on.
fn idle() -> impl FnMut(&mut Schema) {
    within(5.0, LONGEST_S)
}

/// From one list of beats: what files say of them, what is encoded of them, and them while they are played.
macro_rules! beats {
    ($($Beat:ident),+ $(,)?) => {
        /// One beat. Every beat names the phase it belongs to; neighbouring beats may share a phase.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[expect(missing_docs, reason = "each beat is described where its parameters are")]
        pub enum Beat {
            $($Beat($Beat),)+
        }

        /// Where a beat stands, as it is encoded: in the order of the list, which states of before depend on.
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        pub(crate) enum Stage {
            $($Beat(<$Beat as Kind>::State),)+
            Over,
        }

        /// The beat that is being played; encoded as its [`Stage`].
        #[derive(Debug, Clone, PartialEq, Serialize)]
        pub(crate) enum Running {
            $($Beat(Playing<$Beat>),)+
            Over,
        }

        impl Beat {
            /// What it says, whichever it is.
            pub(crate) fn terms(&self) -> &dyn Terms {
                match self {
                    $(Self::$Beat(beat) => beat,)+
                }
            }

            /// Begins it.
            pub(crate) fn begin(&self, course: &mut Course, cage: &Cage, now: &Perception, noise: &mut Noise) -> Running {
                match self {
                    $(Self::$Beat(beat) => {
                        let state = beat.begin(course, cage, now, noise);
                        Running::$Beat(Playing { beat: beat.clone(), state })
                    })+
                }
            }

            /// From a state that was read, which must be one of this beat.
            pub(crate) fn restored(&self, stage: Stage, tick: u32, posts: usize) -> Result<Running, RestoreError> {
                match (self, stage) {
                    $((Self::$Beat(beat), Stage::$Beat(state)) => {
                        Playing::restored(beat, state, tick, posts).map(Running::$Beat)
                    })+
                    (_, Stage::Over) => Ok(Running::Over),
                    _ => Err(RestoreError::OutOfRange("stage")),
                }
            }
        }

        impl Running {
            /// The beat, whichever it is; `None` after the last.
            pub(crate) fn playing(&self) -> Option<&dyn Play> {
                match self {
                    $(Self::$Beat(playing) => Some(playing),)+
                    Self::Over => None,
                }
            }

            /// The same, to step it.
            pub(crate) fn playing_mut(&mut self) -> Option<&mut dyn Play> {
                match self {
                    $(Self::$Beat(playing) => Some(playing),)+
                    Self::Over => None,
                }
            }
        }
    };
}

beats!(LookCheck, Light, Lantern, Posts, Gust, LandCall, Free);

impl Beat {
    /// The phase it belongs to.
    pub fn phase(&self) -> &str {
        self.terms().phase()
    }
}
