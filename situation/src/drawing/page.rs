//! The room of a drawing, and time along it. Points and ticks.

use simulation::{TICKS_PER_SECOND, Tick};

use super::axis::clock_step;
use super::shape::{Anchor, Dash, Form, Role, Shape, Words};
use super::{Evidence, Track, View};

/// Text of about this many letters is as wide as that many times its height.
const WIDTH_OF_LETTER: f64 = 0.55;
/// A page is at least so many heights of text wide and high.
const LEAST_WIDTH: f64 = 24.0;
const LEAST_HEIGHT: f64 = 10.0;

/// A view of a track, within bounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// Width and height.
    pub(super) size: [f64; 2],
    /// Height of text.
    pub(super) text: f64,
    pub(super) evidence: Option<Evidence>,
    pub(super) first: Tick,
    pub(super) last: Tick,
    /// Up to where it has happened.
    pub(super) now: Tick,
    /// It is being played: `now` goes on.
    pub(super) plays: bool,
}

/// A rectangle of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Page {
    pub(super) fn new(track: &Track, view: &View) -> Self {
        let bound = |value: f64, low, high| if value.is_nan() { low } else { value.clamp(low, high) };
        let now = view.now.unwrap_or(track.last);
        let size = view.size.map(|side| bound(side, 80.0, 10_000.0));
        // On a small page text is small too, so that there is room for more than text.
        let largest = (size[0] / LEAST_WIDTH).min(size[1] / LEAST_HEIGHT);
        Self {
            size,
            text: bound(view.text, 6.0, 60.0).min(largest),
            evidence: view.evidence,
            first: track.first,
            last: track.last,
            now: now.clamp(track.first, track.last.max(track.first)),
            plays: view.now.is_some(),
        }
    }

    pub(super) fn margin(&self) -> f64 {
        0.5 * self.text
    }

    /// The room between a line of text above and one below.
    pub(super) fn inner(&self) -> Area {
        let (margin, line) = (self.margin(), 1.6 * self.text);
        Area {
            left: margin,
            top: line,
            width: (self.size[0] - 2.0 * margin).max(1.0),
            height: (self.size[1] - 2.0 * line).max(1.0),
        }
    }

    /// Middle of the line of text below `bottom`.
    pub(super) fn below(&self, bottom: f64) -> f64 {
        bottom + 0.85 * self.text
    }

    /// Whether a stretch of `seat` is part of the moment, and which.
    pub(super) fn moment_of(&self, seat: Option<u8>) -> Option<(Tick, Tick)> {
        let evidence = self.evidence?;
        let own = seat.is_some() && evidence.seat.is_none_or(|of| Some(of) == seat);
        let (from, to) = (evidence.from.max(self.first), evidence.to.min(self.now));
        (own && from <= to).then_some((from, to))
    }
}

impl Area {
    pub(super) fn right(&self) -> f64 {
        self.left + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.top + self.height
    }

    pub(super) fn form(&self) -> Form {
        Form::Rectangle {
            corner: [self.left, self.top],
            size: [self.width, self.height],
        }
    }

    /// The sheet under everything.
    pub(super) fn sheet(&self) -> Shape {
        Shape::filled(self.form(), Role::Ground).with_line(Role::Axis, 1.0)
    }
}

/// Time from left to right over an area.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeAxis {
    pub(super) over: Area,
    pub(super) page: Page,
}

impl TimeAxis {
    pub(super) fn x(&self, tick: Tick) -> f64 {
        let Page { first, last, .. } = self.page;
        let part = f64::from(tick.clamp(first, last) - first) / f64::from((last - first).max(1));
        self.over.left + part * self.over.width
    }

    /// The stretch of the moment, from top to bottom.
    pub(super) fn moment(&self) -> Option<Shape> {
        let evidence = self.page.evidence?;
        let outside = evidence.to < self.page.first || evidence.from > self.page.last || evidence.from > evidence.to;
        if outside {
            return None;
        }
        let (left, right) = (self.x(evidence.from), self.x(evidence.to));
        let width = (right - left).max(2.0);
        let form = Form::Rectangle {
            corner: [left.min(self.over.right() - width), self.over.top],
            size: [width, self.over.height],
        };
        Some(Shape::filled(form, Role::Evidence))
    }

    /// The tick that is shown, where it is being played.
    pub(super) fn now(&self) -> Option<Shape> {
        let x = self.x(self.page.now);
        let form = Form::Polyline(vec![[x, self.over.top], [x, self.over.bottom()]]);
        self.page.plays.then(|| Shape::lined(form, Role::Now, 2.0, Dash::Solid))
    }

    /// Lines at round times, and the times below.
    pub(super) fn ticks(&self) -> Vec<Shape> {
        let Page { first, last, text, .. } = self.page;
        let seconds = f64::from(last - first) / f64::from(TICKS_PER_SECOND);
        let room = 6.0 * WIDTH_OF_LETTER * text;
        let most = (self.over.width / (1.3 * room)).floor().clamp(1.0, 12.0) as u32;
        let step = clock_step(seconds, most) * TICKS_PER_SECOND;
        let mut shapes = Vec::new();
        let begin = first.div_ceil(step).saturating_mul(step);
        let mut tick = begin;
        while tick <= last {
            let x = self.x(tick);
            let form = Form::Polyline(vec![[x, self.over.top], [x, self.over.bottom()]]);
            shapes.push(Shape::lined(form, Role::Axis, 0.5, Dash::Solid));
            shapes.push(self.clock(tick, x, room));
            match tick.checked_add(step) {
                Some(next) => tick = next,
                None => break,
            }
        }
        if shapes.is_empty() {
            // No round time inside: its beginning, so that it has a time at all.
            shapes.push(self.clock(first, self.over.left, room));
        }
        shapes
    }

    fn clock(&self, tick: Tick, x: f64, room: f64) -> Shape {
        let half = room / 2.0;
        let anchor = if x - half < self.over.left - 0.5 * self.page.text {
            Anchor::Start
        } else if x + half > self.over.right() + self.page.margin() {
            Anchor::End
        } else {
            Anchor::Middle
        };
        Shape::label(
            [x, self.page.below(self.over.bottom())],
            anchor,
            room,
            Words::Clock(tick),
        )
    }
}
