//! What the world may read of issued badges, only where a public address is configured: the page of a badge, the
//! status list, the DID document.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use uuid::Uuid;

use super::frame::{Frame, render};
use crate::bridge::Shared;
use crate::check;
use crate::credential::{PublicKey, did_web_document};
use crate::error::BridgeError;
use crate::issuing;
use crate::learner;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/b/{id}", get(show))
        .route("/b/{id}/badge.png", get(picture))
        .route("/status/{list}", get(status))
        .route("/.well-known/did.json", get(did))
}

#[derive(Template)]
#[template(path = "badge.html")]
struct BadgePage {
    frame: Frame,
    id: String,
    name: String,
    description: String,
    criteria: Vec<String>,
    evidence: Vec<(String, String)>,
    alignments: Vec<(String, String)>,
    assessor: String,
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
    bridge
        .store
        .badge(&id.to_string())
        .await?
        .ok_or_else(BridgeError::not_found)
}

async fn show(State(bridge): State<Shared>, frame: Frame, Path(id): Path<Uuid>) -> Result<Html<String>, BridgeError> {
    let badge = badge_of(&bridge, id).await?;
    let checked = check::check_json(&bridge, badge.credential.clone()).await?;
    let said: Value = serde_json::from_str(&badge.credential).map_err(BridgeError::internal)?;
    let achievement = &said["credentialSubject"]["achievement"];
    let achievement = achievement.get(0).unwrap_or(achievement);
    let mut evidence = Vec::new();
    for one in list(&said["evidence"]) {
        evidence.push((may_be(one, "name"), may_be(one, "narrative")));
    }
    let mut alignments = Vec::new();
    for one in list(&achievement["alignment"]) {
        alignments.push((text(one, "targetName")?, may_be(one, "targetFramework")));
    }
    render(&BadgePage {
        withdrawn: badge.revoked.is_some(),
        after: bridge.store.badge_after(&badge.id).await?,
        id: badge.id,
        name: text(&said, "name")?,
        description: text(achievement, "description")?,
        criteria: text(&achievement["criteria"], "narrative")?
            .lines()
            .map(str::to_owned)
            .collect(),
        evidence,
        alignments,
        assessor: may_be(&said["credentialSubject"]["source"], "name"),
        sentence: checked.sentence(frame.words),
        accepted: checked.is_accepted(),
        frame,
    })
}

/// What every badge of this bridge says.
fn text(thing: &Value, name: &str) -> Result<String, BridgeError> {
    let unreadable = || BridgeError::internal(format!("the credential of a badge has no {name}"));
    thing[name].as_str().map(str::to_owned).ok_or_else(unreadable)
}

/// What a badge may leave out.
fn may_be(thing: &Value, name: &str) -> String {
    thing[name].as_str().unwrap_or_default().to_owned()
}

/// A list that is left out where it is empty.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

async fn picture(State(bridge): State<Shared>, Path(id): Path<Uuid>) -> Result<Response, BridgeError> {
    let badge = learner::in_force(badge_of(&bridge, id).await?)?;
    Ok(([(header::CONTENT_TYPE, "image/png")], badge.picture).into_response())
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
    let signer = bridge.signer(&organisation)?;
    let key = PublicKey::from_bytes(&organisation.keys.public()).map_err(BridgeError::internal)?;
    let text = did_web_document(&[(signer.identity().clone(), key)]).ok_or_else(BridgeError::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "application/did+json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, text).into_response())
}
