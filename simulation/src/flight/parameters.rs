//! What a scenario file says about a flight: drone, handling, cage, wind, beats. Every number that a person
//! might tune is here, with its unit in its name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::models;
use super::rotorcraft::Rotorcraft;
use super::wind::Wind;
use crate::ranges::within;

/// Parameters of the activity kind `flight`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Which craft flies.
    pub drone: Drone,
    /// How it answers the sticks.
    pub handling: Handling,
    /// The help at the start.
    pub assist: Assist,
    /// Its battery.
    pub battery: Battery,
    /// The place.
    pub cage: Cage,
    /// How hard things are hit.
    pub contact: Contact,
    /// The air when no gust blows.
    pub wind: Wind,
    /// What happens, in order.
    #[schemars(length(min = 1, max = 32))]
    pub beats: Vec<Beat>,
}

/// A craft, by name or by its own numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub enum Drone {
    /// The training drone, 0.25 kg with guards.
    Training,
    /// Crazyflie 2.x.
    Crazyflie,
    /// Hummingbird.
    Hummingbird,
    /// PX4 simulation-in-hardware quad X.
    SihQuad,
    /// A set of one's own.
    Own(Box<Rotorcraft>),
}

impl Drone {
    /// The parameter set.
    pub fn rotorcraft(&self) -> Rotorcraft {
        match self {
            Self::Training => models::training(),
            Self::Crazyflie => models::crazyflie(),
            Self::Hummingbird => models::hummingbird(),
            Self::SihQuad => models::sih_quad(),
            Self::Own(own) => own.as_ref().clone(),
        }
    }
}

/// Helps, from most to least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Assist {
    /// « Stabilisé »: sticks ask for a velocity, centred sticks stop and hold.
    Position,
    /// « Souple »: sticks ask for tilt and climb rate.
    Angle,
    /// « Manuel »: sticks ask for turning rates and thrust.
    Rate,
}

impl Assist {
    /// All helps; the index is the value of signal `assist`.
    pub const ALL: [Self; 3] = [Self::Position, Self::Angle, Self::Rate];
    /// Words of signal `assist`.
    pub const WORDS: [&'static str; 3] = ["position", "angle", "rate"];

    /// Place in [`Assist::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How the craft answers the sticks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    /// Speed over ground at full stick in Stabilisé, m/s.
    #[schemars(transform = within(0.2, 10.0))]
    pub speed_m_s: f64,
    /// Climb at full stick, m/s.
    #[schemars(transform = within(0.2, 5.0))]
    pub climb_m_s: f64,
    /// Descent at full stick, m/s; slower close to the ground.
    #[schemars(transform = within(0.2, 3.0))]
    pub sink_m_s: f64,
    /// Change of speed that Stabilisé asks for, m/s².
    #[schemars(transform = within(0.5, 20.0))]
    pub acceleration_m_s2: f64,
    /// Largest tilt, degrees.
    #[schemars(transform = within(5.0, 45.0))]
    pub tilt_deg: f64,
    /// Turning at full stick, degrees per second.
    #[schemars(transform = within(10.0, 360.0))]
    pub yaw_deg_s: f64,
    /// Turning rate at full stick in Manuel, degrees per second.
    #[schemars(transform = within(30.0, 720.0))]
    pub rate_deg_s: f64,
    /// Part of the stick around its centre that counts as centred, 0..1.
    #[schemars(transform = within(0.0, 0.5))]
    pub dead_zone: f64,
    /// 0: straight; 1: cubic, finest around the centre.
    #[schemars(transform = within(0.0, 1.0))]
    pub expo: f64,
    /// How far the held point may lead the drone, m: a stronger push carries the held point along.
    #[schemars(transform = within(0.1, 3.0))]
    pub leash_m: f64,
}

/// The battery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Battery {
    /// Energy when full, J.
    #[schemars(transform = within(100.0, 1e7))]
    pub capacity_j: f64,
    /// Drawn by everything but the rotors, W.
    #[schemars(transform = within(0.0, 1000.0))]
    pub electronics_w: f64,
    /// Mechanical power at the rotors over electrical power, 0..1.
    #[schemars(transform = within(0.05, 1.0))]
    pub efficiency: f64,
    /// Loss of rotor speed from full to empty, 0..1.
    #[schemars(transform = within(0.0, 0.3))]
    pub sag: f64,
    /// Charge at which the lamp lights, percent.
    #[schemars(transform = within(0.0, 100.0))]
    pub low_percent: f64,
    /// Charge of a weak battery, percent.
    #[schemars(transform = within(1.0, 100.0))]
    pub weak_percent: f64,
}

