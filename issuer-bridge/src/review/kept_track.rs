//! The track of a moment as a claim keeps it: what happened, not its drawing, so that a better drawing reaches claims that
//! are there already. The form that is written lives here, apart from what is drawn, and has a version.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use simulation::{PlanShape, Tick};
use situation::drawing::{
    Bar, BoardTrack, Change, Held, Kind, LaneTrack, MOST_POINTS, Path, Place, PlanTrack, Standing, Track,
};
use situation::text::Text;

use crate::encoding::{base64url, from_base64url};

/// The form that is written here.
const VERSION: u16 = 1;
/// Most bytes that a moment's track takes in its claim.
pub(crate) const MOST_BYTES: usize = 64 * 1024;
/// Units of a metre, and of a radian.
const THOUSAND: f64 = 1_000.0;

/// A track in a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptTrack {
    /// 1.
    version: u16,
    /// postcard of [`Stored`], base64url.
    track: String,
    /// Words of the names in it, as far as the scenario had any.
    pub(crate) words: BTreeMap<String, Text>,
}

/// A track that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnreadableTrack {
    /// Written by a later program.
    #[error("its version is {0}")]
    Version(u16),
    /// Damaged.
    #[error("its bytes are not those of a track")]
    Bytes,
}

impl KeptTrack {
    /// Keeps `track`, as finely as [`MOST_BYTES`] allow; `None` where even the coarsest is too large.
    pub(crate) fn of(track: &Track, words: &BTreeMap<String, Text>) -> Option<Self> {
        let sizes = std::iter::successors(Some(MOST_POINTS), |points| Some(points / 2).filter(|half| *half > 4));
        sizes.into_iter().find_map(|points| {
            let track = track.coarser(points);
            let stored = postcard::to_allocvec(&Stored::of(&track)).ok()?;
            let names = track.names();
            let kept = Self {
                version: VERSION,
                track: base64url(&stored),
                words: words
                    .iter()
                    .filter(|(name, _)| names.contains(name.as_str()))
                    .map(|(name, text)| (name.clone(), text.clone()))
                    .collect(),
            };
            let size = serde_json::to_string(&kept).ok()?.len();
            (size <= MOST_BYTES).then_some(kept)
        })
    }

    /// What happened.
    ///
    /// # Errors
    /// Where it is of another version, or damaged.
    pub(crate) fn track(&self) -> Result<Track, UnreadableTrack> {
        if self.version != VERSION {
            return Err(UnreadableTrack::Version(self.version));
        }
        let bytes = from_base64url(&self.track).ok_or(UnreadableTrack::Bytes)?;
        let stored: Stored = postcard::from_bytes(&bytes).map_err(|_| UnreadableTrack::Bytes)?;
        if stored.first > stored.last {
            return Err(UnreadableTrack::Bytes);
        }
        Ok(stored.track())
    }
}

