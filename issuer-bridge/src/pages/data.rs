//! What is held about persons: for how long, all of it about one person, and erasing it.

mod person;

pub(super) use person::file;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{KeepsData, Organises, Person, Right, SignedForm};
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::retention::{self, CHOICES, Kept};
use crate::store::{Act, ActKind};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/data",
            "What is held about people, and for how long",
            &[Answer::PAGE],
            show,
        )
        .post("/data/keeping", "Chooses how long", &[Answer::ELSEWHERE], keep_for)
        .merge(person::routes())
}

#[derive(Template)]
#[template(path = "data.html")]
struct DataPage {
    frame: Frame,
    keeping: Vec<KeepingView>,
    /// Who looks may choose.
    chooses: bool,
}

struct KeepingView {
    word: &'static str,
    what: String,
    /// As it is now.
    said: String,
    /// Days, how they are said, and whether they are in force.
    choices: Vec<(i64, String, bool)>,
}

async fn show(State(bridge): State<Shared>, frame: Frame, by: Person<KeepsData>) -> Result<Html<String>, BridgeError> {
    let mut keeping = Vec::new();
    for (kept, days) in retention::days(bridge.store.as_ref()).await? {
        let choices: Vec<(i64, String, bool)> = CHOICES
            .iter()
            .map(|(choice, name)| (*choice, frame.say(name), *choice == days))
            .collect();
        let said = choices.iter().find(|(.., chosen)| *chosen);
        keeping.push(KeepingView {
            word: kept.word(),
            what: frame.say(kept.sentence()),
            said: said.map_or_else(|| days.to_string(), |(_, said, _)| said.clone()),
            choices,
        });
    }
    render(&DataPage {
        keeping,
        chooses: by.0.may(Right::Organise),
        frame,
    })
}

#[derive(Deserialize, schemars::JsonSchema)]
struct KeepingForm {
    apart: String,
    open: String,
    issued: String,
    withdrawn: String,
}

async fn keep_for(
    State(bridge): State<Shared>,
    signed: SignedForm<KeepingForm, Organises>,
) -> Result<Response, BridgeError> {
    let form = signed.form;
    let mut days = Vec::new();
    for kept in Kept::ALL {
        let said = match kept {
            Kept::Apart => &form.apart,
            Kept::Open => &form.open,
            Kept::Issued => &form.issued,
            Kept::Withdrawn => &form.withdrawn,
        };
        let chosen = CHOICES.iter().find(|(choice, _)| choice.to_string() == *said);
        let (chosen, _) = chosen.ok_or(BridgeError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bridge-error-form",
        ))?;
        days.push((kept.word().to_owned(), *chosen));
    }
    let said: Vec<String> = days.iter().map(|(state, days)| format!("{state} {days}")).collect();
    let act = Act::by(&signed.by.0, ActKind::Keeping, "", bridge.now()).with(said.join(", "));
    bridge.store.keep_for(&days, &act).await?;
    Ok(Redirect::to("/data#keeping").into_response())
}
