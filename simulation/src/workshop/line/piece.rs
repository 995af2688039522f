//! Pieces, as the machine makes them: from the seed and the number of the piece alone.

use serde::{Deserialize, Serialize};

use super::beat::{Batch, Does};
use super::card::Tray;
use super::setting::{Setting, Shown, hundredths};
use crate::noise::Noise;

/// What a piece is made to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// As it comes.
    Plain,
    /// A sample that fits.
    SampleFits,
    /// A sample with too much of something.
    SampleOver,
    /// A sample with too little of something.
    SampleUnder,
    /// Too near to a tolerance for the eye.
    Doubtful,
    /// It bears a mark that a card shows.
    Marked,
    /// It bears a mark that goes elsewhere than on the card before.
    Changed,
    /// It bears a mark that no card shows.
    Odd,
}

impl Kind {
    /// Words of rules: samples are one.
    pub(crate) const WORDS: [&'static str; 6] = ["plain", "sample", "doubtful", "marked", "changed", "odd"];

    /// Its place among [`Kind::WORDS`].
    pub(crate) fn word(self) -> f64 {
        match self {
            Self::Plain => 0.0,
            Self::SampleFits | Self::SampleOver | Self::SampleUnder => 1.0,
            Self::Doubtful => 2.0,
            Self::Marked => 3.0,
            Self::Changed => 4.0,
            Self::Odd => 5.0,
        }
    }
}

/// A piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Piece {
    /// Counted from 0 over the whole session.
    pub(crate) number: u16,
    pub(crate) kind: Kind,
    /// The error of each measure, hundredths of a millimetre.
    pub(crate) off: Vec<i32>,
    pub(crate) mark: Option<u8>,
    /// Whether the gauge has read it.
    pub(crate) gauged: bool,
}

impl Piece {
    pub(crate) fn is_over(&self, setting: &Setting) -> bool {
        let mut each = self.off.iter().zip(&setting.measures);
        each.any(|(off, of)| *off > of.tolerance)
    }

    pub(crate) fn is_under(&self, setting: &Setting) -> bool {
        let mut each = self.off.iter().zip(&setting.measures);
        each.any(|(off, of)| *off < -of.tolerance)
    }

    /// The measure that is farthest from what it may be, by its share of the tolerance.
    pub(crate) fn worst(&self, setting: &Setting) -> usize {
        let share = |at: usize| i64::from(self.off[at].abs()) * 1000 / i64::from(setting.measures[at].tolerance.max(1));
        (0..self.off.len())
            .rev()
            .max_by_key(|at| share(*at))
            .unwrap_or_default()
    }

    /// Whether a measure is too near to its tolerance for the eye.
    pub(crate) fn is_doubtful(&self, setting: &Setting) -> bool {
        let mut each = self.off.iter().zip(&setting.measures);
        each.any(|(off, of)| (off.abs() - of.tolerance).abs() <= of.doubt)
    }

    /// Where a card puts it; nothing where no line is true of it.
    pub(crate) fn goes(&self, setting: &Setting, card: usize) -> Option<Tray> {
        if self.mark.is_some_and(|mark| setting.is_odd(mark)) {
            return None;
        }
        let lines = setting.cards.get(card)?;
        let holds = |shown: Shown| match shown {
            Shown::Mark(mark) => self.mark == Some(mark),
            Shown::Over => self.is_over(setting),
            Shown::Under => self.is_under(setting),
            Shown::Fits => !self.is_over(setting) && !self.is_under(setting),
        };
        lines.iter().find(|(shown, _)| holds(*shown)).map(|(_, goes)| *goes)
    }
}

/// Marks that go elsewhere on the card of this beat than on the one before.
pub(crate) fn changed_marks(setting: &Setting, beat: usize) -> Vec<u8> {
    let now = setting.card_of(beat);
    let before = beat.checked_sub(1).map_or(now, |before| setting.card_of(before));
    let goes = |card: usize, mark: u8| {
        let lines = setting.cards.get(card)?;
        lines
            .iter()
            .find(|(shown, _)| *shown == Shown::Mark(mark))
            .map(|(_, goes)| *goes)
    };
    (0..setting.parameters.marks.len() as u8)
        .filter(|mark| goes(now, *mark) != goes(before, *mark))
        .collect()
}

