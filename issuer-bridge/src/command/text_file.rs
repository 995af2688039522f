//! Text files that a person names on the command line.

use std::path::Path;

use zeroize::Zeroizing;

use super::failed::Failed;
use crate::reading;

/// The text of a file, whatever editor wrote it.
pub(super) fn read_text(file: &Path) -> Result<String, Failed> {
    let bytes = Zeroizing::new(std::fs::read(file).map_err(|e| Failed::file(file, &e))?);
    text_of(file, &bytes)
}

/// The text in bytes that came from `file`.
pub(super) fn text_of(file: &Path, bytes: &[u8]) -> Result<String, Failed> {
    let text = reading::text(bytes).map_err(|e| Failed::with(e.code(), "file", file.display()))?;
    Ok(text.to_owned())
}
