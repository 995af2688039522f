//! What every request passes: only names this bridge answers to, and headers that keep pages to themselves.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::bridge::Shared;
use crate::error::BridgeError;

/// Refuses names this bridge does not answer to (a foreign site whose name suddenly points here would read pages with
/// the visitor's cookies), and forms sent by other sites.
pub(crate) async fn guard_host(State(bridge): State<Shared>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|v| v.to_str().ok())
        .map(str::to_owned)
        .or_else(|| request.uri().authority().map(ToString::to_string));
    if !host.as_deref().is_some_and(|h| bridge.answers_to(h)) {
        return BridgeError::refused(StatusCode::MISDIRECTED_REQUEST, "bridge-error-host").into_response();
    }
    let site = request.headers().get("sec-fetch-site").and_then(|v| v.to_str().ok());
    let foreign = matches!(site, Some("cross-site" | "same-site"));
    if foreign && request.method() == Method::POST {
        return BridgeError::refused(StatusCode::FORBIDDEN, "bridge-error-stale-form").into_response();
    }
    next.run(request).await
}

/// What pages may load and where their forms may lead: here, and to `elsewhere`.
macro_rules! policy {
    ($elsewhere:literal) => {
        concat!(
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; ",
            "connect-src 'self'; form-action 'self'",
            $elsewhere,
            "; base-uri 'none'; frame-ancestors 'none'"
        )
    };
}

const POLICY: &str = policy!("");

/// The policy of a page whose form is answered by sending the visitor to another place.
pub(crate) fn policy_with_forms_to(place: &str) -> Result<HeaderValue, BridgeError> {
    HeaderValue::try_from(format!(policy!(" {}"), place)).map_err(BridgeError::internal)
}

/// Pages are not stored, not framed, load nothing from elsewhere and tell no other site their address (a learner's
/// code is in it).
pub(crate) async fn guard_response(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    );
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
