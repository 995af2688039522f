//! The badge out of a file of any kind, as the text that somebody put there: JSON, a signed token, or an address.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::bake::{BakeError, Chunk, KEYWORDS, PNG_SIGNATURE, badges_of, chunks, parse_svg};
use super::document::MAX_BYTES;
use super::foreign::is_token;
use crate::reading::{self, NotUtf8};

/// Takes the badge out of a file: PNG, SVG, or JSON and tokens as they are. What comes out is not verified yet.
pub fn extract(bytes: &[u8]) -> Result<String, BakeError> {
    if bytes.starts_with(PNG_SIGNATURE) {
        return extract_png(bytes);
    }
    let text = reading::text(bytes).map_err(|error| {
        // Pictures and documents of all kinds are no text in an older encoding.
        let begins_as_text = matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'<' | b'"'));
        if error == NotUtf8::Older && !begins_as_text {
            BakeError::NotAPicture
        } else {
            error.into()
        }
    })?;
    match text.trim_start().as_bytes().first() {
        Some(b'{' | b'[' | b'"') => Ok(text.to_owned()),
        Some(b'<') => extract_svg(text),
        _ if is_token(text.trim()) => Ok(text.trim().to_owned()),
        _ => Err(BakeError::NotAPicture),
    }
}

/// Takes the badge out of a PNG picture. Every checksum must hold, and nothing may follow the picture. Where badges of
/// two standards stand in it, as for a time of change, the newer is taken.
pub fn extract_png(png: &[u8]) -> Result<String, BakeError> {
    let chunks = chunks(png)?;
    for keyword in KEYWORDS {
        let mut badges = chunks
            .iter()
            .filter_map(|chunk| Some((chunk, chunk.text_after(keyword)?)));
        if let Some((chunk, text)) = badges.next() {
            return match badges.count() {
                0 => text_of(chunk, text),
                others => Err(BakeError::SeveralBadges { count: others + 1 }),
            };
        }
    }
    Err(BakeError::NoBadge)
}

/// The text of a chunk, from behind its keyword, in any of the ways PNG knows.
fn text_of(chunk: &Chunk, rest: &[u8]) -> Result<String, BakeError> {
    let cut = || BakeError::damaged("the badge in it is cut");
    let bytes = match &chunk.kind {
        b"iTXt" => {
            let [flag, _method, rest @ ..] = rest else {
                return Err(cut());
            };
            // Language and translated keyword, each with a zero behind it.
            let mut parts = rest.splitn(3, |byte| *byte == 0);
            let text = parts.nth(2).ok_or_else(cut)?;
            if *flag == 0 { text.to_vec() } else { inflate(text)? }
        }
        b"zTXt" => inflate(rest.get(1..).ok_or_else(cut)?)?,
        _ => rest.to_vec(),
    };
    Ok(reading::text(&bytes)?.to_owned())
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, BakeError> {
    let mut text = Vec::new();
    ZlibDecoder::new(bytes)
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|_| BakeError::damaged("the badge in it cannot be unpacked"))?;
    if text.len() > MAX_BYTES {
        return Err(BakeError::damaged("the badge in it is far too large"));
    }
    Ok(text)
}

/// Takes the badge out of an SVG picture: what stands in the element, else what its `verify` names (an address, or a
/// token), which counts more where it is a token.
pub fn extract_svg(svg: &str) -> Result<String, BakeError> {
    let document = parse_svg(svg)?;
    let badges: Vec<_> = badges_of(&document).collect();
    // Of two standards, the newer is taken.
    let newer: Vec<_> = badges
        .iter()
        .filter(|badge| badge.tag_name().name() == "credential")
        .collect();
    let badges = if newer.is_empty() {
        badges.iter().collect()
    } else {
        newer
    };
    match badges.as_slice() {
        [] => Err(BakeError::NoBadge),
        [badge] => {
            let inside: String = badge.children().filter_map(|part| part.text()).collect();
            let inside = reading::without_mark(inside.trim()).trim().to_owned();
            let verify = badge
                .attribute("verify")
                .map(str::trim)
                .filter(|verify| !verify.is_empty());
            Ok(match verify {
                Some(verify) if inside.is_empty() || is_token(verify) => verify.to_owned(),
                _ => inside,
            })
        }
        several => Err(BakeError::SeveralBadges { count: several.len() }),
    }
}
