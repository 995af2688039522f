//! How virtual people go about what they do: on foot, with a load, at a door that is shut.

use glam::DVec2;

use super::{Doing, Players};
use crate::teamwork::relay::choice::Act;
use crate::teamwork::relay::geometry::length;
use crate::teamwork::relay::running::Relay;
use crate::teamwork::relay::state::Grip;
use crate::teamwork::relay::steering::{along, door_on, towards};

/// The load stops so far before a shut door, m.
const STOPS_M: f64 = 1.2;
/// The one behind a load that is held at both ends pushes so much less.
const BEHIND: f64 = 0.85;
/// Whoever steps aside so often in a row lets go.
const GIVES_UP: u32 = 5;
/// Near to where it belongs a load is slowed down from here on, m, and goes on for so long, s.
const SLOWS_M: f64 = 1.2;
const SWINGS_ON_S: f64 = 0.5;

impl Players {
    /// Sticks and choice of somebody in the hall.
    pub(super) fn go(&mut self, relay: &Relay, carrier: usize) -> (DVec2, Option<Act>) {
        let doing = self.doing(relay, carrier);
        let at = relay.state.carriers[carrier].motion.pose.at;
        let tick = relay.state.tick;
        match doing {
            Doing::Take(grip) => {
                let to = match grip {
                    Grip::Load(load, handle) => relay.handle(usize::from(load), usize::from(handle)),
                    Grip::Lever(door, lever) => relay.lever(usize::from(door), usize::from(lever)),
                    Grip::Nothing => at,
                };
                if relay.in_reach(carrier) == Some(grip) && length(to - at) < 0.7 {
                    return (DVec2::ZERO, Some(Act::Grip));
                }
                self.walk(relay, carrier, to)
            }
            Doing::Carry(load) => self.carry(relay, carrier, load),
            Doing::Push(load) => {
                if relay.is_in_place(load) && relay.holders(load).count() < 2 {
                    return (DVec2::ZERO, Some(Act::LetGo));
                }
                let lead = 1 - carrier;
                let pulls = length(relay.pushed_by(lead));
                if relay.held_by(lead) != Some(load) {
                    return (DVec2::ZERO, None);
                }
                let ahead = relay.state.carriers[lead].motion.pose.at - at;
                (towards(at + ahead, at, 0.1) * (BEHIND * pulls), None)
            }
            Doing::Drop => (DVec2::ZERO, Some(Act::LetGo)),
            Doing::Stay => (DVec2::ZERO, None),
            Doing::Plug | Doing::Unplug | Doing::Near(_) => {
                let charger = relay.parameters().charger.as_ref().map_or(at, |of| of.at_m.into());
                if length(charger - at) < 1.1 {
                    self.progress[carrier].wait(at, tick);
                    let act = match doing {
                        Doing::Plug => Some(Act::Plug),
                        Doing::Unplug => Some(Act::Unplug),
                        _ => None,
                    };
                    return (DVec2::ZERO, act);
                }
                self.walk(relay, carrier, charger)
            }
        }
    }

    /// Walks with empty hands; a shut door is opened on the way.
    fn walk(&mut self, relay: &Relay, carrier: usize, to: DVec2) -> (DVec2, Option<Act>) {
        let at = relay.state.carriers[carrier].motion.pose.at;
        let mut way = self.ways.on_foot(relay, at, to);
        if let Some((door, away)) = door_on(relay, &way)
            && !relay.state.doors[door].open
            && away < 3.0
        {
            match self.lever_for(relay, carrier, door) {
                Some(lever) if relay.in_reach(carrier) == Some(lever) => return (DVec2::ZERO, Some(Act::Grip)),
                Some(Grip::Lever(of, lever)) => {
                    way = self
                        .ways
                        .on_foot(relay, at, relay.lever(usize::from(of), usize::from(lever)));
                }
                // Somebody else has to.
                _ => return (DVec2::ZERO, None),
            }
        }
        let wants = if way.len() < 3 {
            towards(to, at, 0.25)
        } else {
            along(&way, at)
        };
        let push = self.progress[carrier].push(wants, at, relay.state.tick, &mut self.noise);
        (push, None)
    }

    fn carry(&mut self, relay: &Relay, carrier: usize, load: usize) -> (DVec2, Option<Act>) {
        let tick = relay.state.tick;
        let at = relay.state.carriers[carrier].motion.pose.at;
        let motion = &relay.state.loads[load].motion;
        let place = &relay.parameters().places[relay.setting.belongs[load]];
        let goal = self.goal(relay, load);
        let left = goal - motion.pose.at;
        if let Some(tap) = self.thirsty(relay, load)
            && length(left) < 0.8 * tap.reach_m
        {
            self.progress[carrier].wait(at, tick);
            return (DVec2::ZERO, None);
        }
        let slow = length(motion.velocity) < 0.3;
        if length(left) < 0.5 * place.radius_m || slow && length(left) < 0.8 * place.radius_m {
            self.progress[carrier].wait(at, tick);
            return (DVec2::ZERO, slow.then_some(Act::LetGo));
        }
        let alone = relay.holders(load).count() < 2;
        if relay.is_heavy(load) && alone {
            // Pulls, and waits for somebody.
            let way = self.ways.loaded(relay, load, at, goal);
            let axis = motion.pose.axis();
            let pulls = along(&way, at).dot(axis);
            self.progress[carrier].wait(at, tick);
            return (axis * if pulls < 0.0 { -1.0 } else { 1.0 }, None);
        }
        if self.progress[carrier].tries >= GIVES_UP {
            self.progress[carrier].renew(at, tick);
            self.other_end[carrier] = !self.other_end[carrier];
            return (DVec2::ZERO, Some(Act::LetGo));
        }
        let way = self.ways.loaded(relay, load, at, goal);
        let from_load = self.ways.loaded(relay, load, motion.pose.at, goal);
        let shut = [door_on(relay, &way), door_on(relay, &from_load)]
            .into_iter()
            .flatten()
            .any(|(door, away)| !relay.state.doors[door].open && away < STOPS_M);
        if shut {
            self.progress[carrier].wait(at, tick);
            return (DVec2::ZERO, None);
        }
        let wants = if length(left) < 1.8 || way.len() < 3 {
            // What is swung goes past where one pulls it.
            towards(goal - motion.velocity * SWINGS_ON_S, motion.pose.at, SLOWS_M)
        } else {
            along(&way, at)
        };
        (self.progress[carrier].push(wants, at, tick, &mut self.noise), None)
    }
}
