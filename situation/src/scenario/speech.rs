//! What rules name, in people's words, and a rule as a sentence: the same for authors and for reviewers.

use simulation::Unit;

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
    /// What people call it: the scenario's own words, else those of its activity.
    pub fn known(&self, word: &str) -> Option<String> {
        self.scenario
            .words_of(word, self.tag)
            .or_else(|| self.of_activity(word))
    }

    /// What people call it in this kind of activity, whatever the scenario's own words.
    pub fn of_activity(&self, word: &str) -> Option<String> {
        // Ids of `wording` have hyphens where names of rules have underscores.
        let id = format!("situation-{}-{}", self.scenario.activity, word.replace('_', "-"));
        Some((self.say)(&id, &[])).filter(|said| *said != id)
    }

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
        // Better than nothing where neither the author nor the activity has words.
        self.known(word).unwrap_or_else(|| word.replace('_', " "))
    }

    fn is_yes_or_no(&self, event: &str, field: &str) -> bool {
        let events = &self.scenario.template.vocabulary().events;
        let mut fields = events
            .iter()
            .filter(|known| known.name == event)
            .flat_map(|known| &known.fields);
        fields.any(|known| known.name == field && known.unit == Unit::Boolean)
    }

    fn field(&self, word: &str) -> String {
        let own = self.scenario.field_words(word, self.tag);
        own.or_else(|| self.of_activity(word))
            .unwrap_or_else(|| word.replace('_', " "))
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
