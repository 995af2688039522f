//! What must hold of every signed document beside its signature: whose key it was, and the period it is valid in.

use super::value::{DateTime, Uri};
use super::verify_error::VerifyError;
use jiff::Timestamp;

/// Two clocks may differ by this much, in seconds: a badge that begins so little ahead of the clock here is accepted.
pub const TOLERANCE_S: i64 = 300;

/// The key must stand in the issuer's own DID document.
pub(super) fn check_controller(issuer: &Uri, method: &Uri) -> Result<(), VerifyError> {
    match method.as_str().split_once('#') {
        Some((did, _)) if did == issuer.as_str() => Ok(()),
        _ => Err(VerifyError::ForeignKey {
            issuer: issuer.to_string(),
            method: method.to_string(),
        }),
    }
}

pub(super) fn check_period(from: DateTime, until: Option<DateTime>, now: Timestamp) -> Result<(), VerifyError> {
    let from = from.timestamp();
    // The clock that signed and the one here may differ: nothing is gained by a badge that begins minutes early.
    if now.as_second().saturating_add(TOLERANCE_S) < from.as_second() {
        return Err(VerifyError::NotYetValid { from, now });
    }
    match until.map(DateTime::timestamp) {
        Some(until) if now > until => Err(VerifyError::Expired { until, now }),
        _ => Ok(()),
    }
}
