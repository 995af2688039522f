//! Browsers that were in before: guesses of others must not lock out who sits at one. The cookie is signed for one
//! account with its present password and opens nothing by itself.

use axum::http::{HeaderMap, HeaderValue};
use ed25519_dalek::Signature;

use super::cookie::{cookie, set_cookie};
use crate::bridge::Organisation;
use crate::encoding::{base64url, digest_of, from_base64url, random};
use crate::error::BridgeError;
use crate::store::AccountRow;

const DOMAIN: &[u8] = b"envol-known-browser-v1";
/// Half a year.
const LASTS_S: i64 = 182 * 86_400;
const NONCE: usize = 16;

/// One per account: several people may share a browser.
fn cookie_name(account: &AccountRow) -> String {
    format!("envol-known-{}", &digest_of(&account.id)[..8])
}

fn parts<'a>(nonce: &'a [u8], account: &'a AccountRow) -> [&'a [u8]; 3] {
    [nonce, account.id.as_bytes(), account.password_hash.as_bytes()]
}

/// The cookie for a browser in which `account` has just logged in.
pub(crate) fn remember(
    organisation: &Organisation,
    account: &AccountRow,
    secure: bool,
) -> Result<HeaderValue, BridgeError> {
    let nonce = random::<NONCE>();
    let signature = organisation.keys.sign(DOMAIN, &parts(&nonce, account));
    let value = base64url(&[&nonce[..], &signature].concat());
    set_cookie(secure, &cookie_name(account), &value, LASTS_S)
}

/// What tells this browser from others, where `account` was logged in here before.
pub(crate) fn known(organisation: &Organisation, account: &AccountRow, headers: &HeaderMap) -> Option<String> {
    let value = from_base64url(&cookie(headers, &cookie_name(account))?)?;
    let (nonce, signature) = value.split_at_checked(NONCE)?;
    let message = [&[DOMAIN], &parts(nonce, account)[..]].concat().concat();
    let key = organisation.keys.signing().verifying_key();
    key.verify_strict(&message, &Signature::from_slice(signature).ok()?)
        .ok()?;
    Some(base64url(nonce))
}
