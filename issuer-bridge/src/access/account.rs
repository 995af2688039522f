//! A new account.

use uuid::Uuid;

use super::password::hash;
use crate::bridge::Bridge;
use crate::error::BridgeError;
use crate::spelling;
use crate::store::AccountRow;
use crate::workers::Who;

/// An account with its password hashed, made now.
pub(crate) async fn new_account(
    bridge: &Bridge,
    name: &str,
    email: Option<String>,
    password: String,
    roles: String,
) -> Result<AccountRow, BridgeError> {
    Ok(AccountRow {
        id: Uuid::new_v4().to_string(),
        name: spelling::name(name),
        email: email.map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()),
        password_hash: hash(&bridge.workers.turn(Who::Known).await?, password).await?,
        created: bridge.now(),
        roles,
        disabled: None,
    })
}
