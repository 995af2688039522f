//! The learner agrees that name and e-mail, which they joined, go to the platform of the organisation's badges.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Redirect;
use serde::Deserialize;

use crate::access::FormToken;
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::learner::claim_of_code;
use crate::openapi::{Answer, Routes};
use crate::platform;
use crate::store::ClaimKind;

pub(super) fn routes() -> Routes {
    Routes::new().post(
        "/r/{code}/platform",
        "A learner agrees to stand in lists for a platform, or takes it back",
        &[Answer::ELSEWHERE],
        answer,
    )
}

#[derive(Deserialize, schemars::JsonSchema)]
struct AnswerForm {
    csrf: String,
    /// `yes`; anything else takes it back.
    answer: String,
}

async fn answer(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Path(code): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Redirect, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let claim = claim_of_code(&bridge, &code).await?;
    if form.answer == "yes" {
        if claim.state != ClaimKind::Issued || !platform::can_agree(&claim)? {
            return Err(BridgeError::refused(StatusCode::CONFLICT, "bridge-platform-nobody"));
        }
        bridge.store.agree(&claim.id, bridge.now()).await?;
    } else {
        bridge.store.disagree(&claim.id).await?;
    }
    Ok(Redirect::to(&format!("/r/{}#platform", claim.code)))
}
