//! Named forms that read as a sentence. Each *is* its expansion: the text beside its name, with the parts
//! put in. The page `docs/observation-rules.md` shows the same table.

use super::parse;
use super::problem::Span;
use super::syntax::{Expr, Interval, Kind};

/// A named form and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Name, e.g. `WithinAfter`.
    pub name: &'static str,
    /// Names of its parts, in order.
    pub parts: &'static [&'static str],
    /// Whether an interval follows; its ends are `first` and `last` in the expansion. The text is the
    /// interval where none is written; empty where one must be.
    pub interval: Option<&'static str>,
    /// What it stands for.
    pub expansion: &'static str,
}

const fn form(
    name: &'static str,
    parts: &'static [&'static str],
    interval: Option<&'static str>,
    expansion: &'static str,
) -> Form {
    Form {
        name,
        parts,
        interval,
        expansion,
    }
}

/// All named forms.
pub const FORMS: [Form; 16] = [
    form(
        "WithinAfter",
        &["delay", "trigger", "response"],
        None,
        "trigger and eventually[0 s, delay] response",
    ),
    form("Within", &["delay", "thing"], None, "eventually[0 s, delay] thing"),
    form(
        "JustAfter",
        &["delay", "earlier", "thing"],
        None,
        "thing and once[0 s, delay] earlier",
    ),
    form(
        "Sustained",
        &["length", "condition"],
        None,
        "always[0 s, length] condition",
    ),
    form(
        "SustainedWithin",
        &["length", "condition"],
        Some(""),
        "longest(condition)[first, last] >= length",
    ),
    form(
        "Accumulated",
        &["length", "condition"],
        Some(""),
        "duration(condition)[first, last] >= length",
    ),
    form(
        "Before",
        &["earlier", "later"],
        Some(""),
        "(not later) until[first, last] (earlier and not later)",
    ),
    form(
        "HoldsUntil",
        &["condition", "end"],
        Some(""),
        "condition until[first, last] end",
    ),
    form("NeverFor", &["length", "thing"], None, "always[0 s, length] not thing"),
    form(
        "NeverDuring",
        &["scope", "thing"],
        Some("[0 s, 15 min]"),
        "scope and ((scope and not thing) until[first, last] not scope)",
    ),
    form(
        "AtLeast",
        &["number", "thing"],
        Some(""),
        "count(thing)[first, last] >= number",
    ),
    form(
        "AtMost",
        &["number", "thing"],
        Some(""),
        "count(thing)[first, last] <= number",
    ),
    form(
        "RecoversAfter",
        &["delay", "hold", "disturbance", "steady"],
        None,
        "disturbance and eventually[0 s, delay] always[0 s, hold] steady",
    ),
    form("Twice", &["thing"], Some(""), "count(thing)[first, last] >= 2"),
    form(
        "Steady",
        &["length", "quantity", "spread"],
        None,
        "highest(quantity)[0 s, length] - lowest(quantity)[0 s, length] <= spread",
    ),
    form(
        "BackToBaseline",
        &["measure", "before", "from", "until_then", "factor", "floor"],
        None,
        "ratio(mean(measure)[from, until_then], mean(measure)[-before, 0 s], floor) <= factor",
    ),
];

/// The form of that name.
pub(super) fn find(name: &str) -> Option<&'static Form> {
    let spelled = if name == "at_least" {
        "AtLeast"
    } else if name == "at_most" {
        "AtMost"
    } else {
        name
    };
    FORMS.iter().find(|form| form.name == spelled)
}

/// The interval that a form has where none is written; it stands where the form does.
pub(super) fn default_interval(form: &Form, whole: Span) -> Option<Interval> {
    let written = form.interval.filter(|text| !text.is_empty())?;
    let Kind::Prefix { interval, .. } = parse::parse(&format!("eventually{written} true")).0.kind else {
        return None;
    };
    let mut interval = interval?;
    interval.span = whole;
    interval.from.iter_mut().for_each(|from| from.stand_at(whole));
    interval.to.stand_at(whole);
    Some(interval)
}

/// The expansion with the parts in place. Parts keep their own spans; the rest has the form's. `size` counts
/// what was made.
pub(super) fn expand(form: &Form, parts: &[Expr], interval: Option<&Interval>, whole: &Expr, size: &mut usize) -> Expr {
    let zero = Expr {
        kind: Kind::Number {
            value: super::ratio::Ratio::ZERO,
            unit: None,
        },
        span: whole.span,
    };
    let mut places: Vec<(&str, &Expr)> = form.parts.iter().copied().zip(parts).collect();
    if let Some(interval) = interval {
        places.push(("first", interval.from.as_deref().unwrap_or(&zero)));
        places.push(("last", &interval.to));
    }
    fill(&parse::parse(form.expansion).0, &places, whole, size)
}

fn fill(template: &Expr, places: &[(&str, &Expr)], whole: &Expr, size: &mut usize) -> Expr {
    *size += 1;
    if let Kind::Name(name) = &template.kind
        && let Some((_, part)) = places.iter().find(|(place, _)| place == name)
    {
        *size += part.size();
        return (*part).clone();
    }
    let mut out = template.clone();
    out.stand_at(whole.span);
    out.each_child(&mut |child| *child = fill(child, places, whole, size));
    out
}
