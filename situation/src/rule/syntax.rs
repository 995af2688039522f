//! A formula as written: the tree that the parser gives and that binding reads. Chains are flat, so that
//! depth is what the author nested and nothing else.

use super::problem::Span;
use super::ratio::Ratio;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expr {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
    NotEqual,
}

impl Order {
    /// The same comparison with its sides exchanged.
    pub(super) const fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::LessOrEqual => Self::MoreOrEqual,
            Self::More => Self::Less,
            Self::MoreOrEqual => Self::LessOrEqual,
            same => same,
        }
    }
}

/// Temporal operators written before their operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    Always,
    Eventually,
    Historically,
    Once,
    Next,
    Previous,
}

/// Temporal operators written between their operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Infix {
    Until,
    Release,
    Since,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Interval {
    /// `None` where a single end is written: from 0 to it.
    pub(super) from: Option<Box<Expr>>,
    pub(super) to: Box<Expr>,
    pub(super) span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Number {
        value: Ratio,
        unit: Option<(String, Span)>,
    },
    Name(String),
    Call {
        name: String,
        name_span: Span,
        arguments: Vec<Expr>,
        interval: Option<Interval>,
    },
    /// Parts with their sign: true is subtracted.
    Sum(Vec<(bool, Expr)>),
    /// Factors: true divides.
    Product(Vec<(bool, Expr)>),
    Negative(Box<Expr>),
    /// `a < b < c`: every neighbouring pair.
    Compare(Vec<Expr>, Vec<Order>),
    Not(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Implies(Box<Expr>, Box<Expr>),
    Prefix {
        operator: Prefix,
        interval: Option<Interval>,
        of: Box<Expr>,
    },
    Infix {
        operator: Infix,
        interval: Option<Interval>,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// Could not be read; already reported.
    Wrong,
}

impl Prefix {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Eventually => "eventually",
            Self::Historically => "historically",
            Self::Once => "once",
            Self::Next => "next",
            Self::Previous => "previous",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [
            Self::Always,
            Self::Eventually,
            Self::Historically,
            Self::Once,
            Self::Next,
            Self::Previous,
        ]
        .into_iter()
        .find(|operator| operator.word() == word)
    }
}

impl Infix {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Until => "until",
            Self::Release => "release",
            Self::Since => "since",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Until, Self::Release, Self::Since]
            .into_iter()
            .find(|operator| operator.word() == word)
    }
}

impl Expr {
    /// Calls `change` on every direct part.
    pub(super) fn each_child(&mut self, change: &mut dyn FnMut(&mut Self)) {
        fn ends(interval: &mut Option<Interval>, change: &mut dyn FnMut(&mut Expr)) {
            if let Some(interval) = interval {
                if let Some(from) = &mut interval.from {
                    change(from);
                }
                change(&mut interval.to);
            }
        }
        match &mut self.kind {
            Kind::Number { .. } | Kind::Name(_) | Kind::Wrong => {}
            Kind::Call {
                arguments, interval, ..
            } => {
                arguments.iter_mut().for_each(&mut *change);
                ends(interval, change);
            }
            Kind::Sum(parts) | Kind::Product(parts) => parts.iter_mut().for_each(|(_, part)| change(part)),
            Kind::Compare(parts, _) | Kind::And(parts) | Kind::Or(parts) => parts.iter_mut().for_each(change),
            Kind::Negative(of) | Kind::Not(of) => change(of),
            Kind::Implies(left, right) => {
                change(left);
                change(right);
            }
            Kind::Prefix { interval, of, .. } => {
                change(of);
                ends(interval, change);
            }
            Kind::Infix {
                interval, left, right, ..
            } => {
                change(left);
                change(right);
                ends(interval, change);
            }
        }
    }

    /// Puts the node itself, without its parts, at `span`: what was not written stands where it comes from.
    pub(super) fn stand_at(&mut self, span: Span) {
        self.span = span;
        match &mut self.kind {
            Kind::Number {
                unit: Some((_, at)), ..
            } => *at = span,
            Kind::Call {
                name_span, interval, ..
            } => {
                *name_span = span;
                if let Some(interval) = interval {
                    interval.span = span;
                }
            }
            Kind::Prefix { interval, .. } | Kind::Infix { interval, .. } => {
                if let Some(interval) = interval {
                    interval.span = span;
                }
            }
            _ => {}
        }
    }

    /// Parts in all.
    pub(super) fn size(&self) -> usize {
        fn of_interval(interval: Option<&Interval>) -> usize {
            interval.map_or(0, |i| i.to.size() + i.from.as_ref().map_or(0, |from| from.size()))
        }
        1 + match &self.kind {
            Kind::Number { .. } | Kind::Name(_) | Kind::Wrong => 0,
            Kind::Call {
                arguments, interval, ..
            } => arguments.iter().map(Self::size).sum::<usize>() + of_interval(interval.as_ref()),
            Kind::Sum(parts) | Kind::Product(parts) => parts.iter().map(|(_, part)| part.size()).sum(),
            Kind::Compare(parts, _) | Kind::And(parts) | Kind::Or(parts) => parts.iter().map(Self::size).sum(),
            Kind::Negative(of) | Kind::Not(of) => of.size(),
            Kind::Implies(left, right) => left.size() + right.size(),
            Kind::Prefix { interval, of, .. } => of.size() + of_interval(interval.as_ref()),
            Kind::Infix {
                interval, left, right, ..
            } => left.size() + right.size() + of_interval(interval.as_ref()),
        }
    }
}

/// An interval written as the last part, as in `AtLeast(3, φ, [0 s, 10 s])`, reads like one after the form.
pub(super) fn trailing_interval<'e>(
    arguments: &'e [Expr],
    interval: Option<&'e Interval>,
) -> (&'e [Expr], Option<&'e Interval>) {
    if let Some((last, rest)) = arguments.split_last()
        && let Kind::Call {
            name,
            interval: inner @ Some(_),
            ..
        } = &last.kind
        && name.is_empty()
    {
        return (rest, inner.as_ref());
    }
    (arguments, interval)
}
