//! How far a formula looks: what bounds memory, delay and what a package must disclose.

use super::formula::{Arena, Node, Ref, Term, Window};

/// How far from the tick of evaluation a node's truth can depend; both counted from zero up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reach {
    pub(crate) back: i64,
    pub(crate) ahead: i64,
}

impl Reach {
    fn join(self, other: Self) -> Self {
        Self {
            back: self.back.max(other.back),
            ahead: self.ahead.max(other.ahead),
        }
    }

    fn over(self, window: Window) -> Self {
        Self {
            back: (self.back - i64::from(window.from)).max(0),
            ahead: (self.ahead + i64::from(window.to)).max(0),
        }
    }
}

/// Reach of every node, and whether it reads marks. Children stand before parents.
pub(super) fn reaches(arena: &Arena) -> (Vec<Reach>, Vec<bool>) {
    let mut reaches: Vec<Reach> = Vec::with_capacity(arena.nodes.len());
    let mut marks: Vec<bool> = Vec::with_capacity(arena.nodes.len());
    for node in &arena.nodes {
        let mut reach = Reach::default();
        let mut marked = matches!(node, Node::Mark { .. });
        each_part(node, &mut |of, window| {
            reach = reach.join(reaches[of.node()].over(window));
            marked |= marks[of.node()];
        });
        if let Node::Compare(terms, _) = node {
            for (_, term) in terms {
                reach = reach.join(term_reach(term));
            }
        }
        reaches.push(reach);
        marks.push(marked);
    }
    (reaches, marks)
}

/// Calls `visit` with every formula that a node reads and the window in which it reads it.
pub(crate) fn each_part(node: &Node, visit: &mut dyn FnMut(Ref, Window)) {
    const NOW: Window = Window { from: 0, to: 0 };
    match node {
        Node::True | Node::Event { .. } | Node::Mark { .. } => {}
        Node::Compare(terms, _) => {
            for (_, term) in terms {
                if let Term::Ticks(of, window) | Term::Longest(of, window) = term {
                    visit(*of, *window);
                }
            }
        }
        Node::And(parts) => parts.iter().for_each(|part| visit(*part, NOW)),
        Node::Somewhere(of, window) => visit(*of, *window),
        Node::Until { hold, goal, window } => {
            visit(*hold, Window { from: 0, to: window.to });
            visit(*goal, *window);
        }
        Node::Since { hold, goal, window } => {
            visit(
                *hold,
                Window {
                    from: window.from,
                    to: 0,
                },
            );
            visit(*goal, *window);
        }
        Node::Begins(of) => visit(*of, Window { from: -1, to: 0 }),
        Node::Order(steps, window) => steps.iter().for_each(|step| visit(*step, *window)),
    }
}

fn term_reach(term: &Term) -> Reach {
    let (parts, window) = match term {
        Term::Sample(sample) => {
            return Reach {
                back: sample.back.into(),
                ahead: 0,
            };
        }
        Term::Scalar(scalar) => (scalar, Window { from: 0, to: 0 }),
        Term::Sum(scalar, window) | Term::Highest(scalar, window) | Term::Lowest(scalar, window) => (scalar, *window),
        Term::Ticks(..) | Term::Longest(..) => return Reach::default(),
    };
    let back = parts
        .parts
        .iter()
        .map(|(_, sample)| i64::from(sample.back))
        .max()
        .unwrap_or(0);
    Reach { back, ahead: 0 }.over(window)
}
