//! The carnet: what its pages say, from its letter alone.

use super::front::Works;
use super::setting::Setting;
use crate::noise::Noise;

/// Letters of carnets: A to L.
pub const LETTERS: u8 = 12;

/// Turns of the crank that a page gives for a sign.
pub(crate) const TURNS: usize = 3;

/// `A` to `L`.
pub fn letter_name(letter: u8) -> char {
    char::from(b'A' + letter.min(LETTERS - 1))
}

/// What a page says of one sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Set it to this mark: place among the module's marks.
    Mark(u8),
    /// Ring it when all above it have been rung: its place, from 0.
    Place(u8),
    /// Turn so: `true` is the right handle.
    Turns([bool; TURNS]),
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it says of each sign, in the order of the parameters' signs.
    pub lines: Vec<Line>,
    /// The sign whose line cannot be read.
    pub smudged: Option<u8>,
    /// In which order the signs stand on the paper.
    pub order: Vec<u8>,
}

fn shuffled(noise: &mut Noise, count: usize) -> Vec<u8> {
    let mut all: Vec<u8> = (0..count as u8).collect();
    for at in (1..count).rev() {
        all.swap(at, noise.below(at + 1));
    }
    all
}

/// The page of a module in the carnet of a letter.
pub(crate) fn page(setting: &Setting, letter: u8, module: usize) -> Page {
    let signs = setting.parameters.signs.len();
    let of = setting.parameters.modules.get(module);
    let carnet = u64::from(setting.parameters.carnets) << 8 | u64::from(letter);
    let mut noise = Noise::new(carnet, 40 + module as u64);
    let mixed = shuffled(&mut noise, signs);
    let lines: Vec<Line> = match of.map(|of| &of.works) {
        Some(Works::Set(_, marks)) => {
            // Each mark about as often as any other.
            let marks = marks.len().max(1) as u8;
            mixed.iter().map(|at| Line::Mark(at % marks)).collect()
        }
        Some(Works::Crank) => (0..signs)
            .map(|_| {
                // Both handles turn in every line.
                let mut turns = [false; TURNS];
                let other = noise.below(TURNS);
                turns[other] = true;
                let flip = noise.below(2) == 1;
                Line::Turns(turns.map(|turn| turn != flip))
            })
            .collect(),
        Some(Works::Bells) | None => mixed.iter().map(|at| Line::Place(*at)).collect(),
    };
    let order = match of.map(|of| &of.works) {
        // Bells stand in their order; that is what the page says.
        Some(Works::Bells) => {
            let mut order: Vec<u8> = (0..signs as u8).collect();
            order.sort_by_key(|sign| mixed.get(usize::from(*sign)).copied());
            order
        }
        _ => shuffled(&mut noise, signs),
    };
    let smudged = of.is_some_and(|of| of.smudged).then(|| noise.below(signs) as u8);
    Page { lines, smudged, order }
}

/// Which signs a module shows: the seed's choice, with the one that cannot be read where there is one.
pub(crate) fn shown(setting: &Setting, seed: u64, letter: u8, module: usize, level: usize) -> Vec<u8> {
    let signs = setting.parameters.signs.len();
    let count = setting
        .parameters
        .modules
        .get(module)
        .map_or(1, |of| usize::from(of.shows[level.min(2)]));
    let mut noise = Noise::new(seed, 60 + module as u64);
    let mut shown = shuffled(&mut noise, signs);
    if let Some(smudged) = page(setting, letter, module).smudged
        && let Some(at) = shown.iter().position(|sign| *sign == smudged)
        && at >= count
    {
        let into = noise.below(count);
        shown.swap(at, into);
    }
    shown.truncate(count);
    shown
}

/// What sets a module right: for each sign shown a mark, the order of bells, or turns of the handles.
pub(crate) fn right(setting: &Setting, letter: u8, module: usize, shown: &[u8]) -> Vec<u8> {
    let page = page(setting, letter, module);
    let line = |sign: &u8| page.lines.get(usize::from(*sign));
    let works = setting.parameters.modules.get(module).map(|of| &of.works);
    match works {
        Some(Works::Set(..)) => {
            let marks = shown.iter().map(|sign| match line(sign) {
                Some(Line::Mark(mark)) => mark + 1,
                _ => 1,
            });
            marks.collect()
        }
        Some(Works::Crank) => {
            let turns = shown.iter().filter_map(|sign| match line(sign) {
                Some(Line::Turns(turns)) => Some(turns.map(u8::from)),
                _ => None,
            });
            turns.flatten().collect()
        }
        Some(Works::Bells) | None => {
            let mut slots: Vec<u8> = (0..shown.len() as u8).collect();
            slots.sort_by_key(|slot| match shown.get(usize::from(*slot)).and_then(line) {
                Some(Line::Place(place)) => *place,
                _ => u8::MAX,
            });
            slots
        }
    }
}
