mod numbers;
mod reading;
mod uses;

use std::collections::BTreeSet;

use super::*;
use reading::{Said, all};

/// Every sentence of `language`, read strictly.
fn sentences(language: Language) -> Vec<Said> {
    all(match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    })
}

#[test]
fn both_languages_say_the_same_things() {
    let [french, english] = Language::ALL.map(|language| {
        let names = |said: &Said| (said.id.clone(), said.arguments(), said.counts());
        sentences(language).iter().map(names).collect::<BTreeSet<_>>()
    });
    let differ: Vec<_> = french.symmetric_difference(&english).collect();
    assert!(
        differ.is_empty(),
        "only one language says, or with other numbers: {differ:?}"
    );
}

#[test]
fn no_sentence_stands_twice() {
    for language in Language::ALL {
        let said = sentences(language);
        let ids: BTreeSet<&str> = said.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(ids.len(), said.len());
    }
}

#[test]
fn an_unknown_id_is_shown_as_itself() {
    assert_eq!(text(Language::English, "no-such-sentence", &[]), "no-such-sentence");
}
