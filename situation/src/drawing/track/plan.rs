//! Fixed things with the ticks in which they stood there, and a path for each (name, seat) that moves.

use simulation::{Plan, PlanShape, TICKS_PER_SECOND, Tick, Token};

use crate::drawing::thinning::{Sample, kept};

/// Most fixed things, counted anew where one changes; what comes later is left out.
pub const MOST_FIXED: usize = 256;
/// Most paths; those of seats come first.
pub const MOST_PATHS: usize = 32;
/// Most points of a path: more cannot be seen.
pub const MOST_POINTS: usize = 400;
/// Most parts of a path; the longest stay.
const MOST_RUNS: usize = 64;
/// Part of the picture's extent that a thinned path may be off: an eighth of a pixel on a page of 500.
const TOLERANCE: f64 = 1.0 / 4_000.0;
/// Heights are drawn larger than places, so they are thinned as if they were.
const HEIGHT_WEIGHT: f64 = 4.0;
/// Length of the arm by which a turn counts, as part of the extent: 5° are as much as the tolerance.
const ARM: f64 = 1.0 / 350.0;
/// Faster than this nothing moves, m/s: it is somewhere else now (a goal that changes, a start anew).
const JUMP_M_S: f64 = 60.0;
/// Nothing is farther away, m.
const FARTHEST_M: f64 = 1e6;
/// Less than this is the ground, m.
pub(in crate::drawing) const GROUND_M: f64 = 0.05;

/// A place and what moved in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanTrack {
    /// Fixed things, at most [`MOST_FIXED`].
    pub fixed: Vec<Standing>,
    /// Paths in order of appearance, at most [`MOST_PATHS`].
    pub paths: Vec<Path>,
}

/// A fixed thing and when it was there.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The thing; finite.
    pub shape: PlanShape,
    /// First tick.
    pub from: Tick,
    /// Last tick.
    pub to: Tick,
}

/// Where something that moves was.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Name id.
    pub name: String,
    /// Its seat, if one.
    pub seat: Option<u8>,
    /// Parts of the path in order, none empty: it is not there between them, or it jumps.
    pub runs: Vec<Vec<Place>>,
}

/// Where, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The tick.
    pub tick: Tick,
    /// x, y and height, m, finite.
    pub position: [f64; 3],
    /// Direction, radians from +x towards +y, if it has one; finite.
    pub heading: Option<f64>,
}

impl Standing {
    /// Name id.
    pub fn name(&self) -> &str {
        match &self.shape {
            PlanShape::Rectangle { name, .. } | PlanShape::Circle { name, .. } => name,
        }
    }
}

impl PlanTrack {
    pub(super) fn of(frames: &[(Tick, &Plan)]) -> Self {
        let mut track = Self {
            fixed: fixed(frames),
            paths: Vec::new(),
        };
        for (index, (tick, plan)) in frames.iter().enumerate() {
            let before = index.checked_sub(1).map(|i| frames[i].0);
            for (at, token) in plan.moving.iter().enumerate() {
                let Some(place) = place(*tick, token) else { continue };
                // Two of one name and seat are told apart by their order.
                let twin = plan.moving[..at]
                    .iter()
                    .filter(|other| other.name == token.name && other.seat == token.seat)
                    .count();
                track.add(token, twin, place, before);
            }
        }
        track.paths.sort_by_key(|path| path.seat.is_none());
        track.paths.truncate(MOST_PATHS);
        track.coarser(MOST_POINTS)
    }

    fn add(&mut self, token: &Token, twin: usize, place: Place, before: Option<Tick>) {
        let same = |path: &&mut Path| path.name == token.name && path.seat == token.seat;
        let Some(path) = self.paths.iter_mut().filter(same).nth(twin) else {
            self.paths.push(Path {
                name: token.name.clone(),
                seat: token.seat,
                runs: vec![vec![place]],
            });
            return;
        };
        match path.runs.last_mut() {
            Some(run)
                if run
                    .last()
                    .is_some_and(|last| Some(last.tick) == before && !jumped(last, &place)) =>
            {
                run.push(place);
            }
            _ => path.runs.push(vec![place]),
        }
    }

