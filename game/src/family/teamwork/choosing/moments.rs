//! The moments of a choice that are worth a picture, in the order in which they come.

use simulation::Activity;
use simulation::teamwork::choosing::{Choosing, Lies};

use super::choosing_of;
use crate::family::moment::Moment;

fn of(activity: &dyn Activity, is: impl Fn(&Choosing) -> bool) -> bool {
    choosing_of(activity).is_some_and(is)
}

const fn moment(name: &'static str, has_come: fn(&dyn Activity) -> bool) -> Moment {
    Moment {
        name,
        view: 0,
        has_come,
    }
}

/// What every session shows.
pub(super) const MOMENTS: [Moment; 7] = [
    moment("1-places", |a| of(a, |c| c.gathers() && c.is_here(1))),
    moment("2-curtain", |a| {
        of(a, |c| !c.gathers() && c.peek().is_none() && !c.has_table())
    }),
    moment("3-behind", |a| {
        of(a, |c| c.peek().is_some_and(|peek| peek.left_s < 17.0))
    }),
    moment("4-table", |a| {
        of(a, |c| {
            let laid = c
                .cards()
                .iter()
                .filter(|card| matches!(card.lies, Lies::At(..)))
                .count();
            c.has_table() && laid > 1
        })
    }),
    moment("5-news", |a| of(a, |c| c.peek().is_some_and(|peek| peek.is_news))),
    moment("6-chosen", |a| {
        of(a, |c| c.has_table() && c.vote(0).or_else(|| c.vote(1)).is_some())
    }),
    moment("7-day", |a| {
        of(a, |c| {
            c.day()
                .is_some_and(|scene| scene.shows.is_some() && scene.since_s > 1.0)
        })
    }),
];
