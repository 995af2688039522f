//! « Envoyer ta demande ? »: exactly what leaves, to whom, asked once before it goes.

use bevy_egui::egui::Ui;
use station::Leaving;
use wording::FluentValue;

use super::what_leaves;
use crate::kit::{Kit, Pictogram, Question};

/// What would leave, and where it would go.
pub(super) struct Sure<'a> {
    pub(super) leaving: &'a Leaving,
    pub(super) whole: bool,
    /// Name of the badge.
    pub(super) badge: &'a str,
    /// `None` on a station that is linked to nobody.
    pub(super) organisation: Option<&'a str>,
    /// A name goes with it.
    pub(super) named: bool,
    /// An e-mail goes with it.
    pub(super) mailed: bool,
}

impl Sure<'_> {
    /// Asks; `Some` once answered.
    pub(super) fn ask(&self, ui: &Ui, kit: &mut Kit<'_>) -> Option<bool> {
        let question = Question {
            id: "send".to_owned(),
            title: kit.say("game-ask-sure-title"),
            purpose: kit.say("game-ask-sure-purpose"),
            lines: self.lines(kit),
            no: kit.say("game-ask-sure-no"),
            yes: kit.say("game-ask-sure-yes"),
            sign: Pictogram::Send,
        };
        question.ask(ui, kit)
    }

    /// What leaves, one line for each kind of thing.
    fn lines(&self, kit: &Kit<'_>) -> Vec<(Pictogram, String)> {
        let leaving = self.leaving;
        let badge = ("badge", FluentValue::from(self.badge));
        let to = match self.organisation {
            Some(to) => kit.say_with("game-leave-to", &[("organisation", FluentValue::from(to)), badge]),
            None => kit.say_with("game-leave-nowhere", &[badge]),
        };
        let told = match (leaving.account, leaving.named) {
            (true, true) => "both",
            (true, false) => "account",
            (false, true) => "named",
            (false, false) => "none",
        };
        let told = [
            ("told", FluentValue::from(told)),
            ("pseudonym", FluentValue::from(leaving.pseudonym.as_str())),
        ];
        let given = match (self.named, self.mailed) {
            (true, true) => "both",
            (true, false) => "name",
            (false, true) => "email",
            (false, false) => "none",
        };
        // None is said of rows and of moments; what else there is none of needs no words.
        let counted = [
            ("game-leave-rows", "rows", leaving.rows, true),
            ("game-leave-moments", "moments", leaving.moments, true),
            ("game-leave-answers", "answers", leaving.answers, false),
            ("game-leave-own-words", "words", leaving.words, false),
            ("game-leave-people", "people", leaving.people, false),
        ];
        let counted: Vec<String> = counted
            .into_iter()
            .filter(|(_, _, count, always)| *always || *count > 0)
            .map(|(id, name, count, _)| kit.say_with(id, &[(name, FluentValue::from(count))]))
            .collect();
        let mut lines = vec![
            (Pictogram::Send, to),
            (Pictogram::Speech, kit.say_with("game-leave-told", &told)),
            (Pictogram::Spark, counted.join(" ")),
            (Pictogram::Film, what_leaves(kit, &leaving.session, self.whole)),
        ];
        if self.organisation.is_some() {
            let given = [("given", FluentValue::from(given))];
            lines.push((Pictogram::Lock, kit.say_with("game-leave-identity", &given)));
        }
        lines
    }
}