/// What the pieces of a beat are, in the order in which they come.
pub(crate) fn plan(setting: &Setting, seed: u64, beat: usize) -> Vec<Kind> {
    let Some(of) = setting.parameters.beats.get(beat) else {
        return Vec::new();
    };
    match &of.does {
        Does::Samples => vec![Kind::SampleFits, Kind::SampleOver, Kind::SampleUnder],
        Does::Pieces(batch) => planned(setting, batch, beat, &mut Noise::new(seed, 100 + beat as u64)),
        Does::Stop | Does::Arrange => Vec::new(),
    }
}

fn planned(setting: &Setting, batch: &Batch, beat: usize, noise: &mut Noise) -> Vec<Kind> {
    let mut kinds = vec![Kind::Plain; usize::from(batch.pieces)];
    let changes = !changed_marks(setting, beat).is_empty();
    let marked = (0..batch.marked).map(|at| {
        if at == 0 && changes {
            Kind::Changed
        } else {
            Kind::Marked
        }
    });
    let planted = (0..batch.doubtful)
        .map(|_| Kind::Doubtful)
        .chain((0..batch.odd).map(|_| Kind::Odd))
        .chain(marked);
    for kind in planted {
        let free: Vec<usize> = (0..kinds.len()).filter(|at| kinds[*at] == Kind::Plain).collect();
        if let Some(at) = free.get(noise.below(free.len())) {
            kinds[*at] = kind;
        }
    }
    kinds
}

/// Makes a piece. `drift` is how far the culprit's measure is off by now.
pub(crate) fn make(setting: &Setting, seed: u64, number: u16, kind: Kind, beat: usize, drift: (usize, i32)) -> Piece {
    let mut noise = Noise::new(seed, 10_000 + u64::from(number));
    let parameters = &setting.parameters;
    let mut off: Vec<i32> = Vec::new();
    for (at, measure) in parameters.measures.iter().enumerate() {
        // Whatever a normal number is, a piece that nothing makes drift is within twice its spread.
        let scatter = noise.normal_pair()[0].clamp(-2.0, 2.0) * measure.spread_mm;
        let drifts = if drift.0 == at { drift.1 } else { 0 };
        let scatter = hundredths(scatter) + drifts;
        let only_more = matches!(measure.shape, super::Shape::Slant | super::Shape::Burn);
        off.push(if only_more { scatter.abs() } else { scatter });
    }
    let of = noise.below(off.len());
    let beyond = noise.between((0.4, 0.9));
    let over = noise.unit() < 0.5;
    let size = setting.measures[of];
    let mut mark = None;
    // A measure of which there can be too little: else the piece has too much.
    let both = |at: usize| matches!(setting.measures[at].shape, super::Shape::Length | super::Shape::Hole);
    let sound = |off: &mut Vec<i32>| {
        for (off, of) in off.iter_mut().zip(&setting.measures) {
            let most = (of.tolerance - of.doubt - 1).max(0);
            *off = (*off).clamp(-most, most);
        }
    };
    let clear = |at: usize| setting.measures[at].tolerance + 3 * setting.measures[at].doubt;
    match kind {
        Kind::Plain => {}
        Kind::SampleFits => off.fill(0),
        Kind::SampleOver | Kind::SampleUnder => {
            off.fill(0);
            let which = (0..off.len()).find(|at| both(*at)).unwrap_or(0);
            let sign = if kind == Kind::SampleOver { 1 } else { -1 };
            if sign > 0 || both(which) {
                off[which] = sign * clear(which);
            }
        }
        Kind::Doubtful => {
            sound(&mut off);
            let near = (f64::from(size.doubt) * beyond) as i32;
            off[of] = size.tolerance + if over { near } else { -near };
        }
        Kind::Marked => mark = any(&mut noise, 0..parameters.marks.len() as u8),
        Kind::Changed => mark = any(&mut noise, changed_marks(setting, beat).into_iter()),
        Kind::Odd => {
            let marks = parameters.marks.len();
            mark = any(
                &mut noise,
                (marks..marks + parameters.odd_marks.len()).map(|at| at as u8),
            );
        }
    }
    if matches!(kind, Kind::Marked | Kind::Changed | Kind::Odd) {
        // Its mark is what it is about.
        sound(&mut off);
    }
    Piece {
        number,
        kind,
        off,
        mark,
        gauged: false,
    }
}

fn any(noise: &mut Noise, mut of: impl ExactSizeIterator<Item = u8>) -> Option<u8> {
    of.nth(noise.below(of.len()))
}
