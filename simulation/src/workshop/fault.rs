//! What does not hold together in the parameters: names of nothing, steps that wait for each other, parts that no board
//! is long enough for, joints that overlap. All of it at once, each with its place.

use std::collections::BTreeSet;

use super::bench::ToolKind;
use super::feasible;
use super::incident::Incident;
use super::setting::{Setting, Task, mm, tenths};
use super::sheet::Shows;
use super::step::Does;
use crate::Fault;

/// States of packing that are visited whenever a scenario is read.
const PACKED: u64 = 20_000;
/// Longest id, as everywhere in a scenario.
const MAX_ID: usize = 40;

struct Check<'s> {
    setting: &'s Setting,
    found: Vec<Fault>,
}

fn fault(path: String, code: &'static str, arguments: Vec<(&'static str, String)>) -> Fault {
    Fault { path, code, arguments }
}

/// All that does not hold together.
pub(crate) fn faults(setting: &Setting) -> Vec<Fault> {
    let mut check = Check {
        setting,
        found: Vec::new(),
    };
    check.ids();
    check.references();
    check.parts();
    check.joints();
    check.steps();
    check.order();
    check.sheet();
    check.incidents();
    if check.found.is_empty() {
        // Where this does not decide, `check` goes on looking.
        check.found = feasible::missing(setting, &mut 0, PACKED);
    }
    check.found
}

