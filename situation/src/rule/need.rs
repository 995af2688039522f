//! How much of a session a formula needs at the very least before it can be decided: where that is more than a
//! session has, it never will be.

use super::formula::{Arena, Node, Ref, Term, Test, Window};
use super::reach::Reach;

/// The fewest ticks back and ahead of the tick of evaluation that must lie within the session before the formula
/// can be true (second) or false (first), per node. Lower bounds: more may be needed.
pub(super) fn needs(arena: &Arena) -> Vec<[Reach; 2]> {
    let mut needs: Vec<[Reach; 2]> = Vec::with_capacity(arena.nodes.len());
    for node in &arena.nodes {
        let none = Reach::default();
        let need = match node {
            Node::True | Node::Event { .. } | Node::Mark { .. } => [none, none],
            Node::Compare(terms, test) => {
                let read = terms.iter().fold(none, |all, (_, term)| widest(all, term_need(term)));
                [read, widest(read, run_need(terms, *test))]
            }
            Node::And(parts) => {
                let all = |held, part: &Ref| widest(held, need_of(&needs, *part));
                let any = parts.iter().map(|part| need_of(&needs, part.opposite()));
                [any.reduce(narrowest).unwrap_or(none), parts.iter().fold(none, all)]
            }
            Node::Somewhere(of, window) => {
                let nowhere = Reach {
                    back: 0,
                    ahead: (i64::from(window.to) + need_of(&needs, of.opposite()).ahead).max(0),
                };
                [nowhere, somewhere(need_of(&needs, *of), *window)]
            }
            Node::Until { goal, window, .. } | Node::Since { goal, window, .. } => {
                [none, somewhere(need_of(&needs, *goal), *window)]
            }
            Node::Begins(of) => [none, need_of(&needs, *of)],
            Node::Order(steps, window) => {
                let last = Reach {
                    back: 0,
                    ahead: (i64::from(window.from) + steps.len() as i64 - 1).max(0),
                };
                [none, last]
            }
        };
        needs.push(need);
    }
    needs
}

/// What `of` needs to be true.
pub(super) fn need_of(needs: &[[Reach; 2]], of: Ref) -> Reach {
    needs[of.node()][usize::from(!of.negated())]
}

fn widest(a: Reach, b: Reach) -> Reach {
    Reach {
        back: a.back.max(b.back),
        ahead: a.ahead.max(b.ahead),
    }
}

fn narrowest(a: Reach, b: Reach) -> Reach {
    Reach {
        back: a.back.min(b.back),
        ahead: a.ahead.min(b.ahead),
    }
}

/// At the kindest tick of the window.
fn somewhere(of: Reach, window: Window) -> Reach {
    Reach {
        back: (of.back - i64::from(window.to)).max(0),
        ahead: (of.ahead + i64::from(window.from)).max(0),
    }
}

/// A sum or an extreme has no value before its whole window lies in the session.
fn term_need(term: &Term) -> Reach {
    match term {
        Term::Sample(sample) => Reach {
            back: sample.back.into(),
            ahead: 0,
        },
        Term::Sum(_, window) | Term::Highest(_, window) | Term::Lowest(_, window) => Reach {
            back: (-i64::from(window.from)).max(0),
            ahead: i64::from(window.to).max(0),
        },
        Term::Scalar(_) | Term::Ticks(..) | Term::Longest(..) => Reach::default(),
    }
}

/// So many ticks at which something holds take so many ticks.
fn run_need(terms: &[(i64, Term)], test: Test) -> Reach {
    let ([(times, Term::Ticks(_, window) | Term::Longest(_, window))], Test::AtLeast(bound)) = (terms, test) else {
        return Reach::default();
    };
    let ticks = if *times > 0 {
        bound.div_euclid((*times).into())
    } else {
        0
    };
    let ahead = i128::from(window.from) + ticks - 1;
    Reach {
        back: 0,
        ahead: i64::try_from(ahead).unwrap_or(i64::MAX).max(0),
    }
}
