//! One claim: words, three views side by side, and beside all of it the decision.

mod correcting;
mod deciding;
mod endorsements;
mod identity;
mod moment;
mod preview;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

use super::endorse::EndorsementView;
use super::frame::{Frame, render};
use crate::access::{Person, Reads, Right};
use crate::belief;
use crate::bridge::{Bridge, Shared};
use crate::calendar;
use crate::decision;
use crate::definition;
use crate::error::BridgeError;
use crate::looking;
use crate::openapi::{Answer, Routes};
use crate::pairing;
use crate::review::Review;
use crate::review::drawing_svg::object::ObjectView;
use crate::review::view::{self, DrawingView, RequirementView, RowView};
use crate::store::{BadgeRow, ClaimKind, ClaimRow, EndorsementState, LoginRow};
use crate::words::Words;

pub(super) use preview::BadgeText;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/claims/{page}", "A claim", &[Answer::PAGE], show)
        .merge(correcting::routes())
        .merge(deciding::routes())
        .merge(endorsements::routes())
        .merge(identity::routes())
        .merge(moment::routes())
}

#[derive(Template)]
#[template(path = "claim.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each switches a part of the page; they have nothing to do with each other"
)]
struct ClaimPage {
    frame: Frame,
    /// Name of this page.
    page: String,
    code: String,
    pseudonym: String,
    badge_name: String,
    badge_description: String,
    situation: String,
    received: String,
    state: &'static str,
    account: String,
    named: String,
    /// Who looks may decide; else nothing of the person but what they told is shown.
    decides: bool,
    /// One was joined, and who looks has not opened it.
    identity_closed: bool,
    /// Name, and e-mail if given.
    identity: Option<(String, Option<String>)>,
    identity_unreadable: bool,
    /// Who opened it, as sentences.
    opened: Vec<String>,
    grid_proposed: bool,
    rows: Vec<RowView>,
    /// What was being made.
    object: Option<ObjectView>,
    requirement: Vec<RequirementView>,
    recomputation: Vec<String>,
    raw_dropped: bool,
    station: String,
    fingerprint: String,
    station_clock: String,
    decisions: Vec<DecisionView>,
    /// Somebody else looks at it: who, and since when, as a sentence.
    looked_at: Option<String>,
    keys: &'static [(&'static str, &'static str)],
    open: bool,
    badge: Option<BadgeView>,
    /// Who was asked for words about it, and what is part of it.
    endorsements: Vec<EndorsementView>,
    revocable: bool,
    problem: Option<String>,
    /// What was written and is not decided.
    begun: Begun,
    /// Page of the next one that waits.
    next: Option<String>,
    /// Earliest day for a talk; empty where the clock is in doubt.
    today: String,
    /// What is doubtful about the clock.
    clock: Option<ClockView>,
}

/// What was written of a decision that is not taken.
#[derive(Debug, Clone, Default)]
struct Begun {
    words: String,
    meeting: String,
    knows: bool,
    witnessed: bool,
    origin: Origin,
}

/// Where words come from that were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Origin {
    /// The form of a decision, in which something was missing.
    #[default]
    Decision,
    /// That of a withdrawal.
    Withdrawal,
    /// They were kept, and nothing else: said where they are shown.
    Kept,
}

/// Keys of this page, and what they do.
const KEYS: [(&str, &str); 4] = [
    ("N", "bridge-keys-next"),
    ("C", "bridge-keys-words"),
    ("D", "bridge-keys-decision"),
    ("L", "bridge-keys-list"),
];

/// What is doubtful about the clock, for whoever is to sign.
pub(super) struct ClockView {
    pub(super) sentence: String,
    /// « Nous sommes bien le … » and the day, where a person may say so.
    pub(super) settle: Option<(String, String)>,
}

impl ClockView {
    pub(super) async fn now(bridge: &Bridge, words: Words) -> Result<Option<Self>, BridgeError> {
        let now = bridge.now();
        Ok(belief::doubt(bridge).await?.map(|doubt| Self {
            sentence: doubt.sentence(words, now),
            settle: doubt.can_be_settled().then(|| {
                let day = calendar::day(words.language, now);
                (words.with("bridge-clock-settle", "day", day), calendar::iso_day(now))
            }),
        }))
    }
}

struct DecisionView {
    title: String,
    by: String,
    when: String,
    words: String,
    date: Option<String>,
    witnessed: bool,
}

struct BadgeView {
    id: String,
    issued: String,
    ends: Option<String>,
    /// It came in the place of this one.
    replaces: Option<String>,
    revoked: Option<String>,
    public: Option<String>,
}

async fn claim_of(bridge: &Shared, page: &str) -> Result<ClaimRow, BridgeError> {
    let found = bridge.store.claim_of_page(page).await?;
    // What waits apart has nothing to review.
    found
        .filter(|c| c.state != ClaimKind::Apart)
        .ok_or_else(BridgeError::not_found)
}

