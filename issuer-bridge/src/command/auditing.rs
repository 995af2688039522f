//! The record of who did what, from the command line.

use std::process::ExitCode;

use super::arguments::{Arguments, AuditCommand};
use super::failed::Failed;
use crate::audit::{followed, moment_of};
use crate::bridge::Bridge;
use crate::words::Words;

/// Rows read at once.
const AT_ONCE: i64 = 1_000;

/// Verifying gives 0 where the chain is whole, 1 where it is not.
pub(super) async fn audit(arguments: &Arguments, command: &AuditCommand, words: Words) -> Result<ExitCode, Failed> {
    let bridge = Bridge::open(&arguments.config()?).await?;
    match command {
        AuditCommand::Verify { noted } => {
            let followed = followed(&bridge, noted.as_deref()).await?;
            out!("{}", followed.sentence(words));
            Ok(if followed.is_whole() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        AuditCommand::Show => {
            let mut last = 0;
            loop {
                let rows = bridge.store.audit_after(last, AT_ONCE).await?;
                let Some(end) = rows.last() else {
                    return Ok(ExitCode::SUCCESS);
                };
                last = end.number;
                for row in &rows {
                    let when = moment_of(row.moment);
                    out!(
                        "{}  {when}  {}  {}  {}  {}",
                        row.number,
                        row.account_name,
                        row.act,
                        row.subject,
                        row.detail
                    );
                }
            }
        }
    }
}
