//! Where a load came to a sudden stop, a puff of dust. What was seen a moment ago is kept beside the picture: it is
//! decoration, and nothing that the session knows.

use std::f32::consts::TAU;

use bevy_egui::egui::{Id, Painter, Pos2, Stroke, Ui, vec2};
use simulation::TICKS_PER_SECOND;
use simulation::teamwork::relay::{Moved, Relay};

use super::ground::Ground;
use crate::theme::INK_SOFT;

/// Whatever loses so much of its pace at once has bumped into something, m/s.
pub(super) const BUMPS_M_S: f64 = 0.3;
/// A puff is seen for so long, ticks.
const LASTS: u32 = TICKS_PER_SECOND / 3;
/// What lies further back than this is another place in the session, ticks.
const NEAR: u32 = 8;

/// Loads that bumped between two looks, by their place among those that are there.
pub(super) fn bumped(before: &[Moved], now: &[Moved]) -> Vec<Moved> {
    let pairs = now.iter().filter_map(|of| {
        let last = before.iter().find(|last| last.load == of.load)?;
        (last.pace_m_s - of.pace_m_s >= BUMPS_M_S && of.arrived_s.is_none()).then_some(*of)
    });
    pairs.collect()
}

/// What was seen.
#[derive(Clone, Default)]
struct Dust {
    tick: u32,
    loads: Vec<Moved>,
    /// Where, and when.
    puffs: Vec<([f64; 2], u32)>,
}

/// Draws the puffs there are, and remembers what is seen now.
pub(super) fn draw(ui: &Ui, painter: &Painter, ground: Ground, relay: &Relay) {
    let now = relay.tick();
    let loads = relay.moved();
    let id = Id::new("relay-dust");
    let puffs = ui.data_mut(|data| {
        let dust = data.get_temp_mut_or_default::<Dust>(id);
        if now < dust.tick || now > dust.tick + NEAR {
            dust.puffs.clear();
        } else if now > dust.tick {
            let bumps = bumped(&dust.loads, &loads).into_iter();
            dust.puffs.extend(bumps.map(|of| (of.at_m, now)));
        }
        dust.puffs.retain(|(_, since)| now - since < LASTS);
        dust.tick = now;
        dust.loads = loads;
        dust.puffs.clone()
    });
    for (at, since) in puffs {
        let part = (now - since) as f32 / LASTS as f32;
        puff(painter, ground.at(at), ground.long(1.0), part);
    }
}

fn puff(painter: &Painter, at: Pos2, size: f32, part: f32) {
    let line = Stroke::new(3.0 * (1.0 - part) + 0.5, INK_SOFT);
    for ray in 0..10 {
        let angle = TAU * ray as f32 / 10.0 + 0.3;
        let way = vec2(angle.cos(), angle.sin()) * size;
        let ends = [at + way * (0.8 + 0.5 * part), at + way * (1.0 + 0.8 * part)];
        painter.line_segment(ends, line);
    }
}
