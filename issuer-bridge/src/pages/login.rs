//! Logging in and out.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::assets::local_path;
use super::frame::{Frame, render};
use crate::access::{self, Address, FormToken, Match, NoFields, Reads, SignedForm, Try};
use crate::belief;
use crate::bridge::Shared;
use crate::decision;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::workers::Who;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/login",
            "The page on which people log in",
            &[Answer::PAGE, Answer::ELSEWHERE],
            show,
        )
        .post("/login", "Logs in", &[Answer::PAGE, Answer::ELSEWHERE], enter)
        .post("/logout", "Logs out", &[Answer::ELSEWHERE], leave)
}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage {
    frame: Frame,
    csrf: String,
    to: String,
    name: String,
    problem: Option<String>,
    /// What somebody was writing when their login ended.
    written: Option<Written>,
}

/// Words of a decision, and the page they were written on.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) page: String,
    pub(super) words: String,
    pub(super) meeting: String,
}

/// The page to log in, for somebody whose login ended while they wrote.
pub(super) fn again(frame: Frame, token: FormToken, written: Written) -> Result<Response, BridgeError> {
    let cookie = token.cookie()?;
    let page = LoginPage {
        problem: Some(frame.say("bridge-login-ended")),
        frame,
        csrf: token.token,
        to: "/".to_owned(),
        name: String::new(),
        written: Some(written),
    };
    let headers = [(header::SET_COOKIE, cookie)];
    Ok((StatusCode::UNAUTHORIZED, headers, render(&page)?).into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct LoginQuery {
    #[serde(default)]
    to: String,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct LoginForm {
    csrf: String,
    name: String,
    password: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    written_page: String,
    #[serde(default)]
    written_words: String,
    #[serde(default)]
    written_meeting: String,
}

impl LoginForm {
    fn written(&self) -> Option<Written> {
        (!self.written_page.is_empty()).then(|| Written {
            page: self.written_page.clone(),
            words: self.written_words.clone(),
            meeting: self.written_meeting.clone(),
        })
    }
}

async fn show(frame: Frame, csrf: FormToken, Query(wanted): Query<LoginQuery>) -> Result<Response, BridgeError> {
    if frame.organisation.is_none() {
        return Err(BridgeError::NotFounded);
    }
    let cookie = csrf.cookie()?;
    let page = LoginPage {
        frame,
        csrf: csrf.token,
        to: local_path(&wanted.to),
        name: String::new(),
        problem: None,
        written: None,
    };
    Ok(([(header::SET_COOKIE, cookie)], render(&page)?).into_response())
}

async fn enter(
    State(bridge): State<Shared>,
    frame: Frame,
    Address(address): Address,
    headers: HeaderMap,
    Form(form): Form<LoginForm>,
) -> Result<Response, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let store = bridge.store.as_ref();
    let organisation = bridge.organisation().await?;
    let account = store.account_named(&form.name).await?;
    let known = account
        .as_ref()
        .and_then(|account| access::known(&organisation, account, &headers));
    let who = if known.is_some() { Who::Known } else { Who::Anybody };
    // A try that is told to come later is none.
    let turn = bridge.workers.turn(who).await?;
    let attempt = Try::of(&form.name, address, known.as_deref());
    attempt.begin(&bridge).await?;
    let found = if let Some(account) = &account {
        access::matches(&turn, form.password.clone(), account.password_hash.clone()).await?
    } else {
        access::matches_nobody(&turn, form.password.clone()).await?
    };
    let Some(mut account) = account.filter(|account| found != Match::No && account.disabled.is_none()) else {
        let problem = Some(frame.say("bridge-problem-login"));
        let page = LoginPage {
            written: form.written(),
            frame,
            csrf: form.csrf,
            to: local_path(&form.to),
            name: form.name,
            problem,
        };
        return Ok((StatusCode::UNAUTHORIZED, render(&page)?).into_response());
    };
    attempt.was_good(&bridge).await?;
    let written = form.written();
    if found == Match::OlderSpelling {
        // From now on it opens however its accents are typed.
        let hash = access::hash(&turn, form.password).await?;
        store
            .rehash_password(&account.id, &account.password_hash, &hash)
            .await?;
        account.password_hash = hash;
    }
    belief::look(&bridge).await?;
    let login = access::open(&bridge, &account, &headers).await?;
    let mut to = local_path(&form.to);
    if let Some(written) = written
        && let Some(claim) = bridge.store.claim_of_page(&written.page).await?
    {
        decision::keep(&bridge, &account.id, &claim, &written.words, &written.meeting).await?;
        to = format!("/claims/{}#decision", claim.page());
    }
    let browser = access::remember(&organisation, &account, frame.secure)?;
    let cookies = AppendHeaders([(header::SET_COOKIE, login), (header::SET_COOKIE, browser)]);
    Ok((cookies, Redirect::to(&to)).into_response())
}

async fn leave(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    _: SignedForm<NoFields, Reads>,
) -> Result<Response, BridgeError> {
    let cookie = access::close(&bridge, &headers).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/login")).into_response())
}
