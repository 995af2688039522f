//! What the form of a room sends: the badge is seen once, then issued to each.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::claim::BadgeText;
use super::super::frame::{Frame, render};
use super::{AT_ONCE, Filled, Room, page};
use crate::access::{Receives, SignedForm};
use crate::bridge::{Bridge, Shared};
use crate::decision::{About, Said};
use crate::error::BridgeError;
use crate::issuing;
use crate::openapi::{Answer, Routes};
use crate::personal;
use crate::store::{ClaimRow, DecisionKind, LoginRow};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post(
            "/together/decision",
            "Decides for a room: shows first, then issues",
            &[Answer::PAGE, Answer::ELSEWHERE],
            decide,
        )
        .post(
            "/together/identities",
            "Opens the identities of a room",
            &[Answer::ELSEWHERE],
            open_identities,
        )
}

/// What stands before the name of a claim's page in the name of its field; the field says how many decisions it had.
const CLAIM: &str = "claim-";

#[derive(Deserialize, schemars::JsonSchema)]
struct RoomForm {
    /// `see`, then `issue`.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    knows: String,
    #[serde(default)]
    witnessed: String,
    #[serde(default)]
    today: String,
    #[serde(default)]
    scenario: String,
    #[serde(default)]
    badge: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    day: String,
    #[serde(flatten)]
    more: BTreeMap<String, String>,
}

#[derive(Template)]
#[template(path = "room_preview.html")]
struct RoomPreviewPage<'a> {
    frame: Frame,
    room: &'a Room,
    badge: BadgeText,
    filled: &'a Filled,
    today: String,
    /// Pseudonym, page, and how many decisions there were.
    people: Vec<(String, String, i64)>,
}

#[derive(Template)]
#[template(path = "room_done.html")]
struct RoomDonePage {
    frame: Frame,
    badge: String,
    /// Pseudonym and page.
    issued: Vec<(String, String)>,
    /// Pseudonym, page, and why not.
    others: Vec<(String, String, String)>,
}

