//! The page on which a learner allows a wallet to fetch their badge, and the page that says what is held.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::frame::{Frame, render};
use crate::access::{FormToken, policy_with_forms_to};
use crate::bridge::{Bridge, Shared};
use crate::error::BridgeError;
use crate::learner::{claim_of_code, in_force};
use crate::openapi::{Answer, Routes};
use crate::retention;
use crate::wallet::{self, Asked, Question};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/oauth/authorize",
            "Asks a learner whether a wallet may fetch their badge",
            &[Answer::PAGE, Answer::ELSEWHERE],
            show,
        )
        .post(
            "/oauth/authorize",
            "The learner's answer",
            &[Answer::PAGE, Answer::ELSEWHERE],
            answer,
        )
        .get("/privacy", "What is held, and for how long", &[Answer::PAGE], privacy)
}

#[derive(Template)]
#[template(path = "wallet.html")]
struct WalletPage {
    frame: Frame,
    csrf: String,
    name: String,
    place: String,
    /// What it would be allowed, as sentences.
    wishes: Vec<String>,
    fields: Vec<(&'static str, String)>,
    code: String,
    problem: Option<String>,
}

fn page(
    frame: Frame,
    csrf: String,
    asked: &Asked,
    code: String,
    problem: Option<String>,
) -> Result<Response, BridgeError> {
    let policy = policy_with_forms_to(&asked.place())?;
    let page = render(&WalletPage {
        name: asked.name.clone(),
        place: asked.place(),
        wishes: asked.wishes().map(|what| frame.say(what)).collect(),
        fields: asked.fields().into(),
        frame,
        csrf,
        code,
        problem,
    })?;
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], page).into_response())
}

/// Fields as they came: one that comes twice is refused, and no form of a structure would say so.
#[derive(Deserialize)]
#[serde(transparent)]
struct Fields(Vec<(String, String)>);

impl JsonSchema for Fields {
    fn schema_name() -> Cow<'static, str> {
        "WalletAsks".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = json_schema!({ "type": "string" });
        let names = [
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method",
            "csrf",
            "code",
            "answer",
        ];
        let properties: Map<String, Value> = names
            .map(|name| (name.to_owned(), text.clone().into()))
            .into_iter()
            .collect();
        json_schema!({ "type": "object", "properties": properties })
    }
}

/// Without a public address there is nothing for wallets.
fn is_open(bridge: &Bridge) -> Result<(), BridgeError> {
    bridge
        .public_url
        .as_ref()
        .map(|_| ())
        .ok_or_else(BridgeError::not_found)
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    csrf: FormToken,
    Query(Fields(query)): Query<Fields>,
) -> Result<Response, BridgeError> {
    is_open(&bridge)?;
    let asked = match wallet::asked(&bridge, &query).await? {
        Question::Asked(asked) => asked,
        Question::Back(address) => return Ok(Redirect::to(&address).into_response()),
    };
    let cookie = csrf.cookie()?;
    let page = page(frame, csrf.token, &asked, String::new(), None)?;
    Ok(([(header::SET_COOKIE, cookie)], page).into_response())
}

async fn answer(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    Form(Fields(form)): Form<Fields>,
) -> Result<Response, BridgeError> {
    is_open(&bridge)?;
    let of = |name: &str| {
        form.iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value.as_str())
    };
    FormToken::check(&headers, of("csrf"))?;
    let asked = match wallet::asked(&bridge, &form).await? {
        Question::Asked(asked) => asked,
        Question::Back(address) => return Ok(Redirect::to(&address).into_response()),
    };
    if of("answer") != "yes" {
        return Ok(Redirect::to(&asked.denied()).into_response());
    }
    let code = of("code").to_owned();
    let found = async {
        let claim = claim_of_code(&bridge, &code).await?;
        let badge = bridge.store.badge_of_claim(&claim.id).await?;
        let no_badge = BridgeError::refused(StatusCode::NOT_FOUND, "bridge-wallet-no-badge");
        in_force(badge.ok_or(no_badge)?)?;
        Ok(claim)
    };
    match found.await {
        Ok(claim) => Ok(Redirect::to(&wallet::allow(&bridge, &asked, &claim).await?).into_response()),
        Err(error @ BridgeError::Refused { status, .. }) => {
            let problem = Some(error.sentence(frame.words));
            let page = page(frame, of("csrf").to_owned(), &asked, code, problem)?;
            Ok((status, page).into_response())
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    frame: Frame,
    /// What is kept, and how long, as sentences.
    kept: Vec<(String, String)>,
}

/// What is held of whoever asks for a badge, and for how long, as it is set.
async fn privacy(State(bridge): State<Shared>, frame: Frame) -> Result<Html<String>, BridgeError> {
    let mut kept = Vec::new();
    for (what, days) in retention::days(bridge.store.as_ref()).await? {
        let said = retention::CHOICES.iter().find(|(choice, _)| *choice == days);
        let said = said.map_or_else(
            || frame.with("bridge-audit-days", "count", days),
            |(_, id)| frame.say(id),
        );
        kept.push((frame.say(what.sentence()), said));
    }
    render(&PrivacyPage { frame, kept })
}
