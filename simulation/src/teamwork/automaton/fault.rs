//! What does not hold together in the parameters: names of nothing, a module that shows more signs than there are, one
//! that nothing lights, a part that two modules wake, a smudge where the machine has no answer. All of it at once, each
//! with its place.

use std::collections::BTreeSet;

use super::choice;
use super::front::{Part, Works};
use super::parameters::Sign;
use super::role::Role;
use super::setting::Setting;
use super::vocabulary::MACHINE;
use crate::Fault;
use crate::naming::{fault, ids, listed, unknown};
use crate::teamwork::Level;

/// Farthest point of a drawing, right and down.
const GRID: u8 = 12;

/// All that does not hold together.
pub(crate) fn faults(setting: &Setting) -> Vec<Fault> {
    let mut found = names(setting);
    found.extend(drawings("signs", &setting.parameters.signs));
    found.extend(drawings("marks", &setting.parameters.marks));
    found.extend(modules(setting));
    found.extend(beats(setting));
    found
}

/// Ids are what words are called by: each once.
fn names(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut named = listed("signs", of.signs.iter().map(|one| &one.id));
    named.extend(listed("marks", of.marks.iter().map(|one| &one.id)));
    named.extend(listed("modules", of.modules.iter().map(|one| &one.id)));
    named.extend(listed("surprises", &of.surprises));
    let beats = (0..)
        .zip(&of.beats)
        .map(|(at, beat): (usize, _)| (format!("beats[{at}].phase"), beat.phase.clone()));
    named.extend(beats);
    named.push(("portrait.phase".to_owned(), of.portrait.phase.clone()));
    // Names that every automaton has.
    let (_, choices) = choice::all();
    let own = MACHINE
        .into_iter()
        .chain(Role::WORDS)
        .chain(Part::WORDS)
        .chain(Level::WORDS);
    let own = own.chain([super::setting::LETTER_PHASE]).map(str::to_owned);
    let mut found = ids(named, own.collect());
    let taken = |id: &String| choices.contains(id) || id.starts_with("letter_");
    let modules = of.modules.iter().enumerate().filter(|(_, one)| taken(&one.id));
    found.extend(modules.map(|(at, one)| {
        fault(
            format!("modules[{at}].id"),
            "situation-duplicate-id",
            vec![("found", one.id.clone())],
        )
    }));
    found
}

fn drawings(list: &str, signs: &[Sign]) -> Vec<Fault> {
    let mut found = Vec::new();
    for (at, sign) in signs.iter().enumerate() {
        for (which, line) in sign.lines.iter().enumerate() {
            let outside = line.iter().find(|(right, down)| *right > GRID || *down > GRID);
            let point = outside.map(|(right, down)| format!("({right}, {down})"));
            let point = point.or_else(|| line.is_empty().then(|| "—".to_owned()));
            if let Some(point) = point {
                let arguments = vec![("id", sign.id.clone()), ("point", point)];
                found.push(fault(
                    format!("{list}[{at}].lines[{which}]"),
                    "situation-automaton-point",
                    arguments,
                ));
            }
        }
    }
    found
}

fn modules(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut found = Vec::new();
    let mut parts = BTreeSet::new();
    for (at, module) in of.modules.iter().enumerate() {
        let path = |field: &str| format!("modules[{at}].{field}");
        let id = || ("id", module.id.clone());
        if let Works::Set(_, marks) = &module.works {
            let known = of.marks.iter().map(|one| &one.id);
            found.extend(
                marks
                    .iter()
                    .filter_map(|mark| unknown(path("works"), mark, "mark", known.clone())),
            );
            let once: BTreeSet<&String> = marks.iter().collect();
            if once.len() < marks.len() {
                found.push(fault(path("works"), "situation-automaton-mark-twice", vec![id()]));
            }
        } else if module.smudged {
            found.push(fault(path("smudged"), "situation-automaton-no-answer", vec![id()]));
        }
        if let Some(shows) = module.shows.iter().find(|shows| usize::from(**shows) > of.signs.len()) {
            let arguments = vec![
                id(),
                ("shows", shows.to_string()),
                ("signs", of.signs.len().to_string()),
            ];
            found.push(fault(path("shows"), "situation-automaton-too-many", arguments));
        }
        if !parts.insert(module.wakes) {
            let part = Part::WORDS[module.wakes as usize].to_owned();
            found.push(fault(
                path("wakes"),
                "situation-automaton-same-part",
                vec![("part", part)],
            ));
        }
    }
    found
}

/// Each module lights up once.
fn beats(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut found = Vec::new();
    let mut lit = BTreeSet::new();
    for (at, beat) in of.beats.iter().enumerate() {
        for (which, id) in beat.modules.iter().enumerate() {
            let path = format!("beats[{at}].modules[{which}]");
            let known = of.modules.iter().map(|one| &one.id);
            if let Some(unknown) = unknown(path.clone(), id, "module", known) {
                found.push(unknown);
            } else if !lit.insert(id) {
                found.push(fault(path, "situation-automaton-twice", vec![("id", id.clone())]));
            }
        }
    }
    for (at, module) in of.modules.iter().enumerate() {
        if !lit.contains(&module.id) {
            let arguments = vec![("id", module.id.clone())];
            found.push(fault(
                format!("modules[{at}].id"),
                "situation-automaton-unlit",
                arguments,
            ));
        }
    }
    found
}
