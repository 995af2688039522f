//! Bytes as text, randomness, and secrets that are only kept as digests.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// base64url, written without padding, read with or without.
const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0f)])
        .collect()
}

/// Bytes of lower- or upper-case hexadecimal; `None` for anything else.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    BASE64URL.encode(bytes)
}

pub(crate) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    BASE64URL.decode(text.trim()).ok()
}

/// Exactly 32 bytes of base64url.
pub(crate) fn key_from_base64url(text: &str) -> Option<[u8; 32]> {
    from_base64url(text)?.try_into().ok()
}

/// Random bytes of the operating system.
///
/// # Panics
/// Where the operating system has none: nothing here can go on without.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A secret of 256 bits that fits in a link or a cookie.
pub(crate) fn secret() -> String {
    base64url(&random::<32>())
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// What the store keeps of a secret with at least 128 random bits: enough to know it again, not to use it.
pub(crate) fn digest_of(secret: &str) -> String {
    hex(&sha256(secret.as_bytes()))
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(crate) fn same_secret(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_text() {
        let bytes = random::<33>();
        assert_eq!(from_hex(&hex(&bytes)).as_deref(), Some(&bytes[..]));
        assert_eq!(from_base64url(&base64url(&bytes)).as_deref(), Some(&bytes[..]));
        assert_eq!(hex(&[0x00, 0x7f, 0xa0, 0xff]), "007fa0ff");
        assert_eq!(from_hex("é0"), None);
        assert_eq!(from_hex("abc"), None);
        assert_eq!(from_base64url("Zm9v="), None);
    }
}
