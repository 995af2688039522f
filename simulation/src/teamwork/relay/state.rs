//! The whole state of a relay.

use glam::DVec2;
use serde::{Deserialize, Serialize};

use super::body::Motion;
use super::course::Comes;
use super::sticker::Spot;
use crate::teamwork::notice::Notice;

/// What the session is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// People gather and walk about.
    Gathering,
    /// A stretch, since this tick.
    Moving(Comes, u32),
    /// Time stands, since this tick: those who leave put stickers.
    Leaving(u32),
    /// Time stands, since this tick: those who come take their places.
    Arriving(u32),
    /// The fête, since this tick.
    Fete(u32),
}

/// Somebody at a seat.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Person {
    /// Whether they take part.
    pub(crate) here: bool,
    pub(crate) ready: bool,
    /// When they last did something.
    pub(crate) acted: u32,
    /// When they last said « Demander ».
    pub(crate) asked: Option<u32>,
    /// The sticker in hand, by its place in the parameters.
    pub(crate) sticker: Option<u8>,
    pub(crate) handed_over: bool,
    pub(crate) took_place: bool,
    /// The note lies open.
    pub(crate) reads: bool,
    /// It was opened since the relief.
    pub(crate) has_read: bool,
    /// They moved since the relief.
    pub(crate) has_moved: bool,
}

/// What somebody's hands hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Grip {
    Nothing,
    /// A load, at which of its handles.
    Load(u8, u8),
    /// A door, by which of its levers.
    Lever(u8, u8),
}

/// Somebody in the hall.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Carrier {
    /// Whose it is; nobody's is not there.
    pub(crate) seat: Option<u8>,
    /// Whose it will be after the relief.
    pub(crate) next: Option<u8>,
    pub(crate) motion: Motion,
    pub(crate) grip: Grip,
    pub(crate) sticks: [i8; 2],
    /// For so many ticks pushed at a load that does not move.
    pub(crate) pushes: u16,
    /// Since when it is stuck.
    pub(crate) stuck: Option<u32>,
    /// For so many ticks what it held moved again.
    pub(crate) loose: u16,
    /// In which corridor, and where it came in.
    pub(crate) corridor: Option<(u8, DVec2)>,
    /// Near which door, and on which side.
    pub(crate) door: Option<(u8, bool)>,
}

/// A load in the hall.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Freight {
    pub(crate) motion: Motion,
    pub(crate) came: bool,
    /// Since when it stands where it belongs.
    pub(crate) arrived: Option<u32>,
    /// The seat that held it last.
    pub(crate) bearer: Option<u8>,
    /// It has left where it came.
    pub(crate) moved: bool,
    /// 0 to 1.
    pub(crate) water: f64,
    /// How far the water swings, m, and how fast, m/s.
    pub(crate) swing: DVec2,
    pub(crate) swings: DVec2,
    /// It is over the brim just now.
    pub(crate) spills: bool,
    /// It has wanted water since it was last full.
    pub(crate) spilled: bool,
    /// 0 to 1.
    pub(crate) charge: f64,
}

/// A door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Leaf {
    pub(crate) open: bool,
    /// When its lever was last held.
    pub(crate) held: Option<u32>,
}

/// What the relay has seen so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) seed: u64,
    pub(crate) tick: u32,
    /// When somebody last did something.
    pub(crate) acted: u32,
    pub(crate) stage: Stage,
    pub(crate) people: Vec<Person>,
    pub(crate) carriers: [Carrier; 2],
    pub(crate) loads: Vec<Freight>,
    pub(crate) doors: Vec<Leaf>,
    /// The load that is plugged in.
    pub(crate) plugged: Option<u8>,
    /// The load that waits for the cable, although what is plugged in has enough.
    pub(crate) wanted: Option<u8>,
    /// How often loads were taken through each corridor.
    pub(crate) used: Vec<u16>,
    pub(crate) blocked: Option<u8>,
    /// Where each sticker lies.
    pub(crate) stickers: Vec<Option<Spot>>,
    pub(crate) notice: Option<Notice>,
    pub(crate) over: bool,
}

/// −0 becomes 0, NaN becomes 0: equal states have equal bytes.
fn canonical(value: &mut f64) {
    *value = if value.is_nan() { 0.0 } else { *value + 0.0 };
}

fn canonical_vector(vector: &mut DVec2) {
    canonical(&mut vector.x);
    canonical(&mut vector.y);
}

fn canonical_motion(motion: &mut Motion) {
    canonical_vector(&mut motion.pose.at);
    canonical(&mut motion.pose.angle);
    canonical_vector(&mut motion.velocity);
    canonical(&mut motion.spin);
}

impl State {
    /// Visits every float.
    pub(crate) fn canonicalise(&mut self) {
        for carrier in &mut self.carriers {
            canonical_motion(&mut carrier.motion);
            if let Some((_, from)) = &mut carrier.corridor {
                canonical_vector(from);
            }
        }
        for load in &mut self.loads {
            canonical_motion(&mut load.motion);
            canonical(&mut load.water);
            canonical_vector(&mut load.swing);
            canonical_vector(&mut load.swings);
            canonical(&mut load.charge);
        }
    }
}
