//! One's own account: what it may do, where it is logged in, a new password.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use super::setup::password_problem;
use crate::access::{self, Address, Person, Reads, SignedForm, roles_of, running};
use crate::bridge::Shared;
use crate::calendar;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::store::{Act, ActKind, SessionRow};
use crate::words::Words;
use crate::workers::Who;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/me", "My account and where it is logged in", &[Answer::PAGE], show)
        .post("/me/end", "Ends one of my logins", &[Answer::ELSEWHERE], end)
        .post(
            "/me/password",
            "Sets my password",
            &[Answer::PAGE, Answer::ELSEWHERE],
            set_password,
        )
}

#[derive(Template)]
#[template(path = "me.html")]
struct MePage {
    frame: Frame,
    /// Name and what it may do.
    roles: Vec<(String, String)>,
    sessions: Vec<SessionView>,
    problem: Option<String>,
}

/// A running login.
pub(super) struct SessionView {
    pub(super) name: String,
    pub(super) account: String,
    pub(super) opened: String,
    pub(super) browser: String,
}

impl SessionView {
    pub(super) fn of(words: Words, row: SessionRow, now: i64) -> Self {
        Self {
            opened: if row.opened == 0 {
                // Of a version that did not note it.
                words.say("bridge-session-older")
            } else {
                calendar::ago(words.language, row.opened, now)
            },
            browser: if row.browser.is_empty() {
                words.say("bridge-session-browser-unknown")
            } else {
                row.browser
            },
            name: row.name,
            account: row.account_name,
        }
    }
}

async fn page(
    bridge: &Shared,
    frame: Frame,
    by: &Person<Reads>,
    problem: Option<String>,
) -> Result<Html<String>, BridgeError> {
    let sessions = bridge.store.sessions(Some(&by.0.account), running(bridge)).await?;
    render(&MePage {
        roles: roles_of(&by.0.roles)
            .map(|role| (frame.say(role.name()), frame.say(role.what())))
            .collect(),
        sessions: sessions
            .into_iter()
            .map(|row| SessionView::of(frame.words, row, bridge.now()))
            .collect(),
        problem,
        frame,
    })
}

async fn show(State(bridge): State<Shared>, frame: Frame, by: Person<Reads>) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, &by, None).await
}

#[derive(Deserialize, schemars::JsonSchema)]
struct EndForm {
    session: String,
}

async fn end(State(bridge): State<Shared>, signed: SignedForm<EndForm, Reads>) -> Result<Redirect, BridgeError> {
    let login = &signed.by.0;
    let act = Act::by(login, ActKind::LoginsEnded, login.account_name.as_str(), bridge.now());
    let ended = bridge
        .store
        .end_session(&signed.form.session, Some(&login.account), &act)
        .await?;
    if !ended {
        return Err(BridgeError::not_found());
    }
    Ok(Redirect::to("/me"))
}

#[derive(Deserialize, schemars::JsonSchema)]
struct PasswordForm {
    own: String,
    password: String,
    again: String,
}

/// A new password ends the account's logins; who set it stays here.
async fn set_password(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    Address(address): Address,
    signed: SignedForm<PasswordForm, Reads>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    let fits = access::is_password_of(&bridge, &by.0, address, form.own).await?;
    let problem = if fits {
        password_problem(&frame, &form.password, &form.again)
    } else {
        Some(frame.say("bridge-problem-own-password"))
    };
    if let Some(problem) = problem {
        let status = if fits {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::FORBIDDEN
        };
        return Ok((status, page(&bridge, frame, &by, Some(problem)).await?).into_response());
    }
    let hash = access::hash(&bridge.workers.turn(Who::Known).await?, form.password).await?;
    let act = Act::by(&by.0, ActKind::Password, by.0.account_name.as_str(), bridge.now());
    bridge.store.set_password(&by.0.account, &hash, &act).await?;
    let account = bridge.store.account_named(&by.0.account_name).await?;
    let account = account.ok_or_else(BridgeError::not_found)?;
    let login = access::open(&bridge, &account, &headers).await?;
    Ok(([(header::SET_COOKIE, login)], Redirect::to("/me")).into_response())
}
