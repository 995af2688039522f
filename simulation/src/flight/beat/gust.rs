//! The gust: a place is held, and wind comes.

use glam::DVec3;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, Later, OwnTime, Progress, Span, Terms, idle};
use crate::Emitter;
use crate::Prompt;
use crate::TICK_S;
use crate::flight::blow::Blow;
use crate::flight::course::{Course, Goal};
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::problems::BeatCheck;
use crate::flight::prompt::plain;
use crate::flight::restoring::{is_unit, within as is_within};
use crate::flight::running::Flight;
use crate::flight::state::canonical;
use crate::flight::vocabulary::Happened;
use crate::noise::Noise;
use crate::ranges::within;
use crate::saved_state::LAST_TICK;
use crate::ticks;

/// Sticks that point so far against a gust steer against it.
pub(crate) const AGAINST: f64 = -0.15;

/// A gust is said for at least so long, s.
const SAID_S: f64 = 5.0;
/// A gust is announced so long before it blows, s.
const ANNOUNCED_S: f64 = 3.0;
/// Most gusts of a beat: who is on the ground each time before one could push has found an answer of their own.
const MOST_GUSTS: u8 = 3;

/// A gust while holding a place near the lantern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Gust {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Time in the air in this beat before it blows: [from, to] in s, the seed chooses. It is announced three
    /// seconds before, whatever this is. Example: [5, 10].
    #[schemars(transform = within(0.0, 60.0))]
    pub delay_s: Span,
    /// Its speed: [from, to] in m/s, the seed chooses. Example: [7, 8.5].
    #[schemars(transform = within(1.0, 20.0))]
    pub speed_m_s: Span,
    /// It blows at least so long, s.
    #[schemars(transform = within(0.2, 30.0))]
    pub shortest_s: f64,
    /// And at most so long, s.
    pub longest_gust_s: f64,
    /// It goes on until the drone has been pushed so far, m.
    #[schemars(transform = within(0.1, 5.0))]
    pub push_m: f64,
    /// Time after it before the next beat, s.
    #[schemars(transform = within(0.0, 60.0))]
    pub settle_s: f64,
    /// Not in the air, and nobody acted for so long: the next beat comes, s.
    #[schemars(transform = idle())]
    #[serde(alias = "longest_s")]
    pub idle_s: f64,
}

impl Terms for Gust {
    fn phase(&self) -> &str {
        &self.phase
    }

    fn check(&self, check: &mut BeatCheck<'_>, _cage: &Cage) {
        check.range("longest_gust_s", self.longest_gust_s, self.shortest_s, 30.0);
    }

    fn own_time(&self) -> Option<OwnTime> {
        Some(OwnTime {
            shortest_s: self.delay_s.0 + self.shortest_s + self.settle_s,
            events: &["gust_start", "gust_pushed", "steered_against", "gust_end"],
        })
    }
}

/// Where and how strong an announced gust will blow.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Coming {
    /// Where it blows to: cosine and sine.
    pub(crate) direction: [f64; 2],
    pub(crate) speed_m_s: f64,
}

/// Where the player is in the beat of the gust.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Holding {
    /// Ticks in the air before it blows.
    pub(crate) delay: u32,
    /// Ticks in the air so far.
    pub(crate) aloft: u32,
    /// The gust that is announced.
    pub(crate) coming: Option<Coming>,
    /// The gust that blows or has blown.
    pub(crate) gust: Option<Blow>,
    /// Ticks since it ended.
    pub(crate) settled: u32,
    /// Gusts so far that could not push.
    pub(crate) gusts: u8,
}

impl Holding {
    pub(crate) fn new(delay: u32) -> Self {
        Self {
            delay: delay.max(ticks(ANNOUNCED_S) + 1),
            aloft: 0,
            coming: None,
            gust: None,
            settled: 0,
            gusts: 0,
        }
    }

    /// Seconds until the announced gust blows.
    pub(crate) fn coming_s(&self) -> Option<f64> {
        self.coming
            .map(|_| f64::from(self.delay.saturating_sub(self.aloft)) * TICK_S)
    }

    /// Where the gust blows to, from its announcement until it is over.
    pub(crate) fn direction(&self) -> Option<[f64; 2]> {
        let blowing = self.gust.filter(|gust| !gust.is_over());
        blowing
            .map(|gust| gust.direction)
            .or_else(|| self.coming.map(|coming| coming.direction))
    }

