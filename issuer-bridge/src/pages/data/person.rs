//! One person: finding their requests, reading and handing out all that is held, erasing it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use situation::wire::read_claim_code;

use super::super::frame::{Frame, render};
use crate::access::{KeepsData, SignedForm};
use crate::audit::moment_of;
use crate::bridge::Shared;
use crate::calendar;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::personal::{self, Held, Reader};
use crate::store::{Act, ActKind, Between, ClaimKind, ClaimRow, Listed};

pub(super) fn routes() -> Routes {
    // Sent, not asked for: what is looked for stands in no address.
    Routes::new()
        .post("/data/find", "Finds what is held about a person", &[Answer::PAGE], find)
        .post(
            "/data/person",
            "Hands out or erases what is held about a person",
            &[Answer::PAGE, Answer::file("application/json")],
            act_on,
        )
}

/// What stands before the name of a claim's page in the name of its field.
const CLAIM: &str = "claim-";
/// Most requests shown of what was found in one state.
const MOST: i64 = 50;
/// Longest reason, characters.
const LONGEST_REASON: usize = 300;

#[derive(Template)]
#[template(path = "person_found.html")]
struct FoundPage {
    frame: Frame,
    words: String,
    found: Vec<FoundView>,
}

struct FoundView {
    page: String,
    pseudonym: String,
    badge: String,
    received: String,
    state: String,
    beginning: String,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct FindForm {
    #[serde(default)]
    words: String,
}

/// Requests of any state, by pseudonym, words of the account or a receipt's code.
async fn find(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<FindForm, KeepsData>,
) -> Result<Html<String>, BridgeError> {
    let words = signed.form.words.trim().to_owned();
    let mut found = Vec::new();
    if let Some(code) = read_claim_code(&words) {
        if let Some(claim) = bridge.store.claim_with_code(&code).await? {
            found.push(view(&frame, claim, bridge.now(), String::new()));
        }
    } else if !words.is_empty() {
        for &state in ClaimKind::ALL {
            let listed = Listed {
                state,
                words: words.clone(),
                scenario: String::new(),
                badge: String::new(),
                station: String::new(),
                received: Between::EVER,
                newest_first: true,
            };
            for (card, _) in bridge.store.cards(&listed, 0, MOST).await? {
                if let Some(claim) = bridge.store.claim_of_page(&card.page).await? {
                    found.push(view(&frame, claim, bridge.now(), card.beginning));
                }
            }
        }
    }
    render(&FoundPage { frame, words, found })
}

fn view(frame: &Frame, claim: ClaimRow, now: i64, beginning: String) -> FoundView {
    FoundView {
        page: claim.page(),
        state: frame.say(super::super::claim::state_sentence(claim.state)),
        received: calendar::ago(frame.words.language, claim.received, now),
        pseudonym: claim.pseudonym,
        badge: claim.badge,
        beginning,
    }
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage {
    frame: Frame,
    held: Held,
    pages: Vec<String>,
}

#[derive(Template)]
#[template(path = "person_erase.html")]
struct ErasePage {
    frame: Frame,
    /// Page, pseudonym, badge.
    claims: Vec<(String, String, String)>,
    reason: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "person_erased.html")]
struct ReceiptPage {
    frame: Frame,
    /// « Reçu n° ».
    number: i64,
    digest: String,
    when: String,
    by: String,
    reason: String,
    claims: i64,
    decisions: i64,
    badges: i64,
    packages: i64,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct PersonForm {
    /// `see`, `file`, `erase`, `erase-now`.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    reason: String,
    /// `on`: it is known that it cannot be undone.
    #[serde(default)]
    sure: String,
    #[serde(flatten)]
    more: BTreeMap<String, String>,
}

async fn act_on(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<PersonForm, KeepsData>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    let mut claims = Vec::new();
    for page in form.more.keys().filter_map(|name| name.strip_prefix(CLAIM)) {
        claims.extend(bridge.store.claim_of_page(page).await?);
    }
    if claims.is_empty() {
        return Err(BridgeError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bridge-person-none-chosen",
        ));
    }
    let login = &by.0;
    match form.kind.as_str() {
        kind @ ("see" | "file") => {
            for claim in &claims {
                // Handing it out shows the identity: that is kept like any opening.
                personal::open_identity(&bridge, login, claim).await?;
                let act = Act::by(login, ActKind::HandedOut, claim.page(), bridge.now());
                bridge.store.note(&act).await?;
            }
            let held = personal::held(&bridge, &claims, Reader::Organisation, frame.words).await?;
            if kind == "file" {
                return file(&held);
            }
            let pages = claims.iter().map(ClaimRow::page).collect();
            Ok(render(&PersonPage { frame, held, pages })?.into_response())
        }
        "erase-now" if form.sure == "on" && !form.reason.trim().is_empty() => {
            let reason: String = form.reason.trim().chars().take(LONGEST_REASON).collect();
            let subject = claims.first().map_or_else(String::new, ClaimRow::page);
            let act = Act::by(login, ActKind::Erased, subject, bridge.now());
            let erased = bridge.store.erase(&claims, &act).await?;
            tracing::info!(claims = erased.claims, "what was held about a person was erased");
            let page = render(&ReceiptPage {
                number: erased.number,
                digest: erased.digest,
                when: moment_of(bridge.now()),
                by: login.account_name.clone(),
                reason,
                claims: erased.claims,
                decisions: erased.decisions,
                badges: erased.badges,
                packages: erased.packages,
                frame,
            })?;
            Ok(page.into_response())
        }
        kind @ ("erase" | "erase-now") => {
            let problem = (kind == "erase-now").then(|| frame.say("bridge-person-not-sure"));
            let status = if problem.is_some() {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::OK
            };
            let page = render(&ErasePage {
                claims: claims
                    .into_iter()
                    .map(|claim| (claim.page(), claim.pseudonym, claim.badge))
                    .collect(),
                reason: form.reason,
                problem,
                frame,
            })?;
            Ok((status, page).into_response())
        }
        _ => Err(BridgeError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bridge-error-form",
        )),
    }
}

/// The file of all that is held.
pub(in crate::pages) fn file(held: &Held) -> Result<Response, BridgeError> {
    let text = serde_json::to_string_pretty(held).map_err(BridgeError::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"envol-tout-ce-qui-est-garde.json\"",
        ),
    ];
    Ok((headers, text).into_response())
}
