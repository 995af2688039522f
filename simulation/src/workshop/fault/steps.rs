//! What is asked: steps that can be done and do not wait for themselves, pages that show something, incidents.

use std::collections::BTreeSet;

use super::{Check, fault};
use crate::workshop::bench::ToolKind;
use crate::workshop::incident::{GuardOpen, Incident};
use crate::workshop::setting::Task;

impl Check<'_> {
    /// Each step can be done with what is there.
    pub(super) fn steps(&mut self) {
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
    pub(super) fn order(&mut self) {
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

    pub(super) fn sheet(&mut self) {
        for (at, page) in self.setting.parameters.sheet.iter().enumerate() {
            if page.shows.is_empty() {
                let arguments = vec![("page", page.id.clone())];
                let path = format!("sheet[{at}].shows");
                self.found.push(fault(path, "situation-making-page", arguments));
            }
        }
    }

    pub(super) fn incidents(&mut self) {
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
            if let Incident::GuardOpen(open) = incident {
                self.guard(at, open);
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

impl Check<'_> {
    /// So many pieces are brought to a machine in every session: each part that is drilled, at least once.
    fn guard(&mut self, at: usize, open: &GuardOpen) {
        let tasks = self.setting.tasks.iter().flatten();
        let drilled = tasks.filter_map(|task| match task {
            Task::Drill(part) => Some(part),
            _ => None,
        });
        let pieces = drilled.collect::<BTreeSet<_>>().len();
        if usize::from(open.piece.1) > pieces {
            let arguments = vec![("piece", open.piece.1.to_string()), ("pieces", pieces.to_string())];
            let path = format!("incidents[{at}].piece");
            self.found.push(fault(path, "situation-making-guard-late", arguments));
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
