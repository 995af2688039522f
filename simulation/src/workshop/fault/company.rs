//! Working together: names of nothing, tasks that can never be done, an incident that would lead nowhere.

use super::{Check, fault};
use crate::workshop::company::TaskDoes;
use crate::workshop::incident::Incident;

impl Check<'_> {
    /// What a colleague, a bag and the van are about is there, and can be done.
    pub(super) fn company(&mut self) {
        let setting = self.setting;
        let of = &setting.parameters;
        let parts: Vec<&str> = of.object.parts.iter().map(|one| one.id.as_str()).collect();
        let tools: Vec<&str> = of.tools.iter().map(|one| one.id.as_str()).collect();
        let fittings: Vec<&str> = of.fittings.iter().map(|one| one.id.as_str()).collect();
        for (at, joint) in of.object.joints.iter().enumerate() {
            if let Some(fitting) = &joint.fitting {
                self.known(format!("object.joints[{at}].fitting"), fitting, "fitting", &fittings);
            }
        }
        for (at, incident) in of.incidents.iter().enumerate() {
            let Incident::EmptyBag(empty) = incident else { continue };
            let path = format!("incidents[{at}].fitting");
            self.known(path.clone(), &empty.fitting, "fitting", &fittings);
            if of.substitutes.is_empty() {
                let arguments = vec![("fitting", empty.fitting.clone())];
                self.found
                    .push(fault(path, "situation-making-no-substitute", arguments));
            }
        }
        let Some(colleague) = &of.colleague else { return };
        let tasks: Vec<&str> = colleague.tasks.iter().map(|task| task.id.as_str()).collect();
        for (at, task) in colleague.tasks.iter().enumerate() {
            let path = format!("colleague.tasks[{at}].does");
            self.known(path.clone(), task.does.part(), "part", &parts);
            if let Some(need) = &task.needs {
                let path = format!("colleague.tasks[{at}].needs.tool");
                self.known(path, &need.tool, "tool", &tools);
            }
            let part = of.object.parts.iter().find(|part| part.id == task.does.part());
            let never = match (&task.does, part) {
                (TaskDoes::Cut(_), Some(part)) if part.delivered => Some("delivered"),
                (TaskDoes::Drill(_), Some(part)) if part.holes.is_empty() => Some("holes"),
                _ => None,
            };
            let twice = colleague.tasks[..at].iter().any(|before| before.does == task.does);
            if let Some(why) = never.or(twice.then_some("twice")) {
                let arguments = vec![("step", task.id.clone()), ("why", why.to_owned())];
                self.found.push(fault(path, "situation-making-never", arguments));
            }
        }
        for (at, id) in colleague.unsure.iter().enumerate() {
            self.known(format!("colleague.unsure[{at}]"), id, "task", &tasks);
        }
        let cuts: Vec<&str> = (colleague.tasks.iter())
            .filter(|task| matches!(task.does, TaskDoes::Cut(_)))
            .map(|task| task.id.as_str())
            .collect();
        for (at, id) in colleague.mistake.iter().flat_map(|mistake| &mistake.tasks).enumerate() {
            self.known(format!("colleague.mistake.tasks[{at}]"), id, "cut", &cuts);
        }
    }
}
