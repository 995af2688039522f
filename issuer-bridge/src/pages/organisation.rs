//! The organisation: its key, and the export of it.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use super::setup::password_problem;
use crate::access::{self, Address, Organises, Person, SignedForm};
use crate::bridge::{Bridge, Shared};
use crate::calendar;
use crate::error::BridgeError;
use crate::keys::KeyFile;
use crate::openapi::{Answer, Routes};
use crate::rotation;
use crate::store::{Act, ActKind};
use crate::workers::Who;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/organisation", "The organisation and its keys", &[Answer::PAGE], show)
        .post(
            "/organisation/export",
            "Exports the key, closed with a passphrase",
            &[Answer::PAGE, Answer::file("application/json")],
            export,
        )
        .post(
            "/organisation/rotate",
            "Another key signs badges from now on",
            &[Answer::PAGE, Answer::ELSEWHERE],
            rotate,
        )
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage {
    frame: Frame,
    did: String,
    did_web: bool,
    public_url: Option<String>,
    exported: Option<String>,
    /// Name and first day of the keys that signed before, newest first.
    before: Vec<(String, String)>,
    problem: Option<String>,
}

async fn page(bridge: &Bridge, frame: Frame, problem: Option<String>) -> Result<Html<String>, BridgeError> {
    let organisation = bridge.organisation().await?;
    let row = bridge.store.organisation().await?;
    let mut before = Vec::new();
    for key in organisation.keys.badges().iter().rev().skip(1) {
        let since = if key.since > 0 {
            key.since
        } else {
            row.as_ref().map_or(0, |row| row.created)
        };
        let since = calendar::day(frame.words.language, since);
        before.push((bridge.identity(key)?.method().as_str().to_owned(), since));
    }
    render(&OrganisationPage {
        before,
        did: bridge.signer(&organisation)?.identity().did().as_str().to_owned(),
        did_web: bridge.is_did_web(),
        public_url: bridge.public_url.as_ref().map(|u| u.as_str().to_owned()),
        exported: row
            .and_then(|r| r.exported)
            .map(|m| calendar::day(frame.words.language, m)),
        problem,
        frame,
    })
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Person<Organises>) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, None).await
}

#[derive(Deserialize, schemars::JsonSchema)]
struct PassphraseForm {
    #[serde(default)]
    password: String,
    passphrase: String,
    again: String,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct RotateForm {
    #[serde(default)]
    password: String,
}

/// Another key signs badges from now on.
async fn rotate(
    State(bridge): State<Shared>,
    frame: Frame,
    Address(address): Address,
    signed: SignedForm<RotateForm, Organises>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    if !access::is_password_of(&bridge, &by.0, address, form.password).await? {
        let problem = Some(frame.say("bridge-problem-own-password"));
        return Ok((StatusCode::FORBIDDEN, page(&bridge, frame, problem).await?).into_response());
    }
    let act = Act::by(&by.0, ActKind::KeyRotated, "", bridge.now());
    rotation::rotate(&bridge, &act).await?;
    Ok(Redirect::to("/organisation#key").into_response())
}

async fn export(
    State(bridge): State<Shared>,
    frame: Frame,
    Address(address): Address,
    signed: SignedForm<PassphraseForm, Organises>,
) -> Result<Response, BridgeError> {
    let SignedForm { by: pedagogue, form } = signed;
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
    let act = Act::by(&pedagogue.0, ActKind::KeyExported, "", bridge.now());
    bridge.store.key_exported(&act).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"envol-cle-organisation.json\"",
        ),
    ];
    Ok((headers, text).into_response())
}
