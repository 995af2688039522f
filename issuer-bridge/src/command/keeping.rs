//! Commands over the store, beside a bridge that may be serving: they use the same database.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use situation::address::points_to_this_pc;
use zeroize::Zeroizing;

use super::arguments::{AccountCommand, Arguments, KeyCommand, StationCommand};
use super::failed::Failed;
use super::text_file::{read_text, text_of};
use crate::access::{self, Role, roles_of, words_of};
use crate::bridge::Bridge;
use crate::calendar;
use crate::error::BridgeError;
use crate::intake::{self, Sent};
use crate::keys::{KeyFile, private_file};
use crate::opening::Restored;
use crate::pairing;
use crate::rotation;
use crate::store::{Act, ActKind};
use crate::words::Words;
use crate::workers::Who;

/// Takes files in, one after the other; a file that is refused does not stop the others.
pub(super) async fn import(arguments: &Arguments, files: &[PathBuf], words: Words) -> Result<ExitCode, Failed> {
    let bridge = Bridge::open(&arguments.config()?).await?;
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let said = match import_one(&bridge, file).await {
            Ok(received) => received.sentence(words),
            Err(failed) => {
                code = ExitCode::FAILURE;
                words.with_all(failed.code, &failed.arguments)
            }
        };
        out!("{}: {said}", file.display());
    }
    Ok(code)
}

async fn import_one(bridge: &Bridge, file: &Path) -> Result<intake::Received, Failed> {
    Ok(intake::receive(bridge, Sent::file(file.to_owned())).await?)
}

