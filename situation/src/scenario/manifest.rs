//! The manifest: what a scenario folder holds, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Hash;

/// Most files of a folder.
const MAX_FILES: usize = 256;
/// Largest file of a folder, in bytes; the three that are read have a smaller limit.
const MAX_FILE_BYTES: u64 = 8 << 20;
/// Deepest folder within the folder.
const MAX_FOLDERS: usize = 4;

/// Sorted names and hashes of every file of a scenario folder; its own hash names the scenario. Files whose
/// name starts with a dot are the machine's or an editor's, never the author's, and do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Relative name with `/` → SHA-256 of the content.
    pub files: BTreeMap<String, Hash>,
}

impl Manifest {
    /// SHA-256 over the sorted names and hashes, lengths included.
    pub fn hash(&self) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(b"envol-manifest-v1");
        hasher.update((self.files.len() as u64).to_le_bytes());
        for (name, hash) in &self.files {
            hasher.update((name.len() as u64).to_le_bytes());
            hasher.update(name.as_bytes());
            hasher.update(hash);
        }
        hasher.finalize().into()
    }

    /// Reads a folder: the manifest, and the content of the files whose names are in `wanted`.
    pub(super) fn read(folder: &Path, wanted: &[&str]) -> io::Result<(Self, BTreeMap<String, Vec<u8>>)> {
        let mut read = (Self::default(), BTreeMap::new());
        visit(folder, "", 0, wanted, &mut read)?;
        Ok(read)
    }
}

fn visit(
    folder: &Path,
    prefix: &str,
    depth: usize,
    wanted: &[&str],
    read: &mut (Manifest, BTreeMap<String, Vec<u8>>),
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry
            .file_name()
            .into_string()
            .map_err(|name| io::Error::new(io::ErrorKind::InvalidFilename, name.to_string_lossy().into_owned()))?;
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        let metadata = fs::metadata(entry.path())?;
        if metadata.is_dir() {
            if depth >= MAX_FOLDERS {
                return Err(io::Error::new(io::ErrorKind::FileTooLarge, name));
            }
            visit(&entry.path(), &format!("{name}/"), depth + 1, wanted, read)?;
            continue;
        }
        if metadata.len() > MAX_FILE_BYTES || read.0.files.len() >= MAX_FILES {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, name));
        }
        let mut content = Vec::new();
        // The size may have grown since it was asked.
        fs::File::open(entry.path())?
            .take(MAX_FILE_BYTES + 1)
            .read_to_end(&mut content)?;
        if content.len() as u64 > MAX_FILE_BYTES {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, name));
        }
        read.0.files.insert(name.clone(), Sha256::digest(&content).into());
        if wanted.contains(&name.as_str()) {
            read.1.insert(name, content);
        }
    }
    Ok(())
}
