//! What a situation calls its choices and buttons.

use super::session::Session;
use crate::kit::Kit;

/// The id of a choice.
pub(super) fn name(session: &Session, choice: u8) -> &str {
    session
        .scenario()
        .template
        .controls()
        .choice_name(choice)
        .unwrap_or_default()
}

/// What the face calls a choice now; else the scenario's words for a choice or a button; its id where it has none.
pub(super) fn words(kit: &Kit<'_>, session: &Session, id: &str) -> String {
    let scenario = session.scenario();
    if let Some(words) = session.face().calls(kit, scenario, session.run().activity(), id) {
        return words;
    }
    let text = scenario.choices.get(id).or_else(|| scenario.words.get(id));
    text.map_or_else(|| id.to_owned(), |text| kit.text(text).to_owned())
}

/// A sentence with a capital at its beginning, whatever word it begins with.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
