//! The station as the screens use it: who is here, what can be lived, what is being looked back on.

use std::collections::BTreeSet;
use std::sync::Arc;

use bevy::prelude::*;
use situation::library::Library;
use situation::scenario::Scenario;
use station::{Debrief, Profile, ProfileId, Receipt, Station};

/// The station and its situations.
#[derive(Resource)]
pub(crate) struct Desk {
    /// Profiles, sessions, outbox.
    pub(crate) station: Station,
    /// The situations of this station.
    pub(crate) library: Library,
}

impl Desk {
    /// The profile called `id`.
    pub(crate) fn profile(&self, id: &ProfileId) -> Option<Profile> {
        self.station.profiles().into_iter().find(|p| p.id == *id)
    }
}

/// Who is here, and what they are about to live.
#[derive(Resource, Default)]
pub(crate) struct Visit {
    /// Who does.
    pub(crate) doer: Option<ProfileId>,
    /// Who witnesses.
    pub(crate) witness: Option<ProfileId>,
    /// The situation chosen.
    pub(crate) scenario: Option<Arc<Scenario>>,
    /// Rows that the learner wants looked at; empty stands for all.
    pub(crate) wanted: BTreeSet<String>,
    /// Rows that the witness looks out for, in the order of their keys.
    pub(crate) watched: Vec<String>,
    /// Who arrives now comes as witness.
    pub(crate) witness_arrives: bool,
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
