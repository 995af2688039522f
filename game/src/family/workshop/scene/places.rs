//! Where everything of a workshop is drawn. A scenario counts millimetres from the front left corner of the top, to the
//! right and away from who works; the scene has its middle in the middle of the top, x to the right, y up, −z away.

use bevy::math::{Mat3, Quat, Vec2, Vec3};
use simulation::workshop::{Parameters, Placed, ProtectionKind, ToolKind};

/// Height of the bench's top, m.
pub(super) const TOP: f32 = 0.9;
/// What is sawn lies on a board of its own, a bench hook, so thick, m: the saw goes into that, not into the bench.
pub(super) const HOOK: f32 = 0.022;
/// The wall stands so far behind the top, m.
const TO_WALL: f32 = 0.06;
/// Between who stands behind the bench and the wall, m.
const ROOM_BEHIND: f32 = 0.36;
/// Height over the top at which tools hang, m.
pub(super) const HANGS: f32 = 0.62;
/// Between hooks, m.
const HOOKS: f32 = 0.115;
/// Between pieces that wait beside each other, m.
const BETWEEN: f32 = 0.012;
/// Between what is worked on and what is put together, m.
const APART: f32 = 0.03;

/// Boards of a kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StockPlace {
    /// Middle of the stack's underside.
    pub(super) at: Vec3,
    /// Length, thickness, width of a board, m.
    pub(super) size: Vec3,
}

/// Places of a workshop, m, in the scene's axes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places {
    /// Half the top: to the sides, and away.
    pub(super) half: Vec2,
    /// Left end of what is worked on, on the middle of its width, on the bench hook.
    pub(super) work: Vec3,
    /// Left end of the row of what waits, at its foot.
    pub(super) shelf: Vec3,
    /// Width of a place in that row.
    pub(super) step: f32,
    /// Left, front, lower corner from which the object is measured.
    pub(super) assembly: Vec3,
    /// Half the size of the object and its middle, from that corner.
    pub(super) object: (Vec3, Vec3),
    pub(super) aside: Vec3,
    pub(super) sheet: Vec3,
    pub(super) stock: Vec<StockPlace>,
    /// Kinds, and where each hangs.
    pub(super) tools: Vec<(ToolKind, Vec3)>,
    pub(super) machines: Vec<Vec3>,
    /// Kinds, and the hooks.
    pub(super) worn: Vec<(ProtectionKind, Vec3)>,
    /// How many parts the object has.
    pub(super) parts: usize,
    /// The kind of wood that saw and sandpaper leave lies so far from the left end of what is worked on, m.
    pub(super) cuts_at: f32,
    /// The wall stands so far behind the top, m: where somebody works across the bench, there is room for them.
    to_wall: f32,
}

fn metres(mm: f64) -> f32 {
    (mm / 1000.0) as f32
}

/// A direction of the object (x right, y away, z up) in the scene.
pub(super) fn axis(of: usize) -> Vec3 {
    [Vec3::X, Vec3::NEG_Z, Vec3::Y][of.min(2)]
}

/// How a piece is turned whose length, width and thickness have these axes of the object; by itself it lies with its
/// length along x and its width along −z.
pub(super) fn turned(axes: [usize; 3]) -> Quat {
    let (along, across) = (axis(axes[0]), axis(axes[1]));
    Quat::from_mat3(&Mat3::from_cols(along, (-across).cross(along), -across))
}

/// Half the size of a box of the object and its middle, m, from the object's corner.
pub(super) fn boxed(placed: &Placed) -> (Vec3, Vec3) {
    let tenths = |of: [i32; 3]| Vec3::new(of[0] as f32, of[2] as f32, -of[1] as f32) / 10_000.0;
    let size = tenths(placed.size);
    (size.abs() / 2.0, tenths(placed.at) + size / 2.0)
}

