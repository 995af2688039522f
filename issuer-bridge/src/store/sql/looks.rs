//! Who looks at what.

use super::SqlStore;
use super::ask::query;
use crate::store::{Answer, Between, LookRow, Looks};

/// Looks at a claim from `$3` on, where `$4` and `$5` bound what still counts.
const LOOK: &str = "ON CONFLICT (account) DO UPDATE SET claim = excluded.claim, seen = excluded.seen, \
     since = CASE WHEN looking.claim = excluded.claim AND looking.seen > $4 AND looking.seen <= $5 \
     THEN looking.since ELSE excluded.since END";

impl Looks for SqlStore {
    fn look<'a>(&'a self, account: &'a str, claim: &'a str, now: i64, fresh: Between) -> Answer<'a, ()> {
        self.answer(async move {
            let sql = format!(
                "INSERT INTO looking (account, claim, since, seen) SELECT $1, $2, $3, $3 WHERE NOT EXISTS (SELECT 1 \
                 FROM looking WHERE claim = $2 AND account <> $1 AND seen > $4 AND seen <= $5) {LOOK}"
            );
            let mut transaction = self.begin().await?;
            query(sqlx::AssertSqlSafe(sql))
                .bind(account)
                .bind(claim)
                .bind(now)
                .bind(fresh.after)
                .bind(fresh.until)
                .execute(&mut transaction)
                .await?;
            Ok(transaction.commit().await?)
        })
    }

    fn take_over<'a>(&'a self, account: &'a str, claim: &'a str, now: i64) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("DELETE FROM looking WHERE claim = $1 OR account = $2")
                .bind(claim)
                .bind(account)
                .execute(&mut transaction)
                .await?;
            query("INSERT INTO looking (account, claim, since, seen) VALUES ($1, $2, $3, $3)")
                .bind(account)
                .bind(claim)
                .bind(now)
                .execute(&mut transaction)
                .await?;
            transaction.commit().await?;
            Ok(())
        })
    }

    fn look_away<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("DELETE FROM looking WHERE account = $1 AND claim = $2")
                .bind(account)
                .bind(claim)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn looks(&self, fresh: Between) -> Answer<'_, Vec<LookRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT looking.claim AS claim, looking.account AS account, account.name AS account_name, \
                 looking.since AS since, looking.seen AS seen FROM looking \
                 JOIN account ON account.id = looking.account WHERE looking.seen > $1 AND looking.seen <= $2",
            )
            .bind(fresh.after)
            .bind(fresh.until)
            .fetch_all(&self.pool)
            .await?)
        })
    }
}
