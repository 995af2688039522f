//! Decisions by a named person: issue, ask for a complement, propose to talk, revoke, correct.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use uuid::Uuid;

use crate::belief;
use crate::bridge::Bridge;
use crate::calendar;
use crate::definition::{self, Definition};
use crate::error::BridgeError;
use crate::issuing::{self, Making, Picture};
use crate::looking;
use crate::review::Review;
use crate::store::{BadgeRow, ClaimKind, ClaimRow, DecisionKind, DecisionRow, DraftRow, LoginRow};
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
    /// How many decisions the page showed that this was written on.
    pub(crate) read: Option<i64>,
    /// Which rows a corrected badge names; those that were shown, where it is not said.
    pub(crate) rows: Option<BTreeSet<String>>,
}

/// What the words of one decision are said about.
pub(crate) struct About<'a> {
    pub(crate) bridge: &'a Bridge,
    pub(crate) words: Words,
    pub(crate) by: &'a LoginRow,
    pub(crate) claim: &'a ClaimRow,
}

impl ClaimKind {
    /// Whether a decision is still to be taken.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Complement | Self::Talk)
    }
}

impl About<'_> {
    /// Keeps a decision; issuing and correcting also make the badge. A picture that is at hand is not drawn again.
    pub(crate) async fn decide(&self, said: Said, picture: Option<&Picture>) -> Result<(), BridgeError> {
        let bridge = self.bridge;
        let decision = self.decision(&said).await?;
        let kept = match said.kind {
            DecisionKind::Complement | DecisionKind::Talk => bridge.store.decide_open(&decision, said.read).await?,
            DecisionKind::Issue => self.issue(&said, &decision, picture).await?,
            DecisionKind::Revoke => self.revoke(&said, &decision).await?,
            DecisionKind::Correct => self.correct(&said, &decision).await?,
        };
        if !kept {
            return Err(self.meanwhile().await?);
        }
        belief::look(bridge).await?;
        bridge.store.look_away(&self.by.account, &self.claim.id).await?;
        tracing::info!(
            claim = self.claim.log_name(),
            kind = said.kind.word(),
            "a decision was kept"
        );
        Ok(())
    }

    /// The badge as it would be issued or corrected, unsigned; nothing is decided.
    pub(crate) async fn preview(&self, said: &Said) -> Result<issuing::Preview, BridgeError> {
        let decision = self.decision(said).await?;
        let known = self.known(said.kind).await?;
        issuing::preview(self.bridge, &known.making(self.claim, &decision, said)).await
    }

    /// What is said, as it is kept; or what is missing in it.
    async fn decision(&self, said: &Said) -> Result<DecisionRow, BridgeError> {
        let refused = |code| BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, code);
        if !said.knows {
            return Err(refused("bridge-decision-unknown-person"));
        }
        let written = said.words.trim();
        if written.chars().count() > LONGEST_WORDS {
            return Err(refused("bridge-decision-long"));
        }
        match said.kind {
            DecisionKind::Complement if written.is_empty() => return Err(refused("bridge-decision-what-is-missing")),
            DecisionKind::Revoke if written.is_empty() => return Err(refused("bridge-decision-no-reason")),
            DecisionKind::Correct if written.is_empty() => return Err(refused("bridge-correct-no-reason")),
            _ => {}
        }
        let meeting = match said.kind {
            DecisionKind::Talk => {
                let day = said.meeting.clone().filter(|day| calendar::is_iso_day(day));
                Some(day.ok_or(refused("bridge-decision-no-date"))?)
            }
            _ => None,
        };
        let is_open = matches!(
            said.kind,
            DecisionKind::Issue | DecisionKind::Complement | DecisionKind::Talk
        );
        if is_open {
            if !self.claim.state.is_open() {
                return Err(self.meanwhile().await?);
            }
            looking::is_free(self.bridge, self.words, self.by, self.claim).await?;
        }
        // A badge is signed for ever: not under a date that cannot be. Other decisions only note their time.
        let decided = match said.kind {
            DecisionKind::Issue | DecisionKind::Correct => {
                if let Some(day) = &said.today {
                    belief::settle(self.bridge, day, &self.by.account_name).await?;
                }
                belief::signing_time(self.bridge, self.words).await?
            }
            DecisionKind::Complement | DecisionKind::Talk | DecisionKind::Revoke => self.bridge.now(),
        };
        Ok(DecisionRow {
            id: Uuid::new_v4().to_string(),
            claim: self.claim.id.clone(),
            kind: said.kind,
            account: self.by.account.clone(),
            account_name: self.by.account_name.clone(),
            words: written.to_owned(),
            meeting,
            witnessed: said.witnessed,
            decided,
        })
    }

    /// What a badge of the claim is made from.
    async fn known(&self, kind: DecisionKind) -> Result<Known, BridgeError> {
        let store = &self.bridge.store;
        let definition = definition::of_claim(store.as_ref(), self.claim).await?;
        let before = match kind {
            DecisionKind::Correct => {
                let badge = store.badge_of_claim(&self.claim.id).await?;
                Some(badge.ok_or_else(BridgeError::not_found)?)
            }
            _ => None,
        };
        Ok(Known {
            review: Review::of(self.claim)?,
            definition: definition.ok_or(BridgeError::refused(
                StatusCode::UNPROCESSABLE_ENTITY,
                "bridge-decision-no-definition",
            ))?,
            before,
        })
    }

    async fn issue(&self, said: &Said, decision: &DecisionRow, picture: Option<&Picture>) -> Result<bool, BridgeError> {
        let known = self.known(said.kind).await?;
        let badge = issuing::make(self.bridge, &known.making(self.claim, decision, said), picture).await?;
        let kept = serde_json::to_string(&known.review.without_raw()).map_err(BridgeError::internal)?;
        let store = &self.bridge.store;
        Ok(store.decide_issue(decision, said.read, &badge, &kept).await?)
    }

    async fn correct(&self, said: &Said, decision: &DecisionRow) -> Result<bool, BridgeError> {
        let known = self.known(said.kind).await?;
        let badge = issuing::make(self.bridge, &known.making(self.claim, decision, said), None).await?;
        Ok(self.bridge.store.correct_badge(&badge, decision, said.read).await?)
    }

    async fn revoke(&self, said: &Said, decision: &DecisionRow) -> Result<bool, BridgeError> {
        let badge = self.bridge.store.badge_of_claim(&self.claim.id).await?;
        let badge = badge.ok_or_else(BridgeError::not_found)?;
        Ok(self.bridge.store.revoke_badge(&badge.id, decision, said.read).await?)
    }

    /// Somebody decided before: says who, what and when.
    async fn meanwhile(&self) -> Result<BridgeError, BridgeError> {
        let last = self.bridge.store.decisions(&self.claim.id).await?.pop();
        let Some(last) = last else {
            return Ok(BridgeError::refused(StatusCode::CONFLICT, "bridge-decision-closed"));
        };
        Ok(BridgeError::Refused {
            status: StatusCode::CONFLICT,
            code: "bridge-decision-meanwhile",
            arguments: vec![
                ("name", last.account_name),
                ("what", self.words.say(sentence(last.kind))),
                (
                    "when",
                    calendar::ago(self.words.language, last.decided, self.bridge.now()),
                ),
            ],
        })
    }
}

/// What a badge is made from, beside the decision.
struct Known {
    review: Review,
    definition: Definition,
    /// The badge that a correction replaces.
    before: Option<BadgeRow>,
}

impl Known {
    fn making<'a>(&'a self, claim: &'a ClaimRow, decision: &'a DecisionRow, said: &'a Said) -> Making<'a> {
        Making {
            claim,
            review: &self.review,
            definition: &self.definition,
            decision,
            rows: said.rows.as_ref(),
            before: self.before.as_ref(),
        }
    }
}

/// What was decided, in a few words.
pub(crate) fn sentence(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Issue => "bridge-decided-issue",
        DecisionKind::Complement => "bridge-decided-complement",
        DecisionKind::Talk => "bridge-decided-talk",
        DecisionKind::Revoke => "bridge-decided-revoke",
        DecisionKind::Correct => "bridge-decided-correct",
    }
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
