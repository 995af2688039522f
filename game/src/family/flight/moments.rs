//! The moments of a flight that are worth a picture, in the order in which they come.

use simulation::Activity;
use simulation::flight::Flight;

use super::view::View;
use crate::family::moment::Moment;

fn of(activity: &dyn Activity, is: impl Fn(&Flight) -> bool) -> bool {
    activity.as_any().downcast_ref().is_some_and(is)
}

fn notes(flight: &Flight) -> usize {
    (0..flight.cage().posts.len())
        .filter(|post| flight.post_sounded(*post).is_some())
        .count()
}

const fn moment(name: &'static str, view: View, has_come: fn(&dyn Activity) -> bool) -> Moment {
    Moment {
        name,
        view: view as usize,
        has_come,
    }
}

/// Every phase, and every view.
pub(super) const MOMENTS: [Moment; 9] = [
    moment("1-check", View::Pilot, |a| {
        of(a, |f| f.phase() == "check" && f.tick() > 60)
    }),
    moment("2-light", View::Pilot, |a| {
        of(a, |f| {
            f.phase() == "light" && f.neighbour().is_some_and(|at| at.z > 0.5)
        })
    }),
    moment("3-lantern", View::Pilot, |a| {
        of(a, |f| f.phase() == "hover" && f.airborne())
    }),
    moment("4-posts", View::Pilot, |a| {
        of(a, |f| f.phase() == "posts" && notes(f) == 1)
    }),
    moment("5-chase", View::Chase, |a| {
        of(a, |f| f.phase() == "posts" && notes(f) == 2)
    }),
    moment("6-on-board", View::OnBoard, |a| {
        of(a, |f| f.phase() == "gust" && f.airborne())
    }),
    moment("7-gust", View::Pilot, |a| of(a, |f| f.gust_wind().length() > 5.0)),
    moment("8-call", View::Pilot, |a| of(a, Flight::land_called)),
    moment("9-free", View::Chase, |a| {
        of(a, |f| f.phase() == "free" && f.airborne())
    }),
];
