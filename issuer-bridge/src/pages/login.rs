//! Logging in and out.

use std::net::SocketAddr;

use askama::Template;
use axum::Router;
use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::assets::local_path;
use super::frame::{Frame, render};
use crate::access::{self, FormToken, Match, NoFields, SignedForm};
use crate::belief;
use crate::bridge::Shared;
use crate::error::BridgeError;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/login", get(show).post(enter))
        .route("/logout", post(leave))
}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage {
    frame: Frame,
    csrf: String,
    to: String,
    name: String,
    problem: Option<String>,
}

#[derive(Deserialize)]
struct LoginQuery {
    #[serde(default)]
    to: String,
}

#[derive(Deserialize)]
struct LoginForm {
    csrf: String,
    name: String,
    password: String,
    #[serde(default)]
    to: String,
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    csrf: FormToken,
    Query(wanted): Query<LoginQuery>,
) -> Result<Response, BridgeError> {
    if frame.organisation.is_none() {
        return Err(BridgeError::NotFounded);
    }
    let cookie = csrf.cookie(&bridge)?;
    let page = LoginPage {
        frame,
        csrf: csrf.0,
        to: local_path(&wanted.to),
        name: String::new(),
        problem: None,
    };
    Ok(([(header::SET_COOKIE, cookie)], render(&page)?).into_response())
}

async fn enter(
    State(bridge): State<Shared>,
    frame: Frame,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(form): Form<LoginForm>,
) -> Result<Response, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let store = bridge.store.as_ref();
    access::check(&bridge, &form.name, peer.ip()).await?;
    let account = store.account_named(&form.name).await?;
    let found = if let Some(account) = &account {
        access::matches(form.password.clone(), account.password_hash.clone()).await?
    } else {
        access::matches_nobody(form.password.clone()).await?;
        Match::No
    };
    let Some(account) = account.filter(|_| found != Match::No) else {
        access::failed(&bridge, &form.name, peer.ip()).await?;
        let problem = Some(frame.say("bridge-problem-login"));
        let page = LoginPage {
            frame,
            csrf: form.csrf,
            to: local_path(&form.to),
            name: form.name,
            problem,
        };
        return Ok((StatusCode::UNAUTHORIZED, render(&page)?).into_response());
    };
    access::forget(&bridge, &form.name, peer.ip()).await?;
    if found == Match::OlderSpelling {
        // From now on it opens however its accents are typed.
        let hash = access::hash(form.password).await?;
        store
            .rehash_password(&account.id, &account.password_hash, &hash)
            .await?;
    }
    belief::look(&bridge).await?;
    let cookie = access::open(&bridge, &account).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&local_path(&form.to))).into_response())
}

async fn leave(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    _: SignedForm<NoFields>,
) -> Result<Response, BridgeError> {
    let cookie = access::close(&bridge, &headers).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/login")).into_response())
}
