//! The picture of a badge: `assets/badge/badge.svg` with the badge's name on its paper, set as large as it can be read.

use super::draw_error::DrawError;
use super::layout::{Line, set_in_circle};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

const TEMPLATE: &str = include_str!("../../../assets/badge/badge.svg");
const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Bold.ttf");
const FAMILY: &str = "Atkinson Hyperlegible";

/// Letters that the house's face does not have: Cyrillic, Greek and more, Arabic, signs such as 🚁.
const OTHERS: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoEmoji-Bold.ttf"),
];

/// Why a text can be written to without asking.
const NEVER_FULL: &str = "a text in memory takes what is written to it";

/// Side of the template, in its own units.
const SIDE: f32 = 600.0;

/// How much of the rim the organisation may use, in units of the template.
const RIM_LENGTH: f32 = 350.0;

/// The house's two faces, and those that lend letters, loaded once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in [REGULAR, BOLD].into_iter().chain(OTHERS) {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
    }
    Arc::new(fonts)
});

/// Whether some face has this letter.
fn has_letter(letter: char) -> bool {
    FONTS.faces().any(|face| {
        let found = FONTS.with_face_data(face.id, |data, index| {
            ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(letter).is_some())
        });
        found == Some(true)
    })
}

/// What the picture of a badge shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeArt {
    /// The name of the badge, in sentence case. Up to about 70 characters are set whole; longer names end in “…”.
    pub title: String,
    /// Who gives it; empty: nothing is written.
    pub organisation: String,
    /// Tells the badges of an organisation apart: it turns the spark and bends the trail. The same number gives the
    /// same picture.
    pub variant: u64,
}

/// Draws a badge as PNG, `side_px` wide and high, with nothing behind the round.
pub fn draw_badge(art: &BadgeArt, side_px: u32) -> Result<Vec<u8>, DrawError> {
    let tree = tree(art)?;
    let mut pixmap = Pixmap::new(side_px, side_px).ok_or_else(|| DrawError::new(&"no such size"))?;
    let scale = side_px as f32 / SIDE;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| DrawError::new(&error))
}

/// Draws a badge as SVG, its letters as outlines so that it needs no font.
pub fn draw_badge_svg(art: &BadgeArt) -> Result<String, DrawError> {
    Ok(tree(art)?.to_string(&usvg::WriteOptions {
        preserve_text: false,
        ..usvg::WriteOptions::default()
    }))
}

fn tree(art: &BadgeArt) -> Result<usvg::Tree, DrawError> {
    parse(&fill(art)?)
}

fn parse(svg: &str) -> Result<usvg::Tree, DrawError> {
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(svg, &options).map_err(|error| DrawError::new(&error))
}

fn fill(art: &BadgeArt) -> Result<String, DrawError> {
    let trail = Trail::of(art.variant);
    let mut svg = TEMPLATE.to_owned();
    for (place, value) in [
        ("%WAY%", trail.path),
        ("%START_X%", trail.start.0.to_string()),
        ("%START_Y%", (trail.start.1 + 3).to_string()),
        ("%START_LIFT%", trail.start.1.to_string()),
        ("%TURN%", trail.turn.to_string()),
        // Last, so that a name that looks like a place is never filled.
        ("%TEXT%", text(art)?),
    ] {
        svg = svg.replace(place, &value);
    }
    Ok(svg)
}

/// The way from the pad to the spark.
struct Trail {
    path: String,
    start: (i32, i32),
    turn: i32,
}

impl Trail {
    fn of(variant: u64) -> Self {
        let (start, path) = match variant % 4 {
            0 => ((150, 274), "M150 262 C 120 190 150 128 206 132"),
            1 => ((452, 276), "M452 264 C 492 196 462 124 396 132"),
            2 => ((176, 276), "M176 264 C 100 236 96 150 160 140 S 196 196 208 176"),
            _ => ((430, 280), "M430 268 C 510 236 510 150 446 140 S 402 200 392 176"),
        };
        // Ten rays repeat every 72 degrees; a turn within that looks different each time.
        Self {
            path: path.to_owned(),
            start,
            turn: (variant / 4 % 9) as i32 * 8,
        }
    }
}

