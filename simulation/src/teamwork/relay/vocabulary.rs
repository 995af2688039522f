//! The words that rules can use about a relay: signals in sampling order, events in the order of [`Happened`]. What
//! loads, places, doors and corridors are called is the scenario's.

use super::parameters::Parameters;
use super::setting::Setting;
use super::sticker::Sticker;
use crate::{EventKind, FieldKind, SignalKind, Unit, Vocabulary};

/// Events, in the order of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Happened {
    MovedOn = 1,
    Joined,
    Readied,
    LoadCame,
    Gripped,
    LetGo,
    Slipped,
    Bumped,
    LeverHeld,
    LeverLetGo,
    DoorPassed,
    Spilled,
    FilledAgain,
    ChargerWanted,
    Plugged,
    Unplugged,
    PlugPopped,
    GotStuck,
    CameLoose,
    LentHand,
    CorridorBlocked,
    WentThrough,
    LoadArrived,
    ReliefCame,
    StickerPut,
    StickerOff,
    HandedOver,
    PlaceTaken,
    NoteOpened,
    FirstMove,
    TookOver,
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

/// What the session is at: words of signal `relay`.
pub(crate) const RELAY: [&str; 5] = ["gathering", "moving", "leaving", "arriving", "feasting"];
/// What somebody is: words of signal `post`; the first is nobody's.
pub(crate) const POSTS: [&str; 3] = ["nobody", "carrier", "waiting"];
/// What somebody holds: words of signal `holding`.
pub(crate) const HOLDING: [&str; 3] = ["nothing", "load", "lever"];
/// What somebody has to do in the relief: words of field `part`.
pub(crate) const PARTS: [&str; 3] = ["leaves", "comes", "both"];

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
    let percent = |name: &str| FieldKind::number(name, Unit::Percent);
    let load = || of("load", parameters.loads.iter().map(|load| &load.id));
    let door = || of("door", parameters.doors.iter().map(|door| &door.id));
    let corridor = || of("corridor", parameters.corridors.iter().map(|corridor| &corridor.id));
    let spot = || of("spot", setting.spots.iter().map(|(_, id)| id));
    let words: Vec<&str> = parameters
        .stickers
        .iter()
        .map(|sticker| Sticker::WORDS[*sticker as usize])
        .collect();
    let sticker = || FieldKind::word("sticker", &words);
    Vec::from([
        EventKind::verb(),
        comes("moved_on", &[of("left", &setting.phases)]),
        own("joined", &[]),
        own("readied", &[]),
        comes("load_came", &[load()]),
        own("gripped", &[load(), count("others")]),
        own("let_go", &[load(), yes("in_place")]),
        comes("slipped", &[load()]),
        comes("bumped", &[load(), FieldKind::number("speed", Unit::MetrePerSecond)]),
        own("lever_held", &[door()]),
        own("lever_let_go", &[door()]),
        own("door_passed", &[door(), yes("loaded")]),
        comes("spilled", &[load(), percent("left")]),
        own("filled_again", &[load()]),
        comes("charger_wanted", &[load()]),
        own("plugged", &[load(), percent("charge")]),
        own("unplugged", &[load(), yes("wanted")]),
        comes("plug_popped", &[load()]),
        comes("got_stuck", &[load()]),
        comes("came_loose", &[load()]),
        own("lent_hand", &[load(), yes("asked")]),
        comes("corridor_blocked", &[corridor()]),
        own("went_through", &[corridor(), yes("loaded"), yes("after_block")]),
        comes("load_arrived", &[load()]),
        comes("relief_came", &[FieldKind::word("part", &PARTS)]),
        own("sticker_put", &[sticker(), spot(), yes("open")]),
        own("sticker_off", &[sticker()]),
        own("handed_over", &[count("stickers")]),
        own("place_taken", &[]),
        own("note_opened", &[yes("moved_before")]),
        own("first_move", &[yes("note_read")]),
        own("took_over", &[]),
        comes("ended", &[count("arrived")]),
    ])
}

/// Signals of all after those that are words: name, unit, min, max.
pub(crate) const NUMBERS: [(&str, Unit, i64, i64); 6] = [
    ("people_here", Unit::None, 0, 4),
    ("loads_here", Unit::None, 0, 8),
    ("loads_arrived", Unit::None, 0, 8),
    ("levers_held", Unit::None, 0, 2),
    ("cable_wanted", Unit::Boolean, 0, 1),
    ("way_blocked", Unit::Boolean, 0, 1),
];

/// Signals of each seat after those that are words: name, unit, min, max.
pub(crate) const OF_SEATS: [(&str, Unit, i64, i64); 3] = [
    ("stuck", Unit::Boolean, 0, 1),
    ("note_open", Unit::Boolean, 0, 1),
    ("pace", Unit::MetrePerSecond, 0, 5),
];

/// What rules can speak about with these parameters.
pub(crate) fn vocabulary(setting: &Setting) -> Vocabulary {
    let mut signals = Vec::from([SignalKind::phase(&setting.phases), SignalKind::word("relay", &RELAY)]);
    let number = |(name, unit, min, max): &(&str, Unit, i64, i64)| SignalKind::number(name, *unit, *min, *max);
    signals.extend(NUMBERS.iter().map(number));
    signals.push(SignalKind::word("post", &POSTS).for_each_seat());
    signals.push(SignalKind::word("holding", &HOLDING).for_each_seat());
    signals.extend(OF_SEATS.iter().map(|of| number(of).for_each_seat()));
    Vocabulary {
        signals,
        events: events(setting),
    }
}

/// Ids of the scenario's own words that prompts can say.
pub(crate) fn prompt_words(parameters: &Parameters) -> Vec<String> {
    let loads = parameters.loads.iter().map(|load| &load.id);
    let places = parameters.places.iter().map(|place| &place.id);
    let doors = parameters.doors.iter().map(|door| &door.id);
    let corridors = parameters.corridors.iter().map(|corridor| &corridor.id);
    loads.chain(places).chain(doors).chain(corridors).cloned().collect()
}
