//! Which bytes are a state: what no run of these parameters can reach, and what a step could not bear, is refused by
//! name.

use super::hands::MOST_READINGS;
use super::layout::Movable;
use super::piece::Piece;
use super::setting::Setting;
use super::state::{Notice, State, Task};
use crate::RestoreError;
use crate::saved_state::{LAST_TICK, ensure};

/// No error is larger, hundredths of a millimetre.
const FARTHEST: i32 = 100_000;

/// Whether an index that was read stands for something.
fn is_of(index: u8, count: usize) -> bool {
    usize::from(index) < count
}

fn piece(piece: &Piece, setting: &Setting) -> Result<(), RestoreError> {
    ensure(piece.off.len() == setting.measures.len(), "what a piece measures")?;
    ensure(
        piece.off.iter().all(|off| off.abs() <= FARTHEST),
        "what a piece measures",
    )?;
    let marks = setting.parameters.marks.len() + setting.parameters.odd_marks.len();
    ensure(piece.mark.is_none_or(|mark| is_of(mark, marks)), "mark of a piece")
}

/// Checks a state that was read.
pub(crate) fn check(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let culprits = parameters.culprits.len();
    ensure(state.tick <= LAST_TICK && state.acted <= state.tick, "tick")?;
    ensure(state.ended.is_none_or(|ended| ended <= state.tick), "end")?;
    let beats = parameters.beats.len();
    ensure(usize::from(state.beat) <= beats, "beat")?;
    // After the last beat it has ended, and only then.
    ensure(state.ended.is_some() == (usize::from(state.beat) == beats), "end")?;
    ensure(
        !matches!(state.notice, Some(Notice::Back(since)) if since > state.tick),
        "notice",
    )?;
    ensure(state.progress.plan.len() <= 30, "pieces of a batch")?;
    ensure(state.progress.good <= state.progress.put, "pieces of a batch")?;
    ensure(
        state.coming.is_none_or(|left| (1..=LAST_TICK).contains(&left)) && state.free <= LAST_TICK,
        "belt",
    )?;
    ensure(state.coming.is_none() || state.piece.is_none(), "belt")?;
    let last = state.last.as_ref();
    ensure(last.is_none_or(|(_, _, at)| *at <= state.tick), "last piece")?;
    for of in state.piece.iter().chain(last.map(|(piece, ..)| piece)) {
        piece(of, setting)?;
    }
    ensure(is_of(state.card, parameters.cards.len()), "card")?;
    if let Some(working) = state.working {
        ensure(working.done < working.of && working.of <= LAST_TICK, "work")?;
        let there = match working.task {
            Task::Gauging | Task::Putting(_) => state.piece.is_some(),
            Task::PuttingRight(place) => is_of(place, culprits),
            Task::ClearingJam => true,
        };
        ensure(there, "work")?;
    }
    let readings = &state.readings;
    ensure(readings.len() <= MOST_READINGS, "record")?;
    let fits = |off: &Vec<i32>| off.len() == setting.measures.len() && off.iter().all(|off| off.abs() <= FARTHEST);
    ensure(readings.iter().all(|read| fits(&read.off)), "record")?;
    ensure(usize::from(state.written) <= MOST_READINGS, "record")?;
    let pages = setting.measures.len();
    ensure(state.page.is_none_or(|page| is_of(page, pages)), "page")?;
    ensure(is_of(state.last_page, pages), "page")?;
    ensure(state.machine.looked.len() == culprits, "places behind the hatch")?;
    ensure(
        state
            .machine
            .looks
            .is_none_or(|looks| is_of(looks, culprits) && state.machine.hatch_open),
        "places behind the hatch",
    )?;
    ensure(is_of(state.culprit, culprits), "culprit")?;
    ensure((0..=FARTHEST).contains(&state.drift), "drift")?;
    ensure(state.stands.len() == Movable::ALL.len(), "post")?;
    let spots = parameters.spots.len();
    ensure(state.stands.iter().all(|spot| is_of(*spot, spots)), "post")?;
    let mut stands = state.stands.clone();
    stands.sort_unstable();
    ensure(stands.windows(2).all(|two| two[0] != two[1]), "post")
}
