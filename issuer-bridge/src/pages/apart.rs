//! « À part »: claims of stations or scenarios this bridge does not know. Nothing of them was replayed.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{NoFields, Pedagogue, SignedForm};
use crate::bridge::Shared;
use crate::calendar;
use crate::encoding::from_hex;
use crate::error::BridgeError;
use crate::intake;
use crate::pairing;
use crate::store::{ClaimKind, StoreError};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/apart", get(show))
        .route("/apart/{id}/accept", post(accept))
        .route("/apart/{id}/remove", post(remove))
}

#[derive(Template)]
#[template(path = "apart.html")]
struct ApartPage {
    frame: Frame,
    cards: Vec<ApartView>,
}

struct ApartView {
    id: String,
    pseudonym: String,
    scenario: String,
    badge: String,
    received: String,
    why: String,
    fingerprint: String,
    /// The station is what is unknown: it can be accepted here.
    station_unknown: bool,
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Pedagogue) -> Result<Html<String>, BridgeError> {
    let claims = bridge.store.claims_in(&[ClaimKind::Apart]).await?;
    let cards = claims
        .into_iter()
        .map(|claim| {
            let why = claim.apart.ok_or(StoreError::Unreadable("why a claim waits apart"))?;
            Ok(ApartView {
                received: calendar::ago(frame.words.language, claim.received, bridge.now()),
                fingerprint: pairing::fingerprint(&claim.station_key),
                station_unknown: why == "bridge-apart-station",
                why: frame.say(&why),
                id: claim.id,
                pseudonym: claim.pseudonym,
                scenario: claim.scenario,
                badge: claim.badge,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    render(&ApartPage { frame, cards })
}

#[derive(Deserialize)]
struct StationName {
    #[serde(default)]
    name: String,
}

async fn accept(
    State(bridge): State<Shared>,
    Path(id): Path<String>,
    signed: SignedForm<StationName>,
) -> Result<Redirect, BridgeError> {
    let claim = bridge.store.claim(&id).await?.filter(|c| c.state == ClaimKind::Apart);
    let claim = claim.ok_or_else(BridgeError::not_found)?;
    let key: Option<[u8; 32]> = from_hex(&claim.station_key).and_then(|k| k.try_into().ok());
    let key = key.ok_or_else(|| BridgeError::internal("a stored station key is not 32 bytes"))?;
    pairing::accept(&bridge, &key, &signed.form.name).await?;
    intake::look_again(&bridge).await?;
    Ok(Redirect::to("/apart"))
}

async fn remove(
    State(bridge): State<Shared>,
    Path(id): Path<String>,
    _: SignedForm<NoFields>,
) -> Result<Redirect, BridgeError> {
    if !bridge.store.drop_apart(&id).await? {
        return Err(BridgeError::not_found());
    }
    Ok(Redirect::to("/apart"))
}
