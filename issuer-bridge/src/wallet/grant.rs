//! What a learner allows a wallet: asked on a page, given as a code, exchanged for tokens.

use uuid::Uuid;

use super::refusal::{Failed, Refusal};
use super::{OFFLINE, SCOPES, known_scopes};
use crate::bridge::Bridge;
use crate::credential::TOLERANCE_S;
use crate::encoding::{base64url, digest_of, same_secret, secret, sha256};
use crate::error::BridgeError;
use crate::store::{ClaimRow, GrantRow, Running, Tokens, WalletRow};

/// How long a code, an access token and a refresh token last.
const CODE_S: i64 = 300;
pub(super) const ACCESS_S: i64 = 3_600;
const REFRESH_S: i64 = 90 * 86_400;
/// Letters of a verifier's digest in base64url.
const CHALLENGE: usize = 43;

/// What a wallet asks of a learner, checked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Name of the wallet.
    pub(crate) name: String,
    wallet: String,
    /// Where the learner is sent back.
    pub(crate) redirect: String,
    pub(crate) state: String,
    scope: String,
    challenge: String,
}

/// How a wallet's question is answered.
#[derive(Debug)]
pub(crate) enum Question {
    /// It can be put to the learner.
    Asked(Asked),
    /// The wallet is told what is wrong with it, at this address.
    Back(String),
}

/// Reads what a wallet asks. Where it is not known, or the address is not one of its own, nobody is sent anywhere.
pub(crate) async fn asked(bridge: &Bridge, query: &[(String, String)]) -> Result<Question, BridgeError> {
    let unknown = || BridgeError::refused(axum::http::StatusCode::BAD_REQUEST, "bridge-wallet-unknown");
    let of = |name: &str| {
        let mut found = query.iter().filter(|(known, _)| known == name);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => value.as_str(),
            _ => "",
        }
    };
    let wallet = bridge.store.wallet(of("client_id")).await?.ok_or_else(unknown)?;
    let redirects: Vec<String> = serde_json::from_str(&wallet.redirects).map_err(BridgeError::internal)?;
    let redirect = redirects.into_iter().find(|known| known == of("redirect_uri"));
    let redirect = redirect.ok_or_else(unknown)?;
    let back = |error: &str| Ok(Question::Back(sent_back(&redirect, of("state"), "error", error)));
    if of("response_type") != "code" {
        return back("unsupported_response_type");
    }
    if of("code_challenge_method") != "S256" || of("code_challenge").len() != CHALLENGE {
        return back("invalid_request");
    }
    let scope = known_scopes(of("scope"));
    if scope.split(' ').all(|one| one.is_empty() || one == OFFLINE) {
        return back("invalid_scope");
    }
    Ok(Question::Asked(Asked {
        name: wallet.name,
        wallet: wallet.id,
        state: of("state").to_owned(),
        challenge: of("code_challenge").to_owned(),
        redirect,
        scope,
    }))
}

/// An address with one answer, and what the wallet gave to know its question again.
fn sent_back(redirect: &str, state: &str, name: &str, value: &str) -> String {
    let joint = if redirect.contains('?') { '&' } else { '?' };
    let mut address = format!("{redirect}{joint}{name}={}", crate::pages::encoded(value));
    if !state.is_empty() {
        address.push_str("&state=");
        address.push_str(&crate::pages::encoded(state));
    }
    address
}

impl Asked {
    /// What it would be allowed, as sentences' ids.
    pub(crate) fn wishes(&self) -> impl Iterator<Item = &'static str> + '_ {
        let is_asked = |scope: &str| self.scope.split(' ').any(|one| one == scope);
        SCOPES
            .iter()
            .filter(move |(scope, _)| is_asked(scope))
            .map(|(_, what)| *what)
    }

