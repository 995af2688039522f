//! Ways through the hall: a grid of points at which something round has room, and how far each is from a goal
//! (Dijkstra 1959). For what stickers say, for prompts, for virtual crews and for what no way is wide enough.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use glam::DVec2;

use super::geometry::{Pose, Rect, depth, length, near};
use super::setting::Setting;

/// Between two points of the grid, m.
pub(crate) const CELL_M: f64 = 0.25;
/// A step along the grid and one across it, in fifths of a cell.
const STEP: u32 = 5;
const ACROSS: u32 = 7;
/// Not to be reached.
const NEVER: u32 = u32::MAX;
/// Whatever stands where there is no room begins at the nearest room so near, cells.
const SNAPS: i32 = 4;

/// Where something round has room.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    columns: i32,
    rows: i32,
    free: Vec<bool>,
}

/// How far each point is from a goal.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    columns: i32,
    rows: i32,
    goal: DVec2,
    away: Vec<u32>,
}

fn point(column: i32, row: i32) -> DVec2 {
    DVec2::new(f64::from(column) + 0.5, f64::from(row) + 0.5) * CELL_M
}

fn cell(at: DVec2) -> (i32, i32) {
    let along = |value: f64| libm::floor(value / CELL_M).clamp(-1.0, 100_000.0) as i32;
    (along(at.x), along(at.y))
}

impl Ground {
    /// With all that stands, for something of this radius, m.
    pub(crate) fn new(setting: &Setting, solids: &[Rect], radius: f64) -> Self {
        let size = setting.parameters.size_m;
        let count = |side: f64| libm::ceil(side / CELL_M).max(1.0) as i32;
        let (columns, rows) = (count(size[0]), count(size[1]));
        let has_room = |at: DVec2| solids.iter().all(|rect| near(at - rect.at, rect.half).gap > radius);
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| point(column, row)));
        Self {
            columns,
            rows,
            free: cells.map(has_room).collect(),
        }
    }

    /// Takes away the room that a box takes, for something of this radius, m.
    pub(crate) fn without(mut self, pose: &Pose, half: DVec2, radius: f64) -> Self {
        let reach = length(half) + radius;
        let (low, high) = (cell(pose.at - reach), cell(pose.at + reach));
        for row in low.1.max(0)..=high.1.min(self.rows - 1) {
            for column in low.0.max(0)..=high.0.min(self.columns - 1) {
                let spot = Rect {
                    at: point(column, row),
                    half: DVec2::splat(radius),
                };
                if depth(pose, half, &spot) > 0.0
                    && let Some(free) = self.index(column, row).and_then(|at| self.free.get_mut(at))
                {
                    *free = false;
                }
            }
        }
        self
    }

    /// Makes room around a point, m.
    pub(crate) fn with_room(mut self, at: DVec2, radius: f64) -> Self {
        for row in 0..self.rows {
            for column in 0..self.columns {
                if length(point(column, row) - at) <= radius
                    && let Some(index) = self.index(column, row)
                {
                    self.free[index] = true;
                }
            }
        }
        self
    }

    fn index(&self, column: i32, row: i32) -> Option<usize> {
        index(self.columns, self.rows, column, row)
    }

    fn is_free(&self, column: i32, row: i32) -> bool {
        self.index(column, row).is_some_and(|at| self.free[at])
    }

    /// The nearest point with room.
    fn snapped(&self, at: DVec2) -> Option<(i32, i32)> {
        let (column, row) = cell(at);
        let around = (-SNAPS..=SNAPS).flat_map(|down| (-SNAPS..=SNAPS).map(move |right| (column + right, row + down)));
        around
            .filter(|(column, row)| self.is_free(*column, *row))
            .min_by(|one, other| {
                let away = |of: &(i32, i32)| length(point(of.0, of.1) - at);
                away(one).total_cmp(&away(other))
            })
    }

    /// How far every point is from a goal.
    pub(crate) fn field(&self, goal: DVec2) -> Field {
        let mut away = vec![NEVER; self.free.len()];
        let mut next = BinaryHeap::new();
        if let Some((column, row)) = self.snapped(goal)
            && let Some(at) = self.index(column, row)
        {
            away[at] = 0;
            next.push(Reverse((0, column, row)));
        }
        while let Some(Reverse((so_far, column, row))) = next.pop() {
            if self.index(column, row).is_none_or(|at| away[at] < so_far) {
                continue;
            }
            for (right, down, cost) in NEIGHBOURS {
                // Not around a corner that it would cut.
                let open = self.is_free(column + right, row + down)
                    && self.is_free(column + right, row)
                    && self.is_free(column, row + down);
                let Some(at) = self.index(column + right, row + down).filter(|_| open) else {
                    continue;
                };
                if so_far + cost < away[at] {
                    away[at] = so_far + cost;
                    next.push(Reverse((so_far + cost, column + right, row + down)));
                }
            }
        }
        Field {
            columns: self.columns,
            rows: self.rows,
            goal,
            away,
        }
    }

    /// Whether a way leads from a point to another.
    pub(crate) fn leads(&self, from: DVec2, to: DVec2) -> bool {
        let field = self.field(to);
        let start = self.snapped(from);
        start.is_some_and(|(column, row)| field.at(column, row) < NEVER)
    }
}

