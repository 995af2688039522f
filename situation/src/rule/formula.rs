//! The core of the language: few operators, each with one meaning, shared between rows. Everything an
//! author writes is bound to it. Negation is a mark on the reference, so that `always`, `historically`,
//! `release` and `or` are their duals and equal formulas have one form.

use std::collections::BTreeMap;

/// A reference to a node, negated or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ref(u32);

impl Ref {
    pub(crate) const TRUE: Self = Self(0);
    pub(crate) const FALSE: Self = Self(1);

    const fn to(node: u32) -> Self {
        Self(node << 1)
    }

    /// Index of the node.
    pub const fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// True where the node's opposite is meant.
    pub const fn negated(self) -> bool {
        self.0 & 1 == 1
    }

    /// The opposite.
    pub(crate) const fn opposite(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// A window of ticks relative to the tick of evaluation, both ends included, `from <= to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Window {
    /// First tick; negative in the past.
    pub from: i32,
    /// Last tick.
    pub to: i32,
}

impl Window {
    /// Ticks in it.
    #[expect(clippy::len_without_is_empty, reason = "a window always has a tick")]
    pub const fn len(self) -> i64 {
        self.to as i64 - self.from as i64 + 1
    }
}

/// One sampled value, now or some ticks ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sample {
    /// Position in the sample of a tick.
    pub slot: u16,
    /// Ticks before the tick of evaluation.
    pub back: u8,
}

/// A whole combination of sampled values in millionths, or its absolute value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scalar {
    /// Absolute value.
    pub absolute: bool,
    /// Whole coefficients.
    pub parts: Vec<(i64, Sample)>,
    /// Added before the absolute value is taken.
    pub offset: i64,
}

/// A whole number at every tick.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A sampled value, in millionths.
    Sample(Sample),
    /// An absolute value, in millionths.
    Scalar(Scalar),
    /// Ticks of the window at which the formula holds.
    Ticks(Ref, Window),
    /// Longest run of such ticks within the window.
    Longest(Ref, Window),
    /// Sum over the window, in millionths.
    Sum(Scalar, Window),
    /// Largest value in the window.
    Highest(Scalar, Window),
    /// Smallest value in the window.
    Lowest(Scalar, Window),
}

impl Term {
    /// Slots of a sample that it reads.
    pub(crate) fn slots(&self) -> impl Iterator<Item = u16> {
        let (sample, parts) = match self {
            Self::Sample(sample) => (Some(sample.slot), &[][..]),
            Self::Scalar(scalar) | Self::Sum(scalar, _) | Self::Highest(scalar, _) | Self::Lowest(scalar, _) => {
                (None, &scalar.parts[..])
            }
            Self::Ticks(..) | Self::Longest(..) => (None, &[][..]),
        };
        sample.into_iter().chain(parts.iter().map(|(_, sample)| sample.slot))
    }
}

/// How a whole number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Test {
    /// `>=`
    AtLeast(i128),
    /// `=`
    Equals(i128),
}

/// A test of an event's field, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Filter {
    /// Index of the field.
    pub field: u8,
    /// The comparison.
    pub test: Test,
    /// True where the opposite is asked.
    pub negated: bool,
}

/// A core operator.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    /// Holds at every tick.
    True,
    /// A sum of whole multiples of terms against a whole number.
    Compare(Vec<(i64, Term)>, Test),
    /// An event of this kind concerns this seat at this tick and passes the filters.
    #[expect(missing_docs, reason = "said above")]
    Event { kind: u16, seat: u8, filters: Vec<Filter> },
    /// A person marked this at this tick.
    #[expect(missing_docs, reason = "said above")]
    Mark { word: u16, seat: u8 },
    /// All hold.
    And(Vec<Ref>),
    /// It holds at some tick of the window.
    Somewhere(Ref, Window),
    /// At some tick of the window the goal holds, and `hold` at every tick from now until just before it.
    #[expect(missing_docs, reason = "said above")]
    Until { hold: Ref, goal: Ref, window: Window },
    /// At some tick of the window (in the past) the goal held, and `hold` at every tick after it until now.
    #[expect(missing_docs, reason = "said above")]
    Since { hold: Ref, goal: Ref, window: Window },
    /// It holds and did not at the tick before; at the first tick of a session, it holds.
    Begins(Ref),
    /// The steps hold at later and later ticks, all in the window.
    Order(Vec<Ref>, Window),
}

impl Node {
    /// Calls `change` on every reference of the node.
    fn each_ref(&mut self, change: &mut dyn FnMut(&mut Ref)) {
        match self {
            Self::True | Self::Event { .. } | Self::Mark { .. } => {}
            Self::Compare(terms, _) => {
                for (_, term) in terms {
                    if let Term::Ticks(of, _) | Term::Longest(of, _) = term {
                        change(of);
                    }
                }
            }
            Self::And(parts) | Self::Order(parts, _) => parts.iter_mut().for_each(change),
            Self::Somewhere(of, _) | Self::Begins(of) => change(of),
            Self::Until { hold, goal, .. } | Self::Since { hold, goal, .. } => {
                change(hold);
                change(goal);
            }
        }
    }
}

