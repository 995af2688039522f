//! The moments of a relay that are worth a picture, in the order in which they come.

use simulation::Activity;
use simulation::teamwork::relay::{Held, Relay};

use super::relay_of;
use crate::family::moment::Moment;

fn of(activity: &dyn Activity, is: impl Fn(&Relay) -> bool) -> bool {
    relay_of(activity).is_some_and(is)
}

fn both_carry(relay: &Relay) -> bool {
    let carries = |held: Held| matches!(held, Held::Load(_));
    let moving = relay.walkers().into_iter().filter(|walker| carries(walker.holds));
    moving.filter(|walker| walker.pace_m_s > 0.4).count() == 2
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
    moment("1-gathering", |a| of(a, |r| r.gathers() && r.is_here(1))),
    moment("2-together", |a| of(a, both_carry)),
    moment("3-door", |a| {
        of(a, |r| {
            r.walkers().iter().any(|walker| matches!(walker.holds, Held::Door(_)))
        })
    }),
    moment("4-cable", |a| of(a, |r| r.moved().iter().any(|load| load.plugged))),
    moment("5-relief", |a| {
        of(a, |r| r.is_handing_over() && !r.stickers().is_empty())
    }),
    moment("6-blocked", |a| of(a, |r| r.blocked().is_some())),
    moment("7-fete", |a| of(a, |r| r.feasts().is_some_and(|since| since > 2.0))),
];
