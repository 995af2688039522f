//! What a learner sees, screen by screen. Each screen is a state; each says in one sentence what it is for.

mod arrive;
mod ask;
mod briefing;
mod choose;
mod door;
mod end;
mod look;
mod mark_keys;
mod name;
mod pair;
mod receipt;
mod requests;
mod self_assess;
mod settings;
mod situations;
mod tell;
mod trouble;
mod welcome;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod focus_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod hall_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod key_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod page_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod sitting;

use bevy::prelude::*;
use station::Stage;

pub(crate) use trouble::Last;

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

impl Screen {
    /// The word in logs.
    fn word(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Arrive => "arrive",
            Self::Pair => "pair",
            Self::Settings => "settings",
            Self::Situations => "situations",
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
        }
    }

    /// The screen at which looking back goes on.
    fn of_stage(stage: Stage) -> Self {
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

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Screen>();
    app.add_plugins((
        (
            welcome::plugin,
            arrive::plugin,
            pair::plugin,
            settings::plugin,
            situations::plugin,
            briefing::plugin,
        ),
        (
            end::plugin,
            tell::plugin,
            name::plugin,
            self_assess::plugin,
            look::plugin,
        ),
        (
            choose::plugin,
            ask::plugin,
            receipt::plugin,
            requests::plugin,
            trouble::plugin,
        ),
    ));
    app.add_systems(Update, say.run_if(state_changed::<Screen>));
}

/// One line per screen in the technical log: where somebody was when something went wrong.
fn say(screen: Res<State<Screen>>, mut last: Local<Option<Screen>>) {
    if *last != Some(*screen.get()) {
        *last = Some(*screen.get());
        eprintln!("screen: {}", screen.get().word());
    }
}
