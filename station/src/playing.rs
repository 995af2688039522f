//! A session being played.

use std::sync::Arc;
use std::time::Duration;

use simulation::{SeatInput, Tick};
use situation::journal::{Block, JournalWriterState, Mark, MarkRole, encode_header};
use situation::live::{LiveError, LiveSession};
use situation::scenario::Scenario;

use crate::debrief::Debrief;
use crate::disk;
use crate::error::StationError;
use crate::profile::ProfileId;
use crate::session::{Ending, Players, SessionFile, SessionId};
use crate::shelf::Shelf;
use crate::writer::Writer;

/// Room reserved per second and seat: twice what a busy flight needs.
const BYTES_PER_SECOND: u64 = 2_000;
/// Room for header, seal and marks.
const BYTES_BESIDE: u64 = 256 * 1024;

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

/// A session being played: steps it, and writes its journal off the caller's thread. Dropped without
/// [`Playing::finish`], it is kept as interrupted, up to the last tick.
pub struct Playing {
    shelf: Arc<Shelf>,
    id: SessionId,
    file: SessionFile,
    live: LiveSession,
    chain: JournalWriterState,
    writer: Writer,
    animator: bool,
    sealed: bool,
    closed: bool,
}

impl Playing {
    /// Begins: the session's folder, the reserved journal, its header on disk.
    pub(crate) fn begin(
        shelf: Arc<Shelf>,
        id: SessionId,
        file: SessionFile,
        scenario: Arc<Scenario>,
        seed: u64,
    ) -> Result<Self, StationError> {
        let reserve = BYTES_BESIDE + u64::from(scenario.longest_s) * u64::from(scenario.seats) * BYTES_PER_SECOND;
        let live = LiveSession::start(scenario, seed, id.0);
        let chain = JournalWriterState::new(live.header());
        disk::make_folder(&shelf.folder.session(id))?;
        let begun = shelf
            .keep_session(id, file.clone())
            .and_then(|()| disk::sync_folder(&shelf.folder.sessions()))
            .and_then(|()| Writer::create(&shelf.folder.journal(id), &encode_header(live.header()), reserve));
        match begun {
            Ok(writer) => Ok(Self {
                shelf,
                id,
                file,
                live,
                chain,
                writer,
                animator: false,
                sealed: false,
                closed: false,
            }),
            Err(error) => {
                // Nothing was played: nothing stays, and what does is swept or forgotten at the next opening.
                shelf.state().sessions.remove(&id);
                disk::delete_folder(&shelf.folder.session(id)).ok();
                Err(error)
            }
        }
    }

    /// Names the session.
    pub fn session(&self) -> SessionId {
        self.id
    }

    /// Who takes part.
    pub fn players(&self) -> &Players {
        &self.file.players
    }

    /// Somebody who came along after the session began says who they are, and has the next seat that has nobody's name: it
    /// is on disk when the call returns. Gives the seat. `wanted` are the rows that they want looked at; none stands for
    /// all.
    pub fn join(&mut self, profile: ProfileId, wanted: Vec<String>) -> Result<u8, StationError> {
        let scenario = self.live.scenario();
        let seat = self.file.players.seated().count();
        if seat >= usize::from(scenario.seats) {
            return Err(StationError::TooManyPlayers { seats: scenario.seats });
        }
        if let Some(row) = wanted.iter().find(|row| scenario.grid.row(row).is_none()) {
            return Err(StationError::NoSuchRow(row.clone()));
        }
        let takes_part = self.file.players.seat_of(&profile).is_some();
        if takes_part || self.file.players.witness.as_ref() == Some(&profile) {
            return Err(StationError::OwnWitness);
        }
        if !self.shelf.state().profiles.contains_key(&profile) {
            return Err(StationError::NoSuchProfile);
        }
        let mut file = self.file.clone();
        file.players.others.push(profile);
        file.wanted.resize(seat, Vec::new());
        file.wanted.push(wanted);
        self.shelf.keep_session(self.id, file.clone())?;
        self.file = file;
        Ok(seat as u8)
    }

