//! The chain of who did what.

use super::SqlStore;
use super::ask::{Transaction, query};
use crate::store::audit::{Act, AuditRow, BEGINNING};
use crate::store::{Answer, Audit};

/// Writes an act at the end of the chain, in the transaction of what was done. That transaction has written before: of
/// two that come at once the second waits until it sees the first one's row.
pub(super) async fn append(connection: &mut Transaction, act: &Act) -> Result<(), sqlx::Error> {
    let last: Option<(i64, String)> = query("SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1")
        .fetch_optional(&mut *connection)
        .await?;
    let (number, previous) = last.unwrap_or((0, BEGINNING.to_owned()));
    let row = act.after(number + 1, &previous);
    query(
        "INSERT INTO audit (number, moment, account, account_name, act, subject, detail, previous, digest) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.number)
    .bind(row.moment)
    .bind(row.account)
    .bind(row.account_name)
    .bind(row.act)
    .bind(row.subject)
    .bind(row.detail)
    .bind(row.previous)
    .bind(row.digest)
    .execute(connection)
    .await?;
    Ok(())
}

impl Audit for SqlStore {
    fn note<'a>(&'a self, act: &'a Act) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            append(&mut transaction, act).await?;
            Ok(transaction.commit().await?)
        })
    }

    fn audit_after(&self, number: i64, most: i64) -> Answer<'_, Vec<AuditRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM audit WHERE number > $1 ORDER BY number LIMIT $2")
                .bind(number)
                .bind(most)
                .fetch_all(&self.pool)
                .await?)
        })
    }

    fn audit_before(&self, number: i64, most: i64) -> Answer<'_, Vec<AuditRow>> {
        self.answer(async move {
            Ok(
                query("SELECT * FROM audit WHERE number < $1 ORDER BY number DESC LIMIT $2")
                    .bind(number)
                    .bind(most)
                    .fetch_all(&self.pool)
                    .await?,
            )
        })
    }

    fn audit_of<'a>(&'a self, subject: &'a str) -> Answer<'a, Vec<AuditRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM audit WHERE subject = $1 ORDER BY number")
                .bind(subject)
                .fetch_all(&self.pool)
                .await?)
        })
    }
}
