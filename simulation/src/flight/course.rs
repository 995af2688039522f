//! How the beats of a flight unfold: what the player is on, what the seed planted, what is asked now.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use super::beat::{Beat, Item};
use super::choice::Choice;
use super::gust::Gust;
use super::holding::Holding;
use super::left::{Left, Notice};
use super::light::Orange;
use super::parameters::{Cage, Parameters};
use super::rotorcraft::TICK_S;
use super::sink::Sink;
use super::tune::Tune;
use super::vocabulary::Happened;
use super::way::Way;
use crate::Verb;
use crate::noise::Noise;

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
    Waiting,
    Hovering {
        steady: u32,
    },
    Posts(Tune),
    Holding(Holding),
    OnTheWay(Way),
    Free {
        /// Ticks of it that have run.
        spent: u32,
    },
    Over,
}

/// What a tick made of a beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Lasts,
    Done,
    /// Nobody was there, or a call has stood long enough: the situation goes on by itself.
    GoesOn(Later),
}

/// Whether what a beat asked for can still be done later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Later {
    Something,
    Nothing,
}

impl Progress {
    fn done(done: bool) -> Self {
        if done { Self::Done } else { Self::Lasts }
    }
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
    /// The light that is still to turn green.
    pub(crate) orange: Option<Orange>,
    /// Tick at which somebody last acted.
    pub(crate) acted: u32,
    /// What beats left undone because nobody was there.
    pub(crate) left: Left,
    /// That the situation went on by itself, for as long as it is said.
    pub(crate) notice: Option<Notice>,
}

/// What the course perceives of a tick.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) tick: u32,
    pub(crate) position: DVec3,
    pub(crate) velocity: DVec3,
    pub(crate) airborne: bool,
    pub(crate) rotors: bool,
    /// Whether the player did anything: a stick out of its dead zone, a button, a choice, a verb.
    pub(crate) acted: bool,
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
            orange: None,
            acted: 0,
            left: Left::default(),
            notice: None,
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
            Stage::OnTheWay(Way { called: Some(_), .. }) => Goal::Land,
            Stage::OnTheWay(way) => Goal::Post(usize::from(way.post)),
            Stage::Free { .. } if self.left.lantern.is_some() => Goal::Lantern,
            _ => match self.tune() {
                Some(tune) if usize::from(tune.next) < cage.posts.len() => Goal::Post(usize::from(tune.next)),
                _ => Goal::None,
            },
        }
    }

    /// The tune that is being played, in its beat or later.
    pub(crate) fn tune(&self) -> Option<Tune> {
        match self.stage {
            Stage::Posts(tune) => Some(tune),
            Stage::Free { .. } => self.left.tune,
            _ => None,
        }
    }

    /// Seconds since anybody acted, at most since this beat began.
    pub(crate) fn idle_s(&self, now: &Moment) -> f64 {
        now.seconds_since(self.acted.max(self.since))
    }

    /// The beat lasts unless nobody has acted for so long.
    pub(crate) fn unless_idle(&self, idle_s: f64, now: &Moment, later: Later) -> Progress {
        if self.idle_s(now) >= idle_s {
            Progress::GoesOn(later)
        } else {
            Progress::Lasts
        }
    }

    pub(crate) fn is_down(&self, post: usize) -> bool {
        self.planted.down.is_some_and(|(down, _)| usize::from(down) == post)
    }

    pub(crate) fn gust(&self) -> Option<&Gust> {
        self.holding().and_then(|holding| holding.gust.as_ref())
    }

    pub(crate) fn holding(&self) -> Option<&Holding> {
        match &self.stage {
            Stage::Holding(holding) => Some(holding),
            _ => None,
        }
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
                self.orange = Some(Orange::new(ticks(noise.between(*orange_s))));
                Stage::Waiting
            }
            Beat::Lantern { .. } => Stage::Hovering { steady: 0 },
            Beat::Posts { .. } => Stage::Posts(Tune::new()),
            Beat::Gust { delay_s, .. } => Stage::Holding(Holding::new(ticks(noise.between(*delay_s)))),
            Beat::LandCall { part, .. } => Stage::OnTheWay(Way::new(self, *part, parameters, now, &mut noise)),
            Beat::Free { .. } => Stage::Free { spent: 0 },
        };
    }

    fn next(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        self.enter(usize::from(self.beat) + 1, parameters, now, sink);
    }

    /// One tick of the beats.
    pub(crate) fn step(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        if now.acted {
            self.acted = now.tick;
        }
        self.touch_posts(parameters, now, sink);
        self.take_up_lantern(parameters, now, sink);
        let Some(beat) = parameters.beats.get(usize::from(self.beat)) else {
            return;
        };
        let mut stage = self.stage;
        let progress = match (&mut stage, beat) {
            (Stage::Checking, Beat::LookCheck { idle_s, .. }) if !now.rotors => {
                self.unless_idle(*idle_s, now, Later::Something)
            }
            (Stage::Checking, _) => Progress::Done,
            (Stage::Waiting, Beat::Light { idle_s, .. }) => match self.orange {
                None => Progress::Done,
                Some(orange) if orange.is_lit() => Progress::Lasts,
                Some(_) => self.unless_idle(*idle_s, now, Later::Something),
            },
            (Stage::Hovering { steady }, Beat::Lantern { idle_s, .. }) => {
                if self.hover(beat, parameters, now, steady, sink) {
                    Progress::Done
                } else {
                    let progress = self.unless_idle(*idle_s, now, Later::Something);
                    if progress != Progress::Lasts {
                        self.left.lantern = Some(0);
                    }
                    progress
                }
            }
            (Stage::Posts(tune), Beat::Posts { idle_s, .. }) => {
                if tune.step(self, parameters, now, sink) {
                    Progress::Done
                } else {
                    let progress = self.unless_idle(*idle_s, now, Later::Something);
                    if progress != Progress::Lasts {
                        self.left.tune = Some(*tune);
                    }
                    progress
                }
            }
            (Stage::Holding(holding), _) => holding.step(self, beat, parameters, now, sink),
            (Stage::OnTheWay(way), _) => way.step(self, beat, parameters, now, sink),
            (Stage::Free { spent }, Beat::Free { duration_s, .. }) => {
                // What was left is taken up at one's own pace: the minute waits for who is at it.
                if !self.take_up_tune(parameters, now, sink) {
                    *spent += 1;
                }
                Progress::done(*spent >= ticks(*duration_s) || now.choice == Some(Choice::Finish))
            }
            _ => Progress::Lasts,
        };
        self.stage = stage;
        self.say(progress, now);
        if progress != Progress::Lasts {
            if progress != Progress::Done {
                sink.emit(Happened::BeatTimedOut, &[f64::from(self.beat)]);
            }
            self.next(parameters, now, sink);
        }
        self.turn_light(now, sink);
    }
}
