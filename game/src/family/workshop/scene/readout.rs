//! What the scene reads from a running workshop.

use bevy::math::{Vec2, Vec3};
use simulation::Activity;
use simulation::workshop::{Doing, Flaw, Lie, Piece, ToolKind, Workshop};

use super::colleague::Together;
use super::places::{self, Places};
use crate::scene::Drawn;

/// What a piece of wood looks like: another look, another mesh. Tenths of a millimetre.
#[expect(clippy::struct_excessive_bools, reason = "each is a look of its own")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    /// Length with what was packed to it, thickness, width.
    pub(super) size: [i32; 3],
    pub(super) shim: i32,
    /// Along, across, and whether the line is square.
    pub(super) marks: Vec<([i32; 2], bool)>,
    /// Middle and diameter.
    pub(super) holes: Vec<([i32; 2], i32)>,
    pub(super) sanded: u8,
    pub(super) split: bool,
    pub(super) bowed: bool,
    /// Its other side is up, for everybody to see.
    pub(super) other_side: bool,
    pub(super) wet: bool,
    pub(super) delivered: bool,
}

impl Look {
    fn of(piece: &Piece, [width, thickness]: [f64; 2], delivered: bool) -> Self {
        let tenths = |mm: f64| (mm * 10.0).round() as i32;
        Self {
            size: [piece.whole_length().max(1), tenths(thickness), tenths(width)],
            shim: piece.shim.max(0),
            marks: piece.marks.iter().map(|mark| (mark.at, mark.squared)).collect(),
            holes: piece.holes.iter().map(|hole| (hole.at, hole.diameter)).collect(),
            sanded: piece.sanded,
            split: piece.flaw == Some(Flaw::Split),
            bowed: piece.flaw == Some(Flaw::Bowed),
            other_side: piece.noticed && piece.flaw == Some(Flaw::Split),
            wet: piece.wet,
            delivered,
        }
    }

    /// Length, thickness, width, m.
    pub(super) fn metres(&self) -> Vec3 {
        Vec3::from_array(self.size.map(|tenths| tenths as f32)) / 10_000.0
    }
}

/// A piece of wood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wood {
    pub(super) look: Look,
    pub(super) lie: Lie,
    pub(super) part: Option<usize>,
    pub(super) stock: usize,
}

/// A machine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MachineNow {
    pub(super) runs: bool,
    pub(super) guarded: bool,
}

/// A part of the object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PartNow {
    /// Axes of length, width, thickness in the object.
    pub(super) axes: [usize; 3],
    /// Half its size and its middle, from the object's corner, m; `None` until it is in the object.
    pub(super) placed: Option<(Vec3, Vec3)>,
}

/// One tick of a workshop, as far as it is drawn. Metres, seconds.
#[expect(clippy::struct_excessive_bools, reason = "read-outs of a workshop, each on its own")]
#[derive(Debug, Clone)]
pub(in crate::family::workshop) struct Readout {
    pub(super) tick: u32,
    pub(super) places: Places,
    pub(super) wood: Vec<Wood>,
    pub(super) parts: Vec<PartNow>,
    /// Screws that are in, if only a little.
    pub(super) screws: Vec<Screw>,
    /// Screws that the object takes.
    pub(super) all_screws: usize,
    /// The next screw that can be driven.
    pub(super) next_screw: Option<Screw>,
    pub(super) tool: Option<usize>,
    pub(super) home: Vec<bool>,
    /// Tape, square, clamp.
    pub(super) laid: [bool; 3],
    /// The hand over the piece, along and across, m.
    pub(super) hand: Option<Vec2>,
    pub(super) at_work: Option<(ToolKind, f32)>,
    pub(super) drilling: Option<f32>,
    /// Diameter of what is being drilled, m.
    pub(super) bores: f32,
    pub(super) doing: Doing,
    /// Id of the line that says what to do now.
    pub(super) asked: String,
    pub(super) machines: Vec<MachineNow>,
    pub(super) worn: Vec<bool>,
    pub(super) hazy: bool,
    pub(super) reading: bool,
    pub(super) rains: bool,
    pub(super) covered: bool,
    /// The piece that was made or delivered for each part.
    pub(super) made: Vec<Option<usize>>,
    pub(super) variant: Option<usize>,
    /// Since the object was handed over, s, and how long the ending lasts.
    pub(super) handed_over: Option<(f32, f32)>,
    pub(super) crooked_mm: f32,
    /// Ends that were sawn here, holes, sanded faces: what lies about tells of them.
    pub(super) left: [usize; 3],
    /// Working together, where the scenario has any of it.
    pub(super) together: Option<Together>,
}

/// A screw that is in so far holds: the one before is done, the next one comes.
const HOLDS: f32 = 0.6;

/// A screw of a joint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Screw {
    pub(super) part: usize,
    pub(super) onto: usize,
    /// Which of how many.
    pub(super) place: (usize, usize),
    /// 0 to 1.
    pub(super) depth: f32,
}

