//! The words that rules can use about a line: signals in sampling order, events in the order of [`Happened`]. What
//! measures, marks, cards and places are called is the scenario's.

use super::card::Tray;
use super::choice::Pace;
use super::layout::Movable;
use super::parameters::Parameters;
use super::piece::Kind;
use super::setting::Setting;
use super::view::Doing;
use crate::{EventKind, FieldKind, SignalKind, Unit, Vocabulary};

/// Events, in the order of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Happened {
    MovedOn = 1,
    PieceCalled,
    PieceCame,
    Gauged,
    Put,
    BeltSet,
    CardCame,
    CardRead,
    Recorded,
    RecordClosed,
    OrderCame,
    OrderSent,
    MachineJammed,
    MachineStopped,
    HatchOpened,
    HatchStopped,
    HatchClosed,
    Looked,
    PutRight,
    JamCleared,
    MachineStarted,
    Moved,
    Arranged,
    Told,
    HelpAsked,
    Ended,
}

impl From<Happened> for u16 {
    /// The index in the vocabulary.
    fn from(happened: Happened) -> Self {
        happened as Self
    }
}

/// What comes unexpected.
pub(crate) const UNEXPECTED: [&str; 2] = ["odd", "jam"];
/// A piece that no card speaks of, among [`UNEXPECTED`].
pub(crate) const UNEXPECTED_ODD: f64 = 0.0;
/// The stop of the machine, among [`UNEXPECTED`].
pub(crate) const UNEXPECTED_JAM: f64 = 1.0;

/// What the machine is at: words of signal `machine`.
pub(crate) const MACHINE: [&str; 4] = ["off", "machine_running", "machine_stuck", "hatch_open"];

/// 0 or 1.
pub(crate) fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

fn events(setting: &Setting) -> Vec<EventKind> {
    let parameters = &setting.parameters;
    let own = |name: &str, fields: &[FieldKind]| EventKind::own_act(name, fields.to_vec());
    let comes = |name: &str, fields: &[FieldKind]| EventKind::happening(name, fields.to_vec());
    let of = |name: &str, words: Vec<&String>| FieldKind {
        words: words.into_iter().cloned().collect(),
        ..FieldKind::number(name, Unit::Word)
    };
    let measures = || {
        of(
            "measure",
            parameters.measures.iter().map(|measure| &measure.id).collect(),
        )
    };
    let cards = || of("card", parameters.cards.iter().map(|card| &card.id).collect());
    let places = || of("place", parameters.culprits.iter().map(|culprit| &culprit.id).collect());
    let yes = |name: &str| FieldKind::number(name, Unit::Boolean);
    let count = |name: &str| FieldKind::number(name, Unit::None);
    let length = |name: &str| FieldKind::number(name, Unit::Millimetre);
    let kind = || FieldKind::word("piece", &Kind::WORDS);
    Vec::from([
        EventKind::verb(),
        comes("moved_on", &[of("left", setting.phases.iter().collect())]),
        own("piece_called", &[]),
        comes("piece_came", &[kind(), yes("doubtful")]),
        own("gauged", &[measures(), length("off"), yes("fits"), yes("doubtful")]),
        own(
            "put",
            &[
                FieldKind::word("where", &Tray::WORDS),
                kind(),
                yes("by_card"),
                yes("was_gauged"),
            ],
        ),
        own("belt_set", &[FieldKind::word("belt", &Pace::WORDS)]),
        comes("card_came", &[cards()]),
        own("card_read", &[cards()]),
        own("recorded", &[count("pieces")]),
        own("record_closed", &[]),
        comes("order_came", &[count("pieces")]),
        own("order_sent", &[yes("recorded"), count("pieces")]),
        comes("machine_jammed", &[]),
        own("machine_stopped", &[]),
        own("hatch_opened", &[yes("running")]),
        comes("hatch_stopped", &[]),
        own("hatch_closed", &[]),
        own("place_looked_at", &[places(), yes("cause")]),
        own("put_right", &[places()]),
        own("jam_cleared", &[]),
        own("machine_started", &[yes("put_right")]),
        own(
            "moved",
            &[
                FieldKind::word("thing", &Movable::WORDS),
                length("before"),
                length("now"),
            ],
        ),
        own("arranged", &[count("moves")]),
        own("told", &[FieldKind::word("what", &UNEXPECTED)]),
        own("help_asked", &[]),
        comes("ended", &[yes("put_right")]),
    ])
}

/// Signals after those that are words: name, unit, min, max.
pub(crate) const NUMBERS: [(&str, Unit, i64, i64); 16] = [
    ("pieces_put", Unit::None, 0, 65_535),
    ("kept", Unit::None, 0, 65_535),
    ("to_repair", Unit::None, 0, 65_535),
    ("put_aside", Unit::None, 0, 65_535),
    ("at_post", Unit::Boolean, 0, 1),
    ("piece_gauged", Unit::Boolean, 0, 1),
    ("working", Unit::Boolean, 0, 1),
    ("belt_moving", Unit::Boolean, 0, 1),
    ("order_open", Unit::Boolean, 0, 1),
    ("record_open", Unit::Boolean, 0, 1),
    ("pieces_recorded", Unit::None, 0, 120),
    ("machine_running", Unit::Boolean, 0, 1),
    ("machine_stuck", Unit::Boolean, 0, 1),
    ("hatch_open", Unit::Boolean, 0, 1),
    ("drift", Unit::Millimetre, 0, 50),
    ("things_moved", Unit::None, 0, 65_535),
];

/// Signals in a sample.
pub(crate) const SAMPLE_LEN: usize = 6 + NUMBERS.len();

/// What rules can speak about with these parameters.
pub(crate) fn vocabulary(setting: &Setting) -> Vocabulary {
    let cards: Vec<&str> = setting.parameters.cards.iter().map(|card| card.id.as_str()).collect();
    let mut signals = Vec::from([
        SignalKind::phase(&setting.phases),
        SignalKind::word("rule_card", &cards),
        SignalKind::word("belt", &Pace::WORDS),
        SignalKind::word("doing", &Doing::WORDS),
        SignalKind::word("unexpected", &["none", "odd", "jam"]),
        SignalKind::word("machine", &MACHINE),
    ]);
    let numbers = NUMBERS.iter();
    signals.extend(numbers.map(|(name, unit, min, max)| SignalKind::number(name, *unit, *min, *max)));
    Vocabulary {
        signals,
        events: events(setting),
    }
}

/// Ids of the scenario's own words that prompts can say.
pub(crate) fn prompt_words(parameters: &Parameters) -> Vec<String> {
    let measures = parameters.measures.iter().map(|measure| measure.id.clone());
    let things = Movable::WORDS.iter().map(|word| (*word).to_owned());
    let places = parameters.culprits.iter().map(|culprit| culprit.id.clone());
    measures.chain(things).chain(places).collect()
}
