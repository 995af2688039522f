//! A rule as a sentence: which sentences of `wording` say it, from the inside out.

mod shape;

use self::shape::{event_with_word, no, phase};
use super::compile::RowSource;
use super::forms;
use super::parse::parse;
use super::problem::{Problem, Span};
use super::syntax::{Expr, Interval, Kind, Order, trailing_interval};

/// Says sentences and names in a language; `wording` stands behind it.
pub trait Speech {
    /// The sentence `id` with its arguments.
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String;
    /// A signal, event, word or mark as people call it.
    fn name(&self, word: &str) -> String;
    /// A field of an event as people call it.
    fn field(&self, word: &str) -> String {
        word.replace('_', " ")
    }
    /// Whether a field of an event is a yes or a no.
    fn is_yes_or_no(&self, _event: &str, _field: &str) -> bool {
        false
    }
}

/// The whole row as one sentence; the problems where it cannot be read.
pub fn explain(row: &RowSource<'_>, speech: &dyn Speech) -> Result<String, Vec<(Span, Problem)>> {
    let ((occasion, wrong), (rule, more)) = (parse(row.occasion), parse(row.rule));
    if !wrong.is_empty() || !more.is_empty() {
        return Err(wrong.into_iter().chain(more).collect());
    }
    let speaker = Speaker { speech, row };
    let said = speaker.expr(&rule);
    Ok(if matches!(&occasion.kind, Kind::Name(name) if name == "true") {
        speech.say("rule-say-always-row", &[("rule", said)])
    } else {
        speech.say("rule-say-row", &[("occasion", speaker.expr(&occasion)), ("rule", said)])
    })
}

struct Speaker<'a> {
    speech: &'a dyn Speech,
    row: &'a RowSource<'a>,
}

/// Sentences of the named forms, in the order of [`forms::FORMS`].
const FORM_SENTENCES: [&str; forms::FORMS.len()] = [
    "rule-say-WithinAfter",
    "rule-say-Within",
    "rule-say-JustAfter",
    "rule-say-Sustained",
    "rule-say-SustainedWithin",
    "rule-say-Accumulated",
    "rule-say-Before",
    "rule-say-HoldsUntil",
    "rule-say-NeverFor",
    "rule-say-NeverDuring",
    "rule-say-AtLeast",
    "rule-say-AtMost",
    "rule-say-RecoversAfter",
    "rule-say-Twice",
    "rule-say-Steady",
    "rule-say-BackToBaseline",
];

/// Longest sentence, in bytes: what goes on is cut. The middle of `a < b < c` is said twice, so that chains
/// within chains would double at every level.
const MOST_SAID: usize = 16_384;

