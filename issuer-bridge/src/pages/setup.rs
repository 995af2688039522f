//! First start: the link from the terminal opens a page that creates organisation, key and first account.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{self, FormToken};
use crate::bridge::Shared;
use crate::encoding::digest_of;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::pairing;
use crate::spelling;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/setup/{token}",
            "The page of the first start",
            &[Answer::PAGE, Answer::ELSEWHERE],
            show,
        )
        .post(
            "/setup/{token}",
            "Creates the organisation and its first account",
            &[Answer::PAGE, Answer::ELSEWHERE],
            create,
        )
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

#[derive(Deserialize, schemars::JsonSchema)]
struct FoundingForm {
    csrf: String,
    #[serde(default)]
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
    let cookie = csrf.cookie()?;
    let page = SetupPage {
        frame,
        token,
        csrf: csrf.token,
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
    let founded = bridge.organisation_if_founded().await?;
    let is_named = founded.is_some() || !form.organisation.trim().is_empty();
    let problem = if !is_named || form.name.trim().is_empty() {
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
    let email = Some(form.email);
    let created = if founded.is_some() {
        bridge.first_account(&form.name, email, form.password).await?
    } else {
        bridge
            .found(&form.organisation, &form.name, email, form.password)
            .await?
    };
    let account = created.ok_or(BridgeError::refused(StatusCode::CONFLICT, "bridge-error-setup-link"))?;
    tracing::info!("the organisation and its first account were created");
    if let Err(error) = pairing::hand_over_offer(&bridge).await {
        // The organisation stands all the same, and the page « Postes » makes offers.
        tracing::error!(error = %error, "the pairing offer could not be written");
    }
    let login = access::open(&bridge, &account, &headers).await?;
    let browser = access::remember(&*bridge.organisation().await?, &account, frame.secure)?;
    let cookies = AppendHeaders([(header::SET_COOKIE, login), (header::SET_COOKIE, browser)]);
    Ok((cookies, Redirect::to("/organisation")).into_response())
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
