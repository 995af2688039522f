//! Text files as people's editors write them: with a byte order mark, sometimes in another encoding than UTF-8.

use situation::encoding::{self, NotText};

/// The byte order mark that Notepad and PowerShell put before UTF-8.
const MARK: &str = "\u{feff}";

/// Text that is not UTF-8, and what it is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotUtf8 {
    /// Two bytes per character.
    #[error("the text is UTF-16; save it as UTF-8")]
    Utf16,
    /// An older encoding of one byte per character, such as Latin-1.
    #[error("the text is in an older encoding such as Latin-1; save it as UTF-8")]
    Older,
}

impl NotUtf8 {
    /// Id of the sentence about a file, with the argument `file`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Utf16 => "bridge-text-wide",
            Self::Older => "bridge-text-older",
        }
    }
}

/// The text of a file, without the mark before it.
pub fn text(bytes: &[u8]) -> Result<&str, NotUtf8> {
    encoding::text(bytes).map_err(|error| match error {
        NotText::Utf16 => NotUtf8::Utf16,
        NotText::Latin1 { .. } | NotText::Binary { .. } => NotUtf8::Older,
    })
}

/// Text that was decoded already, without the mark before it.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_passed_over_and_other_encodings_are_named() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        assert_eq!(text(b"\xef\xbb\xbf{\"a\":1}"), Ok("{\"a\":1}"));
        assert_eq!(text("été".as_bytes()), Ok("été"));
        assert_eq!(text(b""), Ok(""));
        assert_eq!(text(b"\xe9t\xe9"), Err(NotUtf8::Older));
        for big in [true, false] {
            assert_eq!(text(&utf16("\u{feff}{\"nom\": \"Zoé\"}", big)), Err(NotUtf8::Utf16));
            assert_eq!(text(&utf16("{\"nom\": \"Zoé\"}", big)), Err(NotUtf8::Utf16));
        }
        // Only the first mark is a mark.
        assert_eq!(without_mark("\u{feff}\u{feff}a"), "\u{feff}a");
    }
}
