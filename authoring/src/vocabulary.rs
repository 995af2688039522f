//! `vocabulary FOLDER`: what the rules of a situation can speak about, and with which words.

mod table;

use std::path::Path;
use std::process::ExitCode;

use simulation::{Fixed, Registry, SignalKind, Unit};
use situation::grid::Source;
use situation::rule::{Constant, FORMS, Form, RowSource, Speech, explain};
use situation::scenario::{Scenario, Spoken};
use wording::Language;

use self::table::table;
use crate::failure::{Failure, said};

/// What the core of the language offers, each as it is written; `explain` says it beside.
const OPERATORS: [&str; 38] = [
    "event(name)",
    "event(name, field >= number)",
    "event(name, field = word)",
    "verb(ask)",
    "mark(row)",
    "phase = word",
    "x < number",
    "x >= number",
    "low < x < high",
    "not A",
    "A and B",
    "A or B",
    "A implies B",
    "begins(A)",
    "ends(A)",
    "eventually[from, to] A",
    "always[from, to] A",
    "A until[from, to] B",
    "A release[from, to] B",
    "next A",
    "once[from, to] A",
    "historically[from, to] A",
    "A since[from, to] B",
    "previous A",
    "order(A, B, C)[from, to]",
    "count(A)[from, to] >= number",
    "duration(A)[from, to] >= time",
    "longest(A)[from, to] >= time",
    "rate(x) > number",
    "abs(x) < number",
    "sum(x)[from, to] < number",
    "mean(x)[from, to] < number",
    "highest(x)[from, to] < number",
    "lowest(x)[from, to] > number",
    "ratio(x, y, floor) <= number",
    "during(name, A)",
    "other_seat(A)",
    "any_seat(A)",
];

/// Prints everything that a rule of the folder's situation can name.
pub fn run(language: Language, registry: &Registry, folder: &Path) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, crate::explain::folder_of(folder))?;
    crate::schema::print(&text(language, &scenario))
}

/// A heading's sentence, the widths of the columns, the rows.
type Section = (&'static str, &'static [usize], Vec<Vec<String>>);

