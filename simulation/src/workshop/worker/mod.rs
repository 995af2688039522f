//! Virtual workers, described by numbers: for recordings, checks, tests and for trying a grid. They are nobody, and
//! are shown as nobody.

mod between;
mod company;
mod cutting;
mod following;
mod hands;
mod moving;

pub(crate) use self::hands::Hands;
use crate::PilotNumber;

/// How a virtual worker works.
#[derive(Debug, Clone, PartialEq)]
pub struct Worker {
    /// How likely it takes the step that is next, 0 to 1.
    pub order: f64,
    /// How likely it does a check: protection, tape, clamp, gauge, guard, cover, putting back, 0 to 1.
    pub checks: f64,
    /// How far its hand is off, mm (standard deviation).
    pub noise_mm: f64,
    /// Between two acts, s.
    pub pace_s: f64,
    /// How likely it makes a piece again that came out wrong, 0 to 1; else the piece is kept or packed.
    pub redo: f64,
    /// How likely it says what is unexpected, 0 to 1; else it deals with it itself.
    pub says: f64,
    /// How likely it looks at the sheet when a phase begins, 0 to 1.
    pub reads: f64,
    /// How far off its first cut is, mm, until it has found its hand.
    pub first_mm: f64,
}

impl Worker {
    /// Names of those that come with the program.
    pub const NAMES: [&'static str; 4] = ["ordinary", "hurried", "careful", "learning"];

    /// What describes a worker, in the order of [`Worker::of`].
    pub const NUMBERS: [PilotNumber; 8] = [
        PilotNumber::between("order", 0.0, 1.0),
        PilotNumber::between("checks", 0.0, 1.0),
        PilotNumber::between("noise_mm", 0.2, 4.0),
        PilotNumber::between("pace_s", 0.3, 2.0),
        PilotNumber::between("redo", 0.0, 1.0),
        PilotNumber::between("says", 0.0, 1.0),
        PilotNumber::between("reads", 0.0, 1.0),
        PilotNumber::between("first_mm", 0.0, 8.0),
    ];

    /// The one that these numbers describe; `None` where there are not as many.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let [order, checks, noise_mm, pace_s, redo, says, reads, first_mm] = *<&[f64; 8]>::try_from(numbers).ok()?;
        Some(Self {
            order,
            checks,
            noise_mm,
            pace_s,
            redo,
            says,
            reads,
            first_mm,
        })
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            order: 1.0,
            checks: 1.0,
            noise_mm: 0.6,
            pace_s: 0.8,
            redo: 0.5,
            says: 0.5,
            reads: 0.3,
            first_mm: 0.0,
        };
        match name {
            "ordinary" => Some(ordinary),
            "hurried" => Some(Self {
                order: 0.5,
                checks: 0.0,
                noise_mm: 3.0,
                pace_s: 0.35,
                redo: 0.0,
                says: 0.0,
                reads: 0.0,
                ..ordinary
            }),
            "careful" => Some(Self {
                noise_mm: 0.2,
                pace_s: 1.4,
                redo: 1.0,
                says: 1.0,
                reads: 1.0,
                ..ordinary
            }),
            "learning" => Some(Self {
                noise_mm: 0.5,
                pace_s: 1.1,
                redo: 1.0,
                says: 1.0,
                reads: 0.6,
                first_mm: 6.0,
                ..ordinary
            }),
            _ => None,
        }
    }

    /// One that works exactly and at once: what the bench allows at best.
    pub fn exact() -> Self {
        Self {
            order: 1.0,
            checks: 1.0,
            noise_mm: 0.0,
            pace_s: 0.0,
            redo: 1.0,
            says: 1.0,
            reads: 0.0,
            first_mm: 0.0,
        }
    }
}
