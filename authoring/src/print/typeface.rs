//! The house's typeface, for paper: which glyph a letter has, how wide it is.

use std::sync::LazyLock;

use ttf_parser::Face;

/// Weights on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Text.
    Regular,
    /// Headings.
    Bold,
}

/// A typeface with what paper needs of it.
pub(super) struct Typeface {
    /// Its name in the file.
    pub(super) name: &'static str,
    /// The file itself.
    pub(super) bytes: &'static [u8],
    face: Option<Face<'static>>,
}

static ALL: LazyLock<[Typeface; 2]> = LazyLock::new(|| {
    [
        (
            "AtkinsonHyperlegible-Regular",
            &include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Regular.ttf")[..],
        ),
        (
            "AtkinsonHyperlegible-Bold",
            &include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Bold.ttf")[..],
        ),
    ]
    .map(|(name, bytes)| Typeface {
        name,
        bytes,
        face: Face::parse(bytes, 0).ok(),
    })
});

impl Typeface {
    /// Both, in the order of [`Weight`].
    pub(super) fn all() -> &'static [Self; 2] {
        &ALL
    }

    pub(super) fn of(weight: Weight) -> &'static Self {
        &ALL[weight as usize]
    }

    /// The glyph of a letter; that of a letter that is not there is 0, an empty box.
    pub(super) fn glyph(&self, letter: char) -> u16 {
        let glyph = self.face.as_ref().and_then(|face| face.glyph_index(letter));
        glyph.map_or(0, |glyph| glyph.0)
    }

    /// Width of a glyph, in thousandths of the size.
    pub(super) fn advance(&self, glyph: u16) -> f64 {
        let Some(face) = &self.face else { return 500.0 };
        let advance = face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0);
        f64::from(advance) * 1000.0 / f64::from(face.units_per_em())
    }

    /// Width of words in a size, in the unit of the size.
    pub(super) fn width(&self, words: &str, size: f64) -> f64 {
        words
            .chars()
            .map(|letter| self.advance(self.glyph(letter)))
            .sum::<f64>()
            * size
            / 1000.0
    }

    /// Letters that it has, with their glyphs: Latin and punctuation.
    pub(super) fn letters(&self) -> impl Iterator<Item = (char, u16)> + '_ {
        let letters = ('\u{20}'..'\u{2300}').map(|letter| (letter, self.glyph(letter)));
        letters.filter(|(_, glyph)| *glyph != 0)
    }

    /// Box around all glyphs, then how far they reach up and down, in thousandths of the size.
    pub(super) fn extent(&self) -> [i32; 6] {
        let Some(face) = &self.face else {
            return [0, -200, 1000, 900, 900, -200];
        };
        let around = face.global_bounding_box();
        let of = |units: i16| i32::from(units) * 1000 / i32::from(face.units_per_em());
        [
            around.x_min,
            around.y_min,
            around.x_max,
            around.y_max,
            face.ascender(),
            face.descender(),
        ]
        .map(of)
    }
}

/// Lines of at most this width, broken between words.
pub(super) fn wrapped(words: &str, weight: Weight, size: f64, width: f64) -> Vec<String> {
    let face = Typeface::of(weight);
    let mut lines: Vec<String> = Vec::new();
    // A space that does not break holds a sign to its word.
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if face.width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_plans_say_has_letters() {
        for face in Typeface::all() {
            for letter in "AZazéèàùçœÉÀ«»’“”×Ø–·,:;()0123456789±".chars() {
                assert_ne!(face.glyph(letter), 0, "{}: {letter}", face.name);
            }
        }
    }

    #[test]
    fn lines_are_broken_between_words() {
        let lines = wrapped("visser le côté gauche sur le dos", Weight::Regular, 4.0, 30.0);
        assert!(lines.len() > 1, "{lines:?}");
        assert_eq!(lines.join(" "), "visser le côté gauche sur le dos");
        for line in lines {
            assert!(Typeface::of(Weight::Regular).width(&line, 4.0) <= 30.0, "{line}");
        }
    }
}
