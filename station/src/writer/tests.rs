#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

/// A disk in memory with so much room, and syncs that take so long.
#[derive(Debug, Clone)]
struct Small {
    bytes: Arc<Mutex<Vec<u8>>>,
    room: Arc<AtomicU64>,
    sync_takes: Duration,
    /// So many syncs fail, and what was not synced is gone, as after a fault of a real disk.
    faults: Arc<AtomicU64>,
    synced: Arc<Mutex<Vec<u8>>>,
}

impl Small {
    fn with_room(room: u64) -> Self {
        Self {
            bytes: Arc::default(),
            room: Arc::new(AtomicU64::new(room)),
            sync_takes: Duration::ZERO,
            faults: Arc::default(),
            synced: Arc::default(),
        }
    }

    fn content(&self) -> Vec<u8> {
        self.bytes.lock().unwrap().clone()
    }
}

impl Medium for Small {
    fn reserve(&mut self, bytes: u64) -> io::Result<()> {
        if bytes > self.room.load(Ordering::SeqCst) {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let mut content = self.bytes.lock().unwrap();
        let room = self.room.load(Ordering::SeqCst);
        // As disks do: what still fits is written, then the rest fails.
        let fits = room.saturating_sub(offset).min(bytes.len() as u64) as usize;
        content.resize(offset as usize + fits, 0);
        content[offset as usize..].copy_from_slice(&bytes[..fits]);
        if fits < bytes.len() {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.bytes.lock().unwrap().truncate(length as usize);
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        thread::sleep(self.sync_takes);
        let mut content = self.bytes.lock().unwrap();
        let mut synced = self.synced.lock().unwrap();
        if self
            .faults
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1))
            .is_ok()
        {
            let length = content.len();
            content.clone_from(&synced);
            content.resize(length, 0);
            return Err(io::Error::other("a fault of the disk"));
        }
        synced.clone_from(&content);
        Ok(())
    }

    fn second(&self) -> io::Result<Self> {
        Ok(self.clone())
    }
}

/// Waits until `done`, two seconds at most.
fn wait(done: impl Fn() -> bool) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(2) {
        if done() {
            return true;
        }
        thread::sleep(Duration::from_millis(5));
    }
    false
}

#[test]
fn what_is_handed_over_is_written_at_once_and_synced_within_a_quarter_of_a_second_or_so() {
    let disk = Small::with_room(100);
    let writer = Writer::on(disk.clone(), 0).unwrap();
    writer.append(b"one".to_vec(), 15);
    assert!(wait(|| disk.content() == b"one"));
    assert!(wait(|| writer.progress().synced == 15));
    assert!(writer.progress().last_sync.is_some());
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let disk = Small::with_room(4);
    let writer = Writer::on(disk.clone(), 0).unwrap();
    for (bytes, tick) in [(b"one", 15), (b"two", 30), (b"six", 45)] {
        writer.append(bytes.to_vec(), tick);
    }
    assert!(wait(|| writer.progress().failure.is_some()));
    assert_eq!(writer.progress().failure.unwrap().0, io::ErrorKind::StorageFull);
    assert_eq!(disk.content(), b"onet", "as far as there was room");
    assert_eq!(writer.close().unwrap_err().kind(), io::ErrorKind::StorageFull);
    // Somebody makes room.
    disk.room.store(100, Ordering::SeqCst);
    assert!(wait(|| writer.progress().synced == 45), "it is tried again by itself");
    assert_eq!(disk.content(), b"onetwosix");
    assert!(writer.progress().failure.is_none());
    writer.close().unwrap();
}

#[test]
fn a_sync_that_fails_is_not_believed_the_next_time() {
    let disk = Small::with_room(100);
    let writer = Writer::on(disk.clone(), 0).unwrap();
    writer.append(b"one".to_vec(), 15);
    assert!(wait(|| writer.progress().synced == 15));
    disk.faults.store(2, Ordering::SeqCst);
    writer.append(b"two".to_vec(), 30);
    assert!(wait(|| writer.progress().failure.is_some()));
    assert_eq!(writer.progress().synced, 15, "what is said to be saved is saved");
    assert!(wait(|| writer.progress().synced == 30));
    assert_eq!(*disk.synced.lock().unwrap(), b"onetwo");
    assert!(writer.progress().failure.is_none());
}

#[test]
fn a_slow_sync_does_not_hold_up_writing() {
    let disk = Small {
        sync_takes: Duration::from_millis(600),
        ..Small::with_room(100)
    };
    let writer = Writer::on(disk.clone(), 0).unwrap();
    writer.append(b"one".to_vec(), 15);
    thread::sleep(SYNC_EVERY + Duration::from_millis(50));
    let began = Instant::now();
    writer.append(b"two".to_vec(), 30);
    assert!(wait(|| disk.content() == b"onetwo"));
    assert!(
        began.elapsed() < Duration::from_millis(300),
        "written while a sync was under way"
    );
}

#[test]
fn a_dropped_writer_has_written_everything() {
    let disk = Small::with_room(10_000);
    let writer = Writer::on(disk.clone(), 0).unwrap();
    for tick in 0..1_000_u32 {
        writer.append(tick.to_le_bytes().to_vec(), tick);
    }
    drop(writer);
    assert_eq!(disk.content().len(), 4_000);
}

#[test]
fn a_journal_has_its_space_before_play_and_gives_back_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.envol");
    let writer = Writer::create(&path, b"header", 100_000).unwrap();
    assert!(fs4::FileExt::allocated_size(&std::fs::File::open(&path).unwrap()).unwrap() >= 100_000);
    writer.append(b"block".to_vec(), 15);
    writer.close().unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"headerblock");
    assert_eq!(writer.progress().synced, 15);
}

#[test]
fn no_space_is_said_before_play_begins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.envol");
    // More than any disk here has.
    let refused = Writer::create(&path, b"header", 1 << 50);
    assert!(
        matches!(refused, Err(StationError::DiskFull { megabytes }) if megabytes == 1 << 30),
        "{:?}",
        refused.err()
    );
    assert!(!path.exists());
}

/// A disk whose driver breaks.
struct Breaking(Small);

impl Medium for Breaking {
    fn reserve(&mut self, bytes: u64) -> io::Result<()> {
        self.0.reserve(bytes)
    }

    fn write_at(&mut self, _: u64, _: &[u8]) -> io::Result<()> {
        panic!("as a test asks")
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.0.cut(length)
    }

    fn sync(&self) -> io::Result<()> {
        self.0.sync()
    }

    fn second(&self) -> io::Result<Self> {
        Ok(Self(self.0.clone()))
    }
}

#[test]
fn what_no_thread_takes_any_more_is_said_while_somebody_plays() {
    let writer = Writer::on(Breaking(Small::with_room(100)), 0).unwrap();
    let said = wait(|| {
        writer.append(b"one".to_vec(), 15);
        writer.progress().failure.is_some()
    });
    assert!(said);
    assert!(writer.close().is_err());
}
