//! What stands on and around the bench, as a scenario file says it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// Where things are worked on. Places are counted from the front left corner of the top: to the right of who works,
/// then away from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bench {
    /// Size of the top, mm.
    #[schemars(transform = within(400.0, 6000.0))]
    pub size_mm: [f64; 2],
    /// Where the left end of the piece lies that is worked on, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub work_mm: [f64; 2],
    /// Where pieces wait, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub shelf_mm: [f64; 2],
    /// Where the object is put together, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub assembly_mm: [f64; 2],
    /// The box for what is put aside, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub aside_mm: [f64; 2],
    /// The instruction sheet, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub sheet_mm: [f64; 2],
}

/// Boards of one kind, as they are delivered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    /// Id; the board is pointed at by it. Example: `plank`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// How long each board is, mm.
    #[schemars(transform = within(50.0, 4000.0))]
    pub length_mm: f64,
    /// Width, mm.
    #[schemars(transform = within(10.0, 600.0))]
    pub width_mm: f64,
    /// Thickness, mm.
    #[schemars(transform = within(3.0, 100.0))]
    pub thickness_mm: f64,
    /// How many there are. More come when somebody asks at an empty rack.
    #[schemars(range(min = 1, max = 16))]
    pub count: u8,
    /// Where they lie, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
}

/// What a tool does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ToolKind {
    /// Measures: laid along a piece.
    Tape,
    /// Laid against an edge, a line drawn by it is square.
    Square,
    /// Draws lines; nobody has to take it in the hand.
    Pencil,
    /// Holds the piece on the bench.
    Clamp,
    /// Cuts across a board.
    Saw,
    /// Drives screws.
    Screwdriver,
    /// Sands.
    SandingBlock,
    /// Compares a piece, or the object, with the sheet.
    Gauge,
}

impl ToolKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Tape,
        Self::Square,
        Self::Pencil,
        Self::Clamp,
        Self::Saw,
        Self::Screwdriver,
        Self::SandingBlock,
        Self::Gauge,
    ];

    /// Its word, e.g. in what is said to an author.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tape => "Tape",
            Self::Square => "Square",
            Self::Pencil => "Pencil",
            Self::Clamp => "Clamp",
            Self::Saw => "Saw",
            Self::Screwdriver => "Screwdriver",
            Self::SandingBlock => "SandingBlock",
            Self::Gauge => "Gauge",
        }
    }
}

/// A tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Id; it is pointed at by it. Example: `saw`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// What it does.
    pub kind: ToolKind,
    /// Its own place, to which it is put back, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
    /// Ids of the protection that goes with it.
    #[serde(default)]
    pub wants: Vec<String>,
}

/// When a machine starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum StartRule {
    /// It starts, and warns where something is not as it should be.
    Warns,
    /// It starts only with its guard closed and with the right protection on.
    OnlySafe,
}

/// A machine that drills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// Id; it is pointed at by it, its guard by `…_guard`. Example: `drill`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Where it stands, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
    /// When it starts.
    pub starts: StartRule,
    /// Ids of the protection that goes with it.
    #[serde(default)]
    pub wants: Vec<String>,
    /// Ids of the protection that must be off: gloves, where something turns.
    #[serde(default)]
    pub refuses: Vec<String>,
    /// Nobody does anything with it for so long: it stops by itself, s.
    #[schemars(transform = within(2.0, 120.0))]
    pub rests_s: f64,
}

/// What protection protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ProtectionKind {
    /// Eyes.
    Glasses,
    /// Hands.
    Gloves,
    /// Ears.
    Hearing,
}

impl ProtectionKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Glasses, Self::Gloves, Self::Hearing];
}

/// Something that one puts on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// Id; it is pointed at by it. Example: `glasses`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// What it protects.
    pub kind: ProtectionKind,
    /// Where it lies, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
}
