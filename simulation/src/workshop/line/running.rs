//! A running line: one post, one seat.

use std::any::Any;
use std::sync::Arc;

use super::choice::{Choice, Pace};
use super::machine;
use super::setting::{Setting, hundredths};
use super::state::State;
use super::{course, hands};
use crate::noise::Noise;
use crate::{Activity, Emitter, Event, Fixed, Gauge, Picture, Prompt, SeatInput, saved_state};

/// A running line. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Line {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
}

impl Line {
    pub(crate) fn start(setting: Arc<Setting>, seed: u64) -> Self {
        let mut noise = Noise::new(seed, 21);
        let culprit = noise.below(setting.parameters.culprits.len());
        let drift = setting
            .parameters
            .culprits
            .get(culprit)
            .map_or(0, |culprit| hundredths(noise.between(culprit.drift_mm)));
        let state = State {
            seed,
            tick: 0,
            acted: 0,
            beat: 0,
            progress: course::progress(&setting, seed, 0),
            made: 0,
            drifted: 0,
            piece: None,
            coming: None,
            free: 0,
            pace: Pace::ByHand,
            trays: [0; 3],
            last: None,
            card: setting.card_of(0) as u8,
            working: None,
            readings: Vec::new(),
            written: 0,
            page: None,
            last_page: 0,
            machine: machine::fresh(setting.parameters.culprits.len()),
            culprit: culprit as u8,
            drift,
            stands: setting.stands.clone(),
            carried: None,
            moves: 0,
            odd_open: false,
            odd_told: false,
            notice: None,
            ended: None,
            over: false,
        };
        Self { setting, state }
    }

    pub(crate) fn choice(&self, byte: u8) -> Option<Choice> {
        let index = usize::from(byte.checked_sub(1)?);
        self.setting.choices.get(index).copied()
    }

    /// Index of a choice among the controls'.
    pub(crate) fn index_of(&self, choice: Choice) -> Option<u8> {
        let index = self.setting.choices.iter().position(|known| *known == choice)?;
        Some(index as u8)
    }
}

impl Activity for Line {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        let input = inputs.first().copied().unwrap_or_default();
        let mut out = Emitter::new(events, 0);
        self.state.tick = self.state.tick.saturating_add(1);
        if self.state.tick == 1 {
            self.open_beat(&mut out);
        }
        let stop = input.held & 1 != 0;
        let acts = input.choice != 0 || stop || input.verb.is_some() || self.state.working.is_some();
        if acts {
            self.state.acted = self.state.tick;
        }
        let choice = self.choice(input.choice).filter(|choice| hands::is_open(self, *choice));
        if self.state.ended.is_none() {
            if stop {
                self.stop_machine(&mut out);
            }
            if let Some(choice) = choice {
                self.choose(choice, &mut out);
            }
            if let Some(verb) = input.verb {
                self.hear(verb, &mut out);
            }
            self.go_on_working(&mut out);
            self.run_belt(&mut out);
        } else if choice.is_some() {
            self.state.over = true;
        }
        self.go_on(acts, &mut out);
    }

    fn sample(&self, sample: &mut [Fixed]) {
        super::sample::write(self, sample);
    }

    fn encode(&self) -> Vec<u8> {
        saved_state::encode(&self.state)
    }

    fn prompt(&self, _seat: u8) -> Prompt {
        super::guide::prompt(self)
    }

    fn is_over(&self) -> bool {
        self.state.over
    }

    fn picture(&self) -> Picture {
        super::drawing::picture(self)
    }

    fn gauges(&self, _seat: u8) -> Vec<Gauge> {
        super::drawing::gauges(self)
    }

    fn open_choices(&self, _seat: u8) -> Vec<u8> {
        (0_u8..)
            .zip(&self.setting.choices)
            .filter(|(_, choice)| hands::is_open(self, **choice))
            .map(|(index, _)| index)
            .collect()
    }

    fn main_choice(&self, _seat: u8) -> Option<u8> {
        let choice = super::guide::advice(self).next?;
        self.index_of(choice).filter(|_| hands::is_open(self, choice))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
