//! On the way to a post when « Pose le drone, maintenant » comes.

use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::course::{Course, Later, Moment, Progress, plane, ticks};
use super::parameters::Parameters;
use super::sink::Sink;
use super::vocabulary::Happened;
use crate::noise::Noise;

/// A way is long enough to be halfway on from this distance, m.
const LONG_WAY_M: f64 = 8.0;
/// A descent faster than this is one, m/s.
const COMING_DOWN_M_S: f64 = 0.1;
/// After landing on call, time to breathe, s.
const REST_S: f64 = 4.0;

/// Where the player is in the beat of the call.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Way {
    /// The post (from 0) that is the goal until the call.
    pub(crate) post: u8,
    /// Distance to it at the first tick in the air, m; 0 before.
    pub(crate) first_m: f64,
    /// Part of the way at which the call comes.
    pub(crate) part: f64,
    /// Ticks in the air before the call.
    pub(crate) aloft: u32,
    /// Tick of the call.
    pub(crate) called: Option<u32>,
    /// Ticks on the ground since the call.
    pub(crate) down: u32,
    /// Ticks in the air since the call without coming down.
    pub(crate) aloft_still: u32,
}

impl Way {
    /// Chooses, from a post that the seed gives on, a standing one that is far from here.
    pub(crate) fn new(
        course: &Course,
        part: (f64, f64),
        parameters: &Parameters,
        now: &Moment,
        noise: &mut Noise,
    ) -> Self {
        let posts = &parameters.cage.posts;
        let turn = noise.below(posts.len());
        let mut post = 0;
        let mut best = -1.0;
        for step in 0..posts.len() {
            let candidate = (turn + step) % posts.len();
            let away = plane(posts[candidate].at_m, now.position).min(LONG_WAY_M);
            if !course.is_down(candidate) && away > best {
                best = away;
                post = candidate;
            }
        }
        Self {
            post: post as u8,
            first_m: 0.0,
            part: noise.between(part),
            aloft: 0,
            called: None,
            down: 0,
            aloft_still: 0,
        }
    }

    /// One tick; done once it has landed after the call. A call is the situation's doing and does not stand for ever,
    /// but it never ends for somebody who is coming down, however slowly.
    pub(crate) fn step(
        &mut self,
        course: &Course,
        beat: &Beat,
        parameters: &Parameters,
        now: &Moment,
        sink: &mut Sink<'_>,
    ) -> Progress {
        let Beat::LandCall {
            latest_s,
            stands_s,
            idle_s,
            ..
        } = beat
        else {
            return Progress::Done;
        };
        let Some(goal) = parameters.cage.posts.get(usize::from(self.post)) else {
            return Progress::Done;
        };
        if self.called.is_some() {
            self.down = if now.airborne { 0 } else { self.down + 1 };
            self.aloft_still += u32::from(now.airborne && now.velocity.z > -COMING_DOWN_M_S);
            return if self.down >= ticks(REST_S) {
                Progress::Done
            } else if self.aloft_still >= ticks(*stands_s) {
                Progress::GoesOn(Later::Nothing)
            } else {
                Progress::Lasts
            };
        }
        let left = plane(goal.at_m, now.position);
        if now.airborne {
            self.aloft += 1;
            if self.first_m == 0.0 {
                self.first_m = left;
            }
            // Never in the first second: a call needs a goal that can be dropped.
            let on_the_way = self.aloft > ticks(1.0) && left <= self.first_m * (1.0 - self.part);
            if on_the_way || self.aloft >= ticks(*latest_s) {
                self.called = Some(now.tick);
                sink.emit(Happened::LandCall, &[left, now.position.z]);
            }
            return Progress::Lasts;
        }
        course.unless_idle(*idle_s, now, Later::Nothing)
    }
}
