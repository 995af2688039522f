//! `doctor`.

use std::process::ExitCode;

use super::arguments::Arguments;
use super::failed::Failed;
use crate::bridge::Bridge;
use crate::doctor::{self, Standing};
use crate::words::Words;

/// One line for each thing that was looked at; 1 where something does not work.
pub(super) async fn doctor(arguments: &Arguments, words: Words) -> Result<ExitCode, Failed> {
    let bridge = Bridge::open(&arguments.config()?).await?;
    let found = doctor::examine(&bridge, words).await?;
    for one in &found {
        out!("{:<3} {}", one.standing.mark(), one.sentence);
    }
    let is_broken = found.iter().any(|one| one.standing == Standing::Broken);
    Ok(if is_broken {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
