//! Virtual crews, described by numbers: for recordings, checks, tests and for trying a grid. They are nobody, and are
//! shown as nobody.

use crate::PilotNumber;

/// How a virtual crew works.
#[derive(Debug, Clone, PartialEq)]
pub struct Crew {
    /// How many they are, 1 to 4.
    pub people: f64,
    /// How likely a sticker is put where nothing is left to do, 0 to 1.
    pub mistakes: f64,
    /// How likely whoever holds a door lets it go before the other is through, 0 to 1.
    pub impatient: f64,
    /// Whether the cable is freed as soon as another load needs it.
    pub frees: f64,
    /// Whether somebody who is stuck is helped before they ask.
    pub helps: f64,
    /// How likely whoever comes opens the note before they move, 0 to 1.
    pub reads: f64,
    /// Whether they say « Reçu », « Signaler » and « Demander ».
    pub talks: f64,
    /// Between seeing that something is to be done and doing it, s.
    pub pace_s: f64,
}

impl Crew {
    /// Names of those that come with the program.
    pub const NAMES: [&'static str; 5] = ["ordinary", "three", "four", "hurried", "waiting"];

    /// What describes a crew, in the order of [`Crew::of`].
    pub const NUMBERS: [PilotNumber; 8] = [
        PilotNumber::between("people", 2.0, 4.0),
        PilotNumber::between("mistakes", 0.0, 0.6),
        PilotNumber::between("impatient", 0.0, 1.0),
        PilotNumber::habit("frees"),
        PilotNumber::habit("helps"),
        PilotNumber::between("reads", 0.0, 1.0),
        PilotNumber::habit("talks"),
        PilotNumber::between("pace_s", 0.2, 2.5),
    ];

    /// The one that these numbers describe; `None` where there are not as many.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let [people, mistakes, impatient, frees, helps, reads, talks, pace_s] = *<&[f64; 8]>::try_from(numbers).ok()?;
        Some(Self {
            people,
            mistakes,
            impatient,
            frees,
            helps,
            reads,
            talks,
            pace_s,
        })
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            people: 2.0,
            mistakes: 0.15,
            impatient: 0.1,
            frees: 1.0,
            helps: 1.0,
            reads: 1.0,
            talks: 1.0,
            pace_s: 0.7,
        };
        match name {
            "ordinary" => Some(ordinary),
            "three" => Some(Self {
                people: 3.0,
                ..ordinary
            }),
            "four" => Some(Self {
                people: 4.0,
                ..ordinary
            }),
            "hurried" => Some(Self {
                mistakes: 1.0,
                impatient: 1.0,
                frees: 0.0,
                helps: 0.0,
                reads: 0.0,
                talks: 0.0,
                pace_s: 0.3,
                ..ordinary
            }),
            "waiting" => Some(Self {
                helps: 0.0,
                frees: 0.0,
                pace_s: 2.0,
                ..ordinary
            }),
            _ => None,
        }
    }

    /// One that does everything at once and mistakes nothing: what the hall allows at best.
    pub fn exact() -> Self {
        Self {
            people: 2.0,
            mistakes: 0.0,
            impatient: 0.0,
            frees: 1.0,
            helps: 1.0,
            reads: 1.0,
            talks: 1.0,
            pace_s: 0.0,
        }
    }
}
