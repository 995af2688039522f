//! The log of requests: method, route, status, duration, and a number by which the lines about one request are found.
//! Nothing of who asked, and nothing that stands in an address: a path may hold a token or a learner's code.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::response::Response;
use tracing::Span;

use crate::encoding::{hex, random};

/// Asked for with every page, or again and again by programs: logged only to who asks for it.
const QUIET: [&str; 4] = ["/assets/{name}", "/api/v1/health", "/api/v1/ready", "/api/v1/metrics"];

/// What the lines about one request have in common.
pub(crate) fn span(request: &Request) -> Span {
    // As the router names it (`/setup/{token}`), never as it was written.
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or("none", MatchedPath::as_str);
    let method = known(request.method().as_str());
    // Drawn here: a number that came with the request could say anything.
    let number = hex(&random::<8>());
    if QUIET.contains(&route) {
        tracing::debug_span!("request", %method, %route, %number)
    } else {
        tracing::info_span!("request", %method, %route, %number)
    }
}

/// HTTP lets anybody make up a method, and write a name into it.
fn known(method: &str) -> &'static str {
    const METHODS: [&str; 9] = [
        "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT",
    ];
    METHODS.into_iter().find(|known| *known == method).unwrap_or("other")
}

/// One line per answer.
pub(crate) fn answered(response: &Response, took: Duration, span: &Span) {
    if !span.is_disabled() {
        let status = response.status().as_u16();
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status, ms, "answered");
    }
}
