//! « Pose le drone, maintenant », on the way to a post.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, LONGEST_S, Later, OwnTime, Progress, Span, Terms, idle};
use crate::Emitter;
use crate::Prompt;
use crate::flight::course::{Course, Goal};
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::prompt::{plain, with};
use crate::flight::restoring::within as is_within;
use crate::flight::running::Flight;
use crate::flight::state::canonical;
use crate::flight::vocabulary::Happened;
use crate::noise::Noise;
use crate::ranges::within;
use crate::ticks;

/// A way is long enough to be halfway on from this distance, m.
const LONG_WAY_M: f64 = 8.0;
/// A descent faster than this is one, m/s.
const COMING_DOWN_M_S: f64 = 0.1;
/// After landing on call, time to breathe, s.
const REST_S: f64 = 4.0;

/// How long nobody is there before the beat goes on, where a file says nothing, s.
fn away_s() -> f64 {
    60.0
}

/// « Pose le drone, maintenant », on the way to a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct LandCall {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Part of the way flown when the call comes: [from, to], 0.5 is half-way; the seed chooses.
    #[schemars(transform = within(0.05, 0.95))]
    pub part: Span,
    /// The call comes after so long in the air at the latest, s.
    #[schemars(transform = within(1.0, LONGEST_S))]
    pub latest_s: f64,
    /// The call stands for so long in the air without coming down, s; who is coming down has all the time it takes.
    #[schemars(transform = within(5.0, LONGEST_S))]
    #[serde(alias = "longest_s")]
    pub stands_s: f64,
    /// Before the call: not in the air, and nobody acted for so long: the next beat comes, s.
    #[schemars(transform = idle())]
    #[serde(default = "away_s")]
    pub idle_s: f64,
}

impl Terms for LandCall {
    fn phase(&self) -> &str {
        &self.phase
    }

    fn needs_posts(&self) -> bool {
        true
    }

    fn own_time(&self) -> Option<OwnTime> {
        Some(OwnTime {
            shortest_s: self.stands_s,
            events: &["land_call"],
        })
    }
}

/// Where the player is in the beat of the call.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Way {
    /// The post (from 0) that is the goal until the call.
    post: u8,
    /// Distance to it at the first tick in the air, m; 0 before.
    first_m: f64,
    /// Part of the way at which the call comes.
    part: f64,
    /// Ticks in the air before the call.
    aloft: u32,
    /// Tick of the call.
    pub(crate) called: Option<u32>,
    /// Ticks on the ground since the call.
    down: u32,
    /// Ticks in the air since the call without coming down.
    aloft_still: u32,
}

impl Kind for LandCall {
    type State = Way;

    /// Chooses, from a post that the seed gives on, a standing one that is far from here.
    fn begin(&self, course: &mut Course, cage: &Cage, now: &Perception, noise: &mut Noise) -> Way {
        let posts = &cage.posts;
        let turn = noise.below(posts.len());
        let mut post = 0;
        let mut best = -1.0;
        for step in 0..posts.len() {
            let candidate = (turn + step) % posts.len();
            let away = now.plane_m(posts[candidate].at_m).min(LONG_WAY_M);
            if !course.is_down(candidate) && away > best {
                best = away;
                post = candidate;
            }
        }
        Way {
            post: post as u8,
            first_m: 0.0,
            part: noise.between(self.part),
            aloft: 0,
            called: None,
            down: 0,
            aloft_still: 0,
        }
    }

    /// Done once it has landed after the call. A call is the situation's doing and does not stand for ever, but it
    /// never ends for somebody who is coming down, however slowly.
    fn step(
        &self,
        way: &mut Way,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress {
        let Some(goal) = parameters.cage.posts.get(usize::from(way.post)) else {
            // Without posts, which the check of parameters names, there is no way to be on.
            return Progress::Done;
        };
        if way.called.is_some() {
            way.down = if now.airborne { 0 } else { way.down + 1 };
            way.aloft_still += u32::from(now.airborne && now.velocity.z > -COMING_DOWN_M_S);
            return if way.down >= ticks(REST_S) {
                Progress::Done
            } else if way.aloft_still >= ticks(self.stands_s) {
                Progress::GoesOn(Later::Nothing)
            } else {
                Progress::Lasts
            };
        }
        let left = now.plane_m(goal.at_m);
        if now.airborne {
            way.aloft += 1;
            if way.first_m == 0.0 {
                way.first_m = left;
            }
            // Never in the first second: a call needs a goal that can be dropped.
            let on_the_way = way.aloft > ticks(1.0) && left <= way.first_m * (1.0 - way.part);
            if on_the_way || way.aloft >= ticks(self.latest_s) {
                way.called = Some(now.tick);
                out.emit(Happened::LandCall, &[left, now.position.z]);
            }
            return Progress::Lasts;
        }
        course.unless_idle(self.idle_s, now, Later::Nothing)
    }

    fn goal(way: &Way, _: &Course, _: &Cage) -> Goal {
        match way.called {
            Some(_) => Goal::Land,
            None => Goal::Post(usize::from(way.post)),
        }
    }

    fn prompt(&self, way: &Way, flight: &Flight) -> Prompt {
        match way.called {
            None => with("go_to_post", "post", i64::from(way.post) + 1),
            Some(_) if flight.state.airborne => plain("land_now"),
            Some(_) => plain("landed"),
        }
    }

    fn canonicalise(way: &mut Way) {
        canonical(&mut way.first_m);
        canonical(&mut way.part);
    }

    fn is_sound(way: &Way, tick: u32, posts: usize) -> bool {
        usize::from(way.post) < posts
            && is_within(way.first_m, 1000.0)
            && is_within(way.part, 1.0)
            && way.aloft <= tick
            && way.down <= tick
            && way.aloft_still <= tick
            && way.called.unwrap_or(0) <= tick
    }
}
