//! The words that rules can use about a workshop: signals in sampling order, events in the order of [`Happened`]. What
//! parts, tools and steps are called is the scenario's.

use super::company;
use super::doing::Doing;
use super::parameters::Parameters;
use super::setting::Setting;
use crate::{EventKind, FieldKind, SignalKind, Unit, Vocabulary};

/// Events, in the order of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Happened {
    StepDone = 1,
    MovedOn,
    VariantChosen,
    PutOn,
    TakenOff,
    BoardTaken,
    BoardAsked,
    BoardCame,
    PartTaken,
    PartAsked,
    PartCame,
    PiecePlaced,
    Turned,
    SetAside,
    ToolTaken,
    ToolPutBack,
    Measured,
    Marked,
    Clamped,
    Unclamped,
    Sawing,
    PieceCut,
    PieceOff,
    Kept,
    Packed,
    FlawInHand,
    FlawNoticed,
    FlawSettled,
    OnMachine,
    GuardFoundOpen,
    GuardClosed,
    GuardOpened,
    MachineStarted,
    StartRefused,
    MachineWarned,
    MachineStopped,
    MachineRested,
    Drilled,
    Sanded,
    Assembled,
    TakenApart,
    ScrewDriven,
    Joined,
    ScrewsOut,
    ScrewsCame,
    Gauged,
    SheetOpened,
    SheetClosed,
    PageTurned,
    HelpAsked,
    Said,
    RainBegan,
    BoardWet,
    StockCovered,
    RainEnded,
    DustCame,
    SoundsDulled,
    HandedOver,
    Collected,
}

impl From<Happened> for u16 {
    /// The index in the vocabulary.
    fn from(happened: Happened) -> Self {
        happened as Self
    }
}

/// Why a machine warns or does not start, in the order of [`WHY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    Guard,
    Protection,
    Gloves,
}

const WHY: [&str; 3] = ["guard", "protection", "gloves"];

/// What comes unexpected, in the order of [`UNEXPECTED`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unexpected {
    Flaw,
    Guard,
    Screws,
    Rain,
    Bag,
    Van,
}

pub(crate) const UNEXPECTED: [&str; 6] = ["flaw", "open_guard", "screws", "rain", "short_bag", "early_van"];
/// So many of them come at every bench; the others only where people work together.
const ALONE: usize = 4;
/// Events of every bench; those of working together come after.
pub(crate) const EVENTS: u16 = Happened::Collected as u16 + 1;

/// The unexpected that a bench can bring.
fn unexpected(parameters: &Parameters) -> &'static [&'static str] {
    if parameters.has_company() {
        &UNEXPECTED
    } else {
        &UNEXPECTED[..ALONE]
    }
}
/// How a flaw was settled.
const SETTLED_HOW: [&str; 3] = ["aside", "signal", "ask"];
/// How boards came to be covered.
const COVERED_HOW: [&str; 2] = ["hand", "signal"];

/// 0 or 1.
pub(crate) fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// A part among the words of a field: another piece comes first, the object last.
pub(crate) fn part_word(part: Option<u8>) -> f64 {
    part.map_or(0.0, |part| f64::from(part) + 1.0)
}

/// The object among those words.
pub(crate) fn object_word(parts: usize) -> f64 {
    parts as f64 + 1.0
}

/// Words that hang on the scenario.
struct Words {
    steps: Vec<String>,
    phases: Vec<String>,
    variants: Vec<String>,
    protection: Vec<String>,
    stock: Vec<String>,
    parts: Vec<String>,
    tools: Vec<String>,
    machines: Vec<String>,
    joints: Vec<String>,
    pages: Vec<String>,
}

impl Words {
    fn of(setting: &Setting) -> Self {
        let parameters = &setting.parameters;
        let object = &parameters.object;
        let mut parts = vec!["other".to_owned()];
        parts.extend(object.parts.iter().map(|part| part.id.clone()));
        parts.push("object".to_owned());
        Self {
            steps: parameters.steps.iter().map(|step| step.id.clone()).collect(),
            phases: setting.phases.clone(),
            variants: object.variants.iter().map(|variant| variant.id.clone()).collect(),
            protection: parameters.protection.iter().map(|worn| worn.id.clone()).collect(),
            stock: parameters.stock.iter().map(|stock| stock.id.clone()).collect(),
            parts,
            tools: parameters.tools.iter().map(|tool| tool.id.clone()).collect(),
            machines: parameters.machines.iter().map(|machine| machine.id.clone()).collect(),
            joints: object.joints.iter().map(|joint| joint.id.clone()).collect(),
            pages: parameters.sheet.iter().map(|page| page.id.clone()).collect(),
        }
    }
}

