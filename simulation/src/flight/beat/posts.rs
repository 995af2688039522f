//! The tune: posts in order, one of them on the ground.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Beat, Kind, Later, Playing, Progress, Running, Terms, idle};
use crate::Emitter;
use crate::flight::choice::Choice;
use crate::flight::course::{Course, Draws, Goal, Planted};
use crate::flight::left::Kept;
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::problems::BeatCheck;
use crate::flight::prompt::with;
use crate::flight::running::Flight;
use crate::flight::vocabulary::{Happened, SettledHow};
use crate::noise::Noise;
use crate::ranges::within;
use crate::ticks;
use crate::{Prompt, Verb};

/// All posts in order; one of them lies on the ground.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Posts {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Distance over ground to a post that sounds its note, m.
    #[schemars(transform = within(0.2, 5.0))]
    pub reach_m: f64,
    /// Highest altitude at which a post sounds, m.
    #[schemars(transform = within(0.5, 50.0))]
    pub ceiling_m: f64,
    /// First and last post (counted from 1) that may lie on the ground: the seed chooses one between them. Example:
    /// [2, 4].
    pub down: (u8, u8),
    /// Hovering over the lying post for so long counts as having been there, s.
    #[schemars(transform = within(0.2, 30.0))]
    pub over_down_s: f64,
    /// Nobody acted for so long: the next beat comes, and the tune goes on from the same post in free flight, s.
    #[schemars(transform = idle())]
    #[serde(alias = "longest_post_s")]
    pub idle_s: f64,
}

impl Terms for Posts {
    fn phase(&self) -> &str {
        &self.phase
    }

    fn check(&self, check: &mut BeatCheck<'_>, cage: &Cage) {
        let posts = cage.posts.len() as f64;
        let (from, to) = (f64::from(self.down.0), f64::from(self.down.1));
        check.range("down.0", from, 1.0, posts);
        check.range("down.1", to, from.max(1.0), posts);
    }

    fn needs_posts(&self) -> bool {
        true
    }

    fn patience_s(&self) -> Option<f64> {
        Some(self.idle_s)
    }

    fn plant(&self, planted: &mut Planted, draws: &Draws) {
        let (from, to) = self.down;
        if planted.down.is_none() && from >= 1 && to >= from {
            let span = f64::from(to - from) + 1.0;
            planted.down = Some((from - 1 + (draws.down * span) as u8, draws.direction));
        }
    }
}

/// Where the player is in the tune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Tune {
    /// The post (from 0) whose turn it is.
    pub(crate) next: u8,
    /// Ticks over the lying post.
    over_down: u32,
    /// Whether the lying post has been announced.
    told: bool,
}

impl Tune {
    /// The post whose turn it is, until all had theirs.
    pub(crate) fn goal(self, cage: &Cage) -> Goal {
        let next = usize::from(self.next);
        if next < cage.posts.len() {
            Goal::Post(next)
        } else {
            Goal::None
        }
    }
}

/// What is asked of who plays the tune.
pub(crate) fn asked_post(flight: &Flight, tune: Tune) -> Prompt {
    let id = if flight.course.is_down(usize::from(tune.next)) {
        "post_down"
    } else {
        "post"
    };
    let mut prompt = with(id, "post", i64::from(tune.next) + 1);
    let left = flight.cage().posts.len() as i64 - i64::from(tune.next);
    prompt.numbers.push(("left".to_owned(), left));
    prompt
}

impl Posts {
    /// The beat, where it is this one.
    pub(crate) fn of(beat: &Beat) -> Option<&Self> {
        if let Beat::Posts(posts) = beat {
            Some(posts)
        } else {
            None
        }
    }

    /// The rules by which posts sound now: those of the tune that is played, in its beat or later; outside a tune
    /// those of the last one that came, or of the first one that will.
    fn meant<'a>(course: &'a Course, beats: &'a [Beat]) -> Option<&'a Self> {
        if let Some(playing) = course.playing_posts() {
            return Some(&playing.beat);
        }
        let (past, to_come) = beats.split_at_checked(usize::from(course.beat) + 1)?;
        let mut nearest = past.iter().rev().chain(to_come);
        nearest.find_map(Self::of)
    }

