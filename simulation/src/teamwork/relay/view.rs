//! What the game draws.

use super::geometry::length;
use super::parameters::Parameters;
use super::running::Relay;
use super::state::{Grip, Stage};
use super::sticker::{Spot, Sticker};
use crate::TICK_S;

/// Somebody in the hall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Walker {
    /// Whose it is.
    pub seat: u8,
    /// Where they stand, m.
    pub at_m: [f64; 2],
    /// Where they face, radians from the direction along the hall, against the clock.
    pub faces: f64,
    /// How fast they go, m/s.
    pub pace_m_s: f64,
    /// What they hold.
    pub holds: Held,
    /// Where their hands are on what they hold, or would be on what they can reach, m.
    pub hands_m: Option<[f64; 2]>,
    /// They push at something that does not move.
    pub stuck: bool,
}

/// What somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Nothing; there may be something in reach.
    Nothing {
        /// Whether there is.
        in_reach: bool,
    },
    /// A load, by its place in the parameters.
    Load(usize),
    /// The lever of a door, by its place in the parameters.
    Door(usize),
}

/// A load that is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// Its place in the parameters.
    pub load: usize,
    /// Where its middle stands, m.
    pub at_m: [f64; 2],
    /// How its length is turned, radians, against the clock.
    pub turned: f64,
    /// How fast its middle goes, m/s.
    pub pace_m_s: f64,
    /// Whether it is where it belongs, and since when, s.
    pub arrived_s: Option<f64>,
    /// Water left, 0 to 1, and how far it swings, m.
    pub water: (f64, [f64; 2]),
    /// Water goes over the brim just now.
    pub spills: bool,
    /// Charge, 0 to 1.
    pub charge: f64,
    /// It hangs on the cable.
    pub plugged: bool,
    /// It takes two.
    pub heavy: bool,
}

impl Relay {
    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// Ticks since the start.
    pub fn tick(&self) -> u32 {
        self.state.tick
    }

    fn since(&self, tick: u32) -> f64 {
        f64::from(self.state.tick - tick.min(self.state.tick)) * TICK_S
    }

    /// Those in the hall.
    pub fn walkers(&self) -> Vec<Walker> {
        let there = (0..2).filter_map(|carrier| Some((carrier, self.state.carriers[carrier].seat?)));
        there
            .map(|(carrier, seat)| {
                let of = &self.state.carriers[carrier];
                let reach = self.in_reach(carrier).filter(|_| of.grip == Grip::Nothing);
                Walker {
                    seat,
                    at_m: of.motion.pose.at.into(),
                    faces: of.motion.pose.angle,
                    pace_m_s: length(of.motion.velocity),
                    holds: match of.grip {
                        Grip::Nothing => Held::Nothing {
                            in_reach: reach.is_some(),
                        },
                        Grip::Load(load, _) => Held::Load(usize::from(load)),
                        Grip::Lever(door, _) => Held::Door(usize::from(door)),
                    },
                    hands_m: self.hands(reach.unwrap_or(of.grip)),
                    stuck: of.stuck.is_some(),
                }
            })
            .collect()
    }

    /// Where hands are that hold something, m.
    fn hands(&self, grip: Grip) -> Option<[f64; 2]> {
        match grip {
            Grip::Nothing => None,
            Grip::Load(load, handle) => Some(self.handle(usize::from(load), usize::from(handle)).into()),
            Grip::Lever(door, lever) => Some(self.lever(usize::from(door), usize::from(lever)).into()),
        }
    }

    /// Loads that are there.
    pub fn moved(&self) -> Vec<Moved> {
        let came = (0..self.state.loads.len()).filter(|load| self.state.loads[*load].came);
        came.map(|load| {
            let of = &self.state.loads[load];
            Moved {
                load,
                at_m: of.motion.pose.at.into(),
                turned: of.motion.pose.angle,
                pace_m_s: length(of.motion.velocity),
                arrived_s: of.arrived.map(|tick| self.since(tick)),
                water: (of.water, of.swing.into()),
                spills: of.spills,
                charge: of.charge,
                plugged: self.state.plugged == Some(load as u8),
                heavy: self.is_heavy(load),
            }
        })
        .collect()
    }

