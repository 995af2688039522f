//! How the beats of a flight unfold: what the player is on, what the seed planted, what is asked now.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use super::beat::{Beat, Item};
use super::choice::Choice;
use super::gust::Gust;
use super::holding::Holding;
use super::parameters::{Cage, Parameters};
use super::rotorcraft::TICK_S;
use super::sink::Sink;
use super::tune::Tune;
use super::vocabulary::Happened;
use super::way::Way;
use crate::Verb;
use crate::noise::Noise;

/// A gust is announced so long before it blows, s.
const GUST_ANNOUNCED_S: f64 = 3.0;
/// Most posts of a course.
pub(crate) const MAX_POSTS: usize = 12;

/// The light over the pad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Light {
    /// Dark.
    Off,
    /// Wait.
    Orange,
    /// Fly.
    Green,
}

/// What the drone is asked to go to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// Nothing.
    None,
    /// The lantern.
    Lantern,
    /// A post, from 0.
    Post(usize),
    /// The ground, now.
    Land,
}

/// What the seed planted before the first tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Planted {
    /// What is amiss at the look-check.
    pub(crate) anomaly: Option<Item>,
    /// The rotor that is loose where propellers are amiss.
    pub(crate) rotor: u8,
    /// The post (from 0) that lies on the ground and its direction (0 along x, 1 along y).
    pub(crate) down: Option<(u8, u8)>,
}

/// Where a beat stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) enum Stage {
    Checking,
    Waiting {
        orange_since: Option<u32>,
        orange_ticks: u32,
    },
    Hovering {
        steady: u32,
    },
    Posts(Tune),
    Holding(Holding),
    OnTheWay(Way),
    Free,
    Over,
}

/// Progress through the beats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Course {
    pub(crate) seed: u64,
    pub(crate) planted: Planted,
    pub(crate) beat: u16,
    pub(crate) since: u32,
    pub(crate) stage: Stage,
    pub(crate) light: Light,
    pub(crate) lantern_lit: bool,
    pub(crate) looked: [bool; 4],
    pub(crate) treated: bool,
    /// Tick at which each post last sounded, 0 for never.
    pub(crate) sounded: [u32; MAX_POSTS],
    /// The post over which the drone is, counted from 1; 0 for none.
    pub(crate) over_post: u8,
    /// Tick at which the neighbour's drone left, 0 for not yet.
    pub(crate) neighbour_left: u32,
}

/// What the course perceives of a tick.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) tick: u32,
    pub(crate) position: DVec3,
    pub(crate) velocity: DVec3,
    pub(crate) airborne: bool,
    pub(crate) rotors: bool,
    pub(crate) choice: Option<Choice>,
    pub(crate) verb: Option<Verb>,
    /// The velocity that the sticks ask for, where they ask for one, m/s.
    pub(crate) asked: Option<DVec3>,
    /// Direction of the sticks in the world, −1..=1.
    pub(crate) steer: DVec3,
}

/// Ticks in so many seconds.
pub(crate) fn ticks(seconds: f64) -> u32 {
    libm::round(seconds / TICK_S).max(0.0) as u32
}

impl Moment {
    /// Seconds since a tick.
    pub(crate) fn seconds_since(&self, tick: u32) -> f64 {
        f64::from(self.tick.saturating_sub(tick)) * TICK_S
    }
}

/// Distance over ground, m.
pub(crate) fn plane(a: [f64; 2], at: DVec3) -> f64 {
    let (x, y) = (a[0] - at.x, a[1] - at.y);
    libm::sqrt(x * x + y * y)
}

impl Course {
    pub(crate) fn new(parameters: &Parameters, seed: u64) -> Self {
        let mut noise = Noise::new(seed, 2);
        let mut planted = Planted {
            anomaly: None,
            rotor: noise.below(4) as u8,
            down: None,
        };
        let (first, second, third) = (noise.unit(), noise.unit(), noise.below(2) as u8);
        for beat in &parameters.beats {
            match beat {
                Beat::LookCheck { anomalies, .. } if planted.anomaly.is_none() && !anomalies.is_empty() => {
                    let index = (first * anomalies.len() as f64) as usize;
                    planted.anomaly = anomalies.get(index).copied();
                }
                Beat::Posts { down: (from, to), .. } if planted.down.is_none() && *from >= 1 && to >= from => {
                    let span = f64::from(to - from) + 1.0;
                    planted.down = Some((from - 1 + (second * span) as u8, third));
                }
                _ => {}
            }
        }
        Self {
            seed,
            planted,
            beat: 0,
            since: 0,
            stage: Stage::Over,
            light: Light::Off,
            lantern_lit: false,
            looked: [false; 4],
            treated: false,
            sounded: [0; MAX_POSTS],
            over_post: 0,
            neighbour_left: 0,
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over)
    }

    /// What is amiss and not yet treated.
    pub(crate) fn open_anomaly(&self) -> Option<Item> {
        if self.treated { None } else { self.planted.anomaly }
    }

    pub(crate) fn goal(&self, cage: &Cage) -> Goal {
        match self.stage {
            Stage::Hovering { .. } | Stage::Holding(_) => Goal::Lantern,
            Stage::Posts(tune) if usize::from(tune.next) < cage.posts.len() => Goal::Post(usize::from(tune.next)),
            Stage::OnTheWay(Way { called: Some(_), .. }) => Goal::Land,
            Stage::OnTheWay(way) => Goal::Post(usize::from(way.post)),
            _ => Goal::None,
        }
    }

