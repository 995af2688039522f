//! The moments of a line that are worth a picture, in the order in which they come.

use simulation::Activity;
use simulation::workshop::line::{Kind, Line, Onward};

use super::line_of;
use super::view::View;
use crate::family::moment::Moment;

fn of(activity: &dyn Activity, is: impl Fn(&Line) -> bool) -> bool {
    line_of(activity).is_some_and(is)
}

const fn moment(name: &'static str, view: View, has_come: fn(&dyn Activity) -> bool) -> Moment {
    Moment {
        name,
        view: view as usize,
        has_come,
    }
}

fn stamps(line: &Line) -> bool {
    matches!(line.onward(), Some(Onward::Tray(_, done)) if done > 0.7)
}

/// Every phase, and every view.
pub(super) const MOMENTS: [Moment; 10] = [
    moment("1-samples", View::Post, |a| of(a, |l| l.piece().is_some())),
    moment("2-gauge", View::Piece, |a| {
        of(a, |l| matches!(l.onward(), Some(Onward::Gauge(done)) if done > 0.4))
    }),
    moment("3-stamp", View::Post, |a| of(a, |l| !l.handles_samples() && stamps(l))),
    moment("4-odd", View::Piece, |a| {
        of(a, |l| l.piece().is_some_and(|piece| piece.kind == Kind::Odd))
    }),
    moment("5-new-card", View::Post, |a| of(a, Line::card_is_new)),
    moment("6-record", View::Post, |a| of(a, |l| l.record_page().is_some())),
    moment("7-stuck", View::Post, |a| of(a, |l| l.machine()[1])),
    moment("8-inside", View::Post, |a| {
        of(a, |l| l.looks_at().is_some_and(|place| l.shows_cause(place)))
    }),
    moment("9-arrange", View::Post, |a| of(a, |l| l.moves() >= 2)),
    moment("a-reveal", View::Post, |a| {
        of(a, |l| l.revealed_s().is_some_and(|since| since > 1.0))
    }),
];
