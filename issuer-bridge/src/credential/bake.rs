//! Badges inside pictures; the way out again is in `extract`.
//!
//! PNG: one `iTXt` chunk with the keyword `openbadgecredential`, not compressed. SVG: one `openbadges:credential`
//! element right after the root tag. Source: <https://www.imsglobal.org/spec/ob/v3p0/#baking>.

use flate2::Crc;
use resvg::usvg::roxmltree;
use thiserror::Error;

use super::svg_bounds;
use crate::reading::NotUtf8;

pub(super) const PNG_SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential";
/// The keywords under which badges stand in pictures: Open Badges 3, then 2 and 1.
pub(super) const KEYWORDS: [&[u8]; 2] = [KEYWORD, b"openbadges"];
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const OLDER_NAMESPACE: &str = "openbadges.org";

/// Why a badge cannot be put into a picture, or taken out of it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BakeError {
    /// Neither PNG nor SVG nor JSON.
    #[error("this is neither a PNG or SVG picture nor the JSON of a badge")]
    NotAPicture,
    /// Cut, altered, or not well-formed.
    #[error("the picture is damaged ({place}); ask for it again")]
    Damaged {
        /// Where, in English.
        place: String,
    },
    /// A picture without a badge.
    #[error("there is no badge in this picture; many programs drop it when they edit or resize")]
    NoBadge,
    /// More than one badge.
    #[error("there are {count} badges in this picture; exactly one is expected")]
    SeveralBadges {
        /// How many.
        count: usize,
    },
    /// The text of the file, or of the badge in it, is not UTF-8.
    #[error(transparent)]
    NotUtf8(#[from] NotUtf8),
    /// Made of so many parts that reading it would take everybody's time.
    #[error("this picture has more parts than are looked through here; ask for the picture that came with the badge")]
    TooMuch,
    /// A badge is there already.
    #[error("there is a badge in this picture already; take the picture without it")]
    AlreadyBaked,
}

impl BakeError {
    /// The identifier of the sentence that explains this to a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPicture => "credential-not-a-picture",
            Self::Damaged { .. } => "credential-picture-damaged",
            Self::NoBadge => "credential-no-badge-in-picture",
            Self::SeveralBadges { .. } => "credential-several-badges-in-picture",
            Self::NotUtf8(NotUtf8::Utf16) => "credential-wide-encoding",
            Self::NotUtf8(NotUtf8::Older) => "credential-older-encoding",
            Self::TooMuch => "credential-picture-too-much",
            Self::AlreadyBaked => "credential-already-baked",
        }
    }

    /// The arguments of that sentence, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SeveralBadges { count } => vec![("count", count.to_string())],
            Self::NotAPicture
            | Self::Damaged { .. }
            | Self::NoBadge
            | Self::NotUtf8(_)
            | Self::TooMuch
            | Self::AlreadyBaked => Vec::new(),
        }
    }

    pub(super) fn damaged(place: &str) -> Self {
        Self::Damaged {
            place: place.to_owned(),
        }
    }
}

/// Puts a badge into a PNG picture in place of one that stands in it.
pub fn bake_png_again(png: &[u8], json: &str) -> Result<Vec<u8>, BakeError> {
    let mut empty = PNG_SIGNATURE.to_vec();
    for chunk in chunks(png)? {
        let is_badge = KEYWORDS.iter().any(|keyword| chunk.text_after(keyword).is_some());
        if !is_badge {
            empty.extend_from_slice(&u32::try_from(chunk.data.len()).unwrap_or(u32::MAX).to_be_bytes());
            empty.extend_from_slice(&chunk.kind);
            empty.extend_from_slice(chunk.data);
            empty.extend_from_slice(&checksum(chunk.kind, chunk.data).to_be_bytes());
        }
    }
    bake_png(&empty, json)
}

/// Puts a badge into a PNG picture.
pub fn bake_png(png: &[u8], json: &str) -> Result<Vec<u8>, BakeError> {
    let chunks = chunks(png)?;
    if chunks
        .iter()
        .any(|chunk| KEYWORDS.iter().any(|keyword| chunk.text_after(keyword).is_some()))
    {
        return Err(BakeError::AlreadyBaked);
    }
    // Keyword, compression flag 0, method 0, no language, no translated keyword, text.
    let mut data = KEYWORD.to_vec();
    data.extend_from_slice(&[0; 5]);
    data.extend_from_slice(json.as_bytes());
    let length = u32::try_from(data.len()).map_err(|_| BakeError::damaged("the badge is too large"))?;
    let header_end = PNG_SIGNATURE.len() + chunks.first().map_or(0, Chunk::size);
    let mut baked = Vec::with_capacity(png.len() + data.len() + 12);
    baked.extend_from_slice(&png[..header_end]);
    baked.extend_from_slice(&length.to_be_bytes());
    baked.extend_from_slice(b"iTXt");
    baked.extend_from_slice(&data);
    baked.extend_from_slice(&checksum(*b"iTXt", &data).to_be_bytes());
    baked.extend_from_slice(&png[header_end..]);
    Ok(baked)
}

