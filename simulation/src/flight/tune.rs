//! The tune: posts in order, one of them on the ground.

use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::choice::Choice;
use super::course::{Course, Moment, plane, ticks};
use super::parameters::Parameters;
use super::sink::Sink;
use super::vocabulary::{Happened, SettledHow};
use crate::Verb;

/// Where the player is in the tune.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tune {
    /// The post (from 0) whose turn it is.
    pub(crate) next: u8,
    /// Ticks over the lying post.
    pub(crate) over_down: u32,
    /// Whether the lying post has been announced.
    pub(crate) told: bool,
}

/// What counts as having been at a post; the same wherever the tune is played.
struct Rules {
    reach_m: f64,
    ceiling_m: f64,
    over_down_s: f64,
}

impl Rules {
    fn of(parameters: &Parameters) -> Option<Self> {
        parameters.beats.iter().find_map(|beat| match beat {
            Beat::Posts {
                reach_m,
                ceiling_m,
                over_down_s,
                ..
            } => Some(Self {
                reach_m: *reach_m,
                ceiling_m: *ceiling_m,
                over_down_s: *over_down_s,
            }),
            _ => None,
        })
    }
}

impl Tune {
    pub(crate) fn new() -> Self {
        Self {
            next: 0,
            over_down: 0,
            told: false,
        }
    }

    /// One tick; true once every post has had its turn.
    pub(crate) fn step(&mut self, course: &Course, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) -> bool {
        let Some(rules) = Rules::of(parameters) else {
            return true;
        };
        let posts = &parameters.cage.posts;
        let goal = usize::from(self.next);
        let Some(place) = posts.get(goal) else { return true };
        let down = course.is_down(goal);
        if down && !self.told {
            self.told = true;
            sink.emit(Happened::PostDownAhead, &[goal as f64 + 1.0]);
        }
        let near =
            now.airborne && now.position.z <= rules.ceiling_m && plane(place.at_m, now.position) <= rules.reach_m;
        self.over_down = if down && near { self.over_down + 1 } else { 0 };
        let over = usize::from(course.over_post);
        let how = if !down && over == goal + 1 {
            SettledHow::Note
        } else if down && self.over_down >= ticks(rules.over_down_s) {
            SettledHow::Over
        } else if down && now.verb == Some(Verb::Signal) {
            SettledHow::Signal
        } else if down && now.verb == Some(Verb::Ask) {
            SettledHow::Ask
        } else if down && now.verb == Some(Verb::Propose) {
            SettledHow::Propose
        } else if now.choice == Some(Choice::NextPost) || (down && over == goal + 2) {
            SettledHow::Skip
        } else {
            return false;
        };
        sink.emit(Happened::PostSettled, &[goal as f64 + 1.0, how as usize as f64]);
        *self = Self {
            next: self.next + 1,
            ..Self::new()
        };
        let complete = usize::from(self.next) == posts.len();
        if complete {
            let notes = course.sounded.iter().filter(|tick| **tick != 0).count();
            sink.emit(Happened::TuneComplete, &[notes as f64]);
        }
        complete
    }
}

impl Course {
    /// Sounds posts that the drone comes over.
    pub(crate) fn touch_posts(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        let Some(rules) = Rules::of(parameters) else { return };
        let mut over = 0;
        if now.airborne && now.position.z <= rules.ceiling_m {
            for (post, place) in parameters.cage.posts.iter().enumerate() {
                if !self.is_down(post) && plane(place.at_m, now.position) <= rules.reach_m {
                    over = post as u8 + 1;
                }
            }
        }
        if over != 0 && over != self.over_post {
            let post = usize::from(over) - 1;
            self.sounded[post] = now.tick.max(1);
            let (order, in_turn) = match self.tune() {
                Some(tune) => {
                    let next = usize::from(tune.next);
                    // Flying on to the post after the lying one takes up its turn.
                    let skips_down = self.is_down(next) && post == next + 1;
                    (next + 1, post == next || skips_down)
                }
                None => (0, false),
            };
            sink.emit(
                Happened::PostReached,
                &[f64::from(over), order as f64, f64::from(u8::from(in_turn))],
            );
        }
        self.over_post = over;
    }
}
