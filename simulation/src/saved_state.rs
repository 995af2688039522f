//! The bytes of a state: what is hashed, kept for a replay from the middle, and disclosed at the start of an extract.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::RestoreError;

/// The canonical bytes of a plain state: structures, enumerations, numbers and lists of known length.
///
/// # Panics
/// With a state that is not plain (a sequence that does not know its length): no input and no file can bring that
/// about, only its type.
pub fn encode(state: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(state).expect("a plain state is written into memory, which cannot fail")
}

/// Reads what [`encode`] wrote, all of it.
pub fn decode<S: DeserializeOwned>(bytes: &[u8]) -> Result<S, RestoreError> {
    match postcard::take_from_bytes(bytes) {
        Ok((state, [])) => Ok(state),
        _ => Err(RestoreError::Unreadable),
    }
}

/// No session is longer, ticks: far above two hours, far below where adding ticks would overflow.
pub(crate) const LAST_TICK: u32 = 1 << 30;

/// That something holds of a state that was read, or which part of it does not fit.
pub(crate) fn ensure(holds: bool, what: &'static str) -> Result<(), RestoreError> {
    if holds {
        Ok(())
    } else {
        Err(RestoreError::OutOfRange(what))
    }
}