/// The place: x away from the pilot, y to the left, origin in the middle of the floor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cage {
    /// Half the floor along x and y, m.
    #[schemars(transform = within(2.0, 100.0))]
    pub half_m: [f64; 2],
    /// Height of the net's roof, m.
    #[schemars(transform = within(2.0, 50.0))]
    pub height_m: f64,
    /// Distance to the net under which the warning shows, m.
    #[schemars(transform = within(0.0, 5.0))]
    pub warning_m: f64,
    /// Where the pilot stands, m.
    pub pilot_m: [f64; 2],
    /// Centre of the pad, m.
    pub pad_m: [f64; 2],
    /// Radius of the pad, m.
    #[schemars(transform = within(0.1, 5.0))]
    pub pad_radius_m: f64,
    /// Where the neighbour's drone stands, m.
    pub neighbour_m: [f64; 2],
    /// The lantern, m.
    pub lantern_m: [f64; 3],
    /// The posts in the order of the tune.
    pub posts: Vec<Post>,
    /// Height of a post, m.
    #[schemars(transform = within(0.1, 5.0))]
    pub post_height_m: f64,
    /// Radius of a post, m.
    #[schemars(transform = within(0.01, 1.0))]
    pub post_radius_m: f64,
}

/// A wooden post that sounds a note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Foot, m.
    pub at_m: [f64; 2],
    /// Note, semitones above the tune's lowest.
    pub note: u8,
}

/// Contacts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Angular frequency of net and drone together, rad/s: low is soft.
    #[schemars(transform = within(1.0, 20.0))]
    pub net_rad_s: f64,
    /// Damping of the net, 1 for no bounce.
    #[schemars(transform = within(0.0, 1.0))]
    pub net_damping: f64,
    /// Part of the speed that a post or the ground gives back.
    #[schemars(transform = within(0.0, 0.9))]
    pub bounce: f64,
    /// Speed from which a post stops the flight, m/s.
    #[schemars(transform = within(0.1, 50.0))]
    pub post_hard_m_s: f64,
    /// Speed from which the ground stops the flight, m/s.
    #[schemars(transform = within(0.1, 50.0))]
    pub ground_hard_m_s: f64,
    /// Tilt on the ground from which the flight stops, degrees.
    #[schemars(transform = within(20.0, 120.0))]
    pub tip_over_deg: f64,
    /// From the restart to the drone on the pad, s.
    #[schemars(transform = within(0.0, 3.0))]
    pub restart_s: f64,
}

impl Parameters {
    /// The parameters of « Premier vol », also used where a flight is needed without a scenario file.
    pub fn first_flight() -> Self {
        Self {
            drone: Drone::Training,
            handling: Handling {
                speed_m_s: 2.5,
                climb_m_s: 1.2,
                sink_m_s: 1.0,
                acceleration_m_s2: 4.0,
                tilt_deg: 22.0,
                yaw_deg_s: 90.0,
                rate_deg_s: 180.0,
                dead_zone: 0.06,
                expo: 0.3,
                leash_m: 0.6,
            },
            assist: Assist::Position,
            battery: Battery {
                capacity_j: 36_000.0,
                electronics_w: 3.0,
                efficiency: 0.6,
                sag: 0.1,
                low_percent: 20.0,
                weak_percent: 35.0,
            },
            cage: Cage {
                half_m: [15.0, 15.0],
                height_m: 9.0,
                warning_m: 1.5,
                pilot_m: [-13.0, 0.0],
                pad_m: [-9.0, 0.0],
                pad_radius_m: 0.6,
                neighbour_m: [-9.0, 4.0],
                lantern_m: [-5.5, 0.0, 2.0],
                posts: vec![
                    Post {
                        at_m: [-4.0, 4.0],
                        note: 0,
                    },
                    Post {
                        at_m: [3.0, 4.0],
                        note: 4,
                    },
                    Post {
                        at_m: [3.0, -4.0],
                        note: 7,
                    },
                    Post {
                        at_m: [-4.0, -4.0],
                        note: 12,
                    },
                ],
                post_height_m: 1.2,
                post_radius_m: 0.06,
            },
            contact: Contact {
                net_rad_s: 8.0,
                net_damping: 0.35,
                bounce: 0.3,
                post_hard_m_s: 1.2,
                ground_hard_m_s: 2.0,
                tip_over_deg: 60.0,
                restart_s: 1.0,
            },
            wind: Wind {
                mean_m_s: [0.3, 0.1],
                turbulence_m_s: [0.25, 0.25, 0.12],
                eddy_m: 3.0,
                passing_m_s: 1.5,
            },
            beats: Beat::first_flight(),
        }
    }
}