impl Speaker<'_> {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        let mut said = self.speech.say(id, arguments);
        if said.len() > MOST_SAID {
            said.truncate(said.floor_char_boundary(MOST_SAID));
            said.push('…');
        }
        said
    }

    /// A part within a larger one: what joins several things stands in parentheses.
    fn part(&self, expr: &Expr) -> String {
        let said = self.expr(expr);
        match &expr.kind {
            // Said as one thing already.
            Kind::Or(parts) if self.one_event_of(parts).is_some() => said,
            Kind::And(_) | Kind::Or(_) | Kind::Implies(..) | Kind::Infix { .. } => {
                self.say("rule-say-group", &[("of", said)])
            }
            _ => said,
        }
    }

    fn joined<'e>(&self, id: &str, parts: impl IntoIterator<Item = &'e Expr>) -> String {
        let mut said: Option<String> = None;
        for part in parts {
            let next = self.part(part);
            said = Some(match said {
                None => next,
                Some(before) => self.say(id, &[("left", before), ("right", next)]),
            });
        }
        said.unwrap_or_default()
    }

    fn of(&self, id: &str, of: &Expr) -> String {
        self.say(id, &[("of", self.part(of))])
    }

    fn expr(&self, expr: &Expr) -> String {
        match &expr.kind {
            Kind::Wrong => String::new(),
            Kind::Number { value, unit } => match unit {
                Some((unit, _)) => format!("{value} {unit}"),
                None => value.to_string(),
            },
            Kind::Name(name) => self.name(name),
            Kind::Not(of) => match self.condition(of) {
                Some(name) => self.say("rule-say-not-name", &[("name", name)]),
                None => self.of("rule-say-not", of),
            },
            Kind::Negative(of) => self.of("rule-say-negative", of),
            Kind::And(parts) => self.joined("rule-say-and", parts),
            Kind::Or(parts) => self
                .one_event_of(parts)
                .unwrap_or_else(|| self.joined("rule-say-or", parts)),
            Kind::Implies(left, right) => self.say(
                "rule-say-implies",
                &[("left", self.part(left)), ("right", self.part(right))],
            ),
            Kind::Sum(parts) => self.signed(parts, "rule-say-plus", "rule-say-minus"),
            Kind::Product(parts) => self.signed(parts, "rule-say-times", "rule-say-over"),
            Kind::Compare(..) if phase(expr).is_some() => {
                let name = phase(expr).map(|name| self.quoted(name)).unwrap_or_default();
                self.say("rule-say-phase", &[("name", name)])
            }
            Kind::Compare(parts, orders) => {
                let parts: Vec<String> = parts.iter().map(|part| self.quantity(part)).collect();
                let mut pairs = orders.iter().zip(parts.windows(2)).map(|(order, pair)| {
                    let arguments = [("left", pair[0].clone()), ("right", pair[1].clone())];
                    self.say(comparison(*order), &arguments)
                });
                let first = pairs.next().unwrap_or_default();
                pairs.fold(first, |left, right| {
                    self.say("rule-say-and", &[("left", left), ("right", right)])
                })
            }
            Kind::Prefix { operator, interval, of } => {
                let word = operator.word();
                let back = matches!(word, "historically" | "once");
                let when = self.when(interval.as_ref(), back);
                self.say(&format!("rule-say-{word}"), &[("when", when), ("of", self.part(of))])
            }
            Kind::Infix {
                operator,
                interval,
                left,
                right,
            } => {
                let word = operator.word();
                let when = self.when(interval.as_ref(), word == "since");
                let arguments = [("left", self.part(left)), ("right", self.part(right)), ("when", when)];
                self.say(&format!("rule-say-{word}"), &arguments)
            }
            Kind::Call {
                name,
                arguments,
                interval,
                ..
            } => self.call(name, arguments, interval.as_ref()),
        }
    }

    fn name(&self, name: &str) -> String {
        match name {
            "true" => self.say("rule-say-true", &[]),
            "false" => self.say("rule-say-false", &[]),
            _ => match self.row.constants.iter().find(|constant| constant.name == name) {
                Some(constant) => constant.value.clone(),
                None => self.say("rule-say-now-true", &[("name", self.quoted(name))]),
            },
        }
    }

    /// What people call it, as a citation; what is one already stays as it is.
    fn quoted(&self, name: &str) -> String {
        let name = self.speech.name(name);
        if name.starts_with(['«', '“']) {
            name
        } else {
            self.say("rule-say-quoted", &[("name", name)])
        }
    }

    /// A condition that has a name of its own: a signal that is true or false.
    fn condition(&self, expr: &Expr) -> Option<String> {
        match &expr.kind {
            Kind::Name(name) if !matches!(name.as_str(), "true" | "false") => Some(self.quoted(name)),
            _ => None,
        }
    }

    /// One event whose one field has one of several words, said once.
    fn one_event_of(&self, parts: &[Expr]) -> Option<String> {
        let words: Vec<(&str, &str, &Expr)> = parts.iter().map(event_with_word).collect::<Option<_>>()?;
        let (event, field, _) = *words.first()?;
        if words.iter().any(|(other, named, _)| (*other, *named) != (event, field)) {
            return None;
        }
        let (last, before) = words.split_last()?;
        let before = before.iter().map(|(.., word)| self.value(word));
        let before = before.reduce(|left, right| self.say("rule-say-one-of", &[("left", left), ("right", right)]))?;
        let any = self.say("rule-say-either", &[("left", before), ("right", self.value(last.2))]);
        let filters = self.say("rule-say-field", &[("left", self.speech.field(field)), ("right", any)]);
        Some(self.say(
            "rule-say-event-with",
            &[("name", self.quoted(event)), ("filters", filters)],
        ))
    }

    /// The left side of an event's filter is a field, whatever else has that name.
    fn filter(&self, event: Option<&str>, expr: &Expr) -> String {
        if let Some((event, field)) = event.zip(no(expr))
            && self.speech.is_yes_or_no(event, field)
        {
            return self.say("rule-say-field-not", &[("left", self.speech.field(field))]);
        }
        match &expr.kind {
            Kind::Compare(parts, orders) if orders.len() == 1 => {
                let left = if let Kind::Name(field) = &parts[0].kind {
                    self.speech.field(field)
                } else {
                    String::new()
                };
                let id = match orders[0] {
                    Order::Equal => "rule-say-field",
                    order => comparison(order),
                };
                self.say(id, &[("left", left), ("right", self.value(&parts[1]))])
            }
            Kind::Name(field) => self.say("rule-say-now-true", &[("name", self.speech.field(field))]),
            _ => self.expr(expr),
        }
    }

    /// A named number as its value, another name as it is called.
    fn value(&self, expr: &Expr) -> String {
        match &expr.kind {
            Kind::Name(name) => match self.row.constants.iter().find(|constant| constant.name == *name) {
                Some(constant) => constant.value.clone(),
                None => self.speech.name(name),
            },
            _ => self.expr(expr),
        }
    }

    /// A name on a side of a comparison is a quantity or a word, not a condition.
    fn quantity(&self, expr: &Expr) -> String {
        match &expr.kind {
            Kind::Name(name) if self.row.constants.iter().all(|constant| constant.name != *name) => {
                self.speech.name(name)
            }
            _ => self.expr(expr),
        }
    }

    fn signed(&self, parts: &[(bool, Expr)], plain: &str, inverse: &str) -> String {
        let mut said: Option<String> = None;
        for (inverted, part) in parts {
            let next = self.quantity(part);
            said = Some(match said {
                None => next,
                Some(before) => self.say(
                    if *inverted { inverse } else { plain },
                    &[("left", before), ("right", next)],
                ),
            });
        }
        said.unwrap_or_default()
    }

    fn when(&self, interval: Option<&Interval>, back: bool) -> String {
        let Some(interval) = interval else { return String::new() };
        let to = self.quantity(&interval.to);
        let from = interval.from.as_deref();
        let zero = from.is_none_or(|from| matches!(&from.kind, Kind::Number { value, .. } if value.is_zero()));
        let negative = from.is_some_and(|from| matches!(from.kind, Kind::Negative(_)));
        // Up to now, written with a form that looks ahead as well.
        if let Some(Kind::Negative(past)) = from.map(|from| &from.kind)
            && matches!(&interval.to.kind, Kind::Number { value, .. } if value.is_zero())
        {
            return self.say("rule-say-back", &[("to", self.quantity(past))]);
        }
        let from = from.map(|from| self.quantity(from)).unwrap_or_default();
        match (negative, zero, back) {
            (true, ..) => self.say("rule-say-around", &[("from", from), ("to", to)]),
            (_, true, false) => self.say("rule-say-ahead", &[("to", to)]),
            (_, true, true) => self.say("rule-say-back", &[("to", to)]),
            (_, false, false) => self.say("rule-say-ahead-between", &[("from", from), ("to", to)]),
            (_, false, true) => self.say("rule-say-back-between", &[("from", from), ("to", to)]),
        }
    }

    fn call(&self, name: &str, arguments: &[Expr], interval: Option<&Interval>) -> String {
        let (arguments, interval) = trailing_interval(arguments, interval);
        if let Some(form) = forms::find(name) {
            let sentence = forms::FORMS
                .iter()
                .position(|known| known.name == form.name)
                .map_or("", |at| FORM_SENTENCES[at]);
            let mut said: Vec<(&'static str, String)> = Vec::new();
            for (part, argument) in form.parts.iter().zip(arguments) {
                let quantity = matches!(*part, "quantity" | "measure");
                said.push((
                    part,
                    if quantity {
                        self.quantity(argument)
                    } else {
                        self.part(argument)
                    },
                ));
            }
            said.push(("when", self.when(interval, false)));
            return self.say(sentence, &said);
        }
        let when = || self.when(interval, false);
        match (name, arguments) {
            ("event", [kind, filters @ ..]) => {
                let name = match &kind.kind {
                    Kind::Name(name) => self.quoted(name),
                    _ => self.quantity(kind),
                };
                if filters.is_empty() {
                    return self.say("rule-say-event", &[("name", name)]);
                }
                let event = match &kind.kind {
                    Kind::Name(name) => Some(name.as_str()),
                    _ => None,
                };
                let said = filters.iter().map(|filter| self.filter(event, filter));
                let join = |left, right| self.say("rule-say-and", &[("left", left), ("right", right)]);
                let filters = said.reduce(join).unwrap_or_default();
                self.say("rule-say-event-with", &[("name", name), ("filters", filters)])
            }
            ("verb", [word]) => self.say("rule-say-verb", &[("name", self.quantity(word))]),
            ("mark", [word]) => self.say("rule-say-mark", &[("name", self.quantity(word))]),
            ("begins" | "ends", [of]) => {
                let begins = name == "begins";
                if let Some(name) = phase(of) {
                    let id = if begins {
                        "rule-say-phase-begins"
                    } else {
                        "rule-say-phase-ends"
                    };
                    return self.say(id, &[("name", self.quoted(name))]);
                }
                match self.condition(of) {
                    Some(name) if begins => self.say("rule-say-becomes", &[("name", name)]),
                    Some(name) => self.say("rule-say-no-longer", &[("name", name)]),
                    None => self.of(if begins { "rule-say-begins" } else { "rule-say-ends" }, of),
                }
            }
            ("order" | "Order", steps) => {
                let steps = self.joined("rule-say-then", steps);
                self.say("rule-say-order", &[("when", when()), ("steps", steps)])
            }
            ("during" | "During", [scope, of]) => {
                let scope = if let Kind::Name(_) = scope.kind {
                    self.quantity(scope)
                } else {
                    self.part(scope)
                };
                self.say("rule-say-during", &[("scope", scope), ("of", self.part(of))])
            }
            ("role", [role, of]) => self.say("rule-say-role", &[("role", self.quantity(role)), ("of", self.part(of))]),
            ("seat", [seat, of]) => self.say(
                "rule-say-seat",
                &[("seat", self.quantity(seat)), ("of", self.quantity(of))],
            ),
            ("any_seat", [of]) => self.of("rule-say-any-seat", of),
            ("every_seat", [of]) => self.of("rule-say-every-seat", of),
            ("other_seat", [of]) => self.of("rule-say-other-seat", of),
            ("count" | "duration" | "longest", [of]) => {
                self.say(&format!("rule-say-{name}"), &[("of", self.part(of)), ("when", when())])
            }
            ("rate" | "abs" | "sum" | "mean" | "highest" | "lowest", [of]) => self.say(
                &format!("rule-say-{name}"),
                &[("of", self.quantity(of)), ("when", when())],
            ),
            ("ratio", [left, right, floor @ ..]) => {
                let mut said = vec![("left", self.quantity(left)), ("right", self.quantity(right))];
                said.extend(floor.first().map(|floor| ("floor", self.quantity(floor))));
                self.say(
                    if floor.is_empty() {
                        "rule-say-ratio"
                    } else {
                        "rule-say-ratio-floor"
                    },
                    &said,
                )
            }
            _ => name.to_owned(),
        }
    }
}

const fn comparison(order: Order) -> &'static str {
    match order {
        Order::Less => "rule-say-less",
        Order::LessOrEqual => "rule-say-less-or-equal",
        Order::More => "rule-say-more",
        Order::MoreOrEqual => "rule-say-more-or-equal",
        Order::Equal => "rule-say-equal",
        Order::NotEqual => "rule-say-not-equal",
    }
}
