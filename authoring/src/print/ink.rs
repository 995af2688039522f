//! What is drawn on paper: lines, shapes and words, in millimetres from the lower left corner.

use std::fmt::Write as _;

use super::typeface::{Typeface, Weight};

/// A line on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pen {
    /// An edge that is seen.
    Edge,
    /// An edge that lies behind.
    Hidden,
    /// A measure, a frame, a rule.
    Thin,
    /// The middle of a hole.
    Middle,
    /// Something drawn by hand that is looked at from afar.
    Felt,
    /// What spoils a line.
    Blot,
}

impl Pen {
    /// Width in mm, grey (0 is black), dashes in mm.
    const fn parts(self) -> (f64, f64, &'static str) {
        match self {
            Self::Edge => (0.35, 0.0, "[]"),
            Self::Hidden => (0.18, 0.45, "[1.4 0.9]"),
            Self::Thin => (0.13, 0.2, "[]"),
            Self::Middle => (0.13, 0.2, "[3 0.8 0.6 0.8]"),
            Self::Felt => (0.9, 0.0, "[]"),
            Self::Blot => (6.5, 0.15, "[]"),
        }
    }
}

/// Where words stand from their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// To its right.
    Left,
    /// Around it.
    Middle,
    /// To its left.
    Right,
}

/// Something drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ink {
    /// Operators of PDF, in millimetres.
    pub(super) operators: String,
}

/// A number as PDF has it: no exponent, no end of zeros.
struct Number(f64);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.3}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

impl Ink {
    fn push(&mut self, operators: std::fmt::Arguments<'_>) {
        // Writing into a String does not fail.
        let _ = self.operators.write_fmt(operators);
        self.operators.push('\n');
    }

    fn points(&mut self, points: &[[f64; 2]], operator: &str) {
        for [x, y] in points {
            let _ = write!(self.operators, "{} {} ", Number(*x), Number(*y));
        }
        self.push(format_args!("{operator}"));
    }

    fn pen(&mut self, pen: Pen) {
        let (width, grey, dashes) = pen.parts();
        self.push(format_args!("{width} w {grey} G {dashes} 0 d"));
    }

    pub(super) fn line(&mut self, pen: Pen, from: [f64; 2], to: [f64; 2]) {
        self.pen(pen);
        self.points(&[from], "m");
        self.points(&[to], "l S");
    }

    /// A line from point to point; of one point: a dot.
    pub(super) fn path(&mut self, pen: Pen, points: &[[f64; 2]]) {
        let Some((first, rest)) = points.split_first() else {
            return;
        };
        self.pen(pen);
        self.points(&[*first], "m");
        for point in if rest.is_empty() { &points[..1] } else { rest } {
            self.points(&[*point], "l");
        }
        self.push(format_args!("S"));
    }

    /// A rectangle; a filled one is white and hides what was drawn before.
    pub(super) fn rectangle(&mut self, pen: Pen, at: [f64; 2], size: [f64; 2], filled: bool) {
        self.pen(pen);
        self.push(format_args!("1 g"));
        self.points(&[at, size], if filled { "re B" } else { "re S" });
    }

    /// A rectangle all in ink.
    pub(super) fn bar(&mut self, at: [f64; 2], size: [f64; 2]) {
        self.push(format_args!("0 g"));
        self.points(&[at, size], "re f");
    }

    pub(super) fn circle(&mut self, pen: Pen, [x, y]: [f64; 2], radius: f64) {
        // Four Bézier curves: 0.03 % from a circle.
        let (r, k) = (radius, radius * 0.552_285);
        self.pen(pen);
        self.points(&[[x + r, y]], "m");
        self.points(&[[x + r, y + k], [x + k, y + r], [x, y + r]], "c");
        self.points(&[[x - k, y + r], [x - r, y + k], [x - r, y]], "c");
        self.points(&[[x - r, y - k], [x - k, y - r], [x, y - r]], "c");
        self.points(&[[x + k, y - r], [x + r, y - k], [x + r, y]], "c s");
    }

    /// Words of this size, mm; turned ones read upwards.
    pub(super) fn words(
        &mut self,
        weight: Weight,
        size: f64,
        align: Align,
        [x, y]: [f64; 2],
        turned: bool,
        words: &str,
    ) {
        let face = Typeface::of(weight);
        let back = face.width(words, size)
            * match align {
                Align::Left => 0.0,
                Align::Middle => 0.5,
                Align::Right => 1.0,
            };
        let (turn, [x, y]) = if turned {
            ("0 1 -1 0", [x, y - back])
        } else {
            ("1 0 0 1", [x - back, y])
        };
        let glyphs: Vec<String> = words
            .chars()
            .map(|letter| format!("{:04X}", face.glyph(letter)))
            .collect();
        let glyphs = glyphs.concat();
        self.push(format_args!(
            "BT 0 g /F{} {} Tf {turn} {} {} Tm <{glyphs}> Tj ET",
            weight as u8,
            Number(size),
            Number(x),
            Number(y)
        ));
    }

    /// Another drawing, with its corner here.
    pub(super) fn place(&mut self, [x, y]: [f64; 2], other: &Self) {
        self.push(format_args!("q 1 0 0 1 {} {} cm", Number(x), Number(y)));
        self.operators.push_str(&other.operators);
        self.push(format_args!("Q"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_paper_reads_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (12.5, "12.5"),
            (100.0, "100"),
            (1e-9, "0"),
            (1.0 / 3.0, "0.333"),
        ] {
            assert_eq!(Number(number).to_string(), text);
        }
    }

    #[test]
    fn words_are_glyphs_at_their_place() {
        let mut ink = Ink::default();
        ink.words(Weight::Bold, 4.0, Align::Right, [50.0, 10.0], false, "50 mm");
        let width = Typeface::of(Weight::Bold).width("50 mm", 4.0);
        let at = Number(50.0 - width).to_string();
        assert!(
            ink.operators.contains(&format!("/F1 4 Tf 1 0 0 1 {at} 10 Tm <")),
            "{}",
            ink.operators
        );
    }
}
