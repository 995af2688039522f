//! A package that came as a file rather than over the network.

use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::frame::{Frame, render};
use crate::access::{Person, Receives};
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::incoming;
use crate::intake::{self, Sent};
use crate::openapi::{Answer, Routes};

pub(super) fn routes() -> Routes {
    // What comes is counted as it comes.
    Routes::new()
        .get(
            "/import",
            "The page on which packages are taken in from files",
            &[Answer::PAGE],
            show,
        )
        .post("/import", "Takes a package in", &[Answer::ELSEWHERE], receive)
        .without_limit()
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    frame: Frame,
    problem: Option<String>,
}

async fn show(frame: Frame, _: Person<Receives>) -> Result<Html<String>, BridgeError> {
    render(&ImportPage { frame, problem: None })
}

async fn receive(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Person<Receives>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, BridgeError> {
    let arrived = incoming::upload(&bridge, body, intake::LIMIT, |csrf| pedagogue.0.check(csrf)).await?;
    match intake::receive(&bridge, Sent::by_hand(arrived)).await {
        Ok(received) if received.apart => Ok(Redirect::to("/apart").into_response()),
        Ok(received) => Ok(Redirect::to(&format!("/claims/{}", received.page)).into_response()),
        Err(BridgeError::Refused {
            status,
            code,
            arguments,
        }) => {
            let problem = Some(frame.words.with_all(code, &arguments));
            Ok((status, render(&ImportPage { frame, problem })?).into_response())
        }
        Err(other) => Err(other),
    }
}
