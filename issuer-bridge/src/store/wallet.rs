//! Wallets, and what learners allowed them.

use sqlx::FromRow;

/// A program that fetches badges for their learners.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct WalletRow {
    pub(crate) id: String,
    /// Empty where it keeps no secret.
    pub(crate) secret_hash: String,
    pub(crate) name: String,
    /// JSON list of addresses.
    pub(crate) redirects: String,
    pub(crate) registered: i64,
}

/// What a learner allowed a wallet.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct GrantRow {
    pub(crate) id: String,
    pub(crate) wallet: String,
    pub(crate) claim: String,
    /// Words of scopes, with spaces between.
    pub(crate) scope: String,
    pub(crate) redirect: String,
    pub(crate) challenge: String,
    pub(crate) given: i64,
    pub(crate) code_hash: String,
    pub(crate) code_expires: i64,
    pub(crate) code_used: Option<i64>,
}

/// A pair of tokens, as digests with their ends.
#[derive(Debug, Clone)]
pub(crate) struct Tokens {
    pub(crate) access: (String, i64),
    /// None where the wallet may not come again.
    pub(crate) refresh: Option<(String, i64)>,
}
