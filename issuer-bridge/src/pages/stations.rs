//! Stations: who may send, how a new one is paired, how one is no longer trusted.

use std::fmt::Write as _;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Deserialize;
use situation::address::points_to_this_pc;

use super::frame::{Frame, render};
use crate::access::{KeepsStations, NoFields, Person, SignedForm};
use crate::bridge::{Bridge, Shared};
use crate::calendar;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::pairing;
use crate::store::{Act, ActKind};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/stations", "Stations", &[Answer::PAGE], show)
        .post(
            "/stations/offer",
            "Makes a pairing offer, as a file or on a page",
            &[Answer::PAGE, Answer::file("application/json")],
            offer,
        )
        .post(
            "/stations/{id}/remove",
            "Trusts a station no longer",
            &[Answer::ELSEWHERE],
            remove,
        )
}

#[derive(Template)]
#[template(path = "stations.html")]
struct StationsPage {
    frame: Frame,
    stations: Vec<StationView>,
    /// The bridge was reached by an address that other PCs cannot use.
    here_only: bool,
    offer: Option<OfferView>,
}

struct StationView {
    id: String,
    name: String,
    fingerprint: String,
    paired: String,
    removed: Option<String>,
}

struct OfferView {
    /// Where another device can use it.
    qr: Option<String>,
    /// For this PC.
    code: Option<String>,
    address: String,
}

async fn page(
    bridge: &Bridge,
    frame: Frame,
    address: &str,
    offer: Option<OfferView>,
) -> Result<Html<String>, BridgeError> {
    let language = frame.words.language;
    let stations = bridge.store.stations().await?.into_iter().map(|s| StationView {
        fingerprint: pairing::fingerprint(&s.public_key),
        paired: calendar::day(language, s.paired),
        removed: s.removed.map(|m| calendar::day(language, m)),
        id: s.id,
        name: s.name,
    });
    render(&StationsPage {
        stations: stations.collect(),
        here_only: points_to_this_pc(address),
        frame,
        offer,
    })
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    _: Person<KeepsStations>,
) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, &bridge.address_for(&headers), None).await
}

#[derive(Deserialize, schemars::JsonSchema)]
struct OfferForm {
    /// `file` or `screen`.
    #[serde(default)]
    form: String,
}

async fn offer(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    signed: SignedForm<OfferForm, KeepsStations>,
) -> Result<Response, BridgeError> {
    let address = bridge.address_for(&headers);
    let offer = pairing::offer(&bridge, &address).await?;
    if signed.form.form == "file" {
        let text = serde_json::to_string_pretty(&offer).map_err(BridgeError::internal)?;
        let headers = [
            (header::CONTENT_TYPE, "application/json"),
            (
                header::CONTENT_DISPOSITION,
                "attachment; filename=\"envol-appairage.json\"",
            ),
        ];
        return Ok((headers, text).into_response());
    }
    let text = serde_json::to_string(&offer).map_err(BridgeError::internal)?;
    let qr = qr_of_address(&address, &text)?;
    let code = match qr {
        Some(_) => None,
        None => Some(pairing::typed_code(&bridge).await?),
    };
    let shown = OfferView {
        qr,
        code,
        address: address.clone(),
    };
    Ok(page(&bridge, frame, &address, Some(shown)).await?.into_response())
}

/// A QR code as SVG, dark on light with its quiet zone; `None` for an address that would lead another device to itself.
pub(super) fn qr_of_address(address: &str, text: &str) -> Result<Option<String>, BridgeError> {
    if points_to_this_pc(address) {
        Ok(None)
    } else {
        qr(text).map(Some)
    }
}

fn qr(text: &str) -> Result<String, BridgeError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(BridgeError::internal)?;
    let size = code.size();
    let path = (0..size)
        .flat_map(|y| (0..size).map(move |x| (x, y)))
        .filter(|(x, y)| code.get_module(*x, *y))
        .fold(String::new(), |mut path, (x, y)| {
            write!(path, "M{},{}h1v1h-1z", x + 4, y + 4).expect("a text in memory takes what is written to it");
            path
        });
    Ok(format!(
        "<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\" \
         role=\"img\" aria-label=\"QR\"><rect width=\"{0}\" height=\"{0}\" fill=\"#FFFFFF\"/><path d=\"{path}\" fill=\"#1B2330\"/></svg>",
        size + 8
    ))
}

async fn remove(
    State(bridge): State<Shared>,
    Path(id): Path<String>,
    signed: SignedForm<NoFields, KeepsStations>,
) -> Result<Redirect, BridgeError> {
    let act = Act::by(&signed.by.0, ActKind::StationRemoved, id.as_str(), bridge.now());
    if !bridge.store.remove_station(&id, &act).await? {
        return Err(BridgeError::not_found());
    }
    Ok(Redirect::to("/stations"))
}
