//! The inbox: calm cards, one per claim, fifty at a time, oldest first; searched and narrowed by what a reviewer knows of
//! a claim. No figure about anybody.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use situation::text::Text;
use situation::wire::read_claim_code;

use super::encoded;
use super::frame::{Frame, render};
use crate::access::{Person, Reads};
use crate::bridge::Shared;
use crate::calendar;
use crate::definition::{self, Definition};
use crate::error::BridgeError;
use crate::looking;
use crate::openapi::{Answer, Routes};
use crate::store::{Between, CardRow, ClaimKind, Listed, LoginRow};
use crate::words::Words;

pub(super) fn routes() -> Routes {
    Routes::new().get("/", "Lists of claims", &[Answer::PAGE, Answer::ELSEWHERE], show)
}

/// Cards on one page.
const AT_ONCE: i64 = 50;
const DAY_S: i64 = 86_400;

/// The lists, with their titles.
const LISTS: [(ClaimKind, &str); 5] = [
    (ClaimKind::Waiting, "bridge-inbox-waiting"),
    (ClaimKind::Talk, "bridge-inbox-talk"),
    (ClaimKind::Complement, "bridge-inbox-complement"),
    (ClaimKind::Issued, "bridge-inbox-issued"),
    (ClaimKind::Revoked, "bridge-inbox-revoked"),
];

/// Days that a claim may have waited.
const AGES: [(&str, i64, &str); 3] = [
    ("1", 1, "bridge-inbox-age-day"),
    ("7", 7, "bridge-inbox-age-week"),
    ("30", 30, "bridge-inbox-age-month"),
];

/// Keys of this page, and what they do.
const KEYS: [(&str, &str); 5] = [
    ("J", "bridge-keys-down"),
    ("K", "bridge-keys-up"),
    ("↵", "bridge-keys-open"),
    ("S", "bridge-keys-search"),
    ("N", "bridge-keys-page"),
];

/// What was asked for; empty parts ask for everything.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(default)]
struct Asked {
    list: String,
    words: String,
    scenario: String,
    badge: String,
    station: String,
    age: String,
    /// `2026-11-22`: a group sends on the same day.
    day: String,
    page: String,
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    frame: Frame,
    lists: Vec<ListView>,
    title: String,
    asked: Asked,
    narrowed: bool,
    scenarios: Vec<Choice>,
    badges: Vec<Choice>,
    stations: Vec<Choice>,
    ages: Vec<Choice>,
    cards: Vec<Card>,
    /// Some could be decided together.
    together: bool,
    keys: &'static [(&'static str, &'static str)],
    /// « 51 à 100 sur 312 », where there is more than one page.
    place: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

struct ListView {
    title: String,
    count: i64,
    link: String,
    is_here: bool,
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

struct Card {
    page: String,
    pseudonym: String,
    badge: String,
    situation: String,
    received: String,
    /// What is kept of it cannot be read.
    problem: Option<String>,
    /// The beginning of the learner's account.
    account: String,
    /// Who else looks at it just now.
    looked_at: Option<String>,
}

impl Asked {
    fn kind(&self) -> (ClaimKind, &'static str) {
        let wanted = LISTS.iter().find(|(kind, _)| kind.word() == self.list);
        *wanted.unwrap_or(&LISTS[0])
    }

    fn listed(&self, now: i64) -> Listed {
        let (state, _) = self.kind();
        let age = AGES.iter().find(|(value, ..)| *value == self.age);
        let waited = Between {
            until: age.map_or(i64::MAX, |(_, days, _)| now - days * DAY_S - 1),
            ..Between::EVER
        };
        let day = calendar::seconds_of(&self.day);
        Listed {
            state,
            words: self.words.clone(),
            scenario: self.scenario.clone(),
            badge: self.badge.clone(),
            station: self.station.clone(),
            received: day.unwrap_or(Between::EVER).and(waited),
            newest_first: matches!(state, ClaimKind::Issued | ClaimKind::Revoked),
        }
    }

