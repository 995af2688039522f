//! What the world may read of issued badges, only where a public address is configured: the page of a badge, the
//! status list, the DID document.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use uuid::Uuid;

use super::frame::{Frame, render};
use crate::bridge::Shared;
use crate::calendar;
use crate::check;
use crate::credential::{PublicKey, did_web_document};
use crate::error::BridgeError;
use crate::issued_text::IssuedText;
use crate::issuing;
use crate::learner;
use crate::openapi::{Answer, Routes};
use crate::words::Words;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/b/{id}", "A badge's public page", &[Answer::PAGE], show)
        .get(
            "/b/{id}/badge.png",
            "A badge as a picture",
            &[Answer::file("image/png")],
            picture,
        )
        .get(
            "/b/{id}/badge.json",
            "A badge as a credential",
            &[Answer::file("application/vc+ld+json")],
            credential,
        )
        .get(
            "/b/{id}/attestation.pdf",
            "A badge on paper",
            &[Answer::file("application/pdf")],
            attestation,
        )
        .get(
            "/status/{list}",
            "A status list: which badges were withdrawn",
            &[Answer::file("application/vc+ld+json")],
            status,
        )
        .get(
            "/.well-known/did.json",
            "The organisation's keys (did:web)",
            &[Answer::file("application/did+json")],
            did,
        )
}

#[derive(Template)]
#[template(path = "badge.html")]
struct BadgePage {
    frame: Frame,
    id: String,
    said: IssuedText,
    issued: String,
    ends: Option<String>,
    sentence: String,
    accepted: bool,
    /// It is no longer handed out.
    withdrawn: bool,
    /// The badge that came in its place.
    after: Option<String>,
}

async fn badge_of(bridge: &Shared, id: Uuid) -> Result<crate::store::BadgeRow, BridgeError> {
    if bridge.public_url.is_none() {
        return Err(BridgeError::not_found());
    }
    let id = id.to_string();
    if let Some(badge) = bridge.store.badge(&id).await? {
        return Ok(badge);
    }
    Err(match bridge.store.is_badge_gone(&id).await? {
        Some(_) => BridgeError::refused(StatusCode::GONE, "bridge-error-badge-gone"),
        None => BridgeError::not_found(),
    })
}

async fn show(State(bridge): State<Shared>, frame: Frame, Path(id): Path<Uuid>) -> Result<Html<String>, BridgeError> {
    let badge = badge_of(&bridge, id).await?;
    let checked = check::check_json(&bridge, badge.credential.clone()).await?;
    let said = IssuedText::of(&badge)?;
    let language = frame.words.language;
    render(&BadgePage {
        withdrawn: badge.revoked.is_some(),
        after: bridge.store.badge_after(&badge.id).await?,
        id: badge.id,
        issued: calendar::day(language, said.issued),
        ends: said.ends.map(|day| calendar::day(language, day)),
        sentence: checked.sentence(frame.words),
        accepted: checked.is_accepted(),
        said,
        frame,
    })
}

/// The badge on paper.
async fn attestation(
    State(bridge): State<Shared>,
    words: Words,
    Path(id): Path<Uuid>,
) -> Result<Response, BridgeError> {
    let badge = learner::in_force(badge_of(&bridge, id).await?)?;
    learner::attestation(&bridge, badge, words).await
}

async fn picture(State(bridge): State<Shared>, Path(id): Path<Uuid>) -> Result<Response, BridgeError> {
    let badge = learner::in_force(badge_of(&bridge, id).await?)?;
    Ok(([(header::CONTENT_TYPE, "image/png")], badge.picture).into_response())
}

/// For wallets and verifiers of others, which ask from their own pages.
async fn credential(State(bridge): State<Shared>, Path(id): Path<Uuid>) -> Result<Response, BridgeError> {
    let badge = learner::in_force(badge_of(&bridge, id).await?)?;
    let headers = [
        (header::CONTENT_TYPE, "application/vc+ld+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, badge.credential).into_response())
}

async fn status(State(bridge): State<Shared>, Path(list): Path<i64>) -> Result<Response, BridgeError> {
    let text = issuing::status_list(&bridge, list)
        .await?
        .ok_or_else(BridgeError::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "application/vc+ld+json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, text).into_response())
}

async fn did(State(bridge): State<Shared>) -> Result<Response, BridgeError> {
    if !bridge.is_did_web() {
        return Err(BridgeError::not_found());
    }
    let organisation = bridge.organisation().await?;
    let mut keys = Vec::new();
    for key in organisation.keys.badges().iter().rev() {
        let public = PublicKey::from_bytes(&key.public).map_err(BridgeError::internal)?;
        keys.push((bridge.identity(key)?, public));
    }
    let text = did_web_document(&keys).ok_or_else(BridgeError::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "application/did+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, text).into_response())
}
