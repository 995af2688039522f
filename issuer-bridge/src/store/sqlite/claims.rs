//! Claims and decisions.

use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow as _, Row, SqliteConnection};

use super::SqliteStore;
use super::cards::{FROM_CARDS, put_card, where_listed};
use crate::store::{
    Answer, CardRow, ClaimKind, ClaimRow, Claims, DecisionKind, DecisionRow, DraftRow, Listed, NewBadge, StoreError,
    Strangers,
};

pub(super) const WITHOUT_PACKAGE: &str = "SELECT id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, \
     pseudonym, language, state, apart, sender, received, changed, NULL AS package, review FROM claim";

impl Claims for SqliteStore {
    fn add_claim<'a>(&'a self, claim: &'a ClaimRow) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.pool.begin().await?;
            let done = sqlx::query(
                "INSERT INTO claim (id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, \
                 pseudonym, language, state, apart, received, changed, package, review, sender) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
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
            .bind(&claim.sender)
            .execute(&mut *transaction)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(false);
            }
            put_card(&mut transaction, &CardRow::of(claim)).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn claim<'a>(&'a self, id: &'a str) -> Answer<'a, Option<ClaimRow>> {
        self.answer(async move {
            let row = sqlx::query("SELECT * FROM claim WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?;
            row.as_ref().map(claim_from).transpose()
        })
    }

    fn claim_of_page<'a>(&'a self, page: &'a str) -> Answer<'a, Option<ClaimRow>> {
        self.answer(async move {
            let sql = format!("{WITHOUT_PACKAGE} WHERE id = (SELECT claim FROM card WHERE page = $1)");
            let row = sqlx::query(sqlx::AssertSqlSafe(sql))
                .bind(page)
                .fetch_optional(&self.pool)
                .await?;
            row.as_ref().map(claim_from).transpose()
        })
    }

    fn cards<'a>(&'a self, listed: &'a Listed, skipped: i64, most: i64) -> Answer<'a, Vec<(CardRow, i64)>> {
        self.answer(async move {
            let order = if listed.newest_first { "DESC" } else { "ASC" };
            let sql = format!(
                "SELECT card.*, claim.received AS received {FROM_CARDS} \
                 ORDER BY claim.received {order}, claim.id {order} LIMIT $7 OFFSET $8"
            );
            let rows = where_listed(sqlx::query(sqlx::AssertSqlSafe(sql)), listed)
                .bind(most)
                .bind(skipped)
                .fetch_all(&self.pool)
                .await?;
            let read = |row: &SqliteRow| Ok((CardRow::from_row(row)?, row.try_get("received")?));
            rows.iter().map(read).collect::<Result<_, StoreError>>()
        })
    }

    fn count_cards<'a>(&'a self, listed: &'a Listed) -> Answer<'a, i64> {
        self.answer(async move {
            let sql = format!("SELECT COUNT(*) AS count {FROM_CARDS}");
            let row = where_listed(sqlx::query(sqlx::AssertSqlSafe(sql)), listed)
                .fetch_one(&self.pool)
                .await?;
            Ok(row.try_get("count")?)
        })
    }

    fn next_waiting<'a>(&'a self, claim: &'a ClaimRow) -> Answer<'a, Option<String>> {
        self.answer(async move {
            let after = "SELECT card.page FROM claim JOIN card ON card.claim = claim.id WHERE claim.state = 'waiting' \
                         AND claim.id <> $1 AND (claim.received > $2 OR (claim.received = $2 AND claim.id > $1)) \
                         ORDER BY claim.received, claim.id LIMIT 1";
            let first = "SELECT card.page FROM claim JOIN card ON card.claim = claim.id WHERE claim.state = 'waiting' \
                         AND claim.id <> $1 ORDER BY claim.received, claim.id LIMIT 1";
            let found = sqlx::query_scalar(after)
                .bind(&claim.id)
                .bind(claim.received)
                .fetch_optional(&self.pool)
                .await?;
            if found.is_some() {
                return Ok(found);
            }
            Ok(sqlx::query_scalar(first)
                .bind(&claim.id)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn keep_draft<'a>(&'a self, draft: &'a DraftRow) -> Answer<'a, ()> {
        self.answer(async move {
            sqlx::query(
                "INSERT INTO draft (account, claim, words, meeting, kept) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (account, claim) DO UPDATE SET words = $3, meeting = $4, kept = $5",
            )
            .bind(&draft.account)
            .bind(&draft.claim)
            .bind(&draft.words)
            .bind(&draft.meeting)
            .bind(draft.kept)
            .execute(&self.pool)
            .await?;
            Ok(())
        })
    }

    fn draft<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, Option<DraftRow>> {
        self.answer(async move {
            Ok(sqlx::query_as("SELECT * FROM draft WHERE account = $1 AND claim = $2")
                .bind(account)
                .bind(claim)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn claim_with_code<'a>(&'a self, code: &'a str) -> Answer<'a, Option<ClaimRow>> {
        self.answer(async move {
            let row = sqlx::query(sqlx::AssertSqlSafe(format!("{WITHOUT_PACKAGE} WHERE code = $1")))
                .bind(code)
                .fetch_optional(&self.pool)
                .await?;
            row.as_ref().map(claim_from).transpose()
        })
    }

    fn claims_in<'a>(&'a self, states: &'a [ClaimKind]) -> Answer<'a, Vec<ClaimRow>> {
        self.answer(async move {
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
        self.answer(async move {
            Ok(sqlx::query_scalar("SELECT COUNT(*) FROM claim WHERE state = $1")
                .bind(state.word())
                .fetch_one(&self.pool)
                .await?)
        })
    }

    fn admit_claim<'a>(&'a self, claim: &'a ClaimRow, now: i64) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.pool.begin().await?;
            let done = sqlx::query(
                "UPDATE claim SET state = 'waiting', apart = NULL, sender = NULL, review = $1, changed = $2 \
                 WHERE id = $3 AND state = 'apart'",
            )
            .bind(&claim.review)
            .bind(now)
            .bind(&claim.id)
            .execute(&mut *transaction)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(false);
            }
            put_card(&mut transaction, &CardRow::of(claim)).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn keep_apart<'a>(&'a self, id: &'a str, why: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            sqlx::query("UPDATE claim SET apart = $1 WHERE id = $2 AND state = 'apart'")
                .bind(why)
                .bind(id)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn strangers_apart<'a>(&'a self, why: &'a str, sender: Option<&'a str>) -> Answer<'a, Strangers> {
        self.answer(async move {
            Ok(sqlx::query_as(
                "SELECT COUNT(*) AS count, COALESCE(SUM(LENGTH(package)), 0) AS bytes, \
                 COALESCE(SUM(CASE WHEN sender = $2 THEN 1 ELSE 0 END), 0) AS of_sender \
                 FROM claim WHERE state = 'apart' AND apart = $1",
            )
            .bind(why)
            .bind(sender)
            .fetch_one(&self.pool)
            .await?)
        })
    }

    fn drop_sender<'a>(&'a self, sender: &'a str) -> Answer<'a, u64> {
        self.answer(async move {
            let done = sqlx::query("DELETE FROM claim WHERE sender = $1 AND state = 'apart'")
                .bind(sender)
                .execute(&self.pool)
                .await?;
            Ok(done.rows_affected())
        })
    }

    fn drop_apart<'a>(&'a self, id: &'a str) -> Answer<'a, bool> {
        self.answer(async move {
            let done = sqlx::query("DELETE FROM claim WHERE id = $1 AND state = 'apart'")
                .bind(id)
                .execute(&self.pool)
                .await?;
            Ok(done.rows_affected() == 1)
        })
    }

    fn decide_open<'a>(&'a self, decision: &'a DecisionRow) -> Answer<'a, bool> {
        self.answer(async move {
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
        self.answer(async move {
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
        self.answer(async move {
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
    // What was only begun is said now.
    sqlx::query("DELETE FROM draft WHERE account = $1 AND claim = $2")
        .bind(&decision.account)
        .bind(&decision.claim)
        .execute(&mut *connection)
        .await?;
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

pub(super) fn claim_from(row: &SqliteRow) -> Result<ClaimRow, StoreError> {
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
        sender: row.try_get("sender")?,
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
