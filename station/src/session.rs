//! A session as the station keeps it: who took part, in what, where it stands.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use situation::scenario::Hash;

use crate::debrief::Stage;
use crate::disk::Kept;
use crate::profile::ProfileId;
use crate::random;

/// Names a session: the 128 random bits of its journal's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub [u8; 16]);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&random::to_hex(self.0))
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
        Self {
            doer,
            others: Vec::new(),
            witness,
        }
    }

    /// Those who do, with their seats.
    pub fn seated(&self) -> impl Iterator<Item = (u8, &ProfileId)> {
        (0..).zip(std::iter::once(&self.doer).chain(&self.others))
    }

    /// Takes a person out whose profile is deleted: their seat stays, with nobody's name on it.
    pub(crate) fn forget(&mut self, profile: &ProfileId) {
        for seated in std::iter::once(&mut self.doer)
            .chain(&mut self.others)
            .filter(|p| *p == profile)
        {
            *seated = ProfileId::nobody();
        }
        self.witness.take_if(|witness| witness == profile);
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

/// A session as it is kept, beside its journal: who sat where is here and never in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SessionFile {
    pub(crate) scenario: String,
    pub(crate) scenario_hash: Hash,
    pub(crate) players: Players,
    /// Rows that each seat wanted looked at when the session began, in the order of seats; none, or no list, stands
    /// for all.
    pub(crate) wanted: Vec<Vec<String>>,
    pub(crate) ending: Ending,
    pub(crate) ticks: u32,
    pub(crate) began_unix_s: i64,
    pub(crate) began_lived_s: i64,
}

impl Kept for SessionFile {
    const VERSION: u16 = 2;

    fn from_version(version: u16, mut content: Value) -> Option<Self> {
        if version == 1 {
            // One list, which everybody looked back with.
            let wanted = content.get_mut("wanted")?;
            let list = wanted.take();
            *wanted = Value::Array(vec![list; MOST_SEATS]);
        }
        serde_json::from_value(content).ok()
    }
}

/// Seats that a situation has at most.
const MOST_SEATS: usize = 4;

impl SessionFile {
    /// The rows that a seat wanted looked at; none stands for all.
    pub(crate) fn wanted(&self, seat: u8) -> &[String] {
        self.wanted.get(usize::from(seat)).map_or(&[], Vec::as_slice)
    }

    /// For a list.
    pub(crate) fn summary(&self, id: SessionId, stage: Stage, lived_s: i64) -> SessionSummary {
        SessionSummary {
            id,
            scenario: self.scenario.clone(),
            scenario_hash: self.scenario_hash,
            players: self.players.clone(),
            ending: self.ending,
            ticks: self.ticks,
            began_unix_s: self.began_unix_s,
            ago_s: (lived_s - self.began_lived_s).max(0),
            stage,
        }
    }
}

/// A session, to show in a list. The date comes from the PC's clock, and is 0 where that
/// could not be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSummary {
    /// Names it.
    pub id: SessionId,
    /// Scenario id, for people.
    pub scenario: String,
    /// The scenario as played, to be found by its hash among those of the program.
    pub scenario_hash: Hash,
    /// Who took part.
    pub players: Players,
    /// How it ended.
    pub ending: Ending,
    /// Ticks that are on disk; 0 where the journal is unreadable.
    pub ticks: u32,
    /// The PC's clock when it began, seconds since 1970.
    pub began_unix_s: i64,
    /// Seconds since it began that the station has lived through: a jump of the clock is none of them.
    pub ago_s: i64,
    /// Where looking back stands, for the learner it was asked for or else for the doer.
    pub stage: Stage,
}
