//! A checked set of parameters with everything that follows from it, shared by all runs. Names become places in lists,
//! millimetres become tenths.

use super::bench::ToolKind;
use super::choice::{self, Choice};
use super::company::vocabulary::CompanySetting;
use super::parameters::Parameters;
use super::placed::Placed;
use super::step::Does;
use crate::ticks;

/// Tenths of a millimetre.
pub(crate) fn tenths(mm: f64) -> i32 {
    libm::round(mm * 10.0) as i32
}

/// Millimetres.
pub(crate) fn mm(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}

/// What a step is about, by places in lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    Choose,
    Wear(usize),
    Cut(usize),
    Check(usize),
    Drill(usize),
    Sand(usize),
    Join(usize),
    Gauge,
    Tidy,
}

/// A hole, in tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HoleSize {
    pub(crate) at: [i32; 2],
    /// `None` where it follows what was chosen.
    pub(crate) diameter: Option<i32>,
    pub(crate) tolerance: i32,
    /// As the sheet gives it where nothing was chosen.
    pub(crate) default: i32,
}

/// A part, in tenths of a millimetre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartSize {
    pub(crate) stock: usize,
    pub(crate) delivered: bool,
    pub(crate) length: i32,
    pub(crate) tolerance: i32,
    pub(crate) at: [i32; 3],
    /// Axes of length, width, thickness.
    pub(crate) axes: [usize; 3],
    pub(crate) holes: Vec<HoleSize>,
}

/// A joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JointParts {
    pub(crate) part: usize,
    pub(crate) onto: usize,
    pub(crate) screws: u8,
}

/// Parameters and what is derived from them.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) parameters: Parameters,
    pub(crate) phases: Vec<String>,
    pub(crate) step_phase: Vec<usize>,
    /// `None` where a step names what is not there.
    pub(crate) tasks: Vec<Option<Task>>,
    pub(crate) after: Vec<Vec<usize>>,
    /// Length, width, thickness of each kind of board.
    pub(crate) stock: Vec<[i32; 3]>,
    pub(crate) parts: Vec<PartSize>,
    pub(crate) joints: Vec<JointParts>,
    /// What each tool wants on, then each machine; and what machines refuse.
    pub(crate) tool_wants: Vec<Vec<usize>>,
    pub(crate) machine_wants: Vec<Vec<usize>>,
    pub(crate) machine_refuses: Vec<Vec<usize>>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) choice_names: Vec<String>,
    pub(crate) kerf: i32,
    pub(crate) idle: u32,
    pub(crate) brought: u32,
    /// What follows from working together.
    pub(crate) company: CompanySetting,
}

fn position<'a>(id: &str, ids: impl IntoIterator<Item = &'a String>) -> Option<usize> {
    ids.into_iter().position(|known| known == id)
}

