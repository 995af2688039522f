//! A claim as the station keeps it, and what the learner takes away.

use std::fmt;

use serde::{Deserialize, Serialize};
use situation::text::Text;
use situation::wire::{ClaimState, ClaimStatus, claim_code};
use wording::Language;

use crate::disk::Kept;
use crate::profile::ProfileId;
use crate::random;
use crate::session::SessionId;

/// Names a claim: 128 random bits, in the package and in the learner's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(pub [u8; 16]);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&random::to_hex(self.0))
    }
}

/// What the learner takes away at once, with or without a bridge: a code, and a page where the rest will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The claim.
    pub claim: ClaimId,
    /// 80 bits in four groups: `7Q2K-…`; the same at the bridge.
    pub code: String,
    /// Address for the QR code, `…/r/CODE`; `None` on a station that is not paired.
    pub page: Option<String>,
}

/// How a package travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Delivery {
    /// In the outbox; leaves when a bridge is there.
    Waiting,
    /// The bridge has it.
    Received {
        /// It waits apart there: the bridge does not know this station or this scenario.
        apart: bool,
    },
    /// The bridge does not take it; kept here, not sent again.
    Refused {
        /// Id of the sentence.
        code: String,
        /// The bridge's sentence, in the learner's language at that time.
        message: String,
    },
}

/// A claim, for « Mes demandes ».
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRecord {
    /// Names it.
    pub claim: ClaimId,
    /// The learner's code.
    pub code: String,
    /// The learner's page, where there is one.
    pub page: Option<String>,
    /// Session it is about.
    pub session: SessionId,
    /// Id of the badge asked for.
    pub badge_id: String,
    /// Name of the badge asked for.
    pub badge: Text,
    /// How the package travels.
    pub delivery: Delivery,
    /// What the bridge last said; `None` until it did.
    pub status: Option<ClaimStatus>,
    /// Whether the badge image is on this station and may be taken along ([`crate::Station::badge_png`]): not after the
    /// badge was withdrawn.
    pub badge_here: bool,
    /// An answer or the badge has come that the learner has not looked at.
    pub news: bool,
    /// Nothing of it has left: the learner may still take it back.
    pub is_here: bool,
    /// The PC's clock when it was asked, seconds since 1970; 0 where it could not be right.
    pub asked_unix_s: i64,
}

/// The outbox at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutboxState {
    /// Whether there is a bridge to send to at all.
    pub paired: bool,
    /// Packages that wait.
    pub waiting: usize,
    /// Packages that the bridge did not take.
    pub refused: usize,
    /// Whether the last attempt found the bridge; `None` before the first.
    pub bridge_there: Option<bool>,
}

/// A claim as it is kept, beside its package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ClaimFile {
    pub(crate) profile: ProfileId,
    #[serde(with = "random::hex")]
    pub(crate) session: [u8; 16],
    pub(crate) badge_id: String,
    pub(crate) badge: Text,
    pub(crate) language: String,
    pub(crate) delivery: Delivery,
    pub(crate) page: Option<String>,
    pub(crate) status: Option<ClaimStatus>,
    pub(crate) badge_here: bool,
    /// Id of the badge that is here, where the bridge said it.
    #[serde(default)]
    pub(crate) badge_as: Option<String>,
    /// An answer or the badge has come that the learner has not looked at.
    #[serde(default)]
    pub(crate) news: bool,
    /// It was sent and no answer came: the bridge may have it.
    #[serde(default)]
    pub(crate) may_have_left: bool,
    pub(crate) asked_unix_s: i64,
    /// When anything last changed, in seconds that the station has lived.
    pub(crate) changed_lived_s: i64,
}

/// Whether a badge's picture is a PNG.
pub(crate) fn is_picture(badge: &[u8]) -> bool {
    badge.starts_with(b"\x89PNG\r\n\x1a\n")
}

impl Kept for ClaimFile {
    const VERSION: u16 = 1;
}

