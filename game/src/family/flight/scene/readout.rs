//! What the scene reads from a running flight, turned into the scene's axes.
//!
//! A flight has x away from the pilot, y to the left, z up; the scene has −z away from the pilot, x to the
//! right, y up. The change is a turn, so quaternions turn with it.

use bevy::math::{Quat, Vec2, Vec3};
use simulation::Activity;
use simulation::flight::{Flight, Goal, Item, Light, Mode};

use super::cage::Measures;
use crate::scene::Drawn;

/// One tick of a flight, as far as it is drawn or heard. Metres, seconds, radians.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "read-outs of a flight, each on its own")]
pub(crate) struct Readout {
    pub(in crate::family::flight) tick: u32,
    pub(in crate::family::flight) measures: Measures,
    pub(in crate::family::flight) craft: Craft,
    pub(in crate::family::flight) posts: Vec<Post>,
    pub(in crate::family::flight) position: Vec3,
    pub(in crate::family::flight) attitude: Quat,
    /// Rotor speeds over that of hovering, in the order of [`Craft::rotors`].
    pub(in crate::family::flight) rotors: [f32; 4],
    pub(in crate::family::flight) mode: Mode,
    pub(in crate::family::flight) airborne: bool,
    pub(in crate::family::flight) goal: Goal,
    pub(in crate::family::flight) light: Light,
    pub(in crate::family::flight) lantern_lit: bool,
    pub(in crate::family::flight) neighbour: Option<Vec3>,
    /// What is amiss and not yet treated.
    pub(in crate::family::flight) amiss: Option<Item>,
    pub(in crate::family::flight) loose_rotor: Option<usize>,
    pub(in crate::family::flight) battery_low: bool,
    /// True while the drone is being looked over before the first start.
    pub(in crate::family::flight) checking: bool,
    pub(in crate::family::flight) wind: Vec3,
    pub(in crate::family::flight) in_net: bool,
    pub(in crate::family::flight) land_called: bool,
    /// The drone is where it is asked to be held.
    pub(in crate::family::flight) held: bool,
    /// A gust that was announced and does not blow yet.
    pub(in crate::family::flight) coming: Option<Coming>,
    /// The warning near the net shows.
    pub(in crate::family::flight) near_net: bool,
    /// What was looked at, by [`Item::index`].
    pub(in crate::family::flight) looked: [bool; Item::ALL.len()],
    /// Charge, 0..=1.
    pub(in crate::family::flight) charge: f32,
}

/// The craft's measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::flight) struct Craft {
    /// Axes of the rotors seen from the centre, and the way they turn (1 anticlockwise from above).
    pub(in crate::family::flight) rotors: [(Vec3, f32); 4],
    pub(in crate::family::flight) rotor_radius: f32,
    pub(in crate::family::flight) guard: f32,
    pub(in crate::family::flight) standing: f32,
}

/// A post.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::flight) struct Post {
    pub(in crate::family::flight) foot: Vec3,
    pub(in crate::family::flight) height: f32,
    pub(in crate::family::flight) radius: f32,
    /// Semitones above the tune's lowest.
    pub(in crate::family::flight) note: u8,
    /// Where it lies on the ground: the turn about the vertical of its axis.
    pub(in crate::family::flight) lying: Option<f32>,
    pub(in crate::family::flight) sounded: Option<u32>,
}

fn place([x, y, z]: [f64; 3]) -> Vec3 {
    Vec3::new(-y as f32, z as f32, -x as f32)
}

fn foot([x, y]: [f64; 2]) -> Vec3 {
    place([x, y, 0.0])
}

