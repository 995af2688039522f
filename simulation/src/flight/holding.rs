//! Holding a place while a gust comes.

use serde::{Deserialize, Serialize};

use glam::DVec3;

use super::beat::Beat;
use super::course::{Course, Moment, ticks};
use super::gust::Gust;
use super::parameters::{Cage, Parameters};
use super::rotorcraft::TICK_S;
use super::sink::Sink;
use super::vocabulary::Happened;
use crate::noise::Noise;

/// Sticks that point so far against a gust steer against it.
pub(crate) const AGAINST: f64 = -0.15;

/// Where the player is in the beat of the gust.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Holding {
    /// Ticks in the air before it blows.
    pub(crate) delay: u32,
    /// Ticks in the air so far.
    pub(crate) aloft: u32,
    /// The gust that blows or has blown.
    pub(crate) gust: Option<Gust>,
    /// Ticks since it ended.
    pub(crate) settled: u32,
}

impl Holding {
    pub(crate) fn new(delay: u32) -> Self {
        Self {
            delay,
            aloft: 0,
            gust: None,
            settled: 0,
        }
    }

    /// One tick; true once the gust has blown and some calm has followed.
    pub(crate) fn step(
        &mut self,
        course: &Course,
        beat: &Beat,
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
        let age_s = now.seconds_since(course.since);
        let Some(gust) = &mut self.gust else {
            self.aloft += u32::from(now.airborne);
            if now.airborne && self.aloft >= self.delay {
                let mut noise = Noise::new(course.seed, 64 + u64::from(course.beat));
                let speed_m_s = noise.between(*speed_m_s);
                let direction = inward(&parameters.cage, now.position, &mut noise);
                let degrees = libm::atan2(direction[1], direction[0]) * 180.0 / std::f64::consts::PI;
                sink.emit(Happened::GustStart, &[speed_m_s, degrees]);
                self.gust = Some(Gust::new(direction, speed_m_s, now.velocity));
                return false;
            }
            return course.timed_out(age_s, *longest_s, sink);
        };
        let blown_s = f64::from(gust.age) * TICK_S;
        gust.age += 1;
        if gust.is_over() {
            self.settled += 1;
            if !gust.pushed && age_s < *longest_s {
                // It landed before the gust could push it: another one comes.
                *self = Self::new(ticks(2.0));
                return false;
            }
            return self.settled >= ticks(*settle_s);
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
