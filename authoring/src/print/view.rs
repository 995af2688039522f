//! A drawing of the sheet on paper: edges that are seen, edges behind them, holes, measures, the letters of parts.

use simulation::workshop::{Outline, Ring};

use super::ink::{Align, Ink, Pen};
use super::scale::Scale;
use super::typeface::{Typeface, Weight};

/// Size of measures, mm.
pub(super) const MEASURE: f64 = 2.8;
/// From an outline to its measure, mm.
pub(super) const AWAY: f64 = 7.0;
/// Size of the letters of parts, mm.
const LETTER: f64 = 4.0;
/// Places that are tried for a letter, along each side.
const TRIED: usize = 24;

/// From the drawing to the paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placing {
    pub(super) scale: Scale,
    /// Where its corner comes to lie, mm.
    pub(super) at: [f64; 2],
    pub(super) lying: Lying,
}

/// How a drawing lies on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lying {
    /// As it is.
    Plain,
    /// What points to the right points up, what points up to the right: a part as the views of the object show it.
    Swapped,
    /// As it is, turned by a quarter; with its height, mm.
    Turned(f64),
    /// Swapped, then turned by a quarter; with its width, mm.
    SwappedTurned(f64),
}

impl Lying {
    /// Width and height on paper of what has this size.
    pub(super) fn size(self, [width, height]: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Plain | Self::SwappedTurned(_) => [width, height],
            Self::Swapped | Self::Turned(_) => [height, width],
        }
    }
}

impl Placing {
    pub(super) fn point(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [x, y] = match self.lying {
            Lying::Plain => [x, y],
            Lying::Swapped => [y, x],
            Lying::Turned(height) => [height - y, x],
            Lying::SwappedTurned(width) => [width - x, y],
        };
        [self.at[0] + self.scale.on_paper(x), self.at[1] + self.scale.on_paper(y)]
    }

    /// Corner and size of a box on paper.
    fn area(&self, at: [f64; 2], size: [f64; 2]) -> ([f64; 2], [f64; 2]) {
        let ends = [self.point(at), self.point([at[0] + size[0], at[1] + size[1]])];
        let low = [0, 1].map(|way| ends[0][way].min(ends[1][way]));
        let high = [0, 1].map(|way| ends[0][way].max(ends[1][way]));
        (low, [high[0] - low[0], high[1] - low[1]])
    }
}

/// Outlines and holes: what is nearer hides what is behind, which shows through as dashes.
pub(super) fn outlines(ink: &mut Ink, placing: Placing, outlines: &[Outline], rings: &[Ring]) {
    for outline in outlines {
        let (at, size) = placing.area(outline.at_mm, outline.size_mm);
        ink.rectangle(Pen::Edge, at, size, true);
        for ring in rings.iter().filter(|ring| ring.part == outline.part) {
            let radius = placing.scale.on_paper(ring.diameter_mm / 2.0);
            ink.circle(Pen::Edge, placing.point(ring.at_mm), radius);
        }
    }
    if outlines.len() < 2 {
        return;
    }
    for outline in outlines {
        let (at, size) = placing.area(outline.at_mm, outline.size_mm);
        ink.rectangle(Pen::Hidden, at, size, false);
    }
    for ring in rings {
        let radius = placing.scale.on_paper(ring.diameter_mm / 2.0);
        ink.circle(Pen::Hidden, placing.point(ring.at_mm), radius);
    }
}

/// The letter of a part, as the list has it.
pub(super) fn letter(part: usize) -> String {
    // There are sixteen parts at most.
    char::from(b'A' + (part % 26) as u8).to_string()
}

/// Each part's letter where the part is seen best.
pub(super) fn letters(ink: &mut Ink, placing: Placing, outlines: &[Outline]) {
    for (at, outline) in outlines.iter().enumerate() {
        let Some((middle, free)) = best_seen(outline, &outlines[at + 1..]) else {
            continue;
        };
        // What is too narrow on paper bears no letter.
        if placing.scale.on_paper(free) < LETTER * 0.45 {
            continue;
        }
        let [x, y] = placing.point(middle);
        ink.words(
            Weight::Bold,
            LETTER,
            Align::Middle,
            [x, y - LETTER * 0.34],
            false,
            &letter(outline.part),
        );
    }
}