impl Readout {
    /// Reads a flight; `None` for another kind of activity.
    pub(in crate::family::flight) fn of(activity: &dyn Activity) -> Option<Self> {
        let flight = activity.as_any().downcast_ref::<Flight>()?;
        let cage = flight.cage();
        let model = flight.rotorcraft();
        let hover = model.hover_rotor_rad_s().max(1.0);
        let down = flight.post_down();
        let q = flight.attitude();
        Some(Self {
            tick: flight.tick(),
            measures: Measures {
                half: Vec2::new(cage.half_m[1] as f32, cage.half_m[0] as f32),
                height: cage.height_m as f32,
                pilot: foot(cage.pilot_m),
                pad: foot(cage.pad_m),
                pad_radius: cage.pad_radius_m as f32,
                neighbour: foot(cage.neighbour_m),
                lantern: place(cage.lantern_m),
            },
            craft: Craft {
                rotors: model.rotors.map(|r| (foot(r.at_m), r.spin as f32)),
                rotor_radius: model.rotor_radius_m as f32,
                guard: model.guard_radius_m as f32,
                standing: model.standing_m as f32,
            },
            posts: (cage.posts.iter().enumerate())
                .map(|(index, post)| Post {
                    foot: foot(post.at_m),
                    height: cage.post_height_m as f32,
                    radius: cage.post_radius_m as f32,
                    note: post.note,
                    lying: down.filter(|(lying, _)| *lying == index).map(|(_, along_y)| {
                        // Along y of the flight is along x here.
                        if along_y { 0.0 } else { std::f32::consts::FRAC_PI_2 }
                    }),
                    sounded: flight.post_sounded(index),
                })
                .collect(),
            position: place(flight.position().to_array()),
            attitude: Quat::from_xyzw(-q.y as f32, q.z as f32, -q.x as f32, q.w as f32).normalize(),
            rotors: flight.rotor_speeds().map(|speed| (speed / hover) as f32),
            mode: flight.mode(),
            airborne: flight.airborne(),
            goal: flight.goal(),
            light: flight.light(),
            lantern_lit: flight.lantern_lit(),
            neighbour: flight.neighbour().map(|at| place(at.to_array())),
            amiss: flight.anomaly().filter(|_| !flight.anomaly_treated()),
            loose_rotor: flight.loose_rotor().filter(|_| !flight.anomaly_treated()),
            battery_low: flight.battery_low(),
            checking: flight.beat() == 0 && flight.mode() == Mode::Parked && flight.on_pad(),
            wind: place(flight.wind().to_array()),
            in_net: flight.in_net(),
            land_called: flight.land_called(),
            held: flight.prompt(0).id == "hover_steady",
            coming: Coming::of(flight),
            near_net: flight.zone_warning(),
            looked: Item::ALL.map(|item| flight.looked_at(item)),
            charge: (flight.battery_percent() / 100.0) as f32,
        })
    }

    /// The first ways were flown: lantern and a post.
    pub(in crate::family::flight) fn learnt(&self) -> bool {
        self.posts.iter().any(|post| post.sounded.is_some())
    }
}

/// Flights.
pub(in crate::family::flight) struct FlightScene;

impl Drawn for FlightScene {
    type Readout = Readout;

    fn read(activity: &dyn Activity) -> Option<Readout> {
        Readout::of(activity)
    }
}

/// Height of the pilot's eyes, m.
pub(in crate::family::flight) const EYE_M: f32 = 1.7;

/// Where the player is asked to go, at the height of what stands there.
pub(in crate::family::flight) fn goal_place(now: &Readout) -> Option<Vec3> {
    match now.goal {
        Goal::Lantern => Some(now.measures.lantern),
        Goal::Post(index) => now.posts.get(index).map(|post| {
            let height = if post.lying.is_some() { 0.5 } else { post.height };
            post.foot + Vec3::Y * height
        }),
        Goal::Land | Goal::None => None,
    }
}

/// The choice that looks at `item`.
pub(in crate::family::flight) fn look_at(item: Item) -> &'static str {
    match item {
        Item::Propellers => "look_propellers",
        Item::Battery => "look_battery",
        Item::Frame => "look_frame",
        Item::Pad => "look_pad",
    }
}

/// A gust on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::flight) struct Coming {
    /// Until it blows, s.
    pub(in crate::family::flight) left_s: f32,
    /// Where it will blow to, in plan, where that is known.
    pub(in crate::family::flight) to: Option<Vec3>,
}

impl Coming {
    fn of(flight: &Flight) -> Option<Self> {
        Some(Self {
            left_s: flight.gust_coming()? as f32,
            to: flight.gust_direction().map(foot),
        })
    }
}

/// The picture between two ticks.
#[derive(Debug, Clone, Copy)]
pub(in crate::family::flight) struct Pose {
    pub(in crate::family::flight) position: Vec3,
    pub(in crate::family::flight) attitude: Quat,
    pub(in crate::family::flight) neighbour: Option<Vec3>,
}

impl Pose {
    pub(in crate::family::flight) fn between(before: &Readout, now: &Readout, part: f32) -> Self {
        // Being put back on the pad is a jump.
        if before.position.distance(now.position) > 1.0 {
            return Self {
                position: now.position,
                attitude: now.attitude,
                neighbour: now.neighbour,
            };
        }
        Self {
            position: before.position.lerp(now.position, part),
            attitude: before.attitude.slerp(now.attitude, part),
            neighbour: match (before.neighbour, now.neighbour) {
                (Some(a), Some(b)) => Some(a.lerp(b, part)),
                _ => now.neighbour,
            },
        }
    }
}
