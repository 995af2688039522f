//! What was found, in sentences.

use wording::Language;

use super::{Checked, Outcome, Signed, Whose};
use crate::calendar;
use crate::credential::RevocationCheck;
use crate::words::Words;

impl Checked {
    /// Sentences for a person in `language`.
    pub fn say(&self, language: Language) -> String {
        self.sentence(Words::in_language(language))
    }

    pub(crate) fn sentence(&self, words: Words) -> String {
        self.sentences(words).join(" ")
    }

    /// The same, one by one.
    pub(crate) fn sentences(&self, words: Words) -> Vec<String> {
        match &self.outcome {
            Outcome::RevokedHere => vec![words.say("bridge-check-revoked-here")],
            Outcome::Refused { code, arguments } => vec![words.with_all(code, arguments)],
            Outcome::NotFollowed { term } => vec![words.with("bridge-check-not-followed", "term", term)],
            Outcome::Foreign(foreign) => foreign
                .sentences()
                .iter()
                .map(|(id, arguments)| words.with_all(id, arguments))
                .collect(),
            Outcome::Signed(signed) => signed.sentences(words),
        }
    }
}

impl Signed {
    fn sentences(&self, words: Words) -> Vec<String> {
        let date = self.at.map_or_else(
            || words.say("bridge-check-no-date"),
            |at| calendar::day(words.language, at),
        );
        let sentence = match self.whose {
            Whose::Ours => "bridge-check-valid",
            Whose::Pinned => "bridge-check-pinned",
            Whose::Unknown { .. } => "bridge-check-unknown-key",
        };
        let arguments = [
            ("badge", self.badge.clone()),
            ("issuer", self.issuer.clone()),
            ("date", date),
            ("did", self.did.clone()),
        ];
        let standing = words.say(match self.revocation {
            RevocationCheck::Stands => "bridge-check-stands",
            RevocationCheck::NotChecked => "bridge-check-revocation-not-checked",
            RevocationCheck::NotRevocable => "bridge-check-not-revocable",
        });
        let mut said = vec![format!("{} {standing}", words.with_all(sentence, &arguments))];
        if self.endorsements > 0 {
            said.push(words.with("bridge-check-endorsed", "count", self.endorsements));
        }
        if let Some(way) = &self.way {
            said.push(words.with("bridge-check-way", "way", way));
        }
        if let Whose::Unknown { borrows_our_name } = self.whose {
            said.push(words.with("bridge-check-unknown-what", "issuer", &self.issuer));
            if borrows_our_name {
                said.push(words.say("bridge-check-our-name"));
            }
        }
        said
    }
}
