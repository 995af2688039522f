//! « Récolte »: packages that came as files rather than over the network, and a file of answers to take back.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{Person, Receives, SignedForm};
use crate::bridge::{Bridge, Shared};
use crate::encoding::{from_hex, hex};
use crate::error::BridgeError;
use crate::harvest::{RefusedClaim, Round};
use crate::incoming::{self, Uploads};
use crate::intake::{self, Sent};
use crate::openapi::{Answer, Routes};
use crate::pairing;
use crate::store::{Act, ActKind};

/// Most files of one form.
const MOST_FILES: usize = 300;

pub(super) fn routes() -> Routes {
    // What comes is counted as it comes.
    Routes::new()
        .get(
            "/import",
            "The page on which packages are taken in from files",
            &[Answer::PAGE],
            show,
        )
        .post(
            "/import",
            "Takes packages in, one or several",
            &[Answer::PAGE, Answer::ELSEWHERE],
            receive,
        )
        .without_limit()
        .post(
            "/import/answers",
            "What is answered to stations, as a file for a stick",
            &[Answer::file("application/jsonl")],
            answers,
        )
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    frame: Frame,
    problem: Option<String>,
    /// Names of files, and what became of each.
    files: Vec<(String, String)>,
    stations: Vec<StationChoice>,
    /// Refusals to carry to the file of answers.
    refused: Vec<String>,
    /// Files came just now.
    is_after: bool,
}

/// A station that can be answered.
struct StationChoice {
    /// Hexadecimal.
    key: String,
    name: String,
    fingerprint: String,
    chosen: bool,
}

/// Every station that is trusted, and those of `round` whether they are or not; chosen are those of the round, and where
/// nothing came, all.
async fn choices(bridge: &Bridge, round: &Round) -> Result<Vec<StationChoice>, BridgeError> {
    let mut unknown: BTreeSet<String> = round.stations.iter().map(|key| hex(key)).collect();
    let mut choices = Vec::new();
    for station in bridge.store.stations().await? {
        let came = unknown.remove(&station.public_key);
        if came || station.removed.is_none() {
            choices.push(StationChoice {
                fingerprint: pairing::fingerprint(&station.public_key),
                chosen: came || round.stations.is_empty(),
                key: station.public_key,
                name: station.name,
            });
        }
    }
    choices.extend(unknown.into_iter().map(|key| StationChoice {
        fingerprint: pairing::fingerprint(&key),
        name: String::new(),
        chosen: true,
        key,
    }));
    Ok(choices)
}

async fn page(
    bridge: &Bridge,
    frame: Frame,
    problem: Option<String>,
    files: Vec<(String, String)>,
    round: &Round,
) -> Result<Html<String>, BridgeError> {
    let mut refused = Vec::new();
    for claim in &round.refused {
        refused.push(claim.carried(bridge).await?);
    }
    render(&ImportPage {
        stations: choices(bridge, round).await?,
        is_after: !files.is_empty(),
        frame,
        problem,
        files,
        refused,
    })
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Person<Receives>) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, None, Vec::new(), &Round::default()).await
}

async fn receive(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Person<Receives>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, BridgeError> {
    let mut uploads = Uploads::begin(&bridge, body, intake::LIMIT, |csrf| pedagogue.0.check(csrf))?;
    let mut round = Round::default();
    let mut files = Vec::new();
    let mut last = None;
    while let Some((name, arrived)) = uploads.next().await? {
        if files.len() == MOST_FILES {
            files.push((name, frame.say("bridge-harvest-too-many")));
            break;
        }
        // One after the other: a stick must not take the place of stations that send meanwhile.
        let received = match arrived {
            Ok(arrived) => round.take(&bridge, Sent::by_hand(arrived)).await,
            Err(error) => Err(error),
        };
        match &received {
            Ok(received) => files.push((name, received.sentence(frame.words))),
            Err(error @ BridgeError::Refused { .. }) => files.push((name, error.sentence(frame.words))),
            // Not of this file: the disk, the database.
            Err(_) => return received.map(|_| ().into_response()),
        }
        last = Some(received);
    }
    match (last, files.len()) {
        (None, _) => Err(incoming::broken()),
        (Some(Ok(received)), 1) if received.apart => Ok(Redirect::to("/apart").into_response()),
        (Some(Ok(received)), 1) => Ok(Redirect::to(&format!("/claims/{}", received.page)).into_response()),
        (Some(Err(BridgeError::Refused { status, .. })), 1) => {
            let problem = files.pop().map(|(_, said)| said);
            let page = page(&bridge, frame, problem, files, &round).await?;
            Ok((status, page).into_response())
        }
        _ => Ok(page(&bridge, frame, None, files, &round).await?.into_response()),
    }
}

/// What stands before a station's key in the name of its field.
const STATION: &str = "station-";
/// What stands before a number in the name of a refusal's field.
const REFUSED: &str = "refused-";

#[derive(Deserialize, schemars::JsonSchema)]
struct AnswersForm {
    /// `station-` and a key: on; `refused-` and a number: what the page gave out.
    #[serde(flatten)]
    more: BTreeMap<String, String>,
}

async fn answers(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<AnswersForm, Receives>,
) -> Result<Response, BridgeError> {
    let mut round = Round::default();
    for (name, value) in &signed.form.more {
        if let Some(key) = name.strip_prefix(STATION) {
            let key: Option<[u8; 32]> = from_hex(key).and_then(|key| key.try_into().ok());
            round.stations.extend(key);
        } else if name.starts_with(REFUSED) {
            round.refused.extend(RefusedClaim::of_carried(&bridge, value).await?);
        }
    }
    let Round { stations, refused, .. } = &mut round;
    refused.retain(|claim| stations.contains(&claim.station()));
    if round.stations.is_empty() {
        let problem = Some(frame.say("bridge-harvest-choose"));
        let page = page(&bridge, frame, problem, Vec::new(), &round).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let answers = round.answers(&bridge).await?;
    let act = Act::by(&signed.by.0, ActKind::Answered, "", bridge.now());
    let act = act.with(format!("claims {}", answers.count));
    bridge.store.note(&act).await?;
    if answers.left > 0 {
        tracing::warn!(left = answers.left, "not all answers found room in the file");
    }
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", answers.name),
        ),
    ];
    Ok((headers, answers.file).into_response())
}