/// The whole list; lines of at most a hundred characters.
pub fn text(language: Language, scenario: &Scenario) -> String {
    let say = |id: &str, arguments: &[(&'static str, String)]| said(language, id, arguments);
    let listed = Listed { language, scenario };
    let title = scenario.title.get(language.tag()).to_owned();
    let mut text = say("authoring-vocabulary-title", &[("scenario", title)]) + "\n";
    let sections: [Section; 6] = [
        ("authoring-vocabulary-signals", &[18, 32, 9, 33], listed.signals()),
        ("authoring-vocabulary-events", &[18, 32, 9, 33], listed.events()),
        ("authoring-vocabulary-phases", &[20, 76], listed.phases()),
        ("authoring-vocabulary-marks", &[20, 14, 60], listed.marks()),
        ("authoring-vocabulary-forms", &[46, 50], listed.forms()),
        ("authoring-vocabulary-operators", &[34, 62], listed.operators()),
    ];
    for (heading, widths, rows) in sections {
        text += "\n";
        text += &table::wrapped(&say(heading, &[]), 100).join("\n");
        text += "\n";
        if rows.is_empty() {
            text.extend(["  ", &say("authoring-vocabulary-none", &[]), "\n"]);
        }
        text += &table(&rows, widths);
    }
    text
}

/// Says a sentence with its arguments.
type Say = Box<dyn Fn(&str, &[(&'static str, String)]) -> String>;

struct Listed<'a> {
    language: Language,
    scenario: &'a Scenario,
}

impl Listed<'_> {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        said(self.language, id, arguments)
    }

    /// What a signal is: the words of its name, unless they are about the phase of that name.
    fn signal_words(&self, name: &str) -> String {
        let is_phase = self.scenario.template.phases().iter().any(|phase| phase == name);
        let known = self.spoken().of_activity(name).filter(|_| is_phase);
        known.unwrap_or_else(|| self.words(name))
    }

    /// What people call it: the scenario's own words, else those that Envol has for the activity.
    fn words(&self, name: &str) -> String {
        self.spoken().known(name).unwrap_or_default()
    }

    fn spoken(&self) -> Spoken<'_, Say> {
        let language = self.language;
        Spoken {
            scenario: self.scenario,
            tag: language.tag(),
            say: Box::new(move |id, arguments| said(language, id, arguments)),
        }
    }

    fn signals(&self) -> Vec<Vec<String>> {
        let signals = &self.scenario.template.vocabulary().signals;
        let row = |signal: &SignalKind| {
            let whose = if signal.per_seat {
                "authoring-vocabulary-per-seat"
            } else {
                "authoring-vocabulary-shared"
            };
            vec![
                signal.name.clone(),
                self.range(signal),
                self.say(whose, &[]),
                self.signal_words(&signal.name),
            ]
        };
        signals.iter().map(row).collect()
    }

    fn range(&self, signal: &SignalKind) -> String {
        match signal.unit {
            Unit::Boolean | Unit::Word => self.values(signal.unit, &signal.words),
            unit => {
                let unit = self.values(unit, &[]);
                let ends = [("min", number(signal.min)), ("max", number(signal.max)), ("unit", unit)];
                self.say("authoring-vocabulary-range", &ends)
            }
        }
    }

    fn events(&self) -> Vec<Vec<String>> {
        let events = &self.scenario.template.vocabulary().events;
        let rows = events.iter().map(|event| {
            let fields = event.fields.iter().map(|field| {
                let values = self.values(field.unit, &field.words);
                if values.is_empty() {
                    field.name.clone()
                } else {
                    format!("{}: {values}", field.name)
                }
            });
            let act = if event.own_act {
                "authoring-vocabulary-own-act"
            } else {
                "authoring-vocabulary-happens"
            };
            vec![
                event.name.clone(),
                fields.collect::<Vec<_>>().join("; "),
                self.say(act, &[]),
                self.words(&event.name),
            ]
        });
        rows.collect()
    }

    /// Unit or words of a value; nothing for a plain number.
    fn values(&self, unit: Unit, words: &[String]) -> String {
        match unit {
            Unit::None => String::new(),
            Unit::Boolean => self.say("authoring-vocabulary-true-or-false", &[]),
            Unit::Word => words.join(" | "),
            Unit::Metre => "m".to_owned(),
            Unit::MetrePerSecond => "m/s".to_owned(),
            Unit::MetrePerSecondSquared => "m/s²".to_owned(),
            Unit::Degree => "deg".to_owned(),
            Unit::DegreePerSecond => "deg/s".to_owned(),
            Unit::Second => "s".to_owned(),
            Unit::Percent => "%".to_owned(),
            Unit::Newton => "N".to_owned(),
            Unit::Gram => "g".to_owned(),
            Unit::Millimetre => "mm".to_owned(),
            Unit::NewtonMetre => "N·m".to_owned(),
            Unit::DegreeCelsius => "°C".to_owned(),
        }
    }

    fn phases(&self) -> Vec<Vec<String>> {
        let phases = self.scenario.template.phases();
        phases
            .iter()
            .map(|phase| vec![phase.clone(), self.words(phase)])
            .collect()
    }

    fn marks(&self) -> Vec<Vec<String>> {
        let rows = self.scenario.grid.rows.iter().filter_map(|row| {
            let who = match row.source {
                Source::Game(_) => return None,
                Source::Observer => "authoring-vocabulary-observer",
                Source::OneSelf => "authoring-vocabulary-oneself",
                Source::Peer => "authoring-vocabulary-peer",
            };
            let text = row.text.get(self.language.tag()).to_owned();
            Some(vec![row.id.clone(), self.say(who, &[]), text])
        });
        rows.collect()
    }

    fn forms(&self) -> Vec<Vec<String>> {
        let row = |form: &Form| {
            let written = written(form);
            let meaning = format!("= {}\n{}", form.expansion, self.sentence(&written));
            vec![written, meaning]
        };
        FORMS.iter().map(row).collect()
    }

    fn operators(&self) -> Vec<Vec<String>> {
        let row = |operator: &&str| vec![(*operator).to_owned(), self.sentence(operator)];
        OPERATORS.iter().map(row).collect()
    }

    /// A formula whose parts are names, said with those names.
    fn sentence(&self, formula: &str) -> String {
        // Numbers and times are named too: a constant is said as its value, any other name as a condition.
        let constants: Vec<Constant> = NUMBERS
            .iter()
            .map(|name| Constant {
                name: (*name).to_owned(),
                value: (*name).to_owned(),
            })
            .collect();
        let row = RowSource {
            id: "",
            occasion: "true",
            rule: formula,
            constants: &constants,
        };
        explain(&row, &Bare(self.language)).unwrap_or_default()
    }
}

/// Names that stand for a number, a time or a condition in [`OPERATORS`] and in the forms.
const NUMBERS: [&str; 31] = [
    "number",
    "time",
    "from",
    "to",
    "low",
    "high",
    "first",
    "last",
    "floor",
    "x",
    "y",
    "A",
    "B",
    "C",
    "delay",
    "length",
    "hold",
    "spread",
    "factor",
    "before",
    "until_then",
    "trigger",
    "response",
    "thing",
    "earlier",
    "later",
    "condition",
    "end",
    "scope",
    "disturbance",
    "steady",
];

/// A form as it is written, with the names of its parts.
fn written(form: &Form) -> String {
    let interval = match form.interval {
        Some(_) => "[first, last]",
        None => "",
    };
    format!("{}({}){interval}", form.name, form.parts.join(", "))
}

/// Says formulas of this list: names are said as they are written, and the row around the formula is left out.
struct Bare(Language);

impl Speech for Bare {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        match (id, arguments) {
            ("rule-say-always-row" | "rule-say-now-true" | "rule-say-quoted", [(_, said)]) => said.clone(),
            _ => said(self.0, id, arguments),
        }
    }

    fn name(&self, word: &str) -> String {
        word.to_owned()
    }
}

