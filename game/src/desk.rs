//! The station as the screens use it: who is here, what can be lived, what is being looked back on.

use std::collections::BTreeSet;
use std::sync::Arc;

use bevy::prelude::*;
use situation::library::Library;
use situation::scenario::Scenario;
use station::{Debrief, Players, Profile, ProfileId, Receipt, Station, Venue};

/// The station and its situations.
#[derive(Resource)]
pub(crate) struct Desk {
    /// Profiles, sessions, outbox.
    pub(crate) station: Station,
    /// The situations of this station.
    pub(crate) library: Library,
    /// What the venue settles.
    pub(crate) venue: Venue,
}

impl Desk {
    /// The situations that can be lived here: those that the venue names, in its order, else all.
    pub(crate) fn offered(&self) -> Vec<Arc<Scenario>> {
        match &self.venue.situations {
            Some(ids) => ids.iter().filter_map(|id| self.library.by_id(id)).cloned().collect(),
            None => self.library.iter().cloned().collect(),
        }
    }

    /// The profile called `id`.
    pub(crate) fn profile(&self, id: &ProfileId) -> Option<Profile> {
        self.station.profiles().into_iter().find(|p| p.id == *id)
    }
}

/// Who is here, and what they are about to live.
#[derive(Resource, Default)]
pub(crate) struct Visit {
    /// Who does: seat 0.
    pub(crate) doer: Option<ProfileId>,
    /// Who sits at seats 1, 2 and 3 of a situation for several.
    pub(crate) others: Vec<ProfileId>,
    /// Who witnesses.
    pub(crate) witness: Option<ProfileId>,
    /// The situation chosen.
    pub(crate) scenario: Option<Arc<Scenario>>,
    /// Rows that each seat wants looked at; empty, or none, stands for all.
    wanted: Vec<BTreeSet<String>>,
    /// Rows that the witness looks out for, in the order of their keys.
    pub(crate) watched: Vec<String>,
    /// As what somebody new comes.
    pub(crate) arrives: Arrives,
}

/// As what somebody new comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Arrives {
    /// They play.
    #[default]
    Player,
    /// They look on.
    Witness,
    /// They take another seat.
    Companion,
}

impl Visit {
    /// Somebody is here: what was chosen for the person before is not theirs.
    pub(crate) fn come(&mut self, profile: &ProfileId) {
        if self.doer.as_ref() != Some(profile) {
            *self = Self {
                doer: Some(profile.clone()),
                ..Self::default()
            };
        }
    }

    /// The two swap places: what was to be looked at was the other's wish.
    pub(crate) fn swap(&mut self) {
        if let Some(witness) = self.witness.take() {
            self.witness = self.doer.replace(witness);
            self.wanted.clear();
            self.watched.clear();
        }
    }

    /// A situation is chosen: nothing of it is wished yet, and it may have fewer seats.
    pub(crate) fn choose(&mut self, scenario: Arc<Scenario>) {
        self.others.truncate(usize::from(scenario.seats.saturating_sub(1)));
        self.wanted.clear();
        self.watched.clear();
        self.scenario = Some(scenario);
    }

    /// Somebody sits down beside, or gets up again. Whoever witnesses does not sit.
    pub(crate) fn sit(&mut self, profile: &ProfileId) {
        if let Some(at) = self.others.iter().position(|other| other == profile) {
            self.others.remove(at);
            self.wanted.truncate(at + 1);
            return;
        }
        let seats = self.scenario.as_ref().map_or(1, |scenario| usize::from(scenario.seats));
        let takes_part = self.doer.as_ref() == Some(profile) || self.witness.as_ref() == Some(profile);
        if !takes_part && self.others.len() + 1 < seats {
            self.others.push(profile.clone());
        }
    }

    /// Those who do, by seat.
    pub(crate) fn seated(&self) -> impl Iterator<Item = &ProfileId> {
        self.doer.iter().chain(&self.others)
    }

    /// Everybody as a session keeps them; `None` where nobody does.
    pub(crate) fn players(&self) -> Option<Players> {
        let mut players = Players::new(self.doer.clone()?, self.witness.clone());
        players.others.clone_from(&self.others);
        Some(players)
    }

    /// What a seat wants looked at.
    pub(crate) fn wanted(&self, seat: usize) -> &BTreeSet<String> {
        static ALL: BTreeSet<String> = BTreeSet::new();
        self.wanted.get(seat).unwrap_or(&ALL)
    }

    /// What a seat wants looked at, to be changed.
    pub(crate) fn wanted_mut(&mut self, seat: usize) -> &mut BTreeSet<String> {
        if self.wanted.len() <= seat {
            self.wanted.resize_with(seat + 1, BTreeSet::new);
        }
        &mut self.wanted[seat]
    }

    /// What all wish, as a session keeps it.
    pub(crate) fn wishes(&self) -> Vec<Vec<String>> {
        let lists = self.wanted.iter().map(|rows| rows.iter().cloned().collect());
        lists.collect()
    }
}

/// What is being looked back on.
#[derive(Resource)]
pub(crate) struct LookingBack {
    /// In its order.
    pub(crate) debrief: Debrief,
    /// What was lived.
    pub(crate) scenario: Arc<Scenario>,
    /// How long, ticks.
    pub(crate) ticks: u32,
    /// What the learner took away, once asked.
    pub(crate) receipt: Option<Receipt>,
}

/// Sentences that a person should read before going on: errors, each saying what to do next.
#[derive(Resource, Debug, Default)]
pub(crate) struct Trouble(Vec<String>);

impl Trouble {
    /// Says a sentence.
    pub(crate) fn tell(&mut self, sentence: String) {
        tracing::warn!("{sentence}");
        if !self.0.contains(&sentence) {
            self.0.push(sentence);
        }
    }

    /// The one to show.
    pub(crate) fn now(&self) -> Option<&str> {
        self.0.first().map(String::as_str)
    }

    /// It was read.
    pub(crate) fn read(&mut self) {
        if !self.0.is_empty() {
            self.0.remove(0);
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use station::Picture;

    use super::*;

    #[test]
    fn wishes_go_with_the_seats() {
        let folder = tempfile::tempdir().unwrap();
        let mut station = Station::open(folder.path()).unwrap();
        let mut person = |name| station.create_profile(name, Picture::Boat, None).unwrap();
        let (ana, ben, chloe) = (person("Ana"), person("Ben"), person("Chloé"));
        let mut visit = Visit::default();
        assert!(visit.players().is_none(), "nobody does");
        visit.come(&ana);
        visit.sit(&ben);
        assert!(visit.others.is_empty(), "no situation, no other seat");
        assert!(visit.wanted(3).is_empty());
        visit.others.push(ben.clone());
        visit.wanted_mut(1).insert("row".to_owned());
        assert_eq!(visit.wishes(), [vec![], vec!["row".to_owned()]]);
        assert_eq!(visit.players().unwrap().others, std::slice::from_ref(&ben));
        visit.sit(&ben);
        assert!(visit.wanted(1).is_empty(), "who gets up takes their wish along");
        visit.come(&chloe);
        assert_eq!(visit.seated().count(), 1);
    }
}