pub(super) async fn station(arguments: &Arguments, command: &StationCommand, words: Words) -> Result<ExitCode, Failed> {
    let bridge = Bridge::open(&arguments.config()?).await?;
    match command {
        StationCommand::List => {
            let stations = bridge.store.stations().await?;
            if stations.is_empty() {
                out!("{}", words.say("bridge-stations-none"));
            }
            for station in stations {
                let removed = station
                    .removed
                    .map(|_| words.say("bridge-station-removed"))
                    .unwrap_or_default();
                let mark = pairing::fingerprint(&station.public_key);
                let day = calendar::day(words.language, station.paired);
                out!("{}  {}  {mark}  {day}  {removed}", station.id, station.name);
            }
        }
        StationCommand::Offer { file, address } => {
            let offer = pairing::offer(&bridge, address.trim_end_matches('/')).await?;
            let text = serde_json::to_string_pretty(&offer).map_err(BridgeError::internal)?;
            write_private(file, text.as_bytes())?;
            out!("{}", words.with("bridge-command-offer-written", "file", file.display()));
            if points_to_this_pc(address) {
                out!("{}", words.with("bridge-command-offer-here-only", "address", address));
            }
        }
        StationCommand::Remove { id } => {
            let act = by_command(ActKind::StationRemoved, id, &bridge);
            if !bridge.store.remove_station(id, &act).await? {
                return Err(Failed::with("bridge-command-no-station", "id", id));
            }
            out!("{}", words.say("bridge-command-station-removed"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn key(arguments: &Arguments, command: &KeyCommand, words: Words) -> Result<ExitCode, Failed> {
    if let KeyCommand::Restore { file, passphrase_file } = command {
        return restore(arguments, file, passphrase_file.as_deref(), words).await;
    }
    let bridge = Bridge::open(&arguments.config()?).await?;
    let organisation = bridge.organisation().await?;
    match command {
        KeyCommand::Show => {
            out!("{}", organisation.name);
            out!("{}", bridge.signer(&organisation)?.identity().did());
            for key in organisation.keys.badges().iter().rev().skip(1) {
                let known = bridge.identity(key)?;
                out!("{}", words.with("bridge-key-before", "key", known.method()));
            }
            out!("{}", words.say("bridge-key-did-key-note"));
        }
        KeyCommand::Rotate => {
            let key = rotation::rotate(&bridge, &by_command(ActKind::KeyRotated, "", &bridge)).await?;
            out!("{}", words.with("bridge-command-key-rotated", "key", key));
        }
        KeyCommand::Restore { .. } => {}
        KeyCommand::Export { file, passphrase_file } => {
            let passphrase = secret_line(passphrase_file.as_deref(), words, "bridge-command-passphrase")?;
            check_length(&passphrase)?;
            let closed = KeyFile::close(&organisation.name, &organisation.keys, &passphrase)
                .map_err(|e| Failed::new(e.code()))?;
            let text = serde_json::to_string_pretty(&closed).map_err(BridgeError::internal)?;
            write_private(file, text.as_bytes())?;
            let act = by_command(ActKind::KeyExported, "", &bridge);
            bridge.store.key_exported(&act).await?;
            out!("{}", words.with("bridge-command-key-written", "file", file.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The file that opens the keys is lost, or all of the disk: the exported copy takes its place.
async fn restore(
    arguments: &Arguments,
    file: &Path,
    passphrase_file: Option<&Path>,
    words: Words,
) -> Result<ExitCode, Failed> {
    let copy = key_copy(file)?;
    let passphrase = secret_line(passphrase_file, words, "bridge-command-passphrase")?;
    let keys = copy.open(&passphrase).map_err(|e| Failed::new(e.code()))?;
    out!(
        "{}",
        words.say(match Bridge::restore(&arguments.config()?, &copy, &keys).await? {
            Restored::Keys => "bridge-command-key-restored",
            Restored::Organisation => "bridge-command-key-founded",
            Restored::Nothing => return Err(Failed::new("bridge-command-other-key")),
        })
    );
    Ok(ExitCode::SUCCESS)
}

pub(super) fn key_copy(file: &Path) -> Result<KeyFile, Failed> {
    let bytes = std::fs::read(file).map_err(|e| Failed::file(file, &e))?;
    KeyFile::parse(&bytes).map_err(|e| Failed::with(e.code(), "file", file.display()))
}

pub(super) async fn account(arguments: &Arguments, command: &AccountCommand, words: Words) -> Result<ExitCode, Failed> {
    let bridge = Bridge::open(&arguments.config()?).await?;
    // An account without an organisation could log in to nothing.
    bridge.organisation().await?;
    match command {
        AccountCommand::List => {
            for account in bridge.store.accounts().await? {
                let roles: Vec<String> = roles_of(&account.roles).map(|role| words.say(role.name())).collect();
                let closed = account.disabled.map(|_| words.say("bridge-account-disabled"));
                out!("{}  {}  {}", account.name, roles.join(", "), closed.unwrap_or_default());
            }
        }
        AccountCommand::Add {
            name,
            password_file,
            role,
        } => {
            let roles: Vec<Role> = Role::ALL
                .into_iter()
                .filter(|one| role.contains(&one.word().to_owned()))
                .collect();
            let password = secret_line(password_file.as_deref(), words, "bridge-command-password")?;
            check_length(&password)?;
            let account = access::new_account(&bridge, name, None, password.to_string(), words_of(roles)).await?;
            let act = by_command(ActKind::AccountAdded, &account.name, &bridge).with(&*account.roles);
            if !bridge.store.add_account(&account, &act).await? {
                return Err(Failed::new("bridge-problem-name-taken"));
            }
            out!("{}", words.say("bridge-command-account-added"));
        }
        AccountCommand::Password { name, password_file } => {
            let found = bridge.store.account_named(name).await?;
            let found = found.ok_or_else(|| Failed::with("bridge-command-no-account", "name", name))?;
            let password = secret_line(password_file.as_deref(), words, "bridge-command-password")?;
            check_length(&password)?;
            let hash = access::hash(&bridge.workers.turn(Who::Known).await?, password.to_string()).await?;
            let act = by_command(ActKind::Password, &found.name, &bridge);
            bridge.store.set_password(&found.id, &hash, &act).await?;
            out!("{}", words.say("bridge-command-password-set"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// An act of whoever may use this computer.
pub(super) fn by_command(kind: ActKind, subject: &str, bridge: &Bridge) -> Act {
    Act::by_none("issuer-bridge", kind, subject, bridge.now())
}

pub(super) fn check_length(secret: &str) -> Result<(), Failed> {
    if access::is_short(secret) {
        return Err(Failed::with(
            "bridge-problem-short-password",
            "count",
            access::MIN_LENGTH,
        ));
    }
    Ok(())
}

/// The first line of a file, else of what is typed. Typing shows: the note before says so.
pub(super) fn secret_line(file: Option<&Path>, words: Words, ask: &str) -> Result<Zeroizing<String>, Failed> {
    let mut line = Zeroizing::new(String::new());
    if let Some(file) = file {
        *line = read_text(file)?;
    } else {
        eprint!("{} ", words.say(ask));
        let mut bytes = Zeroizing::new(Vec::new());
        let asked = std::io::stderr()
            .flush()
            .and_then(|()| std::io::stdin().lock().read_until(b'\n', &mut bytes));
        asked.map_err(|e| Failed::with("bridge-start-internal", "error", e))?;
        // A terminal of an older Windows, or a program that pipes it in.
        *line = text_of(Path::new("stdin"), &bytes)?;
    }
    Ok(Zeroizing::new(line.lines().next().unwrap_or("").to_owned()))
}

/// A new file for this user only; one that is there is left as it is.
pub(super) fn write_private(file: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let write = || {
        let mut handle = private_file(file)?;
        handle.write_all(bytes)?;
        handle.sync_all()
    };
    write().map_err(|e| Failed::file(file, &e))
}
