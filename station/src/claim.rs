//! A claim as the station keeps it, and what the learner takes away.

use std::fmt;

use serde::{Deserialize, Serialize};
use situation::text::Text;
use situation::wire::ClaimStatus;

/// Names a claim: 128 random bits, in the package and in the learner's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(pub [u8; 16]);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
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
    pub session: crate::SessionId,
    /// Id of the badge asked for.
    pub badge_id: String,
    /// Name of the badge asked for.
    pub badge: Text,
    /// How the package travels.
    pub delivery: Delivery,
    /// What the bridge last said; `None` until it did.
    pub status: Option<ClaimStatus>,
    /// Whether the badge image is on this station ([`crate::Station::badge_png`]).
    pub badge_here: bool,
    /// The PC's clock when it was asked, seconds since 1970; may be years off.
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
