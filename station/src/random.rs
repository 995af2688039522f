//! Random bytes of the operating system, and how ids are written.

use crate::error::StationError;

/// `N` random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], StationError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StationError::NoRandomness)?;
    Ok(bytes)
}

/// Reads 32 hexadecimal digits; `None` for anything else.
pub(crate) fn from_hex(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    if text.len() != 32 || !text.is_ascii() {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..32).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// Writes 16 bytes as 32 hexadecimal digits.
pub(crate) fn to_hex(bytes: [u8; 16]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Ids in files: as hexadecimal digits, so that they can be compared by eye with folder names.
pub(crate) mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::to_hex(*bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 16], D::Error> {
        let text = String::deserialize(deserializer)?;
        super::from_hex(&text).ok_or_else(|| de::Error::custom("32 hexadecimal digits were expected"))
    }
}
