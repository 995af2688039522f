//! Decisions, begun and taken, and the badges that come of them.

use super::SqlStore;
use super::ask::{On, Transaction, query, query_scalar};
use super::audit::append;
use crate::store::{Answer, ClaimKind, DecisionKind, DecisionRow, Decisions, DraftRow, NewBadge, StoreError};

impl Decisions for SqlStore {
    fn keep_draft<'a>(&'a self, draft: &'a DraftRow) -> Answer<'a, ()> {
        self.answer(async move {
            query(
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

    fn forget_draft<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, ()> {
        self.answer(async move { Ok(forget_draft(&self.pool, account, claim).await?) })
    }

    fn draft<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, Option<DraftRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM draft WHERE account = $1 AND claim = $2")
                .bind(account)
                .bind(claim)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn decide_open<'a>(&'a self, decision: &'a DecisionRow, read: Option<i64>) -> Answer<'a, bool> {
        self.answer(async move {
            let state = match decision.kind {
                DecisionKind::Complement => ClaimKind::Complement,
                DecisionKind::Talk => ClaimKind::Talk,
                DecisionKind::Issue | DecisionKind::Revoke | DecisionKind::Correct => {
                    return Err(StoreError::Unreadable("a decision that leaves a claim open"));
                }
            };
            let mut deciding = self.begin().await?;
            let done =
                is_still_open(&mut deciding, decision).await? && close(&mut deciding, state, decision, read).await?;
            kept(deciding, done).await
        })
    }

    fn decide_issue<'a>(
        &'a self,
        decision: &'a DecisionRow,
        read: Option<i64>,
        badge: &'a NewBadge,
        review_without_raw: &'a str,
    ) -> Answer<'a, bool> {
        self.answer(async move {
            let mut deciding = self.begin().await?;
            let done = is_still_open(&mut deciding, decision).await?
                && insert_badge(&mut deciding, badge, decision).await?
                && close(&mut deciding, ClaimKind::Issued, decision, read).await?;
            query("UPDATE claim SET package = NULL, review = $1 WHERE id = $2")
                .bind(review_without_raw)
                .bind(&decision.claim)
                .execute(&mut deciding)
                .await?;
            kept(deciding, done).await
        })
    }

    fn revoke_badge<'a>(&'a self, badge: &'a str, decision: &'a DecisionRow, read: Option<i64>) -> Answer<'a, bool> {
        self.answer(async move {
            let mut deciding = self.begin().await?;
            let done = revoke(&mut deciding, badge, decision).await?
                && close(&mut deciding, ClaimKind::Revoked, decision, read).await?;
            kept(deciding, done).await
        })
    }

    fn correct_badge<'a>(
        &'a self,
        badge: &'a NewBadge,
        decision: &'a DecisionRow,
        read: Option<i64>,
    ) -> Answer<'a, bool> {
        self.answer(async move {
            let mut deciding = self.begin().await?;
            if let Some(before) = &badge.replaces {
                revoke(&mut deciding, before, decision).await?;
            }
            let done = insert_badge(&mut deciding, badge, decision).await?
                && close(&mut deciding, ClaimKind::Issued, decision, read).await?;
            kept(deciding, done).await
        })
    }

    fn decisions<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<DecisionRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM decision WHERE claim = $1 ORDER BY number")
                .bind(claim)
                .fetch_all(&self.pool)
                .await?)
        })
    }
}

/// All of a decision, or nothing of it.
async fn kept(deciding: Transaction, done: bool) -> Result<bool, StoreError> {
    if done {
        deciding.commit().await?;
    } else {
        deciding.rollback().await?;
    }
    Ok(done)
}

/// Whether a claim still waits for a decision. Written, not only read: of two who decide at once the second waits here.
async fn is_still_open(connection: &mut Transaction, decision: &DecisionRow) -> Result<bool, StoreError> {
    let done = query("UPDATE claim SET changed = $1 WHERE id = $2 AND state IN ('waiting', 'complement', 'talk')")
        .bind(decision.decided)
        .bind(&decision.claim)
        .execute(connection)
        .await?;
    Ok(done == 1)
}

/// Keeps the decision and where the claim stands after it; false where there are other decisions than somebody read.
async fn close(
    connection: &mut Transaction,
    state: ClaimKind,
    decision: &DecisionRow,
    read: Option<i64>,
) -> Result<bool, StoreError> {
    if let Some(read) = read {
        let taken: i64 = query_scalar("SELECT COUNT(*) FROM decision WHERE claim = $1")
            .bind(&decision.claim)
            .fetch_one(&mut *connection)
            .await?;
        if taken != read {
            return Ok(false);
        }
    }
    query("UPDATE claim SET state = $1, changed = $2 WHERE id = $3")
        .bind(state.word())
        .bind(decision.decided)
        .bind(&decision.claim)
        .execute(&mut *connection)
        .await?;
    insert_decision(connection, decision).await?;
    append(connection, &decision.act()).await?;
    Ok(true)
}

/// False where it is revoked already.
async fn revoke(connection: &mut Transaction, badge: &str, decision: &DecisionRow) -> Result<bool, StoreError> {
    let done =
        query("UPDATE badge SET revoked = $1, revoked_reason = $2, revoked_by = $3 WHERE id = $4 AND revoked IS NULL")
            .bind(decision.decided)
            .bind(&decision.words)
            .bind(&decision.account_name)
            .bind(badge)
            .execute(connection)
            .await?;
    Ok(done == 1)
}

/// False where there is one in force, or another in the same place.
async fn insert_badge(
    connection: &mut Transaction,
    badge: &NewBadge,
    decision: &DecisionRow,
) -> Result<bool, StoreError> {
    let done = query(
        "INSERT INTO badge (id, claim, credential, picture, issued, ends, replaces) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(&badge.id)
    .bind(&decision.claim)
    .bind(&badge.credential)
    .bind(&badge.picture)
    .bind(decision.decided)
    .bind(badge.ends)
    .bind(&badge.replaces)
    .execute(connection)
    .await?;
    Ok(done == 1)
}

async fn forget_draft(on: impl Into<On<'_>>, account: &str, claim: &str) -> Result<(), sqlx::Error> {
    query("DELETE FROM draft WHERE account = $1 AND claim = $2")
        .bind(account)
        .bind(claim)
        .execute(on)
        .await?;
    Ok(())
}

async fn insert_decision(connection: &mut Transaction, decision: &DecisionRow) -> Result<(), sqlx::Error> {
    // What was only begun is said now.
    forget_draft(&mut *connection, &decision.account, &decision.claim).await?;
    query(
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
    .bind(decision.witnessed)
    .bind(decision.decided)
    .execute(&mut *connection)
    .await?;
    Ok(())
}
