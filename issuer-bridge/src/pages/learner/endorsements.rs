//! The learner's side of what others say: making a link, reading what came, taking it into the badge or not.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, Redirect};
use serde::Deserialize;

use super::super::endorse::link_page;
use super::super::frame::Frame;
use crate::access::FormToken;
use crate::bridge::Shared;
use crate::endorsing::{self, Asker};
use crate::error::BridgeError;
use crate::learner::claim_of_code;
use crate::openapi::{Answer, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post(
            "/r/{code}/endorsements",
            "A learner makes a link for an endorsement",
            &[Answer::PAGE],
            ask,
        )
        .post(
            "/r/{code}/endorsements/{id}",
            "A learner joins an endorsement to their badge, or removes it",
            &[Answer::ELSEWHERE],
            answer,
        )
}

#[derive(Deserialize, schemars::JsonSchema)]
struct AskForm {
    csrf: String,
    #[serde(default)]
    asked: String,
    /// `on`: what I told is shown too.
    #[serde(default)]
    account: String,
}

async fn ask(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    Path(code): Path<String>,
    Form(form): Form<AskForm>,
) -> Result<Html<String>, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let claim = claim_of_code(&bridge, &code).await?;
    let token = endorsing::ask(&bridge, &claim, &form.asked, form.account == "on", Asker::Learner).await?;
    let address = bridge.address_for(&headers);
    link_page(frame, &address, &token, &form.asked, format!("/r/{}", claim.code))
}

#[derive(Deserialize, schemars::JsonSchema)]
struct AnswerForm {
    csrf: String,
    /// `join` or `remove`.
    kind: String,
}

async fn answer(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    Path((code, id)): Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Result<Redirect, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let claim = claim_of_code(&bridge, &code).await?;
    match form.kind.as_str() {
        "join" => endorsing::join(&bridge, frame.words, &claim, &id).await?,
        _ => endorsing::remove(&bridge, frame.words, &claim, &id, Asker::Learner).await?,
    }
    Ok(Redirect::to(&format!("/r/{}#endorsements", claim.code)))
}
