//! The log of requests: method, route, status, duration. Nothing of who asked, and nothing that stands in an address:
//! a path may hold a token or a learner's code.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::response::Response;
use tracing::Span;

/// Asked for with every page, or again and again by programs: logged only to who asks for it.
const QUIET: [&str; 4] = ["/assets/{name}", "/api/v1/health", "/api/v1/ready", "/api/v1/metrics"];

/// What the lines about one request have in common.
pub(crate) fn span(request: &Request) -> Span {
    // As the router names it (`/setup/{token}`), never as it was written.
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or("none", MatchedPath::as_str);
    let method = request.method();
    if QUIET.contains(&route) {
        tracing::debug_span!("request", %method, %route)
    } else {
        tracing::info_span!("request", %method, %route)
    }
}

/// One line per answer.
pub(crate) fn answered(response: &Response, took: Duration, span: &Span) {
    if !span.is_disabled() {
        let status = response.status().as_u16();
        let ms = took.as_millis();
        tracing::info!(status, ms, "answered");
    }
}
