//! The words that rules can use about working together. They come after all others, and only where there is company.

use super::state::{Carried, Mime, Stage};
use super::tasks::TaskKind;
use crate::workshop::parameters::Parameters;
use crate::workshop::running::Workshop;
use crate::workshop::setting::Setting;
use crate::workshop::state::ToolLies;
use crate::{EventKind, FieldKind, Fixed, SignalKind, Unit};

/// Events, in the order of [`events`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Together {
    ColleagueNeeds,
    ColleagueTook,
    ColleagueGaveBack,
    ColleagueUnsure,
    ColleagueMarked,
    ColleagueErred,
    ColleagueCut,
    ColleagueSanded,
    ColleagueDrilled,
    Lent,
    Pointed,
    ShownAgain,
    Beckoned,
    BagOpened,
    BagShort,
    SubstituteTaken,
    SubstituteShown,
    FittedTo,
    StickerPut,
    StickerOff,
    VanHonked,
    WorkHandedOn,
}

impl Together {
    /// The index in the vocabulary of a setting.
    pub(crate) fn at(self, setting: &Setting) -> u16 {
        setting.company.first_event + self as u16
    }
}

/// What something was shown by.
const BY: [&str; 3] = ["sheet", "tape", "piece"];

fn word(name: &str, words: &[String]) -> FieldKind {
    FieldKind {
        words: words.to_vec(),
        ..FieldKind::number(name, Unit::Word)
    }
}

fn task_ids(parameters: &Parameters) -> Vec<String> {
    let tasks = parameters.colleague.iter().flat_map(|colleague| &colleague.tasks);
    tasks.map(|task| task.id.clone()).collect()
}

/// The events; `parts` are the words of a field for a part.
pub(crate) fn events(parameters: &Parameters, parts: &[String]) -> Vec<EventKind> {
    let own = |name: &str, fields: &[FieldKind]| EventKind::own_act(name, fields.to_vec());
    let comes = |name: &str, fields: &[FieldKind]| EventKind::happening(name, fields.to_vec());
    let part = || word("part", parts);
    let length = |name: &str| FieldKind::number(name, Unit::Millimetre);
    let number = |name: &str| FieldKind::number(name, Unit::None);
    let yes = |name: &str| FieldKind::number(name, Unit::Boolean);
    let tools: Vec<String> = parameters.tools.iter().map(|tool| tool.id.clone()).collect();
    let tool = || word("tool", &tools);
    let tasks = task_ids(parameters);
    let task = || word("task", &tasks);
    let bags: Vec<String> = parameters.fittings.iter().map(|fitting| fitting.id.clone()).collect();
    let bag = || word("bag", &bags);
    let substitutes: Vec<String> = parameters.substitutes.iter().map(|one| one.id.clone()).collect();
    let substitute = || word("substitute", &substitutes);
    let mut with = vec!["proper".to_owned()];
    with.extend(substitutes.iter().cloned());
    let joints: Vec<String> = parameters.object.joints.iter().map(|joint| joint.id.clone()).collect();
    Vec::from([
        comes("colleague_needs", &[tool()]),
        comes("colleague_took", &[tool()]),
        comes("colleague_gave_back", &[tool()]),
        comes("colleague_unsure", &[task()]),
        comes("colleague_marked", &[part(), length("place")]),
        comes("colleague_erred", &[part(), length("off")]),
        comes("colleague_cut", &[part(), length("length")]),
        comes("colleague_sanded", &[part()]),
        comes("colleague_drilled", &[part()]),
        own("lent", &[tool(), yes("from_hand")]),
        own("pointed", &[task(), FieldKind::word("by", &BY)]),
        own("shown_again", &[part(), FieldKind::word("by", &BY)]),
        own("beckoned", &[]),
        own("bag_opened", &[bag(), number("holds")]),
        comes("bag_short", &[bag(), number("missing")]),
        own("substitute_taken", &[substitute()]),
        own("substitute_shown", &[substitute()]),
        own(
            "fitted",
            &[word("joint", &joints), word("with", &with), yes("was_shown")],
        ),
        own("sticker_put", &[part(), yes("open")]),
        own("sticker_off", &[part()]),
        comes("van_honked", &[yes("first")]),
        own("work_handed_on", &[number("left"), number("marked"), yes("clear")]),
    ])
}

/// Words of what is carried: nothing first.
fn carried_words(parameters: &Parameters) -> Vec<String> {
    let mut words = vec!["none".to_owned()];
    words.extend(parameters.fittings.iter().map(|fitting| fitting.id.clone()));
    words.extend(parameters.substitutes.iter().map(|one| one.id.clone()));
    words.push("sticker".to_owned());
    words
}

