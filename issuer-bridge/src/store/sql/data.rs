//! What is held about persons: who opened identities, how long things are kept, and erasing.

use super::SqlStore;
use super::ask::{Transaction, query, query_scalar};
use super::audit::append;
use crate::encoding::digest_of;
use crate::store::audit::{Act, ActKind};
use crate::store::{Answer, ClaimKind, ClaimRow, Data, DraftRow, Erased, OpenedRow};

impl Data for SqlStore {
    fn open_identity<'a>(&'a self, claim: &'a str, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query(
                "INSERT INTO opened (claim, account, account_name, moment) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(claim)
            .bind(&act.account)
            .bind(&act.account_name)
            .bind(act.moment)
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

    fn opened<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<OpenedRow>> {
        self.answer(async move {
            Ok(
                query("SELECT account, account_name, moment FROM opened WHERE claim = $1 ORDER BY moment")
                    .bind(claim)
                    .fetch_all(&self.pool)
                    .await?,
            )
        })
    }

    fn drafts_of<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<DraftRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM draft WHERE claim = $1 ORDER BY kept")
                .bind(claim)
                .fetch_all(&self.pool)
                .await?)
        })
    }

    fn keeping(&self) -> Answer<'_, Vec<(String, i64)>> {
        self.answer(async move {
            Ok(query("SELECT state, days FROM keeping ORDER BY state")
                .fetch_all(&self.pool)
                .await?)
        })
    }

    fn keep_for<'a>(&'a self, days: &'a [(String, i64)], act: &'a Act) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            for (state, days) in days {
                query("INSERT INTO keeping (state, days) VALUES ($1, $2) ON CONFLICT (state) DO UPDATE SET days = $2")
                    .bind(state)
                    .bind(days)
                    .execute(&mut transaction)
                    .await?;
            }
            append(&mut transaction, act).await?;
            Ok(transaction.commit().await?)
        })
    }

    fn unchanged_since<'a>(&'a self, states: &'a [ClaimKind], since: i64, most: i64) -> Answer<'a, Vec<String>> {
        self.answer(async move {
            let mut found: Vec<String> = Vec::new();
            for state in states {
                let ids: Vec<String> =
                    query_scalar("SELECT id FROM claim WHERE state = $1 AND changed < $2 ORDER BY changed LIMIT $3")
                        .bind(state.word())
                        .bind(since)
                        .bind(most)
                        .fetch_all(&self.pool)
                        .await?;
                found.extend(ids);
            }
            Ok(found)
        })
    }

    fn erase<'a>(&'a self, claims: &'a [ClaimRow], act: &'a Act) -> Answer<'a, Erased> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let mut erased = Erased::default();
            for claim in claims {
                let changed: Option<i64> = query_scalar("SELECT changed FROM claim WHERE id = $1")
                    .bind(&claim.id)
                    .fetch_optional(&mut transaction)
                    .await?;
                // Somebody decided meanwhile: its time is not over.
                if changed.is_none() || (act.kind == ActKind::Expired && changed != Some(claim.changed)) {
                    continue;
                }
                erase_one(&mut transaction, claim, &mut erased).await?;
                // Nobody looked at what waited apart: if its station sends it again, it waits anew.
                if claim.state != ClaimKind::Apart || act.kind != ActKind::Expired {
                    never_again(&mut transaction, claim, act.moment).await?;
                }
            }
            let detail = if act.detail.is_empty() {
                erased.counted()
            } else {
                format!("{}, {}", act.detail, erased.counted())
            };
            append(&mut transaction, &act.clone().with(detail)).await?;
            let row: (i64, String) = query("SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1")
                .fetch_one(&mut transaction)
                .await?;
            transaction.commit().await?;
            if let Err(error) = self.sweep().await {
                tracing::warn!(%error, "what was erased is overwritten later");
            }
            (erased.number, erased.digest) = row;
            Ok(erased)
        })
    }

    fn is_erased<'a>(&'a self, code: &'a str) -> Answer<'a, Option<i64>> {
        self.answer(async move {
            Ok(query_scalar("SELECT moment FROM erased WHERE code_digest = $1")
                .bind(digest_of(code))
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn is_badge_gone<'a>(&'a self, id: &'a str) -> Answer<'a, Option<bool>> {
        self.answer(async move {
            let revoked: Option<Option<i64>> = query_scalar("SELECT revoked FROM badge_gone WHERE id = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?;
            Ok(revoked.map(|revoked| revoked.is_some()))
        })
    }
}

/// Removes a claim and all that hangs on it; what must stay is no longer about anybody.
async fn erase_one(connection: &mut Transaction, claim: &ClaimRow, erased: &mut Erased) -> Result<(), sqlx::Error> {
    let (decisions, badges, packages): (i64, i64, i64) = query(
        "SELECT (SELECT COUNT(*) FROM decision WHERE claim = $1) AS decisions, \
         (SELECT COUNT(*) FROM badge WHERE claim = $1) AS badges, \
         (SELECT COUNT(*) FROM claim WHERE id = $1 AND package IS NOT NULL) AS packages",
    )
    .bind(&claim.id)
    .fetch_one(&mut *connection)
    .await?;
    query(
        "INSERT INTO badge_gone (id, issued, revoked) SELECT id, issued, revoked FROM badge WHERE claim = $1 \
         ON CONFLICT DO NOTHING",
    )
    .bind(&claim.id)
    .execute(&mut *connection)
    .await?;
    for sql in [
        "DELETE FROM badge WHERE claim = $1",
        "DELETE FROM decision WHERE claim = $1",
        "DELETE FROM claim WHERE id = $1",
    ] {
        query(sql).bind(&claim.id).execute(&mut *connection).await?;
    }
    erased.claims += 1;
    erased.decisions += decisions;
    erased.badges += badges;
    erased.packages += packages;
    Ok(())
}

/// Keeps a digest by which the claim is known when it comes again.
async fn never_again(connection: &mut Transaction, claim: &ClaimRow, now: i64) -> Result<(), sqlx::Error> {
    query("INSERT INTO erased (code_digest, moment) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(digest_of(&claim.code))
        .bind(now)
        .execute(connection)
        .await?;
    Ok(())
}