impl Setting {
    pub(crate) fn new(parameters: Parameters) -> Self {
        let stock_ids: Vec<&String> = parameters.stock.iter().map(|stock| &stock.id).collect();
        let part = |id: &str| position(id, parameters.object.parts.iter().map(|part| &part.id));
        let joint = |id: &str| position(id, parameters.object.joints.iter().map(|joint| &joint.id));
        let worn = |id: &str| position(id, parameters.protection.iter().map(|worn| &worn.id));
        let all_worn = |ids: &[String]| -> Vec<usize> { ids.iter().filter_map(|id| worn(id)).collect() };
        let mut phases: Vec<String> = Vec::new();
        let named = parameters.steps.iter().map(|step| &step.phase);
        for phase in named.chain([&parameters.ending.phase]) {
            if !phases.contains(phase) {
                phases.push(phase.clone());
            }
        }
        let task = |does: &Does| {
            Some(match does {
                Does::Choose => Task::Choose,
                Does::Wear(id) => Task::Wear(worn(id)?),
                Does::Cut(id) => Task::Cut(part(id)?),
                Does::Check(id) => Task::Check(part(id)?),
                Does::Drill(id) => Task::Drill(part(id)?),
                Does::Sand(id) => Task::Sand(part(id)?),
                Does::Join(id) => Task::Join(joint(id)?),
                Does::Gauge => Task::Gauge,
                Does::Tidy => Task::Tidy,
            })
        };
        let step = |id: &str| position(id, parameters.steps.iter().map(|step| &step.id));
        let (choices, choice_names) = choice::all(&parameters);
        Self {
            step_phase: (parameters.steps.iter())
                .map(|step| position(&step.phase, &phases).unwrap_or(0))
                .collect(),
            tasks: parameters.steps.iter().map(|step| task(&step.does)).collect(),
            after: (parameters.steps.iter())
                .map(|of| of.after.iter().filter_map(|id| step(id)).collect())
                .collect(),
            stock: (parameters.stock.iter())
                .map(|stock| [stock.length_mm, stock.width_mm, stock.thickness_mm].map(tenths))
                .collect(),
            parts: (parameters.object.parts.iter())
                .map(|part| PartSize {
                    stock: position(&part.from, stock_ids.iter().copied()).unwrap_or(0),
                    delivered: part.delivered,
                    length: tenths(part.length_mm),
                    tolerance: tenths(part.tolerance_mm),
                    at: part.at_mm.map(tenths),
                    axes: part.lies.axes(),
                    holes: (part.holes.iter())
                        .map(|hole| HoleSize {
                            at: hole.at_mm.map(tenths),
                            diameter: (!hole.follows_choice).then(|| tenths(hole.diameter_mm)),
                            tolerance: tenths(hole.tolerance_mm),
                            default: tenths(hole.diameter_mm),
                        })
                        .collect(),
                })
                .collect(),
            joints: (parameters.object.joints.iter())
                .map(|joint| JointParts {
                    part: part(&joint.part).unwrap_or(0),
                    onto: part(&joint.onto).unwrap_or(0),
                    screws: joint.screws,
                })
                .collect(),
            tool_wants: parameters.tools.iter().map(|tool| all_worn(&tool.wants)).collect(),
            machine_wants: parameters.machines.iter().map(|m| all_worn(&m.wants)).collect(),
            machine_refuses: parameters.machines.iter().map(|m| all_worn(&m.refuses)).collect(),
            choices,
            choice_names,
            kerf: tenths(parameters.handling.kerf_mm),
            idle: ticks(parameters.idle_s),
            brought: ticks(parameters.handling.brought_s).max(1),
            company: CompanySetting::of(&parameters, super::vocabulary::EVENTS),
            phases,
            parameters,
        }
    }

    /// The first tool of this kind.
    pub(crate) fn tool(&self, kind: ToolKind) -> Option<usize> {
        self.parameters.tools.iter().position(|tool| tool.kind == kind)
    }

    pub(crate) fn tool_kind(&self, tool: usize) -> Option<ToolKind> {
        self.parameters.tools.get(tool).map(|tool| tool.kind)
    }

    /// The part as it is drawn: where it would be if every piece had its measure.
    pub(crate) fn designed(&self, part: usize) -> Placed {
        let size = &self.parts[part];
        self.sized(part, size.length)
    }

    /// The part where it is drawn, with a piece of another length.
    pub(crate) fn sized(&self, part: usize, length: i32) -> Placed {
        let part = &self.parts[part];
        let [_, width, thickness] = self.stock.get(part.stock).copied().unwrap_or([10; 3]);
        let mut placed = Placed {
            at: part.at,
            size: [0; 3],
        };
        for (axis, size) in part.axes.into_iter().zip([length, width, thickness]) {
            placed.size[axis] = size;
        }
        placed
    }

    /// All screws that the object takes.
    pub(crate) fn all_screws(&self) -> u16 {
        self.joints.iter().map(|joint| u16::from(joint.screws)).sum()
    }

    /// Diameter of a hole, tenths of a millimetre.
    pub(crate) fn diameter(&self, hole: HoleSize, variant: Option<u8>) -> i32 {
        let chosen = variant.and_then(|v| self.parameters.object.variants.get(usize::from(v)));
        match (hole.diameter, chosen) {
            (Some(diameter), _) => diameter,
            (None, Some(chosen)) => tenths(chosen.hole_mm),
            (None, None) => hole.default,
        }
    }
}
