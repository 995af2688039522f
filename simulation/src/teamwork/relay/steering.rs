//! How virtual people walk: along ways that they see, a little ahead of themselves; who gets nowhere steps aside.

use std::collections::BTreeMap;

use glam::DVec2;

use super::geometry::{length, shortened};
use super::running::{PERSON_M, Relay};
use super::way::{CELL_M, Field, Ground};
use crate::noise::Noise;
use crate::ticks;

/// They look so many points ahead.
const AHEAD: usize = 4;
/// Room that they leave beside themselves and beside what they carry, m.
const BESIDE_M: f64 = 0.08;
const BESIDE_LOAD_M: f64 = 0.16;
/// Whoever has not come so far in so long gets nowhere, m and s.
const NOWHERE_M: f64 = 0.2;
const NOWHERE_S: f64 = 1.6;
/// Ways that are remembered.
const REMEMBERED: usize = 96;

/// The ways that a crew has looked at.
#[derive(Debug, Default)]
pub(crate) struct Ways {
    known: BTreeMap<Vec<i32>, Field>,
}

fn coarse(value: f64) -> i32 {
    libm::round(value * 10.0) as i32
}

impl Ways {
    fn field(&mut self, key: Vec<i32>, look: impl FnOnce() -> Field) -> &Field {
        if self.known.len() >= REMEMBERED && !self.known.contains_key(&key) {
            self.known.clear();
        }
        self.known.entry(key).or_insert_with(look)
    }

    /// The way of somebody with empty hands to a point.
    pub(crate) fn on_foot(&mut self, relay: &Relay, from: DVec2, to: DVec2) -> Vec<DVec2> {
        let resting = resting(relay, None);
        let mut key = vec![0, coarse(to.x), coarse(to.y)];
        key.extend(seen(relay, &resting));
        let radius = PERSON_M + BESIDE_M;
        let field = self.field(key, || {
            let ground = around(relay, &resting, radius).with_room(to, 1.5 * CELL_M);
            ground.field(to)
        });
        field.way(from, 400)
    }

    /// The way of somebody with a load to a point.
    pub(crate) fn loaded(&mut self, relay: &Relay, load: usize, from: DVec2, to: DVec2) -> Vec<DVec2> {
        let half = relay.parameters().loads[load].half_m;
        let radius = half[0].min(half[1]).max(PERSON_M) + BESIDE_LOAD_M;
        for others in [resting(relay, Some(load)), Vec::new()] {
            let mut key = vec![1, load as i32, coarse(to.x), coarse(to.y)];
            key.extend(seen(relay, &others));
            let field = self.field(key, || around(relay, &others, radius).field(to));
            let way = field.way(from, 400);
            if !way.is_empty() {
                return way;
            }
        }
        Vec::new()
    }
}

/// Loads that stand about.
fn resting(relay: &Relay, but: Option<usize>) -> Vec<usize> {
    let open = |load: &usize| relay.is_open_load(*load) && Some(*load) != but;
    (0..relay.state.loads.len())
        .filter(open)
        .filter(|load| relay.holders(*load).next().is_none())
        .collect()
}

fn seen(relay: &Relay, loads: &[usize]) -> Vec<i32> {
    let mut seen = vec![relay.state.blocked.map_or(-1, i32::from)];
    for load in loads {
        let pose = &relay.state.loads[*load].motion.pose;
        seen.extend([*load as i32, coarse(pose.at.x), coarse(pose.at.y), coarse(pose.angle)]);
    }
    seen
}

/// The ground with walls, what is blocked and what stands about; doors can be opened.
fn around(relay: &Relay, loads: &[usize], radius: f64) -> Ground {
    let blocked = relay
        .state
        .blocked
        .and_then(|way| relay.setting.corridors.get(usize::from(way)));
    let solids: Vec<_> = relay.setting.walls.iter().chain(blocked).copied().collect();
    let mut ground = Ground::new(&relay.setting, &solids, radius);
    for load in loads {
        let half = DVec2::from(relay.parameters().loads[*load].half_m);
        ground = ground.without(&relay.state.loads[*load].motion.pose, half, radius);
    }
    ground
}

/// The first door on a way, and how far along it, m.
pub(crate) fn door_on(relay: &Relay, way: &[DVec2]) -> Option<(usize, f64)> {
    way.iter().enumerate().find_map(|(at, point)| {
        let door = relay.setting.doors.iter().position(|rect| rect.holds(*point, 0.05))?;
        Some((door, at as f64 * CELL_M))
    })
}

/// Where to push the stick, 0 to 1, to follow a way.
pub(crate) fn along(way: &[DVec2], from: DVec2) -> DVec2 {
    let Some(ahead) = way.get(AHEAD).or(way.last()) else {
        return DVec2::ZERO;
    };
    let last = way.len() <= AHEAD;
    towards(*ahead, from, if last { 0.3 } else { 0.05 })
}

/// Where to push the stick towards a point, less within `slows`, m.
pub(crate) fn towards(point: DVec2, from: DVec2, slows: f64) -> DVec2 {
    shortened((point - from) / slows, 1.0)
}

/// As a stick has it.
pub(crate) fn sticks(push: DVec2) -> [i8; 2] {
    let value = |part: f64| libm::round(part.clamp(-1.0, 1.0) * 127.0) as i8;
    [value(push.x), value(push.y)]
}

/// Whether somebody gets on.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    from: DVec2,
    since: u32,
    aside: DVec2,
    until: u32,
    /// How often in a row they stepped aside.
    pub(crate) tries: u32,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            from: DVec2::ZERO,
            since: 0,
            aside: DVec2::ZERO,
            until: 0,
            tries: 0,
        }
    }
}

impl Progress {
    /// What they push in place of what they want to.
    pub(crate) fn push(&mut self, wants: DVec2, at: DVec2, tick: u32, noise: &mut Noise) -> DVec2 {
        if tick < self.until {
            return self.aside;
        }
        if length(at - self.from) > NOWHERE_M || length(wants) < 0.3 {
            if length(at - self.from) > 3.0 * NOWHERE_M {
                self.tries = 0;
            }
            self.from = at;
            self.since = tick;
        } else if tick.saturating_sub(self.since) > ticks(NOWHERE_S) {
            // Back and aside.
            let (sin, cos) = libm::sincos(noise.between((1.2, 3.0)) * if noise.unit() < 0.5 { 1.0 } else { -1.0 });
            self.aside = DVec2::new(cos * wants.x - sin * wants.y, sin * wants.x + cos * wants.y);
            self.until = tick + ticks(noise.between((0.4, 1.1)));
            self.since = self.until;
            self.tries += 1;
            return self.aside;
        }
        wants
    }

    /// They start anew.
    pub(crate) fn renew(&mut self, at: DVec2, tick: u32) {
        self.from = at;
        self.since = tick;
        self.tries = 0;
        self.until = 0;
    }

    /// They wait where they are.
    pub(crate) fn wait(&mut self, at: DVec2, tick: u32) {
        self.from = at;
        self.since = tick;
    }
}
