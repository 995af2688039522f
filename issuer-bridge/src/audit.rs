//! Following the chain of who did what.

use jiff::Timestamp;

use crate::bridge::Bridge;
use crate::error::BridgeError;
use crate::store::{ActKind, Chain};
use crate::words::Words;

/// Rows read at once.
const AT_ONCE: i64 = 1_000;

/// What was found of the chain.
#[derive(Debug)]
pub(crate) struct Followed {
    count: i64,
    head: String,
    /// The first row that does not follow.
    broken: Option<i64>,
    /// Whether a digest that somebody noted before was met; `None` where none was given.
    noted: Option<bool>,
}

impl Followed {
    /// Nothing was changed or removed, as far as can be known.
    pub(crate) fn is_whole(&self) -> bool {
        self.broken.is_none() && self.noted != Some(false)
    }

    /// For people.
    pub(crate) fn sentence(&self, words: Words) -> String {
        match (self.broken, self.noted) {
            (Some(number), _) => words.with("bridge-audit-broken", "which", number),
            (None, Some(false)) => words.with("bridge-audit-not-noted", "count", self.count),
            (None, _) if self.count == 0 => words.say("bridge-audit-empty"),
            (None, _) => words.with_all(
                "bridge-audit-whole",
                &[("count", self.count.to_string()), ("head", self.head.clone())],
            ),
        }
    }
}

/// Follows the chain from its beginning; `noted` is a digest that somebody wrote down before. The chain alone cannot show
/// that rows are missing at its end: a digest from elsewhere does.
pub(crate) async fn followed(bridge: &Bridge, noted: Option<&str>) -> Result<Followed, BridgeError> {
    let (mut chain, mut last) = (Chain::begin(), 0);
    let mut met = false;
    let broken = 'all: loop {
        let rows = bridge.store.audit_after(last, AT_ONCE).await?;
        let Some(end) = rows.last() else { break None };
        last = end.number;
        for row in &rows {
            if let Err(broken) = chain.follow(row) {
                break 'all Some(broken.number);
            }
            met |= noted.is_some_and(|noted| noted.trim().eq_ignore_ascii_case(&row.digest));
        }
    };
    Ok(Followed {
        count: chain.count(),
        head: chain.head().to_owned(),
        broken,
        noted: noted.map(|_| met),
    })
}

/// « 2026-11-22 14:05 UTC »: a record needs the minute, and the bridge knows no time zone.
pub(crate) fn moment_of(unix_s: i64) -> String {
    Timestamp::from_second(unix_s).map_or_else(
        |_| unix_s.to_string(),
        |moment| {
            let text = moment.to_string();
            format!("{} UTC", text.get(..16).unwrap_or(&text).replace('T', " "))
        },
    )
}

impl ActKind {
    /// What was done, as a sentence's id.
    pub(crate) const fn sentence(self) -> &'static str {
        match self {
            Self::Issue => "bridge-act-issue",
            Self::Complement => "bridge-act-complement",
            Self::Talk => "bridge-act-talk",
            Self::Revoke => "bridge-act-revoke",
            Self::Correct => "bridge-act-correct",
            Self::Opened => "bridge-act-opened",
            Self::HandedOut => "bridge-act-handed-out",
            Self::Answered => "bridge-act-answered",
            Self::Erased => "bridge-act-erased",
            Self::Expired => "bridge-act-expired",
            Self::Dropped => "bridge-act-dropped",
            Self::Keeping => "bridge-act-keeping",
            Self::AccountAdded => "bridge-act-account-added",
            Self::AccountDisabled => "bridge-act-account-disabled",
            Self::AccountEnabled => "bridge-act-account-enabled",
            Self::AccountRoles => "bridge-act-account-roles",
            Self::Password => "bridge-act-password",
            Self::LoginsEnded => "bridge-act-logins-ended",
            Self::StationPaired => "bridge-act-station-paired",
            Self::StationRemoved => "bridge-act-station-removed",
            Self::KeyExported => "bridge-act-key-exported",
            Self::KeyRotated => "bridge-act-key-rotated",
            Self::BadgeMade => "bridge-act-badge-made",
            Self::BadgeChanged => "bridge-act-badge-changed",
            Self::EndorsementAsked => "bridge-act-endorsement-asked",
            Self::EndorsementJoined => "bridge-act-endorsement-joined",
            Self::EndorsementRemoved => "bridge-act-endorsement-removed",
        }
    }
}
