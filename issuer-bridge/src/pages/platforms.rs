//! Badges for platforms of others: the badge itself, and the list of those who agreed.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::encoded;
use super::frame::{Frame, render};
use crate::access::{KeepsData, Person, SignedForm};
use crate::bridge::{Bridge, Shared};
use crate::definition;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::platform;
use crate::store::DefinitionRow;
use crate::words::Words;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/platforms", "Lists for platforms of badges", &[Answer::PAGE], show)
        .post("/platforms", "Makes a list of those who agreed", &[Answer::PAGE], list)
        .get(
            "/platforms/class.json",
            "A badge class for a platform",
            &[Answer::file("application/ld+json")],
            class,
        )
}

#[derive(Template)]
#[template(path = "platforms.html")]
struct PlatformsPage {
    frame: Frame,
    badges: Vec<BadgeView>,
    made: Option<MadeView>,
}

struct BadgeView {
    name: String,
    scenario: String,
    badge: String,
    version: i64,
    class: String,
    issued: i64,
    agreed: i64,
}

/// A list that was just made.
struct MadeView {
    name: String,
    /// The file, as an address that holds it: it is kept nowhere.
    href: String,
    count: usize,
    no_email: Vec<String>,
    unreadable: Vec<String>,
}

async fn page(bridge: &Bridge, frame: Frame, made: Option<MadeView>) -> Result<Html<String>, BridgeError> {
    let mut badges = Vec::new();
    for row in bridge.store.definitions().await? {
        let (issued, agreed) = bridge.store.count_issued(&row).await?;
        let known = definition::parse(&row)?;
        badges.push(BadgeView {
            name: frame.words.of(&known.badge.name),
            class: format!(
                "/platforms/class.json?scenario={}&badge={}&version={}",
                encoded(&row.scenario),
                encoded(&row.badge),
                row.version
            ),
            scenario: row.scenario,
            badge: row.badge,
            version: row.version,
            issued,
            agreed,
        });
    }
    render(&PlatformsPage { frame, badges, made })
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Person<KeepsData>) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, None).await
}

#[derive(Deserialize, schemars::JsonSchema)]
struct Which {
    scenario: String,
    badge: String,
    version: String,
}

impl Which {
    async fn row(&self, bridge: &Bridge) -> Result<DefinitionRow, BridgeError> {
        let version = self.version.parse().map_err(|_| BridgeError::not_found())?;
        let row = bridge.store.definition(&self.scenario, &self.badge, version).await?;
        row.ok_or_else(BridgeError::not_found)
    }
}

async fn list(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<Which, KeepsData>,
) -> Result<Html<String>, BridgeError> {
    let row = signed.form.row(&bridge).await?;
    let made = platform::recipients(&bridge, &signed.by.0, &row).await?;
    let view = MadeView {
        name: frame.words.of(&definition::parse(&row)?.badge.name),
        href: format!("data:text/csv;charset=utf-8;base64,{}", STANDARD.encode(made.csv)),
        count: made.count,
        no_email: made.no_email,
        unreadable: made.unreadable,
    };
    page(&bridge, frame, Some(view)).await
}

async fn class(
    State(bridge): State<Shared>,
    words: Words,
    _: Person<KeepsData>,
    Query(which): Query<Which>,
) -> Result<Response, BridgeError> {
    let known = definition::parse(&which.row(&bridge).await?)?;
    let class = platform::class(&bridge, &known, words).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/ld+json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"badge-class.json\""),
    ];
    Ok((headers, format!("{class:#}")).into_response())
}
