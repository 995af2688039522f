//! The learner's page: where the request stands, the words of whoever decided, and the badge. The code is the key.

mod endorsements;
mod platform;
mod wallets;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use situation::wire::{ClaimState, read_claim_code};

use super::endorse::EndorsementView;
use super::frame::{Frame, render};
use super::stations::qr_of_address;
use crate::access::FormToken;
use crate::bridge::Shared;
use crate::calendar;
use crate::error::BridgeError;
use crate::learner::{attestation_of_code, badge_json, badge_png, claim_of_code, status_of};
use crate::openapi::{Answer, Routes};
use crate::personal::{self, Held, Reader};
use crate::store::EndorsementState;
use crate::wallet;
use crate::words::Words;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/r",
            "Asks a learner for their code",
            &[Answer::PAGE, Answer::ELSEWHERE],
            ask,
        )
        .get("/r/{code}", "A learner's own page", &[Answer::PAGE], show)
        .get(
            "/r/{code}/badge.png",
            "A learner's badge as a picture",
            &[Answer::file("image/png")],
            picture,
        )
        .get(
            "/r/{code}/badge.json",
            "A learner's badge as a credential",
            &[Answer::file("application/vc+ld+json")],
            credential,
        )
        .get(
            "/r/{code}/attestation.pdf",
            "A learner's badge on paper",
            &[Answer::file("application/pdf")],
            paper,
        )
        .get("/r/{code}/data", "What is held about a learner", &[Answer::PAGE], held)
        .get(
            "/r/{code}/data.json",
            "The same as a file",
            &[Answer::file("application/json")],
            held_file,
        )
        .merge(endorsements::routes())
        .merge(platform::routes())
        .merge(wallets::routes())
}

#[derive(Template)]
#[template(path = "ask.html")]
struct AskPage {
    frame: Frame,
    problem: bool,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct CodeQuery {
    #[serde(default)]
    code: String,
}

async fn ask(frame: Frame, Query(typed): Query<CodeQuery>) -> Result<Response, BridgeError> {
    match read_claim_code(&typed.code) {
        Some(code) => Ok(Redirect::to(&format!("/r/{code}")).into_response()),
        None => Ok(render(&AskPage {
            frame,
            problem: !typed.code.trim().is_empty(),
        })?
        .into_response()),
    }
}

#[derive(Template)]
#[template(path = "learner.html")]
struct LearnerPage {
    frame: Frame,
    code: String,
    pseudonym: String,
    badge: String,
    state: &'static str,
    by: Option<String>,
    words: Option<String>,
    date: Option<String>,
    /// The badge can be fetched.
    issued: bool,
    /// Until when it is valid.
    ends: Option<String>,
    /// It came in the place of another.
    corrected: bool,
    /// The public page of the badge, where there is one.
    public: Option<String>,
    /// What others say of it, and who was asked.
    endorsements: Vec<EndorsementView>,
    csrf: String,
    /// Id, name and day of the wallets that fetch it.
    wallets: Vec<(String, String, String)>,
    /// Whether they agree that it goes to a platform, too; nothing where they joined no identity.
    agrees: Option<bool>,
    /// When they were in a file for it.
    exported: Option<String>,
    /// None where this page opens on this PC only.
    qr: Option<String>,
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    csrf: FormToken,
    Path(code): Path<String>,
) -> Result<Response, BridgeError> {
    let address = bridge.address_for(&headers);
    let claim = claim_of_code(&bridge, &code).await?;
    let status = status_of(&bridge, frame.words, &claim).await?;
    let state = match status.state {
        ClaimState::Waiting => "bridge-learner-waiting",
        ClaimState::Complement => "bridge-learner-complement",
        ClaimState::Talk => "bridge-learner-talk",
        ClaimState::Issued => "bridge-learner-issued",
        ClaimState::Revoked => "bridge-learner-revoked",
    };
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    let badge = badge.filter(|badge| badge.revoked.is_none());
    let public = match (&bridge.public_url, &badge) {
        (Some(url), Some(badge)) => Some(format!("{}/b/{}", url.as_str(), badge.id)),
        _ => None,
    };
    let mut endorsements = Vec::new();
    if let Some(badge) = &badge {
        for row in bridge.store.endorsements(&claim.id).await? {
            endorsements.push(EndorsementView::of(&frame, row, &badge.id)?);
        }
    }
    let mut wallets = Vec::new();
    for (id, name, given) in wallet::grants_of(&bridge, &claim).await? {
        wallets.push((id, name, calendar::day(frame.words.language, given)));
    }
    let agreement = bridge.store.agreement(&claim.id).await?;
    let can_agree = status.issued && crate::platform::can_agree(&claim)?;
    let agrees = can_agree.then_some(agreement.is_some());
    let exported = agreement.and_then(|(_, exported)| exported);
    let cookie = [(header::SET_COOKIE, csrf.cookie()?)];
    let page = LearnerPage {
        endorsements,
        csrf: csrf.token,
        wallets,
        agrees,
        exported: exported.map(|day| calendar::day(frame.words.language, day)),
        qr: qr_of_address(&address, &format!("{address}/r/{}", claim.code))?,
        code: claim.code,
        pseudonym: claim.pseudonym,
        badge: status.badge,
        state,
        by: status.by,
        words: status.words,
        date: status.date.map(|d| calendar::day_from_iso(frame.words.language, &d)),
        issued: status.issued,
        ends: badge
            .as_ref()
            .and_then(|badge| badge.ends)
            .map(|day| calendar::day(frame.words.language, day)),
        corrected: badge.is_some_and(|badge| badge.replaces.is_some()),
        public,
        frame,
    };
    Ok((cookie, render(&page)?).into_response())
}

async fn picture(State(bridge): State<Shared>, Path(code): Path<String>) -> Result<Response, BridgeError> {
    badge_png(&bridge, &code).await
}

async fn paper(State(bridge): State<Shared>, words: Words, Path(code): Path<String>) -> Result<Response, BridgeError> {
    attestation_of_code(&bridge, &code, words).await
}

async fn credential(State(bridge): State<Shared>, Path(code): Path<String>) -> Result<Response, BridgeError> {
    badge_json(&bridge, &code).await
}

#[derive(Template)]
#[template(path = "learner_data.html")]
struct LearnerDataPage {
    frame: Frame,
    code: String,
    held: Held,
}

/// All that is held of this request, for whoever has its code.
async fn held(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(code): Path<String>,
) -> Result<Html<String>, BridgeError> {
    let claim = claim_of_code(&bridge, &code).await?;
    let code = claim.code.clone();
    let held = personal::held(&bridge, &[claim], Reader::Code, frame.words).await?;
    render(&LearnerDataPage { frame, code, held })
}

async fn held_file(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(code): Path<String>,
) -> Result<Response, BridgeError> {
    let claim = claim_of_code(&bridge, &code).await?;
    super::data::file(&personal::held(&bridge, &[claim], Reader::Code, frame.words).await?)
}
