//! What virtual people say with the wheel of verbs.

use super::Players;
use crate::Verb;
use crate::teamwork::relay::course::Comes;
use crate::teamwork::relay::running::Relay;
use crate::teamwork::relay::state::Stage;

impl Players {
    /// What is worth saying: once, a moment after.
    pub(super) fn speak(&mut self, relay: &Relay) {
        if self.crew.talks < 0.5 {
            return;
        }
        let tick = relay.state.tick;
        let seats: Vec<Option<usize>> = relay.state.carriers.iter().map(|of| of.seat.map(usize::from)).collect();
        let once = |matter: (u32, u32), spoke: &mut Vec<(u32, u32)>| {
            let new = !spoke.contains(&matter);
            if new {
                spoke.push(matter);
            }
            new
        };
        if relay.state.blocked.is_some()
            && once((1, 0), &mut self.spoke)
            && let [Some(one), Some(other)] = seats[..]
        {
            self.says.push((tick + 100, one, Verb::Signal));
            self.says.push((tick + 240, other, Verb::Acknowledge));
        }
        for carrier in 0..2 {
            if let (Some(load), [Some(one), Some(other)]) = (relay.held_by(carrier), &seats[..])
                && relay.is_heavy(load)
                && once((3, load as u32), &mut self.spoke)
            {
                let (one, other) = if carrier == 0 { (*one, *other) } else { (*other, *one) };
                self.says.push((tick + 20, one, Verb::Propose));
                self.says.push((tick + 140, other, Verb::Acknowledge));
            }
        }
        if matches!(relay.state.stage, Stage::Moving(Comes::Charger, _))
            && once((4, 0), &mut self.spoke)
            && let [Some(one), Some(other)] = seats[..]
        {
            self.says.push((tick + 60, other, Verb::Propose));
            self.says.push((tick + 200, one, Verb::Acknowledge));
        }
        for carrier in 0..2 {
            let of = &relay.state.carriers[carrier];
            let (Some(since), Some(seat)) = (of.stuck, seats[carrier]) else {
                continue;
            };
            let asks = self.crew.helps < 0.5 && relay.state.tick - since > 180;
            if asks && once((2, since), &mut self.spoke) {
                self.says.push((tick, seat, Verb::Ask));
                if let Some(other) = seats[1 - carrier] {
                    self.says.push((tick + 150, other, Verb::Acknowledge));
                }
            }
        }
    }
}