async fn page(
    bridge: &Shared,
    frame: Frame,
    login: &LoginRow,
    claim: ClaimRow,
    problem: Option<String>,
    begun: Begun,
) -> Result<Html<String>, BridgeError> {
    let words = frame.words;
    let review = Review::of(&claim)?;
    let definition = definition::of_claim(bridge.store.as_ref(), &claim).await?;
    let organisation = bridge.organisation().await?;
    let decides = login.may(Right::Decide);
    let opened = bridge.store.opened(&claim.id).await?;
    let has_opened = decides && opened.iter().any(|one| one.account == login.account);
    let identity = match &review.identity {
        Some(sealed) if has_opened => organisation.keys.unseal(sealed, &claim.id_bytes()?),
        _ => None,
    };
    let station = bridge.store.station_with_key(&claim.station_key).await?;
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    let decisions = bridge.store.decisions(&claim.id).await?;
    let now = bridge.now();
    let open = decides && claim.state.is_open();
    let looked_at = if open {
        looking::look(bridge, login, &claim).await?
    } else {
        None
    };
    let clock = ClockView::now(bridge, words).await?;
    let mut endorsements = Vec::new();
    if let Some(badge) = &badge {
        for row in bridge.store.endorsements(&claim.id).await? {
            endorsements.push(EndorsementView::of(&frame, row, &badge.id)?);
        }
    }
    let page = ClaimPage {
        decides,
        identity_closed: decides && review.identity.is_some() && !has_opened,
        identity_unreadable: has_opened && review.identity.is_some() && identity.is_none(),
        opened: opened
            .into_iter()
            .map(|one| {
                let when = calendar::ago(words.language, one.moment, now);
                words.with_all("bridge-identity-opened", &[("name", one.account_name), ("when", when)])
            })
            .collect(),
        identity: identity.map(|i| (i.name, i.email.filter(|e| !e.trim().is_empty()))),
        code: claim.code.clone(),
        pseudonym: claim.pseudonym.clone(),
        badge_name: definition
            .as_ref()
            .map_or_else(|| claim.badge.clone(), |d| words.of(&d.badge.name)),
        badge_description: definition
            .as_ref()
            .map_or_else(String::new, |d| words.of(&d.badge.description)),
        situation: words.of(&review.scenario_title),
        received: calendar::ago(words.language, claim.received, now),
        state: state_sentence(claim.state),
        account: review.selection.account.trim().to_owned(),
        named: review.selection.named.trim().to_owned(),
        grid_proposed: review.grid_proposed,
        rows: view::rows(&review, words),
        object: view::object(&review, "object", words),
        requirement: definition
            .as_ref()
            .map_or_else(Vec::new, |d| view::requirement(&review, d, words)),
        recomputation: view::recomputation(&review, words),
        raw_dropped: review.raw_dropped,
        station: station.map_or_else(|| words.say("bridge-station-unknown"), |s| s.name),
        fingerprint: pairing::fingerprint(&claim.station_key),
        station_clock: calendar::day(words.language, review.station_clock),
        decisions: decisions
            .into_iter()
            .map(|d| DecisionView {
                title: frame.say(decision::sentence(d.kind)),
                by: d.account_name,
                when: calendar::ago(words.language, d.decided, now),
                words: d.words,
                date: d.meeting.map(|m| calendar::day_from_iso(words.language, &m)),
                witnessed: d.witnessed,
            })
            .collect(),
        looked_at: looked_at.map(|look| {
            let since = calendar::ago(words.language, look.since, now);
            words.with_all("bridge-look-other", &[("name", look.account_name), ("since", since)])
        }),
        keys: &KEYS,
        endorsements,
        open,
        badge: badge.map(|b| badge_view(bridge, b, words.language)),
        revocable: bridge.public_url.is_some(),
        problem,
        begun,
        next: bridge
            .store
            .next_waiting(&claim, &login.account, looking::fresh(now))
            .await?,
        today: if clock.is_some() {
            String::new()
        } else {
            calendar::iso_day(now)
        },
        clock,
        page: claim.page(),
        frame,
    };
    render(&page)
}

fn badge_view(bridge: &Shared, badge: BadgeRow, language: wording::Language) -> BadgeView {
    BadgeView {
        issued: calendar::day(language, badge.issued),
        ends: badge.ends.map(|day| calendar::day(language, day)),
        replaces: badge.replaces,
        revoked: badge.revoked.map(|m| calendar::day(language, m)),
        public: bridge
            .public_url
            .as_ref()
            .map(|u| format!("{}/b/{}", u.as_str(), badge.id)),
        id: badge.id,
    }
}

pub(super) fn state_sentence(state: ClaimKind) -> &'static str {
    match state {
        ClaimKind::Apart => "bridge-nav-apart",
        ClaimKind::Waiting => "bridge-state-waiting",
        ClaimKind::Complement => "bridge-state-complement",
        ClaimKind::Talk => "bridge-state-talk",
        ClaimKind::Issued => "bridge-state-issued",
        ClaimKind::Revoked => "bridge-state-revoked",
    }
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Person<Reads>,
    Path(name): Path<String>,
) -> Result<Html<String>, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let draft = bridge.store.draft(&pedagogue.0.account, &claim.id).await?;
    let begun = draft.map_or_else(Begun::default, |draft| Begun {
        words: draft.words,
        meeting: draft.meeting,
        origin: Origin::Kept,
        ..Begun::default()
    });
    page(&bridge, frame, &pedagogue.0, claim, None, begun).await
}