    /// The same with at most `points` points for each path.
    pub(super) fn coarser(&self, points: usize) -> Self {
        let extent = extent(self);
        let thinned = |path: &Path| Path {
            runs: thinned(&path.runs, extent, points),
            ..path.clone()
        };
        Self {
            fixed: self.fixed.clone(),
            paths: self.paths.iter().map(thinned).collect(),
        }
    }

    /// Corners of everything fixed and everything that moves: least and greatest x and y, m; at least 1 m a side.
    pub(in crate::drawing) fn bounds(&self) -> ([f64; 2], [f64; 2]) {
        let mut low = [f64::INFINITY; 2];
        let mut high = [f64::NEG_INFINITY; 2];
        let mut include = |centre: [f64; 2], half: [f64; 2]| {
            for axis in 0..2 {
                low[axis] = low[axis].min(centre[axis] - half[axis]);
                high[axis] = high[axis].max(centre[axis] + half[axis]);
            }
        };
        for standing in &self.fixed {
            match &standing.shape {
                PlanShape::Rectangle { centre, half, .. } => include(*centre, half.map(f64::abs)),
                PlanShape::Circle { centre, radius, .. } => include(*centre, [radius.abs(); 2]),
            }
        }
        for place in self.places() {
            include([place.position[0], place.position[1]], [0.0; 2]);
        }
        if low[0] > high[0] {
            (low, high) = ([0.0; 2], [0.0; 2]);
        }
        for axis in 0..2 {
            let missing = (1.0 - (high[axis] - low[axis])).max(0.0) / 2.0;
            low[axis] -= missing;
            high[axis] += missing;
        }
        (low, high)
    }

    /// Somebody's own things rise from the ground; where nobody has any, things that change their height.
    pub(in crate::drawing) fn leaves_the_ground(&self) -> bool {
        if self.paths.iter().any(|path| path.seat.is_some()) {
            self.highest_m() > GROUND_M
        } else {
            self.paths.iter().any(Path::rises)
        }
    }

    pub(super) fn highest_m(&self) -> f64 {
        let seats = self.paths.iter().any(|path| path.seat.is_some());
        let own = self.paths.iter().filter(|path| !seats || path.seat.is_some());
        own.flat_map(Path::places).map(|p| p.position[2]).fold(0.0, f64::max)
    }

    fn places(&self) -> impl Iterator<Item = &Place> {
        self.paths.iter().flat_map(Path::places)
    }
}

impl Path {
    /// Everywhere it is known to have been.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.runs.iter().flatten()
    }

    /// Where it is at `tick`; `None` where it is not there.
    pub fn at(&self, tick: Tick) -> Option<Place> {
        let run = self.runs.iter().find(|run| {
            let (first, last) = (run.first().map(|p| p.tick), run.last().map(|p| p.tick));
            first.is_some_and(|first| first <= tick) && last.is_some_and(|last| tick <= last)
        })?;
        let next = run.partition_point(|place| place.tick < tick);
        let to = run.get(next)?;
        match next.checked_sub(1).and_then(|before| run.get(before)) {
            Some(from) if to.tick > tick => Some(between(from, to, tick)),
            _ => Some(*to),
        }
    }

    /// The parts of its runs from tick `from` to tick `to`, with the places at those ticks themselves.
    pub fn during(&self, from: Tick, to: Tick) -> Vec<Vec<Place>> {
        let cut = |run: &Vec<Place>| -> Option<Vec<Place>> {
            let (first, last) = (run.first()?.tick.max(from), run.last()?.tick.min(to));
            if first > last {
                return None;
            }
            let whole = Self {
                name: String::new(),
                seat: None,
                runs: vec![run.clone()],
            };
            let inner = run.iter().copied().filter(|p| first < p.tick && p.tick < last);
            let ends = (whole.at(first), whole.at(last).filter(|_| last > first));
            Some(ends.0.into_iter().chain(inner).chain(ends.1).collect())
        };
        self.runs.iter().filter_map(cut).collect()
    }

    /// Whether it is ever somewhere else.
    pub(in crate::drawing) fn moves(&self) -> bool {
        let Some(start) = self.places().next() else {
            return false;
        };
        self.places()
            .any(|p| (0..3).any(|axis| (p.position[axis] - start.position[axis]).abs() > GROUND_M))
    }

    /// Whether its height changes.
    pub(in crate::drawing) fn rises(&self) -> bool {
        let heights = || self.places().map(|p| p.position[2]);
        heights().fold(f64::NEG_INFINITY, f64::max) - heights().fold(f64::INFINITY, f64::min) > GROUND_M
    }
}

