//! The moments of a workshop that are worth a picture, in the order in which they come.

use simulation::Activity;
use simulation::workshop::{ColleagueSeen, Stage, ToolKind, Workshop};

use super::view::View;
use crate::family::moment::Moment;

fn of(activity: &dyn Activity, is: impl Fn(&Workshop) -> bool) -> bool {
    activity.as_any().downcast_ref().is_some_and(is)
}

/// A tool of this kind is at work and has come so far.
fn works(workshop: &Workshop, kind: ToolKind, so_far: f64) -> bool {
    workshop
        .at_work()
        .is_some_and(|(now, done)| now == kind && done > so_far)
}

/// Parts that are in the object.
fn placed(workshop: &Workshop) -> usize {
    let parts = 0..workshop.parameters().object.parts.len();
    parts.filter(|part| workshop.placed(*part).is_some()).count()
}

const fn moment(name: &'static str, view: View, has_come: fn(&dyn Activity) -> bool) -> Moment {
    Moment {
        name,
        view: view as usize,
        has_come,
    }
}

/// Every phase, and every view.
pub(super) const MOMENTS: [Moment; 10] = [
    moment("1-bench", View::Bench, |a| of(a, |w| w.tick() > 30)),
    moment("2-measure", View::Bench, |a| {
        of(a, |w| w.tape_reading_mm().is_some_and(|at| at > 60.0))
    }),
    moment("3-saw", View::Piece, |a| of(a, |w| works(w, ToolKind::Saw, 0.6))),
    moment("4-rain", View::Bench, |a| of(a, |w| w.rain().0)),
    moment("5-sheet", View::Bench, |a| of(a, |w| w.open_page().is_some())),
    moment("6-drill", View::Bench, |a| {
        of(a, |w| w.drilling_share().is_some_and(|done| done > 0.5))
    }),
    moment("7-sand", View::Piece, |a| {
        of(a, |w| works(w, ToolKind::SandingBlock, 0.5))
    }),
    moment("8-assemble", View::Bench, |a| of(a, |w| placed(w) >= 3)),
    moment("9-screw", View::Piece, |a| {
        of(a, |w| works(w, ToolKind::Screwdriver, 0.5) && placed(w) >= 5)
    }),
    moment("a-whole", View::Bench, |a| of(a, Workshop::object_is_whole)),
];

fn sam(workshop: &Workshop, is: impl Fn(ColleagueSeen) -> bool) -> bool {
    workshop.colleague().is_some_and(is)
}

/// Where somebody works across the bench.
pub(super) const TOGETHER: [Moment; 9] = [
    moment("1-bench", View::Bench, |a| of(a, |w| w.tick() > 30)),
    moment("2-sands", View::Bench, |a| {
        of(a, |w| sam(w, |sam| sam.works_with == Some(ToolKind::SandingBlock)))
    }),
    moment("3-shows", View::Bench, |a| {
        of(a, |w| sam(w, |sam| sam.stage == Stage::Shows))
    }),
    moment("4-saws", View::Bench, |a| {
        of(a, |w| sam(w, |sam| sam.works_with == Some(ToolKind::Saw)))
    }),
    moment("5-asks", View::Bench, |a| {
        of(a, |w| sam(w, |sam| sam.stage == Stage::Asks))
    }),
    moment("6-van", View::Bench, |a| of(a, |w| w.van_waits().is_some())),
    moment("7-bag", View::Bench, |a| {
        of(a, |w| w.bag(0).is_some_and(|(opened, _)| opened))
    }),
    moment("8-fitted", View::Piece, |a| {
        of(a, |w| w.fitting_of(3).is_some_and(|(_, with)| with.is_some()))
    }),
    moment("9-road", View::Bench, |a| {
        of(a, |w| w.handed_over().is_some_and(|since| since > 30))
    }),
];
