//! The words that rules can use about an automaton: signals in sampling order, events in the order of [`Happened`]. What
//! marks, modules and surprises are called is the scenario's.

use super::carnet::LETTERS;
use super::front::Part;
use super::parameters::Parameters;
use super::role::Role;
use super::setting::Setting;
use crate::teamwork::Level;
use crate::{EventKind, FieldKind, SignalKind, Unit, Vocabulary};

/// Events, in the order of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Happened {
    MovedOn = 1,
    Joined,
    LetterTurned,
    LetterSame,
    LevelSet,
    RoleCame,
    RoleTaken,
    HandsTaken,
    ModuleLit,
    Set,
    Rung,
    Turned,
    ReadBack,
    LeverPulled,
    SurpriseCame,
    PutBack,
    PieceCame,
    PartWoke,
    Ended,
}

impl From<Happened> for u16 {
    /// The index in the vocabulary.
    fn from(happened: Happened) -> Self {
        happened as Self
    }
}

/// 0 or 1.
pub(crate) fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// What the machine is at: words of signal `machine`.
pub(crate) const MACHINE: [&str; 6] = ["gathering", "roles", "silent", "surprise", "waking", "playing"];

/// Ids of the words for letters, in order.
pub(crate) fn letter_words() -> Vec<String> {
    (0..LETTERS).map(letter_word).collect()
}

/// The id of the word for a letter: `letter_a`.
pub(crate) fn letter_word(letter: u8) -> String {
    format!("letter_{}", super::carnet::letter_name(letter).to_ascii_lowercase())
}

fn of<'a>(name: &str, words: impl IntoIterator<Item = &'a String>) -> FieldKind {
    FieldKind {
        words: words.into_iter().cloned().collect(),
        ..FieldKind::number(name, Unit::Word)
    }
}

fn events(setting: &Setting) -> Vec<EventKind> {
    let parameters = &setting.parameters;
    let own = |name: &str, fields: &[FieldKind]| EventKind::own_act(name, fields.to_vec());
    let comes = |name: &str, fields: &[FieldKind]| EventKind::happening(name, fields.to_vec());
    let yes = |name: &str| FieldKind::number(name, Unit::Boolean);
    let count = |name: &str| FieldKind::number(name, Unit::None);
    let letter = || of("letter", &letter_words());
    let role = || FieldKind::word("role", &Role::WORDS);
    let modules = || of("module", parameters.modules.iter().map(|module| &module.id));
    Vec::from([
        EventKind::verb(),
        comes("moved_on", &[of("left", &setting.phases)]),
        own("joined", &[]),
        own("letter_turned", &[letter()]),
        own("letter_same", &[letter()]),
        own("level_set", &[FieldKind::word("level", &Level::WORDS)]),
        comes("role_came", &[role()]),
        own("role_taken", &[role()]),
        own("hands_taken", &[]),
        comes("module_lit", &[modules(), role(), yes("smudged"), yes("for_two")]),
        own(
            "set",
            &[count("place"), of("mark", parameters.marks.iter().map(|mark| &mark.id))],
        ),
        own("rung", &[count("place")]),
        own("turned", &[yes("right_handle")]),
        own("read_back", &[]),
        own("lever_pulled", &[modules(), count("surprises_before")]),
        comes("surprise_came", &[of("what", &parameters.surprises)]),
        own("put_back", &[yes("surprise")]),
        comes("piece_came", &[modules()]),
        comes("part_woke", &[FieldKind::word("part", &Part::WORDS), modules()]),
        comes("ended", &[count("parts")]),
    ])
}

/// Signals of all after those that are words: name, unit, min, max.
pub(crate) const NUMBERS: [(&str, Unit, i64, i64); 5] = [
    ("people_here", Unit::None, 0, 4),
    ("parts_awake", Unit::None, 0, 8),
    ("smudge_open", Unit::Boolean, 0, 1),
    ("all_set", Unit::Boolean, 0, 1),
    ("surprises", Unit::None, 0, 255),
];

/// What rules can speak about with these parameters.
pub(crate) fn vocabulary(setting: &Setting) -> Vocabulary {
    let letters = letter_words();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let mut signals = Vec::from([
        SignalKind::phase(&setting.phases),
        SignalKind::word("machine", &MACHINE),
        SignalKind::word("machine_letter", &letters),
        SignalKind::word("machine_level", &Level::WORDS),
    ]);
    let numbers = NUMBERS.iter();
    signals.extend(numbers.map(|(name, unit, min, max)| SignalKind::number(name, *unit, *min, *max)));
    signals.push(SignalKind::word("role", &Role::WORDS).for_each_seat());
    Vocabulary {
        signals,
        events: events(setting),
    }
}

/// Ids of the scenario's own words that prompts can say.
pub(crate) fn prompt_words(parameters: &Parameters) -> Vec<String> {
    let parts = parameters
        .modules
        .iter()
        .map(|module| Part::WORDS[module.wakes as usize]);
    let parts = parts.map(str::to_owned);
    letter_words()
        .into_iter()
        .chain(parameters.surprises.clone())
        .chain(parts)
        .collect()
}
