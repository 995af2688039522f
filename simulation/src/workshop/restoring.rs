//! Which bytes are a state: what no run of these parameters can reach, and what a step could not bear, is refused by
//! name.

use super::cursor::FARTHEST;
use super::cutting::MOST_PIECES;
use super::piece::{Lie, MOST_HOLES, MOST_MARKS, Piece};
use super::setting::Setting;
use super::state::{Gesture, Notice, State, Weather};
use crate::RestoreError;
use crate::saved_state::{LAST_TICK, ensure};

/// Nothing is longer, tenths of a millimetre.
const LONGEST: i32 = 100_000;

/// Whether an index that was read stands for something.
fn is_of(index: u8, count: usize) -> bool {
    usize::from(index) < count
}

/// Checks a state that was read.
pub(crate) fn check(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let parts = setting.parts.len();
    let counts = [
        (state.tools.len(), parameters.tools.len()),
        (state.machines.len(), parameters.machines.len()),
        (state.worn.len(), parameters.protection.len()),
        (state.made.len(), parts),
        (state.kept.len(), parts),
        (state.cuts.len(), parts),
        (state.placed.len(), parts),
        (state.joints.len(), setting.joints.len()),
        (state.steps.len(), parameters.steps.len()),
    ];
    ensure(counts.iter().all(|(found, there)| found == there), "what there is")?;
    ensure(state.tick <= LAST_TICK && state.acted <= state.tick, "tick")?;
    ensure(state.shown.1 <= state.tick + 30, "what shows")?;
    ensure(state.ended.is_none_or(|ended| ended <= state.tick), "end")?;
    ensure(
        !matches!(state.notice, Some(Notice::Read(back)) if back > state.tick),
        "notice",
    )?;
    pieces(state, setting)?;
    let mut made: Vec<u8> = state.made.iter().flatten().copied().collect();
    ensure(
        made.iter().all(|piece| is_of(*piece, state.pieces.len())),
        "piece of a part",
    )?;
    made.sort_unstable();
    ensure(made.windows(2).all(|two| two[0] != two[1]), "piece of a part")?;
    let claimed = (0_u8..).zip(&state.pieces).all(|(index, piece)| match piece.part {
        Some(part) => state.made.get(usize::from(part)) == Some(&Some(index)),
        None => piece.lie != Lie::Object,
    });
    ensure(claimed, "part of a piece")?;
    for (part, piece) in state.made.iter().enumerate() {
        let of = piece.map(|piece| &state.pieces[usize::from(piece)]);
        ensure(of.is_none_or(|of| of.part == Some(part as u8)), "part of a piece")?;
        let object = of.is_some_and(|of| of.lie == Lie::Object);
        ensure(object == state.placed[part].is_some(), "part of the object")?;
    }
    ensure(
        state.tool.is_none_or(|tool| is_of(tool, parameters.tools.len())),
        "tool",
    )?;
    ensure(
        (state.variant).is_none_or(|variant| is_of(variant, parameters.object.variants.len())),
        "variant",
    )?;
    let pages = parameters.sheet.len();
    ensure(state.page.is_none_or(|page| is_of(page, pages)), "page")?;
    ensure(usize::from(state.last_page) < pages.max(1), "page")?;
    for (joint, of) in state.joints.iter().zip(&setting.joints) {
        ensure(joint.screws.len() == usize::from(of.screws), "screws")?;
        ensure(joint.screws.iter().all(|depth| *depth <= 100), "screws")?;
        let both = state.placed[of.part].is_some() && state.placed[of.onto].is_some();
        ensure(!joint.placed || both, "joint")?;
    }
    let driven = state
        .joints
        .iter()
        .flat_map(|joint| &joint.screws)
        .filter(|depth| **depth > 0);
    let all = usize::from(setting.all_screws());
    ensure(usize::from(state.screws) + driven.count() <= all, "screws")?;
    let all = state.placed.iter().flatten();
    let far = |placed: &super::placed::Placed| {
        placed.at.iter().all(|at| at.abs() <= 10 * LONGEST)
            && placed.size.iter().all(|size| (0..=LONGEST).contains(size))
    };
    ensure(all.clone().all(far), "place in the object")?;
    let apart = state.placed.iter().enumerate().all(|(index, placed)| {
        let before = state.placed[..index].iter().flatten();
        placed.is_none_or(|placed| before.into_iter().all(|other| !placed.overlaps(other)))
    });
    ensure(apart, "overlapping parts")?;
    working(state, setting)?;
    let planted = &state.planted;
    ensure(planted.flawed.is_none_or(|(part, _)| is_of(part, parts)), "flaw")?;
    ensure((0..=LONGEST).contains(&planted.short), "flaw")?;
    ensure(
        planted
            .guard
            .is_none_or(|(machine, _)| is_of(machine, parameters.machines.len())),
        "guard",
    )?;
    ensure(planted.rain.is_none_or(|(_, lasts)| lasts <= LAST_TICK), "rain")?;
    ensure(
        !matches!(state.weather, Weather::Rain(since) if since > state.tick),
        "rain",
    )?;
    let brought = &state.brought;
    ensure(
        brought.board.is_none_or(|(kind, _)| is_of(kind, setting.stock.len())),
        "what comes",
    )?;
    ensure(brought.parts.len() <= parts, "what comes")?;
    ensure(brought.parts.iter().all(|(part, _)| is_of(*part, parts)), "what comes")?;
    ensure((0..=LONGEST).contains(&state.passed_over), "board put back")?;
    ensure(
        state.last_error.is_none_or(|error| (0..=LONGEST).contains(&error)),
        "last cut",
    )?;
    ensure(state.hazy <= LAST_TICK && state.dull <= LAST_TICK, "eyes and ears")
}

