//! Free flight, in which what was left can be taken up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::posts::asked_post;
use super::{Kind, OwnTime, Progress, Terms};
use crate::Emitter;
use crate::Prompt;
use crate::TICK_S;
use crate::flight::choice::Choice;
use crate::flight::course::{Course, Goal};
use crate::flight::parameters::{Cage, Parameters};
use crate::flight::perception::Perception;
use crate::flight::prompt::{plain, whole_s, with};
use crate::flight::running::Flight;
use crate::noise::Noise;
use crate::ranges::within;
use crate::ticks;

/// The end of the free minute is said for so long, s.
const ENDING_S: f64 = 20.0;

/// Free flight. While a beat before was left because nobody was there, its tune or lantern can be taken up here:
/// the time does not run while somebody acts and something is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Free {
    /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Lasts so long, s.
    #[schemars(transform = within(1.0, 7200.0))]
    pub duration_s: f64,
}

impl Terms for Free {
    fn phase(&self) -> &str {
        &self.phase
    }

    fn own_time(&self) -> Option<OwnTime> {
        Some(OwnTime {
            shortest_s: self.duration_s,
            events: &[],
        })
    }
}

/// How much of the free flight is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Spent {
    /// Ticks of it that have run.
    ticks: u32,
}

impl Free {
    /// Seconds that are left of it.
    pub(crate) fn left_s(&self, spent: Spent) -> f64 {
        (self.duration_s - f64::from(spent.ticks) * TICK_S).max(0.0)
    }
}

impl Kind for Free {
    type State = Spent;
    const ON_THE_GROUND: bool = true;

    fn begin(&self, _: &mut Course, _: &Cage, _: &Perception, _: &mut Noise) -> Spent {
        Spent::default()
    }

    fn step(
        &self,
        spent: &mut Spent,
        course: &mut Course,
        parameters: &Parameters,
        now: &Perception,
        out: &mut Emitter<'_>,
    ) -> Progress {
        // What was left is taken up at one's own pace: the minute waits for who is at it.
        if !course.take_up_tune(parameters, now, out) {
            spent.ticks += 1;
        }
        Progress::done(spent.ticks >= ticks(self.duration_s) || now.choice == Some(Choice::Finish))
    }

    fn goal(_: &Spent, course: &Course, cage: &Cage) -> Goal {
        match &course.left.tune {
            _ if course.left.lantern.is_some() => Goal::Lantern,
            Some(kept) => kept.playing.state.goal(cage),
            None => Goal::None,
        }
    }

    fn prompt(&self, spent: &Spent, flight: &Flight) -> Prompt {
        let left = &flight.course.left;
        if left.lantern.is_some() {
            return plain("lantern_left");
        }
        if let Some(kept) = &left.tune {
            let asked = asked_post(flight, kept.playing.state);
            return match asked.id.as_str() {
                "post" => Prompt {
                    id: "posts_left".to_owned(),
                    ..asked
                },
                _ => asked,
            };
        }
        let left_s = self.left_s(*spent);
        if left_s <= ENDING_S {
            with("free_ending", "seconds", whole_s(left_s))
        } else {
            plain("free")
        }
    }

    fn is_sound(spent: &Spent, tick: u32, _posts: usize) -> bool {
        spent.ticks <= tick
    }
}
