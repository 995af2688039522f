//! The signs of a workshop's choices, prompts, gauges and buttons.

use crate::kit::Pictogram;

/// The sign of the family.
pub(super) const FAMILY: Pictogram = Pictogram::Frame;

/// By the words of its id.
pub(super) fn sign_of(id: &str) -> Pictogram {
    crate::family::plain::ordinary::sign_of(id)
}
