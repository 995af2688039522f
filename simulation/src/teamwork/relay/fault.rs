//! What does not hold together in the parameters: names of nothing, something that stands in a wall, an electric load
//! without a charger, an aquarium without a tap, a stretch that brings nothing. All of it at once, each with its place.

use std::collections::BTreeSet;

use glam::DVec2;

use super::choice::Act;
use super::course::Comes;
use super::geometry::{Pose, Rect, depth, near};
use super::load::{Load, Nature};
use super::running::PERSON_M;
use super::setting::{GATHERING_PHASE, Setting};
use super::sticker::Sticker;
use super::vocabulary::{HOLDING, PARTS, POSTS, RELAY};
use crate::Fault;
use crate::naming::{fault, ids, listed, unknown};

/// Hands hold a load so far from it at least, m: whoever stands there does not stand in it.
const BESIDE_M: f64 = PERSON_M - 0.02;

/// All that does not hold together.
pub(crate) fn faults(setting: &Setting) -> Vec<Fault> {
    let mut found = names(setting);
    found.extend(stands(setting));
    found.extend(loads(setting));
    found.extend(course(setting));
    found
}

/// Ids are what words are called by: each once.
fn names(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut named = listed("doors", of.doors.iter().map(|one| &one.id));
    named.extend(listed("corridors", of.corridors.iter().map(|one| &one.id)));
    named.extend(of.charger.iter().map(|one| ("charger.id".to_owned(), one.id.clone())));
    named.extend(of.tap.iter().map(|one| ("tap.id".to_owned(), one.id.clone())));
    named.extend(listed("places", of.places.iter().map(|one| &one.id)));
    named.extend(listed("loads", of.loads.iter().map(|one| &one.id)));
    let course = &of.course;
    let phases = [
        ("together", &course.together.phase),
        ("doors", &course.doors.phase),
        ("charger", &course.charger.phase),
        ("relief", &course.relief.phase),
        ("blocked", &course.blocked.phase),
        ("fete", &course.fete.phase),
    ];
    named.extend(phases.map(|(at, phase)| (format!("course.{at}.phase"), phase.clone())));
    // Names that every relay has.
    let own = RELAY
        .into_iter()
        .chain(POSTS)
        .chain(HOLDING)
        .chain(PARTS)
        .chain(Sticker::WORDS);
    let acts = Act::ALL.map(|(_, name)| name);
    let own = own.chain(acts).chain([GATHERING_PHASE, "hall", "wall"]);
    let mut found = ids(named, own.map(str::to_owned).collect());
    let mut kinds = BTreeSet::new();
    for (at, sticker) in of.stickers.iter().enumerate() {
        if !kinds.insert(sticker) {
            let arguments = vec![("sticker", Sticker::WORDS[*sticker as usize].to_owned())];
            found.push(fault(
                format!("stickers[{at}]"),
                "situation-relay-sticker-twice",
                arguments,
            ));
        }
    }
    found
}

fn in_hall(setting: &Setting, at: DVec2, room: f64) -> bool {
    let size = DVec2::from(setting.parameters.size_m);
    let inside = at.cmpge(DVec2::ZERO).all() && at.cmple(size).all();
    inside
        && setting
            .walls
            .iter()
            .all(|rect| near(at - rect.at, rect.half).gap >= room)
}

/// What has to be reached does not stand in a wall, or outside the hall.
fn stands(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut found = Vec::new();
    let mut check = |path: String, at: [f64; 2], room: f64| {
        if !in_hall(setting, at.into(), room) {
            let point = format!("({}, {})", at[0], at[1]);
            found.push(fault(path, "situation-relay-in-wall", vec![("point", point)]));
        }
    };
    for (at, door) in of.doors.iter().enumerate() {
        for (which, lever) in door.levers.iter().enumerate() {
            check(format!("doors[{at}].levers[{which}].at_m"), lever.at_m, 0.0);
        }
    }
    if let Some(charger) = &of.charger {
        check("charger.at_m".to_owned(), charger.at_m, 0.0);
    }
    if let Some(tap) = &of.tap {
        check("tap.at_m".to_owned(), tap.at_m, 0.0);
    }
    for (at, place) in of.places.iter().enumerate() {
        check(format!("places[{at}].at_m"), place.at_m, 0.0);
    }
    for (at, start) in of.starts.iter().enumerate() {
        check(format!("starts[{at}].at_m"), start.at_m, PERSON_M);
    }
    found
}

