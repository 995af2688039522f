//! The look-check: the drone is looked over, and something may be amiss.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, Later, Progress, Terms, idle};
use crate::Emitter;
use crate::Prompt;
use crate::flight::course::{Course, Draws, Planted};
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::problems::BeatCheck;
use crate::flight::prompt::{plain, with};
use crate::flight::running::Flight;
use crate::noise::Noise;

/// What can be looked at on the drone and around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Item {
    /// The four propellers.
    Propellers,
    /// The battery.
    Battery,
    /// Frame and guards.
    Frame,
    /// The pad.
    Pad,
}

impl Item {
    /// All items; the index is the value of field `item`.
    pub const ALL: [Self; 4] = [Self::Propellers, Self::Battery, Self::Frame, Self::Pad];
    /// Words of field `item`.
    pub const WORDS: [&'static str; 4] = ["propellers", "battery", "frame", "pad"];

    /// Place in [`Item::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Looking the drone over, on the pad, rotors off, with one planted anomaly. Ends when armed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct LookCheck {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// What may be amiss; the seed chooses one (not `Frame`). Example: `["Propellers", "Pad"]`.
    #[schemars(length(min = 1, max = 3))]
    pub anomalies: Vec<Item>,
    /// Nobody acted for so long: the next beat comes, and what was asked can still be done later, s.
    #[schemars(transform = idle())]
    #[serde(alias = "longest_s")]
    pub idle_s: f64,
}

impl Terms for LookCheck {
    fn phase(&self) -> &str {
        &self.phase
    }

    fn check(&self, check: &mut BeatCheck<'_>, _cage: &Cage) {
        let frames = self.anomalies.iter().filter(|item| **item == Item::Frame).count();
        check.range("anomalies: Frame", frames as f64, 0.0, 0.0);
    }

    fn plant(&self, planted: &mut Planted, draws: &Draws) {
        if planted.anomaly.is_none() {
            let index = (draws.anomaly * self.anomalies.len() as f64) as usize;
            planted.anomaly = self.anomalies.get(index).copied();
        }
    }
}

/// What was looked at is kept by the course: it can be looked at later too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checking;

impl Kind for LookCheck {
    type State = Checking;
    const ON_THE_GROUND: bool = true;

    fn begin(&self, _: &mut Course, _: &Cage, _: &Perception, _: &mut Noise) -> Checking {
        Checking
    }

    fn step(
        &self,
        _: &mut Checking,
        course: &mut Course,
        _: &Parameters,
        now: &Perception,
        _: &mut Emitter<'_>,
    ) -> Progress {
        if now.rotors {
            Progress::Done
        } else {
            course.unless_idle(self.idle_s, now, Later::Something)
        }
    }

    fn prompt(&self, _: &Checking, flight: &Flight) -> Prompt {
        let course = &flight.course;
        let looked = course.looked.iter().filter(|looked| **looked).count() as i64;
        match course.open_anomaly() {
            Some(item) if course.looked[item.index()] => plain("anomaly_found"),
            _ if looked == 4 || course.treated => plain("check_done"),
            _ => with("look_check", "left", 4 - looked),
        }
    }

    fn is_sound(_: &Checking, _tick: u32, _posts: usize) -> bool {
        true
    }
}