impl Readout {
    /// Reads a workshop; `None` for another kind of activity.
    pub(super) fn of(activity: &dyn Activity) -> Option<Self> {
        let workshop = activity.as_any().downcast_ref::<Workshop>()?;
        let parameters = workshop.parameters();
        let object = &parameters.object;
        let part_of = |id: &str| object.parts.iter().position(|part| part.id == id);
        let metres = |mm: f64| (mm / 1000.0) as f32;
        let delivered = |part: Option<u8>| {
            part.and_then(|part| object.parts.get(usize::from(part)))
                .is_some_and(|part| part.delivered)
        };
        let wood: Vec<Wood> = (workshop.pieces().iter().enumerate())
            .map(|(index, piece)| Wood {
                look: Look::of(piece, workshop.profile_mm(index), delivered(piece.part)),
                lie: piece.lie,
                part: piece.part.map(usize::from),
                stock: usize::from(piece.stock),
            })
            .collect();
        let joints = || object.joints.iter().enumerate();
        let screws = joints().flat_map(|(index, joint)| {
            let (part, onto) = (part_of(&joint.part), part_of(&joint.onto));
            let screws = workshop.screws_of(index);
            let all = screws.len();
            screws.iter().enumerate().filter_map(move |(place, depth)| {
                Some(Screw {
                    part: part?,
                    onto: onto?,
                    place: (place, all),
                    depth: f32::from(*depth) / 100.0,
                })
            })
        });
        let in_object = |screw: &Screw| {
            let there = |part| workshop.placed(part).is_some();
            there(screw.part) && there(screw.onto)
        };
        let mut screws: Vec<Screw> = screws.filter(in_object).collect();
        let next = screws.iter().position(|screw| screw.depth < HOLDS);
        if let (Some(next), Some((ToolKind::Screwdriver, done))) = (next, workshop.at_work()) {
            screws[next].depth = screws[next].depth.max(done as f32).clamp(0.01, HOLDS - 0.01);
        }
        let next_screw = next.map(|next| screws[next]);
        screws.retain(|screw| screw.depth > 0.0);
        let places = Places::of(
            parameters,
            (0..object.parts.len()).filter_map(|part| workshop.drawn(part)),
        );
        let sawn = workshop.pieces().iter().filter(|piece| !delivered(piece.part));
        Some(Self {
            tick: workshop.tick(),
            together: Together::of(workshop, &places),
            places,
            parts: (object.parts.iter().enumerate())
                .map(|(part, of)| PartNow {
                    axes: of.lies.axes(),
                    placed: workshop.placed(part).map(|placed| places::boxed(&placed)),
                })
                .collect(),
            all_screws: object.joints.iter().map(|joint| usize::from(joint.screws)).sum(),
            screws,
            next_screw,
            tool: workshop.tool_in_hand(),
            home: (0..parameters.tools.len())
                .map(|tool| workshop.tool_is_home(tool))
                .collect(),
            laid: workshop.laid_on(),
            hand: workshop.hand_mm().map(|[x, y]| Vec2::new(metres(x), metres(y))),
            at_work: workshop.at_work().map(|(kind, done)| (kind, done as f32)),
            drilling: workshop.drilling_share().map(|done| done as f32),
            bores: bores(workshop).map_or(0.02, metres),
            doing: workshop.doing(),
            asked: activity.prompt(0).id,
            machines: (0..parameters.machines.len())
                .map(|machine| {
                    let (runs, guarded) = workshop.machine(machine).unwrap_or((false, true));
                    MachineNow { runs, guarded }
                })
                .collect(),
            worn: (0..parameters.protection.len())
                .map(|item| workshop.is_worn(item))
                .collect(),
            hazy: workshop.is_hazy(),
            reading: workshop.open_page().is_some(),
            rains: workshop.rain().0,
            covered: workshop.rain().1,
            made: (0..object.parts.len()).map(|part| workshop.made_for(part)).collect(),
            variant: workshop.variant(),
            handed_over: ending(workshop),
            crooked_mm: workshop.crooked_mm() as f32,
            left: [
                sawn.map(|piece| usize::from(piece.sawn)).sum(),
                workshop.pieces().iter().map(|piece| piece.holes.len()).sum(),
                workshop.pieces().iter().map(|piece| usize::from(piece.sanded)).sum(),
            ],
            wood,
        })
    }

    /// The piece that lies where `lies` says.
    pub(super) fn wood_that(&self, lies: impl Fn(Lie) -> bool) -> Option<usize> {
        self.wood.iter().position(|wood| lies(wood.lie))
    }

    /// The piece that the hand moves over.
    pub(super) fn focus(&self) -> Option<usize> {
        self.wood_that(|lie| matches!(lie, Lie::Machine(_)))
            .or_else(|| self.wood_that(|lie| lie == Lie::Bench))
    }

    /// Seconds since the start: they stand still in a pause.
    pub(super) fn time(&self) -> f32 {
        self.tick as f32 / 60.0
    }
}

/// Diameter of the next hole of the piece on a machine, mm.
fn bores(workshop: &Workshop) -> Option<f64> {
    let (piece, _) = workshop.piece_on_machine()?;
    let piece = workshop.pieces().get(piece)?;
    let part = usize::from(piece.part?);
    let holes = workshop.parameters().object.parts.get(part)?.holes.len();
    workshop.hole_mm(part, piece.holes.len().min(holes.checked_sub(1)?))
}

/// Seconds since the object was handed over, and how long the ending lasts: once it is over, all of it has passed.
fn ending(workshop: &Workshop) -> Option<(f32, f32)> {
    let ticks = workshop.handed_over()?;
    let lasts = workshop.parameters().ending.lasts_s as f32;
    Some((if workshop.is_over() { lasts } else { ticks as f32 / 60.0 }, lasts))
}

/// Workshops.
pub(in crate::family::workshop) struct WorkshopScene;

impl Drawn for WorkshopScene {
    type Readout = Readout;

    fn read(activity: &dyn Activity) -> Option<Readout> {
        Readout::of(activity)
    }
}
