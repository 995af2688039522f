//! The light over the pad: orange from the moment the rotors turn, while a neighbour's drone leaves, then green. Who
//! starts the rotors later, in a later beat, sees the same light.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, Later, Progress, Span, Terms, idle};
use crate::Emitter;
use crate::Prompt;
use crate::TICK_S;
use crate::flight::course::{self, Course};
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::prompt::plain;
use crate::flight::running::Flight;
use crate::flight::vocabulary::Happened;
use crate::noise::Noise;
use crate::ranges::within;
use crate::ticks;

/// Orange light from the moment of arming while a neighbour's drone leaves, then green.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Light {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Orange lasts so long: [from, to] in s, the seed chooses between them. Example: [6, 15].
    #[schemars(transform = within(1.0, 60.0))]
    pub orange_s: Span,
    /// Nobody acted for so long: the next beat comes, and what was asked can still be done later, s.
    #[schemars(transform = idle())]
    #[serde(alias = "longest_s")]
    pub idle_s: f64,
}

impl Terms for Light {
    fn phase(&self) -> &str {
        &self.phase
    }
}

/// The light itself is the course's: it goes on turning after the beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting;

impl Kind for Light {
    type State = Waiting;

    fn begin(&self, course: &mut Course, _: &Cage, _: &Perception, noise: &mut Noise) -> Waiting {
        course.orange = Some(Orange {
            ticks: ticks(noise.between(self.orange_s)),
            since: None,
        });
        Waiting
    }

    fn step(
        &self,
        _: &mut Waiting,
        course: &mut Course,
        _: &Parameters,
        now: &Perception,
        _: &mut Emitter<'_>,
    ) -> Progress {
        match course.orange {
            None => Progress::Done,
            Some(Orange { since: Some(_), .. }) => Progress::Lasts,
            Some(Orange { since: None, .. }) => course.unless_idle(self.idle_s, now, Later::Something),
        }
    }

    fn prompt(&self, _: &Waiting, _: &Flight) -> Prompt {
        plain("wait_green")
    }

    fn is_sound(_: &Waiting, _tick: u32, _posts: usize) -> bool {
        true
    }
}

/// A light that is still to turn green.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Orange {
    /// How long it is orange.
    pub(crate) ticks: u32,
    /// Tick at which it turned orange.
    pub(crate) since: Option<u32>,
}

impl Course {
    /// One tick of the light.
    pub(crate) fn turn_light(&mut self, now: &Perception, out: &mut Emitter<'_>) {
        let Some(orange) = &mut self.orange else { return };
        match orange.since {
            None if now.rotors => {
                orange.since = Some(now.tick);
                self.light = course::Light::Orange;
                self.neighbour_left = now.tick;
                out.emit(Happened::LightOrange, &[]);
            }
            Some(since) if now.tick >= since + orange.ticks => {
                let orange_s = f64::from(orange.ticks) * TICK_S;
                self.light = course::Light::Green;
                self.orange = None;
                out.emit(Happened::LightGreen, &[orange_s]);
            }
            _ => {}
        }
    }
}
