//! Asking for one's password again, before what cannot be taken back.

use std::net::IpAddr;

use super::password::{Match, matches};
use super::throttle::Try;
use crate::bridge::Bridge;
use crate::error::BridgeError;
use crate::store::LoginRow;
use crate::workers::Who;

/// Whether this is the password of who is logged in; tries are counted like any.
pub(crate) async fn is_password_of(
    bridge: &Bridge,
    login: &LoginRow,
    address: IpAddr,
    password: String,
) -> Result<bool, BridgeError> {
    let account = bridge.store.account_named(&login.account_name).await?;
    let account = account.filter(|account| account.id == login.account);
    let account = account.ok_or_else(|| BridgeError::internal("a login has no account"))?;
    let turn = bridge.workers.turn(Who::Known).await?;
    let attempt = Try::of(&account.name, address, Some(&account.id));
    attempt.begin(bridge).await?;
    let fits = matches(&turn, password, account.password_hash).await? != Match::No;
    if fits {
        attempt.was_good(bridge).await?;
    }
    Ok(fits)
}
