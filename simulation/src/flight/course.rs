//! How the beats of a flight unfold: what the player is on, what the seed planted, what is asked now.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use super::beat::{Beat, Item};
use super::choice::Choice;
use super::gust::Gust;
use super::noise::Noise;
use super::parameters::{Cage, Parameters};
use super::rotorcraft::TICK_S;
use super::sink::Sink;
use super::vocabulary::Happened;
use crate::Verb;

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
    Posts {
        next: u8,
        since: u32,
        over_down: u32,
        told: bool,
    },
    Holding {
        delay: u32,
        aloft: u32,
        gust: Option<Gust>,
        settled: u32,
    },
    OnTheWay {
        post: u8,
        first_m: f64,
        part: f64,
        aloft: u32,
        called: Option<u32>,
        down: u32,
    },
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

fn ticks(seconds: f64) -> u32 {
    libm::round(seconds / TICK_S).max(0.0) as u32
}

fn plane(a: [f64; 2], at: DVec3) -> f64 {
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
            Stage::Hovering { .. } | Stage::Holding { .. } => Goal::Lantern,
            Stage::Posts { next, .. } if usize::from(next) < cage.posts.len() => Goal::Post(usize::from(next)),
            Stage::OnTheWay { called: Some(_), .. } => Goal::Land,
            Stage::OnTheWay { post, .. } => Goal::Post(usize::from(post)),
            _ => Goal::None,
        }
    }

    pub(crate) fn is_down(&self, post: usize) -> bool {
        self.planted.down.is_some_and(|(down, _)| usize::from(down) == post)
    }

    pub(crate) fn gust(&self) -> Option<&Gust> {
        match &self.stage {
            Stage::Holding { gust, .. } => gust.as_ref(),
            _ => None,
        }
    }

    pub(crate) fn land_called(&self) -> bool {
        matches!(self.stage, Stage::OnTheWay { called: Some(_), .. })
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
            Beat::Posts { .. } => Stage::Posts {
                next: 0,
                since: now.tick,
                over_down: 0,
                told: false,
            },
            Beat::Gust { delay_s, .. } => Stage::Holding {
                delay: ticks(noise.between(*delay_s)),
                aloft: 0,
                gust: None,
                settled: 0,
            },
            Beat::LandCall { part, .. } => {
                // A way is long enough to be halfway on: among the standing posts, one that is far.
                let posts = &parameters.cage.posts;
                let turn = noise.below(posts.len());
                let mut choice = 0;
                let mut best = -1.0;
                for step in 0..posts.len() {
                    let post = (turn + step) % posts.len();
                    let away = plane(posts[post].at_m, now.position).min(8.0);
                    if !self.is_down(post) && away > best {
                        best = away;
                        choice = post;
                    }
                }
                let part = noise.between(*part);
                Stage::OnTheWay {
                    post: choice as u8,
                    first_m: 0.0,
                    part,
                    aloft: 0,
                    called: None,
                    down: 0,
                }
            }
            Beat::Free { .. } => Stage::Free,
        };
    }

    fn next(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        self.enter(usize::from(self.beat) + 1, parameters, now, sink);
    }

    /// One tick of the beats.
    pub(crate) fn step(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        self.touch_posts(parameters, now, sink);
        let age_s = f64::from(now.tick - self.since.min(now.tick)) * TICK_S;
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
            (
                Stage::Posts {
                    next,
                    since,
                    over_down,
                    told,
                },
                Beat::Posts { .. },
            ) => self.posts(beat, (next, since, over_down, told), parameters, now, sink),
            (
                Stage::Holding {
                    delay,
                    aloft,
                    gust,
                    settled,
                },
                Beat::Gust { .. },
            ) => self.hold(beat, (delay, aloft, gust, settled), parameters, now, sink),
            (
                Stage::OnTheWay {
                    post,
                    first_m,
                    part,
                    aloft,
                    called,
                    down,
                },
                Beat::LandCall {
                    latest_s, longest_s, ..
                },
            ) => {
                let goal = &parameters.cage.posts[usize::from(*post)];
                let left = plane(goal.at_m, now.position);
                if let Some(called) = *called {
                    *down = if now.airborne { 0 } else { *down + 1 };
                    let waited = f64::from(now.tick - called) * TICK_S;
                    *down >= ticks(2.0) || self.timed_out(waited, *longest_s, sink)
                } else {
                    if now.airborne {
                        *aloft += 1;
                        if *first_m == 0.0 {
                            *first_m = left;
                        }
                    }
                    // Never in the first second: a call needs a goal to be dropped.
                    let on_the_way = *aloft > ticks(1.0) && left <= *first_m * (1.0 - *part);
                    if now.airborne && (on_the_way || *aloft >= ticks(*latest_s)) {
                        *called = Some(now.tick);
                        sink.emit(Happened::LandCall, &[left, now.position.z]);
                        false
                    } else {
                        self.timed_out(age_s, latest_s + longest_s, sink)
                    }
                }
            }
            (Stage::Free, Beat::Free { duration_s, .. }) => age_s >= *duration_s || now.choice == Some(Choice::Finish),
            _ => false,
        };
        self.stage = stage;
        if done {
            self.next(parameters, now, sink);
        }
    }

    fn timed_out(&self, age_s: f64, longest_s: f64, sink: &mut Sink<'_>) -> bool {
        let late = age_s >= longest_s;
        if late {
            sink.emit(Happened::BeatTimedOut, &[f64::from(self.beat)]);
        }
        late
    }

    /// Sounds posts that the drone comes over.
    fn touch_posts(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        let Some((reach_m, ceiling_m)) = parameters.beats.iter().find_map(|beat| match beat {
            Beat::Posts { reach_m, ceiling_m, .. } => Some((*reach_m, *ceiling_m)),
            _ => None,
        }) else {
            return;
        };
        let mut over = 0;
        if now.airborne && now.position.z <= ceiling_m {
            for (post, place) in parameters.cage.posts.iter().enumerate() {
                if !self.is_down(post) && plane(place.at_m, now.position) <= reach_m {
                    over = post as u8 + 1;
                }
            }
        }
        if over != 0 && over != self.over_post {
            let post = usize::from(over) - 1;
            self.sounded[post] = now.tick.max(1);
            let (order, in_turn) = match self.stage {
                Stage::Posts { next, .. } => {
                    let next = usize::from(next);
                    // Flying on to the post after the lying one takes up its turn.
                    let skips_down = self.is_down(next) && post == next + 1;
                    (next + 1, post == next || skips_down)
                }
                _ => (0, false),
            };
            sink.emit(
                Happened::PostReached,
                &[f64::from(over), order as f64, f64::from(u8::from(in_turn))],
            );
        }
        self.over_post = over;
    }

    fn posts(
        &mut self,
        beat: &Beat,
        (next, since, over_down, told): (&mut u8, &mut u32, &mut u32, &mut bool),
        parameters: &Parameters,
        now: &Moment,
        sink: &mut Sink<'_>,
    ) -> bool {
        let Beat::Posts {
            reach_m,
            ceiling_m,
            over_down_s,
            longest_post_s,
            ..
        } = beat
        else {
            return true;
        };
        let posts = &parameters.cage.posts;
        let goal = usize::from(*next);
        let Some(place) = posts.get(goal) else { return true };
        let down = self.is_down(goal);
        if down && !*told {
            *told = true;
            sink.emit(Happened::PostDownAhead, &[goal as f64 + 1.0]);
        }
        let low = now.airborne && now.position.z <= *ceiling_m;
        let near = low && plane(place.at_m, now.position) <= *reach_m;
        *over_down = if down && near { *over_down + 1 } else { 0 };
        let waited = f64::from(now.tick - (*since).min(now.tick)) * TICK_S;
        // Words of `post_settled`: note 0, over 1, signal 2, ask 3, propose 4, skip 5, time 6.
        let how = if !down && usize::from(self.over_post) == goal + 1 {
            Some(0)
        } else if down && *over_down >= ticks(*over_down_s) {
            Some(1)
        } else if down && now.verb == Some(Verb::Signal) {
            Some(2)
        } else if down && now.verb == Some(Verb::Ask) {
            Some(3)
        } else if down && now.verb == Some(Verb::Propose) {
            Some(4)
        } else if now.choice == Some(Choice::NextPost) || (down && usize::from(self.over_post) == goal + 2) {
            Some(5)
        } else if waited >= *longest_post_s {
            Some(6)
        } else {
            None
        };
        if let Some(how) = how {
            sink.emit(Happened::PostSettled, &[goal as f64 + 1.0, f64::from(how)]);
            *next += 1;
            *since = now.tick;
            *over_down = 0;
            *told = false;
            if usize::from(*next) == posts.len() {
                let notes = self.sounded.iter().filter(|tick| **tick != 0).count();
                sink.emit(Happened::TuneComplete, &[notes as f64]);
                return true;
            }
        }
        false
    }

    fn hold(
        &mut self,
        beat: &Beat,
        (delay, aloft, gust, settled): (&mut u32, &mut u32, &mut Option<Gust>, &mut u32),
        parameters: &Parameters,
        now: &Moment,
        sink: &mut Sink<'_>,
    ) -> bool {
        let Beat::Gust {
            speed_m_s,
            shortest_s,
            longest_gust_s,
            push_m,
            settle_s,
            longest_s,
            ..
        } = beat
        else {
            return true;
        };
        let age_s = f64::from(now.tick - self.since.min(now.tick)) * TICK_S;
        let Some(blowing) = gust else {
            if now.airborne {
                *aloft += 1;
            }
            if *aloft >= *delay && now.airborne {
                let mut noise = Noise::new(self.seed, 64 + u64::from(self.beat));
                let speed_m_s = noise.between(*speed_m_s);
                let direction = inward(&parameters.cage, now.position, &mut noise);
                let fresh = Gust {
                    direction,
                    speed_m_s,
                    age: 0,
                    fading: 0,
                    push_m: 0.0,
                    own_m_s: now.velocity.x * direction[0] + now.velocity.y * direction[1],
                    pushed: false,
                    steered: false,
                };
                let degrees = libm::atan2(direction[1], direction[0]) * 180.0 / std::f64::consts::PI;
                sink.emit(Happened::GustStart, &[speed_m_s, degrees]);
                *gust = Some(fresh);
                return false;
            }
            return self.timed_out(age_s, *longest_s, sink);
        };
        let age_gust_s = f64::from(blowing.age) * TICK_S;
        blowing.age += 1;
        if blowing.is_over() {
            *settled += 1;
            if !blowing.pushed && age_s < *longest_s {
                // It landed before the gust could push it: another one comes.
                *gust = None;
                *delay = ticks(2.0);
                *aloft = 0;
                *settled = 0;
                return false;
            }
            return *settled >= ticks(*settle_s);
        }
        if now.airborne {
            blowing.carry(now.velocity, now.asked);
        }
        if blowing.push_m >= 1.0 && !blowing.pushed {
            blowing.pushed = true;
            sink.emit(Happened::GustPushed, &[blowing.push_m]);
        }
        if !blowing.steered && blowing.along(now.steer) <= -0.15 {
            blowing.steered = true;
            sink.emit(Happened::SteeredAgainst, &[age_gust_s]);
        }
        let enough = age_gust_s >= *shortest_s && blowing.push_m >= *push_m;
        if blowing.fading > 0 || enough || age_gust_s >= *longest_gust_s || !now.airborne {
            blowing.fading += 1;
            if blowing.is_over() {
                sink.emit(Happened::GustEnd, &[blowing.push_m]);
            }
        }
        false
    }
}

/// A direction away from the nearest net, turned by up to 40° either way.
fn inward(cage: &Cage, at: DVec3, noise: &mut Noise) -> [f64; 2] {
    let room_x = cage.half_m[0] - libm::fabs(at.x);
    let room_y = cage.half_m[1] - libm::fabs(at.y);
    let sign = |v: f64| if v > 0.0 { -1.0 } else { 1.0 };
    let (x, y) = if room_x < room_y {
        (sign(at.x), 0.0)
    } else {
        (0.0, sign(at.y))
    };
    let (sin, cos) = libm::sincos(noise.between((-40.0, 40.0)) * std::f64::consts::PI / 180.0);
    [x * cos - y * sin, x * sin + y * cos]
}
