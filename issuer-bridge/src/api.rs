//! What stations talk to, as `situation::wire` says.

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::wire::{ClaimReceipt, ClaimStatus, PairRequest, PairResponse, PairingOffer};

use crate::access::Address;
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::incoming;
use crate::intake::{self, Sent};
use crate::learner::{self, claim_of_code, status_of};
use crate::measures;
use crate::openapi::{self, Answer, Routes};
use crate::pairing;
use crate::words::Words;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(
            openapi::PATH,
            "This description",
            &[Answer::file("application/json")],
            openapi::serve,
        )
        .get(
            "/health",
            "Whether the bridge is there, and its version",
            &[Answer::json::<Health>()],
            health,
        )
        .get(
            "/ready",
            "Whether requests can be served",
            &[Answer::json::<Ready>()],
            ready,
        )
        .get(
            "/metrics",
            "Counts, for this machine only",
            &[Answer::file("text/plain")],
            metrics,
        )
        .post(
            "/offer",
            "A pairing offer for the short code that somebody typed, on this machine only",
            &[Answer::json::<PairingOffer>()],
            offer,
        )
        .post(
            "/pair",
            "A station introduces itself by a pairing offer",
            &[Answer::json::<PairResponse>()],
            pair,
        )
        .post(
            "/claims",
            "A station sends an evidence package; twice the same is one claim",
            &[
                Answer::json::<ClaimReceipt>(),
                Answer::json::<ClaimReceipt>().with_status(202),
            ],
            claims,
        )
        .get(
            "/claims/{code}",
            "Where a claim stands",
            &[Answer::json::<ClaimStatus>()],
            status,
        )
        .get(
            "/claims/{code}/badge.png",
            "The badge as a picture",
            &[Answer::file("image/png")],
            badge_png,
        )
        .get(
            "/claims/{code}/badge.json",
            "The badge as a credential",
            &[Answer::file("application/vc+ld+json")],
            badge_json,
        )
}

#[derive(Serialize, JsonSchema)]
struct Health {
    /// Always `issuer-bridge`.
    envol: &'static str,
    version: &'static str,
}

async fn health() -> Json<Health> {
    Json(Health {
        envol: "issuer-bridge",
        version: env!("CARGO_PKG_VERSION"),
    })
}

#[derive(Serialize, JsonSchema)]
struct Ready {
    /// Always true; where it is not, nothing but an error is answered.
    ready: bool,
}

/// Whether requests can be served: the database answers and the keys open.
async fn ready(State(bridge): State<Shared>) -> Result<Json<Ready>, BridgeError> {
    bridge.organisation().await?;
    Ok(Json(Ready { ready: true }))
}

/// Counts, for a program on this machine that watches: how much a venue works is nobody else's business.
async fn metrics(State(bridge): State<Shared>, Address(address): Address) -> Result<Response, BridgeError> {
    if !address.is_loopback() {
        return Err(BridgeError::not_found());
    }
    let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    Ok((headers, measures::text(&bridge).await?).into_response())
}

#[derive(Deserialize, JsonSchema)]
struct TypedCode {
    code: String,
}

/// A short code is typed on the machine of the bridge only: eight digits are no secret on a network.
async fn offer(
    State(bridge): State<Shared>,
    Address(address): Address,
    body: Result<Json<TypedCode>, JsonRejection>,
) -> Result<Json<PairingOffer>, BridgeError> {
    if !address.is_loopback() {
        return Err(BridgeError::refused(StatusCode::FORBIDDEN, "bridge-pair-code-loopback"));
    }
    let Json(TypedCode { code }) = body.map_err(|_| malformed())?;
    Ok(Json(pairing::offer_for_code(&bridge, &code).await?))
}

async fn pair(
    State(bridge): State<Shared>,
    body: Result<Json<PairRequest>, JsonRejection>,
) -> Result<Json<PairResponse>, BridgeError> {
    let Json(request) = body.map_err(|_| malformed())?;
    let response = pairing::pair(&bridge, &request).await?;
    // Its claims may be waiting apart already.
    tokio::spawn(async move {
        if let Err(error) = intake::look_again(&bridge).await {
            tracing::error!(error = %error, "what waits apart could not be looked at again");
        }
    });
    Ok(Json(response))
}

fn malformed() -> BridgeError {
    BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, "bridge-pair-malformed")
}

async fn claims(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Address(address): Address,
    body: Body,
) -> Result<Response, BridgeError> {
    let arrived = incoming::body(&bridge, body, intake::LIMIT).await?;
    let received = intake::receive(&bridge, Sent::over(address, arrived)).await?;
    let status = if received.apart {
        StatusCode::ACCEPTED
    } else {
        StatusCode::OK
    };
    let page = Some(format!("{}/r/{}", bridge.address_for(&headers), received.code));
    Ok((
        status,
        Json(ClaimReceipt {
            code: received.code,
            page,
            apart: received.apart,
        }),
    )
        .into_response())
}

async fn status(
    State(bridge): State<Shared>,
    words: Words,
    Path(code): Path<String>,
) -> Result<Json<ClaimStatus>, BridgeError> {
    let claim = claim_of_code(&bridge, &code).await?;
    Ok(Json(status_of(&bridge, words, &claim).await?))
}

async fn badge_png(State(bridge): State<Shared>, Path(code): Path<String>) -> Result<Response, BridgeError> {
    learner::badge_png(&bridge, &code).await
}

async fn badge_json(State(bridge): State<Shared>, Path(code): Path<String>) -> Result<Response, BridgeError> {
    learner::badge_json(&bridge, &code).await
}
