//! What happened during a stretch, thinned: in metres and ticks, without a page. Small enough to keep, and whole enough
//! for every drawing that will be made of it.

mod board;
mod lanes;
mod plan;

use std::collections::BTreeSet;

use simulation::{Picture, Tick};

use crate::clip::Frame;

pub use board::{BoardTrack, Change, Held, MOST_CHANGES};
pub use lanes::{Bar, LaneTrack, MOST_BARS};
pub(super) use plan::GROUND_M;
pub use plan::{MOST_FIXED, MOST_PATHS, MOST_POINTS, Path, Place, PlanTrack, Standing};

/// What happened during a stretch.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// First tick.
    pub first: Tick,
    /// Last tick, at least the first.
    pub last: Tick,
    /// By the kind of its pictures.
    pub kind: Kind,
}

/// One kind for a whole session, as [`Picture`].
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Things that moved in a place.
    Plan(PlanTrack),
    /// Who did what when.
    Lanes(Vec<LaneTrack>),
    /// What lay where on a board.
    Board(BoardTrack),
}

impl Track {
    /// What the frames show; `None` where there are none. Frames are in order of ticks; one that is not, or that is
    /// of another kind than the first, is passed over.
    pub fn of(frames: &[Frame]) -> Option<Self> {
        let first = frames.first()?;
        let mut last: Option<Tick> = None;
        let frames: Vec<&Frame> = frames
            .iter()
            .filter(|frame| {
                let later = last.is_none_or(|last| frame.tick > last);
                if later {
                    last = Some(frame.tick);
                }
                later
            })
            .collect();
        let last = last.unwrap_or(first.tick);
        let kind = match &first.picture {
            Picture::Plan(_) => Kind::Plan(PlanTrack::of(&of_kind(&frames, |picture| match picture {
                Picture::Plan(plan) => Some(plan),
                _ => None,
            }))),
            Picture::Lanes(_) => Kind::Lanes(lanes::of(
                &of_kind(&frames, |picture| match picture {
                    Picture::Lanes(lanes) => Some(lanes.as_slice()),
                    _ => None,
                }),
                last,
            )),
            Picture::Board(_) => Kind::Board(BoardTrack::of(&of_kind(&frames, |picture| match picture {
                Picture::Board(board) => Some(board),
                _ => None,
            }))),
        };
        Some(Self {
            first: first.tick,
            last,
            kind,
        })
    }

    /// The same with at most `points` points for each path and `points` bars or changes in all: coarser, and smaller to
    /// keep.
    #[must_use]
    pub fn coarser(&self, points: usize) -> Self {
        let kind = match &self.kind {
            Kind::Plan(plan) => Kind::Plan(plan.coarser(points)),
            Kind::Lanes(lanes) => Kind::Lanes(lanes::coarser(lanes.clone(), points)),
            Kind::Board(board) => Kind::Board(board.coarser(points)),
        };
        Self { kind, ..*self }
    }

    /// Whether heights are worth showing: somebody really left the ground.
    pub fn leaves_the_ground(&self) -> bool {
        matches!(&self.kind, Kind::Plan(plan) if plan.leaves_the_ground())
    }

    /// Greatest height of what a seat moves, m; `None` where nobody leaves the ground.
    pub fn highest_m(&self) -> Option<f64> {
        match &self.kind {
            Kind::Plan(plan) if plan.leaves_the_ground() => Some(plan.highest_m()),
            _ => None,
        }
    }

    /// Name ids that a drawing may say, in order.
    pub fn names(&self) -> BTreeSet<&str> {
        match &self.kind {
            Kind::Plan(plan) => plan.fixed.iter().map(Standing::name).collect(),
            Kind::Lanes(lanes) => lanes
                .iter()
                .flat_map(|lane| {
                    lane.bars
                        .iter()
                        .map(|bar| bar.doing.as_str())
                        .chain([lane.name.as_str()])
                })
                .collect(),
            Kind::Board(board) => board.names(),
        }
    }
}

fn of_kind<'f, T: ?Sized>(frames: &[&'f Frame], of: impl Fn(&'f Picture) -> Option<&'f T>) -> Vec<(Tick, &'f T)> {
    frames
        .iter()
        .filter_map(|frame| Some((frame.tick, of(&frame.picture)?)))
        .collect()
}
