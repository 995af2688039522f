//! What each node is worth before the first tick, where nothing changes: events did not happen (before a
//! session's beginning) or are not known (before a disclosed stretch), signals have no value. The monitor
//! starts from there, as if it had always run.

use super::formula::{Arena, Node, Ref, Term, Test};
use super::reference::{Range, compare, plus};
use super::truth::{Bits, FALSE, NEGATED, TRUE, UNKNOWN};

pub(super) fn values(arena: &Arena, at_beginning: bool) -> Vec<Bits> {
    let mut values: Vec<Bits> = Vec::with_capacity(arena.nodes.len());
    for node in &arena.nodes {
        let of = |part: Ref| read(&values, part);
        let value = match node {
            Node::True => TRUE,
            Node::Event { .. } | Node::Mark { .. } => {
                if at_beginning {
                    FALSE
                } else {
                    UNKNOWN
                }
            }
            Node::Compare(terms, test) => terms_value(terms, *test, &values),
            Node::And(parts) => parts.iter().fold(TRUE, |all, part| all & of(*part)),
            Node::Somewhere(inner, _) => of(*inner),
            Node::Until { hold, goal, window } => of(*goal) & if window.from == 0 { TRUE } else { of(*hold) },
            Node::Since { hold, goal, window } => of(*goal) & if window.to == 0 { TRUE } else { of(*hold) },
            Node::Begins(inner) => {
                let earlier = of(*inner) & if at_beginning { TRUE } else { UNKNOWN };
                of(*inner) & NEGATED[usize::from(earlier)]
            }
            Node::Order(steps, window) => {
                if window.len() < steps.len() as i64 {
                    FALSE
                } else {
                    steps.iter().fold(TRUE, |all, step| all & of(*step))
                }
            }
        };
        values.push(value);
    }
    values
}

pub(super) fn read(values: &[Bits], part: Ref) -> Bits {
    let value = values[part.node()];
    if part.negated() {
        NEGATED[usize::from(value)]
    } else {
        value
    }
}

fn terms_value(terms: &[(i64, Term)], test: Test, values: &[Bits]) -> Bits {
    let mut sum: Range = Some((0, 0));
    for (coefficient, term) in terms {
        let known = match term {
            Term::Ticks(of, window) | Term::Longest(of, window) => {
                let value = read(values, *of);
                let ticks = i128::from(window.len());
                Some((ticks * i128::from(value & 1), ticks * i128::from(value >> 1)))
            }
            _ => None,
        };
        sum = plus(sum, *coefficient, known);
    }
    compare(sum, test)
}
