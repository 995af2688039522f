//! Version 1 of what is written. A change here is another version: claims hold these bytes.

use serde::{Deserialize, Serialize};
use simulation::{PlanShape, Tick};
use situation::drawing::{Bar, BoardTrack, Change, Held, Kind, LaneTrack, Path, Place, PlanTrack, Standing, Track};

/// Units of a metre, and of a radian.
const THOUSAND: f64 = 1_000.0;

/// Lengths are millimetres, directions thousandths of a radian; what is in a row is told by differences.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    pub(super) first: Tick,
    pub(super) last: Tick,
    kind: StoredKind,
}

#[derive(Serialize, Deserialize)]
enum StoredKind {
    Plan {
        fixed: Vec<StoredStanding>,
        paths: Vec<StoredPath>,
    },
    Lanes(Vec<StoredLane>),
    Board {
        size: [u16; 2],
        cells: Vec<([u16; 2], Held)>,
        changes: Vec<(Tick, [u16; 2], Option<Held>)>,
    },
}

#[derive(Serialize, Deserialize)]
struct StoredStanding {
    name: String,
    centre: [i64; 2],
    extent: StoredExtent,
    from: Tick,
    to: Tick,
}

#[derive(Serialize, Deserialize)]
enum StoredExtent {
    Half([i64; 2]),
    Radius(i64),
}

#[derive(Serialize, Deserialize)]
struct StoredPath {
    name: String,
    seat: Option<u8>,
    runs: Vec<Vec<StoredPlace>>,
}

/// Differences to the place before, of the first to tick 0 and to the origin.
#[derive(Serialize, Deserialize)]
struct StoredPlace {
    later: Tick,
    moved: [i64; 3],
    heading: Option<u16>,
}

#[derive(Serialize, Deserialize)]
struct StoredLane {
    name: String,
    seat: Option<u8>,
    doings: Vec<String>,
    /// Ticks after the last bar's beginning, ticks that it lasts beyond its first, index of what is done.
    bars: Vec<(Tick, Tick, u16)>,
}

fn thousandths(value: f64) -> i64 {
    (value * THOUSAND).round() as i64
}

fn from_thousandths(value: i64) -> f64 {
    value as f64 / THOUSAND
}

impl Stored {
    pub(super) fn of(track: &Track) -> Self {
        let kind = match &track.kind {
            Kind::Plan(plan) => StoredKind::Plan {
                fixed: plan.fixed.iter().map(StoredStanding::of).collect(),
                paths: plan.paths.iter().map(StoredPath::of).collect(),
            },
            Kind::Lanes(lanes) => StoredKind::Lanes(lanes.iter().map(StoredLane::of).collect()),
            Kind::Board(board) => StoredKind::Board {
                size: board.size,
                cells: board.cells.iter().map(|(at, held)| (*at, held.clone())).collect(),
                changes: board
                    .changes
                    .iter()
                    .map(|change| (change.tick, change.at, change.holds.clone()))
                    .collect(),
            },
        };
        Self {
            first: track.first,
            last: track.last,
            kind,
        }
    }

    pub(super) fn track(self) -> Track {
        let kind = match self.kind {
            StoredKind::Plan { fixed, paths } => Kind::Plan(PlanTrack {
                fixed: fixed.into_iter().map(StoredStanding::standing).collect(),
                paths: paths.into_iter().map(StoredPath::path).collect(),
            }),
            StoredKind::Lanes(lanes) => Kind::Lanes(lanes.into_iter().map(StoredLane::lane).collect()),
            StoredKind::Board { size, cells, changes } => Kind::Board(BoardTrack {
                size,
                cells: cells.into_iter().collect(),
                changes: changes
                    .into_iter()
                    .map(|(tick, at, holds)| Change { tick, at, holds })
                    .collect(),
            }),
        };
        Track {
            first: self.first,
            last: self.last,
            kind,
        }
    }
}

impl StoredStanding {
    fn of(standing: &Standing) -> Self {
        let (centre, extent) = match &standing.shape {
            PlanShape::Rectangle { centre, half, .. } => (centre, StoredExtent::Half(half.map(thousandths))),
            PlanShape::Circle { centre, radius, .. } => (centre, StoredExtent::Radius(thousandths(*radius))),
        };
        Self {
            name: standing.name().to_owned(),
            centre: centre.map(thousandths),
            extent,
            from: standing.from,
            to: standing.to,
        }
    }

    fn standing(self) -> Standing {
        let (name, centre) = (self.name, self.centre.map(from_thousandths));
        Standing {
            shape: match self.extent {
                StoredExtent::Half(half) => PlanShape::Rectangle {
                    name,
                    centre,
                    half: half.map(from_thousandths),
                },
                StoredExtent::Radius(radius) => PlanShape::Circle {
                    name,
                    centre,
                    radius: from_thousandths(radius),
                },
            },
            from: self.from,
            to: self.to,
        }
    }
}

impl StoredPath {
    fn of(path: &Path) -> Self {
        let run = |run: &Vec<Place>| {
            let mut before = (0, [0; 3]);
            let places = run.iter().map(|place| {
                let here = (place.tick, place.position.map(thousandths));
                let stored = StoredPlace {
                    later: here.0.saturating_sub(before.0),
                    moved: std::array::from_fn(|axis| here.1[axis] - before.1[axis]),
                    heading: place
                        .heading
                        .map(|h| thousandths(h.rem_euclid(std::f64::consts::TAU)) as u16),
                };
                before = here;
                stored
            });
            places.collect()
        };
        Self {
            name: path.name.clone(),
            seat: path.seat,
            runs: path.runs.iter().map(run).collect(),
        }
    }

    fn path(self) -> Path {
        let run = |run: Vec<StoredPlace>| {
            let mut here: (Tick, [i64; 3]) = (0, [0; 3]);
            let places = run.into_iter().map(|place| {
                here.0 = here.0.saturating_add(place.later);
                here.1 = std::array::from_fn(|axis| here.1[axis].saturating_add(place.moved[axis]));
                Place {
                    tick: here.0,
                    position: here.1.map(from_thousandths),
                    heading: place.heading.map(|h| f64::from(h) / THOUSAND),
                }
            });
            places.collect::<Vec<_>>()
        };
        Path {
            name: self.name,
            seat: self.seat,
            runs: self.runs.into_iter().map(run).filter(|run| !run.is_empty()).collect(),
        }
    }
}

impl StoredLane {
    fn of(lane: &LaneTrack) -> Self {
        let mut doings: Vec<String> = Vec::new();
        let mut before = 0;
        let bar = |bar: &Bar| {
            let known = doings.iter().position(|doing| *doing == bar.doing);
            let index = known.unwrap_or_else(|| {
                doings.push(bar.doing.clone());
                doings.len() - 1
            });
            let stored = (
                bar.from.saturating_sub(before),
                bar.to.saturating_sub(bar.from),
                index as u16,
            );
            before = bar.from;
            stored
        };
        let bars = lane.bars.iter().map(bar).collect();
        Self {
            name: lane.name.clone(),
            seat: lane.seat,
            doings,
            bars,
        }
    }

    fn lane(self) -> LaneTrack {
        let mut from: Tick = 0;
        let doings = self.doings;
        let bars = self.bars.into_iter().filter_map(|(later, lasts, index)| {
            from = from.saturating_add(later);
            Some(Bar {
                from,
                to: from.saturating_add(lasts),
                doing: doings.get(usize::from(index))?.clone(),
            })
        });
        LaneTrack {
            name: self.name,
            seat: self.seat,
            bars: bars.collect(),
        }
    }
}