    /// Whether a door stands open, by its place in the parameters.
    pub fn is_door_open(&self, door: usize) -> bool {
        self.state.doors.get(door).is_some_and(|leaf| leaf.open)
    }

    /// The corridor that is blocked, by its place in the parameters.
    pub fn blocked(&self) -> Option<usize> {
        self.state.blocked.map(usize::from)
    }

    /// Stickers that lie on the plan: kind, what they lie on, and the name of that.
    pub fn stickers(&self) -> Vec<(Sticker, Spot, &str)> {
        let lie = self.setting.parameters.stickers.iter().zip(&self.state.stickers);
        let lie = lie.filter_map(|(sticker, spot)| Some((*sticker, (*spot)?)));
        lie.map(|(sticker, spot)| {
            let named = self.setting.spots.iter().find(|(known, _)| *known == spot);
            (sticker, spot, named.map_or("", |(_, name)| name.as_str()))
        })
        .collect()
    }

    /// The sticker in a seat's hand.
    pub fn sticker_in_hand(&self, seat: u8) -> Option<Sticker> {
        let person = self.state.people.get(usize::from(seat))?;
        self.setting.sticker(person.sticker?)
    }

    /// Whether the note lies open before a seat.
    pub fn reads(&self, seat: u8) -> bool {
        self.state
            .people
            .get(usize::from(seat))
            .is_some_and(|person| person.reads)
    }

    /// Whether somebody takes part from this seat.
    pub fn is_here(&self, seat: u8) -> bool {
        self.state
            .people
            .get(usize::from(seat))
            .is_some_and(|person| person.here)
    }

    /// Whether time stands for the relief.
    pub fn is_relief(&self) -> bool {
        matches!(self.state.stage, Stage::Leaving(_) | Stage::Arriving(_))
    }

    /// Whether time stands and those in the hall say what is left to do.
    pub fn is_handing_over(&self) -> bool {
        matches!(self.state.stage, Stage::Leaving(_))
    }

    /// Whether people gather, before anything is moved.
    pub fn gathers(&self) -> bool {
        self.state.stage == Stage::Gathering
    }

    /// The load that waits for the cable, although what is plugged in has enough; by its place in the parameters.
    pub fn waits_for_cable(&self) -> Option<usize> {
        self.state.wanted.map(usize::from)
    }

    /// Whether a seat takes part and has nobody to move in the hall.
    pub fn waits(&self, seat: u8) -> bool {
        self.is_here(seat) && self.carrier_of(usize::from(seat)).is_none()
    }

    /// Whether a seat can put stickers now.
    pub fn puts_stickers(&self, seat: u8) -> bool {
        let of = self.state.people.get(usize::from(seat));
        let free = of.is_some_and(|person| person.here && !person.handed_over);
        self.is_handing_over() && free && self.carrier_of(usize::from(seat)).is_some()
    }

    /// How long the stretch that runs still lasts at most, s.
    pub fn left_s(&self) -> Option<f64> {
        match self.state.stage {
            Stage::Moving(stretch, from) => {
                let lasts = f64::from(self.setting.lasts(stretch)) * TICK_S;
                Some((lasts - self.since(from)).max(0.0))
            }
            _ => None,
        }
    }

    /// Since when the fête goes on, s.
    pub fn feasts(&self) -> Option<f64> {
        match self.state.stage {
            Stage::Fete(since) => Some(self.since(since)),
            _ => None,
        }
    }

    /// What somebody is: its place among the words of signal `post`.
    pub(crate) fn post_word(&self, seat: usize) -> usize {
        let here = self.state.people.get(seat).is_some_and(|person| person.here);
        match (here, self.carrier_of(seat)) {
            (false, _) => 0,
            (true, Some(_)) => 1,
            (true, None) => 2,
        }
    }
}
