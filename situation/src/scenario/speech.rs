//! What rules name, in people's words, and a rule as a sentence: the same for authors and for reviewers.

use super::Scenario;
use crate::grid::GameRule;
use crate::rule::{Constant, Problem, RowSource, Span, Speech, explain};

/// The words of a scenario in one language; `say` gives the sentences of `wording`, which stands beside this crate.
pub struct Spoken<'a, S> {
    /// The scenario whose words they are.
    pub scenario: &'a Scenario,
    /// Language tag, `fr` or `en`.
    pub tag: &'a str,
    /// Sentence of an id with its arguments.
    pub say: S,
}

impl<S: Fn(&str, &[(&'static str, String)]) -> String> Spoken<'_, S> {
    /// Occasion and rule of the row `id` as one sentence; the problems where they cannot be read.
    pub fn sentence(&self, id: &str, rule: &GameRule) -> Result<String, Vec<(Span, Problem)>> {
        let constants: Vec<Constant> = rule
            .thresholds
            .iter()
            .map(|t| Constant {
                name: t.name.clone(),
                value: t.value.clone(),
            })
            .collect();
        let row = RowSource {
            id,
            occasion: &rule.occasion,
            rule: &rule.rule,
            constants: &constants,
        };
        explain(&row, self)
    }
}

impl<S: Fn(&str, &[(&'static str, String)]) -> String> Speech for Spoken<'_, S> {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        (self.say)(id, arguments)
    }

    fn name(&self, word: &str) -> String {
        self.scenario
            .words_of(word, self.tag)
            // Better than nothing where the author gave no words.
            .unwrap_or_else(|| word.replace('_', " "))
    }

    fn field(&self, word: &str) -> String {
        self.scenario.field_words(word, self.tag)
    }
}

impl Scenario {
    /// What people call a signal, an event, a phase or a word, or the row that a mark is about, in the language `tag`;
    /// `None` where the author gave no words.
    pub fn words_of(&self, word: &str, tag: &str) -> Option<String> {
        let own = self.words.get(word).map(|text| text.get(tag).to_owned());
        own.or_else(|| {
            let row = self.grid.row(word)?;
            Some(row.text.get(tag).trim_end_matches('.').to_owned())
        })
    }
}
