//! Dynamic registration of wallets (RFC 7591).

use std::net::IpAddr;

use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::known_scopes;
use super::refusal::{Failed, Refusal};
use crate::access::network;
use crate::bridge::Bridge;
use crate::encoding::{digest_of, secret};
use crate::error::BridgeError;
use crate::spelling;
use crate::store::{Patience, WalletRow};

/// Most wallets at once.
const MOST: i64 = 1_000;
/// Registrations from one address.
const PER_ADDRESS: Patience = Patience {
    free: 10,
    longest_s: 3_600,
};
const LONGEST_NAME: usize = 80;
const MOST_REDIRECTS: usize = 5;
const LONGEST_REDIRECT: usize = 500;

#[derive(Deserialize, schemars::JsonSchema)]
pub(super) struct Registration {
    #[serde(default)]
    client_name: String,
    #[serde(default)]
    redirect_uris: Vec<String>,
    #[serde(default)]
    token_endpoint_auth_method: Option<String>,
    #[serde(default)]
    grant_types: Option<Vec<String>>,
    #[serde(default)]
    response_types: Option<Vec<String>>,
    #[serde(default)]
    scope: Option<String>,
}

/// Whether a learner may be sent back there: https; this machine over http; an application by a name of its own that
/// holds a dot (RFC 8252).
fn is_redirect(address: &str) -> bool {
    let plain = address.len() <= LONGEST_REDIRECT
        && address
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"<>\"'`\\{}|^;,".contains(&byte))
        && !address.contains('#');
    let Some((scheme, rest)) = address.split_once(':').filter(|_| plain) else {
        return false;
    };
    let host = rest
        .strip_prefix("//")
        .map(|rest| rest.split(['/', '?']).next().unwrap_or_default());
    match scheme {
        "https" => host.is_some_and(|host| !host.is_empty() && !host.contains('@')),
        "http" => host.is_some_and(|host| {
            let name = match host.rsplit_once(':') {
                Some((name, port)) if !host.ends_with(']') && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
                _ => host,
            };
            matches!(name, "127.0.0.1" | "[::1]")
        }),
        other => {
            other.contains('.')
                && other.starts_with(|c: char| c.is_ascii_lowercase())
                && other
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-+".contains(&byte))
        }
    }
}

/// Registers a wallet; gives what is answered.
pub(super) async fn register(bridge: &Bridge, wanted: Registration, address: IpAddr) -> Result<Value, Failed> {
    let metadata = |why| Failed::from(Refusal::of("invalid_client_metadata", why));
    let name = spelling::name(&wanted.client_name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(metadata("client_name is what the learner reads: 1 to 80 characters."));
    }
    if wanted.redirect_uris.is_empty()
        || wanted.redirect_uris.len() > MOST_REDIRECTS
        || !wanted.redirect_uris.iter().all(|address| is_redirect(address))
    {
        return Err(Refusal::of(
            "invalid_redirect_uri",
            "One to five redirect_uris: https, http on 127.0.0.1 or [::1], or a private scheme with a dot; no fragment.",
        )
        .into());
    }
    let method = wanted
        .token_endpoint_auth_method
        .as_deref()
        .unwrap_or("client_secret_basic");
    if !matches!(method, "client_secret_basic" | "none") {
        return Err(metadata("token_endpoint_auth_method is client_secret_basic or none."));
    }
    let within = |given: &Option<Vec<String>>, known: &[&str]| {
        given
            .as_ref()
            .is_none_or(|all| all.iter().all(|one| known.contains(&one.as_str())))
    };
    if !within(&wanted.grant_types, &["authorization_code", "refresh_token"])
        || !within(&wanted.response_types, &["code"])
    {
        return Err(metadata(
            "grant_types are authorization_code and refresh_token, response_types is code.",
        ));
    }
    let subject = digest_of(&format!("wallets from {}", network(address)));
    let wait = bridge.store.note_try(&subject, PER_ADDRESS, bridge.now()).await?;
    if wait > 0 {
        return Err(BridgeError::Throttled(wait).into());
    }
    super::forget_idle(bridge).await?;
    let key = if method == "none" { None } else { Some(secret()) };
    let row = WalletRow {
        id: Uuid::new_v4().to_string(),
        secret_hash: key.as_deref().map(digest_of).unwrap_or_default(),
        name,
        redirects: serde_json::to_string(&wanted.redirect_uris).map_err(BridgeError::internal)?,
        registered: bridge.now(),
    };
    if !bridge.store.add_wallet(&row, MOST).await? {
        return Err(BridgeError::Later.into());
    }
    tracing::info!("a wallet was registered");
    let mut answer = json!({
        "client_id": row.id,
        "client_id_issued_at": row.registered,
        "client_name": row.name,
        "redirect_uris": wanted.redirect_uris,
        "token_endpoint_auth_method": method,
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "scope": wanted.scope.as_deref().map(known_scopes).filter(|scope| !scope.is_empty())
            .unwrap_or_else(|| super::SCOPES.map(|(scope, _)| scope).join(" ")),
    });
    if let Some(key) = key {
        answer["client_secret"] = key.into();
        answer["client_secret_expires_at"] = 0.into();
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learners_are_sent_back_to_known_kinds_of_places_only() {
        for good in [
            "https://wallet.example.org/cb?x=1",
            "http://127.0.0.1:4321/cb",
            "http://[::1]/cb",
            "com.example.wallet:/cb",
        ] {
            assert!(is_redirect(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https://a@b.example.org/",
            "http://wallet.example.org/",
            "http://127.0.0.1.example.org/",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://wallet.example.org/#x",
            "https://wallet.example.org/ x",
            "https://wallet.example.org/;script-src",
            "wallet:/cb",
        ] {
            assert!(!is_redirect(bad), "{bad}");
        }
    }
}
