//! The wallets that fetch a learner's badge: each can be cut off.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;

use super::super::endorse::OnlyToken;
use crate::access::FormToken;
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::learner::claim_of_code;
use crate::openapi::{Answer, Routes};
use crate::wallet;

pub(super) fn routes() -> Routes {
    Routes::new().post(
        "/r/{code}/wallets/{id}/end",
        "A learner ends what a wallet was allowed",
        &[Answer::ELSEWHERE],
        end,
    )
}

async fn end(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Path((code, id)): Path<(String, String)>,
    Form(form): Form<OnlyToken>,
) -> Result<Redirect, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let claim = claim_of_code(&bridge, &code).await?;
    if wallet::grants_of(&bridge, &claim)
        .await?
        .iter()
        .any(|(known, ..)| *known == id)
    {
        bridge.store.end_grant(&id).await?;
    }
    Ok(Redirect::to(&format!("/r/{}#wallets", claim.code)))
}