impl ClaimFile {
    /// For « Mes demandes »; `address` is that of the bridge that the station is paired with.
    pub(crate) fn record(&self, claim: ClaimId, address: Option<&str>) -> ClaimRecord {
        let Receipt { code, page, .. } = self.receipt(claim, address);
        ClaimRecord {
            claim,
            code,
            page,
            session: SessionId(self.session),
            badge_id: self.badge_id.clone(),
            badge: self.badge.clone(),
            delivery: self.delivery.clone(),
            status: self.status.clone(),
            badge_here: self.hands_out(),
            news: self.news,
            is_here: self.is_here(),
            asked_unix_s: self.asked_unix_s,
        }
    }

    /// What the learner takes away.
    pub(crate) fn receipt(&self, claim: ClaimId, address: Option<&str>) -> Receipt {
        let code = claim_code(&claim.0);
        // The bridge knows its public address; until it said so, the one of the pairing.
        let page = self
            .page
            .clone()
            .or_else(|| address.map(|address| format!("{address}/r/{code}")));
        Receipt { claim, code, page }
    }

    /// The language in which it was asked.
    pub(crate) fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }

    /// Whether the same badge asked again is still this claim.
    pub(crate) fn is_open(&self) -> bool {
        let state = self.status.as_ref().map(|status| status.state);
        !matches!(self.delivery, Delivery::Refused { .. })
            && !matches!(state, Some(ClaimState::Complement | ClaimState::Revoked))
    }

    /// Takes what the bridge says now. A person's answer is news; that the claim waits is none, and of a badge it is
    /// news once the badge is here.
    pub(crate) fn hear(&mut self, status: ClaimStatus) {
        let answered = matches!(
            status.state,
            ClaimState::Complement | ClaimState::Talk | ClaimState::Revoked
        );
        // A bridge of before did not count its decisions: that it counts them now is no news.
        let is_the_same = self.status.as_ref().is_some_and(|known| {
            let decisions = status.decisions;
            ClaimStatus {
                decisions,
                ..known.clone()
            } == status
        });
        self.news |= answered && !is_the_same;
        self.status = Some(status);
    }

    /// Whether a status that was carried here is older than what is known: fewer decisions had been taken.
    pub(crate) fn knows_better(&self, carried: &ClaimStatus) -> bool {
        self.status.as_ref().and_then(|known| known.decisions) > carried.decisions
    }

    /// Whether anything is still to come from the bridge: its receipt, a decision, the badge.
    pub(crate) fn awaits_an_answer(&self) -> bool {
        self.delivery == Delivery::Waiting || self.awaits_news()
    }

    /// The badge of that id has come, the first or a corrected one.
    pub(crate) fn take_badge(&mut self, issued_as: Option<String>) {
        // One that an older version fetched without its id may well be the same.
        self.news |= !self.badge_here || (self.badge_as.is_some() && self.badge_as != issued_as);
        self.badge_here = true;
        self.badge_as = issued_as;
    }

    /// Whether there is a badge at the bridge that is not here: none came yet, or another came in its place.
    pub(crate) fn lacks_badge(&self, status: &ClaimStatus) -> bool {
        status.issued && (!self.badge_here || (status.issued_as.is_some() && status.issued_as != self.badge_as))
    }

    /// Whether the badge is here and holds: the file of one that was withdrawn would go on saying that it does.
    pub(crate) fn hands_out(&self) -> bool {
        let is_withdrawn = self.status.as_ref().is_some_and(|s| s.state == ClaimState::Revoked);
        self.badge_here && !is_withdrawn
    }

    /// Whether nothing of it can have left this station.
    pub(crate) fn is_here(&self) -> bool {
        !self.may_have_left && !matches!(self.delivery, Delivery::Received { .. })
    }

    /// Whether the bridge may still have news.
    pub(crate) fn awaits_news(&self) -> bool {
        let state = self.status.as_ref().map(|status| status.state);
        matches!(self.delivery, Delivery::Received { .. })
            && match state {
                Some(ClaimState::Issued) => !self.badge_here,
                Some(ClaimState::Revoked) => false,
                _ => true,
            }
    }
}
