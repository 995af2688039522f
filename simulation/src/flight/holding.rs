//! Holding a place while a gust comes.

use serde::{Deserialize, Serialize};

use glam::DVec3;

use super::beat::{Beat, Span};
use super::course::{Course, Later, Moment, Progress, ticks};
use super::gust::Gust;
use super::parameters::{Cage, Parameters};
use super::rotorcraft::TICK_S;
use super::sink::Sink;
use super::vocabulary::Happened;
use crate::noise::Noise;

/// Sticks that point so far against a gust steer against it.
pub(crate) const AGAINST: f64 = -0.15;

/// A gust is said for at least so long, s.
const SAID_S: f64 = 5.0;
/// A gust is announced so long before it blows, s.
pub(crate) const ANNOUNCED_S: f64 = 3.0;
/// Most gusts of a beat: who is on the ground each time before one could push has found an answer of their own.
const MOST_GUSTS: u8 = 3;

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
    pub(crate) gust: Option<Gust>,
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
    fn wait(&mut self, course: &Course, speed: Span, cage: &Cage, now: &Moment, sink: &mut Sink<'_>) {
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
            sink.emit(Happened::GustStart, &[coming.speed_m_s, degrees]);
            self.coming = None;
            self.gust = Some(Gust::new(coming.direction, coming.speed_m_s, now.velocity));
        }
    }

    /// One tick; done once the gust has blown and some calm has followed. Its times are the situation's own: wind
    /// blows and drops at nobody's pace, and only where nobody is in the air does the beat wait for somebody.
    pub(crate) fn step(
        &mut self,
        course: &Course,
        beat: &Beat,
        parameters: &Parameters,
        now: &Moment,
        sink: &mut Sink<'_>,
    ) -> Progress {
        let Beat::Gust {
            speed_m_s,
            shortest_s,
            longest_gust_s,
            push_m,
            settle_s,
            idle_s,
            ..
        } = beat
        else {
            return Progress::Done;
        };
        let Some(gust) = &mut self.gust else {
            self.wait(course, *speed_m_s, &parameters.cage, now, sink);
            return if now.airborne {
                Progress::Lasts
            } else {
                course.unless_idle(*idle_s, now, Later::Nothing)
            };
        };
        let blown_s = f64::from(gust.age) * TICK_S;
        gust.age += 1;
        if gust.is_over() {
            self.settled += 1;
            if !gust.pushed && self.gusts + 1 < MOST_GUSTS {
                // It landed before the gust could push it: another one comes.
                *self = Self {
                    gusts: self.gusts + 1,
                    ..Self::new(ticks(ANNOUNCED_S))
                };
                return Progress::Lasts;
            }
            return if self.settled >= ticks(*settle_s) {
                Progress::Done
            } else {
                Progress::Lasts
            };
        }
        if now.airborne {
            gust.carry(now.velocity, now.asked);
        }
        if gust.push_m >= 1.0 && !gust.pushed {
            gust.pushed = true;
            sink.emit(Happened::GustPushed, &[gust.push_m]);
        }
        if !gust.steered && gust.along(now.steer) <= AGAINST {
            gust.steered = true;
            sink.emit(Happened::SteeredAgainst, &[blown_s]);
        }
        let enough = blown_s >= *shortest_s && gust.push_m >= *push_m;
        if gust.fading > 0 || enough || blown_s >= *longest_gust_s || !now.airborne {
            gust.fading += 1;
            if gust.is_over() {
                sink.emit(Happened::GustEnd, &[gust.push_m]);
            }
        }
        Progress::Lasts
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
