//! Which bytes are a state: what no run of these parameters can reach, and what a step could not bear, is refused by
//! name.

use std::collections::BTreeSet;

use super::carnet::{self, LETTERS};
use super::front::Works;
use super::role::Role;
use super::setting::Setting;
use super::state::{OnFront, Stage, State};
use crate::saved_state::{LAST_TICK, ensure};
use crate::teamwork::notice;
use crate::{MAX_SEATS, RestoreError};

/// Checks a state that was read.
pub(crate) fn check(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let past = |tick: u32| tick <= state.tick;
    ensure(state.tick <= LAST_TICK && past(state.acted), "tick")?;
    ensure((1..=usize::from(MAX_SEATS)).contains(&state.people.len()), "seats")?;
    ensure(state.people.iter().all(|person| past(person.acted)), "tick")?;
    ensure(
        state.people.iter().all(|person| person.here || person.role.is_none()),
        "roles",
    )?;
    let hands = state.people.iter().filter(|person| person.role == Some(Role::Hands));
    ensure(hands.count() <= 1, "roles")?;
    ensure(state.letter < LETTERS, "letter")?;
    ensure(
        setting.module_of(state.beat, state.at).is_some() || is_done(state, setting),
        "beat",
    )?;
    match state.stage {
        Stage::Roles(since) | Stage::Waking(since) | Stage::Portrait(since) => ensure(past(since), "stage")?,
        Stage::Letter | Stage::Setting => {}
        Stage::Surprise(what, since) => {
            ensure(
                past(since) && usize::from(what) < parameters.surprises.len(),
                "surprise",
            )?;
        }
    }
    ensure(state.woken.len() == parameters.modules.len(), "parts")?;
    ensure(state.came.len() == parameters.surprises.len(), "surprises")?;
    ensure(notice::fits(state.notice, state.tick), "notice")?;
    ensure(state.front.reads.is_none_or(past), "front")?;
    if matches!(state.stage, Stage::Setting | Stage::Surprise(..) | Stage::Waking(_)) {
        let module = setting.module_of(state.beat, state.at);
        front(state, setting, module.ok_or(RestoreError::OutOfRange("beat"))?)?;
    }
    Ok(())
}

/// Once the machine plays, the place is one past the last module.
fn is_done(state: &State, setting: &Setting) -> bool {
    let last = setting.beats.len().saturating_sub(1);
    let modules = setting.beats.get(last).map_or(0, Vec::len);
    matches!(state.stage, Stage::Portrait(_)) && usize::from(state.beat) == last && usize::from(state.at) == modules
}

fn front(state: &State, setting: &Setting, module: usize) -> Result<(), RestoreError> {
    let OnFront { shown, entered, .. } = &state.front;
    let seen = carnet::shown(setting, state.seed, state.letter, module, state.level as usize);
    ensure(*shown == seen, "front")?;
    let entries = setting.entries(module, shown.len());
    let fits = match setting.module(module).map(|of| &of.works) {
        Some(Works::Set(_, marks)) => {
            entered.len() == entries && entered.iter().all(|mark| usize::from(*mark) <= marks.len())
        }
        Some(Works::Crank) => entered.len() <= entries && entered.iter().all(|turn| *turn < 2),
        Some(Works::Bells) | None => {
            // Each bell once.
            let rung: BTreeSet<u8> = entered.iter().copied().collect();
            rung.len() == entered.len() && rung.iter().all(|at| usize::from(*at) < shown.len())
        }
    };
    ensure(fits, "front")
}
