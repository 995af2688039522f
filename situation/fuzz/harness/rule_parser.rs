//! Any text is a rule or is told what is wrong with it, inside itself, in both languages.
//!
//! The first line is the rule, the second the occasion.

use situation::rule::{CompiledRows, MOST_OPERATORS, Part, Problem, RowSource, Setting, Span, Speech, explain};
use wording::{FluentValue, Language};

use super::setting;

/// Longest input that is read; the language refuses far shorter formulas.
const MOST_INPUT: usize = 40_000;

pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(&data[..data.len().min(MOST_INPUT)]);
    let (rule, occasion) = text.split_once('\n').unwrap_or((&text, "armed"));
    let (vocabulary, marks, constants) = (setting::vocabulary(), setting::marks(), setting::constants());
    let setting = Setting::new(&vocabulary, setting::SEATS, 0, &marks);
    let row = RowSource {
        id: "row",
        occasion,
        rule,
        constants: &constants,
    };
    match CompiledRows::compile(&[row], &setting) {
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            for problem in problems {
                let of = if problem.part == Part::Rule { rule } else { occasion };
                lies_within(problem.span, of);
                is_said(&problem.problem);
            }
        }
        Ok(rows) => {
            assert!(rows.operators() <= 4 * MOST_OPERATORS, "{} operators", rows.operators());
            let compiled = &rows.rows()[0];
            for threshold in &compiled.thresholds {
                lies_within(
                    threshold.span,
                    if threshold.part == Part::Rule { rule } else { occasion },
                );
            }
            // Read again, it is the same; alone, it looks as far.
            let again = CompiledRows::compile(&[row, row], &setting).unwrap_or_else(|found| panic!("{found:?}"));
            assert!(again.rows()[0].same_as(&again.rows()[1]));
            assert_eq!(again.operators(), rows.operators());
            let alone = rows.only(0);
            assert_eq!(alone.rows()[0].looks_back(), compiled.looks_back());
            assert_eq!(alone.rows()[0].looks_ahead(), compiled.looks_ahead());
        }
    }
    for language in Language::ALL {
        match explain(&row, &Spoken(language)) {
            Ok(sentence) => assert!(
                !sentence.is_empty() && sentence.len() < 20_000,
                "{} bytes",
                sentence.len()
            ),
            Err(problems) => assert!(!problems.is_empty()),
        }
    }
}

fn lies_within(span: Span, text: &str) {
    assert!(
        text.get(span.start..span.end).is_some(),
        "{span:?} is not a piece of {text:?}"
    );
}

fn is_said(problem: &Problem) {
    let arguments = problem.arguments();
    for language in Language::ALL {
        let sentence = said(language, problem.id(), &arguments);
        assert_ne!(sentence, problem.id(), "no sentence in {language}");
    }
}

fn said(language: Language, id: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    wording::text(language, id, &arguments)
}

struct Spoken(Language);

impl Speech for Spoken {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        let sentence = said(self.0, id, arguments);
        assert_ne!(sentence, id, "no sentence in {}", self.0);
        sentence
    }

    fn name(&self, word: &str) -> String {
        word.replace('_', " ")
    }
}
