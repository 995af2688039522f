//! The steps after the end, at which what was waiting is settled: those at which nothing changes are jumped over.

use std::ops::Range;

use super::lasting::{lasting, skip};
use super::step::{After, View};
use super::{Engine, Happened};
use crate::rule::history::{FOREVER, History};

/// Most changes remembered (8 MB). Past that, the nodes that have more of them are read step by step.
const MOST_CHANGES: usize = 1_000_000;

impl Engine {
    /// Takes `steps` steps of which nothing is known. `each` is shown stretches of steps at which every node has
    /// one value, in order, none left out.
    pub(in crate::rule) fn run_out(&mut self, history: &History, steps: i64, mut each: impl FnMut(&Self, Range<i64>)) {
        let end = self.next + steps.max(0);
        let mut room = MOST_CHANGES;
        let nodes = 0..self.running.len();
        let mut after: Vec<After> = nodes.map(|node| self.after(node, &mut room)).collect();
        let mut earlier = self.now.clone();
        while self.next < end {
            let step = self.next;
            earlier.clone_from(&self.now);
            self.step(history, &Happened::Nothing);
            for ((at, now), earlier) in self.now.iter().enumerate().zip(&earlier) {
                if now != earlier && self.running[at].ring.is_some() {
                    after[at].changed(step, &mut room);
                }
            }
            let same = self.same_for(history, &mut after).min(end - self.next);
            if same > 0 {
                self.jump(same, &after);
            }
            each(self, step..self.next);
        }
    }

    /// The changes of a node that its readers have still before them.
    fn after(&self, node: usize, room: &mut usize) -> After {
        let mut after = After {
            changes: Some(Vec::new()),
            lasting: 0,
        };
        if let Some(ring) = &self.running[node].ring {
            let at = |step: i64| ring.values[step as usize & ring.mask];
            // Before the first step nothing changed.
            let oldest = self.first.max(self.next - ring.mask as i64);
            for step in oldest..self.next {
                if at(step) != at(step - 1) {
                    after.changed(step, room);
                }
            }
        }
        after
    }

    /// Steps after the last one that would leave every value as it is.
    fn same_for(&self, history: &History, after: &mut [After]) -> i64 {
        let mut least = FOREVER;
        for (at, running) in self.running.iter().enumerate() {
            let (known, rest) = after.split_at_mut(at);
            let view = View {
                done: &self.running[..at],
                now: &self.now,
                step: self.last(),
                after: known,
            };
            let steps = lasting(
                &running.step,
                &view,
                self.last() - running.delay,
                history,
                (self.first, self.at_beginning),
                self.now[at],
            );
            if steps <= 0 {
                return 0;
            }
            least = least.min(steps);
            if let Some(node) = rest.first_mut() {
                node.lasting = steps;
            }
        }
        least
    }

    fn jump(&mut self, steps: i64, after: &[After]) {
        let last = self.last();
        for at in 0..self.running.len() {
            let (done, rest) = self.running.split_at_mut(at);
            let Some(running) = rest.first_mut() else { break };
            let view = View {
                done,
                now: &self.now,
                step: last,
                after,
            };
            skip(&mut running.step, &view, steps);
        }
        for (running, now) in self.running.iter_mut().zip(&self.now) {
            if let Some(ring) = &mut running.ring {
                ring.fill(last + 1, steps, *now);
            }
        }
        self.next += steps;
    }
}

impl After {
    fn changed(&mut self, step: i64, room: &mut usize) {
        match &mut self.changes {
            Some(changes) if *room > 0 => {
                *room -= 1;
                changes.push(step);
            }
            changes => {
                *room += changes.take().map_or(0, |changes| changes.len());
            }
        }
    }
}

impl super::Ring {
    /// The same value at `steps` steps from `first` on.
    fn fill(&mut self, first: i64, steps: i64, value: u8) {
        let count = usize::try_from(steps).unwrap_or(usize::MAX).min(self.values.len());
        let from = first as usize & self.mask;
        let before_end = count.min(self.values.len() - from);
        self.values[from..from + before_end].fill(value);
        self.values[..count - before_end].fill(value);
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
