//! A session as the station keeps it: who took part, in what, where it stands.

use std::fmt;

use serde::{Deserialize, Serialize};
use situation::scenario::Hash;

use crate::profile::ProfileId;

/// Names a session: the 128 random bits of its journal's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub [u8; 16]);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Players {
    /// Who does: seat 0.
    pub doer: ProfileId,
    /// Seats 1, 2, 3 of situations for several; fewer than the situation has seats is fine.
    pub others: Vec<ProfileId>,
    /// Who witnesses, if someone does.
    pub witness: Option<ProfileId>,
}

impl Players {
    /// The standard mode: one does, one witnesses.
    pub fn new(doer: ProfileId, witness: Option<ProfileId>) -> Self {
        Self { doer, others: Vec::new(), witness }
    }

    /// Those who do, with their seats.
    pub fn seated(&self) -> impl Iterator<Item = (u8, &ProfileId)> {
        (0..).zip(std::iter::once(&self.doer).chain(&self.others))
    }

    /// The seat that `profile` holds.
    pub fn seat_of(&self, profile: &ProfileId) -> Option<u8> {
        self.seated().find(|(_, p)| *p == profile).map(|(seat, _)| seat)
    }
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Being played now.
    Playing,
    /// Closed and sealed.
    Closed,
    /// Cut short (power, crash): everything up to the last block is there.
    Interrupted,
}

/// A session, to show in a list. The date comes from the PC's clock and may be years off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSummary {
    /// Names it.
    pub id: SessionId,
    /// Scenario id, for people.
    pub scenario: String,
    /// The scenario as played; look it up in `situation::library::Library`.
    pub scenario_hash: Hash,
    /// Who took part.
    pub players: Players,
    /// How it ended.
    pub ending: Ending,
    /// Ticks that are on disk; 0 where the journal is unreadable.
    pub ticks: u32,
    /// The PC's clock when it began, seconds since 1970.
    pub began_unix_s: i64,
    /// Where looking back stands for the doer.
    pub stage: crate::debrief::Stage,
}
