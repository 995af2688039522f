//! The words that rules can use about choosing a place: signals in sampling order, events in the order of [`Happened`].
//! What clues and places are called is the scenario's.

use super::parameters::Parameters;
use super::setting::PHASES;
use crate::teamwork::Level;
use crate::{EventKind, FieldKind, SignalKind, Unit, Vocabulary};

/// Events, in the order of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Happened {
    MovedOn = 1,
    Joined,
    LevelSet,
    PlacesSeen,
    CurtainOpened,
    PictureSeen,
    CurtainClosed,
    TableOpened,
    Taken,
    Laid,
    Moved,
    PutBack,
    NewsCame,
    NewsSeen,
    Chosen,
    Agreed,
    SceneCame,
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

/// Words of signal `curtain`.
pub(crate) const CURTAIN: [&str; 2] = ["curtain_shut", "curtain_open"];
/// Words of signal `news`.
pub(crate) const NEWS: [&str; 3] = ["no_news", "news_waits", "news_known"];
/// What somebody is at: words of signal `at_the_table`.
pub(crate) const DOING: [&str; 4] = ["sits", "looking", "holding", "has_chosen"];
/// Signals that are shown as lanes.
pub(crate) const LANES: [&str; 3] = ["at_the_table", "curtain", "news"];

/// Most cards in play.
const MOST_CARDS: i64 = 16;

fn of<'a>(name: &str, words: impl IntoIterator<Item = &'a String>) -> FieldKind {
    FieldKind {
        words: words.into_iter().cloned().collect(),
        ..FieldKind::number(name, Unit::Word)
    }
}

fn events(parameters: &Parameters) -> Vec<EventKind> {
    let own = |name: &str, fields: &[FieldKind]| EventKind::own_act(name, fields.to_vec());
    let comes = |name: &str, fields: &[FieldKind]| EventKind::happening(name, fields.to_vec());
    let yes = |name: &str| FieldKind::number(name, Unit::Boolean);
    let count = |name: &str| FieldKind::number(name, Unit::None);
    let clue = || of("clue", parameters.clues.iter().map(|clue| &clue.id));
    let place = || of("place", parameters.places.iter().map(|place| &place.id));
    Vec::from([
        EventKind::verb(),
        comes("moved_on", &[FieldKind::word("left", &PHASES)]),
        own("joined", &[]),
        own("level_set", &[FieldKind::word("level", &Level::WORDS)]),
        own("places_seen", &[]),
        own("curtain_opened", &[yes("again"), count("others_wait")]),
        comes("picture_seen", &[clue(), yes("alone")]),
        own("curtain_closed", &[yes("by_hand"), count("others_wait")]),
        comes("table_opened", &[count("alone_seen")]),
        own("taken", &[clue(), yes("laid_by_other")]),
        own("laid", &[clue(), place(), yes("alone_seen")]),
        own("moved", &[clue(), place(), yes("laid_by_other"), yes("as_news_say")]),
        own("put_back", &[clue()]),
        comes("news_came", &[clue()]),
        own("news_seen", &[clue(), place()]),
        own("chosen", &[place(), yes("changed"), count("cards_missing")]),
        comes("agreed", &[place(), count("cards_missing")]),
        comes("scene_came", &[clue(), yes("thought_of")]),
        comes("ended", &[place()]),
    ])
}

/// What rules can speak about with these parameters.
pub(crate) fn vocabulary(parameters: &Parameters) -> Vocabulary {
    let number = |name: &str, most: i64| SignalKind::number(name, Unit::None, 0, most);
    Vocabulary {
        signals: Vec::from([
            SignalKind::word("phase", &PHASES),
            SignalKind::word(LANES[1], &CURTAIN),
            SignalKind::word(LANES[2], &NEWS),
            SignalKind::word("table_level", &Level::WORDS),
            number("people_here", 4),
            number("cards_missing", MOST_CARDS),
            number("keeps", 2).for_each_seat(),
            number("others_keep", 6).for_each_seat(),
            SignalKind::word(LANES[0], &DOING).for_each_seat(),
        ]),
        events: events(parameters),
    }
}

/// The id of what is said of a clue that was thought of.
pub(crate) fn thought_of(clue: &str) -> String {
    format!("{clue}_ready")
}

/// The id of what is said of a clue that nobody had thought of.
pub(crate) fn surprise(clue: &str) -> String {
    format!("{clue}_surprise")
}

/// Ids of the scenario's own words that prompts can say.
pub(crate) fn prompt_words(parameters: &Parameters) -> Vec<String> {
    let clues = parameters.clues.iter().map(|clue| clue.id.as_str());
    let of_clues = clues.flat_map(|clue| [clue.to_owned(), thought_of(clue), surprise(clue)]);
    of_clues
        .chain(parameters.places.iter().map(|place| place.id.clone()))
        .collect()
}
