//! Open Badges 3.0 for wallets: they register, ask the learner, and then fetch the badge by themselves (OAuth 2.0 with
//! PKCE). What they may do is read; nothing is taken in from them. Only where a public address is configured.
//!
//! Sources: <https://www.imsglobal.org/spec/ob/v3p0/#api>, RFC 6749, 7009, 7591, 7636, 8252.

mod api;
mod description;
mod grant;
mod refusal;
mod registration;

pub(crate) use api::routes;
pub(crate) use grant::{Asked, Question, allow, asked, grants_of};

use crate::bridge::Bridge;
use crate::error::BridgeError;

/// Read badges.
const READ_CREDENTIALS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly";
/// Read who has them.
const READ_PROFILE: &str = "https://purl.imsglobal.org/spec/ob/v3p0/scope/profile.readonly";
/// Come again without asking.
const OFFLINE: &str = "offline_access";
/// All that can be allowed, and what each means, as a sentence's id.
const SCOPES: [(&str, &str); 3] = [
    (READ_CREDENTIALS, "bridge-wallet-reads-badges"),
    (READ_PROFILE, "bridge-wallet-reads-profile"),
    (OFFLINE, "bridge-wallet-comes-again"),
];

/// Wallets that were registered and never got anything are forgotten after a day.
const IDLE_S: i64 = 86_400;

/// Removes what ended.
pub(crate) async fn forget_idle(bridge: &Bridge) -> Result<(), BridgeError> {
    let now = bridge.now();
    Ok(bridge.store.forget_idle_wallets(now, now - IDLE_S).await?)
}

/// Of scopes that were asked for, those that can be allowed, each once.
fn known_scopes(asked: &str) -> String {
    let known = SCOPES
        .iter()
        .filter(|(scope, _)| asked.split(' ').any(|one| one == *scope));
    known.map(|(scope, _)| *scope).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_reading_can_be_allowed() {
        let asked = format!(
            "openid {READ_CREDENTIALS} {READ_CREDENTIALS} https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert {OFFLINE}"
        );
        assert_eq!(known_scopes(&asked), format!("{READ_CREDENTIALS} {OFFLINE}"));
        assert_eq!(known_scopes("openid"), "");
    }
}
