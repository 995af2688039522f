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

/// So long after the object was handed over its tenant looks out, ticks.
const SPRING: u32 = 60 * 15;

const fn moment(name: &'static str, has_come: fn(&dyn Activity) -> bool) -> Moment {
    Moment {
        name,
        // As what is to be done asks.
        view: View::Asked as usize,
        has_come,
    }
}

/// Every phase, and every view.
pub(super) const MOMENTS: [Moment; 11] = [
    moment("1-bench", |a| of(a, |w| w.tick() > 30)),
    moment("2-measure", |a| {
        of(a, |w| w.tape_reading_mm().is_some_and(|at| at > 60.0))
    }),
    moment("3-saw", |a| of(a, |w| works(w, ToolKind::Saw, 0.2))),
    moment("4-rain", |a| of(a, |w| w.rain().0)),
    moment("5-sheet", |a| of(a, |w| w.open_page().is_some())),
    moment("6-drill", |a| {
        of(a, |w| w.drilling_share().is_some_and(|done| done > 0.1))
    }),
    moment("7-sand", |a| of(a, |w| works(w, ToolKind::SandingBlock, 0.2))),
    moment("8-assemble", |a| of(a, |w| placed(w) >= 3)),
    moment("9-screw", |a| {
        of(a, |w| works(w, ToolKind::Screwdriver, 0.2) && placed(w) >= 5)
    }),
    moment("a-whole", |a| of(a, Workshop::object_is_whole)),
    // Who was waited for looks out.
    moment("b-spring", |a| {
        of(a, |w| w.handed_over().is_some_and(|ticks| ticks > SPRING))
    }),
];

fn sam(workshop: &Workshop, is: impl Fn(ColleagueSeen) -> bool) -> bool {
    workshop.colleague().is_some_and(is)
}

/// Where somebody works across the bench.
pub(super) const TOGETHER: [Moment; 9] = [
    moment("1-bench", |a| of(a, |w| w.tick() > 30)),
    moment("2-sands", |a| {
        of(a, |w| sam(w, |sam| sam.works_with == Some(ToolKind::SandingBlock)))
    }),
    moment("3-shows", |a| of(a, |w| sam(w, |sam| sam.stage == Stage::Shows))),
    moment("4-saws", |a| {
        of(a, |w| sam(w, |sam| sam.works_with == Some(ToolKind::Saw)))
    }),
    moment("5-asks", |a| of(a, |w| sam(w, |sam| sam.stage == Stage::Asks))),
    moment("6-van", |a| of(a, |w| w.van_waits().is_some())),
    moment("7-bag", |a| of(a, |w| w.bag(0).is_some_and(|(opened, _)| opened))),
    moment("8-fitted", |a| {
        of(a, |w| w.fitting_of(3).is_some_and(|(_, with)| with.is_some()))
    }),
    moment("9-road", |a| of(a, |w| w.handed_over().is_some_and(|since| since > 30))),
];
