//! Which bytes are a state: what no run of these parameters can reach, and what a step could not bear, is refused by
//! name.

use std::sync::Arc;

use super::running::Choosing;
use super::setting::Setting;
use super::state::{News, Stage, State, Where};
use crate::saved_state::{LAST_TICK, ensure};
use crate::teamwork::notice;
use crate::{MAX_SEATS, RestoreError};

/// Checks a state that was read.
pub(crate) fn check(state: &State, setting: &Arc<Setting>) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let seats = state.people.len();
    let past = |tick: u32| tick <= state.tick;
    let sits = |seat: u8| usize::from(seat) < seats;
    let place = |place: u8| usize::from(place) < parameters.places.len();
    ensure(state.tick <= LAST_TICK && past(state.acted), "tick")?;
    ensure((1..=usize::from(MAX_SEATS)).contains(&seats), "seats")?;
    for person in &state.people {
        ensure(past(person.acted), "tick")?;
        ensure(person.vote.is_none_or(place), "vote")?;
        let fresh = !person.ready && !person.looked && person.vote.is_none();
        ensure(person.here || fresh, "people")?;
    }
    if let Some(open) = state.curtain {
        ensure(sits(open.seat) && past(open.since), "curtain")?;
        ensure(state.people[usize::from(open.seat)].here, "curtain")?;
        ensure(matches!(state.stage, Stage::Curtain | Stage::Table), "curtain")?;
        ensure(!open.news || state.news == News::Seen(open.seat), "curtain")?;
    }
    match state.news {
        News::Away => {}
        News::Came(seat) | News::Seen(seat) => ensure(sits(seat), "news")?,
    }
    let later = matches!(state.stage, Stage::Table | Stage::Day(..));
    ensure(later || state.news == News::Away, "news")?;
    ensure(state.cards.len() == parameters.clues.len(), "cards")?;
    cards(state, setting, later)?;
    if let Stage::Day(at, since) = state.stage {
        ensure(place(at) && past(since), "day")?;
    }
    ensure(notice::fits(state.notice, state.tick), "notice")
}

fn cards(state: &State, setting: &Arc<Setting>, later: bool) -> Result<(), RestoreError> {
    let table = Choosing::of(Arc::clone(setting), state.clone());
    let in_play = table.in_play();
    let sits = |seat: u8| usize::from(seat) < state.people.len();
    let fits = |place: u8, by: u8| usize::from(place) < setting.parameters.places.len() && sits(by);
    let mut holds = [false; MAX_SEATS as usize];
    for (clue, card) in (0_u8..).zip(&state.cards) {
        let (by, laid) = match card {
            Where::Kept => continue,
            Where::Held(by, laid) => (Some(*by), *laid),
            Where::On(laid) => (None, Some(*laid)),
        };
        ensure(later && in_play.contains(&clue), "cards")?;
        ensure(laid.is_none_or(|laid| fits(laid.place, laid.by)), "cards")?;
        if let Some(by) = by {
            ensure(sits(by) && !holds[usize::from(by)], "cards")?;
            ensure(!matches!(state.stage, Stage::Day(..)), "cards")?;
            holds[usize::from(by)] = true;
        }
    }
    Ok(())
}
