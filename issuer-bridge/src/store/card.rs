//! What a list shows of a claim, and how a list is asked for.

use serde::Deserialize;
use situation::text::Text;
use sqlx::FromRow;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::records::{Between, ClaimKind, ClaimRow};
use crate::encoding::digest_of;

/// How much of the account a card shows, and how much of it is searched, characters.
const SHOWN: usize = 140;
const SEARCHED: usize = 600;

/// What a list shows of a claim.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct CardRow {
    pub(crate) claim: String,
    pub(crate) page: String,
    pub(crate) pseudonym: String,
    pub(crate) scenario: String,
    pub(crate) badge: String,
    pub(crate) badge_version: i64,
    pub(crate) station_key: String,
    /// JSON; empty where it is not known.
    pub(crate) title: String,
    pub(crate) beginning: String,
    pub(crate) readable: bool,
    pub(crate) searched: String,
}

/// The part of a review that a card is made of.
#[derive(Deserialize)]
struct Told {
    scenario_title: Text,
    selection: Account,
}

#[derive(Deserialize)]
struct Account {
    account: String,
}

impl CardRow {
    pub(super) fn of(claim: &ClaimRow) -> Self {
        let told = claim.review.as_deref().map(serde_json::from_str::<Told>);
        let readable = !matches!(told, Some(Err(_)));
        let told = told.and_then(Result::ok);
        let account = told.as_ref().map_or("", |told| told.selection.account.trim());
        let title = told
            .as_ref()
            .and_then(|told| serde_json::to_string(&told.scenario_title).ok());
        let words: String = account.chars().take(SEARCHED).collect();
        Self {
            claim: claim.id.clone(),
            page: page_of(&claim.id),
            pseudonym: claim.pseudonym.clone(),
            scenario: claim.scenario.clone(),
            badge: claim.badge.clone(),
            badge_version: claim.badge_version,
            station_key: claim.station_key.clone(),
            title: title.unwrap_or_default(),
            beginning: beginning(account),
            readable,
            searched: searchable(&format!("{} {words}", claim.pseudonym)),
        }
    }

    /// The title of its situation, where it is known.
    pub(crate) fn title(&self) -> Option<Text> {
        serde_json::from_str(&self.title).ok()
    }
}

/// The name of a claim's page. The id itself gives the learner's code, and addresses stand in the logs of proxies and the
/// histories of browsers.
pub(super) fn page_of(id: &str) -> String {
    digest_of(id).chars().take(32).collect()
}

/// A text as it is searched.
pub(crate) fn searchable(text: &str) -> String {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c));
    let lower: String = plain.flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first characters of a text, cut at a word.
fn beginning(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHOWN).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(start, _)| start))
}

/// Which claims a list shows.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) state: ClaimKind,
    /// In the pseudonym or the beginning of the account; one or two letters are how the pseudonym begins.
    pub(crate) words: String,
    /// Id of the scenario, name and version of the badge, key of the station; all where empty.
    pub(crate) scenario: String,
    pub(crate) badge: String,
    pub(crate) station: String,
    /// When it was received.
    pub(crate) received: Between,
    pub(crate) newest_first: bool,
}

/// The same badge of the same situation.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub(crate) struct SameKind {
    pub(crate) scenario: String,
    pub(crate) badge: String,
    pub(crate) badge_version: i64,
}

/// Waiting claims of the same kind, received on the same day.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct Alike {
    #[sqlx(flatten)]
    pub(crate) kind: SameKind,
    /// Days since 1970, UTC.
    pub(crate) day: i64,
    pub(crate) count: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_has_no_capitals_and_no_accents() {
        assert_eq!(searchable("  Zoé\u{a0}É. "), "zoe e.");
        assert_eq!(searchable("Zoe\u{301}"), searchable("zoé"));
    }

    #[test]
    fn a_long_account_is_cut_at_a_word() {
        let long = "mot ".repeat(60);
        let cut = beginning(long.trim());
        assert!(cut.ends_with("mot…") && cut.chars().count() <= SHOWN + 1, "{cut}");
        assert_eq!(beginning("court"), "court");
    }
}
