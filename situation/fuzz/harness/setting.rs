//! What the rules of the harnesses speak about: two seats, every kind of signal, events with fields, one mark.

use simulation::{EventKind, FieldKind, Fixed, SignalKind, Unit, Vocabulary};
use situation::rule::Constant;

/// Seats of the harnesses.
pub(crate) const SEATS: u8 = 2;

pub(crate) fn vocabulary() -> Vocabulary {
    let signal = |name: &str, unit, words: &[&str], per_seat| SignalKind {
        name: name.to_owned(),
        unit,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        per_seat,
        min: Fixed::from_int(-1000),
        max: Fixed::from_int(1000),
    };
    let field = |name: &str, unit, words: &[&str]| FieldKind {
        name: name.to_owned(),
        unit,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
    };
    Vocabulary {
        signals: vec![
            signal("phase", Unit::Word, &["check", "posts", "free"], false),
            signal("alt", Unit::Metre, &[], true),
            signal("speed", Unit::MetrePerSecond, &[], true),
            signal("armed", Unit::Boolean, &[], true),
            signal("écart", Unit::None, &[], false),
            signal("charge", Unit::Percent, &[], false),
        ],
        events: vec![
            EventKind::verb(),
            EventKind {
                name: "land_call".to_owned(),
                fields: vec![],
                own_act: false,
            },
            EventKind {
                name: "contact".to_owned(),
                fields: vec![
                    field("force", Unit::Newton, &[]),
                    field("with", Unit::Word, &["net", "post"]),
                ],
                own_act: true,
            },
        ],
    }
}

pub(crate) fn marks() -> [String; 1] {
    ["readback".to_owned()]
}

pub(crate) fn constants() -> [Constant; 2] {
    let named = |name: &str, value: &str| Constant {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    [named("delay", "5 s"), named("force", "2 N")]
}