pub(super) struct Chunk<'a> {
    pub(super) kind: [u8; 4],
    data: &'a [u8],
}

impl Chunk<'_> {
    /// Its size in the file: length, kind, data, checksum.
    fn size(&self) -> usize {
        self.data.len() + 12
    }

    /// What follows the keyword and its zero, where this is a text chunk with that keyword.
    pub(super) fn text_after(&self, keyword: &[u8]) -> Option<&[u8]> {
        let is_text = matches!(&self.kind, b"iTXt" | b"tEXt" | b"zTXt");
        let rest = self.data.strip_prefix(keyword).filter(|_| is_text)?;
        rest.strip_prefix(&[0])
    }
}

fn checksum(kind: [u8; 4], data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    crc.sum()
}

pub(super) fn chunks(png: &[u8]) -> Result<Vec<Chunk<'_>>, BakeError> {
    let mut rest = png.strip_prefix(PNG_SIGNATURE).ok_or(BakeError::NotAPicture)?;
    let mut chunks = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let cut = || BakeError::damaged("it is cut");
        let (kind, after) = after.split_first_chunk::<4>().ok_or_else(cut)?;
        let (data, after) = after
            .split_at_checked(u32::from_be_bytes(*length) as usize)
            .ok_or_else(cut)?;
        let (crc, after) = after.split_first_chunk::<4>().ok_or_else(cut)?;
        if checksum(*kind, data) != u32::from_be_bytes(*crc) {
            return Err(BakeError::Damaged {
                place: format!("the {} part", String::from_utf8_lossy(kind)),
            });
        }
        chunks.push(Chunk { kind: *kind, data });
        rest = after;
    }
    let is_whole = chunks.first().is_some_and(|chunk| chunk.kind == *b"IHDR")
        && chunks.iter().filter(|chunk| chunk.kind == *b"IEND").count() == 1
        && chunks.last().is_some_and(|chunk| chunk.kind == *b"IEND");
    if is_whole && rest.is_empty() {
        Ok(chunks)
    } else {
        Err(BakeError::damaged("it does not end where it should"))
    }
}

/// Puts a badge into an SVG picture.
pub fn bake_svg(svg: &str, json: &str) -> Result<String, BakeError> {
    let document = parse_svg(svg)?;
    if badges_of(&document).next().is_some() {
        return Err(BakeError::AlreadyBaked);
    }
    let range = document.root_element().range();
    let tag = &svg[range.clone()];
    let (name_length, tag_length) = opening_tag(tag).ok_or_else(|| BakeError::damaged("the root tag"))?;
    let name_end = range.start + name_length;
    let tag_end = range.start + tag_length;
    // Inside JSON, `]]>` can only stand in a text, where the last character may be written as an escape.
    let json = json.replace("]]>", "]]\\u003e");
    let badge = format!("<openbadges:credential><![CDATA[{json}]]></openbadges:credential>");
    let declaration = format!(" xmlns:openbadges=\"{NAMESPACE}\"");
    let declared = document.root_element().lookup_prefix(NAMESPACE) == Some("openbadges");
    let declaration = if declared { "" } else { &declaration };
    let baked = [
        &svg[..name_end],
        declaration,
        &svg[name_end..tag_end],
        &badge,
        &svg[tag_end..],
    ]
    .concat();
    parse_svg(&baked).map_err(|_| BakeError::damaged("its root tag leaves no place for a badge"))?;
    Ok(baked)
}

pub(super) fn parse_svg(svg: &str) -> Result<roxmltree::Document<'_>, BakeError> {
    svg_bounds::check(svg)?;
    // Drawing programs write a document type; entities were held to bounds.
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(svg, options).map_err(|error| BakeError::Damaged {
        place: error.to_string(),
    })?;
    if document.root_element().tag_name().name() == "svg" {
        Ok(document)
    } else {
        Err(BakeError::NotAPicture)
    }
}