fn word(name: &str, words: &[String]) -> FieldKind {
    FieldKind {
        words: words.to_vec(),
        ..FieldKind::number(name, Unit::Word)
    }
}

fn fixed(name: &str, words: &[&str]) -> FieldKind {
    FieldKind::word(name, words)
}

fn yes(name: &str) -> FieldKind {
    FieldKind::number(name, Unit::Boolean)
}

fn length(name: &str) -> FieldKind {
    FieldKind::number(name, Unit::Millimetre)
}

fn number(name: &str) -> FieldKind {
    FieldKind::number(name, Unit::None)
}

fn events(words: &Words, unexpected: &[&str]) -> Vec<EventKind> {
    let own = |name: &str, fields: &[FieldKind]| EventKind::own_act(name, fields.to_vec());
    let comes = |name: &str, fields: &[FieldKind]| EventKind::happening(name, fields.to_vec());
    let part = || word("part", &words.parts);
    let machine = || word("machine", &words.machines);
    Vec::from([
        EventKind::verb(),
        own("step_done", &[word("step", &words.steps), yes("in_order")]),
        comes("moved_on", &[word("left", &words.phases)]),
        own("variant_chosen", &[word("variant", &words.variants)]),
        own("put_on", &[word("item", &words.protection)]),
        own("taken_off", &[word("item", &words.protection)]),
        own("board_taken", &[word("board", &words.stock), length("length")]),
        own("board_asked", &[word("board", &words.stock)]),
        comes("board_came", &[word("board", &words.stock)]),
        own("part_taken", &[part()]),
        own("part_asked", &[part()]),
        comes("part_came", &[part()]),
        own("piece_placed", &[length("length")]),
        own("turned", &[part()]),
        own("set_aside", &[part(), yes("flawed")]),
        own("tool_taken", &[word("tool", &words.tools)]),
        own("tool_put_back", &[word("tool", &words.tools), number("out")]),
        own("measured", &[part(), length("length")]),
        own("marked", &[length("place"), yes("by_tape"), yes("by_square")]),
        own("clamped", &[]),
        own("unclamped", &[]),
        own(
            "sawing",
            &[yes("on_line"), yes("by_tape"), yes("held_fast"), yes("protected")],
        ),
        own("piece_cut", &[part(), length("off"), yes("nearer"), yes("again")]),
        comes("piece_off", &[part(), length("off"), yes("too_short")]),
        own("kept", &[part()]),
        own("packed", &[part(), length("by")]),
        comes("flaw_in_hand", &[part()]),
        own("flaw_noticed", &[part()]),
        own("flaw_settled", &[part(), fixed("how", &SETTLED_HOW)]),
        own("on_machine", &[machine(), part()]),
        comes("guard_found_open", &[machine()]),
        own("guard_closed", &[machine()]),
        own("guard_opened", &[machine()]),
        own("machine_started", &[machine(), yes("guarded"), yes("protected")]),
        comes("start_refused", &[machine(), fixed("why", &WHY)]),
        comes("machine_warned", &[machine(), fixed("why", &WHY)]),
        own("machine_stopped", &[machine()]),
        comes("machine_rested", &[machine()]),
        own("drilled", &[part(), number("hole"), length("off")]),
        own("sanded", &[part()]),
        own("assembled", &[part(), yes("flawed")]),
        own("taken_apart", &[part()]),
        own(
            "screw_driven",
            &[
                word("joint", &words.joints),
                FieldKind::number("depth", Unit::Percent),
                yes("holds"),
            ],
        ),
        own("joined", &[word("joint", &words.joints)]),
        comes("screws_out", &[number("missing")]),
        comes("screws_came", &[]),
        own("gauged", &[part(), yes("fits"), length("off")]),
        own("sheet_opened", &[word("page", &words.pages)]),
        own("sheet_closed", &[]),
        own("page_turned", &[word("page", &words.pages)]),
        own("help_asked", &[]),
        own("told", &[fixed("what", unexpected)]),
        comes("rain_began", &[]),
        comes("board_wet", &[]),
        own(
            "stock_covered",
            &[FieldKind::number("after", Unit::Second), fixed("how", &COVERED_HOW)],
        ),
        comes("rain_ended", &[]),
        comes("dust_came", &[]),
        comes("sounds_dulled", &[]),
        own("handed_over", &[yes("whole"), yes("compared"), yes("tidy")]),
        comes("collected", &[yes("whole")]),
    ])
}

