//! Blocks onto pages: side by side while there is room, then below, then on the next page.

use super::ink::{Align, Ink, Pen};
use super::paper::A4;
use super::typeface::{Typeface, Weight, wrapped};

/// What a printer leaves white, mm.
const MARGIN: f64 = 7.0;
/// Room for the bar at the foot, mm.
const FOOT: f64 = 10.0;
/// Between blocks, mm: beside each other (a measure leaves room of its own), and below.
const BESIDE: f64 = 3.0;
const BELOW: f64 = 6.0;
/// The bar, mm.
const BAR: f64 = 50.0;
/// Size of text, mm, and from line to line.
pub(super) const TEXT: f64 = 3.6;
const LINE: f64 = 5.0;
/// Size of headings, mm.
const HEADING: f64 = 4.4;

/// Width and height of what stands on a page, mm.
pub(super) const ROOM: [f64; 2] = [A4[0] - 2.0 * MARGIN, A4[1] - 2.0 * MARGIN - FOOT];

/// Something that stays together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Block {
    /// Width and height, mm.
    pub(super) size: [f64; 2],
    /// Drawn from its lower left corner.
    pub(super) ink: Ink,
}

impl Block {
    /// A heading and lines of text over the whole width, or a part of it; a line that begins with a tab is set in.
    pub(super) fn text(heading: &str, lines: &[String], width: f64) -> Self {
        let mut set: Vec<(f64, String)> = Vec::new();
        for line in lines {
            let (inset, words) = line
                .strip_prefix('\t')
                .map_or((0.0, line.as_str()), |words| (4.0, words));
            let wrapped = wrapped(words, Weight::Regular, TEXT, width - inset);
            set.extend(wrapped.into_iter().map(|words| (inset, words)));
        }
        let height = HEADING * 1.5 + set.len() as f64 * LINE;
        let mut ink = Ink::default();
        ink.words(
            Weight::Bold,
            HEADING,
            Align::Left,
            [0.0, height - HEADING],
            false,
            heading,
        );
        for (at, (inset, words)) in set.iter().enumerate() {
            let y = height - HEADING * 1.5 - at as f64 * LINE - TEXT;
            ink.words(Weight::Regular, TEXT, Align::Left, [*inset, y], false, words);
        }
        Self {
            size: [width, height],
            ink,
        }
    }

    /// A heading and a table: columns as wide as what stands in them, the first line is their heads.
    pub(super) fn table(heading: &str, rows: &[Vec<String>], width: f64) -> Self {
        let weight = |row: usize| if row == 0 { Weight::Bold } else { Weight::Regular };
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            let cells = rows.iter().enumerate().filter_map(|(row, cells)| {
                let cell = cells.get(column)?;
                Some(Typeface::of(weight(row)).width(cell, TEXT))
            });
            cells.fold(0.0, f64::max) + 5.0
        };
        // The last column takes what is left and is broken into lines.
        let widths: Vec<f64> = (0..columns.saturating_sub(1)).map(widest).collect();
        let last = (width - widths.iter().sum::<f64>()).max(20.0);
        let heights: Vec<Vec<String>> = rows
            .iter()
            .enumerate()
            .map(|(row, cells)| match cells.get(columns.saturating_sub(1)) {
                Some(cell) if !cell.is_empty() => wrapped(cell, weight(row), TEXT, last),
                _ => vec![String::new()],
            })
            .collect();
        let lines: usize = heights.iter().map(Vec::len).sum();
        let height = HEADING * 1.5 + lines as f64 * LINE + 2.0;
        let mut ink = Ink::default();
        ink.words(
            Weight::Bold,
            HEADING,
            Align::Left,
            [0.0, height - HEADING],
            false,
            heading,
        );
        let mut y = height - HEADING * 1.5 - TEXT;
        for (row, (cells, last)) in rows.iter().zip(&heights).enumerate() {
            let mut x = 0.0;
            for (cell, width) in cells.iter().zip(&widths) {
                ink.words(weight(row), TEXT, Align::Left, [x, y], false, cell);
                x += width;
            }
            for line in last {
                ink.words(weight(row), TEXT, Align::Left, [x, y], false, line);
                y -= LINE;
            }
            ink.line(Pen::Thin, [0.0, y + LINE - 1.4], [width, y + LINE - 1.4]);
        }
        Self {
            size: [width, height],
            ink,
        }
    }
}

/// Pages with these blocks; each group begins on a page of its own.
pub(super) fn pages(groups: Vec<Vec<Block>>) -> Vec<Ink> {
    let mut pages = Vec::new();
    for group in groups {
        let mut page = Ink::default();
        // From the upper left corner: where the row is, how far it has come, how high it is.
        let (mut down, mut along, mut high) = (0.0, 0.0, 0.0_f64);
        for block in group {
            if along > 0.0 && along + block.size[0] > ROOM[0] + 0.01 {
                down += high + BELOW;
                (along, high) = (0.0, 0.0);
            }
            if down > 0.0 && down + block.size[1] > ROOM[1] + 0.01 {
                pages.push(std::mem::take(&mut page));
                (down, along, high) = (0.0, 0.0, 0.0);
            }
            let y = MARGIN + FOOT + ROOM[1] - down - block.size[1];
            page.place([MARGIN + along, y], &block.ink);
            along += block.size[0] + BESIDE;
            high = high.max(block.size[1]);
        }
        if !page.operators.is_empty() {
            pages.push(page);
        }
    }
    pages
}

/// The bar that shows whether the printer kept the scale, and what page this is.
pub(super) fn foot(page: &mut Ink, bar: &str, number: &str) {
    let y = MARGIN + 1.5;
    page.bar([MARGIN, y], [BAR, 0.8]);
    for tick in 0..=5_u8 {
        let x = MARGIN + f64::from(tick) * BAR / 5.0;
        let high = if tick % 5 == 0 { 4.0 } else { 2.0 };
        page.line(Pen::Edge, [x, y], [x, y + high]);
    }
    page.words(Weight::Regular, 3.2, Align::Left, [MARGIN + BAR + 3.0, y], false, bar);
    page.words(Weight::Regular, 3.2, Align::Right, [A4[0] - MARGIN, y], false, number);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(size: [f64; 2]) -> Block {
        Block {
            size,
            ink: Ink::default(),
        }
    }

    #[test]
    fn blocks_stand_side_by_side_then_below_then_on_the_next_page() {
        let corners = |groups| -> Vec<Vec<String>> {
            let pages: Vec<Ink> = pages(groups);
            let corners = |page: &Ink| {
                page.operators
                    .lines()
                    .filter(|line| line.ends_with("cm"))
                    .map(str::to_owned)
                    .collect()
            };
            pages.iter().map(corners).collect()
        };
        let half = block([90.0, 100.0]);
        let found = corners(vec![
            vec![half.clone(), half.clone(), half.clone(), block([190.0, 100.0])],
            vec![half],
        ]);
        let counts: Vec<usize> = found.iter().map(Vec::len).collect();
        assert_eq!(counts, [3, 1, 1]);
        assert!(found[0][1].starts_with("q 1 0 0 1 100 "), "{found:?}");
    }

    #[test]
    fn the_bar_is_fifty_millimetres() {
        let mut page = Ink::default();
        foot(&mut page, "50 mm", "1");
        assert!(page.operators.contains("7 8.5 50 0.8 re f"), "{}", page.operators);
    }
}
