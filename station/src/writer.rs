//! The writing of a journal: space reserved before play, every block handed to the system as soon as it is there,
//! synced every 250 ms by a thread of its own, so that a slow disk holds up neither the frame nor the next block.
//!
//! A killed program loses what is not yet a block: at most 250 ms. A power cut goes back to the last sync.

mod medium;

use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use simulation::Tick;

use crate::disk;
use crate::error::StationError;
pub(crate) use medium::{Medium, OnDisk};

/// Time between two syncs, and between two attempts where writing fails.
pub(crate) const SYNC_EVERY: Duration = Duration::from_millis(250);

/// Where writing stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    /// Last tick handed to the system.
    written: Tick,
    /// Last tick that a power cut leaves.
    pub(crate) synced: Tick,
    /// The system's reason why the last write or sync failed, until one succeeds.
    pub(crate) failure: Option<(io::ErrorKind, String)>,
    /// A sync failed: the system may have dropped what it held and say yes next time, so what is not yet synced is
    /// written again before the next sync.
    rewrite: bool,
    /// The failure is of a write: no sync takes it back.
    write_failing: bool,
    /// How long the last sync took.
    pub(crate) last_sync: Option<Duration>,
    /// Bumped at every write, so that syncs are only tried where something is new.
    writes: u64,
    synced_writes: u64,
}

/// Bytes that end at a tick.
struct Piece {
    bytes: Vec<u8>,
    tick: Tick,
    /// Nothing follows: the reserve goes first, so that no zeros ever stand behind a seal.
    last: bool,
}

enum Order {
    Append(Piece),
    Close(Sender<Result<(), io::Error>>),
}

/// Writes one journal. Dropped, it still writes and syncs what it was given.
pub(crate) struct Writer {
    orders: Option<Sender<Order>>,
    progress: Arc<Mutex<Progress>>,
    writing: Option<JoinHandle<()>>,
}

impl Writer {
    /// Makes the journal's file with `header` in it and room for `reserve` bytes; on disk when this returns.
    pub(crate) fn create(path: &Path, header: &[u8], reserve: u64) -> Result<Self, StationError> {
        let refused = |error: io::Error| {
            // The reserve is asked for again after room was made: nothing may stand in its way.
            std::fs::remove_file(path).ok();
            if disk::is_full(&error) {
                disk::full(reserve)
            } else {
                disk::failed(path, error)
            }
        };
        // Asked first: a file system that cannot reserve is filled with zeros, and must not be filled up.
        let folder = path.parent().unwrap_or(Path::new("."));
        if fs4::available_space(folder).is_ok_and(|room| room < reserve) {
            return Err(disk::full(reserve));
        }
        let mut file = OnDisk::create(path).map_err(refused)?;
        file.reserve(reserve)
            .and_then(|()| file.write_at(0, header))
            .and_then(|()| file.sync())
            .map_err(refused)?;
        disk::sync_folder(folder)?;
        Self::on(file, header.len() as u64).map_err(refused)
    }

    /// Writes behind the first `offset` bytes of `medium`.
    pub(crate) fn on(medium: impl Medium, offset: u64) -> io::Result<Self> {
        let progress = Arc::new(Mutex::new(Progress::default()));
        let (orders, inbox) = mpsc::channel();
        let syncing = Syncing::start(medium.second()?, Arc::clone(&progress))?;
        let mut queue = Queue {
            medium,
            offset,
            waiting: VecDeque::new(),
            unsynced: VecDeque::new(),
            progress: Arc::clone(&progress),
        };
        let writing = thread::Builder::new().name("journal".to_owned()).spawn(move || {
            queue.serve(&inbox);
            drop(syncing);
        })?;
        Ok(Self {
            orders: Some(orders),
            progress,
            writing: Some(writing),
        })
    }

    /// Hands over bytes that end at `tick`; returns at once.
    pub(crate) fn append(&self, bytes: Vec<u8>, tick: Tick) {
        self.hand_over(Piece {
            bytes,
            tick,
            last: false,
        });
    }

    /// Hands over the last bytes.
    pub(crate) fn append_last(&self, bytes: Vec<u8>, tick: Tick) {
        self.hand_over(Piece {
            bytes,
            tick,
            last: true,
        });
    }

    fn hand_over(&self, piece: Piece) {
        if let Some(orders) = &self.orders {
            // The thread ends only after this sender is dropped, unless it broke: then nothing is saved any more.
            if orders.send(Order::Append(piece)).is_err() {
                lock(&self.progress).write_failed(&gone());
            }
        }
    }

    /// Waits until everything is written, gives back the reserve that was not needed, syncs. May be called again.
    pub(crate) fn close(&self) -> Result<(), io::Error> {
        let (reply, answer) = mpsc::channel();
        let sent = self
            .orders
            .as_ref()
            .is_some_and(|orders| orders.send(Order::Close(reply)).is_ok());
        if sent {
            answer.recv().unwrap_or_else(|_| Err(gone()))
        } else {
            Err(gone())
        }
    }

    /// Where writing stands.
    pub(crate) fn progress(&self) -> Progress {
        lock(&self.progress).clone()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(writing) = self.writing.take() {
            // Where it broke, that was said when something was handed over.
            writing.join().ok();
        }
    }
}