fn text(art: &BadgeArt) -> Result<String, DrawError> {
    let title = set_in_circle(&printed(&art.title), |word| width_at_100(word, true))?;
    let mut svg = format!("<g font-family=\"{FAMILY}\" text-anchor=\"middle\">");
    for Line { text, size, baseline } in title {
        write!(
            svg,
            "<text x=\"300\" y=\"{baseline}\" font-size=\"{size}\" font-weight=\"700\" fill=\"#1B2330\">{}</text>",
            escape(&text)
        )
        .expect(NEVER_FULL);
    }
    if let Some((organisation, size)) = one_line(&printed(&art.organisation), 26.0, RIM_LENGTH)? {
        write!(
            svg,
            "<text font-size=\"{size}\" fill=\"#1B2330\"><textPath href=\"#rim\" startOffset=\"50%\">{}</textPath></text>",
            escape(&organisation)
        )
        .expect(NEVER_FULL);
    }
    svg.push_str("</g>");
    Ok(svg)
}

/// The text as a printer sets it. Letters that no face here has (Chinese, say) are written as they sound: a name that can
/// be read beats a row of boxes.
fn printed(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\'' => printed.push('’'),
            // Joins signs, or says that one is meant as a picture: has no form of its own.
            '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' => printed.push(letter),
            _ if letter.is_control() || letter.is_whitespace() || has_letter(letter) => printed.push(letter),
            _ => printed.push_str(deunicode::deunicode_char(letter).unwrap_or_default()),
        }
    }
    printed
}

/// The text on one line, smaller or cut where it is too wide. None for an empty text.
fn one_line(text: &str, size: f32, widest: f32) -> Result<Option<(String, f32)>, DrawError> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut cut = "";
    while !words.is_empty() {
        let line = words.join(" ") + cut;
        let fitting = size.min(widest * 100.0 / width_at_100(&line, false)?.max(1.0));
        if fitting >= 18.0 || words.len() == 1 {
            return Ok(Some((line, fitting)));
        }
        words.pop();
        cut = " …";
    }
    Ok(None)
}

/// The width of a text set at 100 units.
fn width_at_100(text: &str, bold: bool) -> Result<f32, DrawError> {
    let weight = if bold { "700" } else { "400" };
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text font-family=\"{FAMILY}\" \
         font-weight=\"{weight}\" font-size=\"100\">{}</text></svg>",
        escape(text)
    );
    Ok(parse(&svg)?.root().bounding_box().width())
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // XML has no other control characters.
            control if control.is_control() => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    fn art(title: &str) -> BadgeArt {
        BadgeArt {
            title: title.to_owned(),
            organisation: "Mission locale <d'exemple> & fils".to_owned(),
            variant: 3,
        }
    }

    fn pixels(png: &[u8]) -> (u32, Vec<u8>) {
        let pixmap = Pixmap::decode_png(png).unwrap();
        (pixmap.width(), pixmap.data().to_vec())
    }

    #[test]
    fn any_name_gives_a_picture() {
        for title in [
            "Premier vol",
            "",
            "   ",
            "%WAY% %TEXT%",
            "<b>&amp;</b>\u{0}\u{7}",
            "été 🚁 日本",
            "Z".repeat(400).as_str(),
        ] {
            let (side, data) = pixels(&draw_badge(&art(title), 120).unwrap());
            assert_eq!(side, 120, "{title}");
            assert_eq!(data[3], 0, "the corner is empty");
            assert_eq!(data[(60 * 120 + 60) * 4 + 3], 255, "the middle is painted");
        }
    }

    #[test]
    fn the_name_is_in_the_picture() {
        let without = pixels(&draw_badge(&art(""), 300).unwrap());
        let with = pixels(&draw_badge(&art("Premier vol"), 300).unwrap());
        let again = pixels(&draw_badge(&art("Premier vol"), 300).unwrap());
        assert_ne!(without, with);
        assert_eq!(with, again);
    }

    #[test]
    fn no_letter_is_drawn_as_a_box() {
        for (title, expected) in [
            ("Первый полёт", "Первый полёт"),
            ("أول رحلة", "أول رحلة"),
            ("Πρώτη πτήση", "Πρώτη πτήση"),
            ("Vol 🚁 d'essai", "Vol 🚁 d’essai"),
            ("初飛行", "Chu Fei Xing "),
            ("첫 비행", "ceos bihaeng"),
        ] {
            let set = printed(title);
            assert_eq!(set, expected);
            assert!(set.chars().all(|letter| letter == ' ' || has_letter(letter)), "{set}");
            assert_ne!(
                pixels(&draw_badge(&art(title), 300).unwrap()),
                pixels(&draw_badge(&art(""), 300).unwrap())
            );
        }
    }

    #[test]
    fn the_svg_needs_no_font() {
        let svg = draw_badge_svg(&art("Premier vol")).unwrap();
        assert!(
            svg.starts_with("<svg") && !svg.contains("<text"),
            "letters are outlines"
        );
        assert!(!svg.contains('%'), "every place is filled");
    }
}