/// The elements that carry a badge: of Open Badges 3, or of 2 and 1.
pub(super) fn badges_of<'a>(document: &'a roxmltree::Document<'a>) -> impl Iterator<Item = roxmltree::Node<'a, 'a>> {
    document.descendants().filter(|node| {
        let space = node.tag_name().namespace().unwrap_or_default();
        match node.tag_name().name() {
            "credential" => space == NAMESPACE,
            "assertion" => space.contains(OLDER_NAMESPACE),
            _ => false,
        }
    })
}

/// Where the name of the first tag ends, and where the tag ends (after `>`), in bytes. None for a tag without content.
fn opening_tag(text: &str) -> Option<(usize, usize)> {
    let name_end = text.find(|character: char| character.is_ascii_whitespace() || matches!(character, '>' | '/'))?;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(name_end) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return (!text[..at].ends_with('/')).then_some((name_end, at + 1)),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;
    use crate::credential::extract;

    const SVG: &str =
        "<?xml version=\"1.0\"?><!-- a > b --><svg xmlns=\"http://www.w3.org/2000/svg\" id='x>y'><g/></svg>";
    const JSON: &str = r#"{"name":"é ]]> <b> & \"x\""}"#;

    fn png() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[0, 90, 180, 255]).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn what_goes_into_a_png_comes_out() {
        let baked = bake_png(&png(), JSON).unwrap();
        assert_eq!(extract(&baked).unwrap(), JSON);
        // Another program still reads the picture, and finds the text where the standard puts it.
        let reader = png::Decoder::new(std::io::Cursor::new(&baked)).read_info().unwrap();
        let text = &reader.info().utf8_text[0];
        assert_eq!((text.keyword.as_str(), text.compressed), ("openbadgecredential", false));
        assert_eq!((text.language_tag.as_str(), text.translated_keyword.as_str()), ("", ""));
        assert_eq!(text.get_text().unwrap(), JSON);
    }

    #[test]
    fn a_png_without_a_badge_with_two_or_altered_is_told_apart() {
        assert_eq!(extract(&png()), Err(BakeError::NoBadge));
        let baked = bake_png(&png(), JSON).unwrap();
        assert_eq!(bake_png(&baked, JSON), Err(BakeError::AlreadyBaked));
        // The chunk stands between byte 33 (after IHDR) and what followed IHDR before.
        let chunk = &baked[33..33 + baked.len() - png().len()];
        let twice = [&baked[..33], chunk, &baked[33..]].concat();
        assert_eq!(extract(&twice), Err(BakeError::SeveralBadges { count: 2 }));
        assert_eq!(
            extract(&[baked.as_slice(), b"x"].concat()).unwrap_err().code(),
            "credential-picture-damaged"
        );
    }

    #[test]
    fn a_png_cut_or_flipped_anywhere_is_refused() {
        let baked = bake_png(&png(), JSON).unwrap();
        for end in 0..baked.len() {
            assert!(extract(&baked[..end]).is_err(), "cut at {end}");
        }
        for at in 0..baked.len() {
            for bit in 0..8 {
                let mut flipped = baked.clone();
                flipped[at] ^= 1 << bit;
                assert!(extract(&flipped).is_err(), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn what_goes_into_an_svg_comes_out() {
        let baked = bake_svg(SVG, JSON).unwrap();
        let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(parsed(&extract(baked.as_bytes()).unwrap()), parsed(JSON));
        assert_eq!(bake_svg(&baked, JSON), Err(BakeError::AlreadyBaked));
        assert_eq!(extract(SVG.as_bytes()), Err(BakeError::NoBadge));
        let badge = &baked[baked.find("<openbadges").unwrap()..baked.find("<g/>").unwrap()];
        let twice = baked.replace("<g/>", badge);
        assert_eq!(extract(twice.as_bytes()), Err(BakeError::SeveralBadges { count: 2 }));
    }

    #[test]
    fn what_is_no_picture_is_said_so() {
        for (bytes, code) in [
            (&b""[..], "credential-not-a-picture"),
            (b"hello", "credential-not-a-picture"),
            (b"\xff\xfe{\0", "credential-wide-encoding"),
            (b"{\"nom\": \"Zo\xe9\"}", "credential-older-encoding"),
            (b"\xff\xd8\xff\xe0JFIF", "credential-not-a-picture"),
            (b"<html></html>", "credential-not-a-picture"),
            (b"<svg", "credential-picture-damaged"),
            (b"\x89PNG\r\n\x1a\n", "credential-picture-damaged"),
        ] {
            assert_eq!(extract(bytes).unwrap_err().code(), code);
        }
        assert_eq!(
            bake_svg("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "{}")
                .unwrap_err()
                .code(),
            "credential-picture-damaged"
        );
    }
}
