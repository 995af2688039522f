//! The page behind a link for somebody who saw the person work: what the badge says, and a place to write. The link is
//! the key; its address stands in no log.

use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use super::stations::qr_of_address;
use crate::access::{Address, FormToken};
use crate::bridge::Shared;
use crate::calendar;
use crate::endorsing::{self, LONGEST_NAME, LONGEST_ROLE, LONGEST_WORDS, Opened, Written};
use crate::error::BridgeError;
use crate::issued_text::IssuedText;
use crate::openapi::{Answer, Routes};
use crate::review::Review;
use crate::store::{EndorsementRow, EndorsementState};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/e/{token}",
            "The page on which somebody writes an endorsement",
            &[Answer::PAGE],
            show,
        )
        .post(
            "/e/{token}",
            "Keeps what was written",
            &[Answer::PAGE, Answer::ELSEWHERE],
            write,
        )
        .post("/e/{token}/back", "Takes it back", &[Answer::ELSEWHERE], take_back)
        .get(
            "/e/{token}/badge.png",
            "The badge that the endorsement is about",
            &[Answer::file("image/png")],
            picture,
        )
}

#[derive(Template)]
#[template(path = "endorse.html")]
struct EndorsePage {
    frame: Frame,
    token: String,
    csrf: String,
    pseudonym: String,
    said: IssuedText,
    /// What the learner told, where they chose to show it.
    account: String,
    ends: String,
    state: EndorsementState,
    written: Written,
    problem: Option<String>,
    longest: [usize; 3],
}

/// A page shows one badge to one person: its form repeats the cookie.
fn page(
    frame: Frame,
    token: String,
    csrf: String,
    opened: Opened,
    written: Option<Written>,
    problem: Option<String>,
) -> Result<Html<String>, BridgeError> {
    let row = opened.row;
    let account = if row.shows_account {
        Review::of(&opened.claim)?.selection.account
    } else {
        String::new()
    };
    render(&EndorsePage {
        ends: calendar::day(frame.words.language, row.expires),
        state: row.stands()?,
        written: written.unwrap_or(Written {
            name: row.name,
            role: row.role,
            words: row.words,
            agrees: false,
        }),
        pseudonym: opened.claim.pseudonym,
        account: account.trim().to_owned(),
        said: opened.said,
        longest: [LONGEST_NAME, LONGEST_ROLE, LONGEST_WORDS],
        frame,
        token,
        csrf,
        problem,
    })
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    csrf: FormToken,
    Path(token): Path<String>,
) -> Result<Response, BridgeError> {
    let opened = endorsing::opened(&bridge, &token).await?;
    let cookie = [(header::SET_COOKIE, csrf.cookie()?)];
    Ok((cookie, page(frame, token, csrf.token, opened, None, None)?).into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct WordsForm {
    csrf: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    words: String,
    /// `on`: whoever reads the badge may read them.
    #[serde(default)]
    agrees: String,
}

async fn write(
    State(bridge): State<Shared>,
    frame: Frame,
    headers: HeaderMap,
    fresh: FormToken,
    Address(address): Address,
    Path(token): Path<String>,
    Form(form): Form<WordsForm>,
) -> Result<Response, BridgeError> {
    let opened = endorsing::opened(&bridge, &token).await?;
    let written = Written {
        name: form.name,
        role: form.role,
        words: form.words,
        agrees: form.agrees == "on",
    };
    if let Err(error) = FormToken::check(&headers, &form.csrf) {
        // Whoever thought for longer than the form lasts has not written in vain.
        let cookie = [(header::SET_COOKIE, fresh.cookie()?)];
        let problem = Some(error.sentence(frame.words));
        let page = page(frame, token, fresh.token, opened, Some(written), problem)?;
        return Ok((StatusCode::FORBIDDEN, cookie, page).into_response());
    }
    match endorsing::write(&bridge, &opened, &written, frame.words, address).await {
        Ok(()) => Ok(Redirect::to(&format!("/e/{token}")).into_response()),
        // What was written stays on the page.
        Err(error @ BridgeError::Refused { status, .. }) if status == StatusCode::UNPROCESSABLE_ENTITY => {
            let problem = Some(error.sentence(frame.words));
            let page = page(frame, token, form.csrf, opened, Some(written), problem)?;
            Ok((status, page).into_response())
        }
        Err(error) => Err(error),
    }
}

#[derive(Deserialize, schemars::JsonSchema)]
pub(in crate::pages) struct OnlyToken {
    pub(in crate::pages) csrf: String,
}

async fn take_back(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(form): Form<OnlyToken>,
) -> Result<Redirect, BridgeError> {
    FormToken::check(&headers, &form.csrf)?;
    let opened = endorsing::opened(&bridge, &token).await?;
    endorsing::take_back(&bridge, &opened).await?;
    Ok(Redirect::to(&format!("/e/{token}")))
}

async fn picture(State(bridge): State<Shared>, Path(token): Path<String>) -> Result<Response, BridgeError> {
    let opened = endorsing::opened(&bridge, &token).await?;
    Ok(([(header::CONTENT_TYPE, "image/png")], opened.badge.picture).into_response())
}

#[derive(Template)]
#[template(path = "endorse_link.html")]
struct LinkPage {
    frame: Frame,
    link: String,
    asked: String,
    /// None where the link opens on this PC only.
    qr: Option<String>,
    back: String,
}

/// The page with a link that was just made: it is shown once.
pub(super) fn link_page(
    frame: Frame,
    address: &str,
    token: &str,
    asked: &str,
    back: String,
) -> Result<Html<String>, BridgeError> {
    let link = format!("{address}/e/{token}");
    render(&LinkPage {
        qr: qr_of_address(address, &link)?,
        asked: asked.trim().to_owned(),
        link,
        back,
        frame,
    })
}

/// An endorsement in the list of its learner or of whoever decided.
pub(super) struct EndorsementView {
    pub(super) id: String,
    pub(super) asked: String,
    /// Who made the link, where the learner did not.
    pub(super) made_by: Option<String>,
    pub(super) ends: String,
    pub(super) state: EndorsementState,
    pub(super) who: String,
    pub(super) words: String,
    /// It is about a badge that was corrected since.
    pub(super) of_another: bool,
}

impl EndorsementView {
    pub(super) fn of(frame: &Frame, row: EndorsementRow, badge: &str) -> Result<Self, BridgeError> {
        Ok(Self {
            ends: calendar::day(frame.words.language, row.expires),
            state: row.stands()?,
            who: if row.role.is_empty() {
                row.name
            } else {
                format!("{}, {}", row.name, row.role)
            },
            of_another: row.badge != badge,
            id: row.id,
            asked: row.asked,
            made_by: row.made_by,
            words: row.words,
        })
    }
}
