//! The station as the screens use it: who is here, what can be lived, what is being looked back on.

use std::collections::BTreeSet;
use std::sync::Arc;

use bevy::prelude::*;
use situation::library::Library;
use situation::scenario::Scenario;
use station::{Debrief, Profile, ProfileId, Receipt, Station};

/// The station and its situations.
#[derive(Resource)]
pub struct Desk {
    /// Profiles, sessions, outbox.
    pub station: Station,
    /// The situations of this station.
    pub library: Library,
}

impl Desk {
    /// The profile called `id`.
    pub fn profile(&self, id: &ProfileId) -> Option<Profile> {
        self.station.profiles().into_iter().find(|p| p.id == *id)
    }
}

/// Who is here, and what they are about to live.
#[derive(Resource, Default)]
pub struct Visit {
    /// Who does.
    pub doer: Option<ProfileId>,
    /// Who witnesses.
    pub witness: Option<ProfileId>,
    /// The situation chosen.
    pub scenario: Option<Arc<Scenario>>,
    /// Rows that the learner wants looked at; empty stands for all.
    pub wanted: BTreeSet<String>,
}

/// What is being looked back on.
#[derive(Resource)]
pub struct LookingBack {
    /// In its order.
    pub debrief: Debrief,
    /// What was lived.
    pub scenario: Arc<Scenario>,
    /// How long, ticks.
    pub ticks: u32,
    /// What the learner took away, once asked.
    pub receipt: Option<Receipt>,
}

/// Sentences that a person should read before going on: errors, each saying what to do next.
#[derive(Resource, Debug, Default)]
pub struct Trouble(Vec<String>);

impl Trouble {
    /// Says a sentence.
    pub fn tell(&mut self, sentence: String) {
        tracing::warn!("{sentence}");
        if !self.0.contains(&sentence) {
            self.0.push(sentence);
        }
    }

    /// The one to show.
    pub fn now(&self) -> Option<&str> {
        self.0.first().map(String::as_str)
    }

    /// It was read.
    pub fn read(&mut self) {
        if !self.0.is_empty() {
            self.0.remove(0);
        }
    }
}
