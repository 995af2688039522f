//! What others say of badges.

use super::SqlStore;
use super::ask::{Transaction, query, query_scalar};
use super::audit::append;
use crate::store::endorsement::{EndorsementRow, Resigned};
use crate::store::{Act, Answer, Endorsements, Running};

impl Endorsements for SqlStore {
    fn ask_endorsement<'a>(
        &'a self,
        asked: &'a EndorsementRow,
        token_hash: &'a str,
        most: i64,
        act: &'a Act,
    ) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let open: i64 = query_scalar("SELECT COUNT(*) FROM endorsement WHERE claim = $1 AND state <> 'joined'")
                .bind(&asked.claim)
                .fetch_one(&mut transaction)
                .await?;
            if open >= most {
                return Ok(false);
            }
            query(
                "INSERT INTO endorsement (id, claim, badge, token_hash, asked, made_by, made, expires, shows_account, \
                 state, language, changed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked', $10, $7)",
            )
            .bind(&asked.id)
            .bind(&asked.claim)
            .bind(&asked.badge)
            .bind(token_hash)
            .bind(&asked.asked)
            .bind(&asked.made_by)
            .bind(asked.made)
            .bind(asked.expires)
            .bind(asked.shows_account)
            .bind(&asked.language)
            .execute(&mut transaction)
            .await?;
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn endorsement_of_link<'a>(&'a self, token_hash: &'a str, running: Running) -> Answer<'a, Option<EndorsementRow>> {
        self.answer(async move {
            Ok(
                query("SELECT * FROM endorsement WHERE token_hash = $1 AND expires > $2 AND expires <= $3")
                    .bind(token_hash)
                    .bind(running.now)
                    .bind(running.latest)
                    .fetch_optional(&self.pool)
                    .await?,
            )
        })
    }

    fn endorsements<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<EndorsementRow>> {
        self.answer(async move {
            Ok(
                query("SELECT * FROM endorsement WHERE claim = $1 ORDER BY state <> 'written', made, id")
                    .bind(claim)
                    .fetch_all(&self.pool)
                    .await?,
            )
        })
    }

    fn write_endorsement<'a>(&'a self, written: &'a EndorsementRow) -> Answer<'a, bool> {
        self.answer(async move {
            let done = query(
                "UPDATE endorsement SET state = 'written', badge = $2, name = $3, role = $4, words = $5, language = $6, \
                 changed = $7 WHERE id = $1 AND state = 'asked'",
            )
            .bind(&written.id)
            .bind(&written.badge)
            .bind(&written.name)
            .bind(&written.role)
            .bind(&written.words)
            .bind(&written.language)
            .bind(written.changed)
            .execute(&self.pool)
            .await?;
            Ok(done == 1)
        })
    }

    fn take_endorsement_back<'a>(&'a self, id: &'a str, now: i64) -> Answer<'a, bool> {
        self.answer(async move {
            let done = query(
                "UPDATE endorsement SET state = 'asked', name = '', role = '', words = '', changed = $2 \
                 WHERE id = $1 AND state = 'written'",
            )
            .bind(id)
            .bind(now)
            .execute(&self.pool)
            .await?;
            Ok(done == 1)
        })
    }

    fn join_endorsement<'a>(
        &'a self,
        id: &'a str,
        credential: &'a str,
        badge: &'a Resigned,
        act: &'a Act,
    ) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query(
                "UPDATE endorsement SET state = 'joined', credential = $2, changed = $3 WHERE id = $1 AND badge = $4 \
                 AND state = 'written'",
            )
            .bind(id)
            .bind(credential)
            .bind(act.moment)
            .bind(&badge.badge)
            .execute(&mut transaction)
            .await?;
            if done == 0 || !replace(&mut transaction, badge).await? {
                return Ok(false);
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn remove_endorsement<'a>(&'a self, id: &'a str, badge: Option<&'a Resigned>, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query("DELETE FROM endorsement WHERE id = $1 AND (state = 'joined') = $2")
                .bind(id)
                .bind(badge.is_some())
                .execute(&mut transaction)
                .await?;
            if done == 0 {
                return Ok(false);
            }
            if let Some(badge) = badge
                && !replace(&mut transaction, badge).await?
            {
                return Ok(false);
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn forget_unanswered(&self, now: i64) -> Answer<'_, u64> {
        self.answer(async move {
            let done = query("DELETE FROM endorsement WHERE state = 'asked' AND expires <= $1")
                .bind(now)
                .execute(&self.pool)
                .await?;
            Ok(done)
        })
    }
}

/// False where the badge is no longer what was signed anew: somebody else did, or withdrew it.
async fn replace(connection: &mut Transaction, badge: &Resigned) -> Result<bool, sqlx::Error> {
    let done =
        query("UPDATE badge SET credential = $3, picture = $4 WHERE id = $1 AND credential = $2 AND revoked IS NULL")
            .bind(&badge.badge)
            .bind(&badge.before)
            .bind(&badge.credential)
            .bind(&badge.picture)
            .execute(connection)
            .await?;
    Ok(done == 1)
}
