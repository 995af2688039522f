//! A run: an activity with its tick, its verbs and its hash.

use sha2::{Digest, Sha256};

use crate::activity::{Activity, Event, SeatInput, Tick};
use crate::emit::Emitter;

/// A running activity and the number of ticks stepped so far.
pub struct Run {
    activity: Box<dyn Activity>,
    tick: Tick,
}

impl Run {
    /// Wraps an activity whose state is the one after `tick` steps (0 for a fresh one).
    pub fn new(activity: Box<dyn Activity>, tick: Tick) -> Self {
        Self { activity, tick }
    }

    /// Steps once. `events` is cleared, then holds the verbs of the seats in seat order, then the
    /// activity's own events in order of happening.
    pub fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        events.clear();
        for (seat, input) in inputs.iter().enumerate() {
            if let Some(verb) = input.verb {
                Emitter::new(events, seat as u8).emit(0_u16, &[f64::from(verb.index())]);
            }
        }
        self.activity.step(inputs, events);
        self.tick += 1;
    }

    /// Ticks stepped so far; the sample and the events of step `n` (counted from 1) belong to tick `n`.
    pub fn tick(&self) -> Tick {
        self.tick
    }

    /// The activity.
    pub fn activity(&self) -> &dyn Activity {
        self.activity.as_ref()
    }

    /// SHA-256 over the tick and the canonical state.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::new()
            .chain_update(self.tick.to_le_bytes())
            .chain_update(self.activity.encode())
            .finalize()
            .into()
    }
}
