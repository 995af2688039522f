//! Decisions by a named person: issue, ask for a complement, propose to talk, revoke.

use axum::http::StatusCode;
use uuid::Uuid;

use crate::belief;
use crate::bridge::Bridge;
use crate::calendar;
use crate::definition;
use crate::error::BridgeError;
use crate::issuing;
use crate::review::Review;
use crate::store::{ClaimKind, ClaimRow, DecisionKind, DecisionRow, DraftRow, LoginRow};
use crate::words::Words;

/// Longest word to a learner, characters.
const LONGEST_WORDS: usize = 2_000;

/// What the person who decides says.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) kind: DecisionKind,
    pub(crate) words: String,
    /// `YYYY-MM-DD`, for a talk.
    pub(crate) meeting: Option<String>,
    /// « Je sais de qui il s'agit. »
    pub(crate) knows: bool,
    /// « J'étais là. »
    pub(crate) witnessed: bool,
    /// « Nous sommes bien le … »: the day, as 2026-11-22, where the clock was in doubt.
    pub(crate) today: Option<String>,
}

/// Keeps a decision about an open claim; issuing also makes the badge.
pub(crate) async fn decide(
    bridge: &Bridge,
    words: Words,
    by: &LoginRow,
    claim: &ClaimRow,
    said: Said,
) -> Result<(), BridgeError> {
    let refused = |code| BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, code);
    if !said.knows {
        return Err(refused("bridge-decision-unknown-person"));
    }
    let written = said.words.trim();
    if written.chars().count() > LONGEST_WORDS {
        return Err(refused("bridge-decision-long"));
    }
    if said.kind == DecisionKind::Complement && written.is_empty() {
        return Err(refused("bridge-decision-what-is-missing"));
    }
    let meeting = match said.kind {
        DecisionKind::Talk => {
            let day = said.meeting.filter(|day| calendar::is_iso_day(day));
            Some(day.ok_or(refused("bridge-decision-no-date"))?)
        }
        _ => None,
    };
    // A badge is signed for ever: not under a date that cannot be. Other decisions only note their time.
    let decided = match said.kind {
        DecisionKind::Issue => {
            if let Some(day) = &said.today {
                belief::settle(bridge, day).await?;
            }
            belief::signing_time(bridge, words).await?
        }
        DecisionKind::Complement | DecisionKind::Talk | DecisionKind::Revoke => bridge.now(),
    };
    let decision = DecisionRow {
        id: Uuid::new_v4().to_string(),
        claim: claim.id.clone(),
        kind: said.kind,
        account: by.account.clone(),
        account_name: by.account_name.clone(),
        words: written.to_owned(),
        meeting,
        witnessed: said.witnessed,
        decided,
    };
    let kept = match said.kind {
        DecisionKind::Complement | DecisionKind::Talk => bridge.store.decide_open(&decision).await?,
        DecisionKind::Issue => issue(bridge, claim, &decision).await?,
        DecisionKind::Revoke => return revoke(bridge, claim, &decision).await,
    };
    if !kept {
        return Err(BridgeError::refused(StatusCode::CONFLICT, "bridge-decision-closed"));
    }
    belief::look(bridge).await?;
    tracing::info!(claim = claim.log_name(), kind = said.kind.word(), "a decision was kept");
    Ok(())
}

/// Keeps words for later; nothing is decided.
pub(crate) async fn keep(
    bridge: &Bridge,
    account: &str,
    claim: &ClaimRow,
    words: &str,
    meeting: &str,
) -> Result<(), BridgeError> {
    let draft = DraftRow {
        account: account.to_owned(),
        claim: claim.id.clone(),
        words: words.chars().take(LONGEST_WORDS).collect(),
        meeting: Some(meeting)
            .filter(|day| calendar::is_iso_day(day))
            .unwrap_or_default()
            .to_owned(),
        kept: bridge.now(),
    };
    Ok(bridge.store.keep_draft(&draft).await?)
}

async fn issue(bridge: &Bridge, claim: &ClaimRow, decision: &DecisionRow) -> Result<bool, BridgeError> {
    // Told again below by the store, all at once; here it spares a place in the status list.
    if !matches!(
        claim.state,
        ClaimKind::Waiting | ClaimKind::Complement | ClaimKind::Talk
    ) {
        return Ok(false);
    }
    let review = Review::of(claim)?;
    let definition = definition::of_claim(bridge.store.as_ref(), claim)
        .await?
        .ok_or(BridgeError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bridge-decision-no-definition",
        ))?;
    let badge = issuing::make(bridge, claim, &review, &definition, decision).await?;
    let kept = serde_json::to_string(&review.without_raw()).map_err(BridgeError::internal)?;
    Ok(bridge.store.decide_issue(decision, &badge, &kept).await?)
}

async fn revoke(bridge: &Bridge, claim: &ClaimRow, decision: &DecisionRow) -> Result<(), BridgeError> {
    if decision.words.is_empty() {
        return Err(BridgeError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bridge-decision-no-reason",
        ));
    }
    let badge = bridge
        .store
        .badge_of_claim(&claim.id)
        .await?
        .ok_or_else(BridgeError::not_found)?;
    if !bridge.store.revoke_badge(&badge.id, decision).await? {
        return Err(BridgeError::refused(StatusCode::CONFLICT, "bridge-decision-closed"));
    }
    tracing::info!(claim = claim.log_name(), "a badge was revoked");
    Ok(())
}
