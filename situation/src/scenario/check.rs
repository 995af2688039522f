//! From raw to checked: texts, ids, words.

use std::collections::BTreeMap;

use super::raw::{RawText, RawWords};
use crate::diagnostic::NO_NEAREST;
use crate::document::{Report, Span, Spanned};
use crate::rule::nearest;
use crate::text::Text;

/// Languages that every text needs.
pub(super) const LANGUAGES: [&str; 2] = ["fr", "en"];
/// Longest id.
pub(super) const MAX_ID: usize = 64;
/// Words of a line in play, at most.
const MAX_WORDS_IN_PLAY: usize = 12;

/// Which languages a text must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Languages {
    /// French and English.
    Both,
    /// Whatever the source publishes, one at least.
    Any,
}

/// Checks a text.
pub(super) fn text(raw: &RawText, languages: Languages, report: &mut Report) -> Text {
    for (language, text) in &raw.value {
        if !LANGUAGES.contains(&language.as_str()) {
            report.warning(
                "situation-language-unknown",
                vec![
                    ("found", language.clone()),
                    (
                        "nearest",
                        nearest(language, LANGUAGES).unwrap_or_else(|| NO_NEAREST.to_owned()),
                    ),
                ],
                text.span,
            );
        }
        if text.trim().is_empty() {
            report.error("situation-text-empty", vec![("language", language.clone())], text.span);
        }
    }
    match languages {
        Languages::Both => {
            for language in LANGUAGES.into_iter().filter(|l| !raw.value.contains_key(*l)) {
                report.error(
                    "situation-translation-missing",
                    vec![("language", language.to_owned())],
                    raw.span,
                );
            }
        }
        Languages::Any => {
            if raw.value.is_empty() {
                report.error(
                    "situation-translation-missing",
                    vec![("language", "fr".to_owned())],
                    raw.span,
                );
            }
        }
    }
    if let (Some(french), Some(english)) = (raw.value.get("fr"), raw.value.get("en"))
        && placeholders(french) != placeholders(english)
    {
        report.error("situation-placeholder-differs", Vec::new(), english.span);
    }
    Text(
        raw.value
            .iter()
            .map(|(language, text)| (language.clone(), text.value.clone()))
            .collect(),
    )
}

/// The sorted `{name}`s of a text.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Checks an id: ASCII letters, digits, `_` and `-`, starting with a lower-case letter.
pub(super) fn id(raw: &Spanned<String>, report: &mut Report) -> String {
    let starts = raw.starts_with(|c: char| c.is_ascii_lowercase());
    let rest = raw
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    if !starts || !rest || raw.len() > MAX_ID {
        let code = if raw.is_ascii() {
            "situation-id"
        } else {
            "situation-id-not-ascii"
        };
        let arguments = vec![
            ("found", raw.chars().take(MAX_ID).collect()),
            ("most", MAX_ID.to_string()),
        ];
        report.error(code, arguments, raw.span);
    }
    raw.value.clone()
}

/// Checks that ids stand once each.
pub(super) fn unique<'a>(ids: impl IntoIterator<Item = &'a Spanned<String>>, report: &mut Report) {
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        if id.span == Span::NOWHERE {
            continue;
        }
        if seen.contains(&id.as_str()) {
            report.error("situation-duplicate-id", vec![("found", id.value.clone())], id.span);
        }
        seen.push(id);
    }
}

/// Reports an id that names nothing.
pub(super) fn known<'a>(
    id: &Spanned<String>,
    code: &'static str,
    names: impl IntoIterator<Item = &'a str> + Clone,
    report: &mut Report,
) -> bool {
    if names.clone().into_iter().any(|name| name == id.as_str()) {
        return true;
    }
    let arguments = vec![
        ("found", id.chars().take(MAX_ID).collect()),
        ("nearest", nearest(id, names).unwrap_or_else(|| NO_NEAREST.to_owned())),
    ];
    report.error(code, arguments, id.span);
    false
}

/// What the words of a map are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// One line on the screen in play.
    InPlay,
    /// Anywhere else.
    Elsewhere,
}

/// Checks words against the ids that need them: each id has its words, and no words are for nothing. Ids of
/// `welcome` may have words and need none.
pub(super) fn words(
    raw: &Spanned<RawWords>,
    needed: &[String],
    welcome: &[String],
    missing: &'static str,
    how: Use,
    report: &mut Report,
) -> BTreeMap<String, Text> {
    for id in needed.iter().filter(|id| !raw.contains_key(*id)) {
        report.error(missing, vec![("found", id.clone())], raw.span);
    }
    for (id, text) in raw
        .iter()
        .filter(|(id, _)| !needed.contains(id) && !welcome.contains(id))
    {
        let arguments = vec![
            ("found", id.clone()),
            (
                "nearest",
                nearest(id, needed.iter().map(String::as_str)).unwrap_or_else(|| NO_NEAREST.to_owned()),
            ),
        ];
        report.warning("situation-words-unused", arguments, text.span);
    }
    if how == Use::InPlay {
        for text in raw.values().flat_map(|text| text.values()) {
            let count = text
                .split_whitespace()
                .filter(|w| w.chars().any(char::is_alphanumeric))
                .count();
            if count > MAX_WORDS_IN_PLAY {
                let arguments = vec![("found", count.to_string()), ("most", MAX_WORDS_IN_PLAY.to_string())];
                report.warning("situation-line-long", arguments, text.span);
            }
        }
    }
    raw.iter()
        .map(|(id, raw)| (id.clone(), text(raw, Languages::Both, report)))
        .collect()
}
