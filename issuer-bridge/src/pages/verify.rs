//! Anybody may check a badge here; nothing of it is kept.

use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::frame::{Frame, render};
use crate::access::FormToken;
use crate::bridge::Shared;
use crate::check::{self, Finding};
use crate::error::BridgeError;
use crate::incoming::{self, Limit};
use crate::openapi::{Answer, Routes};

/// A baked picture is far smaller.
const LIMIT: Limit = Limit {
    bytes: 4 * 1_024 * 1_024,
    refusal: || BridgeError::refused(StatusCode::PAYLOAD_TOO_LARGE, "bridge-verify-too-large"),
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/verify",
            "The page on which a badge is verified",
            &[Answer::PAGE],
            show,
        )
        .post("/verify", "Verifies a badge", &[Answer::PAGE], check)
        .without_limit()
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

async fn show(frame: Frame, csrf: FormToken) -> Result<Response, BridgeError> {
    let cookie = csrf.cookie()?;
    Ok((
        [(header::SET_COOKIE, cookie)],
        render(&VerifyPage {
            frame,
            csrf: csrf.token,
            result: None,
        })?,
    )
        .into_response())
}

async fn check(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    csrf: FormToken,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Html<String>, BridgeError> {
    let arrived = incoming::upload(&bridge, body, LIMIT, |csrf| FormToken::check(&headers, csrf)).await?;
    let checked = check::check_upload(&bridge, arrived).await?;
    let result = Some(ResultView {
        finding: checked.finding(),
        sentences: checked.sentences(frame.words),
        link: checked.link().map(str::to_owned),
    });
    render(&VerifyPage {
        frame,
        csrf: csrf.token,
        result,
    })
}
