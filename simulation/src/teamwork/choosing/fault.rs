//! What does not hold together in the parameters: names twice, too few clues for what is shown, drawings that leave
//! their square or cannot be filled. All of it at once, each with its place.

use std::collections::BTreeSet;

use super::choice::{Act, lay_name, vote_name};
use super::parameters::Form;
use super::setting::{PHASES, Setting};
use super::vocabulary::{CURTAIN, DOING, LANES, NEWS, surprise, thought_of};
use crate::naming::{fault, ids, listed};
use crate::teamwork::Level;
use crate::{Fault, MAX_SEATS};

/// Farthest point of a drawing, right and down.
const GRID: u8 = 24;

/// All that does not hold together.
pub(crate) fn faults(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut found = names(setting);
    found.extend(too_few(setting));
    for (list, at, id, forms) in (0..)
        .zip(&of.places)
        .map(|(at, place): (usize, _)| ("places", at, &place.id, &place.forms))
        .chain(
            (0..)
                .zip(&of.clues)
                .map(|(at, clue)| ("clues", at, &clue.id, &clue.forms)),
        )
    {
        for (which, form) in forms.iter().enumerate() {
            let path = format!("{list}[{at}].forms[{which}]");
            if let Some(point) = outside(form) {
                let arguments = vec![("id", id.clone()), ("point", point)];
                found.push(fault(path, "situation-choosing-point", arguments));
            } else if let Form::Fill(_, corners) = form
                && !is_convex(corners)
            {
                found.push(fault(path, "situation-choosing-inwards", vec![("id", id.clone())]));
            }
        }
    }
    found
}

/// Ids are what words are called by: each once, and none that is made of another.
fn names(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut named = listed("places", of.places.iter().map(|one| &one.id));
    named.extend(listed("clues", of.clues.iter().map(|one| &one.id)));
    let fixed = Act::ALL.map(|(_, name)| name).into_iter().chain(Level::WORDS);
    let fixed = fixed.chain(PHASES).chain(CURTAIN).chain(DOING).chain(LANES).chain(NEWS);
    let places = of
        .places
        .iter()
        .flat_map(|place| [lay_name(&place.id), vote_name(&place.id)]);
    let clues = of
        .clues
        .iter()
        .flat_map(|clue| [thought_of(&clue.id), surprise(&clue.id)]);
    let taken = fixed.map(str::to_owned).chain(places).chain(clues).collect();
    ids(named, taken)
}

/// At every level there are pictures for everybody.
fn too_few(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let needs = |at: usize| usize::from(of.shared[at]) + usize::from(of.own[at]) * usize::from(MAX_SEATS);
    let most = Level::ALL
        .into_iter()
        .map(|level| needs(level as usize))
        .max()
        .unwrap_or(0);
    if most <= of.clues.len() {
        return Vec::new();
    }
    let arguments = vec![("there", of.clues.len().to_string()), ("needed", most.to_string())];
    vec![fault("clues".to_owned(), "situation-choosing-too-few", arguments)]
}

/// A point that lies outside the square.
fn outside(form: &Form) -> Option<String> {
    let found = match form {
        Form::Line(_, points) | Form::Fill(_, points) => points
            .iter()
            .copied()
            .find(|(right, down)| *right > GRID || *down > GRID),
        Form::Disc(_, (right, down), radius) => {
            let fits = |at: u8| at >= *radius && at.saturating_add(*radius) <= GRID;
            (!fits(*right) || !fits(*down)).then_some((*right, *down))
        }
    };
    found.map(|(right, down)| format!("({right}, {down})"))
}

/// Whether all corners turn the same way, and something is inside.
fn is_convex(corners: &[(u8, u8)]) -> bool {
    let count = corners.len();
    let turn = |at: usize| {
        let point = |at: usize| {
            let (right, down) = corners[at % count];
            (i32::from(right), i32::from(down))
        };
        let [(ax, ay), (bx, by), (cx, cy)] = [point(at), point(at + 1), point(at + 2)];
        ((bx - ax) * (cy - by) - (by - ay) * (cx - bx)).signum()
    };
    let turns: BTreeSet<i32> = (0..count).map(turn).filter(|turn| *turn != 0).collect();
    turns.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_that_go_inwards_are_seen_either_way_round() {
        assert!(is_convex(&[(0, 0), (4, 0), (4, 4), (0, 4)]));
        assert!(is_convex(&[(0, 0), (0, 4), (4, 4), (4, 0)]));
        assert!(!is_convex(&[(0, 0), (4, 0), (2, 1), (0, 4)]));
        assert!(!is_convex(&[(0, 0), (4, 0), (8, 0)]), "nothing is inside");
    }

    #[test]
    fn no_two_choices_have_one_name() {
        let setting = Setting::new(super::super::Parameters::picnic());
        let (_, names) = super::super::choice::all(&setting.parameters);
        let once: BTreeSet<&String> = names.iter().collect();
        assert_eq!(once.len(), names.len());
    }
}
