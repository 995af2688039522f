//! The files of a scenario folder as they are written, before anything is checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::Spanned;
use crate::grid::GridStatus;

/// Language → text.
pub(super) type RawText = Spanned<BTreeMap<String, Spanned<String>>>;
/// Id → text.
pub(super) type RawWords = BTreeMap<String, RawText>;

/// `scenario.ron`, its `parameters` taken out: they are the activity's to read.
#[derive(Debug, Deserialize)]
pub(super) struct RawScenario {
    #[expect(dead_code, reason = "read before anything else, to know how to read the rest")]
    pub(super) version: u32,
    pub(super) id: Spanned<String>,
    pub(super) title: RawText,
    pub(super) briefing: RawBriefing,
    pub(super) activity: Spanned<String>,
    pub(super) seats: Spanned<u8>,
    pub(super) longest_s: Spanned<u32>,
    pub(super) prompts: Spanned<RawWords>,
    pub(super) choices: Spanned<RawWords>,
    pub(super) words: Spanned<RawWords>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawBriefing {
    pub(super) summary: RawText,
    pub(super) lines: Vec<RawText>,
}

/// `grid.ron`
#[derive(Debug, Deserialize)]
pub(super) struct RawGrid {
    #[expect(dead_code, reason = "read before anything else, to know how to read the rest")]
    pub(super) version: u32,
    pub(super) id: Spanned<String>,
    pub(super) name: RawText,
    pub(super) status: GridStatus,
    pub(super) competences: Vec<RawCompetence>,
    pub(super) rows: Spanned<Vec<RawRow>>,
    #[serde(default)]
    pub(super) alignments: Vec<RawAlignment>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawCompetence {
    pub(super) id: Spanned<String>,
    pub(super) name: RawText,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawRow {
    pub(super) id: Spanned<String>,
    pub(super) text: RawText,
    pub(super) question: RawText,
    #[serde(default)]
    pub(super) competences: Vec<Spanned<String>>,
    pub(super) source: RawSource,
}

#[derive(Debug, Deserialize)]
pub(super) enum RawSource {
    Observer,
    OneSelf,
    Peer,
    Game(RawRule),
}

#[derive(Debug, Deserialize)]
pub(super) struct RawRule {
    pub(super) occasion: Spanned<String>,
    pub(super) rule: Spanned<String>,
    #[serde(default)]
    pub(super) thresholds: Vec<RawThreshold>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawThreshold {
    pub(super) name: Spanned<String>,
    pub(super) value: Spanned<String>,
    pub(super) reason: RawText,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawAlignment {
    pub(super) competence: Spanned<String>,
    pub(super) framework: Spanned<String>,
    #[serde(default)]
    pub(super) code: Option<String>,
    #[serde(default)]
    pub(super) url: Option<Spanned<String>>,
    pub(super) name: RawText,
}

/// `badge.ron`
#[derive(Debug, Deserialize)]
pub(super) struct RawBadges {
    #[expect(dead_code, reason = "read before anything else, to know how to read the rest")]
    pub(super) version: u32,
    pub(super) badges: Vec<RawBadge>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawBadge {
    pub(super) id: Spanned<String>,
    pub(super) version: Spanned<u32>,
    pub(super) name: RawText,
    pub(super) description: RawText,
    pub(super) criteria: RawText,
    pub(super) requires: RawRequirement,
    #[serde(default)]
    pub(super) competences: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawRequirement {
    pub(super) at_least: Spanned<u32>,
    pub(super) of: Vec<Spanned<String>>,
    pub(super) account: bool,
    pub(super) witness: bool,
}
