//! Sticks that are plugged in.

use std::path::PathBuf;

use sysinfo::{DiskRefreshKind, Disks};

/// A disk that can be pulled out, a USB stick above all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stick {
    /// Its folder: `E:\`, or where it is mounted.
    pub folder: PathBuf,
    /// The name that its owner gave it; empty where it has none.
    pub label: String,
}

/// The sticks that this PC can write on now, in the order of their folders.
pub fn sticks() -> Vec<Stick> {
    // Room is not asked for: a network drive that is gone would be waited for.
    let disks = match Disks::new_with_refreshed_list_specifics(DiskRefreshKind::nothing()) {
        Ok(disks) => disks,
        Err(error) => {
            tracing::warn!("the system does not say which disks there are: {error}");
            return Vec::new();
        }
    };
    let mut sticks: Vec<Stick> = disks
        .iter()
        .filter(|disk| disk.is_removable() && !disk.is_read_only())
        .map(|disk| {
            let folder = disk.mount_point().to_owned();
            // Under Linux a disk's name is its device; the folder that it is mounted in has the label's name.
            let named = if cfg!(windows) {
                Some(disk.name())
            } else {
                folder.file_name()
            };
            let label = named
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            Stick { folder, label }
        })
        .collect();
    sticks.sort();
    sticks.dedup_by(|one, other| one.folder == other.folder);
    sticks
}
