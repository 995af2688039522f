//! Anybody may check a badge here; nothing of it is kept.

use askama::Template;
use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use super::frame::{Frame, render};
use super::import::read_upload;
use crate::access::FormToken;
use crate::bridge::Shared;
use crate::check::{self, Finding};
use crate::error::BridgeError;

/// A baked picture is far smaller.
const MAX_BADGE: usize = 4 * 1024 * 1024;

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/verify", get(show).post(check).layer(DefaultBodyLimit::max(MAX_BADGE)))
}

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifyPage {
    frame: Frame,
    csrf: String,
    result: Option<ResultView>,
}

struct ResultView {
    finding: Finding,
    sentences: Vec<String>,
    /// Where a badge that was not verified here can be looked at.
    link: Option<String>,
}

async fn show(State(bridge): State<Shared>, frame: Frame, csrf: FormToken) -> Result<Response, BridgeError> {
    let cookie = csrf.cookie(&bridge)?;
    Ok((
        [(header::SET_COOKIE, cookie)],
        render(&VerifyPage {
            frame,
            csrf: csrf.0,
            result: None,
        })?,
    )
        .into_response())
}

async fn check(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Html<String>, BridgeError> {
    let (csrf, bytes) = read_upload(body).await?;
    FormToken::check(&headers, &csrf)?;
    let checked = check::check_upload(&bridge, &bytes).await?;
    let result = Some(ResultView {
        finding: checked.finding(),
        sentences: checked.sentences(frame.words),
        link: checked.link().map(str::to_owned),
    });
    render(&VerifyPage { frame, csrf, result })
}
