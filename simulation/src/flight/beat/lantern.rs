//! The lantern that a steady hover lights.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Beat, Kind, Later, Playing, Progress, Terms, idle};
use crate::Emitter;
use crate::Prompt;
use crate::TICK_S;
use crate::flight::course::{Course, Goal};
use crate::flight::left::Kept;
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::prompt::{plain, whole_s, with};
use crate::flight::running::Flight;
use crate::flight::vocabulary::Happened;
use crate::noise::Noise;
use crate::ranges::within;
use crate::ticks;

/// A steady hover lights a lantern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Lantern {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Distance over ground to the lantern that counts, m.
    #[schemars(transform = within(0.2, 10.0))]
    pub radius_m: f64,
    /// Speed that counts as steady, m/s.
    #[schemars(transform = within(0.05, 2.0))]
    pub steady_m_s: f64,
    /// Steady for so long, s.
    #[schemars(transform = within(0.2, 30.0))]
    pub hold_s: f64,
    /// Nobody acted for so long: the next beat comes, and what was asked can still be done later, s.
    #[schemars(transform = idle())]
    #[serde(alias = "longest_s")]
    pub idle_s: f64,
}

impl Terms for Lantern {
    fn phase(&self) -> &str {
        &self.phase
    }

    fn patience_s(&self) -> Option<f64> {
        Some(self.idle_s)
    }
}

/// Where the player is in lighting the lantern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Hovering {
    /// Ticks of steady hover so far.
    pub(crate) steady: u32,
}

impl Lantern {
    /// The beat, where it is this one.
    pub(crate) fn of(beat: &Beat) -> Option<&Self> {
        if let Beat::Lantern(lantern) = beat {
            Some(lantern)
        } else {
            None
        }
    }

    /// One tick of hovering by the lantern; true in the tick that lights it.
    pub(crate) fn hover(
        &self,
        hovering: &mut Hovering,
        course: &mut Course,
        cage: &Cage,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> bool {
        let [x, y, _] = cage.lantern_m;
        let near = now.plane_m([x, y]) <= self.radius_m;
        let still = now.velocity.dot(now.velocity) <= self.steady_m_s * self.steady_m_s;
        hovering.steady = if now.airborne && near && still {
            hovering.steady + 1
        } else {
            0
        };
        let lit = hovering.steady >= ticks(self.hold_s);
        if lit {
            course.lantern_lit = true;
            out.emit(Happened::HoverLit, &[]);
        }
        lit
    }
}

impl Kind for Lantern {
    type State = Hovering;

    fn begin(&self, _: &mut Course, _: &Cage, _: &Perception, _: &mut Noise) -> Hovering {
        Hovering::default()
    }

    fn step(
        &self,
        hovering: &mut Hovering,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress {
        if self.hover(hovering, course, &parameters.cage, now, out) {
            return Progress::Done;
        }
        let progress = course.unless_idle(self.idle_s, now, Later::Something);
        if progress != Progress::Lasts {
            let playing = Playing {
                beat: self.clone(),
                state: Hovering::default(),
            };
            course.left.lantern = Some(Kept {
                beat: course.beat,
                playing,
            });
        }
        progress
    }

    fn goal(_: &Hovering, _: &Course, _: &Cage) -> Goal {
        Goal::Lantern
    }

    fn prompt(&self, hovering: &Hovering, _: &Flight) -> Prompt {
        if hovering.steady == 0 {
            return plain("hover");
        }
        let left_s = self.hold_s - f64::from(hovering.steady) * TICK_S;
        with("hover_steady", "seconds", whole_s(left_s))
    }

    fn is_sound(hovering: &Hovering, tick: u32, _posts: usize) -> bool {
        hovering.steady <= tick
    }
}
