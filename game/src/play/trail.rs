//! How it looked from time to time: the line of the end, and the last seconds where a kind has no scene of its own.

use std::mem;

use simulation::{Picture, TICKS_PER_SECOND, Tick};
use situation::clip::Frame;

/// Ticks between two points of the line of the end, at first: fifteen points a second.
const TRAIL_TICKS: Tick = 4;
/// More pictures than this (four minutes of flight) and every other one goes: the line of an hour takes no more memory
/// than that of a few minutes, and a drawing has fewer points than this anyway
/// ([`situation::drawing::MOST_POINTS`]).
const MOST: usize = 3_600;
/// Ticks between two pictures of the last seconds, and how long those are.
const RECENT_TICKS: Tick = 6;
const RECENT_FOR: Tick = 20 * TICKS_PER_SECOND;

/// Where what belongs to somebody was, from the first tick on.
#[derive(Debug)]
pub(super) struct Trail {
    frames: Vec<Frame>,
    /// The picture that is as the last of `frames`, at a later tick: kept once something changes, since whoever rests
    /// and then goes was there all the while.
    still: Option<Frame>,
    /// Ticks between two pictures.
    apart: Tick,
}

impl Default for Trail {
    fn default() -> Self {
        Self {
            frames: Vec::new(),
            still: None,
            apart: TRAIL_TICKS,
        }
    }
}

impl Trail {
    /// Whether a picture of this tick is wanted.
    pub(super) fn wants(&self, tick: Tick) -> bool {
        tick.is_multiple_of(self.apart)
    }

    /// How it looks at `tick`, later than what was left so far.
    pub(super) fn leave(&mut self, tick: Tick, mut picture: Picture) {
        let moves = matches!(picture, Picture::Plan(_));
        if let Picture::Plan(plan) = &mut picture {
            // The place is taken once, at the end.
            plan.fixed.clear();
        }
        let frame = Frame { tick, picture };
        if self.frames.last().is_some_and(|last| last.picture == frame.picture) {
            self.still = Some(frame);
            return;
        }
        // What lies on a board lasts until something else does: there, nothing is lost without it.
        self.frames.extend(self.still.take().filter(|_| moves));
        self.frames.push(frame);
        if moves && self.frames.len() > MOST {
            self.thin();
        }
    }

    /// What was left.
    pub(super) fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Every other picture goes, the first stays.
    fn thin(&mut self) {
        self.apart *= 2;
        let frames = mem::take(&mut self.frames);
        self.frames = frames.into_iter().step_by(2).collect();
    }
}

/// The last seconds.
#[derive(Debug, Default)]
pub(super) struct Recent(Vec<Frame>);

impl Recent {
    /// Whether a picture of this tick is wanted.
    pub(super) fn wants(tick: Tick) -> bool {
        tick.is_multiple_of(RECENT_TICKS)
    }

    /// How it looks at `tick`; what is too old goes.
    pub(super) fn leave(&mut self, tick: Tick, picture: Picture) {
        self.0.retain(|frame| frame.tick + RECENT_FOR >= tick);
        self.0.push(Frame { tick, picture });
    }

    /// What was left.
    pub(super) fn frames(&self) -> &[Frame] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use simulation::{Board, Cell, Plan, Token};

    fn at(x: f64) -> Picture {
        Picture::Plan(Plan {
            fixed: Vec::new(),
            moving: vec![Token {
                name: "drone".into(),
                seat: Some(0),
                position: [x, 0.0, 1.0],
                heading: None,
            }],
        })
    }

    fn holds(name: &str) -> Picture {
        Picture::Board(Board {
            size: [1, 1],
            cells: vec![Cell {
                at: [0, 0],
                name: name.into(),
                seat: None,
            }],
        })
    }

    fn ticks(trail: &Trail) -> Vec<Tick> {
        trail.frames().iter().map(|frame| frame.tick).collect()
    }

    #[test]
    fn whoever_rests_leaves_nothing_and_then_goes_from_where_they_stood() {
        let mut trail = Trail::default();
        for tick in (0..4_000).step_by(4) {
            trail.leave(tick, at(0.0));
        }
        assert_eq!(ticks(&trail), [0]);
        trail.leave(4_000, at(1.0));
        assert_eq!(
            ticks(&trail),
            [0, 3_996, 4_000],
            "they did not creep there all the while"
        );
        let mut lies = Trail::default();
        for (tick, name) in [(0, "a"), (4, "a"), (8, "b")] {
            lies.leave(tick, holds(name));
        }
        assert_eq!(ticks(&lies), [0, 8]);
    }

    #[test]
    fn the_line_of_hours_takes_no_more_than_that_of_minutes_and_has_both_ends() {
        let mut trail = Trail::default();
        let hours = 3 * 3_600 * TICKS_PER_SECOND;
        for tick in (0..hours).filter(|tick| tick.is_multiple_of(TRAIL_TICKS)) {
            if trail.wants(tick) {
                trail.leave(tick, at(f64::from(tick)));
            }
        }
        let seen = ticks(&trail);
        assert!(seen.len() <= MOST + 1 && seen.len() > MOST / 3, "{}", seen.len());
        assert_eq!(seen.first(), Some(&0));
        assert!(seen.last().is_some_and(|last| last + 2 * trail.apart >= hours));
        assert!(seen.windows(2).all(|pair| pair[0] < pair[1]));
        let apart: Vec<Tick> = seen.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(apart.iter().all(|gap| *gap == trail.apart), "evenly: {apart:?}");
    }

    #[test]
    fn the_last_seconds_are_the_last() {
        let mut recent = Recent::default();
        for tick in (0..100 * TICKS_PER_SECOND).filter(|tick| Recent::wants(*tick)) {
            recent.leave(tick, at(f64::from(tick)));
        }
        let first = recent.frames().first().map(|frame| frame.tick);
        assert!(first.is_some_and(|first| (79 * TICKS_PER_SECOND..=81 * TICKS_PER_SECOND).contains(&first)));
    }
}
