//! Deciding together: the same badge, asked for on the same day, for those whom somebody saw there. Each claim still gets
//! its own decision by that named person.

mod deciding;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;
use situation::requirement::requirement_state;

use super::claim::ClockView;
use super::frame::{Frame, render};
use crate::access::{Person, Receives};
use crate::bridge::{Bridge, Shared};
use crate::calendar;
use crate::definition::{self, Definition};
use crate::error::BridgeError;
use crate::looking;
use crate::openapi::{Answer, Routes};
use crate::personal;
use crate::review::Review;
use crate::store::{Between, CardRow, DefinitionRow, LoginRow, SameKind};
use crate::words::Words;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/together",
            "Claims that ask for the same badge on the same day",
            &[Answer::PAGE],
            show,
        )
        .merge(deciding::routes())
}

/// Most claims decided at once: a room.
const AT_ONCE: i64 = 40;
/// Most days and badges to choose from.
const KINDS: i64 = 50;
const DAY_S: i64 = 86_400;

/// Which room: the badge, and the day since 1970.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(default)]
pub(super) struct Room {
    scenario: String,
    badge: String,
    version: String,
    day: String,
}

#[derive(Template)]
#[template(path = "together.html")]
struct TogetherPage {
    frame: Frame,
    kinds: Vec<KindView>,
}

struct KindView {
    badge: String,
    situation: String,
    day: String,
    count: i64,
    link: String,
}

#[derive(Template)]
#[template(path = "room.html")]
struct RoomPage<'a> {
    frame: Frame,
    room: &'a Room,
    badge: String,
    day: String,
    people: Vec<PersonView>,
    /// So many identities are not opened.
    closed: usize,
    /// So many can be decided together.
    ready: usize,
    words: String,
    knows: bool,
    witnessed: bool,
    problem: Option<String>,
    clock: Option<ClockView>,
}

struct PersonView {
    /// The name of the claim's page.
    page: String,
    pseudonym: String,
    name: Option<String>,
    /// An identity was joined, and who looks has not opened it.
    closed: bool,
    account: String,
    chosen: bool,
    read: usize,
    /// Why it is looked at by itself, as a sentence.
    alone: Option<String>,
}

impl Room {
    fn kind(&self) -> SameKind {
        SameKind {
            scenario: self.scenario.clone(),
            badge: self.badge.clone(),
            badge_version: self.version.parse().unwrap_or_default(),
        }
    }

    fn link(&self) -> String {
        format!(
            "/together?scenario={}&badge={}&version={}&day={}",
            super::encoded(&self.scenario),
            super::encoded(&self.badge),
            super::encoded(&self.version),
            super::encoded(&self.day)
        )
    }

    /// The seconds of its day, where it is one.
    fn between(&self) -> Option<Between> {
        let begins = self.day.parse::<i64>().ok()?.checked_mul(DAY_S)?;
        Some(Between {
            after: begins - 1,
            until: begins.checked_add(DAY_S - 1)?,
        })
    }

    async fn definition(&self, bridge: &Bridge) -> Result<Definition, BridgeError> {
        let kind = self.kind();
        let row: Option<DefinitionRow> = bridge
            .store
            .definition(&kind.scenario, &kind.badge, kind.badge_version)
            .await?;
        Ok(definition::parse(&row.ok_or_else(BridgeError::not_found)?)?)
    }

    async fn cards(&self, bridge: &Bridge) -> Result<Vec<CardRow>, BridgeError> {
        let day = self.between().ok_or_else(BridgeError::not_found)?;
        Ok(bridge.store.cards_together(&self.kind(), day, AT_ONCE).await?)
    }

    fn say_day(&self, words: Words) -> String {
        let day = self.between().map_or(0, |day| day.until);
        calendar::day(words.language, day)
    }
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Person<Receives>,
    Query(room): Query<Room>,
) -> Result<Html<String>, BridgeError> {
    if room.day.is_empty() {
        return kinds(&bridge, frame).await;
    }
    page(&bridge, frame, &pedagogue.0, &room, &Filled::default(), None).await
}

