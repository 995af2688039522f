//! A checked set of parameters with everything that follows from it, shared by all runs. Names become places in lists.

use glam::DVec2;

use super::choice::{self, Choice};
use super::course::Comes;
use super::geometry::Rect;
use super::parameters::Parameters;
use super::sticker::{Spot, Sticker};
use crate::ticks;

/// Walls around the hall are so thick, m: nothing sees their other side.
const AROUND_M: f64 = 1.0;

/// Parameters with what follows from them.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) parameters: Parameters,
    pub(crate) phases: Vec<String>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) choice_names: Vec<String>,
    /// What a sticker can be put on, in the order of the choices, with its name.
    pub(crate) spots: Vec<(Spot, String)>,
    /// What always stands: walls, and those around.
    pub(crate) walls: Vec<Rect>,
    pub(crate) doors: Vec<Rect>,
    pub(crate) corridors: Vec<Rect>,
    /// Of each load, the place where it belongs.
    pub(crate) belongs: Vec<usize>,
    pub(crate) quiet: u32,
    pub(crate) idle: u32,
    pub(crate) closes: u32,
    pub(crate) stuck: u32,
}

impl Setting {
    /// What does not hold together stays without meaning here: `fault.rs` names it, and nothing starts from it.
    pub(crate) fn new(parameters: Parameters) -> Self {
        let (choices, choice_names) = choice::all(&parameters);
        let course = &parameters.course;
        let phases = [
            GATHERING_PHASE,
            &course.together.phase,
            &course.doors.phase,
            &course.charger.phase,
            &course.relief.phase,
            &course.blocked.phase,
            &course.fete.phase,
        ];
        let place = |id: &String| parameters.places.iter().position(|place| place.id == *id);
        let walls = parameters.walls.iter().map(|wall| Rect::new(wall.at_m, wall.half_m));
        Self {
            phases: phases.map(ToOwned::to_owned).to_vec(),
            spots: choice::spots(&parameters),
            walls: walls.chain(around(DVec2::from(parameters.size_m))).collect(),
            doors: parameters
                .doors
                .iter()
                .map(|door| Rect::new(door.at_m, door.half_m))
                .collect(),
            corridors: parameters
                .corridors
                .iter()
                .map(|way| Rect::new(way.at_m, way.half_m))
                .collect(),
            belongs: parameters
                .loads
                .iter()
                .map(|load| place(&load.to).unwrap_or(0))
                .collect(),
            quiet: ticks(parameters.quiet_s),
            idle: ticks(parameters.idle_s),
            closes: ticks(parameters.door_closes_s),
            stuck: ticks(parameters.stuck_s).max(1),
            choices,
            choice_names,
            parameters,
        }
    }

    /// How long a stretch lasts at most, ticks.
    pub(crate) fn lasts(&self, of: Comes) -> u32 {
        ticks(self.parameters.course.stretch(of).lasts_s).max(1)
    }

    /// A sticker, by its place in the parameters.
    pub(crate) fn sticker(&self, at: u8) -> Option<Sticker> {
        self.parameters.stickers.get(usize::from(at)).copied()
    }
}

/// Walls around a hall of this size.
fn around(size: DVec2) -> [Rect; 4] {
    let half = size * 0.5;
    let (beside, above) = (
        DVec2::new(AROUND_M, half.y + 2.0 * AROUND_M),
        DVec2::new(half.x + 2.0 * AROUND_M, AROUND_M),
    );
    let wall = |at: DVec2, half: DVec2| Rect { at, half };
    [
        wall(DVec2::new(-AROUND_M, half.y), beside),
        wall(DVec2::new(size.x + AROUND_M, half.y), beside),
        wall(DVec2::new(half.x, -AROUND_M), above),
        wall(DVec2::new(half.x, size.y + AROUND_M), above),
    ]
}

/// The phase in which people gather.
pub(crate) const GATHERING_PHASE: &str = "getting_together";
