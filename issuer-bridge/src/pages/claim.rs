//! One claim: words, three views side by side, and beside all of it the decision.

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::frame::{Frame, render};
use super::login::{self, Written};
use crate::access::{FormToken, Pedagogue, Visitor};
use crate::belief;
use crate::bridge::Shared;
use crate::calendar;
use crate::decision::{self, Said};
use crate::definition;
use crate::error::BridgeError;
use crate::pairing;
use crate::review::Review;
use crate::review::view::{self, DrawingView, RequirementView, RowView};
use crate::store::{BadgeRow, ClaimKind, ClaimRow, DecisionKind};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/claims/{page}", get(show))
        .route("/claims/{page}/decision", post(decide))
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
    /// Name, and e-mail if given.
    identity: Option<(String, Option<String>)>,
    identity_unreadable: bool,
    grid_proposed: bool,
    rows: Vec<RowView>,
    requirement: Vec<RequirementView>,
    recomputation: Vec<String>,
    raw_dropped: bool,
    station: String,
    fingerprint: String,
    station_clock: String,
    decisions: Vec<DecisionView>,
    open: bool,
    badge: Option<BadgeView>,
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
    /// It was kept, and nothing else: said where it is shown.
    kept: bool,
}

struct ClockView {
    sentence: String,
    /// « Nous sommes bien le … » and the day, where a person may say so.
    settle: Option<(String, String)>,
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
    claim: ClaimRow,
    problem: Option<String>,
    begun: Begun,
) -> Result<Html<String>, BridgeError> {
    let words = frame.words;
    let review = Review::of(&claim)?;
    let definition = definition::of_claim(bridge.store.as_ref(), &claim).await?;
    let organisation = bridge.organisation().await?;
    let identity = match &review.identity {
        Some(sealed) => organisation.keys.unseal(sealed, &claim.id_bytes()?),
        None => None,
    };
    let station = bridge.store.station_with_key(&claim.station_key).await?;
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    let decisions = bridge.store.decisions(&claim.id).await?;
    let now = bridge.now();
    let doubt = belief::doubt(bridge).await?;
    let page = ClaimPage {
        identity_unreadable: review.identity.is_some() && identity.is_none(),
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
                title: frame.say(decision_sentence(d.kind)),
                by: d.account_name,
                when: calendar::ago(words.language, d.decided, now),
                words: d.words,
                date: d.meeting.map(|m| calendar::day_from_iso(words.language, &m)),
                witnessed: d.witnessed,
            })
            .collect(),
        open: matches!(
            claim.state,
            ClaimKind::Waiting | ClaimKind::Complement | ClaimKind::Talk
        ),
        badge: badge.map(|b| badge_view(bridge, b, words.language)),
        revocable: bridge.public_url.is_some(),
        problem,
        begun,
        next: bridge.store.next_waiting(&claim).await?,
        today: if doubt.is_some() {
            String::new()
        } else {
            calendar::iso_day(now)
        },
        clock: doubt.map(|doubt| ClockView {
            sentence: doubt.sentence(words, now),
            settle: doubt.can_be_settled().then(|| {
                let day = calendar::day(words.language, now);
                (words.with("bridge-clock-settle", "day", day), calendar::iso_day(now))
            }),
        }),
        page: claim.page(),
        frame,
    };
    render(&page)
}

fn badge_view(bridge: &Shared, badge: BadgeRow, language: wording::Language) -> BadgeView {
    BadgeView {
        issued: calendar::day(language, badge.issued),
        revoked: badge.revoked.map(|m| calendar::day(language, m)),
        public: bridge
            .public_url
            .as_ref()
            .map(|u| format!("{}/b/{}", u.as_str(), badge.id)),
        id: badge.id,
    }
}

fn state_sentence(state: ClaimKind) -> &'static str {
    match state {
        ClaimKind::Apart => "bridge-nav-apart",
        ClaimKind::Waiting => "bridge-state-waiting",
        ClaimKind::Complement => "bridge-state-complement",
        ClaimKind::Talk => "bridge-state-talk",
        ClaimKind::Issued => "bridge-state-issued",
        ClaimKind::Revoked => "bridge-state-revoked",
    }
}