fn pieces(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    ensure(state.pieces.len() <= MOST_PIECES, "pieces")?;
    for piece in &state.pieces {
        self::piece(piece, setting)?;
    }
    let lying = |lie: &dyn Fn(Lie) -> bool| state.pieces.iter().filter(|piece| lie(piece.lie)).count() <= 1;
    ensure(lying(&|lie| lie == Lie::Hand), "pieces in the hand")?;
    ensure(lying(&|lie| lie == Lie::Bench), "pieces on the bench")?;
    ensure(lying(&|lie| matches!(lie, Lie::Machine(_))), "pieces on machines")?;
    ensure(state.cursor.iter().all(|at| (0..=10 * LONGEST).contains(at)), "hand")?;
    ensure(state.push.moved.iter().all(|moved| moved.abs() <= FARTHEST), "hand")
}

fn piece(piece: &Piece, setting: &Setting) -> Result<(), RestoreError> {
    ensure(is_of(piece.stock, setting.stock.len()), "kind of board")?;
    let longest = setting.parts.iter().map(|part| part.length);
    let longest = longest
        .chain(setting.stock.iter().map(|size| size[0]))
        .max()
        .unwrap_or(0);
    ensure((0..=longest).contains(&piece.length), "length of a piece")?;
    ensure(piece.shim.abs() <= LONGEST, "shim")?;
    ensure(
        piece.marks.len() <= MOST_MARKS && piece.holes.len() <= MOST_HOLES,
        "marks and holes",
    )?;
    let width = setting.stock[usize::from(piece.stock)][1];
    let mut places = piece
        .marks
        .iter()
        .map(|mark| mark.at)
        .chain(piece.holes.iter().map(|hole| hole.at));
    let on_it = |at: [i32; 2]| (0..=piece.length).contains(&at[0]) && (0..=width).contains(&at[1]);
    ensure(places.all(on_it), "marks and holes")?;
    ensure(piece.sanded <= 3 && piece.sawn <= 2, "work on a piece")?;
    ensure(
        piece.part.is_none_or(|part| is_of(part, setting.parts.len())),
        "part of a piece",
    )?;
    ensure(
        !matches!(piece.lie, Lie::Machine(machine) if !is_of(machine, setting.parameters.machines.len())),
        "where a piece lies",
    )
}

fn working(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let Some(working) = state.working else { return Ok(()) };
    ensure(working.done < working.of && working.of <= LAST_TICK, "work")?;
    let there = match working.gesture {
        Gesture::Screw(joint) => is_of(joint, setting.joints.len()),
        _ => true,
    };
    ensure(there, "work")
}