impl Check<'_> {
    /// Ids are what choices and words are called by: each once.
    fn ids(&mut self) {
        let of = &self.setting.parameters;
        let mut ids: Vec<(String, &str)> = Vec::new();
        let listed = |list: &str, at: usize| format!("{list}[{at}].id");
        ids.extend(
            of.stock
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("stock", at), one.id.as_str())),
        );
        ids.extend(
            of.tools
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("tools", at), one.id.as_str())),
        );
        ids.extend(
            of.machines
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("machines", at), one.id.as_str())),
        );
        ids.extend(
            of.protection
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("protection", at), one.id.as_str())),
        );
        let object = &of.object;
        ids.extend(
            (object.variants.iter().enumerate()).map(|(at, one)| (listed("object.variants", at), one.id.as_str())),
        );
        ids.extend(
            object
                .parts
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("object.parts", at), one.id.as_str())),
        );
        ids.extend(
            object
                .joints
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("object.joints", at), one.id.as_str())),
        );
        ids.extend(
            of.steps
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("steps", at), one.id.as_str())),
        );
        ids.extend(
            of.sheet
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("sheet", at), one.id.as_str())),
        );
        // Names that every workshop has.
        let guards = of.machines.iter().map(|machine| format!("{}_guard", machine.id));
        let places = super::choice::PLACES.iter().map(|(_, name)| (*name).to_owned());
        let acts = super::choice::Act::ALL.iter().map(|(_, name)| (*name).to_owned());
        let words = ["other", "object", "none"].map(str::to_owned);
        let mut taken: BTreeSet<String> = guards.chain(places).chain(acts).chain(words).collect();
        for (path, id) in ids {
            let starts = id.starts_with(|c: char| c.is_ascii_lowercase());
            let plain = id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if !starts || !plain || id.len() > MAX_ID {
                let arguments = vec![("found", id.to_owned()), ("most", MAX_ID.to_string())];
                self.found.push(fault(path, "situation-id", arguments));
            } else if !taken.insert(id.to_owned()) {
                self.found
                    .push(fault(path, "situation-duplicate-id", vec![("found", id.to_owned())]));
            }
        }
    }

    fn known(&mut self, path: String, found: &str, what: &str, there: &[&str]) {
        if there.contains(&found) {
            return;
        }
        let arguments = vec![
            ("what", what.to_owned()),
            ("found", found.to_owned()),
            ("words", there.join(", ")),
        ];
        self.found.push(fault(path, "situation-making-unknown", arguments));
    }

    /// What is named is there.
    fn references(&mut self) {
        let setting = self.setting;
        let of = &setting.parameters;
        let stock: Vec<&str> = of.stock.iter().map(|one| one.id.as_str()).collect();
        let parts: Vec<&str> = of.object.parts.iter().map(|one| one.id.as_str()).collect();
        let joints: Vec<&str> = of.object.joints.iter().map(|one| one.id.as_str()).collect();
        let worn: Vec<&str> = of.protection.iter().map(|one| one.id.as_str()).collect();
        let machines: Vec<&str> = of.machines.iter().map(|one| one.id.as_str()).collect();
        let steps: Vec<&str> = of.steps.iter().map(|one| one.id.as_str()).collect();
        for (at, part) in of.object.parts.iter().enumerate() {
            self.known(format!("object.parts[{at}].from"), &part.from, "board", &stock);
        }
        for (at, joint) in of.object.joints.iter().enumerate() {
            self.known(format!("object.joints[{at}].part"), &joint.part, "part", &parts);
            self.known(format!("object.joints[{at}].onto"), &joint.onto, "part", &parts);
        }
        for (at, tool) in of.tools.iter().enumerate() {
            for (want, id) in tool.wants.iter().enumerate() {
                self.known(format!("tools[{at}].wants[{want}]"), id, "protection", &worn);
            }
        }
        for (at, machine) in of.machines.iter().enumerate() {
            for (want, id) in machine.wants.iter().enumerate() {
                self.known(format!("machines[{at}].wants[{want}]"), id, "protection", &worn);
            }
            for (want, id) in machine.refuses.iter().enumerate() {
                self.known(format!("machines[{at}].refuses[{want}]"), id, "protection", &worn);
            }
        }
        for (at, step) in of.steps.iter().enumerate() {
            let path = format!("steps[{at}].does");
            match &step.does {
                Does::Wear(id) => self.known(path, id, "protection", &worn),
                Does::Cut(id) | Does::Check(id) | Does::Drill(id) | Does::Sand(id) => {
                    self.known(path, id, "part", &parts);
                }
                Does::Join(id) => self.known(path, id, "joint", &joints),
                Does::Choose | Does::Gauge | Does::Tidy => {}
            }
            for (before, id) in step.after.iter().enumerate() {
                self.known(format!("steps[{at}].after[{before}]"), id, "step", &steps);
            }
        }
        for (at, incident) in of.incidents.iter().enumerate() {
            match incident {
                Incident::FaultyPanel(faulty) => {
                    for (which, id) in faulty.parts.iter().enumerate() {
                        self.known(format!("incidents[{at}].parts[{which}]"), id, "part", &parts);
                    }
                }
                Incident::GuardOpen(open) => {
                    self.known(format!("incidents[{at}].machine"), &open.machine, "machine", &machines);
                }
                Incident::MissingScrew(_) | Incident::Rain(_) => {}
            }
        }
        for (at, page) in of.sheet.iter().enumerate() {
            for (which, shows) in page.shows.iter().enumerate() {
                if let Shows::Part(id) = shows {
                    self.known(format!("sheet[{at}].shows[{which}]"), id, "part", &parts);
                }
            }
        }
    }

    /// Each part fits its board, its holes fit the part.
    fn parts(&mut self) {
        let of = &self.setting.parameters;
        for (at, part) in of.object.parts.iter().enumerate() {
            let Some(stock) = of.stock.iter().find(|stock| stock.id == part.from) else {
                continue;
            };
            let needs = self.setting.parts[at].length + if part.delivered { 0 } else { self.setting.kerf };
            if !part.delivered && needs > tenths(stock.length_mm) {
                let arguments = vec![
                    ("part", part.id.clone()),
                    ("needed", mm(needs).to_string()),
                    ("stock", stock.id.clone()),
                    ("length", stock.length_mm.to_string()),
                ];
                self.found.push(fault(
                    format!("object.parts[{at}].length_mm"),
                    "situation-making-longer",
                    arguments,
                ));
            }
            for (which, hole) in part.holes.iter().enumerate() {
                let radius = hole.diameter_mm / 2.0;
                let inside = |middle: f64, size: f64| middle >= radius && middle <= size - radius;
                if !inside(hole.at_mm[0], part.length_mm) || !inside(hole.at_mm[1], stock.width_mm) {
                    let arguments = vec![
                        ("part", part.id.clone()),
                        ("length", part.length_mm.to_string()),
                        ("width", stock.width_mm.to_string()),
                    ];
                    let path = format!("object.parts[{at}].holes[{which}].at_mm");
                    self.found.push(fault(path, "situation-making-hole", arguments));
                }
            }
        }
    }

    /// Parts touch where they are joined, and no wood is in two parts.
    fn joints(&mut self) {
        let setting = self.setting;
        let object = &setting.parameters.object;
        let is_part = |id: &str| object.parts.iter().any(|part| part.id == id);
        for (at, joint) in object.joints.iter().enumerate() {
            if !is_part(&joint.part) || !is_part(&joint.onto) {
                continue;
            }
            let of = setting.joints[at];
            let (part, onto) = (setting.designed(of.part), setting.designed(of.onto));
            if !part.overlaps(&onto) && part.touches(&onto).is_none() {
                let arguments = vec![("part", joint.part.clone()), ("onto", joint.onto.clone())];
                self.found.push(fault(
                    format!("object.joints[{at}]"),
                    "situation-making-apart",
                    arguments,
                ));
            }
        }
        for (at, part) in object.parts.iter().enumerate() {
            for (other, of) in object.parts[..at].iter().enumerate() {
                if setting.designed(at).overlaps(&setting.designed(other)) {
                    let arguments = vec![("part", part.id.clone()), ("other", of.id.clone())];
                    let path = format!("object.parts[{at}].at_mm");
                    self.found.push(fault(path, "situation-making-overlap", arguments));
                }
            }
        }
        // From the first part on, each joint adds one.
        let mut there = vec![false; object.parts.len()];
        if let Some(first) = there.first_mut() {
            *first = true;
        }
        for _ in 0..setting.joints.len() {
            for joint in &setting.joints {
                if there[joint.onto] {
                    there[joint.part] = true;
                }
            }
        }
        for (at, part) in object.parts.iter().enumerate() {
            if !object.joints.is_empty() && !there[at] {
                let first = object.parts.first().map(|first| first.id.clone()).unwrap_or_default();
                let arguments = vec![("part", part.id.clone()), ("first", first)];
                self.found.push(fault(
                    format!("object.parts[{at}]"),
                    "situation-making-loose",
                    arguments,
                ));
            }
        }
    }

    /// Each step can be done with what is there.
    fn steps(&mut self) {
        let setting = self.setting;
        let of = &setting.parameters;
        for (at, step) in of.steps.iter().enumerate() {
            let Some(task) = setting.tasks[at] else { continue };
            let path = format!("steps[{at}].does");
            let part = |part: usize| &setting.parts[part];
            let never = match task {
                Task::Choose if of.object.variants.is_empty() => Some("variants"),
                Task::Cut(of) if part(of).delivered => Some("delivered"),
                Task::Check(of) if !part(of).delivered => Some("made"),
                Task::Drill(of) if part(of).holes.is_empty() => Some("holes"),
                Task::Drill(_) if of.machines.is_empty() => Some("machine"),
                _ => None,
            };
            if let Some(why) = never {
                let arguments = vec![("step", step.id.clone()), ("why", why.to_owned())];
                self.found
                    .push(fault(path.clone(), "situation-making-never", arguments));
            }
            let needs: &[ToolKind] = match task {
                Task::Cut(_) => &[ToolKind::Saw],
                Task::Sand(_) => &[ToolKind::SandingBlock],
                Task::Join(_) => &[ToolKind::Screwdriver],
                Task::Gauge => &[ToolKind::Gauge],
                _ => &[],
            };
            for kind in needs.iter().filter(|kind| setting.tool(**kind).is_none()) {
                let arguments = vec![("step", step.id.clone()), ("tool", kind.word().to_owned())];
                self.found.push(fault(path.clone(), "situation-making-tool", arguments));
            }
        }
    }

    /// No step waits for itself.
    fn order(&mut self) {
        let setting = self.setting;
        let ids: Vec<&str> = setting.parameters.steps.iter().map(|step| step.id.as_str()).collect();
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for step in 0..ids.len() {
            if told.contains(&step) {
                continue;
            }
            if let Some(ring) = ring_of(step, &setting.after) {
                told.extend(&ring);
                let names = ring.iter().chain([&step]).map(|at| ids[*at]).collect::<Vec<_>>();
                let arguments = vec![("steps", names.join(" → "))];
                self.found.push(fault(
                    format!("steps[{step}].after"),
                    "situation-making-circular",
                    arguments,
                ));
            }
        }
    }

    fn sheet(&mut self) {
        for (at, page) in self.setting.parameters.sheet.iter().enumerate() {
            if page.shows.is_empty() {
                let arguments = vec![("page", page.id.clone())];
                let path = format!("sheet[{at}].shows");
                self.found.push(fault(path, "situation-making-page", arguments));
            }
        }
    }

    fn incidents(&mut self) {
        let of = &self.setting.parameters;
        for (at, incident) in of.incidents.iter().enumerate() {
            let kind = std::mem::discriminant(incident);
            if of.incidents[..at]
                .iter()
                .any(|before| std::mem::discriminant(before) == kind)
            {
                let path = format!("incidents[{at}]");
                self.found
                    .push(fault(path, "situation-making-incident-twice", Vec::new()));
            }
            if let Incident::FaultyPanel(faulty) = incident {
                for (which, id) in faulty.parts.iter().enumerate() {
                    let part = of.object.parts.iter().find(|part| part.id == *id);
                    if part.is_some_and(|part| !part.delivered) {
                        let arguments = vec![("part", id.clone())];
                        let path = format!("incidents[{at}].parts[{which}]");
                        self.found
                            .push(fault(path, "situation-making-not-delivered", arguments));
                    }
                }
            }
        }
    }
}

/// The steps from `step` back to it, where each waits for the next.
fn ring_of(step: usize, after: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut from: Vec<Option<usize>> = vec![None; after.len()];
    let mut open = vec![step];
    while let Some(at) = open.pop() {
        for before in &after[at] {
            if *before == step {
                let mut ring = vec![at];
                let mut back = at;
                while back != step {
                    back = from[back]?;
                    ring.push(back);
                }
                ring.reverse();
                return Some(ring);
            }
            if from[*before].is_none() {
                from[*before] = Some(at);
                open.push(*before);
            }
        }
    }
    None
}
