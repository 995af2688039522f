//! What accounts may do, and where they are logged in.

use super::SqlStore;
use super::ask::{Transaction, query, query_scalar};
use super::audit::append;
use crate::store::{Accounts, Act, Answer, Running, SessionRow};

impl Accounts for SqlStore {
    fn set_roles<'a>(&'a self, account: &'a str, roles: &'a str, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("UPDATE account SET roles = $1 WHERE id = $2")
                .bind(roles)
                .bind(account)
                .execute(&mut transaction)
                .await?;
            if !somebody_organises(&mut transaction).await? {
                return Ok(false);
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn set_disabled<'a>(&'a self, account: &'a str, disabled: Option<i64>, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("UPDATE account SET disabled = $1 WHERE id = $2")
                .bind(disabled)
                .bind(account)
                .execute(&mut transaction)
                .await?;
            if !somebody_organises(&mut transaction).await? {
                return Ok(false);
            }
            for sql in [
                "DELETE FROM login WHERE account = $1",
                "DELETE FROM looking WHERE account = $1",
            ] {
                query(sql).bind(account).execute(&mut transaction).await?;
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn sessions<'a>(&'a self, account: Option<&'a str>, running: Running) -> Answer<'a, Vec<SessionRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT SUBSTR(login.token_hash, 1, 16) AS name, account.name AS account_name, \
                 login.opened, login.browser FROM login JOIN account ON account.id = login.account \
                 WHERE login.expires > $1 AND login.expires <= $2 AND ($3 IS NULL OR login.account = $3) \
                 ORDER BY account.name_folded, login.opened DESC",
            )
            .bind(running.now)
            .bind(running.latest)
            .bind(account)
            .fetch_all(&self.pool)
            .await?)
        })
    }

    fn end_session<'a>(&'a self, name: &'a str, account: Option<&'a str>, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query("DELETE FROM login WHERE SUBSTR(token_hash, 1, 16) = $1 AND ($2 IS NULL OR account = $2)")
                .bind(name)
                .bind(account)
                .execute(&mut transaction)
                .await?;
            if done == 0 {
                return Ok(false);
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn forget_ended_sessions(&self, running: Running) -> Answer<'_, ()> {
        self.answer(async move {
            query("DELETE FROM login WHERE expires <= $1 OR expires > $2")
                .bind(running.now)
                .bind(running.latest)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }
}

/// Whether an account that opens may still keep the accounts: without one nobody could give the right back.
async fn somebody_organises(connection: &mut Transaction) -> Result<bool, sqlx::Error> {
    let count: i64 = query_scalar(
        "SELECT COUNT(*) FROM account WHERE disabled IS NULL AND ' ' || roles || ' ' LIKE '% cartographe %'",
    )
    .fetch_one(connection)
    .await?;
    Ok(count > 0)
}
