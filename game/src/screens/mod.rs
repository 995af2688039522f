//! What a learner sees, screen by screen. Each screen is a state; each says in one sentence what it is for.

use bevy::prelude::*;

/// The screens. What is spawned for one is despawned when it is left ([`DespawnOnExit`]).
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// Who plays, and the ways in.
    #[default]
    Welcome,
    /// A new pseudonym and picture.
    Arrive,
    /// Who does, who witnesses.
    Pair,
    /// Language, text size, motion, sound.
    Settings,
    /// The situations of this station.
    Situations,
    /// What will happen, and what shall be looked at.
    Briefing,
    /// The situation itself; [`crate::play::Session`] exists in this state only.
    Play,
    /// It is over; breathe before looking back.
    End,
    /// « Raconte ».
    Tell,
    /// « Je me reconnais »: a name for it.
    Name,
    /// « Je me reconnais »: my own answers, kept before anything is shown.
    SelfAssess,
    /// « On regarde »: what was seen, the clips, the views side by side.
    Look,
    /// « Je garde, je demande »: which moments, for which badge.
    Choose,
    /// « Je garde, je demande »: how much, to whom, with which name.
    Ask,
    /// The code, and where the request stands.
    Receipt,
    /// « Mes demandes ».
    Requests,
}
