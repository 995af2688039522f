//! `harvest`: packages of a folder in, answers beside them.

use std::fs::{self, File};
use std::io::{self, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use situation::answers::Reader;

use super::arguments::Arguments;
use super::failed::Failed;
use super::keeping::by_command;
use crate::bridge::Bridge;
use crate::harvest::{Answers, Round};
use crate::intake::Sent;
use crate::store::ActKind;
use crate::words::Words;

/// Takes in the packages of a folder, one after the other, and writes what is answered to their stations; a file that is
/// refused does not stop the others.
pub(super) async fn harvest(arguments: &Arguments, folder: &Path, words: Words) -> Result<ExitCode, Failed> {
    let bridge = Bridge::open(&arguments.config()?).await?;
    let mut code = ExitCode::SUCCESS;
    let mut round = Round::default();
    for file in packages_in(folder).map_err(|error| Failed::file(folder, &error))? {
        let said = match round.take(&bridge, Sent::file(file.clone())).await {
            Ok(received) => received.sentence(words),
            Err(error) => {
                code = ExitCode::FAILURE;
                let failed = Failed::from(error);
                words.with_all(failed.code, &failed.arguments)
            }
        };
        out!("{}: {said}", file.display());
    }
    if round.stations.is_empty() {
        out!("{}", words.say("bridge-harvest-nobody"));
        return Ok(code);
    }
    let answers = round.answers(&bridge).await?;
    let file = write(folder, &answers, bridge.organisation().await?.keys.public())?;
    let act = by_command(ActKind::Answered, "", &bridge).with(format!("claims {}", answers.count));
    bridge.store.note(&act).await?;
    out!(
        "{}: {}",
        file.display(),
        words.with("bridge-harvest-written", "count", answers.count)
    );
    if answers.left > 0 {
        out!("{}", words.with("bridge-harvest-left", "count", answers.left));
    }
    Ok(code)
}

/// The packages that lie in a folder, by name; what begins with a dot is being written.
fn packages_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("envol")) && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes the answers whole or not at all, in the place of earlier ones of this organisation and of nothing else.
fn write(folder: &Path, answers: &Answers, organisation: [u8; 32]) -> Result<PathBuf, Failed> {
    let file = folder.join(&answers.name);
    if file.exists() {
        let opened = File::open(&file).map_err(|error| Failed::file(&file, &error))?;
        // What was cut short has no heading of ours either way: a person looks at it.
        let is_ours = Reader::begin(BufReader::new(opened)).is_ok_and(|there| there.organisation() == organisation);
        if !is_ours {
            return Err(Failed::with("bridge-harvest-other-file", "file", file.display()));
        }
    }
    let beside = folder.join(format!(".{}.new", answers.name));
    let written = File::create(&beside).and_then(|mut handle| {
        handle.write_all(&answers.file)?;
        handle.sync_all()?;
        fs::rename(&beside, &file)
    });
    if let Err(error) = written {
        // Earlier ones still stand; what was half written is of no use.
        let _ = fs::remove_file(&beside);
        return Err(Failed::file(&file, &error));
    }
    Ok(file)
}