/// The place of an outline that is farthest from its edges and from what hides it, and how far that is, mm.
fn best_seen(outline: &Outline, before: &[Outline]) -> Option<([f64; 2], f64)> {
    let tried = (0..TRIED * TRIED).map(|at| {
        let share = [at % TRIED, at / TRIED].map(|at| (at as f64 + 0.5) / TRIED as f64);
        [0, 1].map(|way| outline.at_mm[way] + outline.size_mm[way] * share[way])
    });
    let free = |point: [f64; 2]| {
        let inside = |of: &Outline| {
            (0..2)
                .map(|way| (point[way] - of.at_mm[way]).min(of.at_mm[way] + of.size_mm[way] - point[way]))
                .fold(f64::INFINITY, f64::min)
        };
        let outside = before.iter().map(|of| -inside(of));
        outside.fold(inside(outline), f64::min)
    };
    let seen = tried.map(|point| (point, free(point))).filter(|(_, free)| *free > 0.0);
    // The first of equals: a drawing is the same each time.
    seen.fold(None, |best: Option<([f64; 2], f64)>, one| match best {
        Some(best) if best.1 >= one.1 - 1e-9 => Some(best),
        _ => Some(one),
    })
}

/// A measure between two places on paper that stand side by side or one above the other, with its ends.
pub(super) fn measure(ink: &mut Ink, from: [f64; 2], to: [f64; 2], words: &str) {
    let upright = (to[1] - from[1]).abs() > (to[0] - from[0]).abs();
    ink.line(Pen::Thin, from, to);
    for [x, y] in [from, to] {
        // The slanted stroke of the trades.
        ink.line(Pen::Edge, [x - 0.9, y - 0.9], [x + 0.9, y + 0.9]);
    }
    let middle = [0, 1].map(|way| f64::midpoint(from[way], to[way]));
    let long = if upright { to[1] - from[1] } else { to[0] - from[0] }.abs();
    let width = Typeface::of(Weight::Regular).width(words, MEASURE);
    let fits = width + 2.5 <= long;
    let (place, align) = match (upright, fits) {
        (false, true) => ([middle[0], middle[1] + 0.9], Align::Middle),
        (true, true) => ([middle[0] - 0.9, middle[1]], Align::Middle),
        (false, false) => ([from[0].max(to[0]) + 1.6, middle[1] - MEASURE * 0.34], Align::Left),
        (true, false) => ([middle[0] - 0.9, from[1].max(to[1]) + 1.6], Align::Left),
    };
    ink.words(Weight::Regular, MEASURE, align, place, upright, words);
}

/// Width and height of a box on paper: below it and to its left, with the lines that lead there.
pub(super) fn measured(ink: &mut Ink, at: [f64; 2], size: [f64; 2], words: [&str; 2]) {
    let [x, y] = at;
    let [width, height] = size;
    for end in [x, x + width] {
        ink.line(Pen::Thin, [end, y - 1.0], [end, y - AWAY + 1.0]);
    }
    let below = y - AWAY + 2.0;
    measure(ink, [x, below], [x + width, below], words[0]);
    for end in [y, y + height] {
        ink.line(Pen::Thin, [x - 1.0, end], [x - AWAY + 1.0, end]);
    }
    let beside = x - AWAY + 2.0;
    measure(ink, [beside, y], [beside, y + height], words[1]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(part: usize, at_mm: [f64; 2], size_mm: [f64; 2]) -> Outline {
        Outline { part, at_mm, size_mm }
    }

    #[test]
    fn a_letter_stands_where_its_part_is_seen() {
        let behind = outline(0, [0.0, 0.0], [100.0, 100.0]);
        let before = outline(1, [0.0, 0.0], [60.0, 100.0]);
        let (place, free) = best_seen(&behind, std::slice::from_ref(&before)).unwrap_or_default();
        assert!(place[0] > 60.0 && (15.0..=20.0).contains(&free), "{place:?} {free}");
        let whole = outline(1, [-1.0, -1.0], [102.0, 102.0]);
        assert_eq!(best_seen(&behind, &[whole]), None);
    }

    #[test]
    fn what_is_turned_keeps_its_size_and_is_no_mirror() {
        let size = [250.0, 150.0];
        for (lying, corner) in [
            (Lying::Plain, [0.0, 0.0]),
            (Lying::Swapped, [0.0, 0.0]),
            (Lying::Turned(150.0), [150.0, 0.0]),
            (Lying::SwappedTurned(250.0), [250.0, 0.0]),
        ] {
            let placing = Placing {
                scale: Scale::that_fits([1.0; 2], [1.0; 2]),
                at: [0.0; 2],
                lying,
            };
            assert_eq!(placing.point([0.0, 0.0]), corner, "{lying:?}");
            assert_eq!(placing.area([0.0, 0.0], size), ([0.0, 0.0], lying.size(size)));
        }
        // Which way round the corners follow each other: turning keeps it.
        let round = |lying| {
            let placing = Placing {
                scale: Scale::that_fits([1.0; 2], [1.0; 2]),
                at: [0.0; 2],
                lying,
            };
            let [a, b, c] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]].map(|point| placing.point(point));
            (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        };
        assert_eq!(round(Lying::Plain), round(Lying::Turned(1.0)));
        assert_eq!(round(Lying::Swapped), round(Lying::SwappedTurned(1.0)));
    }
}