/// All nodes of a set of rows, each once, children before parents.
#[derive(Debug, Clone)]
pub(crate) struct Arena {
    pub(crate) nodes: Vec<Node>,
    known: BTreeMap<Node, u32>,
}

impl Default for Arena {
    fn default() -> Self {
        Self {
            nodes: vec![Node::True],
            known: BTreeMap::from([(Node::True, 0)]),
        }
    }
}

impl Arena {
    pub(crate) fn node(&self, of: Ref) -> &Node {
        &self.nodes[of.node()]
    }

    /// Every node, children before parents.
    pub(crate) fn refs(&self) -> impl Iterator<Item = Ref> {
        (0..self.nodes.len() as u32).map(Ref::to)
    }

    pub(crate) fn intern(&mut self, node: Node) -> Ref {
        if let Some(&at) = self.known.get(&node) {
            return Ref::to(at);
        }
        let at = self.nodes.len() as u32;
        self.nodes.push(node.clone());
        self.known.insert(node, at);
        Ref::to(at)
    }

    /// What `roots` read and nothing else, with the roots' new places.
    pub(crate) fn reachable(&self, roots: &[Ref]) -> (Self, Vec<Ref>) {
        let mut needed = vec![false; self.nodes.len()];
        for root in roots {
            needed[root.node()] = true;
        }
        for at in (0..self.nodes.len()).rev() {
            if needed[at] {
                super::reach::each_part(&self.nodes[at], &mut |of, _| needed[of.node()] = true);
            }
        }
        let mut out = Self::default();
        let mut places = vec![Ref::TRUE; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().filter(|(at, _)| needed[*at]) {
            let mut node = node.clone();
            node.each_ref(&mut |of| {
                let moved = places[of.node()];
                *of = if of.negated() { moved.opposite() } else { moved };
            });
            places[at] = out.intern(node);
        }
        let place = |root: &Ref| {
            if root.negated() {
                places[root.node()].opposite()
            } else {
                places[root.node()]
            }
        };
        let roots = roots.iter().map(place).collect();
        (out, roots)
    }

    pub(crate) fn and(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        let mut all = Vec::new();
        for part in parts {
            match self.node(part) {
                _ if part == Ref::FALSE => return Ref::FALSE,
                Node::True => {}
                Node::And(inner) if !part.negated() => all.extend(inner.iter().copied()),
                _ => all.push(part),
            }
        }
        all.sort_unstable();
        all.dedup();
        match all.as_slice() {
            [] => Ref::TRUE,
            [only] => *only,
            _ => self.intern(Node::And(all)),
        }
    }

    pub(crate) fn or(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        let opposites: Vec<Ref> = parts.into_iter().map(Ref::opposite).collect();
        self.and(opposites).opposite()
    }

    pub(crate) fn somewhere(&mut self, of: Ref, window: Window) -> Ref {
        if of == Ref::TRUE || of == Ref::FALSE || (window.from == 0 && window.to == 0) {
            return of;
        }
        if let Node::Somewhere(inner, nested) = self.node(of)
            && !of.negated()
            && let (Some(from), Some(to)) = (nested.from.checked_add(window.from), nested.to.checked_add(window.to))
        {
            // Some tick of some tick: windows add up.
            let inner = *inner;
            return self.somewhere(inner, Window { from, to });
        }
        self.intern(Node::Somewhere(of, window))
    }

    pub(crate) fn everywhere(&mut self, of: Ref, window: Window) -> Ref {
        self.somewhere(of.opposite(), window).opposite()
    }

    pub(crate) fn until(&mut self, hold: Ref, goal: Ref, window: Window) -> Ref {
        if hold == Ref::TRUE || window.to == 0 || goal == Ref::FALSE {
            return self.somewhere(goal, window);
        }
        self.intern(Node::Until { hold, goal, window })
    }

    pub(crate) fn since(&mut self, hold: Ref, goal: Ref, window: Window) -> Ref {
        if hold == Ref::TRUE || window.from == 0 || goal == Ref::FALSE {
            return self.somewhere(goal, window);
        }
        self.intern(Node::Since { hold, goal, window })
    }

    /// True for what happens at single ticks (events, marks, beginnings and their combinations): each tick
    /// is an occurrence of its own. Of anything else an occurrence is the tick at which it begins to hold.
    pub(crate) fn is_instant(&self, of: Ref) -> bool {
        match (self.node(of), of.negated()) {
            (Node::Event { .. } | Node::Mark { .. } | Node::Begins(_), false) => true,
            (Node::And(parts), false) => parts.iter().any(|part| self.is_instant(*part)),
            (Node::And(parts), true) => parts.iter().all(|part| self.is_instant(part.opposite())),
            _ => false,
        }
    }

    /// Ticks at which an occurrence starts.
    pub(crate) fn occurrences(&mut self, of: Ref) -> Ref {
        if self.is_instant(of) || of == Ref::TRUE || of == Ref::FALSE {
            of
        } else {
            self.intern(Node::Begins(of))
        }
    }
}