/// Whole numbers without a point.
fn number(value: Fixed) -> String {
    value.to_f64().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(formula: &str) -> Option<String> {
        let constants: Vec<Constant> = Vec::new();
        let row = RowSource {
            id: "",
            occasion: "true",
            rule: formula,
            constants: &constants,
        };
        explain(&row, &Bare(Language::English)).ok()
    }

    #[test]
    fn every_operator_and_form_of_the_list_is_of_the_language() {
        let forms: Vec<String> = FORMS.iter().map(written).collect();
        for formula in OPERATORS.into_iter().chain(forms.iter().map(String::as_str)) {
            let sentence = spoken(formula).unwrap_or_else(|| panic!("{formula} cannot be read"));
            assert!(
                !sentence.is_empty() && !sentence.contains("rule-say-"),
                "{formula}: {sentence}"
            );
        }
    }

    #[test]
    fn every_signal_and_event_that_is_shipped_has_words_in_both_languages() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        for (folder, language) in [
            "premier-vol",
            "le-nichoir",
            "la-ligne",
            "la-machine-muette",
            "le-bon-plan",
            "le-relais",
        ]
        .into_iter()
        .flat_map(|folder| Language::ALL.map(|language| (folder, language)))
        {
            let (scenario, found) = Scenario::load(&shipped.join(folder), &simulation::builtin());
            let scenario = scenario.unwrap_or_else(|| panic!("{found:?}"));
            let listed = Listed {
                language,
                scenario: &scenario,
            };
            let vocabulary = scenario.template.vocabulary();
            let names = vocabulary.signals.iter().map(|s| &s.name);
            for name in names.chain(vocabulary.events.iter().map(|e| &e.name)) {
                assert!(!listed.words(name).is_empty(), "{name} in {language:?}");
            }
            for line in text(language, &scenario).lines() {
                assert!(line.chars().count() <= 100, "{line}");
            }
        }
    }
}
