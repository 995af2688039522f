//! The organisation: its key, the export of it, its people.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::frame::{Frame, render};
use super::setup::password_problem;
use crate::access::{self, Address, Pedagogue, SignedForm, new_account};
use crate::bridge::{Bridge, Shared};
use crate::calendar;
use crate::definition;
use crate::error::BridgeError;
use crate::keys::KeyFile;
use crate::store::DefinitionRow;
use crate::workers::Who;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/organisation", get(show))
        .route("/organisation/export", post(export))
        .route("/organisation/accounts", post(add_account))
        .route("/organisation/lasting", post(set_lasting))
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage {
    frame: Frame,
    did: String,
    did_web: bool,
    public_url: Option<String>,
    exported: Option<String>,
    accounts: Vec<String>,
    definitions: Vec<DefinitionView>,
    problem: Option<String>,
}

struct DefinitionView {
    scenario: String,
    badge: String,
    version: i64,
    name: String,
    proposed: bool,
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

async fn page(bridge: &Bridge, frame: Frame, problem: Option<String>) -> Result<Html<String>, BridgeError> {
    let organisation = bridge.organisation().await?;
    let row = bridge.store.organisation().await?;
    let mut definitions = Vec::new();
    for row in bridge.store.definitions().await? {
        let known = definition::parse(&row)?;
        let months = known.months.unwrap_or(0);
        definitions.push(DefinitionView {
            name: frame.words.of(&known.badge.name),
            proposed: known.proposed,
            lasting: LASTING
                .iter()
                .map(|(choice, name)| (*choice, frame.say(name), *choice == months))
                .collect(),
            scenario: row.scenario,
            badge: row.badge,
            version: row.version,
        });
    }
    render(&OrganisationPage {
        did: bridge.signer(&organisation)?.identity().did().as_str().to_owned(),
        did_web: bridge.is_did_web(),
        public_url: bridge.public_url.as_ref().map(|u| u.as_str().to_owned()),
        exported: row
            .and_then(|r| r.exported)
            .map(|m| calendar::day(frame.words.language, m)),
        accounts: bridge.store.accounts().await?.into_iter().map(|a| a.name).collect(),
        definitions,
        problem,
        frame,
    })
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Pedagogue) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, None).await
}

#[derive(Deserialize)]
struct PassphraseForm {
    #[serde(default)]
    password: String,
    passphrase: String,
    again: String,
}

async fn export(
    State(bridge): State<Shared>,
    frame: Frame,
    Address(address): Address,
    signed: SignedForm<PassphraseForm>,
) -> Result<Response, BridgeError> {
    let SignedForm { pedagogue, form } = signed;
    // Whoever finds a page open must not carry the key away.
    if !access::is_password_of(&bridge, &pedagogue.0, address, form.password.clone()).await? {
        let problem = Some(frame.say("bridge-problem-own-password"));
        return Ok((StatusCode::FORBIDDEN, page(&bridge, frame, problem).await?).into_response());
    }
    if let Some(problem) = password_problem(&frame, &form.passphrase, &form.again) {
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            page(&bridge, frame, Some(problem)).await?,
        )
            .into_response());
    }
    let organisation = bridge.organisation().await?;
    let closing = move || KeyFile::close(&organisation.name, &organisation.keys, &form.passphrase);
    let file = match bridge.workers.work(Who::Known, closing).await? {
        Ok(file) => file,
        Err(error) => {
            let problem = Some(frame.say(error.code()));
            let page = page(&bridge, frame, problem).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let text = serde_json::to_string_pretty(&file).map_err(BridgeError::internal)?;
    bridge.store.key_exported(bridge.now()).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"envol-cle-organisation.json\"",
        ),
    ];
    Ok((headers, text).into_response())
}

#[derive(Deserialize)]
struct AccountForm {
    name: String,
    #[serde(default)]
    email: String,
    password: String,
    again: String,
}

async fn add_account(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<AccountForm>,
) -> Result<Response, BridgeError> {
    let SignedForm { form, .. } = signed;
    let problem = if form.name.trim().is_empty() {
        Some(frame.say("bridge-problem-names"))
    } else {
        password_problem(&frame, &form.password, &form.again)
    };
    if let Some(problem) = problem {
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            page(&bridge, frame, Some(problem)).await?,
        )
            .into_response());
    }
    let account = new_account(&bridge, &form.name, Some(form.email), form.password).await?;
    if !bridge.store.add_account(&account).await? {
        let problem = Some(frame.say("bridge-problem-name-taken"));
        return Ok((StatusCode::CONFLICT, page(&bridge, frame, problem).await?).into_response());
    }
    Ok(Redirect::to("/organisation").into_response())
}

#[derive(Deserialize)]
struct LastingForm {
    scenario: String,
    badge: String,
    version: String,
    months: String,
}

/// How long badges of a definition are valid that are issued from now on.
async fn set_lasting(State(bridge): State<Shared>, signed: SignedForm<LastingForm>) -> Result<Redirect, BridgeError> {
    let form = signed.form;
    let version = form.version.parse().map_err(|_| BridgeError::not_found())?;
    let row = bridge.store.definition(&form.scenario, &form.badge, version).await?;
    let row = row.ok_or_else(BridgeError::not_found)?;
    let months = form.months.parse().ok();
    let months = months.filter(|months| LASTING.iter().any(|(choice, _)| choice == months));
    let months = months.ok_or(BridgeError::refused(
        StatusCode::UNPROCESSABLE_ENTITY,
        "bridge-error-form",
    ))?;
    let mut known = definition::parse(&row)?;
    known.months = Some(months).filter(|months| *months > 0);
    let body = serde_json::to_string(&known).map_err(BridgeError::internal)?;
    bridge.store.change_definition(&DefinitionRow { body, ..row }).await?;
    Ok(Redirect::to("/organisation#badges"))
}
