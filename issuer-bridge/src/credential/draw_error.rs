//! Why the picture of a badge could not be drawn.

use thiserror::Error;

/// The picture could not be drawn: the template is broken, or the size is zero.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the picture of the badge could not be drawn: {reason}")]
pub struct DrawError {
    reason: String,
}

impl DrawError {
    /// The identifier of the sentence that explains this to a person.
    pub fn code(&self) -> &'static str {
        "credential-drawing-failed"
    }

    pub(super) fn new(reason: &impl ToString) -> Self {
        Self {
            reason: reason.to_string(),
        }
    }
}
