//! A badge as it would be, before it is signed: picture, text and file. Issuing is asked once, here.

use askama::Template;
use axum::response::Html;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::frame::{Frame, render};
use super::deciding::ROW;
use crate::calendar;
use crate::decision::Said;
use crate::error::BridgeError;
use crate::issuing::{Picture, Preview};
use crate::store::{ClaimRow, DecisionKind};

#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage<'a> {
    frame: &'a Frame,
    /// Name of the claim's page.
    page: String,
    pseudonym: &'a str,
    badge: BadgeText,
    said: &'a Said,
    /// It comes in the place of another.
    corrects: bool,
}

/// What stands in a badge, for people.
pub(in crate::pages) struct BadgeText {
    pub(in crate::pages) picture: String,
    pub(in crate::pages) name: String,
    pub(in crate::pages) description: String,
    pub(in crate::pages) criteria: Vec<String>,
    /// Name and narrative.
    pub(in crate::pages) evidence: Vec<(String, String)>,
    pub(in crate::pages) organisation: String,
    pub(in crate::pages) ends: Option<String>,
    pub(in crate::pages) json: String,
}

impl BadgeText {
    pub(in crate::pages) fn of(frame: &Frame, seen: Preview) -> Self {
        Self {
            picture: inline(&seen.picture),
            criteria: seen.achievement.criteria.lines().map(str::to_owned).collect(),
            name: seen.achievement.name,
            description: seen.achievement.description,
            evidence: seen
                .evidence
                .into_iter()
                .map(|one| (one.name.unwrap_or_default(), one.narrative.unwrap_or_default()))
                .collect(),
            organisation: seen.organisation,
            ends: seen.ends.map(|day| calendar::day(frame.words.language, day)),
            json: seen.json,
        }
    }
}

/// A picture in the page itself: there is no address yet that it could be fetched from.
fn inline(picture: &Picture) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(picture.bytes()))
}

pub(super) fn page(frame: &Frame, claim: &ClaimRow, said: &Said, seen: Preview) -> Result<Html<String>, BridgeError> {
    render(&PreviewPage {
        page: claim.page(),
        pseudonym: &claim.pseudonym,
        badge: BadgeText::of(frame, seen),
        corrects: said.kind == DecisionKind::Correct,
        said,
        frame,
    })
}
