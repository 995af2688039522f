//! Claims, and lists of them.

use sqlx::FromRow;

use super::SqlStore;
use super::ask::{query, query_scalar};
use super::cards::{Sought, from_listed, put_card, where_listed};
use crate::store::{Alike, Answer, Between, CardRow, ClaimKind, ClaimRow, Claims, Listed, SameKind, Strangers};

pub(super) const WITHOUT_PACKAGE: &str = "SELECT id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, \
     pseudonym, language, state, apart, sender, received, changed, NULL AS package, review FROM claim";

/// A card in a list.
#[derive(Debug, FromRow)]
struct Shown {
    #[sqlx(flatten)]
    card: CardRow,
    received: i64,
}

impl Claims for SqlStore {
    fn add_claim<'a>(&'a self, claim: &'a ClaimRow) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query(
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
            .execute(&mut transaction)
            .await?;
            if done == 0 {
                return Ok(false);
            }
            put_card(&mut transaction, &CardRow::of(claim)).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn claim<'a>(&'a self, id: &'a str) -> Answer<'a, Option<ClaimRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM claim WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn claim_of_page<'a>(&'a self, page: &'a str) -> Answer<'a, Option<ClaimRow>> {
        self.answer(async move {
            let sql = format!("{WITHOUT_PACKAGE} WHERE id = (SELECT claim FROM card WHERE page = $1)");
            Ok(query(sqlx::AssertSqlSafe(sql))
                .bind(page)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn cards<'a>(&'a self, listed: &'a Listed, skipped: i64, most: i64) -> Answer<'a, Vec<(CardRow, i64)>> {
        self.answer(async move {
            let order = if listed.newest_first { "DESC" } else { "ASC" };
            let sought = Sought::of(&listed.words, &self.pool);
            let from = from_listed(&sought);
            let sql = format!(
                "SELECT card.*, listed.received AS received FROM (SELECT id, received {from} \
                 ORDER BY received {order}, id {order} LIMIT $8 OFFSET $9) AS listed \
                 JOIN card ON card.claim = listed.id ORDER BY listed.received {order}, listed.id {order}"
            );
            let rows: Vec<Shown> = where_listed(query(sqlx::AssertSqlSafe(sql)), listed, &sought)
                .bind(most)
                .bind(skipped)
                .fetch_all(&self.pool)
                .await?;
            Ok(rows.into_iter().map(|row| (row.card, row.received)).collect())
        })
    }

    fn count_cards<'a>(&'a self, listed: &'a Listed) -> Answer<'a, i64> {
        self.answer(async move {
            let sought = Sought::of(&listed.words, &self.pool);
            let sql = format!("SELECT COUNT(*) AS count {}", from_listed(&sought));
            let counted = where_listed(query(sqlx::AssertSqlSafe(sql)), listed, &sought);
            Ok(counted.fetch_one::<(i64,)>(&self.pool).await?.0)
        })
    }

    fn next_waiting<'a>(&'a self, claim: &'a ClaimRow, account: &'a str, fresh: Between) -> Answer<'a, Option<String>> {
        self.answer(async move {
            // From where this one stands on, then round again.
            for place in [
                "(claim.received > $5 OR (claim.received = $5 AND claim.id > $1))",
                "$5 = $5",
            ] {
                let sql = format!(
                    "SELECT card.page FROM claim JOIN card ON card.claim = claim.id WHERE claim.state = 'waiting' \
                     AND claim.id <> $1 AND NOT EXISTS (SELECT 1 FROM looking WHERE looking.claim = claim.id \
                     AND looking.account <> $2 AND looking.seen > $3 AND looking.seen <= $4) AND {place} \
                     ORDER BY claim.received, claim.id LIMIT 1"
                );
                let found = query_scalar(sqlx::AssertSqlSafe(sql))
                    .bind(&claim.id)
                    .bind(account)
                    .bind(fresh.after)
                    .bind(fresh.until)
                    .bind(claim.received)
                    .fetch_optional(&self.pool)
                    .await?;
                if found.is_some() {
                    return Ok(found);
                }
            }
            Ok(None)
        })
    }

    fn cards_together<'a>(&'a self, kind: &'a SameKind, day: Between, most: i64) -> Answer<'a, Vec<CardRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT card.* FROM claim JOIN card ON card.claim = claim.id WHERE claim.state = 'waiting' \
                 AND claim.scenario = $1 AND claim.badge = $2 AND claim.badge_version = $3 \
                 AND claim.received > $4 AND claim.received <= $5 ORDER BY claim.received, claim.id LIMIT $6",
            )
            .bind(&kind.scenario)
            .bind(&kind.badge)
            .bind(kind.badge_version)
            .bind(day.after)
            .bind(day.until)
            .bind(most)
            .fetch_all(&self.pool)
            .await?)
        })
    }

    fn alike(&self, most: i64) -> Answer<'_, Vec<Alike>> {
        self.answer(async move {
            Ok(query(
                "SELECT scenario, badge, badge_version, received / 86400 AS day, COUNT(*) AS count FROM claim \
                 WHERE state = 'waiting' GROUP BY 1, 2, 3, 4 HAVING COUNT(*) > 1 ORDER BY 4 DESC, 5 DESC LIMIT $1",
            )
            .bind(most)
            .fetch_all(&self.pool)
            .await?)
        })
    }

    fn claim_with_code<'a>(&'a self, code: &'a str) -> Answer<'a, Option<ClaimRow>> {
        self.answer(async move {
            Ok(query(sqlx::AssertSqlSafe(format!("{WITHOUT_PACKAGE} WHERE code = $1")))
                .bind(code)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn claims_in<'a>(&'a self, states: &'a [ClaimKind]) -> Answer<'a, Vec<ClaimRow>> {
        self.answer(async move {
            let mut found = Vec::new();
            for state in states {
                let sql = format!("{WITHOUT_PACKAGE} WHERE state = $1 ORDER BY received, id");
                let rows: Vec<ClaimRow> = query(sqlx::AssertSqlSafe(sql))
                    .bind(state.word())
                    .fetch_all(&self.pool)
                    .await?;
                found.extend(rows);
            }
            found.sort_by_key(|c| c.received);
            Ok(found)
        })
    }

    fn claims_of_station<'a>(&'a self, station_key: &'a str) -> Answer<'a, Vec<ClaimRow>> {
        self.answer(async move {
            let sql = format!("{WITHOUT_PACKAGE} WHERE station_key = $1 ORDER BY changed DESC, id");
            Ok(query(sqlx::AssertSqlSafe(sql))
                .bind(station_key)
                .fetch_all(&self.pool)
                .await?)
        })
    }

    fn count_claims(&self, state: ClaimKind) -> Answer<'_, i64> {
        self.answer(async move {
            Ok(query_scalar("SELECT COUNT(*) FROM claim WHERE state = $1")
                .bind(state.word())
                .fetch_one(&self.pool)
                .await?)
        })
    }

    fn admit_claim<'a>(&'a self, claim: &'a ClaimRow, now: i64) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query(
                "UPDATE claim SET state = 'waiting', apart = NULL, sender = NULL, review = $1, changed = $2 \
                 WHERE id = $3 AND state = 'apart'",
            )
            .bind(&claim.review)
            .bind(now)
            .bind(&claim.id)
            .execute(&mut transaction)
            .await?;
            if done == 0 {
                return Ok(false);
            }
            put_card(&mut transaction, &CardRow::of(claim)).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn keep_apart<'a>(&'a self, id: &'a str, why: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("UPDATE claim SET apart = $1 WHERE id = $2 AND state = 'apart'")
                .bind(why)
                .bind(id)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn strangers_apart<'a>(&'a self, why: &'a str, sender: Option<&'a str>) -> Answer<'a, Strangers> {
        self.answer(async move {
            Ok(query(
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
            let done = query("DELETE FROM claim WHERE sender = $1 AND state = 'apart'")
                .bind(sender)
                .execute(&self.pool)
                .await?;
            Ok(done)
        })
    }

    fn drop_apart<'a>(&'a self, id: &'a str) -> Answer<'a, bool> {
        self.answer(async move {
            let done = query("DELETE FROM claim WHERE id = $1 AND state = 'apart'")
                .bind(id)
                .execute(&self.pool)
                .await?;
            Ok(done == 1)
        })
    }
}