    /// Steps once; one input per seat of the situation. A block goes to the disk every 15 ticks.
    pub fn tick(&mut self, inputs: &[SeatInput]) -> Result<(), StationError> {
        self.live.tick(inputs).map_err(|error| match error {
            LiveError::Over if self.sealed => StationError::Closed,
            error => StationError::Play {
                code: error.code(),
                arguments: error.arguments(),
                reason: error.to_string(),
            },
        })?;
        while let Some(block) = self.live.take_block() {
            self.write(&block);
        }
        Ok(())
    }

    /// The session, to draw.
    pub fn live(&self) -> &LiveSession {
        &self.live
    }

    /// A mark by a person. `recorded` is set here; role `Animator` counts only between
    /// [`Playing::unlock_animator`] and [`Playing::lock_animator`], else it becomes `Witness`.
    pub fn mark(&mut self, mut mark: Mark) {
        if mark.role == MarkRole::Animator && !self.animator {
            mark.role = MarkRole::Witness;
        }
        if !self.sealed {
            self.live.mark(mark);
        }
    }

    /// The animator enters their PIN: marks of role `Animator` are theirs until locked.
    pub fn unlock_animator(&mut self, pin: &str) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let secret = state.settings.animator_pin.clone().ok_or(StationError::NoPin)?;
        state.tries.check(crate::station::ANIMATOR, &secret, pin)?;
        self.animator = true;
        Ok(())
    }

    /// Whether marks of role `Animator` count as such now.
    pub fn animates(&self) -> bool {
        self.animator
    }

    /// The animator leaves.
    pub fn lock_animator(&mut self) {
        self.animator = false;
    }

    /// Where the journal stands on disk.
    pub fn disk(&self) -> DiskState {
        let progress = self.writer.progress();
        match progress.failure {
            None => DiskState::Saved {
                up_to_tick: progress.synced,
            },
            Some((kind, reason)) => {
                let error = disk::failed(&self.shelf.folder.journal(self.id), std::io::Error::new(kind, reason));
                DiskState::Failing {
                    code: error.code(),
                    arguments: error.arguments(),
                }
            }
        }
    }

    /// How long the last sync of the journal took; `None` before the first.
    pub fn last_sync(&self) -> Option<Duration> {
        self.writer.progress().last_sync
    }

    /// Closes and seals the session, waits until it is synced, and opens the doer's looking back. May be called
    /// again where it failed (a full disk): nothing is lost meanwhile.
    pub fn finish(&mut self) -> Result<Debrief, StationError> {
        if self.closed {
            return Err(StationError::Closed);
        }
        if !self.sealed {
            self.last_blocks();
            let seal = self.chain.encode_seal(&self.shelf.key);
            self.writer.append_last(seal, self.live.ticks());
            self.sealed = true;
        }
        let journal = self.shelf.folder.journal(self.id);
        self.writer.close().map_err(|error| disk::failed(&journal, error))?;
        self.file.ending = Ending::Closed;
        self.file.ticks = self.live.ticks();
        self.shelf.now();
        self.shelf.keep_session(self.id, self.file.clone())?;
        let scenario = Arc::clone(self.live.scenario());
        let debrief = Debrief::after_play(
            Arc::clone(&self.shelf),
            self.id,
            &self.file,
            scenario,
            self.live.observations(),
        )?;
        self.closed = true;
        Ok(debrief)
    }

    fn last_blocks(&mut self) {
        while let Some(block) = self.live.finish() {
            self.write(&block);
        }
    }

    fn write(&mut self, block: &Block) {
        let last = block.first_tick() + block.inputs.len() as Tick;
        self.writer
            .append(self.chain.encode_block(block), last.saturating_sub(1));
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        // Left without an end: what is not yet a block is written too. The writer syncs when it is dropped.
        if !self.sealed {
            self.last_blocks();
        }
        if !self.closed {
            let mut state = self.shelf.state();
            if let Some(entry) = state.sessions.get_mut(&self.id) {
                // On disk it stays "playing": the next opening finds it and reads how far it came.
                entry.file.ending = Ending::Interrupted;
                entry.file.ticks = self.live.ticks();
            }
        }
    }
}
