//! A package that came as a file rather than over the network.

use askama::Template;
use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Frame, render};
use crate::access::Pedagogue;
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::intake::{self, MAX_PACKAGE};

pub(super) fn routes() -> Router<Shared> {
    // A little more than a package, for the form around it.
    Router::new().route(
        "/import",
        get(show)
            .post(receive)
            .layer(DefaultBodyLimit::max(MAX_PACKAGE + 16 * 1024)),
    )
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    frame: Frame,
    problem: Option<String>,
}

async fn show(frame: Frame, _: Pedagogue) -> Result<Html<String>, BridgeError> {
    render(&ImportPage { frame, problem: None })
}

async fn receive(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Pedagogue,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, BridgeError> {
    let (csrf, bytes) = read_upload(body).await?;
    pedagogue.check(&csrf)?;
    match intake::receive(&bridge, bytes).await {
        Ok(received) if received.apart => Ok(Redirect::to("/apart").into_response()),
        Ok(received) => Ok(Redirect::to(&format!("/claims/{}", received.claim)).into_response()),
        Err(BridgeError::Refused {
            status,
            code,
            arguments,
        }) => {
            let problem = Some(frame.words.with_all(code, &arguments));
            Ok((status, render(&ImportPage { frame, problem })?).into_response())
        }
        Err(other) => Err(other),
    }
}

/// The token and the file of an upload form.
pub(super) async fn read_upload(body: Result<Multipart, MultipartRejection>) -> Result<(String, Vec<u8>), BridgeError> {
    let unreadable = |status: StatusCode| match status {
        StatusCode::PAYLOAD_TOO_LARGE => intake::too_large(),
        _ => BridgeError::refused(StatusCode::BAD_REQUEST, "bridge-error-upload"),
    };
    let mut body = body.map_err(|e| unreadable(e.status()))?;
    let (mut csrf, mut bytes) = (String::new(), Vec::new());
    while let Some(field) = body.next_field().await.map_err(|e| unreadable(e.status()))? {
        match field.name() {
            Some("csrf") => csrf = field.text().await.map_err(|e| unreadable(e.status()))?,
            Some("file") => bytes = field.bytes().await.map_err(|e| unreadable(e.status()))?.to_vec(),
            _ => {}
        }
    }
    Ok((csrf, bytes))
}