    /// The address of a page of this list.
    fn link(&self, page: i64) -> String {
        let page = page.to_string();
        let mut link = String::from("/?");
        for (name, value) in [
            ("list", &self.list),
            ("words", &self.words),
            ("scenario", &self.scenario),
            ("badge", &self.badge),
            ("station", &self.station),
            ("age", &self.age),
            ("day", &self.day),
            ("page", &page),
        ] {
            if !value.is_empty() {
                link.push_str(name);
                link.push('=');
                link.push_str(&encoded(value));
                link.push('&');
            }
        }
        link.pop();
        link
    }
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Person<Reads>,
    Query(asked): Query<Asked>,
) -> Result<Response, BridgeError> {
    // Somebody's receipt in hand.
    if let Some(code) = read_claim_code(&asked.words)
        && let Some(claim) = bridge.store.claim_with_code(&code).await?
        && claim.state != ClaimKind::Apart
    {
        return Ok(Redirect::to(&format!("/claims/{}", claim.page())).into_response());
    }
    page(&bridge, frame, &pedagogue.0, asked)
        .await
        .map(IntoResponse::into_response)
}

async fn page(bridge: &Shared, frame: Frame, login: &LoginRow, asked: Asked) -> Result<Html<String>, BridgeError> {
    let (words, now) = (frame.words, bridge.now());
    let listed = asked.listed(now);
    let all = bridge.store.count_cards(&listed).await?;
    let last = (all - 1).max(0) / AT_ONCE;
    let number = asked.page.parse::<i64>().map_or(0, |page| page - 1).clamp(0, last);
    let found = bridge.store.cards(&listed, number * AT_ONCE, AT_ONCE).await?;
    let mut definitions = BTreeMap::new();
    for row in bridge.store.definitions().await? {
        let known = definition::parse(&row)?;
        definitions.insert((row.scenario, row.badge, row.version), known);
    }
    let mut lists = Vec::new();
    for (kind, title) in LISTS {
        let count = bridge.store.count_claims(kind).await?;
        let link = Asked {
            list: kind.word().to_owned(),
            ..Asked::default()
        };
        lists.push(ListView {
            title: frame.say(title),
            count,
            link: link.link(1),
            is_here: kind == listed.state,
        });
    }
    let choice = |value: &str, name: String, asked: &str| Choice {
        chosen: value == asked,
        value: value.to_owned(),
        name,
    };
    let mut badges: BTreeMap<&str, String> = BTreeMap::new();
    let mut scenarios: BTreeMap<&str, String> = BTreeMap::new();
    for ((scenario, badge, _), known) in &definitions {
        badges.insert(badge, words.of(&known.badge.name));
        let title = bridge.library.by_id(scenario).map(|known| words.of(&known.title));
        scenarios.insert(scenario, title.unwrap_or_else(|| scenario.clone()));
    }
    let choices = |of: BTreeMap<&str, String>, asked: &str| -> Vec<Choice> {
        of.into_iter().map(|(value, name)| choice(value, name, asked)).collect()
    };
    let stations = bridge.store.stations().await?;
    let looks = bridge.store.looks(looking::fresh(now)).await?;
    let others: BTreeMap<&str, &str> = looks
        .iter()
        .filter(|look| look.account != login.account)
        .map(|look| (look.claim.as_str(), look.account_name.as_str()))
        .collect();
    let shown_first = number * AT_ONCE + 1;
    render(&InboxPage {
        lists,
        title: frame.say(asked.kind().1),
        narrowed: [
            &asked.words,
            &asked.scenario,
            &asked.badge,
            &asked.station,
            &asked.age,
            &asked.day,
        ]
        .iter()
        .any(|part| !part.is_empty()),
        scenarios: choices(scenarios, &asked.scenario),
        badges: choices(badges, &asked.badge),
        stations: stations
            .into_iter()
            .map(|station| choice(&station.public_key, station.name, &asked.station))
            .collect(),
        ages: AGES
            .iter()
            .map(|(value, _, name)| choice(value, frame.say(name), &asked.age))
            .collect(),
        place: (all > AT_ONCE).then(|| {
            words.with_all(
                "bridge-inbox-place",
                &[
                    ("first", shown_first.to_string()),
                    ("last", (shown_first + found.len() as i64 - 1).to_string()),
                    ("all", all.to_string()),
                ],
            )
        }),
        before: (number > 0).then(|| asked.link(number)),
        keys: &KEYS,
        together: frame.may_receive() && listed.state == ClaimKind::Waiting && all > 1,
        after: (number < last).then(|| asked.link(number + 2)),
        cards: found
            .iter()
            .map(|(card, received)| Card {
                looked_at: others
                    .get(card.claim.as_str())
                    .map(|name| words.with("bridge-look-card", "name", name)),
                ..card_view(words, card, *received, now, &definitions)
            })
            .collect(),
        asked,
        frame,
    })
}

fn card_view(
    words: Words,
    card: &CardRow,
    received: i64,
    now: i64,
    definitions: &BTreeMap<(String, String, i64), Definition>,
) -> Card {
    let definition = definitions.get(&(card.scenario.clone(), card.badge.clone(), card.badge_version));
    let title = card.title().map(|title: Text| words.of(&title));
    Card {
        page: card.page.clone(),
        pseudonym: card.pseudonym.clone(),
        badge: definition.map_or_else(|| card.badge.clone(), |known| words.of(&known.badge.name)),
        situation: title.unwrap_or_else(|| card.scenario.clone()),
        received: calendar::ago(words.language, received, now),
        // One that cannot be read keeps its card, which says so, and the others theirs.
        problem: (!card.readable).then(|| words.say("bridge-inbox-unreadable")),
        account: card.beginning.clone(),
        looked_at: None,
    }
}
