//! Who looks at a claim just now, so that two reviewers do not write to the same person. Nothing is locked: whoever comes
//! second is told, waits or takes over, and a look that nobody goes on with ends by itself.

use axum::http::StatusCode;

use crate::bridge::Bridge;
use crate::calendar;
use crate::error::BridgeError;
use crate::store::{Between, ClaimRow, LoginRow, LookRow, StoreError};
use crate::words::Words;

/// A look without anything done ends after this.
const LASTS_S: i64 = 15 * 60;
/// It is written anew when it is this old: a page that is read does not write each time.
const ANEW_S: i64 = 60;

/// The times that a look still running was last seen at: not so late that it was made under a clock that stood ahead.
pub(crate) fn fresh(now: i64) -> Between {
    Between {
        after: now - LASTS_S,
        until: now + ANEW_S,
    }
}

/// Looks at a claim, unless somebody else does; gives them.
pub(crate) async fn look(bridge: &Bridge, login: &LoginRow, claim: &ClaimRow) -> Result<Option<LookRow>, BridgeError> {
    let (store, now) = (&bridge.store, bridge.now());
    let looks = store.looks(fresh(now)).await?;
    if let Some(other) = other(&looks, login, claim) {
        return Ok(Some(other.clone()));
    }
    let is_noted = |look: &LookRow| look.claim == claim.id && look.seen > now - ANEW_S;
    if looks.iter().any(is_noted) {
        return Ok(None);
    }
    match store.look(&login.account, &claim.id, now, fresh(now)).await {
        // Without room for it the claim can be read all the same.
        Err(error @ (StoreError::Full | StoreError::Locked)) => {
            tracing::warn!(%error, "who looks at a claim was not noted");
            Ok(None)
        }
        done => {
            done?;
            // Two may have come at once.
            Ok(other(&store.looks(fresh(now)).await?, login, claim).cloned())
        }
    }
}

/// # Errors
/// Where somebody else looks at it: says who, and since when.
pub(crate) async fn is_free(
    bridge: &Bridge,
    words: Words,
    login: &LoginRow,
    claim: &ClaimRow,
) -> Result<(), BridgeError> {
    let now = bridge.now();
    let looks = bridge.store.looks(fresh(now)).await?;
    let Some(other) = other(&looks, login, claim) else {
        return Ok(());
    };
    Err(BridgeError::Refused {
        status: StatusCode::CONFLICT,
        code: "bridge-look-refused",
        arguments: vec![
            ("name", other.account_name.clone()),
            ("since", calendar::ago(words.language, other.since, now)),
        ],
    })
}

fn other<'a>(looks: &'a [LookRow], login: &LoginRow, claim: &ClaimRow) -> Option<&'a LookRow> {
    looks
        .iter()
        .find(|look| look.claim == claim.id && look.account != login.account)
}
