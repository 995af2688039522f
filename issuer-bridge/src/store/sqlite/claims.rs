//! Claims and decisions.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::SqliteStore;
use crate::store::{Answer, ClaimKind, ClaimRow, Claims, DecisionKind, DecisionRow, NewBadge, StoreError};

const WITHOUT_PACKAGE: &str = "SELECT id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, \
     pseudonym, language, state, apart, received, changed, NULL AS package, review FROM claim";

impl Claims for SqliteStore {
    fn add_claim<'a>(&'a self, claim: &'a ClaimRow) -> Answer<'a, bool> {
        Box::pin(async move {
            let done = sqlx::query(
                "INSERT INTO claim (id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, \
                 pseudonym, language, state, apart, received, changed, package, review) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(&claim.id)
            .bind(&claim.code)
            .bind(&claim.digest)
            .bind(&claim.station_key)
            .bind(&claim.scenario)
            .bind(&claim.scenario_hash)
            .bind(&claim.badge)
            .bind(claim.badge_version)
            .bind(&claim.pseudonym)
            .bind(&claim.language)
            .bind(claim.state.word())
            .bind(&claim.apart)
            .bind(claim.received)
            .bind(claim.changed)
            .bind(&claim.package)
            .bind(&claim.review)
            .execute(&self.pool)
            .await?;
            Ok(done.rows_affected() == 1)
        })
    }

    fn claim<'a>(&'a self, id: &'a str) -> Answer<'a, Option<ClaimRow>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT * FROM claim WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?;
            row.as_ref().map(claim_from).transpose()
        })
    }

    fn claim_with_code<'a>(&'a self, code: &'a str) -> Answer<'a, Option<ClaimRow>> {
        Box::pin(async move {
            let row = sqlx::query(sqlx::AssertSqlSafe(format!("{WITHOUT_PACKAGE} WHERE code = $1")))
                .bind(code)
                .fetch_optional(&self.pool)
                .await?;
            row.as_ref().map(claim_from).transpose()
        })
    }

    fn claims_in<'a>(&'a self, states: &'a [ClaimKind]) -> Answer<'a, Vec<ClaimRow>> {
        Box::pin(async move {
            let mut found = Vec::new();
            for state in states {
                let sql = format!("{WITHOUT_PACKAGE} WHERE state = $1 ORDER BY received, id");
                let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
                    .bind(state.word())
                    .fetch_all(&self.pool)
                    .await?;
                for row in &rows {
                    found.push(claim_from(row)?);
                }
            }
            found.sort_by_key(|c| c.received);
            Ok(found)
        })
    }

    fn count_claims(&self, state: ClaimKind) -> Answer<'_, i64> {
        Box::pin(async move {
            Ok(sqlx::query_scalar("SELECT COUNT(*) FROM claim WHERE state = $1")
                .bind(state.word())
                .fetch_one(&self.pool)
                .await?)
        })
    }

    fn admit_claim<'a>(&'a self, id: &'a str, review: &'a str, now: i64) -> Answer<'a, bool> {
        Box::pin(async move {
            let done = sqlx::query(
                "UPDATE claim SET state = 'waiting', apart = NULL, review = $1, changed = $2 \
                 WHERE id = $3 AND state = 'apart'",
            )
            .bind(review)
            .bind(now)
            .bind(id)
            .execute(&self.pool)
            .await?;
            Ok(done.rows_affected() == 1)
        })
    }

    fn keep_apart<'a>(&'a self, id: &'a str, why: &'a str) -> Answer<'a, ()> {
        Box::pin(async move {
            sqlx::query("UPDATE claim SET apart = $1 WHERE id = $2 AND state = 'apart'")
                .bind(why)
                .bind(id)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn drop_apart<'a>(&'a self, id: &'a str) -> Answer<'a, bool> {
        Box::pin(async move {
            let done = sqlx::query("DELETE FROM claim WHERE id = $1 AND state = 'apart'")
                .bind(id)
                .execute(&self.pool)
                .await?;
            Ok(done.rows_affected() == 1)
        })
    }

    fn decide_open<'a>(&'a self, decision: &'a DecisionRow) -> Answer<'a, bool> {
        Box::pin(async move {
            let state = match decision.kind {
                DecisionKind::Complement => ClaimKind::Complement,
                DecisionKind::Talk => ClaimKind::Talk,
                DecisionKind::Issue | DecisionKind::Revoke => {
                    return Err(StoreError::Unreadable("a decision that leaves a claim open"));
                }
            };
            let mut transaction = self.pool.begin().await?;
            let done = sqlx::query(
                "UPDATE claim SET state = $1, changed = $2 \
                 WHERE id = $3 AND state IN ('waiting', 'complement', 'talk')",
            )
            .bind(state.word())
            .bind(decision.decided)
            .bind(&decision.claim)
            .execute(&mut *transaction)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(false);
            }
            insert_decision(&mut transaction, decision).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn decide_issue<'a>(
        &'a self,
        decision: &'a DecisionRow,
        badge: &'a NewBadge,
        review_without_raw: &'a str,
    ) -> Answer<'a, bool> {
        Box::pin(async move {
            let mut transaction = self.pool.begin().await?;
            let done = sqlx::query(
                "UPDATE claim SET state = 'issued', changed = $1, package = NULL, review = $2 \
                 WHERE id = $3 AND state IN ('waiting', 'complement', 'talk')",
            )
            .bind(decision.decided)
            .bind(review_without_raw)
            .bind(&decision.claim)
            .execute(&mut *transaction)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(false);
            }
            insert_decision(&mut transaction, decision).await?;
            sqlx::query("INSERT INTO badge (id, claim, credential, picture, issued) VALUES ($1, $2, $3, $4, $5)")
                .bind(&badge.id)
                .bind(&decision.claim)
                .bind(&badge.credential)
                .bind(&badge.picture)
                .bind(decision.decided)
                .execute(&mut *transaction)
                .await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn decisions<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<DecisionRow>> {
        Box::pin(async move {
            let rows = sqlx::query("SELECT * FROM decision WHERE claim = $1 ORDER BY number")
                .bind(claim)
                .fetch_all(&self.pool)
                .await?;
            rows.iter().map(decision_from).collect()
        })
    }
}

pub(super) async fn insert_decision(
    connection: &mut SqliteConnection,
    decision: &DecisionRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO decision (id, claim, kind, account, account_name, words, meeting, witnessed, moment, number) \
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, COALESCE(MAX(number), 0) + 1 FROM decision WHERE claim = $2",
    )
    .bind(&decision.id)
    .bind(&decision.claim)
    .bind(decision.kind.word())
    .bind(&decision.account)
    .bind(&decision.account_name)
    .bind(&decision.words)
    .bind(&decision.meeting)
    .bind(i64::from(decision.witnessed))
    .bind(decision.decided)
    .execute(connection)
    .await?;
    Ok(())
}

fn claim_from(row: &SqliteRow) -> Result<ClaimRow, StoreError> {
    Ok(ClaimRow {
        id: row.try_get("id")?,
        code: row.try_get("code")?,
        digest: row.try_get("digest")?,
        station_key: row.try_get("station_key")?,
        scenario: row.try_get("scenario")?,
        scenario_hash: row.try_get("scenario_hash")?,
        badge: row.try_get("badge")?,
        badge_version: row.try_get("badge_version")?,
        pseudonym: row.try_get("pseudonym")?,
        language: row.try_get("language")?,
        state: ClaimKind::from_word(row.try_get("state")?)?,
        apart: row.try_get("apart")?,
        received: row.try_get("received")?,
        changed: row.try_get("changed")?,
        package: row.try_get("package")?,
        review: row.try_get("review")?,
    })
}

fn decision_from(row: &SqliteRow) -> Result<DecisionRow, StoreError> {
    Ok(DecisionRow {
        id: row.try_get("id")?,
        claim: row.try_get("claim")?,
        kind: DecisionKind::from_word(row.try_get("kind")?)?,
        account: row.try_get("account")?,
        account_name: row.try_get("account_name")?,
        words: row.try_get("words")?,
        meeting: row.try_get("meeting")?,
        witnessed: row.try_get::<i64, _>("witnessed")? != 0,
        decided: row.try_get("moment")?,
    })
}