/// Signals after those that are words: name, unit, min, max.
pub(crate) const NUMBERS: [(&str, Unit, i64, i64); 26] = [
    ("steps_done", Unit::None, 0, 40),
    ("parts_made", Unit::None, 0, 16),
    ("parts_joined", Unit::None, 0, 16),
    ("holds_piece", Unit::Boolean, 0, 1),
    ("on_bench", Unit::Boolean, 0, 1),
    ("tape_laid", Unit::Boolean, 0, 1),
    ("square_laid", Unit::Boolean, 0, 1),
    ("clamp_closed", Unit::Boolean, 0, 1),
    ("hand_along", Unit::Millimetre, 0, 4000),
    ("hand_across", Unit::Millimetre, 0, 600),
    ("piece_length", Unit::Millimetre, 0, 4000),
    ("working", Unit::Boolean, 0, 1),
    ("glasses_on", Unit::Boolean, 0, 1),
    ("gloves_on", Unit::Boolean, 0, 1),
    ("hearing_on", Unit::Boolean, 0, 1),
    ("machine_running", Unit::Boolean, 0, 1),
    ("guard_open", Unit::Boolean, 0, 1),
    ("sheet_open", Unit::Boolean, 0, 1),
    ("hazy", Unit::Boolean, 0, 1),
    ("flaw_open", Unit::Boolean, 0, 1),
    ("screws_left", Unit::None, 0, 400),
    ("screws_missing", Unit::Boolean, 0, 1),
    ("raining", Unit::Boolean, 0, 1),
    ("covered", Unit::Boolean, 0, 1),
    ("wet_boards", Unit::None, 0, 96),
    ("tools_out", Unit::None, 0, 16),
];

/// Signals in a sample.
pub(crate) const SAMPLE_LEN: usize = 5 + NUMBERS.len();

/// What rules can speak about with these parameters.
pub(crate) fn vocabulary(setting: &Setting) -> Vocabulary {
    let words = Words::of(setting);
    let of_words = |name: &str, first: &str, words: &[String]| {
        let all: Vec<&str> = [first].into_iter().chain(words.iter().map(String::as_str)).collect();
        SignalKind::word(name, &all)
    };
    let mut signals = Vec::from([
        SignalKind::phase(&setting.phases),
        of_words("step", "none", &words.steps),
        of_words("tool", "none", &words.tools),
        SignalKind::word("doing", &Doing::WORDS),
        SignalKind::word("unexpected", &[&["none"][..], unexpected(&setting.parameters)].concat()),
    ]);
    let numbers = NUMBERS.iter();
    signals.extend(numbers.map(|(name, unit, min, max)| SignalKind::number(name, *unit, *min, *max)));
    let mut events = events(&words, unexpected(&setting.parameters));
    if setting.parameters.has_company() {
        signals.extend(company::vocabulary::signals(&setting.parameters));
        events.extend(company::vocabulary::events(&setting.parameters, &words.parts));
    }
    Vocabulary { signals, events }
}

/// Ids of the scenario's own words that prompts can say.
pub(crate) fn prompt_words(parameters: &Parameters) -> Vec<String> {
    let object = &parameters.object;
    let ids = (parameters.stock.iter().map(|stock| &stock.id))
        .chain(object.parts.iter().map(|part| &part.id))
        .chain(parameters.tools.iter().map(|tool| &tool.id))
        .chain(parameters.machines.iter().map(|machine| &machine.id))
        .chain(parameters.protection.iter().map(|worn| &worn.id))
        .chain(parameters.fittings.iter().map(|fitting| &fitting.id))
        .chain(parameters.substitutes.iter().map(|one| &one.id));
    ids.cloned().collect()
}
