//! A new account.

use uuid::Uuid;

use super::password::hash;
use crate::error::BridgeError;
use crate::spelling;
use crate::store::AccountRow;

/// An account with its password hashed, made at `now`.
pub(crate) async fn new_account(
    name: &str,
    email: Option<String>,
    password: String,
    now: i64,
) -> Result<AccountRow, BridgeError> {
    Ok(AccountRow {
        id: Uuid::new_v4().to_string(),
        name: spelling::name(name),
        email: email.map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()),
        password_hash: hash(password).await?,
        created: now,
    })
}