/// What waits to be written, in order.
struct Queue<M> {
    medium: M,
    offset: u64,
    waiting: VecDeque<Piece>,
    /// What was written since the last sync: number of the write, offset, bytes.
    unsynced: VecDeque<(u64, u64, Vec<u8>)>,
    progress: Arc<Mutex<Progress>>,
}

impl<M: Medium> Queue<M> {
    fn serve(&mut self, inbox: &Receiver<Order>) {
        loop {
            match inbox.recv_timeout(SYNC_EVERY) {
                Ok(Order::Append(piece)) => {
                    self.waiting.push_back(piece);
                    // A failure is in the progress; what waits is tried again.
                    self.write().ok();
                }
                Ok(Order::Close(reply)) => {
                    // Who asked waits for the answer.
                    reply.send(self.close()).ok();
                }
                Err(RecvTimeoutError::Timeout) => {
                    // As above.
                    self.write().ok();
                }
                Err(RecvTimeoutError::Disconnected) => {
                    // Nobody waits for it any more: a failure is in the log.
                    if self.write().is_ok()
                        && let Err(error) = self.medium.sync()
                    {
                        lock(&self.progress).sync_failed(&error);
                    }
                    return;
                }
            }
        }
    }

    /// Writes all, gives back the reserve, syncs.
    fn close(&mut self) -> io::Result<()> {
        self.write()?;
        let synced = self.medium.cut(self.offset).and_then(|()| self.medium.sync());
        let mut progress = lock(&self.progress);
        match &synced {
            Ok(()) => {
                let (tick, writes) = (progress.written, progress.writes);
                progress.has_synced(tick, writes);
            }
            Err(error) => progress.sync_failed(error),
        }
        synced
    }

    /// Writes what waits, from where the last whole piece ended: a piece that was cut is written again.
    fn write(&mut self) -> io::Result<()> {
        let written = self.write_again().and_then(|()| self.write_waiting());
        let mut progress = lock(&self.progress);
        match &written {
            Ok(()) => {
                if std::mem::take(&mut progress.write_failing) {
                    progress.failure = None;
                }
            }
            Err(error) => progress.write_failed(error),
        }
        drop(progress);
        written
    }

    fn write_again(&mut self) -> io::Result<()> {
        let (synced, rewrite) = {
            let progress = lock(&self.progress);
            (progress.synced_writes, progress.rewrite)
        };
        while self.unsynced.front().is_some_and(|(number, ..)| *number <= synced) {
            self.unsynced.pop_front();
        }
        if rewrite {
            for (_, offset, bytes) in &self.unsynced {
                self.medium.write_at(*offset, bytes)?;
            }
            lock(&self.progress).rewrite = false;
        }
        Ok(())
    }

    fn write_waiting(&mut self) -> io::Result<()> {
        while let Some(Piece { bytes, tick, last }) = self.waiting.front() {
            if *last {
                self.medium.cut(self.offset)?;
            }
            self.medium.write_at(self.offset, bytes)?;
            let mut progress = lock(&self.progress);
            progress.written = *tick;
            progress.writes += 1;
            let number = progress.writes;
            drop(progress);
            if let Some(piece) = self.waiting.pop_front() {
                let offset = self.offset;
                self.offset += piece.bytes.len() as u64;
                self.unsynced.push_back((number, offset, piece.bytes));
            }
        }
        Ok(())
    }
}

impl Progress {
    fn has_synced(&mut self, tick: Tick, writes: u64) {
        self.synced = self.synced.max(tick);
        self.synced_writes = self.synced_writes.max(writes);
        if !self.write_failing {
            self.failure = None;
        }
    }

    fn write_failed(&mut self, error: &io::Error) {
        if !self.write_failing {
            tracing::error!(%error, "the journal cannot be written");
        }
        self.failure = Some((error.kind(), error.to_string()));
        self.write_failing = true;
    }

    fn sync_failed(&mut self, error: &io::Error) {
        tracing::error!(%error, "the journal cannot be synced");
        self.failure = Some((error.kind(), error.to_string()));
        self.rewrite = true;
    }
}

fn gone() -> io::Error {
    io::Error::other("the journal's thread has ended")
}

fn lock(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread that syncs. Dropped, it ends after the sync it may be in.
struct Syncing {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Syncing {
    fn start(medium: impl Medium, progress: Arc<Mutex<Progress>>) -> io::Result<Self> {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new().name("journal sync".to_owned()).spawn(move || {
            while stopped.recv_timeout(SYNC_EVERY) == Err(RecvTimeoutError::Timeout) {
                sync_once(&medium, &progress);
            }
        })?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Syncing {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn sync_once(medium: &impl Medium, progress: &Mutex<Progress>) {
    let (tick, writes) = {
        let progress = lock(progress);
        // Nothing new; or writing is under way again after a failure, and what it has not written does not count.
        if progress.writes == progress.synced_writes || progress.rewrite {
            return;
        }
        (progress.written, progress.writes)
    };
    let began = Instant::now();
    let synced = medium.sync();
    let took = began.elapsed();
    let mut progress = lock(progress);
    match synced {
        Ok(()) => {
            progress.has_synced(tick, writes);
            progress.last_sync = Some(took);
        }
        Err(error) => progress.sync_failed(&error),
    }
}

#[cfg(test)]
mod tests;