    /// Whether it was said for less than a reader needs, or still blows.
    pub(crate) fn is_said(&self) -> bool {
        self.gust
            .is_some_and(|gust| !gust.is_over() || f64::from(gust.age) * TICK_S < SAID_S)
    }

    /// Before it blows: in the air the time runs, and the last of it is announced.
    fn wait(&mut self, course: &Course, speed: Span, cage: &Cage, now: &Perception, out: &mut Emitter<'_>) {
        let announced = self.delay.saturating_sub(ticks(ANNOUNCED_S));
        if !now.airborne {
            // What was announced is called off: it will be announced again.
            self.coming = None;
            self.aloft = self.aloft.min(announced.saturating_sub(1));
            return;
        }
        self.aloft += 1;
        if self.coming.is_none() && self.aloft >= announced {
            let mut noise = Noise::new(course.seed, 64 + u64::from(course.beat));
            let speed_m_s = noise.between(speed);
            self.coming = Some(Coming {
                direction: inward(cage, now.position, &mut noise),
                speed_m_s,
            });
        }
        if let Some(coming) = self.coming
            && self.aloft >= self.delay
        {
            let degrees = libm::atan2(coming.direction[1], coming.direction[0]) * 180.0 / std::f64::consts::PI;
            out.emit(Happened::GustStart, &[coming.speed_m_s, degrees]);
            self.coming = None;
            self.gust = Some(Blow::new(coming.direction, coming.speed_m_s, now.velocity));
        }
    }
}

impl Kind for Gust {
    type State = Holding;

    fn begin(&self, _: &mut Course, _: &Cage, _: &Perception, noise: &mut Noise) -> Holding {
        Holding::new(ticks(noise.between(self.delay_s)))
    }

    /// Done once the gust has blown and some calm has followed. Its times are the situation's own: wind blows and
    /// drops at nobody's pace, and only where nobody is in the air does the beat wait for somebody.
    fn step(
        &self,
        holding: &mut Holding,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress {
        let Some(gust) = &mut holding.gust else {
            holding.wait(course, self.speed_m_s, &parameters.cage, now, out);
            return if now.airborne {
                Progress::Lasts
            } else {
                course.unless_idle(self.idle_s, now, Later::Nothing)
            };
        };
        let blown_s = f64::from(gust.age) * TICK_S;
        gust.age += 1;
        if gust.is_over() {
            holding.settled += 1;
            if !gust.pushed && holding.gusts + 1 < MOST_GUSTS {
                // It landed before the gust could push it: another one comes.
                *holding = Holding {
                    gusts: holding.gusts + 1,
                    ..Holding::new(ticks(ANNOUNCED_S))
                };
                return Progress::Lasts;
            }
            return Progress::done(holding.settled >= ticks(self.settle_s));
        }
        if now.airborne {
            gust.carry(now.velocity, now.asked);
        }
        if gust.push_m >= 1.0 && !gust.pushed {
            gust.pushed = true;
            out.emit(Happened::GustPushed, &[gust.push_m]);
        }
        if !gust.steered && gust.along(now.steer) <= AGAINST {
            gust.steered = true;
            out.emit(Happened::SteeredAgainst, &[blown_s]);
        }
        let enough = blown_s >= self.shortest_s && gust.push_m >= self.push_m;
        if gust.fading > 0 || enough || blown_s >= self.longest_gust_s || !now.airborne {
            gust.fading += 1;
            if gust.is_over() {
                out.emit(Happened::GustEnd, &[gust.push_m]);
            }
        }
        Progress::Lasts
    }

    fn goal(_: &Holding, _: &Course, _: &Cage) -> Goal {
        Goal::Lantern
    }

    fn prompt(&self, _: &Holding, _: &Flight) -> Prompt {
        plain("hold_here")
    }

    fn canonicalise(holding: &mut Holding) {
        if let Some(gust) = &mut holding.gust {
            gust.canonicalise();
        }
        if let Some(coming) = &mut holding.coming {
            coming.direction.iter_mut().for_each(canonical);
            canonical(&mut coming.speed_m_s);
        }
    }

    fn is_sound(holding: &Holding, tick: u32, _posts: usize) -> bool {
        holding.delay <= LAST_TICK
            && holding.aloft <= tick
            && holding.settled <= tick
            && holding
                .coming
                .is_none_or(|coming| is_unit(&coming.direction) && is_within(coming.speed_m_s, 100.0))
            && holding.gust.is_none_or(|gust| gust.is_sound(tick))
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
