//! The relief: what virtual people put on the plan, and how they take their places.

use super::{Matter, Players};
use crate::teamwork::relay::choice::{Act, Choice};
use crate::teamwork::relay::running::Relay;
use crate::teamwork::relay::state::Stage;
use crate::teamwork::relay::sticker::Spot;

impl Players {
    /// What somebody does at the relief.
    pub(super) fn at_relief(&mut self, relay: &Relay, seat: usize) -> Option<Choice> {
        let person = &relay.state.people[seat];
        if matches!(relay.state.stage, Stage::Arriving(_)) {
            if !person.took_place {
                return Some(Choice::Act(Act::TakePlace));
            }
            let reads = self.decides(Matter::Read(seat), self.crew.reads);
            return (reads && !person.has_read).then_some(Choice::Act(Act::Note));
        }
        let carrier = relay.carrier_of(seat)?;
        if let Some(sticker) = person.sticker {
            let kind = relay.setting.sticker(sticker)?;
            let free = |spot: &Spot| !relay.state.stickers.contains(&Some(*spot));
            let spots: Vec<Spot> = relay.setting.spots.iter().map(|(spot, _)| *spot).filter(free).collect();
            let open: Vec<Spot> = spots
                .iter()
                .copied()
                .filter(|spot| relay.is_open_task(kind, *spot))
                .collect();
            let among = if open.is_empty() || self.decides(Matter::Misplace(sticker), self.crew.mistakes) {
                spots
            } else {
                open
            };
            return among.get(self.noise.below(among.len())).map(|spot| Choice::Spot(*spot));
        }
        let alone = (0..2).filter(|at| relay.is_there(*at)).count() < 2;
        let mine = |at: &u8| alone || usize::from(*at) % 2 == carrier;
        let worth = |at: &u8| {
            let Some(kind) = relay.setting.sticker(*at) else {
                return false;
            };
            relay
                .setting
                .spots
                .iter()
                .any(|(spot, _)| !relay.state.stickers.contains(&Some(*spot)) && relay.is_open_task(kind, *spot))
        };
        let stickers = 0..relay.state.stickers.len() as u8;
        let next = stickers
            .filter(mine)
            .filter(|at| relay.state.stickers[usize::from(*at)].is_none())
            .find(worth);
        Some(next.map_or(Choice::Act(Act::HandOver), Choice::Sticker))
    }
}
