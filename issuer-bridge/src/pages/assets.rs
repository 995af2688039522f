//! Style sheet, script, typeface and the language switch. Files are part of the program: a page loads nothing from elsewhere.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use wording::Language;

use crate::access::set_cookie;
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::language::LANGUAGE_COOKIE;
use crate::openapi::{Answer, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/assets/{name}",
            "What pages are made of",
            &[
                Answer::file("text/css"),
                Answer::file("text/javascript"),
                Answer::file("font/ttf"),
                Answer::file("image/svg+xml"),
            ],
            asset,
        )
        .get(
            "/language/{tag}",
            "Chooses the language of this browser",
            &[Answer::ELSEWHERE],
            switch,
        )
}

const FILES: &[(&str, &str, &[u8])] = &[
    (
        "bridge.css",
        "text/css; charset=utf-8",
        include_bytes!("../../assets/bridge.css"),
    ),
    (
        "bridge.js",
        "text/javascript; charset=utf-8",
        include_bytes!("../../assets/bridge.js"),
    ),
    (
        "regular.ttf",
        "font/ttf",
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Regular.ttf"),
    ),
    (
        "bold.ttf",
        "font/ttf",
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Bold.ttf"),
    ),
    (
        "italic.ttf",
        "font/ttf",
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Italic.ttf"),
    ),
    ("spark.svg", "image/svg+xml", include_bytes!("../../assets/spark.svg")),
];

async fn asset(Path(name): Path<String>) -> Result<Response, BridgeError> {
    let (_, kind, bytes) = FILES
        .iter()
        .find(|(n, ..)| *n == name)
        .ok_or_else(BridgeError::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        // Short: an updated bridge should not be read with the style of the last one.
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    Ok((headers, *bytes).into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct SwitchQuery {
    #[serde(default)]
    to: String,
}

async fn switch(
    State(bridge): State<Shared>,
    Path(tag): Path<String>,
    Query(back): Query<SwitchQuery>,
    headers: HeaderMap,
) -> Result<Response, BridgeError> {
    let language = Language::from_tag(&tag).ok_or_else(BridgeError::not_found)?;
    let cookie = set_cookie(
        bridge.is_secure(&headers),
        LANGUAGE_COOKIE,
        language.tag(),
        365 * 86_400,
    )?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&local_path(&back.to))).into_response())
}

/// A path on this bridge, else the first page: never a way out to another site.
pub(super) fn local_path(wanted: &str) -> String {
    let plain = wanted
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"/-_.".contains(&b));
    if wanted.starts_with('/') && !wanted.starts_with("//") && plain {
        wanted.to_owned()
    } else {
        "/".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn the_way_back_stays_on_this_bridge() {
        assert_eq!(local_path("/claims/ab12"), "/claims/ab12");
        for out in ["https://example.org", "//example.org", "/\\example.org", "", "claims"] {
            assert_eq!(local_path(out), "/", "{out}");
        }
    }
}
