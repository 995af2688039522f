//! Stretches of a session on which a formula is worth the same because nothing happens: windows can be an hour long.

use super::formula::{Node, Ref, Term};
use super::reference::{Evaluator, KNOWN};
use super::trace::Trace;
use super::truth::FALSE;

impl<T: Trace> Evaluator<'_, T> {
    /// The same values, and as many worked out, without asking at every tick of a stretch.
    pub(super) fn by_stretches(mut self) -> Self {
        self.literally = false;
        self
    }

    /// The last tick, `last` at most, up to which all of these are surely worth what they were found to be worth at
    /// `tick`. What each is worth till then counts as worked out, as if it had been asked tick by tick.
    pub(super) fn through(&mut self, parts: &[Ref], tick: i64, last: i64) -> i64 {
        if self.literally {
            return tick;
        }
        let to = parts.iter().fold(last, |to, part| self.same_to(*part, tick, to));
        if to > tick {
            for part in parts {
                self.settle(*part, tick, to);
            }
        }
        to
    }

    /// The last tick up to which that is so of one. Nothing is worked out.
    fn same_to(&mut self, of: Ref, tick: i64, last: i64) -> i64 {
        if last <= tick || self.place(of, tick).is_none() || self.place(of, last).is_none() {
            return tick;
        }
        let (first, end) = (self.trace.first(), self.trace.end());
        let outside = if tick < first {
            Some(first - 1)
        } else if tick >= end {
            Some(last)
        } else {
            None
        };
        let rows = self.rows;
        let to = match &rows.arena.nodes[of.node()] {
            Node::True => last,
            Node::Event { .. } => match outside {
                None if self.is_quiet(tick) => self.quiet.1.min(end - 1),
                outside => outside.unwrap_or(tick),
            },
            Node::Mark { .. } => outside.unwrap_or(tick),
            Node::Compare(terms, _) if terms.iter().all(|(_, term)| is_of_now(term)) => outside.unwrap_or(tick),
            Node::And(parts) => {
                let asked = self.asked(parts, tick);
                parts[..asked]
                    .iter()
                    .fold(last, |to, part| self.same_to(*part, tick, to))
            }
            _ => tick,
        };
        to.min(last)
    }

    /// How many parts of a conjunction decide it at a tick: up to the first that does not hold.
    fn asked(&mut self, parts: &[Ref], tick: i64) -> usize {
        let fails = parts.iter().position(|part| self.value(*part, tick) == FALSE);
        fails.map_or(parts.len(), |at| at + 1)
    }

    /// Notes that `of` is worth up to `last` what it is worth at `tick`.
    fn settle(&mut self, of: Ref, tick: i64, last: i64) {
        let (Some(from), Some(to)) = (self.place(of, tick), self.place(of, last)) else {
            return;
        };
        let known = self.memo[from] & (KNOWN | 0b11);
        let mut any_fresh = false;
        let mut rest = &mut self.memo[from + 1..=to];
        while !rest.is_empty() {
            let settled = rest.iter().take_while(|memo| **memo & KNOWN != 0).count();
            let (fresh, later) = {
                let (_, unsettled) = rest.split_at_mut(settled);
                let fresh = unsettled.iter().take_while(|memo| **memo & KNOWN == 0).count();
                unsettled.split_at_mut(fresh)
            };
            self.work += fresh.len();
            any_fresh |= !fresh.is_empty();
            for memo in fresh {
                *memo |= known;
            }
            rest = later;
        }
        // Where it was worked out before, so was what it asks.
        let rows = self.rows;
        if let Node::And(parts) = &rows.arena.nodes[of.node()]
            && any_fresh
        {
            let asked = self.asked(parts, tick);
            parts[..asked].iter().for_each(|part| self.settle(*part, tick, last));
        }
    }
}

/// Whether a term reads samples of its own tick alone.
fn is_of_now(term: &Term) -> bool {
    match term {
        Term::Sample(sample) => sample.back == 0,
        Term::Scalar(scalar) => scalar.parts.iter().all(|(_, sample)| sample.back == 0),
        _ => false,
    }
}
