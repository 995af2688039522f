//! Names: each once, and none of nothing.

use super::Check;
use crate::naming;
use crate::workshop::choice::{Act, PLACES, STICKERS};
use crate::workshop::incident::Incident;
use crate::workshop::sheet::Shows;
use crate::workshop::step::Does;

impl Check<'_> {
    /// Ids are what choices and words are called by: each once.
    pub(super) fn ids(&mut self) {
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
        ids.extend(
            of.fittings
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("fittings", at), one.id.as_str())),
        );
        ids.extend(
            of.substitutes
                .iter()
                .enumerate()
                .map(|(at, one)| (listed("substitutes", at), one.id.as_str())),
        );
        if let Some(colleague) = &of.colleague {
            ids.push(("colleague.id".to_owned(), colleague.id.as_str()));
            ids.extend(
                colleague
                    .tasks
                    .iter()
                    .enumerate()
                    .map(|(at, one)| (listed("colleague.tasks", at), one.id.as_str())),
            );
        }
        // Names that every workshop has.
        let guards = of.machines.iter().map(|machine| format!("{}_guard", machine.id));
        let places = PLACES.iter().map(|(_, name)| (*name).to_owned());
        let acts = Act::ALL.iter().map(|(_, name)| (*name).to_owned());
        let words = ["other", "object", "none"].map(str::to_owned).into_iter();
        let together = [STICKERS, "sticker", "proper"].map(str::to_owned);
        let words = words.chain(together.into_iter().filter(|_| of.has_company()));
        let taken = guards.chain(places).chain(acts).chain(words).collect();
        let ids = ids.into_iter().map(|(path, id)| (path, id.to_owned()));
        self.found.extend(naming::ids(ids.collect(), taken));
    }

    pub(super) fn known(&mut self, path: String, found: &str, what: &str, there: &[&str]) {
        self.found
            .extend(naming::unknown(path, found, what, there.iter().copied()));
    }

    /// What is named is there.
    pub(super) fn references(&mut self) {
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
                // What concerns people together is checked with what they do.
                Incident::EmptyBag(_) | Incident::EarlyVan(_) | Incident::MissingScrew(_) | Incident::Rain(_) => {}
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
}