    /// The same question, to be put again: its parts as fields.
    pub(crate) fn fields(&self) -> [(&'static str, String); 7] {
        [
            ("response_type", "code".to_owned()),
            ("client_id", self.wallet.clone()),
            ("redirect_uri", self.redirect.clone()),
            ("scope", self.scope.clone()),
            ("state", self.state.clone()),
            ("code_challenge", self.challenge.clone()),
            ("code_challenge_method", "S256".to_owned()),
        ]
    }

    /// Where the learner is sent who says no.
    pub(crate) fn denied(&self) -> String {
        sent_back(&self.redirect, &self.state, "error", "access_denied")
    }

    /// Where a page may send them, for its policy: scheme and place.
    pub(crate) fn place(&self) -> String {
        match self.redirect.split_once("://") {
            Some((scheme @ ("https" | "http"), rest)) => {
                format!("{scheme}://{}", rest.split(['/', '?']).next().unwrap_or_default())
            }
            _ => format!("{}:", self.redirect.split(':').next().unwrap_or_default()),
        }
    }
}

/// The learner allows it; gives where they are sent.
pub(crate) async fn allow(bridge: &Bridge, asked: &Asked, claim: &ClaimRow) -> Result<String, BridgeError> {
    let (code, now) = (secret(), bridge.now());
    let grant = GrantRow {
        id: Uuid::new_v4().to_string(),
        wallet: asked.wallet.clone(),
        claim: claim.id.clone(),
        scope: asked.scope.clone(),
        redirect: asked.redirect.clone(),
        challenge: asked.challenge.clone(),
        given: now,
        code_hash: digest_of(&code),
        code_expires: now + CODE_S,
        code_used: None,
    };
    bridge.store.add_grant(&grant).await?;
    Ok(sent_back(&asked.redirect, &asked.state, "code", &code))
}

/// What was allowed for a claim: id, name of the wallet, and when.
pub(crate) async fn grants_of(bridge: &Bridge, claim: &ClaimRow) -> Result<Vec<(String, String, i64)>, BridgeError> {
    Ok(bridge.store.grants(&claim.id).await?)
}

/// Tokens as a wallet gets them.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) access: String,
    pub(super) refresh: Option<String>,
    pub(super) scope: String,
}

/// Fresh tokens, and what is kept of them.
fn fresh(scope: &str, now: i64) -> (Given, Tokens) {
    let comes_again = scope.split(' ').any(|one| one == OFFLINE);
    let given = Given {
        access: secret(),
        refresh: comes_again.then(secret),
        scope: scope.to_owned(),
    };
    let tokens = Tokens {
        access: (digest_of(&given.access), now + ACCESS_S),
        refresh: given
            .refresh
            .as_deref()
            .map(|token| (digest_of(token), now + REFRESH_S)),
    };
    (given, tokens)
}

/// What still runs; what ends later than it could have been given was given under a clock that stood ahead.
fn running(now: i64, lasts: i64) -> Running {
    Running {
        now,
        latest: now + lasts + TOLERANCE_S,
    }
}

const NO_CODE: Refusal = Refusal::of(
    "invalid_grant",
    "The code is unknown, used, too old, or not for this client.",
);

/// Exchanges a code.
pub(super) async fn exchange(
    bridge: &Bridge,
    wallet: &WalletRow,
    code: &str,
    redirect: &str,
    verifier: &str,
) -> Result<Given, Failed> {
    let store = &bridge.store;
    let grant = store.grant_of_code(&digest_of(code)).await?.ok_or(NO_CODE)?;
    if grant.wallet != wallet.id {
        return Err(NO_CODE.into());
    }
    if grant.code_used.is_some() {
        // Two have the same code: one of them took it from the other.
        store.end_grant(&grant.id).await?;
        return Err(NO_CODE.into());
    }
    let is_its_own = (43..=128).contains(&verifier.len())
        && same_secret(&base64url(&sha256(verifier.as_bytes())), &grant.challenge)
        && grant.redirect == redirect;
    let time = running(bridge.now(), CODE_S);
    if !is_its_own || grant.code_expires <= time.now || grant.code_expires > time.latest {
        return Err(NO_CODE.into());
    }
    let (given, tokens) = fresh(&grant.scope, time.now);
    if store.use_code(&grant.id, &tokens, time.now).await? {
        Ok(given)
    } else {
        store.end_grant(&grant.id).await?;
        Err(NO_CODE.into())
    }
}

/// Exchanges a refresh token.
pub(super) async fn renew(bridge: &Bridge, wallet: &WalletRow, token: &str) -> Result<Given, Failed> {
    const NO_TOKEN: Refusal = Refusal::of(
        "invalid_grant",
        "The token is unknown, used, or too old. Ask the learner again.",
    );
    let hash = digest_of(token);
    let time = running(bridge.now(), REFRESH_S);
    let grant = bridge.store.grant_of_refresh(&hash, time).await?.ok_or(NO_TOKEN)?;
    if grant.wallet != wallet.id {
        return Err(NO_TOKEN.into());
    }
    let (given, tokens) = fresh(&grant.scope, time.now);
    if bridge.store.renew(&grant.id, &hash, &tokens).await? {
        Ok(given)
    } else {
        Err(NO_TOKEN.into())
    }
}

/// What an access token allows.
pub(super) async fn of_access(bridge: &Bridge, token: &str) -> Result<Option<GrantRow>, BridgeError> {
    let time = running(bridge.now(), ACCESS_S);
    Ok(bridge.store.grant_of_access(&digest_of(token), time).await?)
}
