//! What is wrong with names in parameters: ids that cannot be ids, that two things share, or that nothing has.

use std::collections::BTreeSet;

use crate::Fault;

/// Longest id, as everywhere in a scenario.
const MAX_ID: usize = 40;

/// A fault.
pub(crate) fn fault(path: String, code: &'static str, arguments: Vec<(&'static str, String)>) -> Fault {
    Fault { path, code, arguments }
}

/// The ids of a list, each with its place.
pub(crate) fn listed<'a>(list: &str, ids: impl IntoIterator<Item = &'a String>) -> Vec<(String, String)> {
    let ids = ids.into_iter().enumerate();
    ids.map(|(at, id)| (format!("{list}[{at}]"), id.clone())).collect()
}

/// Ids are what choices and words are called by: small letters, digits and underscores, each once and none of those
/// that are `taken`.
pub(crate) fn ids(named: Vec<(String, String)>, mut taken: BTreeSet<String>) -> Vec<Fault> {
    let mut found = Vec::new();
    for (path, id) in named {
        let starts = id.starts_with(|c: char| c.is_ascii_lowercase());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !starts || !id.chars().all(plain) || id.len() > MAX_ID {
            let arguments = vec![("found", id), ("most", MAX_ID.to_string())];
            found.push(fault(path, "situation-id", arguments));
        } else if !taken.insert(id.clone()) {
            found.push(fault(path, "situation-duplicate-id", vec![("found", id)]));
        }
    }
    found
}

/// A name that nothing has: `what` it should be the name of, and what there is.
pub(crate) fn unknown<'a>(
    path: String,
    found: &str,
    what: &str,
    there: impl IntoIterator<Item = &'a (impl AsRef<str> + ?Sized + 'a)>,
) -> Option<Fault> {
    let words: Vec<&str> = there.into_iter().map(AsRef::as_ref).collect();
    if words.contains(&found) {
        return None;
    }
    let words = if words.is_empty() {
        "—".to_owned()
    } else {
        words.join(", ")
    };
    let arguments = vec![("what", what.to_owned()), ("found", found.to_owned()), ("words", words)];
    Some(fault(path, "situation-making-unknown", arguments))
}