/// Half the size of all these boxes together, and their middle.
pub(super) fn around(boxes: impl Iterator<Item = (Vec3, Vec3)>) -> Option<(Vec3, Vec3)> {
    let corners = boxes.map(|(half, middle)| (middle - half, middle + half));
    let (low, high) = corners.reduce(|(low, high), (a, b)| (low.min(a), high.max(b)))?;
    Some(((high - low) / 2.0, low.midpoint(high)))
}

impl Places {
    /// Of a scenario; `designed` are the boxes of its object as the sheet has it.
    pub(super) fn of(parameters: &Parameters, designed: impl Iterator<Item = Placed>) -> Self {
        let bench = &parameters.bench;
        let half = Vec2::new(metres(bench.size_mm[0]), metres(bench.size_mm[1])) / 2.0;
        let at = |[x, y]: [f64; 2]| Vec3::new(metres(x) - half.x, TOP, half.y - metres(y));
        let sizes: Vec<Vec3> = (parameters.stock.iter())
            .map(|stock| {
                Vec3::new(
                    metres(stock.length_mm),
                    metres(stock.thickness_mm),
                    metres(stock.width_mm),
                )
            })
            .collect();
        let widest = sizes.iter().map(|size| size.z).fold(0.02, f32::max);
        let longest = sizes.iter().map(|size| size.x).fold(0.05, f32::max);
        let object = around(designed.map(|placed| boxed(&placed))).unwrap_or((Vec3::splat(0.1), Vec3::ZERO));
        let behind = parameters
            .colleague
            .as_ref()
            .map_or(0.0, |colleague| metres(colleague.at_mm[1]) - 2.0 * half.y + ROOM_BEHIND);
        let to_wall = behind.max(TO_WALL);
        let wall = -half.y - to_wall;
        let mut work = at(bench.work_mm);
        let mut assembly = at(bench.assembly_mm);
        // A long board reaches past the object: it lies in front of it.
        let meets = work.x + longest > assembly.x - object.0.x;
        if meets && (work.z - assembly.z).abs() < object.0.z + widest / 2.0 + APART {
            let reach = widest / 2.0 + APART + object.0.z;
            work.z = (assembly.z + reach).min(half.y - widest / 2.0 - 0.02);
            assembly.z = assembly.z.min(work.z - reach);
        }
        // What waits stands in a row, clear of the machines on its right and of the object in front.
        let step = widest + BETWEEN;
        let parts = parameters.object.parts.len();
        let mut shelf = at(bench.shelf_mm);
        let machines: Vec<Vec3> = parameters.machines.iter().map(|machine| at(machine.at_mm)).collect();
        let beside = machines
            .iter()
            .filter(|machine| machine.x > shelf.x)
            .map(|machine| machine.x - 0.13);
        let right = beside.fold(half.x, f32::min).min(shelf.x + step * parts as f32 / 2.0);
        shelf.x = right - step * parts as f32;
        shelf.z = shelf.z.min(assembly.z - object.0.z - 0.05).max(-half.y + 0.1);
        let hangs = |mm: [f64; 2]| Vec3::new(at(mm).x, TOP + HANGS, wall + 0.03);
        let tools: Vec<(ToolKind, Vec3)> = parameters
            .tools
            .iter()
            .map(|tool| (tool.kind, hangs(tool.at_mm)))
            .collect();
        // What one puts on hangs left of the tools, in the order in which it lies.
        let first = tools.iter().map(|(_, at)| at.x).fold(half.x, f32::min);
        let mut order: Vec<usize> = (0..parameters.protection.len()).collect();
        let from_left = |item: &usize| parameters.protection[*item].at_mm[0];
        order.sort_by(|a, b| from_left(a).total_cmp(&from_left(b)));
        let hook = |item: usize| {
            let place = order.iter().position(|known| *known == item).unwrap_or(0);
            let x = first - HOOKS * (order.len() - place) as f32;
            Vec3::new(x, TOP + HANGS, wall + 0.03)
        };
        let cut: Vec<f32> = (parameters.object.parts.iter())
            .filter(|part| !part.delivered)
            .map(|part| metres(part.length_mm))
            .collect();
        work.y += HOOK;
        Self {
            half,
            work,
            shelf,
            step,
            assembly: assembly - Vec3::new(object.1.x, 0.0, object.1.z),
            object,
            aside: at(bench.aside_mm),
            sheet: at(bench.sheet_mm),
            stock: (parameters.stock.iter().zip(sizes))
                .map(|(stock, size)| StockPlace {
                    // Boards lie lengthwise away, as far over the front as they must.
                    at: Vec3::new(at(stock.at_mm).x, TOP, size.x / 2.0 - half.y + 0.02),
                    size,
                })
                .collect(),
            worn: (parameters.protection.iter().enumerate())
                .map(|(item, worn)| (worn.kind, hook(item)))
                .collect(),
            cuts_at: cut.iter().sum::<f32>() / cut.len().max(1) as f32,
            tools,
            machines,
            parts,
            to_wall,
        }
    }

