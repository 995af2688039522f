//! The post: how far a hand reaches, and moving what stands on it.

use super::layout::Movable;
use super::running::Line;
use super::vocabulary::Happened;
use crate::{Emitter, ticks};

impl Line {
    /// The spot on which a thing stands.
    pub(crate) fn spot_of(&self, thing: Movable) -> u8 {
        self.state.stands.get(thing as usize).copied().unwrap_or(0)
    }

    /// How far a thing is from the middle of the post, mm.
    pub(crate) fn reach_mm(&self, thing: Movable) -> u32 {
        self.setting.reach(self.spot_of(thing))
    }

    /// How long a gesture to a thing takes, ticks.
    pub(crate) fn reach_ticks(&self, thing: Movable, more_s: f64) -> u32 {
        let handling = &self.setting.parameters.handling;
        let way = f64::from(self.reach_mm(thing)) / 1000.0;
        ticks(handling.gesture_s + handling.reach_s_per_m * way + more_s).max(1)
    }

    /// What stands on a spot.
    pub(crate) fn thing_on(&self, spot: u8) -> Option<Movable> {
        let at = self.state.stands.iter().position(|on| *on == spot)?;
        Movable::ALL.get(at).copied()
    }

    /// Puts what is carried on a spot; what stood there goes where it came from.
    pub(crate) fn put_on_spot(&mut self, spot: u8, out: &mut Emitter<'_>) {
        let Some(thing) = self.state.carried.take() else { return };
        let from = self.spot_of(thing);
        if from == spot {
            return;
        }
        if let Some(other) = self.thing_on(spot) {
            self.state.stands[other as usize] = from;
        }
        self.state.stands[thing as usize] = spot;
        self.state.moves = self.state.moves.saturating_add(1);
        let (before, now) = (self.setting.reach(from), self.setting.reach(spot));
        out.emit(
            Happened::Moved,
            &[f64::from(thing as u8), f64::from(before), f64::from(now)],
        );
    }
}
