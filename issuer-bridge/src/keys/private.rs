//! Files and folders that only this user can read, where the system has such a thing. On Windows the user's own folders
//! already are, and what is made in them has their permissions.

use std::fs::File;
use std::io;
use std::path::Path;

/// A new file; one that is there is left as it is.
pub(crate) fn private_file(file: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// A folder, made with those above it where it is not there. One that others could read is closed to them.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    close(folder)
}

#[cfg(unix)]
fn close(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut permissions = std::fs::metadata(folder)?.permissions();
    if permissions.mode().trailing_zeros() >= 6 {
        // Nothing for the group and for others.
        return Ok(());
    }
    permissions.set_mode(0o700);
    // A folder of somebody else that this user may write to stays as it is.
    match std::fs::set_permissions(folder, permissions) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            tracing::warn!("the data folder belongs to another user and can be read by others");
            Ok(())
        }
        done => done,
    }
}

#[cfg(not(unix))]
fn close(_: &Path) -> io::Result<()> {
    Ok(())
}
