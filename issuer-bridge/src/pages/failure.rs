//! How errors reach a visitor: as a page or, for stations, as JSON; in their language.

use askama::Template;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use situation::wire::Refusal;

use super::frame::{Frame, render};
use crate::bridge::Shared;
use crate::error::{BridgeError, Failure};
use crate::language::choose;
use crate::words::Words;

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    frame: Frame,
    message: &'a str,
}

/// A page with one sentence on it.
fn failure_page(words: Words, path: String, message: &str) -> Result<Html<String>, BridgeError> {
    let frame = Frame::bare(words, path);
    render(&FailurePage { frame, message })
}

/// Turns a [`Failure`] into a page or into JSON, in the visitor's language.
pub(crate) async fn speak(State(bridge): State<Shared>, request: Request, next: Next) -> Response {
    let words = Words::in_language(choose(request.headers(), bridge.language));
    let path = request.uri().path().to_owned();
    let asks = request.method() == Method::GET;
    let mut response = next.run(request).await;
    let said = response.extensions_mut().remove::<Failure>();
    let Some(failure) = said.or_else(|| unsaid(&response, asks)) else {
        return response;
    };
    let arguments: Vec<(&str, String)> = failure.arguments;
    let message = words.with_all(failure.code, &arguments);
    let status = response.status();
    let mut said = if path.starts_with("/api/") {
        (
            status,
            Json(Refusal {
                code: failure.code.to_owned(),
                message,
            }),
        )
            .into_response()
    } else {
        match failure_page(words, path, &message) {
            Ok(page) => (status, page).into_response(),
            Err(error) => {
                tracing::error!(error = %error, "an error page could not be made");
                (status, message).into_response()
            }
        }
    };
    // What the handler set beside (Retry-After) stays.
    for (name, value) in response.headers() {
        if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE && name != header::TRANSFER_ENCODING {
            said.headers_mut().insert(name.clone(), value.clone());
        }
    }
    said
}

/// What is said for a refusal that a part of the server made by itself, in plain English or without a word.
fn unsaid(response: &Response, asks: bool) -> Option<Failure> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let code = match response.status() {
        _ if !is_plain => return None,
        StatusCode::NOT_FOUND => "bridge-error-not-found",
        // An address with something in it that cannot be.
        StatusCode::BAD_REQUEST if asks => "bridge-error-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "bridge-error-method",
        StatusCode::PAYLOAD_TOO_LARGE => "bridge-error-too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => {
            "bridge-error-form"
        }
        status if status.is_client_error() || status.is_server_error() => "bridge-error-unsaid",
        _ => return None,
    };
    Some(Failure {
        code,
        arguments: Vec::new(),
    })
}

/// Says what it means that the time limit answered, which does so with a bare status.
pub(crate) async fn too_slow(response: Response) -> Response {
    let is_bare = response.extensions().get::<Failure>().is_none();
    if is_bare && response.status() == StatusCode::SERVICE_UNAVAILABLE {
        return BridgeError::refused(StatusCode::SERVICE_UNAVAILABLE, "bridge-error-slow").into_response();
    }
    response
}

/// Where nothing answers.
pub(crate) async fn nothing_here() -> BridgeError {
    BridgeError::not_found()
}
