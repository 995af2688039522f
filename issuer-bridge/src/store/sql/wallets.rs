//! Wallets, and what learners allowed them.

use super::SqlStore;
use super::ask::{query, query_scalar};
use crate::store::wallet::{GrantRow, Tokens, WalletRow};
use crate::store::{Answer, Running, Wallets};

const GRANT: &str =
    "SELECT id, wallet, claim, scope, redirect, challenge, given, code_hash, code_expires, code_used FROM wallet_grant";

impl Wallets for SqlStore {
    fn add_wallet<'a>(&'a self, wallet: &'a WalletRow, most: i64) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let there: i64 = query_scalar("SELECT COUNT(*) FROM wallet")
                .fetch_one(&mut transaction)
                .await?;
            if there >= most {
                return Ok(false);
            }
            query("INSERT INTO wallet (id, secret_hash, name, redirects, registered) VALUES ($1, $2, $3, $4, $5)")
                .bind(&wallet.id)
                .bind(&wallet.secret_hash)
                .bind(&wallet.name)
                .bind(&wallet.redirects)
                .bind(wallet.registered)
                .execute(&mut transaction)
                .await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn wallet<'a>(&'a self, id: &'a str) -> Answer<'a, Option<WalletRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM wallet WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn add_grant<'a>(&'a self, grant: &'a GrantRow) -> Answer<'a, ()> {
        self.answer(async move {
            query(
                "INSERT INTO wallet_grant (id, wallet, claim, scope, redirect, challenge, given, code_hash, code_expires) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .bind(&grant.id)
            .bind(&grant.wallet)
            .bind(&grant.claim)
            .bind(&grant.scope)
            .bind(&grant.redirect)
            .bind(&grant.challenge)
            .bind(grant.given)
            .bind(&grant.code_hash)
            .bind(grant.code_expires)
            .execute(&self.pool)
            .await?;
            Ok(())
        })
    }

    fn grant_of_code<'a>(&'a self, code_hash: &'a str) -> Answer<'a, Option<GrantRow>> {
        self.answer(async move {
            Ok(query(sqlx::AssertSqlSafe(format!("{GRANT} WHERE code_hash = $1")))
                .bind(code_hash)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn grant_of_access<'a>(&'a self, access_hash: &'a str, running: Running) -> Answer<'a, Option<GrantRow>> {
        self.answer(async move {
            let sql = format!("{GRANT} WHERE access_hash = $1 AND access_expires > $2 AND access_expires <= $3");
            Ok(query(sqlx::AssertSqlSafe(sql))
                .bind(access_hash)
                .bind(running.now)
                .bind(running.latest)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn grant_of_refresh<'a>(&'a self, refresh_hash: &'a str, running: Running) -> Answer<'a, Option<GrantRow>> {
        self.answer(async move {
            let sql = format!("{GRANT} WHERE refresh_hash = $1 AND refresh_expires > $2 AND refresh_expires <= $3");
            Ok(query(sqlx::AssertSqlSafe(sql))
                .bind(refresh_hash)
                .bind(running.now)
                .bind(running.latest)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn use_code<'a>(&'a self, grant: &'a str, tokens: &'a Tokens, now: i64) -> Answer<'a, bool> {
        self.answer(async move {
            let done = query(
                "UPDATE wallet_grant SET code_used = $2, access_hash = $3, access_expires = $4, refresh_hash = $5, \
                 refresh_expires = $6 WHERE id = $1 AND code_used IS NULL",
            )
            .bind(grant)
            .bind(now)
            .bind(&tokens.access.0)
            .bind(tokens.access.1)
            .bind(tokens.refresh.as_ref().map(|(hash, _)| hash))
            .bind(tokens.refresh.as_ref().map(|(_, expires)| *expires))
            .execute(&self.pool)
            .await?;
            Ok(done == 1)
        })
    }

    fn renew<'a>(&'a self, grant: &'a str, refresh_hash: &'a str, tokens: &'a Tokens) -> Answer<'a, bool> {
        self.answer(async move {
            let done = query(
                "UPDATE wallet_grant SET access_hash = $3, access_expires = $4, refresh_hash = $5, refresh_expires = $6 \
                 WHERE id = $1 AND refresh_hash = $2",
            )
            .bind(grant)
            .bind(refresh_hash)
            .bind(&tokens.access.0)
            .bind(tokens.access.1)
            .bind(tokens.refresh.as_ref().map(|(hash, _)| hash))
            .bind(tokens.refresh.as_ref().map(|(_, expires)| *expires))
            .execute(&self.pool)
            .await?;
            Ok(done == 1)
        })
    }

    fn end_grant<'a>(&'a self, grant: &'a str) -> Answer<'a, bool> {
        self.answer(async move {
            let done = query("DELETE FROM wallet_grant WHERE id = $1")
                .bind(grant)
                .execute(&self.pool)
                .await?;
            Ok(done == 1)
        })
    }

    fn end_token<'a>(&'a self, wallet: &'a str, hash: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("DELETE FROM wallet_grant WHERE wallet = $1 AND (access_hash = $2 OR refresh_hash = $2)")
                .bind(wallet)
                .bind(hash)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn grants<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<(String, String, i64)>> {
        self.answer(async move {
            Ok(query(
                "SELECT wallet_grant.id, wallet.name, wallet_grant.given FROM wallet_grant JOIN wallet \
                 ON wallet.id = wallet_grant.wallet WHERE wallet_grant.claim = $1 AND code_used IS NOT NULL \
                 ORDER BY wallet_grant.given",
            )
            .bind(claim)
            .fetch_all(&self.pool)
            .await?)
        })
    }

    fn forget_idle_wallets(&self, now: i64, idle: i64) -> Answer<'_, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query(
                "DELETE FROM wallet_grant WHERE (code_used IS NULL AND code_expires <= $1) OR (code_used IS NOT NULL \
                 AND access_expires <= $1 AND COALESCE(refresh_expires, 0) <= $1)",
            )
            .bind(now)
            .execute(&mut transaction)
            .await?;
            query(
                "DELETE FROM wallet WHERE registered <= $1 AND NOT EXISTS (SELECT 1 FROM wallet_grant \
                 WHERE wallet_grant.wallet = wallet.id)",
            )
            .bind(idle)
            .execute(&mut transaction)
            .await?;
            Ok(transaction.commit().await?)
        })
    }
}
