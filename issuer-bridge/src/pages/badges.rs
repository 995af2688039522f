//! The badges that the organisation gives: how long each lasts, new versions and new ones, the file for a scenario folder.

mod edit;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::encoded;
use super::frame::{Frame, render};
use crate::access::{Organises, Person, SignedForm};
use crate::badge_file;
use crate::bridge::{Bridge, Shared};
use crate::definition::{self, Definition};
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::store::{Act, ActKind, DefinitionRow};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/badges", "The badges of the organisation", &[Answer::PAGE], show)
        .post(
            "/badges/lasting",
            "How long badges are valid that are issued from now on",
            &[Answer::ELSEWHERE],
            set_lasting,
        )
        .get(
            "/badges/file",
            "The badges of a situation as a file for its folder",
            &[Answer::file("text/plain")],
            file,
        )
        .merge(edit::routes())
}

#[derive(Template)]
#[template(path = "badges.html")]
struct BadgesPage {
    frame: Frame,
    situations: Vec<SituationView>,
}

struct SituationView {
    title: String,
    /// Its folder is there: new badges can be made for it.
    known: bool,
    scenario: String,
    badges: Vec<DefinitionView>,
    /// Lines for its grid, where a badge has alignments that the grid has not.
    lines: String,
}

struct DefinitionView {
    badge: String,
    version: i64,
    name: String,
    description: String,
    proposed: bool,
    /// Another version came after it.
    older: bool,
    edit: String,
    /// Months and how they are said; whether it is the choice in force.
    lasting: Vec<(u16, String, bool)>,
}

/// How long a badge may be valid, months; 0 is for ever.
const LASTING: [(u16, &str); 6] = [
    (0, "bridge-lasting-ever"),
    (6, "bridge-lasting-half-year"),
    (12, "bridge-lasting-year"),
    (24, "bridge-lasting-two-years"),
    (36, "bridge-lasting-three-years"),
    (60, "bridge-lasting-five-years"),
];

/// All definitions, by scenario; versions of a badge follow each other.
async fn definitions(bridge: &Bridge) -> Result<BTreeMap<String, Vec<Definition>>, BridgeError> {
    let mut all: BTreeMap<String, Vec<Definition>> = BTreeMap::new();
    for row in bridge.store.definitions().await? {
        let known = definition::parse(&row)?;
        all.entry(row.scenario).or_default().push(known);
    }
    for scenario in bridge.library.iter() {
        all.entry(scenario.id.clone()).or_default();
    }
    Ok(all)
}

/// The newest version of each badge.
fn newest(all: &[Definition]) -> Vec<Definition> {
    let mut newest: BTreeMap<&str, &Definition> = BTreeMap::new();
    for one in all {
        newest.insert(&one.badge.id, one);
    }
    newest.into_values().cloned().collect()
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Person<Organises>) -> Result<Html<String>, BridgeError> {
    let mut situations = Vec::new();
    for (scenario, all) in definitions(&bridge).await? {
        let folder = bridge.library.by_id(&scenario);
        let now = newest(&all);
        let is_in_grid = |alignment: &situation::grid::Alignment| {
            folder.is_some_and(|folder| folder.grid.alignments.contains(alignment))
        };
        let missing: Vec<_> = now
            .iter()
            .flat_map(|one| &one.alignments)
            .filter(|one| !is_in_grid(one))
            .collect();
        situations.push(SituationView {
            title: folder.map_or_else(|| scenario.clone(), |folder| frame.words.of(&folder.title)),
            known: folder.is_some(),
            lines: badge_file::alignment_lines(&missing),
            badges: all.iter().map(|one| view(&frame, &scenario, one, &now)).collect(),
            scenario,
        });
    }
    render(&BadgesPage { frame, situations })
}

fn view(frame: &Frame, scenario: &str, known: &Definition, newest: &[Definition]) -> DefinitionView {
    let badge = &known.badge;
    let months = known.months.unwrap_or(0);
    DefinitionView {
        name: frame.words.of(&badge.name),
        description: frame.words.of(&badge.description),
        proposed: known.proposed,
        older: newest.iter().all(|one| one.id != known.id),
        edit: format!(
            "/badges/edit?scenario={}&badge={}&version={}",
            encoded(scenario),
            encoded(&badge.id),
            badge.version
        ),
        lasting: LASTING
            .iter()
            .map(|(choice, name)| (*choice, frame.say(name), *choice == months))
            .collect(),
        badge: badge.id.clone(),
        version: i64::from(badge.version),
    }
}

#[derive(Deserialize, schemars::JsonSchema)]
struct FileOf {
    #[serde(default)]
    scenario: String,
}

/// `badge.ron` of a scenario folder, with the newest version of each badge.
async fn file(
    State(bridge): State<Shared>,
    _: Person<Organises>,
    Query(wanted): Query<FileOf>,
) -> Result<Response, BridgeError> {
    let mut all = definitions(&bridge).await?;
    let all = all.remove(&wanted.scenario).ok_or_else(BridgeError::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"badge.ron\""),
    ];
    Ok((headers, badge_file::ron(&newest(&all))).into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct LastingForm {
    scenario: String,
    badge: String,
    version: String,
    months: String,
}

/// How long badges of a definition are valid that are issued from now on.
async fn set_lasting(
    State(bridge): State<Shared>,
    signed: SignedForm<LastingForm, Organises>,
) -> Result<Redirect, BridgeError> {
    let form = signed.form;
    let version = form.version.parse().map_err(|_| BridgeError::not_found())?;
    let row = bridge.store.definition(&form.scenario, &form.badge, version).await?;
    let row = row.ok_or_else(BridgeError::not_found)?;
    let months = form.months.parse().ok();
    let months: Option<u16> = months.filter(|months| LASTING.iter().any(|(choice, _)| choice == months));
    let months = months.ok_or(BridgeError::refused(
        StatusCode::UNPROCESSABLE_ENTITY,
        "bridge-error-form",
    ))?;
    let mut known = definition::parse(&row)?;
    known.months = Some(months).filter(|months| *months > 0);
    let body = serde_json::to_string(&known).map_err(BridgeError::internal)?;
    let act = Act::by(&signed.by.0, ActKind::BadgeChanged, subject(&row), bridge.now());
    bridge
        .store
        .change_definition(&DefinitionRow { body, ..row }, &act.with(format!("months {months}")))
        .await?;
    Ok(Redirect::to("/badges"))
}

/// How the audit trail names a definition.
fn subject(row: &DefinitionRow) -> String {
    format!("{}/{} {}", row.scenario, row.badge, row.version)
}