async fn kinds(bridge: &Bridge, frame: Frame) -> Result<Html<String>, BridgeError> {
    let mut kinds = Vec::new();
    for alike in bridge.store.alike(KINDS).await? {
        let room = Room {
            scenario: alike.kind.scenario.clone(),
            badge: alike.kind.badge.clone(),
            version: alike.kind.badge_version.to_string(),
            day: alike.day.to_string(),
        };
        let title = bridge
            .library
            .by_id(&room.scenario)
            .map(|known| frame.words.of(&known.title));
        let definition = room.definition(bridge).await?;
        kinds.push(KindView {
            badge: frame.words.of(&definition.badge.name),
            situation: title.unwrap_or_else(|| room.scenario.clone()),
            day: room.say_day(frame.words),
            count: alike.count,
            link: room.link(),
        });
    }
    render(&TogetherPage { frame, kinds })
}

/// What was filled in.
#[derive(Debug, Clone, Default)]
struct Filled {
    words: String,
    knows: bool,
    witnessed: bool,
    /// Pages of the claims that were chosen, with how many decisions they had.
    chosen: BTreeMap<String, i64>,
}

async fn page(
    bridge: &Bridge,
    frame: Frame,
    login: &LoginRow,
    room: &Room,
    filled: &Filled,
    problem: Option<String>,
) -> Result<Html<String>, BridgeError> {
    let definition = room.definition(bridge).await?;
    let mut people = Vec::new();
    for card in room.cards(bridge).await? {
        people.extend(person(bridge, frame.words, login, &definition, card, filled).await?);
    }
    render(&RoomPage {
        badge: frame.words.of(&definition.badge.name),
        day: room.say_day(frame.words),
        closed: people.iter().filter(|person| person.closed).count(),
        ready: people.iter().filter(|person| person.alone.is_none()).count(),
        people,
        words: filled.words.clone(),
        knows: filled.knows,
        witnessed: filled.witnessed,
        problem,
        clock: ClockView::now(bridge, frame.words).await?,
        room,
        frame,
    })
}

async fn person(
    bridge: &Bridge,
    words: Words,
    login: &LoginRow,
    definition: &Definition,
    card: CardRow,
    filled: &Filled,
) -> Result<Option<PersonView>, BridgeError> {
    let Some(claim) = bridge.store.claim_of_page(&card.page).await? else {
        return Ok(None);
    };
    let mut closed = false;
    let (name, alone) = match Review::of(&claim) {
        Err(_) => (None, Some(words.say("bridge-inbox-unreadable"))),
        Ok(review) => {
            let organisation = bridge.organisation().await?;
            let id = claim.id_bytes()?;
            let sealed = review.identity.as_ref();
            closed = sealed.is_some() && !personal::has_opened(bridge, &login.account, &claim).await?;
            let identity = sealed
                .filter(|_| !closed)
                .and_then(|sealed| organisation.keys.unseal(sealed, &id));
            (
                identity.map(|identity| identity.name),
                alone(&review, definition, words),
            )
        }
    };
    let alone = match looking::is_free(bridge, words, login, &claim).await {
        Ok(()) => alone,
        Err(error) => Some(error.sentence(words)),
    };
    Ok(Some(PersonView {
        chosen: alone.is_none() && filled.chosen.contains_key(&card.page),
        read: bridge.store.decisions(&claim.id).await?.len(),
        page: card.page,
        pseudonym: card.pseudonym,
        name,
        closed,
        account: card.beginning,
        alone,
    }))
}

/// Why a claim is not of the same kind as the others: something that the badge asks for is not there. A witness may come
/// by the decision.
fn alone(review: &Review, definition: &Definition, words: Words) -> Option<String> {
    let state = requirement_state(&definition.badge, &review.selection);
    let is_ready = state.rows_are_there() && state.account != Some(false);
    (!is_ready).then(|| words.say("bridge-together-alone"))
}