fn between(from: &Place, to: &Place, tick: Tick) -> Place {
    let part = f64::from(tick - from.tick) / f64::from((to.tick - from.tick).max(1));
    let mix = |a: f64, b: f64| a + (b - a) * part;
    let heading = match (from.heading, to.heading) {
        // Over the shorter way around.
        (Some(a), Some(b)) => {
            let way = |of: fn(f64) -> f64| mix(of(a), of(b));
            Some(way(f64::sin).atan2(way(f64::cos)))
        }
        (one, other) => one.or(other),
    };
    Place {
        tick,
        position: std::array::from_fn(|axis| mix(from.position[axis], to.position[axis])),
        heading,
    }
}

fn place(tick: Tick, token: &Token) -> Option<Place> {
    token.position.iter().all(|v| v.is_finite()).then(|| Place {
        tick,
        position: token.position.map(|v| v.clamp(-FARTHEST_M, FARTHEST_M)),
        heading: token.heading.filter(|h| h.is_finite()),
    })
}

fn jumped(from: &Place, to: &Place) -> bool {
    let seconds = f64::from(to.tick - from.tick) / f64::from(TICKS_PER_SECOND);
    let squares = (0..3).map(|axis| (to.position[axis] - from.position[axis]).powi(2));
    squares.sum::<f64>().sqrt() > JUMP_M_S * seconds
}

fn fixed(frames: &[(Tick, &Plan)]) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    let mut before = None;
    for (tick, plan) in frames {
        for shape in plan.fixed.iter().filter_map(finite) {
            let known = all
                .iter_mut()
                .find(|s| s.to < *tick && Some(s.to) == before && s.shape == shape);
            if let Some(standing) = known {
                standing.to = *tick;
            } else if all.len() < MOST_FIXED {
                all.push(Standing {
                    shape,
                    from: *tick,
                    to: *tick,
                });
            }
        }
        before = Some(*tick);
    }
    all
}

fn finite(shape: &PlanShape) -> Option<PlanShape> {
    let bound = |v: f64| v.clamp(-FARTHEST_M, FARTHEST_M);
    let mut shape = shape.clone();
    let (centre, lengths): (&mut [f64; 2], &mut [f64]) = match &mut shape {
        PlanShape::Rectangle { centre, half, .. } => (centre, half),
        PlanShape::Circle { centre, radius, .. } => (centre, std::slice::from_mut(radius)),
    };
    if !centre.iter().chain(lengths.iter()).all(|v| v.is_finite()) {
        return None;
    }
    *centre = centre.map(bound);
    for length in lengths {
        *length = bound(length.abs());
    }
    Some(shape)
}

fn extent(track: &PlanTrack) -> f64 {
    let (low, high) = track.bounds();
    (high[0] - low[0]).max(high[1] - low[1])
}

fn thinned(runs: &[Vec<Place>], extent: f64, most: usize) -> Vec<Vec<Place>> {
    let mut longest: Vec<usize> = (0..runs.len()).collect();
    longest.sort_by_key(|run| std::cmp::Reverse(runs[*run].len()));
    longest.truncate(MOST_RUNS.min(most / 2).max(1));
    longest.sort_unstable();
    let all: usize = longest.iter().map(|run| runs[*run].len()).sum();
    let spare = most.saturating_sub(2 * longest.len());
    let thin = |run: &Vec<Place>| {
        let samples: Vec<Sample<5>> = run.iter().map(|place| sample(place, extent)).collect();
        let share = 2 + spare * run.len() / all.max(1);
        kept(&samples, extent * TOLERANCE, share)
            .into_iter()
            .map(|at| run[at])
            .collect()
    };
    longest.into_iter().map(|run| thin(&runs[run])).collect()
}

fn sample(place: &Place, extent: f64) -> Sample<5> {
    let [x, y, z] = place.position;
    let arm = ARM * extent;
    let (sin, cos) = place.heading.map_or((0.0, 0.0), f64::sin_cos);
    (f64::from(place.tick), [x, y, HEIGHT_WEIGHT * z, arm * sin, arm * cos])
}
