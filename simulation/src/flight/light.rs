//! The light over the pad: orange from the moment the rotors turn, while a neighbour's drone leaves, then green. Who
//! starts the rotors later, in a later beat, sees the same light.

use serde::{Deserialize, Serialize};

use super::course::{Course, Light, Moment};
use super::rotorcraft::TICK_S;
use super::sink::Sink;
use super::vocabulary::Happened;

/// A light that is still to turn green.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Orange {
    /// How long it is orange.
    pub(crate) ticks: u32,
    /// Tick at which it turned orange.
    pub(crate) since: Option<u32>,
}

impl Orange {
    pub(crate) const fn new(ticks: u32) -> Self {
        Self { ticks, since: None }
    }

    /// Whether it has turned orange.
    pub(crate) const fn is_lit(self) -> bool {
        self.since.is_some()
    }
}

impl Course {
    /// One tick of the light.
    pub(crate) fn turn_light(&mut self, now: &Moment, sink: &mut Sink<'_>) {
        let Some(orange) = &mut self.orange else { return };
        match orange.since {
            None if now.rotors => {
                orange.since = Some(now.tick);
                self.light = Light::Orange;
                self.neighbour_left = now.tick;
                sink.emit(Happened::LightOrange, &[]);
            }
            Some(since) if now.tick >= since + orange.ticks => {
                let orange_s = f64::from(orange.ticks) * TICK_S;
                self.light = Light::Green;
                self.orange = None;
                sink.emit(Happened::LightGreen, &[orange_s]);
            }
            _ => {}
        }
    }
}
