//! The inbox: calm cards, one per claim, oldest first; no figure about anybody.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;

use super::frame::{Frame, render};
use crate::access::Pedagogue;
use crate::bridge::Shared;
use crate::calendar;
use crate::definition;
use crate::error::BridgeError;
use crate::review::Review;
use crate::store::{ClaimKind, ClaimRow};
use crate::words::Words;

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/", get(show))
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    frame: Frame,
    groups: Vec<Group>,
    empty: bool,
}

struct Group {
    id: &'static str,
    title: String,
    cards: Vec<Card>,
}

struct Card {
    id: String,
    pseudonym: String,
    badge: String,
    situation: String,
    received: String,
    /// What is kept of it cannot be read.
    problem: Option<String>,
    /// The beginning of the learner's account.
    account: String,
}

async fn show(State(bridge): State<Shared>, frame: Frame, _: Pedagogue) -> Result<Html<String>, BridgeError> {
    let mut groups = Vec::new();
    for (kind, id) in [
        (ClaimKind::Waiting, "bridge-inbox-waiting"),
        (ClaimKind::Talk, "bridge-inbox-talk"),
        (ClaimKind::Complement, "bridge-inbox-complement"),
        (ClaimKind::Issued, "bridge-inbox-issued"),
        (ClaimKind::Revoked, "bridge-inbox-revoked"),
    ] {
        let mut claims = bridge.store.claims_in(&[kind]).await?;
        if matches!(kind, ClaimKind::Issued | ClaimKind::Revoked) {
            claims.reverse();
        }
        let mut cards = Vec::new();
        for claim in &claims {
            cards.push(card(&bridge, frame.words, claim).await?);
        }
        if !cards.is_empty() {
            groups.push(Group {
                id,
                title: frame.say(id),
                cards,
            });
        }
    }
    render(&InboxPage {
        empty: groups.is_empty(),
        frame,
        groups,
    })
}

async fn card(bridge: &Shared, words: Words, claim: &ClaimRow) -> Result<Card, BridgeError> {
    // One that cannot be read keeps its card, which says so, and the others theirs.
    let review = Review::of(claim)
        .inspect_err(|error| tracing::error!(claim = claim.log_name(), %error, "a claim cannot be shown"))
        .ok();
    let badge = definition::of_claim(bridge.store.as_ref(), claim).await?;
    Ok(Card {
        id: claim.id.clone(),
        pseudonym: claim.pseudonym.clone(),
        badge: badge.map_or_else(|| claim.badge.clone(), |d| words.of(&d.badge.name)),
        situation: review
            .as_ref()
            .map_or_else(|| claim.scenario.clone(), |r| words.of(&r.scenario_title)),
        received: calendar::ago(words.language, claim.received, bridge.now()),
        problem: review.is_none().then(|| words.say("bridge-inbox-unreadable")),
        account: review.map_or_else(String::new, |r| beginning(&r.selection.account, 140)),
    })
}

/// The first characters of a text, cut at a word.
fn beginning(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(start, _)| start))
}
