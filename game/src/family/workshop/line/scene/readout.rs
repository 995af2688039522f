//! What the scene reads from a running line, and where things are. A scenario counts millimetres from the middle of the
//! post, to the right and towards the belt; the scene has x to the right, y up, −z away.

use bevy::math::Vec3;
use simulation::Activity;
use simulation::workshop::line::{Line, Movable, Onward, PieceSeen, Sees, Shape, Tray};

use crate::scene::Drawn;

/// Height of the table's top, m.
pub(super) const TOP: f32 = 0.9;
/// Half the table: to the sides, and away, m.
pub(super) const HALF: (f32, f32) = (0.86, 0.46);
/// Where the piece lies that is decided about: the middle of the mat's upper face.
pub(super) const MAT: Vec3 = Vec3::new(0.0, TOP + 0.012, 0.1);
/// Middle of the belt, its height, and where it begins and ends, m.
pub(super) const BELT_Z: f32 = -0.27;
pub(super) const BELT_TOP: f32 = TOP + 0.075;
pub(super) const BELT: (f32, f32) = (-0.62, 0.16);
/// Foot of the machine.
pub(super) const MACHINE: Vec3 = Vec3::new(-0.98, TOP, -0.24);
/// Foot of the stop button.
pub(super) const STOP: Vec3 = Vec3::new(-0.72, TOP, 0.02);
/// Foot of the card.
pub(super) const CARD: Vec3 = Vec3::new(0.42, TOP + 0.01, -0.33);

/// One tick of a line, as far as it is drawn. Metres, seconds.
#[derive(Debug, Clone)]
pub(super) struct Readout {
    /// Length, thickness, width of a piece as it should be.
    pub(super) size: Vec3,
    /// How an error looks that each place behind the hatch makes.
    pub(super) shapes: Vec<Shape>,
    pub(super) spots: Vec<Vec3>,
    /// Where each movable thing stands.
    pub(super) stands: [Vec3; 5],
    pub(super) piece: Option<PieceSeen>,
    pub(super) coming: Option<f32>,
    pub(super) onward: Option<Onward>,
    pub(super) last: Option<(PieceSeen, Tray, f32)>,
    pub(super) trays: [u16; 3],
    pub(super) card: Vec<(Sees, Tray)>,
    pub(super) card_is_new: bool,
    /// The machine runs, is stuck, has its hatch open.
    pub(super) machine: [bool; 3],
    pub(super) looks: Option<usize>,
    /// Places that show what is wrong with them, and those that somebody points at.
    pub(super) causes: Vec<bool>,
    pub(super) pointed: Vec<bool>,
    pub(super) culprit: usize,
    pub(super) carried: Option<Movable>,
    pub(super) arranging: bool,
    pub(super) reading: bool,
    pub(super) revealed: Option<f32>,
}

/// A place on the top, from millimetres of the scenario.
fn at([x, y]: [f64; 2]) -> Vec3 {
    Vec3::new((x / 1000.0) as f32, TOP, MAT.z - (y / 1000.0) as f32)
}

impl Readout {
    /// Reads a line; `None` for another kind of activity.
    fn of(activity: &dyn Activity) -> Option<Self> {
        let line = activity.as_any().downcast_ref::<Line>()?;
        let parameters = line.parameters();
        let [length, width, thick] = parameters.piece_mm.map(|mm| (mm / 1000.0) as f32);
        let shape_of = |id: &str| {
            let measure = parameters.measures.iter().find(|measure| measure.id == id);
            measure.map_or(Shape::Length, |measure| measure.shape)
        };
        let places = 0..parameters.culprits.len();
        Some(Self {
            size: Vec3::new(length, thick, width),
            shapes: parameters
                .culprits
                .iter()
                .map(|culprit| shape_of(&culprit.measure))
                .collect(),
            spots: parameters.spots.iter().map(|spot| at(spot.at_mm)).collect(),
            stands: Movable::ALL.map(|thing| at(line.stands_at_mm(thing))),
            piece: line.piece(),
            coming: line.coming_share().map(|share| share as f32),
            onward: line.onward(),
            last: line.last_put().map(|(piece, tray, since)| (piece, tray, since as f32)),
            trays: line.trays(),
            card: line.card_lines(),
            card_is_new: line.card_is_new(),
            machine: line.machine(),
            looks: line.looks_at(),
            causes: places.clone().map(|place| line.shows_cause(place)).collect(),
            pointed: places.map(|place| line.is_pointed_out(place)).collect(),
            culprit: line.culprit(),
            carried: line.carried(),
            arranging: line.is_arranging(),
            reading: line.record_page().is_some(),
            revealed: line.revealed_s().map(|since| since as f32),
        })
    }

    /// Where a tray stands.
    pub(super) fn tray(&self, tray: Tray) -> Vec3 {
        self.stands[1 + tray as usize]
    }

    /// Whether the hatch stands open, or is opened for the reveal.
    pub(super) fn is_open(&self) -> bool {
        self.machine[2] || self.revealed.is_some()
    }

    /// Whether a place shows what is wrong with it: in the reveal the culprit does, even if it was put right.
    pub(super) fn shows_cause(&self, place: usize) -> bool {
        self.causes.get(place).copied().unwrap_or(false) || (self.revealed.is_some() && self.culprit == place)
    }
}

/// Lines.
pub(super) struct LineScene;

impl Drawn for LineScene {
    type Readout = Readout;

    fn read(activity: &dyn Activity) -> Option<Readout> {
        Readout::of(activity)
    }
}