    pub(crate) fn is_down(&self, post: usize) -> bool {
        self.planted.down.is_some_and(|(down, _)| usize::from(down) == post)
    }

    pub(crate) fn gust(&self) -> Option<&Gust> {
        match &self.stage {
            Stage::Holding(holding) => holding.gust.as_ref(),
            _ => None,
        }
    }

    /// Seconds until the announced gust blows.
    pub(crate) fn gust_coming_s(&self) -> Option<f64> {
        match &self.stage {
            Stage::Holding(Holding {
                gust: None,
                delay,
                aloft,
                ..
            }) => {
                let left_s = f64::from(delay.saturating_sub(*aloft)) * TICK_S;
                (*aloft > 0 && left_s <= GUST_ANNOUNCED_S).then_some(left_s)
            }
            _ => None,
        }
    }

    /// Where the gust blows to, from its announcement until it is over.
    pub(crate) fn gust_direction(&self) -> Option<[f64; 2]> {
        self.gust().filter(|gust| !gust.is_over()).map(|gust| gust.direction)
    }

    pub(crate) fn land_called(&self) -> bool {
        matches!(self.stage, Stage::OnTheWay(Way { called: Some(_), .. }))
    }

    /// Enters beat `index` (or the end) at `tick`.
    pub(crate) fn enter(&mut self, index: usize, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        self.since = now.tick;
        let mut noise = Noise::new(self.seed, 16 + index as u64);
        let Some(beat) = parameters.beats.get(index) else {
            self.stage = Stage::Over;
            return;
        };
        self.beat = index as u16;
        sink.emit(Happened::BeatStarted, &[index as f64]);
        self.stage = match beat {
            Beat::LookCheck { .. } => Stage::Checking,
            Beat::Light { orange_s, .. } => {
                self.light = Light::Orange;
                sink.emit(Happened::LightOrange, &[]);
                Stage::Waiting {
                    orange_since: None,
                    orange_ticks: ticks(noise.between(*orange_s)),
                }
            }
            Beat::Lantern { .. } => Stage::Hovering { steady: 0 },
            Beat::Posts { .. } => Stage::Posts(Tune::new(now.tick)),
            Beat::Gust { delay_s, .. } => Stage::Holding(Holding::new(ticks(noise.between(*delay_s)))),
            Beat::LandCall { part, .. } => Stage::OnTheWay(Way::new(self, *part, parameters, now, &mut noise)),
            Beat::Free { .. } => Stage::Free,
        };
    }

    fn next(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        self.enter(usize::from(self.beat) + 1, parameters, now, sink);
    }

    /// One tick of the beats.
    pub(crate) fn step(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        self.touch_posts(parameters, now, sink);
        let age_s = now.seconds_since(self.since);
        let Some(beat) = parameters.beats.get(usize::from(self.beat)) else {
            return;
        };
        let mut stage = self.stage;
        let done = match (&mut stage, beat) {
            (Stage::Checking, Beat::LookCheck { longest_s, .. }) => {
                now.rotors || self.timed_out(age_s, *longest_s, sink)
            }
            (
                Stage::Waiting {
                    orange_since,
                    orange_ticks,
                },
                Beat::Light { longest_s, .. },
            ) => {
                if now.rotors && orange_since.is_none() {
                    *orange_since = Some(now.tick);
                    self.neighbour_left = now.tick;
                }
                match orange_since {
                    Some(since) if now.tick >= *since + *orange_ticks => {
                        self.light = Light::Green;
                        sink.emit(Happened::LightGreen, &[f64::from(*orange_ticks) * TICK_S]);
                        true
                    }
                    Some(_) => false,
                    None => {
                        let late = self.timed_out(age_s, *longest_s, sink);
                        if late {
                            self.light = Light::Green;
                            self.neighbour_left = now.tick;
                            sink.emit(Happened::LightGreen, &[age_s]);
                        }
                        late
                    }
                }
            }
            (
                Stage::Hovering { steady },
                Beat::Lantern {
                    radius_m,
                    steady_m_s,
                    hold_s,
                    longest_s,
                    ..
                },
            ) => {
                let lantern = parameters.cage.lantern_m;
                let near = plane([lantern[0], lantern[1]], now.position) <= *radius_m;
                let still = now.velocity.dot(now.velocity) <= steady_m_s * steady_m_s;
                *steady = if now.airborne && near && still { *steady + 1 } else { 0 };
                if *steady >= ticks(*hold_s) {
                    self.lantern_lit = true;
                    sink.emit(Happened::HoverLit, &[]);
                    true
                } else {
                    self.timed_out(age_s, *longest_s, sink)
                }
            }
            (Stage::Posts(tune), _) => tune.step(self, beat, parameters, now, sink),
            (Stage::Holding(holding), _) => holding.step(self, beat, parameters, now, sink),
            (Stage::OnTheWay(way), _) => way.step(self, beat, parameters, now, sink),
            (Stage::Free, Beat::Free { duration_s, .. }) => age_s >= *duration_s || now.choice == Some(Choice::Finish),
            _ => false,
        };
        self.stage = stage;
        if done {
            self.next(parameters, now, sink);
        }
    }

    /// Whether a beat has taken too long; says so if it has.
    pub(crate) fn timed_out(&self, age_s: f64, longest_s: f64, sink: &mut Sink<'_>) -> bool {
        let late = age_s >= longest_s;
        if late {
            sink.emit(Happened::BeatTimedOut, &[f64::from(self.beat)]);
        }
        late
    }
}
