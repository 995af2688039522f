//! How long what is held about persons stays. Raw inputs go with the decision that issues; the rest of a claim goes when
//! its time is over, and never on the word of a clock that is in doubt.

use std::time::Duration;

use crate::belief;
use crate::bridge::{Bridge, Shared};
use crate::endorsing;
use crate::error::BridgeError;
use crate::store::{Act, ActKind, ClaimKind, ClaimRow, Store};
use crate::wallet;

const DAY_S: i64 = 86_400;
/// Between two looks.
const EVERY: Duration = Duration::from_hours(1);
/// Erased in one transaction.
const AT_ONCE: i64 = 200;

/// What is kept for the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// What waits apart, since it came.
    Apart,
    /// Requests that wait for a decision, since the last word.
    Open,
    /// Requests whose badge was issued, since then.
    Issued,
    /// Requests whose badge was withdrawn, since then.
    Withdrawn,
}

impl Kept {
    pub(crate) const ALL: [Self; 4] = [Self::Apart, Self::Open, Self::Issued, Self::Withdrawn];

    /// The word in the database and in forms.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Apart => "apart",
            Self::Open => "open",
            Self::Issued => "issued",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// What it is, as a sentence's id.
    pub(crate) const fn sentence(self) -> &'static str {
        match self {
            Self::Apart => "bridge-keeping-apart",
            Self::Open => "bridge-keeping-open",
            Self::Issued => "bridge-keeping-issued",
            Self::Withdrawn => "bridge-keeping-withdrawn",
        }
    }

    const fn states(self) -> &'static [ClaimKind] {
        match self {
            Self::Apart => &[ClaimKind::Apart],
            Self::Open => &[ClaimKind::Waiting, ClaimKind::Complement, ClaimKind::Talk],
            Self::Issued => &[ClaimKind::Issued],
            Self::Withdrawn => &[ClaimKind::Revoked],
        }
    }

    /// As the program proposes it, days.
    const fn proposed(self) -> i64 {
        match self {
            Self::Apart => 30,
            Self::Open => 365,
            Self::Issued | Self::Withdrawn => 1_095,
        }
    }
}

/// Days to choose from, and how they are said.
pub(crate) const CHOICES: [(i64, &str); 7] = [
    (30, "bridge-days-month"),
    (90, "bridge-days-quarter"),
    (180, "bridge-days-half-year"),
    (365, "bridge-days-year"),
    (730, "bridge-days-two-years"),
    (1_095, "bridge-days-three-years"),
    (1_825, "bridge-days-five-years"),
];

/// How many days each is kept.
pub(crate) async fn days(store: &dyn Store) -> Result<Vec<(Kept, i64)>, BridgeError> {
    let chosen = store.keeping().await?;
    let of = |kept: Kept| {
        let found = chosen.iter().find(|(state, _)| state == kept.word());
        found.map_or(kept.proposed(), |(_, days)| *days)
    };
    Ok(Kept::ALL.into_iter().map(|kept| (kept, of(kept))).collect())
}

/// Erases what has been kept long enough; gives how many claims.
pub(crate) async fn erase_expired(bridge: &Bridge) -> Result<i64, BridgeError> {
    if belief::doubt(bridge).await?.is_some() {
        // A clock that stands years ahead would erase everything.
        tracing::warn!("the clock is in doubt: nothing is erased");
        return Ok(0);
    }
    let (store, now) = (bridge.store.as_ref(), bridge.now());
    let mut erased = 0;
    for (kept, days) in days(store).await? {
        loop {
            let ids = store
                .unchanged_since(kept.states(), now - days * DAY_S, AT_ONCE)
                .await?;
            let mut claims: Vec<ClaimRow> = Vec::new();
            for id in &ids {
                claims.extend(store.claim(id).await?.map(ClaimRow::without_content));
            }
            if claims.is_empty() {
                break;
            }
            let act = Act::by_none("issuer-bridge", ActKind::Expired, kept.word(), now);
            let done = store.erase(&claims, &act.with(format!("days {days}"))).await?;
            if done.claims == 0 {
                break;
            }
            erased += done.claims;
        }
    }
    if erased > 0 {
        tracing::info!(erased, "claims were erased, their time was over");
    }
    Ok(erased)
}

/// Erases at start and every hour, as long as the bridge serves.
pub(crate) async fn keep_on(bridge: Shared) {
    loop {
        if let Err(error) = erase_expired(&bridge).await {
            tracing::error!(%error, "what has been kept long enough could not be erased; it is tried again");
        }
        if let Err(error) = endorsing::forget_unanswered(&bridge).await {
            tracing::error!(%error, "links that ended could not be removed; it is tried again");
        }
        if let Err(error) = wallet::forget_idle(&bridge).await {
            tracing::error!(%error, "what wallets no longer have could not be removed; it is tried again");
        }
        tokio::time::sleep(EVERY).await;
    }
}

impl ClaimRow {
    /// Only what names it: for erasing many.
    fn without_content(self) -> Self {
        Self {
            package: None,
            review: None,
            ..self
        }
    }
}
