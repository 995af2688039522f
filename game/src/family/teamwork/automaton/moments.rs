//! The moments of a machine that are worth a picture, in the order in which they come.

use simulation::Activity;
use simulation::teamwork::automaton::{Automaton, Works};

use super::automaton_of;
use crate::family::moment::Moment;

fn of(activity: &dyn Activity, is: impl Fn(&Automaton) -> bool) -> bool {
    automaton_of(activity).is_some_and(is)
}

const fn moment(name: &'static str, has_come: fn(&dyn Activity) -> bool) -> Moment {
    Moment {
        name,
        view: 0,
        has_come,
    }
}

fn works(machine: &Automaton, is: fn(&Works) -> bool) -> bool {
    let set = machine.front().is_some_and(|front| front.is_all_set);
    set && machine.module_lit().is_some_and(|module| is(&module.works))
}

/// What every session shows.
pub(super) const MOMENTS: [Moment; 7] = [
    moment("1-letter", |a| of(a, |m| m.is_here(1))),
    moment("2-dials", |a| {
        of(a, |m| works(m, |works| matches!(works, Works::Set(..))))
    }),
    moment("3-bells", |a| of(a, |m| works(m, |works| *works == Works::Bells))),
    moment("4-piece", |a| {
        of(a, |m| m.front().is_some_and(|front| front.scrap.is_some()))
    }),
    moment("5-crank", |a| of(a, |m| works(m, |works| *works == Works::Crank))),
    moment("6-heart", |a| {
        of(a, |m| {
            m.waking().is_some_and(|(_, since)| since > 1.0) && m.awake().len() > 6
        })
    }),
    moment("7-portrait", |a| of(a, |m| m.plays().is_some_and(|since| since > 3.0))),
];