/// The signals, in the order of [`write`].
pub(crate) fn signals(parameters: &Parameters) -> Vec<SignalKind> {
    let words = |name: &str, words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        SignalKind::word(name, &words)
    };
    let yes = |name: &str| SignalKind::number(name, Unit::Boolean, 0, 1);
    let mut tasks = vec!["none".to_owned()];
    tasks.extend(task_ids(parameters));
    Vec::from([
        words("carried", &carried_words(parameters)),
        SignalKind::word("colleague", &Stage::WORDS),
        words("colleague_task", &tasks),
        SignalKind::word("colleague_shows", &Mime::WORDS),
        yes("tool_lent"),
        yes("mistake_open"),
        yes("bag_found_short"),
        SignalKind::number("stickers_on", Unit::None, 0, 16),
        yes("van_waits"),
    ])
}

/// Writes the signals.
pub(crate) fn write(workshop: &Workshop, sample: &mut [Fixed]) {
    let Some(company) = &workshop.company else { return };
    let fittings = workshop.setting.parameters.fittings.len();
    let substitutes = workshop.setting.parameters.substitutes.len();
    let carried = match company.carried {
        None => 0,
        Some(Carried::Fitting(fitting)) => 1 + usize::from(fitting),
        Some(Carried::Substitute(substitute)) => 1 + fittings + usize::from(substitute),
        Some(Carried::Sticker) => 1 + fittings + substitutes,
    };
    let colleague = company.colleague.as_ref();
    let number = |value: usize| Fixed::from_int(value as i64);
    let values = [
        number(carried),
        number(colleague.map_or(0, |colleague| colleague.stage as usize)),
        number(
            colleague
                .and_then(|colleague| colleague.task)
                .map_or(0, |task| usize::from(task) + 1),
        ),
        number(workshop.mime() as usize),
        Fixed::from_bool(workshop.state.tools.contains(&ToolLies::Lent)),
        Fixed::from_bool(workshop.mistake_is_open()),
        Fixed::from_bool(workshop.short_bag().is_some()),
        number(company.stickers.iter().filter(|on| **on).count()),
        Fixed::from_bool(company.van.is_some()),
    ];
    for (place, value) in sample.iter_mut().zip(values) {
        *place = value;
    }
}

/// What follows from the parameters, by places in lists.
#[derive(Debug, Default)]
pub(crate) struct CompanySetting {
    /// Index of the first of [`events`] in the vocabulary.
    pub(crate) first_event: u16,
    pub(crate) tasks: Vec<TaskSetting>,
    /// What each joint is fitted with before it is screwed.
    pub(crate) joint_fitting: Vec<Option<usize>>,
    /// Ticks.
    pub(crate) pace: u32,
    pub(crate) shows: u32,
    pub(crate) patience: u32,
}

/// A task of a colleague.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TaskSetting {
    pub(crate) kind: TaskKind,
    /// `None` where it names what is not there.
    pub(crate) part: Option<usize>,
    pub(crate) tool: Option<usize>,
    /// Ticks.
    pub(crate) takes: u32,
}

impl CompanySetting {
    pub(crate) fn of(parameters: &Parameters, first_event: u16) -> Self {
        use super::colleague::TaskDoes;
        let part = |id: &str| parameters.object.parts.iter().position(|part| part.id == id);
        let tool = |id: &str| parameters.tools.iter().position(|tool| tool.id == id);
        let fitting = |id: &String| parameters.fittings.iter().position(|fitting| fitting.id == *id);
        let colleague = parameters.colleague.as_ref();
        let tasks = colleague.iter().flat_map(|colleague| &colleague.tasks);
        Self {
            first_event,
            tasks: tasks
                .map(|task| TaskSetting {
                    kind: match task.does {
                        TaskDoes::Cut(_) => TaskKind::Cut,
                        TaskDoes::Sand(_) => TaskKind::Sand,
                        TaskDoes::Drill(_) => TaskKind::Drill,
                    },
                    part: part(task.does.part()),
                    tool: task.needs.as_ref().and_then(|need| tool(&need.tool)),
                    takes: crate::ticks(task.takes_s).max(1),
                })
                .collect(),
            joint_fitting: (parameters.object.joints.iter())
                .map(|joint| joint.fitting.as_ref().and_then(fitting))
                .collect(),
            pace: colleague.map_or(0, |colleague| crate::ticks(colleague.pace_s)),
            shows: colleague.map_or(0, |colleague| crate::ticks(colleague.shows_s)),
            patience: colleague.map_or(0, |colleague| crate::ticks(colleague.patience_s)),
        }
    }
}