    /// Where the wall is.
    pub(super) fn wall(&self) -> f32 {
        -self.half.y - self.to_wall
    }

    /// How far the wall stands behind the top, m.
    pub(super) fn behind(&self) -> f32 {
        self.to_wall
    }

    /// A place of the scenario on the top.
    pub(super) fn at_mm(&self, [x, y]: [f64; 2]) -> Vec3 {
        Vec3::new(metres(x) - self.half.x, TOP, self.half.y - metres(y))
    }

    /// Foot of the place of a part in the row of what waits.
    pub(super) fn waits(&self, part: usize) -> Vec3 {
        // The first parts are in the object before it hides their places.
        let place = self.parts.saturating_sub(part + 1);
        self.shelf + Vec3::X * self.step * (place as f32 + 0.5)
    }

    /// Middle of the object's foot.
    pub(super) fn object_foot(&self) -> Vec3 {
        let (half, middle) = self.object;
        self.assembly + middle - Vec3::Y * half.y
    }

    /// What is held in the hand, or lies there ready.
    pub(super) fn hand(&self) -> Vec3 {
        Vec3::new(self.work.x + 0.42, TOP + 0.1, self.half.y + 0.05)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::workshop::{Lies, Workshop, WorkshopTemplate};
    use simulation::{Run, Template};

    use super::*;

    #[test]
    fn a_piece_is_turned_the_way_its_part_lies() {
        for lies in [Lies::Xy, Lies::Xz, Lies::Yx, Lies::Yz, Lies::Zx, Lies::Zy] {
            let axes = lies.axes();
            let turn = turned(axes);
            assert!((turn * Vec3::X).abs_diff_eq(axis(axes[0]), 1e-5), "{lies:?}: length");
            assert!((turn * Vec3::NEG_Z).abs_diff_eq(axis(axes[1]), 1e-5), "{lies:?}: width");
            assert!((turn * Vec3::Y).dot(axis(axes[2])).abs() > 0.99, "{lies:?}: thickness");
        }
    }

    #[test]
    fn what_is_worked_on_lies_clear_of_what_stands() {
        let template = WorkshopTemplate::new(simulation::workshop::Parameters::birdhouse());
        let run = Run::new(template.start(3, 1), 0);
        let workshop = run.activity().as_any().downcast_ref::<Workshop>().unwrap();
        let designed = (0..workshop.parameters().object.parts.len()).filter_map(|part| workshop.drawn(part));
        let places = Places::of(workshop.parameters(), designed);
        let far = places.work.z - places.stock[0].size.z / 2.0;
        let near = places.object_foot().z + places.object.0.z;
        assert!(far > near, "the board ends at {far}, the object begins at {near}");
        assert!(places.shelf.z < places.object_foot().z - places.object.0.z);
        assert!(places.work.z + places.stock[0].size.z / 2.0 < places.half.y);
    }
}
