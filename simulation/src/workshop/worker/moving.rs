//! Moving the hand over a piece.

use super::hands::Hands;
use crate::SeatInput;
use crate::workshop::choice::{Act, Choice};
use crate::workshop::running::Workshop;

impl Hands {
    /// Moves the hand; true once it is there.
    pub(super) fn steer(&mut self, workshop: &Workshop, input: &mut SeatInput) -> bool {
        let Some((to, _, since)) = &mut self.moving else {
            return true;
        };
        *since += 1;
        let to = *to;
        let tired = *since > 1800;
        let state = &workshop.state;
        let mut there = true;
        for (axis, to) in to.into_iter().enumerate() {
            let off = to * 10 - state.cursor[axis];
            let resting = state.push.held[axis] > 0;
            if off.abs() <= 50 {
                there &= !resting;
                continue;
            }
            there = false;
            // Small ways along are taken a millimetre at a time, once the hand rests.
            if axis == 0 && !resting && off.abs() <= 300 && off.abs() >= 60 {
                let choice = if off < 0 { Act::Less } else { Act::More };
                if let Some(index) = workshop.index_of(Choice::Act(choice)) {
                    input.choice = index + 1;
                }
                continue;
            }
            let size = match off.abs() {
                3001.. => 127,
                501..=3000 => 50,
                _ => 24,
            };
            input.sticks[axis] = if off < 0 { -size } else { size };
        }
        if there || tired {
            input.sticks = [0; 4];
            self.moving = None;
            self.rest();
            return true;
        }
        false
    }

    pub(super) fn go_to(&mut self, at: [i32; 2], exact: bool) {
        if self.moving.is_some_and(|(_, advised, _)| advised == at) {
            return;
        }
        let mut to = at;
        if !exact {
            let [off, _] = self.noise.normal_pair();
            let first = if self.cuts == 0 { self.worker.first_mm } else { 0.0 };
            to[0] += libm::round(off * self.worker.noise_mm - first) as i32 * 10;
        }
        self.moving = Some((to, at, 0));
    }
}