/// Version 1. Lengths are millimetres, directions thousandths of a radian; what is in a row is told by differences.
#[derive(Serialize, Deserialize)]
struct Stored {
    first: Tick,
    last: Tick,
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
    fn of(track: &Track) -> Self {
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

    fn track(self) -> Track {
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

#[cfg(test)]
mod tests {
    use simulation::{Board, Cell, Lane, Picture, Plan, Token};
    use situation::clip::Frame;

    use super::*;

    fn kept(pictures: impl IntoIterator<Item = Picture>) -> (Track, KeptTrack) {
        let frames = pictures.into_iter().zip(0..).map(|(picture, i)| Frame {
            tick: 1_000 + 2 * i,
            picture,
        });
        let track = Track::of(&frames.collect::<Vec<_>>()).expect("frames");
        let kept = KeptTrack::of(&track, &BTreeMap::new()).expect("it fits");
        assert!(serde_json::to_string(&kept).expect("JSON").len() <= MOST_BYTES);
        (track, kept)
    }

    fn plan(t: u32, seats: u8) -> Picture {
        let t = f64::from(t) / 10.0;
        Picture::Plan(Plan {
            fixed: vec![
                PlanShape::Circle {
                    name: "pad".to_owned(),
                    centre: [-1.5, 2.25],
                    radius: 0.5,
                },
                PlanShape::Rectangle {
                    name: "cage".to_owned(),
                    centre: [0.0, 0.0],
                    half: [6.0, 4.5],
                },
            ],
            moving: (0..seats)
                .map(|seat| Token {
                    name: "drone".to_owned(),
                    seat: Some(seat),
                    position: [
                        5.0 * (t * f64::from(seat + 1)).sin(),
                        4.0 * (1.3 * t).cos(),
                        1.0 + (0.7 * t).sin(),
                    ],
                    heading: Some(t - 4.0),
                })
                .collect(),
        })
    }

    #[test]
    fn a_plan_comes_back_to_the_millimetre() {
        let (track, kept) = kept((0..300).map(|t| plan(t, 2)));
        let back = kept.track().expect("readable");
        let (Kind::Plan(was), Kind::Plan(is)) = (&track.kind, &back.kind) else {
            panic!("plans")
        };
        assert_eq!(
            (track.first, track.last, &was.fixed),
            (back.first, back.last, &is.fixed)
        );
        assert_eq!(was.paths.len(), is.paths.len());
        for (was, is) in was.paths.iter().zip(&is.paths) {
            assert_eq!(
                (&was.name, was.seat, was.runs.len()),
                (&is.name, is.seat, is.runs.len())
            );
            for (was, is) in was.places().zip(is.places()) {
                assert_eq!(was.tick, is.tick);
                assert!((0..3).all(|a| (was.position[a] - is.position[a]).abs() <= 0.000_5 + 1e-9));
                let turned = was.heading.expect("one") - is.heading.expect("one");
                assert!(turned.cos() > 0.999_99, "{turned}");
            }
        }
    }

    #[test]
    fn lanes_and_boards_come_back_as_they_were() {
        let lane = |t: u32| {
            let doing = ["drill", "saw", "wait"][(t as usize / 3) % 3];
            Picture::Lanes(vec![Lane {
                name: "hand".to_owned(),
                seat: Some(1),
                doing: (t % 7 > 1).then(|| doing.to_owned()),
            }])
        };
        let (track, lanes) = kept((0..100).map(lane));
        assert_eq!(lanes.track().expect("readable"), track);
        let board = |t: u32| {
            let cell = |at, name: &str, seat| Cell {
                at,
                name: name.to_owned(),
                seat,
            };
            let stays = cell([4, 4], "stone", None);
            Picture::Board(Board {
                size: [5, 5],
                cells: vec![cell([(t % 5) as u16, 0], "piece", Some(3)), stays],
            })
        };
        let (track, kept) = kept((0..20).map(board));
        assert_eq!(kept.track().expect("readable"), track);
    }

    #[test]
    fn a_long_wild_stretch_still_fits() {
        // Twelve of one seat each, turning fast: far more than a moment ever holds.
        let (track, kept) = kept((0..3_000).map(|t| plan(17 * t, 12)));
        let Kind::Plan(back) = kept.track().expect("readable").kind else {
            panic!("a plan")
        };
        assert_eq!(back.paths.len(), 12);
        assert_eq!(kept.track().expect("readable").last, track.last);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_never_drawn() {
        let (_, kept) = kept((0..10).map(|t| plan(t, 1)));
        let later = KeptTrack {
            version: 2,
            ..kept.clone()
        };
        assert!(matches!(later.track(), Err(UnreadableTrack::Version(2))));
        let torn = KeptTrack {
            track: kept.track[..kept.track.len() / 2].to_owned(),
            ..kept
        };
        assert!(matches!(torn.track(), Err(UnreadableTrack::Bytes)));
    }
}
