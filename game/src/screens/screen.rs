//! Where somebody is.

use bevy::prelude::*;
use station::Stage;

/// The screens. What is spawned for one is despawned when it is left ([`DespawnOnExit`]).
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Screen {
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
    /// « Qui joue ? »: who sits at which seat of a situation for several.
    Table,
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
    /// « Mes affaires »: what is kept about somebody.
    Mine,
    /// « Le lieu »: what the venue decides for this station.
    Venue,
}

impl Screen {
    /// The word in logs.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Arrive => "arrive",
            Self::Pair => "pair",
            Self::Settings => "settings",
            Self::Situations => "situations",
            Self::Table => "table",
            Self::Briefing => "briefing",
            Self::Play => "play",
            Self::End => "end",
            Self::Tell => "tell",
            Self::Name => "name",
            Self::SelfAssess => "self-assess",
            Self::Look => "look",
            Self::Choose => "choose",
            Self::Ask => "ask",
            Self::Receipt => "receipt",
            Self::Requests => "requests",
            Self::Mine => "mine",
            Self::Venue => "venue",
        }
    }

    /// The screen at which looking back goes on.
    pub(super) fn of_stage(stage: Stage) -> Self {
        match stage {
            Stage::Tell => Self::Tell,
            Stage::Name => Self::Name,
            Stage::SelfAssess => Self::SelfAssess,
            Stage::Seen => Self::Look,
            Stage::Claim => Self::Choose,
            Stage::Done => Self::Requests,
        }
    }
}

/// The dialog comes after every screen of the frame, so that it covers them.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TroubleDrawn;