async fn decide(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<RoomForm, Receives>,
) -> Result<Response, BridgeError> {
    let SignedForm { by: pedagogue, form } = signed;
    let chosen = form.more.iter().filter_map(|(name, read)| {
        let page = name.strip_prefix(CLAIM)?;
        Some((page.to_owned(), read.parse().ok()?))
    });
    let filled = Filled {
        chosen: chosen.take(AT_ONCE as usize).collect(),
        words: form.words,
        knows: form.knows == "on",
        witnessed: form.witnessed == "on",
    };
    let room = Room {
        scenario: form.scenario,
        badge: form.badge,
        version: form.version,
        day: form.day,
    };
    let missing = if filled.chosen.is_empty() {
        Some("bridge-together-nobody")
    } else if !filled.witnessed {
        Some("bridge-together-not-there")
    } else if !filled.knows {
        Some("bridge-together-unknown")
    } else {
        None
    };
    let by = &pedagogue.0;
    if let Some(missing) = missing {
        let problem = Some(frame.say(missing));
        let page = page(&bridge, frame, by, &room, &filled, problem).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let claims = chosen_claims(&bridge, &room, &filled).await?;
    let done = if form.kind == "issue" {
        issue(&bridge, &frame, by, &room, &filled, &form.today, claims).await
    } else {
        see(&bridge, &frame, by, &room, &filled, &form.today, claims).await
    };
    match done {
        // Said once for all: something that stands in the way of each of them.
        Err(BridgeError::Refused {
            status,
            code,
            arguments,
        }) => {
            let problem = Some(frame.words.with_all(code, &arguments));
            Ok((status, page(&bridge, frame, by, &room, &filled, problem).await?).into_response())
        }
        other => other,
    }
}

/// The claims that were chosen, of those the room has.
async fn chosen_claims(bridge: &Bridge, room: &Room, filled: &Filled) -> Result<Vec<(ClaimRow, i64)>, BridgeError> {
    let kind = room.kind();
    let mut claims = Vec::new();
    for (page, read) in &filled.chosen {
        let claim = bridge.store.claim_of_page(page).await?;
        let same = |claim: &ClaimRow| {
            (&claim.scenario, &claim.badge, claim.badge_version) == (&kind.scenario, &kind.badge, kind.badge_version)
        };
        if let Some(claim) = claim.filter(same) {
            claims.push((claim, *read));
        }
    }
    Ok(claims)
}

fn said(filled: &Filled, today: &str, read: i64) -> Said {
    Said {
        kind: DecisionKind::Issue,
        words: filled.words.clone(),
        meeting: None,
        knows: filled.knows,
        witnessed: filled.witnessed,
        today: Some(today.to_owned()).filter(|day| !day.is_empty()),
        read: Some(read),
        rows: None,
    }
}

/// The badge of the first of them; the others' differ by their rows alone.
async fn see(
    bridge: &Bridge,
    frame: &Frame,
    by: &LoginRow,
    room: &Room,
    filled: &Filled,
    today: &str,
    claims: Vec<(ClaimRow, i64)>,
) -> Result<Response, BridgeError> {
    let (first, read) = claims.first().ok_or_else(BridgeError::not_found)?;
    let about = About {
        bridge,
        words: frame.words,
        by,
        claim: first,
    };
    let seen = about.preview(&said(filled, today, *read)).await?;
    let people = claims
        .iter()
        .map(|(claim, read)| (claim.pseudonym.clone(), claim.page(), *read));
    let page = render(&RoomPreviewPage {
        badge: BadgeText::of(frame, seen),
        people: people.collect(),
        today: today.to_owned(),
        frame: frame.clone(),
        room,
        filled,
    })?;
    Ok(page.into_response())
}

/// One by one, and who could not be given theirs is named with the reason.
async fn issue(
    bridge: &Bridge,
    frame: &Frame,
    by: &LoginRow,
    room: &Room,
    filled: &Filled,
    today: &str,
    claims: Vec<(ClaimRow, i64)>,
) -> Result<Response, BridgeError> {
    let definition = room.definition(bridge).await?;
    let (mut issued, mut others) = (Vec::new(), Vec::new());
    let mut pictures: BTreeMap<String, issuing::Picture> = BTreeMap::new();
    for (claim, read) in claims {
        let about = About {
            bridge,
            words: frame.words,
            by,
            claim: &claim,
        };
        // Drawn once for all who read the same language.
        let picture = if let Some(drawn) = pictures.get(&claim.language) {
            drawn.clone()
        } else {
            let drawn = issuing::draw_for(bridge, &claim, &definition).await?;
            pictures.insert(claim.language.clone(), drawn.clone());
            drawn
        };
        match about.decide(said(filled, today, read), Some(&picture)).await {
            Ok(()) => issued.push((claim.pseudonym.clone(), claim.page())),
            Err(error @ BridgeError::Refused { .. }) => {
                others.push((claim.pseudonym.clone(), claim.page(), error.sentence(frame.words)));
            }
            Err(error) => return Err(error),
        }
    }
    let page = render(&RoomDonePage {
        badge: frame.words.of(&definition.badge.name),
        frame: frame.clone(),
        issued,
        others,
    })?;
    Ok(page.into_response())
}

/// Opens the identities of everybody in the room; each opening is kept.
async fn open_identities(
    State(bridge): State<Shared>,
    signed: SignedForm<Room, Receives>,
) -> Result<Redirect, BridgeError> {
    let room = signed.form;
    for card in room.cards(&bridge).await? {
        if let Some(claim) = bridge.store.claim_of_page(&card.page).await? {
            personal::open_identity(&bridge, &signed.by.0, &claim).await?;
        }
    }
    Ok(Redirect::to(&room.link()))
}
