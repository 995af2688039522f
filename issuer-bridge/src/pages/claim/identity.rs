//! Opening the identity that was joined to a claim: an act of its own, kept with who did it.

use axum::extract::{Path, State};
use axum::response::Redirect;

use super::claim_of;
use crate::access::{Decides, NoFields, SignedForm};
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::personal;

pub(super) fn routes() -> Routes {
    Routes::new().post(
        "/claims/{page}/identity",
        "Opens the identity that was joined to a claim",
        &[Answer::ELSEWHERE],
        open,
    )
}

async fn open(
    State(bridge): State<Shared>,
    Path(name): Path<String>,
    signed: SignedForm<NoFields, Decides>,
) -> Result<Redirect, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    personal::open_identity(&bridge, &signed.by.0, &claim).await?;
    Ok(Redirect::to(&format!("/claims/{name}#who")))
}
