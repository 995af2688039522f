//! What does not hold together in the parameters: names of nothing, a culprit that nothing could show, a batch with more
//! planted than it has, a post where two things stand on one spot. All of it at once, each with its place.

use std::collections::BTreeSet;

use super::beat::{Batch, Does};
use super::card::Sees;
use super::choice::{Act, PLACES, Pace};
use super::layout::Movable;
use super::piece::changed_marks;
use super::setting::Setting;
use crate::Fault;
use crate::naming::{self, fault, listed};

struct Check<'s> {
    setting: &'s Setting,
    found: Vec<Fault>,
}

/// All that does not hold together.
pub(crate) fn faults(setting: &Setting) -> Vec<Fault> {
    let mut check = Check {
        setting,
        found: Vec::new(),
    };
    check.ids();
    check.names();
    check.culprits();
    check.post();
    check.beats();
    check.found
}

impl Check<'_> {
    /// Ids are what choices and words are called by: each once.
    fn ids(&mut self) {
        let of = &self.setting.parameters;
        let mut ids = listed("measures", of.measures.iter().map(|one| &one.id));
        ids.extend(listed("marks", &of.marks));
        ids.extend(listed("odd_marks", &of.odd_marks));
        ids.extend(listed("cards", of.cards.iter().map(|one| &one.id)));
        ids.extend(listed("culprits", of.culprits.iter().map(|one| &one.id)));
        ids.extend(listed("spots", of.spots.iter().map(|one| &one.id)));
        // Names that every line has.
        let places = PLACES.iter().map(|(_, name)| *name);
        let acts = Act::ALL.iter().map(|(_, name)| *name);
        let all = places.chain(acts).chain(Movable::WORDS).chain(Pace::WORDS);
        let taken = all.chain(["none"]).map(str::to_owned).collect();
        self.found.extend(naming::ids(ids, taken));
        let mut phases = BTreeSet::new();
        for (at, phase) in self.setting.phases.iter().enumerate() {
            let path = if at < of.beats.len() {
                format!("beats[{at}].phase")
            } else {
                "reveal.phase".to_owned()
            };
            if !phases.insert(phase) {
                let arguments = vec![("found", phase.clone())];
                self.found.push(fault(path, "situation-duplicate-id", arguments));
            }
        }
    }

    fn known(&mut self, path: String, found: &str, what: &str, there: &[&String]) {
        self.found
            .extend(naming::unknown(path, found, what, there.iter().copied()));
    }

    /// What is named is there.
    fn names(&mut self) {
        let of = &self.setting.parameters;
        let measures: Vec<&String> = of.measures.iter().map(|one| &one.id).collect();
        let marks: Vec<&String> = of.marks.iter().collect();
        let cards: Vec<&String> = of.cards.iter().map(|one| &one.id).collect();
        let spots: Vec<&String> = of.spots.iter().map(|one| &one.id).collect();
        for (at, culprit) in of.culprits.iter().enumerate() {
            self.known(
                format!("culprits[{at}].measure"),
                &culprit.measure,
                "measure",
                &measures,
            );
        }
        for (at, card) in of.cards.iter().enumerate() {
            for (which, line) in card.lines.iter().enumerate() {
                if let Sees::Mark(mark) = &line.sees {
                    self.known(format!("cards[{at}].lines[{which}].sees"), mark, "mark", &marks);
                }
            }
        }
        for (at, standing) in of.post.iter().enumerate() {
            self.known(format!("post[{at}].on"), &standing.on, "spot", &spots);
        }
        for (at, beat) in of.beats.iter().enumerate() {
            if let Does::Pieces(batch) = &beat.does {
                self.known(format!("beats[{at}].card"), &batch.card, "card", &cards);
            }
        }
    }

    /// A culprit that stays within what is allowed cannot be found from the pieces.
    fn culprits(&mut self) {
        let of = &self.setting.parameters;
        for (at, culprit) in of.culprits.iter().enumerate() {
            let measure = of.measures.iter().find(|measure| measure.id == culprit.measure);
            if let Some(measure) = measure
                && culprit.drift_mm.0 <= measure.tolerance_mm
            {
                let arguments = vec![
                    ("id", culprit.id.clone()),
                    ("drift", culprit.drift_mm.0.to_string()),
                    ("tolerance", measure.tolerance_mm.to_string()),
                ];
                self.found.push(fault(
                    format!("culprits[{at}].drift_mm"),
                    "situation-line-hidden",
                    arguments,
                ));
            }
        }
    }

    /// Each movable thing stands once, each on a spot of its own.
    fn post(&mut self) {
        let of = &self.setting.parameters;
        let mut on = BTreeSet::new();
        for (at, standing) in of.post.iter().enumerate() {
            if !on.insert(&standing.on) {
                let arguments = vec![("spot", standing.on.clone())];
                self.found
                    .push(fault(format!("post[{at}].on"), "situation-line-taken", arguments));
            }
        }
        for (thing, word) in Movable::ALL.into_iter().zip(Movable::WORDS) {
            let count = of.post.iter().filter(|standing| standing.thing == thing).count();
            if count != 1 {
                let arguments = vec![("thing", word.to_owned()), ("count", count.to_string())];
                self.found
                    .push(fault("post".to_owned(), "situation-line-stands", arguments));
            }
        }
    }

    fn beats(&mut self) {
        let of = &self.setting.parameters;
        for (at, beat) in of.beats.iter().enumerate() {
            if let Does::Pieces(batch) = &beat.does {
                self.batch(at, batch);
            }
        }
    }

    fn batch(&mut self, at: usize, batch: &Batch) {
        let of = &self.setting.parameters;
        let planted = u32::from(batch.doubtful) + u32::from(batch.odd) + u32::from(batch.marked);
        if planted > u32::from(batch.pieces) {
            let arguments = vec![("planted", planted.to_string()), ("pieces", batch.pieces.to_string())];
            self.found.push(fault(
                format!("beats[{at}].pieces"),
                "situation-line-planted",
                arguments,
            ));
        }
        let lacks = [
            (batch.odd > 0 && of.odd_marks.is_empty(), "odd"),
            (batch.marked > 0 && of.marks.is_empty(), "marked"),
        ];
        for (_, which) in lacks.iter().filter(|(lacks, _)| *lacks) {
            let arguments = vec![("which", (*which).to_owned())];
            self.found.push(fault(
                format!("beats[{at}].{which}"),
                "situation-line-no-mark",
                arguments,
            ));
        }
        // A card that changes something is met by a piece that it changes.
        if batch.marked == 0 && !changed_marks(self.setting, at).is_empty() {
            let arguments = vec![("card", batch.card.clone())];
            self.found
                .push(fault(format!("beats[{at}].marked"), "situation-line-unmet", arguments));
        }
    }
}
