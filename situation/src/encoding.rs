//! From the bytes of a file that a person saved to its text: UTF-8, with or without the mark (BOM) that some editors
//! put first. What is in another encoding is recognised, so that a person is told what to do.

/// Bytes looked at to recognise UTF-16 that has no mark.
const LOOKED_AT: usize = 512;

/// Why bytes are not the text of a file that Envol reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// UTF-16, what Windows calls « Unicode ».
    #[error("UTF-16")]
    Utf16,
    /// One byte per character: Latin-1, Windows-1252 and their like.
    #[error("not UTF-8 at byte {byte}; Latin-1 would be {character:?}")]
    Latin1 {
        /// The first byte that is not UTF-8.
        byte: usize,
        /// What stands there in Latin-1.
        character: char,
    },
    /// No text at all.
    #[error("not text at byte {byte}")]
    Binary {
        /// The first byte that no text has.
        byte: usize,
    },
}

impl NotText {
    /// The byte to look at.
    pub const fn byte(self) -> usize {
        match self {
            Self::Utf16 => 0,
            Self::Latin1 { byte, .. } | Self::Binary { byte } => byte,
        }
    }

    /// Id of the sentence in `wording`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf16 => "situation-file-utf-16",
            Self::Latin1 { .. } => "situation-file-latin-1",
            Self::Binary { .. } => "situation-file-not-text",
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(self) -> Vec<(&'static str, String)> {
        match self {
            Self::Utf16 => Vec::new(),
            Self::Latin1 { character, .. } => vec![("found", character.to_string())],
            Self::Binary { byte } => vec![("byte", byte.to_string())],
        }
    }
}

/// The text of a file, without a mark before it.
///
/// # Errors
/// Where the bytes are not UTF-8; UTF-16 and Latin-1 are told apart.
///
/// ```
/// # use situation::encoding::{NotText, text};
/// assert_eq!(text(b"\xef\xbb\xbf(version: 1)"), Ok("(version: 1)"));
/// assert_eq!(text(b"\xff\xfe(\0"), Err(NotText::Utf16));
/// assert_eq!(text(b"b\xe9p"), Err(NotText::Latin1 { byte: 1, character: 'é' }));
/// ```
pub fn text(bytes: &[u8]) -> Result<&str, NotText> {
    if is_utf16(bytes) {
        return Err(NotText::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}')),
        Err(error) => {
            let byte = error.valid_up_to();
            let control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
            match bytes.iter().position(|byte| control(*byte)) {
                Some(byte) => Err(NotText::Binary { byte }),
                None => Err(NotText::Latin1 {
                    byte,
                    character: char::from(bytes[byte]),
                }),
            }
        }
    }
}

/// With its mark, or where nearly every second byte is nothing.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let nothing = |from: usize| {
        looked_at
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (nothing(0), nothing(1));
    even.abs_diff(odd) * 4 > looked_at.len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_its_mark() {
        let written = "(\r\n    version: 1, // décollage\r\n)";
        for (mark, bytes) in [
            (&b"\xff\xfe"[..], u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (&b"\xfe\xff"[..], u16::to_be_bytes),
            (&b""[..], u16::to_le_bytes),
            (&b""[..], u16::to_be_bytes),
        ] {
            assert_eq!(text(&utf16(written, mark, bytes)), Err(NotText::Utf16));
        }
    }

    #[test]
    fn what_is_not_text_is_not_called_latin_1() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert!(matches!(text(picture), Err(NotText::Binary { .. })));
        assert_eq!(text(b""), Ok(""));
        assert_eq!(text("é\u{feff}".as_bytes()), Ok("é\u{feff}"));
    }
}
