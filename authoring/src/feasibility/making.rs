//! Can what a situation asks for be made at all? The kind of activity searches; here its witness is played, written
//! down and replayed like any session, so that *possible* never rests on the search's own word.

use std::collections::VecDeque;
use std::sync::Arc;

use simulation::{Activity, Event, Making, Pilot, Run, SeatInput, Tick};
use situation::diagnostic::{Diagnostic, Place, Severity};
use situation::journal::read_journal;
use situation::record::record_with;
use situation::replay::{ReplayError, replay};
use situation::scenario::{File, Scenario};

use super::SearchError;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// A session makes it, and replays.
    Possible {
        /// Its seed.
        seed: u64,
        /// How long it takes, ticks.
        ticks: Tick,
    },
    /// Nothing can make it, and this is missing.
    Impossible(Vec<Diagnostic>),
    /// Neither was found.
    NotDecided {
        /// States visited.
        states: u64,
    },
}

/// Hands that do what was written down, then nothing.
struct Written {
    inputs: VecDeque<SeatInput>,
    /// For so many seats; a situation may have fewer of them.
    seats: u8,
}

impl Pilot for Written {
    fn act(&mut self, _: &dyn Activity, inputs: &mut [SeatInput]) {
        inputs.fill(SeatInput::default());
        for seat in 0..usize::from(self.seats) {
            let written = self.inputs.pop_front().unwrap_or_default();
            if let Some(input) = inputs.get_mut(seat) {
                *input = written;
            }
        }
    }
}

/// What happens where these inputs are made, seats innermost.
fn events(scenario: &Scenario, seed: u64, seats: u8, inputs: &[SeatInput]) -> Vec<(Tick, Event)> {
    let mut run = Run::new(scenario.template.start(seed, seats), 0);
    let (mut now, mut all) = (Vec::new(), Vec::new());
    for tick in inputs.chunks(usize::from(seats.max(1))) {
        run.step(tick, &mut now);
        all.extend(now.iter().map(|event| (run.tick(), *event)));
    }
    all
}

/// Whether what the situation asks for can be made, searched for through at most so many states; `None` where its kind
/// of activity has nothing to make.
pub fn making(scenario: &Arc<Scenario>, states: u64) -> Result<Option<Made>, SearchError> {
    let Some(found) = scenario.template.making(states) else {
        return Ok(None);
    };
    let of_scenario = |fault: simulation::Fault| Diagnostic {
        severity: Severity::Error,
        code: fault.code,
        arguments: fault.arguments,
        place: Place {
            file: scenario.file_name(File::Scenario).to_owned(),
            ..Place::default()
        },
    };
    Ok(Some(match found {
        Making::Possible { seed, seats, inputs } => {
            let ticks = (inputs.len() / usize::from(seats.max(1))) as Tick;
            let witnessed = events(scenario, seed, seats, &inputs);
            let mut hands = Written {
                inputs: inputs.into(),
                seats,
            };
            let (recording, _) = record_with(Arc::clone(scenario), &mut hands, seed, [0; 16], &[])?;
            let diverged = || ReplayError::Diverged { block: 0 };
            let journal = read_journal(&recording.bytes).map_err(|_| diverged())?;
            replay(scenario, &journal)?;
            // The session is the one that the search saw, event by event.
            let lived = journal.blocks.iter().flat_map(|block| &block.events);
            let lived = lived.filter(|(tick, _)| *tick <= ticks);
            if !lived.eq(&witnessed) {
                return Err(diverged().into());
            }
            Made::Possible { seed, ticks }
        }
        Making::Impossible(missing) => Made::Impossible(missing.into_iter().map(of_scenario).collect()),
        Making::NotDecided { states } => Made::NotDecided { states },
    }))
}