fn pose(load: &Load) -> Pose {
    Pose {
        at: load.at_m.into(),
        angle: load.turned_deg.to_radians(),
    }
}

fn loads(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut found = Vec::new();
    let mut plugged = BTreeSet::new();
    for (at, load) in of.loads.iter().enumerate() {
        let path = |field: &str| format!("loads[{at}].{field}");
        let id = || ("id", load.id.clone());
        let known = of.places.iter().map(|place| &place.id);
        found.extend(unknown(path("to"), &load.to, "place", known));
        let half = DVec2::from(load.half_m);
        let in_wall = |rect: &Rect| depth(&pose(load), half, rect) > 0.0;
        let solids = setting.walls.iter().chain(&setting.doors).chain(&setting.corridors);
        if !in_hall(setting, load.at_m.into(), 0.0) || solids.clone().any(in_wall) {
            let point = format!("({}, {})", load.at_m[0], load.at_m[1]);
            found.push(fault(path("at_m"), "situation-relay-in-wall", vec![("point", point)]));
        }
        for (which, handle) in load.handles.iter().enumerate() {
            if near(handle.at_m.into(), half).gap < BESIDE_M {
                let path = path(&format!("handles[{which}].at_m"));
                found.push(fault(path, "situation-relay-handle-inside", vec![id()]));
            }
        }
        let pull = of.walking.pull_n;
        let hardest = load.rubs(true)[0];
        if hardest >= pull && load.handles.len() < 2 {
            found.push(fault(path("handles"), "situation-relay-one-handle", vec![id()]));
        }
        if hardest >= 2.0 * pull {
            let arguments = vec![id(), ("rubs", hardest.to_string()), ("pull", (2.0 * pull).to_string())];
            found.push(fault(path("rubs_n"), "situation-relay-too-heavy", arguments));
        }
        match load.nature {
            Nature::Electric { plugged: is, .. } => match &of.charger {
                None => found.push(fault(path("nature"), "situation-relay-no-charger", vec![id()])),
                Some(charger) if is => {
                    let away = super::geometry::length(DVec2::from(load.at_m) - DVec2::from(charger.at_m));
                    if away > charger.cable_m {
                        found.push(fault(path("nature"), "situation-relay-cable-short", vec![id()]));
                    }
                    if !plugged.insert(load.comes) {
                        found.push(fault(path("nature"), "situation-relay-plugged-twice", vec![id()]));
                    }
                }
                Some(_) => {}
            },
            Nature::Sloshes { .. } if of.tap.is_none() => {
                found.push(fault(path("nature"), "situation-relay-no-tap", vec![id()]));
            }
            _ => {}
        }
    }
    found
}

/// Each stretch brings something.
fn course(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let empty = Comes::ALL
        .into_iter()
        .filter(|comes| of.loads.iter().all(|load| load.comes != *comes));
    let empty = empty.map(|comes| {
        let phase = of.course.stretch(comes).phase.clone();
        let at = ["together", "doors", "charger", "blocked"][comes as usize];
        fault(
            format!("course.{at}"),
            "situation-relay-brings-nothing",
            vec![("phase", phase)],
        )
    });
    let late = of.course.blocks_after_s.1 + 1.0 > of.course.blocked.lasts_s;
    let late = late.then(|| {
        let arguments = vec![
            ("after", of.course.blocks_after_s.1.to_string()),
            ("lasts", of.course.blocked.lasts_s.to_string()),
        ];
        fault(
            "course.blocks_after_s".to_owned(),
            "situation-relay-block-late",
            arguments,
        )
    });
    empty.chain(late).collect()
}
