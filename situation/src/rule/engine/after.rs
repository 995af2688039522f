//! The steps after the end, at which what was waiting is settled: those at which nothing changes are jumped over.

use std::ops::Range;

use super::{Engine, Happened};
use crate::rule::history::History;

impl Engine {
    /// Takes `steps` steps of which nothing is known. `each` is shown stretches of steps at which every node has
    /// one value, in order, none left out.
    pub(in crate::rule) fn run_out(&mut self, history: &History, steps: i64, mut each: impl FnMut(&Self, Range<i64>)) {
        let end = self.next + steps.max(0);
        // What was known of each tick is not any more.
        self.due.fill(self.next);
        self.soonest = self.next;
        while self.next < end {
            let step = self.next;
            self.step(history, &Happened::Nothing);
            self.next = self.soonest.clamp(self.next, end);
            each(self, step..self.next);
        }
    }
}

#[cfg(test)]
mod tests {
    use simulation::Fixed;

    use super::*;
    use crate::rule::agreement_tests::vocabulary;
    use crate::rule::monitor::slots_read;
    use crate::rule::{CompiledRows, RowSource, Setting};

    #[test]
    fn an_hour_after_the_end_is_not_walked_through() {
        let vocabulary = vocabulary();
        let marks = ["readback".to_owned()];
        let setting = Setting::new(&vocabulary, 2, 0, &marks);
        let rules = [
            "eventually[0 s, 3600 s] (alt > 2 m)",
            "always[0 s, 3600 s] (alt < 3 m)",
            "(alt < 2 m) until[0 s, 3600 s] (speed > 2 m/s)",
            "(alt < 2 m) since[0 s, 3600 s] armed",
            "WithinAfter(3600 s, event(land_call), alt < 1 m)",
            "count(alt > 2 m)[0 s, 3600 s] >= 4",
            "longest(alt > 2 m)[0 s, 3600 s] >= 3 s",
            "duration(armed)[0 s, 3600 s] >= 3 s and not mark(readback)",
            "order(armed, alt > 2 m, alt < 1 m)[0 s, 3600 s]",
            "highest(alt)[0 s, 3600 s] > 2 m",
            "eventually[0 s, 3600 s] (alt > 2 m and eventually[0 s, 10 s] (alt < 1 m))",
        ];
        for rule in rules {
            let row = RowSource {
                id: "row",
                occasion: "begins(alt > 1 m)",
                rule,
                constants: &[],
            };
            let rows =
                CompiledRows::compile(&[row], &setting).unwrap_or_else(|problems| panic!("{rule}: {problems:?}"));
            let reach = rows.rows()[0].reach;
            let kept = reach.back + reach.ahead + 3;
            let mut history = History::new(1, true, kept, slots_read(&rows.arena), rows.width);
            let mut engine = Engine::new(&rows, &history, 1, true);
            // Half a minute: up and down every three seconds.
            for tick in 1..=1_800_i64 {
                history.push(|_| Some(Fixed(tick % 180 * 20_000)), &[], &[]);
                let (events, marks) = (&[][..], &[][..]);
                engine.step(&history, &Happened::Tick { events, marks });
            }
            let (mut stretches, mut next) = (0, 1_801);
            engine.run_out(&history, reach.ahead, |_, steps| {
                assert_eq!(steps.start, next, "none left out");
                next = steps.end;
                stretches += 1;
            });
            assert_eq!(next, 1_801 + reach.ahead);
            assert!(
                reach.ahead >= 216_000 || rule.contains("since"),
                "{rule}: {}",
                reach.ahead
            );
            // No more than the session has ticks, whatever lies behind it.
            assert!(stretches <= 1_800, "{rule}: {stretches} of {}", reach.ahead);
        }
    }
}
