//! Correcting a badge: another comes in its place, and it is withdrawn with the reason.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

use super::super::frame::{Frame, render};
use super::deciding::ROW;
use super::{ClockView, claim_of};
use crate::access::{Decides, Person};
use crate::bridge::Shared;
use crate::calendar;
use crate::decision::Said;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::review::Review;
use crate::store::{ClaimRow, DecisionKind};

pub(super) fn routes() -> Routes {
    Routes::new().get(
        "/claims/{page}/correct",
        "The page on which an issued badge is corrected",
        &[Answer::PAGE],
        show,
    )
}

#[derive(Template)]
#[template(path = "correct.html")]
struct CorrectPage<'a> {
    frame: Frame,
    page: String,
    pseudonym: &'a str,
    /// Id, text, and whether the badge is to name it.
    rows: Vec<(String, String, bool)>,
    said: &'a Said,
    issued: String,
    /// It was withdrawn before.
    revoked: bool,
    /// How many decisions there are.
    read: usize,
    problem: Option<String>,
    clock: Option<ClockView>,
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Person<Decides>,
    Path(name): Path<String>,
) -> Result<Html<String>, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let decisions = bridge.store.decisions(&claim.id).await?;
    let draft = bridge.store.draft(&pedagogue.0.account, &claim.id).await?;
    let signed = |kind| matches!(kind, DecisionKind::Issue | DecisionKind::Correct);
    let said = Said {
        kind: DecisionKind::Correct,
        words: draft.map_or_else(String::new, |draft| draft.words),
        meeting: None,
        knows: false,
        witnessed: decisions
            .iter()
            .rev()
            .find(|d| signed(d.kind))
            .is_some_and(|d| d.witnessed),
        today: None,
        read: None,
        rows: None,
    };
    page(&bridge, frame, &claim, &said, None).await
}

pub(super) async fn page(
    bridge: &Shared,
    frame: Frame,
    claim: &ClaimRow,
    said: &Said,
    problem: Option<String>,
) -> Result<Html<String>, BridgeError> {
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    let badge = badge.ok_or_else(BridgeError::not_found)?;
    let review = Review::of(claim)?;
    let words = frame.words;
    render(&CorrectPage {
        page: claim.page(),
        pseudonym: &claim.pseudonym,
        rows: review
            .rows
            .iter()
            .map(|row| {
                let named = said.rows.as_ref().is_none_or(|rows| rows.contains(&row.row));
                (row.row.clone(), words.of(&row.text), named)
            })
            .collect(),
        said,
        issued: calendar::day(words.language, badge.issued),
        revoked: badge.revoked.is_some(),
        read: bridge.store.decisions(&claim.id).await?.len(),
        problem,
        clock: ClockView::now(bridge, words).await?,
        frame,
    })
}
