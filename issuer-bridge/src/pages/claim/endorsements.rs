//! Links to others about an issued badge, made and ended by whoever decides. Only the learner takes words into the badge.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, Redirect};
use serde::Deserialize;

use super::super::endorse::link_page;
use super::super::frame::Frame;
use super::claim_of;
use crate::access::{Decides, NoFields, SignedForm};
use crate::bridge::Shared;
use crate::endorsing::{self, Asker};
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post(
            "/claims/{page}/endorsements",
            "Makes a link for an endorsement",
            &[Answer::PAGE],
            ask,
        )
        .post(
            "/claims/{page}/endorsements/{id}/remove",
            "Removes an endorsement",
            &[Answer::ELSEWHERE],
            remove,
        )
}

#[derive(Deserialize, schemars::JsonSchema)]
struct AskForm {
    #[serde(default)]
    asked: String,
}

async fn ask(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    Path(name): Path<String>,
    signed: SignedForm<AskForm, Decides>,
) -> Result<Html<String>, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let asked = &signed.form.asked;
    let token = endorsing::ask(&bridge, &claim, asked, false, Asker::Account(&signed.by.0)).await?;
    let address = bridge.address_for(&headers);
    link_page(frame, &address, &token, asked, format!("/claims/{}", claim.page()))
}

async fn remove(
    State(bridge): State<Shared>,
    frame: Frame,
    Path((name, id)): Path<(String, String)>,
    signed: SignedForm<NoFields, Decides>,
) -> Result<Redirect, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let by = Asker::Account(&signed.by.0);
    endorsing::remove(&bridge, frame.words, &claim, &id, by).await?;
    Ok(Redirect::to(&format!("/claims/{}#endorsements", claim.page())))
}
