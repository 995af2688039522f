//! On the way to a post when « Pose le drone, maintenant » comes.

use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::course::{Course, Moment, plane, ticks};
use super::parameters::Parameters;
use super::sink::Sink;
use super::vocabulary::Happened;
use crate::noise::Noise;

/// A way is long enough to be halfway on from this distance, m.
const LONG_WAY_M: f64 = 8.0;

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
        }
    }

    /// One tick; true once it has landed after the call.
    pub(crate) fn step(
        &mut self,
        course: &Course,
        beat: &Beat,
        parameters: &Parameters,
        now: &Moment,
        sink: &mut Sink<'_>,
    ) -> bool {
        let Beat::LandCall {
            latest_s, longest_s, ..
        } = beat
        else {
            return true;
        };
        let Some(goal) = parameters.cage.posts.get(usize::from(self.post)) else {
            return true;
        };
        if let Some(called) = self.called {
            self.down = if now.airborne { 0 } else { self.down + 1 };
            return self.down >= ticks(2.0) || course.timed_out(now.seconds_since(called), *longest_s, sink);
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
                return false;
            }
        }
        course.timed_out(now.seconds_since(course.since), latest_s + longest_s, sink)
    }
}