fn index(columns: i32, rows: i32, column: i32, row: i32) -> Option<usize> {
    let inside = (0..columns).contains(&column) && (0..rows).contains(&row);
    inside.then(|| (row * columns + column) as usize)
}

const NEIGHBOURS: [(i32, i32, u32); 8] = [
    (1, 0, STEP),
    (0, 1, STEP),
    (-1, 0, STEP),
    (0, -1, STEP),
    (1, 1, ACROSS),
    (-1, 1, ACROSS),
    (-1, -1, ACROSS),
    (1, -1, ACROSS),
];

impl Field {
    fn at(&self, column: i32, row: i32) -> u32 {
        index(self.columns, self.rows, column, row).map_or(NEVER, |at| self.away[at])
    }

    fn start(&self, from: DVec2) -> Option<((i32, i32), u32)> {
        let (column, row) = cell(from);
        let around = (-SNAPS..=SNAPS).flat_map(|down| (-SNAPS..=SNAPS).map(move |right| (column + right, row + down)));
        around
            .filter(|(column, row)| self.at(*column, *row) < NEVER)
            .min_by(|one, other| {
                let away = |of: &(i32, i32)| length(point(of.0, of.1) - from);
                away(one).total_cmp(&away(other))
            })
            .map(|(column, row)| ((column, row), self.at(column, row)))
    }

    /// The points of the way from a point to the goal, with the goal; none where there is no way.
    pub(crate) fn way(&self, from: DVec2, most: usize) -> Vec<DVec2> {
        let mut points = Vec::new();
        let Some((mut here, mut away)) = self.start(from) else {
            return points;
        };
        while points.len() < most {
            if away == 0 {
                points.push(self.goal);
                break;
            }
            points.push(point(here.0, here.1));
            let next = NEIGHBOURS
                .iter()
                .map(|(right, down, _)| (here.0 + right, here.1 + down))
                .min_by_key(|(column, row)| self.at(*column, *row));
            match next {
                Some(next) if self.at(next.0, next.1) < away => {
                    here = next;
                    away = self.at(next.0, next.1);
                }
                _ => break,
            }
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::teamwork::relay::Parameters;

    #[test]
    fn a_way_leads_around_what_stands_and_not_through_it() {
        let setting = Setting::new(Parameters {
            walls: Vec::new(),
            size_m: [10.0, 6.0],
            ..Parameters::barn()
        });
        let (from, to) = (DVec2::new(1.0, 3.0), DVec2::new(9.0, 3.0));
        let mut solids = setting.walls.clone();
        solids.push(Rect::new([5.0, 2.0], [0.25, 2.0]));
        let ground = Ground::new(&setting, &solids, 0.3);
        let field = ground.field(to);
        let way = field.way(from, 1000);
        assert!((30..45).contains(&way.len()), "{}", way.len());
        assert!(way.iter().any(|point| point.y > 4.0) && way.last() == Some(&to));
        solids.push(Rect::new([5.0, 5.0], [0.25, 1.0]));
        let ground = Ground::new(&setting, &solids, 0.3);
        assert!(!ground.leads(from, to));
        assert!(ground.leads(from, DVec2::new(2.0, 5.0)));
    }
}
