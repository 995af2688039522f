//! A session that somebody has not looked back on to the end, and how they go on with it.

use bevy::prelude::*;
use station::{ProfileId, SessionSummary, Stage};
use wording::Language;

use super::screen::Screen;
use crate::desk::{Desk, LookingBack, Visit};

/// A session that somebody has not looked back on to the end: of several who played, each has their own.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) whose: ProfileId,
    pub(super) session: SessionSummary,
}

impl Open {
    /// Those of everybody, newest first.
    pub(super) fn of_all(desk: &Desk) -> Vec<Self> {
        let profiles = desk.station.profiles().into_iter();
        let mut open: Vec<Self> = profiles
            .flat_map(|profile| {
                let sessions = desk.station.sessions(&profile.id).into_iter();
                sessions.map(move |session| Self {
                    whose: profile.id.clone(),
                    session,
                })
            })
            .filter(|open| open.session.stage != Stage::Done && open.session.ticks > 0)
            .collect();
        open.sort_by_key(|open| open.session.ago_s);
        open
    }

    /// Looks back on it, from where it was left; the sentence that says why not. `at_hand` is what somebody looked back on
    /// just now: where that is the same session, nothing is played again.
    pub(super) fn go_on(
        &self,
        at_hand: Option<&LookingBack>,
        (desk, visit): (&mut Desk, &mut Visit),
        (commands, next): (&mut Commands, &mut NextState<Screen>),
        language: Language,
    ) -> Result<(), String> {
        let Self { whose, session } = self;
        let scenario = desk.library.by_hash(&session.scenario_hash).cloned();
        let scenario = scenario.ok_or_else(|| wording::text(language, "game-resume-gone", &[]))?;
        let at_hand = at_hand.filter(|back| back.debrief.session() == session.id);
        let debrief = match at_hand {
            Some(back) => back.debrief.of_seat_of(whose),
            None => desk.station.look_back(session.id, whose, scenario.clone()),
        };
        let debrief = debrief.map_err(|error| error.say(language))?;
        visit.come(whose);
        next.set(Screen::of_stage(debrief.stage()));
        commands.insert_resource(LookingBack {
            debrief,
            scenario,
            ticks: session.ticks,
            receipt: None,
        });
        Ok(())
    }
}
