//! « À part »: claims of stations or scenarios this bridge does not know. Nothing of them was replayed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{NoFields, Person, Receives, SignedForm};
use crate::bridge::Shared;
use crate::calendar;
use crate::encoding::from_hex;
use crate::error::BridgeError;
use crate::intake;
use crate::openapi::{Answer, Routes};
use crate::pairing;
use crate::store::{Act, ActKind, ClaimKind, StoreError};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/apart", "Claims that wait apart", &[Answer::PAGE], show)
        .post(
            "/apart/remove",
            "Removes what one sender had sent",
            &[Answer::ELSEWHERE],
            remove_sender,
        )
        .post(
            "/apart/{id}/accept",
            "Trusts the station of a claim",
            &[Answer::ELSEWHERE],
            accept,
        )
        .post(
            "/apart/{id}/remove",
            "Removes a claim that waits apart",
            &[Answer::ELSEWHERE],
            remove,
        )
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
    /// Where it came from, and how many came from there, where there are several.
    sender: Option<(String, usize)>,
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Person<Receives>) -> Result<Html<String>, BridgeError> {
    let claims = bridge.store.claims_in(&[ClaimKind::Apart]).await?;
    let mut of_sender: BTreeMap<String, usize> = BTreeMap::new();
    for sender in claims.iter().filter_map(|claim| claim.sender.clone()) {
        *of_sender.entry(sender).or_default() += 1;
    }
    let cards = claims
        .into_iter()
        .map(|claim| {
            let page = claim.page();
            let why = claim.apart.ok_or(StoreError::Unreadable("why a claim waits apart"))?;
            let sender = claim.sender.and_then(|sender| {
                // Taken once: the button stands at the first of them.
                let count = of_sender.remove(&sender).filter(|count| *count > 1)?;
                Some((sender, count))
            });
            let known = bridge.library.by_id(&claim.scenario);
            let badge = known.and_then(|known| known.badges.iter().find(|one| one.id == claim.badge));
            let title = known.map(|known| frame.words.of(&known.title));
            let name = badge.map(|badge| frame.words.of(&badge.name));
            Ok(ApartView {
                sender,
                received: calendar::ago(frame.words.language, claim.received, bridge.now()),
                fingerprint: pairing::fingerprint(&claim.station_key),
                station_unknown: why == intake::UNKNOWN_STATION,
                why: frame.say(&why),
                id: page,
                pseudonym: claim.pseudonym,
                scenario: title.unwrap_or(claim.scenario),
                badge: name.unwrap_or(claim.badge),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    render(&ApartPage { frame, cards })
}

#[derive(Deserialize, schemars::JsonSchema)]
struct StationName {
    #[serde(default)]
    name: String,
}

async fn accept(
    State(bridge): State<Shared>,
    Path(id): Path<String>,
    signed: SignedForm<StationName, Receives>,
) -> Result<Redirect, BridgeError> {
    let claim = bridge
        .store
        .claim_of_page(&id)
        .await?
        .filter(|c| c.state == ClaimKind::Apart);
    let claim = claim.ok_or_else(BridgeError::not_found)?;
    let key: Option<[u8; 32]> = from_hex(&claim.station_key).and_then(|k| k.try_into().ok());
    let key = key.ok_or_else(|| BridgeError::internal("a stored station key is not 32 bytes"))?;
    pairing::accept(&bridge, &key, &signed.form.name, Some(&signed.by.0)).await?;
    intake::look_again(&bridge).await?;
    Ok(Redirect::to("/apart"))
}

async fn remove(
    State(bridge): State<Shared>,
    Path(id): Path<String>,
    signed: SignedForm<NoFields, Receives>,
) -> Result<Redirect, BridgeError> {
    let claim = bridge
        .store
        .claim_of_page(&id)
        .await?
        .ok_or_else(BridgeError::not_found)?;
    if !bridge.store.drop_apart(&claim.id).await? {
        return Err(BridgeError::not_found());
    }
    let act = Act::by(&signed.by.0, ActKind::Dropped, id, bridge.now());
    bridge.store.note(&act).await?;
    Ok(Redirect::to("/apart"))
}

#[derive(Deserialize, schemars::JsonSchema)]
struct SenderForm {
    sender: String,
}

async fn remove_sender(
    State(bridge): State<Shared>,
    signed: SignedForm<SenderForm, Receives>,
) -> Result<Redirect, BridgeError> {
    let removed = bridge.store.drop_sender(&signed.form.sender).await?;
    let act = Act::by(&signed.by.0, ActKind::Dropped, "", bridge.now());
    bridge.store.note(&act.with(format!("claims {removed}"))).await?;
    tracing::info!(removed, "what one sender had sent was removed");
    Ok(Redirect::to("/apart"))
}
