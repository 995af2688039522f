//! A checked set of parameters with everything that follows from it, shared by all runs. Names become places in lists,
//! millimetres become hundredths.

use super::beat::{Batch, Does};
use super::card::{Sees, Tray};
use super::choice::{self, Choice};
use super::layout::Movable;
use super::measure::Shape;
use super::parameters::Parameters;
use crate::ticks;

/// Hundredths of a millimetre.
pub(crate) fn hundredths(mm: f64) -> i32 {
    libm::round(mm * 100.0) as i32
}

/// Millimetres.
pub(crate) fn mm(hundredths: i32) -> f64 {
    f64::from(hundredths) / 100.0
}

/// A measure, in hundredths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MeasureSize {
    pub(crate) shape: Shape,
    pub(crate) tolerance: i32,
    pub(crate) doubt: i32,
}

/// What a line of a card is about, by places in lists. Marks are those of cards, then the odd ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Mark(u8),
    Over,
    Under,
    Fits,
}

/// Parameters with what follows from them.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) parameters: Parameters,
    pub(crate) phases: Vec<String>,
    pub(crate) measures: Vec<MeasureSize>,
    pub(crate) cards: Vec<Vec<(Shown, Tray)>>,
    /// Of each culprit, its measure.
    pub(crate) drifts: Vec<usize>,
    /// Of each movable thing, its spot at the start.
    pub(crate) stands: Vec<u8>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) choice_names: Vec<String>,
    pub(crate) idle: u32,
}

fn place<'a>(mut ids: impl Iterator<Item = &'a String>, id: &str) -> Option<usize> {
    ids.position(|known| known == id)
}

impl Setting {
    /// What does not hold together stays without meaning here: `fault.rs` names it, and nothing starts from it.
    pub(crate) fn new(parameters: Parameters) -> Self {
        let (choices, choice_names) = choice::all(&parameters);
        let mut phases: Vec<String> = parameters.beats.iter().map(|beat| beat.phase.clone()).collect();
        phases.push(parameters.reveal.phase.clone());
        let shown = |sees: &Sees| match sees {
            Sees::Mark(id) => Some(Shown::Mark(place(parameters.marks.iter(), id)? as u8)),
            Sees::Over => Some(Shown::Over),
            Sees::Under => Some(Shown::Under),
            Sees::Fits => Some(Shown::Fits),
        };
        let cards = parameters.cards.iter().map(|card| {
            let lines = card.lines.iter();
            lines.filter_map(|line| Some((shown(&line.sees)?, line.goes))).collect()
        });
        let stands = Movable::ALL.map(|thing| {
            let standing = parameters.post.iter().find(|standing| standing.thing == thing);
            let on = standing.and_then(|standing| place(parameters.spots.iter().map(|spot| &spot.id), &standing.on));
            on.unwrap_or(0) as u8
        });
        Self {
            measures: parameters
                .measures
                .iter()
                .map(|measure| MeasureSize {
                    shape: measure.shape,
                    tolerance: hundredths(measure.tolerance_mm),
                    doubt: hundredths(measure.doubt_mm),
                })
                .collect(),
            cards: cards.collect(),
            drifts: parameters
                .culprits
                .iter()
                .map(|culprit| {
                    place(parameters.measures.iter().map(|measure| &measure.id), &culprit.measure).unwrap_or(0)
                })
                .collect(),
            stands: stands.to_vec(),
            idle: ticks(parameters.idle_s),
            phases,
            choices,
            choice_names,
            parameters,
        }
    }

    /// The batch of a beat.
    pub(crate) fn batch(&self, beat: usize) -> Option<&Batch> {
        match &self.parameters.beats.get(beat)?.does {
            Does::Pieces(batch) => Some(batch),
            Does::Samples | Does::Stop | Does::Arrange => None,
        }
    }

    /// The card that holds in a beat: its own, else the last one before it, else the first there is.
    pub(crate) fn card_of(&self, beat: usize) -> usize {
        let ids = || self.parameters.cards.iter().map(|card| &card.id);
        let mut upto = (0..=beat).rev();
        let own = upto.find_map(|beat| self.batch(beat));
        own.and_then(|batch| place(ids(), &batch.card)).unwrap_or(0)
    }

    /// How far a spot is from the middle of the post, whole millimetres.
    pub(crate) fn reach(&self, spot: u8) -> u32 {
        let at = self
            .parameters
            .spots
            .get(usize::from(spot))
            .map_or([0.0; 2], |spot| spot.at_mm);
        libm::round(libm::hypot(at[0], at[1])) as u32
    }

    /// All marks: those of cards, then those that no card shows.
    pub(crate) fn mark(&self, mark: u8) -> Option<&str> {
        let all = self.parameters.marks.iter().chain(&self.parameters.odd_marks);
        all.map(String::as_str).nth(usize::from(mark))
    }

    /// Whether no card shows this mark.
    pub(crate) fn is_odd(&self, mark: u8) -> bool {
        usize::from(mark) >= self.parameters.marks.len()
    }
}
