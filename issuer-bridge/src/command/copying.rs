//! Copies of everything: made beside a bridge that serves, put back onto an empty machine.

use std::process::ExitCode;

use super::arguments::{Arguments, Copy};
use super::failed::Failed;
use super::keeping::{by_command, check_length, key_copy, secret_line, write_private};
use crate::bridge::{Bridge, DATABASE};
use crate::error::BridgeError;
use crate::keys::{KeyFile, private_folder};
use crate::opening::Restored;
use crate::start_error::StartError;
use crate::store::ActKind;
use crate::words::Words;

/// File of the key copy, beside the database.
const KEY_COPY: &str = "envol-cle-organisation.json";

/// Everything in one folder: the database as it stands, and the keys closed with a passphrase. A bridge that serves
/// goes on.
pub(super) async fn backup(arguments: &Arguments, wanted: &Copy, words: Words) -> Result<ExitCode, Failed> {
    let folder = &wanted.folder;
    let bridge = Bridge::open(&arguments.config()?).await?;
    let organisation = bridge.organisation().await?;
    let passphrase = secret_line(wanted.passphrase_file.as_deref(), words, "bridge-command-passphrase")?;
    check_length(&passphrase)?;
    let is_taken = std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some());
    if is_taken {
        return Err(Failed::with("bridge-command-folder-taken", "folder", folder.display()));
    }
    private_folder(folder).map_err(|e| Failed::file(folder, &e))?;
    let copy = folder.join(DATABASE);
    let name = copy.to_str().ok_or_else(|| StartError::FolderName(folder.clone()))?;
    let is_whole = bridge.store.copy_to(name).await?;
    let closed =
        KeyFile::close(&organisation.name, &organisation.keys, &passphrase).map_err(|e| Failed::new(e.code()))?;
    let text = serde_json::to_string_pretty(&closed).map_err(BridgeError::internal)?;
    write_private(&folder.join(KEY_COPY), text.as_bytes())?;
    bridge
        .store
        .key_exported(&by_command(ActKind::KeyExported, "backup", &bridge))
        .await?;
    out!(
        "{}",
        words.with(
            if is_whole {
                "bridge-command-backup-written"
            } else {
                "bridge-command-backup-key-only"
            },
            "folder",
            folder.display()
        )
    );
    Ok(ExitCode::SUCCESS)
}

/// A copy of everything, put into a data folder that has nothing yet.
pub(super) async fn restore_all(arguments: &Arguments, wanted: &Copy, words: Words) -> Result<ExitCode, Failed> {
    let config = arguments.config()?;
    if config.database.is_some() {
        return Err(Failed::new("bridge-command-restore-server"));
    }
    let (from, to) = (wanted.folder.join(DATABASE), config.data.join(DATABASE));
    if to.exists() {
        return Err(Failed::with(
            "bridge-command-folder-taken",
            "folder",
            config.data.display(),
        ));
    }
    let key = wanted.folder.join(KEY_COPY);
    let copy = key_copy(&key)?;
    let passphrase = secret_line(wanted.passphrase_file.as_deref(), words, "bridge-command-passphrase")?;
    // Before anything is written: the copy opens.
    let keys = copy.open(&passphrase).map_err(|e| Failed::new(e.code()))?;
    private_folder(&config.data).map_err(|e| Failed::file(&config.data, &e))?;
    // Whole under another name first: a disk that fills up on the way leaves no half of a database in its place.
    let arriving = config.data.join("bridge.arriving");
    let written = std::fs::copy(&from, &arriving)
        .and_then(|_| std::fs::File::options().write(true).open(&arriving)?.sync_all())
        .and_then(|()| std::fs::rename(&arriving, &to));
    if let Err(error) = written {
        let _not_there = std::fs::remove_file(&arriving);
        return Err(Failed::file(&from, &error));
    }
    if Bridge::restore(&config, &copy, &keys).await? != Restored::Keys {
        std::fs::remove_file(&to).map_err(|e| Failed::file(&to, &e))?;
        return Err(Failed::new("bridge-command-other-key"));
    }
    out!(
        "{}",
        words.with("bridge-command-restored", "folder", config.data.display())
    );
    Ok(ExitCode::SUCCESS)
}
