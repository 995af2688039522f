//! A pilot whose hands somebody takes for a while: the variations that the search plays.

use std::sync::Arc;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;
use simulation::{Activity, Controls, Pilot, SeatInput, Tick, Verb};
use situation::journal::Mark;
use situation::record::{RecordError, Recording, pilot, record_with};
use situation::rule::Segment;
use situation::scenario::Scenario;

/// Most interferences of one session.
const MOST: usize = 24;
/// Longest interference, ticks: 20 s.
const LONGEST: u32 = 1_200;
/// Number that names the sessions of a search: they are nobody's.
const SESSION: [u8; 16] = [0; 16];

/// A session to be played: a pilot's style, a seed, and what is done to the pilot's hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Script {
    pub(super) style: String,
    pub(super) seed: u64,
    pub(super) interferences: Vec<Interference>,
}

/// What is done to one seat's inputs from one tick on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Interference {
    seat: u8,
    from: Tick,
    ticks: u32,
    act: Act,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Act {
    /// Nothing is done.
    HandsOff,
    /// The sticks stay like this.
    Hold([i8; 4]),
    /// The sticks go the other way.
    Reverse,
    /// Sticks go on; no choices, no verbs.
    Silent,
    /// Buttons held down.
    Press(u8),
    /// A choice, once.
    Choose(u8),
    /// A verb, once.
    Say(Verb),
}

impl Script {
    /// A pilot left alone.
    pub(super) fn undisturbed(style: &str, seed: u64) -> Self {
        Self {
            style: style.to_owned(),
            seed,
            interferences: Vec::new(),
        }
    }

    /// The same with nothing done by `seat` from `tick` on.
    pub(super) fn hands_off(&self, seat: u8, tick: Tick) -> Self {
        let mut script = self.clone();
        script.interferences.push(Interference {
            seat,
            from: tick,
            ticks: Tick::MAX - tick,
            act: Act::HandsOff,
        });
        script
    }

    /// Plays it; people enter `marks`. Gives what rules read of it as well.
    pub(super) fn play(&self, scenario: &Arc<Scenario>, marks: &[Mark]) -> Result<(Recording, Segment), RecordError> {
        let mut pilot = Interfered {
            pilot: pilot(scenario, &self.style, self.seed)?,
            interferences: &self.interferences,
            tick: 0,
        };
        record_with(Arc::clone(scenario), &mut pilot, self.seed, SESSION, marks)
    }

    /// Something else done, somewhere in a session of `ticks` ticks. `near` are ticks at which something happened,
    /// `other` is a script that brought something about as well.
    pub(super) fn varied(
        &self,
        scenario: &Scenario,
        ticks: Tick,
        near: &[Tick],
        other: &Self,
        random: &mut ChaCha8Rng,
    ) -> Self {
        let mut script = self.clone();
        for _ in 0..=below(random, 3) {
            let count = script.interferences.len();
            match below(random, 9) {
                0 if count > 0 => {
                    script.interferences.remove(below(random, count as u32) as usize);
                }
                1 if count > 0 => {
                    let moved = &mut script.interferences[below(random, count as u32) as usize];
                    moved.from = moved.from.saturating_add_signed(below(random, 241) as i32 - 120);
                }
                2 => script.seed = u64::from(below(random, 64)),
                3 => {
                    let styles = scenario.template.pilot_styles();
                    script
                        .style
                        .clone_from(&styles[below(random, styles.len() as u32) as usize]);
                }
                4 if count + other.interferences.len() <= MOST && !other.interferences.is_empty() => {
                    // What somebody else's hands did, all of it, at another time.
                    let first = other.interferences.iter().map(|one| one.from).min().unwrap_or(0);
                    let from = some_tick(ticks, near, random);
                    script
                        .interferences
                        .extend(other.interferences.iter().map(|one| Interference {
                            from: from.saturating_add(one.from - first),
                            ..one.clone()
                        }));
                }
                _ if count < MOST => {
                    let interference = Interference::random(scenario, ticks, near, random);
                    script.interferences.push(interference);
                }
                _ => {}
            }
        }
        script
    }
}

impl Interference {
    fn random(scenario: &Scenario, ticks: Tick, near: &[Tick], random: &mut ChaCha8Rng) -> Self {
        Self {
            seat: below(random, scenario.seats.into()) as u8,
            from: some_tick(ticks, near, random),
            ticks: 1 + below(random, LONGEST) / (1 + below(random, 8)),
            act: Act::random(scenario.template.controls(), random),
        }
    }

    fn apply(&self, tick: Tick, input: &mut SeatInput) {
        let Some(since) = tick.checked_sub(self.from).filter(|since| *since < self.ticks) else {
            return;
        };
        match &self.act {
            Act::HandsOff => *input = SeatInput::default(),
            Act::Hold(sticks) => input.sticks = *sticks,
            Act::Reverse => input.sticks = input.sticks.map(i8::saturating_neg),
            Act::Silent => {
                input.choice = 0;
                input.verb = None;
            }
            Act::Press(held) => input.held |= held,
            Act::Choose(choice) if since == 0 => input.choice = *choice,
            Act::Say(verb) if since == 0 => input.verb = Some(*verb),
            Act::Choose(_) | Act::Say(_) => {}
        }
    }
}

impl Act {
    fn random(controls: &Controls, random: &mut ChaCha8Rng) -> Self {
        match below(random, 8) {
            0 => Self::HandsOff,
            1 => Self::Reverse,
            2 => Self::Silent,
            3 if !controls.buttons.is_empty() => Self::Press(1 << below(random, controls.buttons.len().min(8) as u32)),
            4 if !controls.choices.is_empty() => {
                Self::Choose(1 + below(random, controls.choices.len().min(255) as u32) as u8)
            }
            5 => Self::Say(Verb::ALL[below(random, Verb::ALL.len() as u32) as usize]),
            _ => {
                // Few sticks at a time, gently or to the stop: what hands do.
                let mut sticks = [0; 4];
                for stick in sticks.iter_mut().take(controls.sticks.len()) {
                    if below(random, 2) == 0 {
                        *stick = [-127, -60, -20, 0, 20, 60, 127][below(random, 7) as usize];
                    }
                }
                Self::Hold(sticks)
            }
        }
    }
}

/// Half of the time within three seconds after something that happened, else anywhere.
fn some_tick(ticks: Tick, near: &[Tick], random: &mut ChaCha8Rng) -> Tick {
    match near.get(below(random, 2 * near.len() as u32 + 1) as usize) {
        Some(tick) => tick.saturating_add(below(random, 180)),
        None => below(random, ticks.max(1)),
    }
}

/// A whole number below `most`, 0 where there is none.
pub(super) fn below(random: &mut ChaCha8Rng, most: u32) -> u32 {
    ((u64::from(random.next_u32()) * u64::from(most)) >> 32) as u32
}

struct Interfered<'a> {
    pilot: Box<dyn Pilot>,
    interferences: &'a [Interference],
    tick: Tick,
}

impl Pilot for Interfered<'_> {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        self.tick += 1;
        self.pilot.act(activity, inputs);
        for interference in self.interferences {
            if let Some(input) = inputs.get_mut(usize::from(interference.seat)) {
                interference.apply(self.tick, input);
            }
        }
    }
}
