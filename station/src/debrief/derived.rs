//! What a journal gives when it is played again.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};

use situation::journal::Journal;
use situation::observe::Observation;
use situation::occasion::{Occasions, replay_with_occasions};
use situation::replay::{Replay, ReplayError};
use situation::scenario::Scenario;

/// What the journal gives when it is played again: worked out once for everybody who sat there, while the learner
/// tells, and waited for when first needed.
pub(super) struct Derived {
    running: Mutex<Option<JoinHandle<Result<Again, ReplayError>>>>,
    again: OnceLock<Option<Again>>,
    /// What was seen during play, should the replay fail.
    live: Vec<Observation>,
}

/// A session played again.
pub(super) struct Again {
    pub(super) replay: Replay,
    /// Rows whose occasion came, by seat.
    occasions: Occasions,
}

impl Again {
    pub(super) fn of(scenario: &Scenario, journal: &Journal) -> Result<Self, ReplayError> {
        let (replay, occasions) = replay_with_occasions(scenario, journal)?;
        Ok(Self { replay, occasions })
    }
}

impl Derived {
    /// Plays `journal` again on a thread; `live` is what was seen during play.
    pub(super) fn later(scenario: &Arc<Scenario>, journal: &Arc<Journal>, live: &[Observation]) -> Self {
        let (scenario, journal) = (Arc::clone(scenario), Arc::clone(journal));
        let again = move || Again::of(&scenario, &journal);
        let running = thread::Builder::new().name("replay".to_owned()).spawn(again);
        // What was seen during play is the same, and stands in.
        let running = running
            .inspect_err(|error| tracing::error!(%error, "a session just played cannot be replayed"))
            .ok();
        Self {
            running: Mutex::new(running),
            again: OnceLock::new(),
            live: live.to_vec(),
        }
    }

    /// What has been played again.
    pub(super) fn now(again: Again) -> Self {
        Self {
            running: Mutex::new(None),
            again: OnceLock::from(Some(again)),
            live: Vec::new(),
        }
    }

    pub(super) fn again(&self) -> Option<&Again> {
        let wait = || {
            let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take()?;
            match running.join() {
                Ok(Ok(again)) => Some(again),
                Ok(Err(error)) => {
                    tracing::error!(%error, "a session just played does not replay");
                    None
                }
                Err(_) => None,
            }
        };
        self.again.get_or_init(wait).as_ref()
    }

    /// Whether the occasion of a game row came for `seat`; where that cannot be worked out, it may have. It says
    /// nothing of what was seen then.
    pub(super) fn occasion_came(&self, seat: u8, row: &str) -> bool {
        let of_seat = |again: &Again| {
            again
                .occasions
                .get(usize::from(seat))
                .is_some_and(|rows| rows.contains(row))
        };
        self.again().is_none_or(of_seat)
    }

    pub(super) fn observations(&self) -> &[Observation] {
        self.again().map_or(&self.live, |again| &again.replay.observations)
    }
}
