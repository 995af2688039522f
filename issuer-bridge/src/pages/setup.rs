//! First start: the link from the terminal opens a page that creates organisation, key and first account.

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{self, FormToken};
use crate::bridge::Shared;
use crate::encoding::digest_of;
use crate::error::BridgeError;
use crate::pairing;
use crate::spelling;

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/setup/{token}", get(show).post(create))
}

#[derive(Template)]
#[template(path = "setup.html")]
struct SetupPage {
    frame: Frame,
    token: String,
    csrf: String,
    problem: Option<String>,
    organisation: String,
    name: String,
    email: String,
}

#[derive(Deserialize)]
struct FoundingForm {
    csrf: String,
    organisation: String,
    name: String,
    #[serde(default)]
    email: String,
    password: String,
    again: String,
}

async fn check_link(bridge: &Shared, token: &str) -> Result<(), BridgeError> {
    if bridge.store.is_setup(&digest_of(token)).await? {
        Ok(())
    } else {
        Err(BridgeError::refused(StatusCode::NOT_FOUND, "bridge-error-setup-link"))
    }
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    csrf: FormToken,
    Path(token): Path<String>,
) -> Result<Response, BridgeError> {
    check_link(&bridge, &token).await?;
    let cookie = csrf.cookie(&bridge)?;
    let page = SetupPage {
        frame,
        token,
        csrf: csrf.0,
        problem: None,
        organisation: String::new(),
        name: String::new(),
        email: String::new(),
    };
    Ok(([(header::SET_COOKIE, cookie)], render(&page)?).into_response())
}

async fn create(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(form): Form<FoundingForm>,
) -> Result<Response, BridgeError> {
    check_link(&bridge, &token).await?;
    FormToken::check(&headers, &form.csrf)?;
    let problem = if form.organisation.trim().is_empty() || form.name.trim().is_empty() {
        Some(frame.say("bridge-problem-names"))
    } else {
        password_problem(&frame, &form.password, &form.again)
    };
    if problem.is_some() {
        let page = SetupPage {
            frame,
            token,
            csrf: form.csrf,
            problem,
            organisation: form.organisation,
            name: form.name,
            email: form.email,
        };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)?).into_response());
    }
    let account = bridge
        .found(&form.organisation, &form.name, Some(form.email), form.password)
        .await?
        .ok_or(BridgeError::refused(StatusCode::CONFLICT, "bridge-error-setup-link"))?;
    tracing::info!("the organisation and its first account were created");
    if let Err(error) = pairing::hand_over_offer(&bridge).await {
        // The organisation stands all the same, and the page « Postes » makes offers.
        tracing::error!(error = %error, "the pairing offer could not be written");
    }
    let cookie = access::open(&bridge, &account).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/organisation")).into_response())
}

/// What is wrong with a new password, as a sentence.
pub(super) fn password_problem(frame: &Frame, password: &str, again: &str) -> Option<String> {
    if access::is_short(password) {
        Some(frame.with("bridge-problem-short-password", "count", access::MIN_LENGTH))
    } else if spelling::secret(password) != spelling::secret(again) {
        Some(frame.say("bridge-problem-passwords-differ"))
    } else {
        None
    }
}