fn decision_sentence(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Issue => "bridge-decided-issue",
        DecisionKind::Complement => "bridge-decided-complement",
        DecisionKind::Talk => "bridge-decided-talk",
        DecisionKind::Revoke => "bridge-decided-revoke",
    }
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    pedagogue: Pedagogue,
    Path(name): Path<String>,
) -> Result<Html<String>, BridgeError> {
    let claim = claim_of(&bridge, &name).await?;
    let draft = bridge.store.draft(&pedagogue.0.account, &claim.id).await?;
    let begun = draft.map_or_else(Begun::default, |draft| Begun {
        words: draft.words,
        meeting: draft.meeting,
        kept: true,
        ..Begun::default()
    });
    page(&bridge, frame, claim, None, begun).await
}

#[derive(Deserialize)]
struct DecisionForm {
    #[serde(default)]
    csrf: String,
    /// `issue`, `complement`, `talk`, `revoke`, or `keep` for later.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    meeting: String,
    /// `on`: the person knows whom this is about.
    #[serde(default)]
    knows: String,
    /// `on`: the person was there.
    #[serde(default)]
    witnessed: String,
    /// The day as the person confirms it, where the clock is in doubt.
    #[serde(default)]
    today: String,
}

impl DecisionForm {
    fn kind(&self) -> Option<DecisionKind> {
        match self.kind.as_str() {
            "issue" => Some(DecisionKind::Issue),
            "complement" => Some(DecisionKind::Complement),
            "talk" => Some(DecisionKind::Talk),
            "revoke" => Some(DecisionKind::Revoke),
            _ => None,
        }
    }

    fn begun(&self) -> Begun {
        Begun {
            words: self.words.clone(),
            meeting: self.meeting.clone(),
            knows: self.knows == "on",
            witnessed: self.witnessed == "on",
            kept: false,
        }
    }
}

/// Whatever happens, what was written comes back: where the login ended meanwhile with the page to log in, where
/// something is missing with the claim.
async fn decide(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(name): Path<String>,
    token: FormToken,
    Visitor(login): Visitor,
    Form(form): Form<DecisionForm>,
) -> Result<Response, BridgeError> {
    let Some(login) = login else {
        let words = Written {
            page: name,
            words: form.words,
            meeting: form.meeting,
        };
        return login::again(frame, token, words);
    };
    let claim = claim_of(&bridge, &name).await?;
    let pedagogue = Pedagogue(login);
    let begun = form.begun();
    if let Err(error) = pedagogue.check(&form.csrf) {
        return refused(&bridge, frame, claim, error, begun).await;
    }
    let by = &pedagogue.0;
    let Some(kind) = form.kind() else {
        if form.kind == "keep" {
            decision::keep(&bridge, &by.account, &claim, &form.words, &form.meeting).await?;
            return Ok(Redirect::to(&format!("/claims/{name}#decision")).into_response());
        }
        let error = BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, "bridge-error-form");
        return refused(&bridge, frame, claim, error, begun).await;
    };
    let said = Said {
        kind,
        words: form.words,
        meeting: Some(form.meeting),
        knows: form.knows == "on",
        witnessed: form.witnessed == "on",
        today: Some(form.today).filter(|day| !day.is_empty()),
    };
    match decision::decide(&bridge, frame.words, by, &claim, said).await {
        Ok(()) => Ok(Redirect::to(&format!("/claims/{name}")).into_response()),
        Err(error) => refused(&bridge, frame, claim, error, begun).await,
    }
}

/// The claim again, with what is the matter and all that was written.
async fn refused(
    bridge: &Shared,
    frame: Frame,
    claim: ClaimRow,
    error: BridgeError,
    begun: Begun,
) -> Result<Response, BridgeError> {
    match error {
        BridgeError::Refused {
            status,
            code,
            arguments,
        } => {
            let problem = Some(frame.words.with_all(code, &arguments));
            Ok((status, page(bridge, frame, claim, problem, begun).await?).into_response())
        }
        other => Err(other),
    }
}