    /// Whether the drone is where a post sounds.
    fn is_near(&self, post_m: [f64; 2], now: &Perception) -> bool {
        now.airborne && now.position.z <= self.ceiling_m && now.plane_m(post_m) <= self.reach_m
    }

    /// One tick of the tune; true once every post has had its turn.
    pub(crate) fn play(
        &self,
        tune: &mut Tune,
        course: &Course,
        cage: &Cage,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> bool {
        let goal = usize::from(tune.next);
        let Some(place) = cage.posts.get(goal) else { return true };
        let down = course.is_down(goal);
        if down && !tune.told {
            tune.told = true;
            out.emit(Happened::PostDownAhead, &[goal as f64 + 1.0]);
        }
        tune.over_down = if down && self.is_near(place.at_m, now) {
            tune.over_down + 1
        } else {
            0
        };
        let over = usize::from(course.over_post);
        let how = if !down && over == goal + 1 {
            SettledHow::Note
        } else if down && tune.over_down >= ticks(self.over_down_s) {
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
        out.emit(Happened::PostSettled, &[goal as f64 + 1.0, how as usize as f64]);
        *tune = Tune {
            next: tune.next + 1,
            ..Tune::default()
        };
        let complete = usize::from(tune.next) == cage.posts.len();
        if complete {
            let notes = course.sounded.iter().filter(|tick| **tick != 0).count();
            out.emit(Happened::TuneComplete, &[notes as f64]);
        }
        complete
    }
}

impl Kind for Posts {
    type State = Tune;

    fn begin(&self, _: &mut Course, _: &Cage, _: &Perception, _: &mut Noise) -> Tune {
        Tune::default()
    }

    fn step(
        &self,
        tune: &mut Tune,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress {
        if self.play(tune, course, &parameters.cage, now, out) {
            return Progress::Done;
        }
        let progress = course.unless_idle(self.idle_s, now, Later::Something);
        if progress != Progress::Lasts {
            let playing = Playing {
                beat: self.clone(),
                state: *tune,
            };
            course.left.tune = Some(Kept {
                beat: course.beat,
                playing,
            });
        }
        progress
    }

    fn goal(tune: &Tune, _: &Course, cage: &Cage) -> Goal {
        tune.goal(cage)
    }

    fn prompt(&self, tune: &Tune, flight: &Flight) -> Prompt {
        asked_post(flight, *tune)
    }

    fn is_sound(tune: &Tune, tick: u32, posts: usize) -> bool {
        usize::from(tune.next) < posts && tune.over_down <= tick
    }
}

impl Course {
    /// The tune that is being played, in its beat or later.
    fn playing_posts(&self) -> Option<&Playing<Posts>> {
        match &self.running {
            Running::Posts(playing) => Some(playing),
            Running::Free(_) => self.left.tune.as_ref().map(|kept| &kept.playing),
            _ => None,
        }
    }

    /// Where the player is in the tune that is being played.
    pub(crate) fn tune(&self) -> Option<Tune> {
        self.playing_posts().map(|playing| playing.state)
    }

    /// Sounds posts that the drone comes over.
    pub(crate) fn touch_posts(&mut self, parameters: &Parameters, now: &Perception, out: &mut Emitter<'_>) {
        let Some(rules) = Posts::meant(self, &parameters.beats) else {
            return;
        };
        let mut over = 0;
        for (post, place) in parameters.cage.posts.iter().enumerate() {
            if !self.is_down(post) && rules.is_near(place.at_m, now) {
                over = post as u8 + 1;
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
            out.emit(
                Happened::PostReached,
                &[f64::from(over), order as f64, f64::from(u8::from(in_turn))],
            );
        }
        self.over_post = over;
    }
}
