//! A session being played.

use situation::journal::Mark;
use simulation::{SeatInput, Tick};

use crate::{Debrief, LiveSession, SessionId, StationError};

/// Where the journal stands on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskState {
    /// File and directory are synced up to this tick.
    Saved {
        /// Last tick that survives a power cut.
        up_to_tick: Tick,
    },
    /// Writing fails; nothing is lost yet, it is tried again every 250 ms.
    Failing {
        /// Id of the sentence.
        code: &'static str,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
    },
}

/// A session being played: steps it, and writes its journal off the caller's thread.
pub struct Playing {}

impl Playing {
    /// Names the session.
    pub fn session(&self) -> SessionId {
        todo!()
    }
    /// Steps once; one input per seat of the situation.
    pub fn tick(&mut self, _inputs: &[SeatInput]) -> Result<(), StationError> {
        todo!()
    }
    /// The session, to draw.
    pub fn live(&self) -> &LiveSession {
        todo!()
    }
    /// A mark by a person. `recorded` is set here; role `Animator` counts only between
    /// [`Playing::unlock_animator`] and [`Playing::lock_animator`], else it becomes `Witness`.
    pub fn mark(&mut self, _mark: Mark) {
        todo!()
    }
    /// The animator enters their PIN: marks of role `Animator` are theirs until locked.
    pub fn unlock_animator(&mut self, _pin: &str) -> Result<(), StationError> {
        todo!()
    }
    /// The animator leaves.
    pub fn lock_animator(&mut self) {
        todo!()
    }
    /// Where the journal stands on disk.
    pub fn disk(&self) -> DiskState {
        todo!()
    }
    /// Closes and seals the session, waits until it is synced, and opens the doer's looking back. May be called
    /// again where it failed (a full disk): nothing is lost meanwhile.
    pub fn finish(&mut self) -> Result<Debrief, StationError> {
        todo!()
    }
}
