//! What "the same bits" means, as numbers: long runs of every kind whose state hashes every binary must give.

use std::fmt::Write as _;

/// Ticks of a reference run: 28 minutes.
pub const REFERENCE_TICKS: u32 = 100_000;

/// Name and SHA-256 (hexadecimal) of the state after [`REFERENCE_TICKS`] ticks of each reference run of each built-in
/// kind ([`crate::ActivityKind::reference_hashes`]). A program that prints these with `--state-hash` can be compared
/// with any other.
pub fn reference_hashes() -> Vec<(&'static str, String)> {
    let kinds = crate::builtin();
    let hashes = kinds.kinds().flat_map(crate::ActivityKind::reference_hashes);
    hashes.map(|(name, hash)| (name, hexadecimal(&hash))).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
