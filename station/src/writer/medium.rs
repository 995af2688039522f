//! What a journal is written to: a file, or in tests something that fails on purpose.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use fs4::FileExt as _;

/// Bytes with room reserved for them.
pub(crate) trait Medium: Send + Sized + 'static {
    /// Makes sure that so many bytes will fit.
    fn reserve(&mut self, bytes: u64) -> io::Result<()>;
    /// Writes all of `bytes` from `offset` on.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Gives back what lies behind `length`.
    fn cut(&mut self, length: u64) -> io::Result<()>;
    /// Returns when everything written is on disk.
    fn sync(&self) -> io::Result<()>;
    /// The same medium for another thread.
    fn second(&self) -> io::Result<Self>;
}

/// A file.
#[derive(Debug)]
pub(crate) struct OnDisk(File);

impl OnDisk {
    /// A file that did not exist.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map(Self)
    }
}

impl Medium for OnDisk {
    fn reserve(&mut self, bytes: u64) -> io::Result<()> {
        match self.0.allocate(bytes) {
            Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => {
                // No allocation on this file system (a USB stick): zeros reserve as well, a little slower.
                tracing::debug!(%error, "space is reserved by writing zeros");
                let zeros = vec![0; 1 << 16];
                let mut left = bytes;
                self.0.seek(SeekFrom::Start(0))?;
                while left > 0 {
                    let now = left.min(zeros.len() as u64);
                    self.0.write_all(&zeros[..now as usize])?;
                    left -= now;
                }
                self.0.sync_data()
            }
            other => other,
        }
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.write_all(bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.0.set_len(length)?;
        self.0.sync_all()
    }

    fn sync(&self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn second(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }
}
