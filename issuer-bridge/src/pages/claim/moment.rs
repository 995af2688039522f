//! One moment, instant by instant: as a page with steps, and as a film for the script of the claim page.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::super::frame::{Frame, render};
use super::claim_of;
use crate::access::{Person, Reads};
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::review::Review;
use crate::review::drawing_svg::film::{film, instants};
use crate::review::drawing_svg::{clock, svg};
use crate::review::view::{self, MomentView};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/claims/{page}/moments/{row}/{attempt}",
            "One moment of a claim, instant by instant",
            &[Answer::PAGE],
            show,
        )
        .get(
            "/claims/{page}/moments/{row}/{attempt}/film",
            "The same moment as a moving picture",
            &[Answer::file("image/svg+xml")],
            play,
        )
}

#[derive(Template)]
#[template(path = "moment.html")]
struct MomentPage {
    frame: Frame,
    /// Name of the claim's page.
    page: String,
    /// Address of this moment.
    here: String,
    pseudonym: String,
    row: String,
    moment: MomentView,
    drawing: String,
    /// « 3:07 ».
    clock: String,
    before: Option<u32>,
    after: Option<u32>,
    /// Where the moment itself begins.
    begins: u32,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct Instant {
    #[serde(default)]
    at: String,
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    _: Person<Reads>,
    Path((name, row, attempt)): Path<(String, String, u32)>,
    Query(wanted): Query<Instant>,
) -> Result<Html<String>, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let review = Review::of(&claim)?;
    let found = view::moment(&review, &row, attempt, frame.words).ok_or_else(BridgeError::not_found)?;
    let (text, moment, Some(drawn)) = found else {
        return Err(BridgeError::not_found());
    };
    let ticks = instants(&drawn.track);
    let (first, last) = (drawn.track.first, drawn.track.last);
    let begins = drawn.begins();
    let at = wanted.at.parse().unwrap_or(begins).clamp(first, last);
    render(&MomentPage {
        here: format!("/claims/{name}/moments/{row}/{attempt}"),
        drawing: svg(&drawn.sheet(frame.words), Some(at)),
        clock: clock(at),
        before: ticks.iter().rev().find(|tick| **tick < at).copied(),
        after: ticks.iter().find(|tick| **tick > at).copied(),
        begins,
        page: name,
        pseudonym: claim.pseudonym,
        row: text,
        moment,
        frame,
    })
}

async fn play(
    State(bridge): State<Shared>,
    frame: Frame,
    _: Person<Reads>,
    Path((name, row, attempt)): Path<(String, String, u32)>,
) -> Result<Response, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let review = Review::of(&claim)?;
    let found = view::moment(&review, &row, attempt, frame.words).and_then(|(_, _, drawn)| drawn);
    let drawn = found.ok_or_else(BridgeError::not_found)?;
    Ok((
        [(header::CONTENT_TYPE, "image/svg+xml")],
        film(&drawn.sheet(frame.words)),
    )
        .into_response())
}
