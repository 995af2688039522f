//! Who agreed that name and e-mail go to a platform of badges.

use super::SqlStore;
use super::ask::query;
use super::audit::append;
use crate::store::{Act, Answer, ClaimRow, DefinitionRow, Platforms};

impl Platforms for SqlStore {
    fn agree<'a>(&'a self, claim: &'a str, now: i64) -> Answer<'a, ()> {
        self.answer(async move {
            query("INSERT INTO platform_consent (claim, given) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(claim)
                .bind(now)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn disagree<'a>(&'a self, claim: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("DELETE FROM platform_consent WHERE claim = $1")
                .bind(claim)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn agreement<'a>(&'a self, claim: &'a str) -> Answer<'a, Option<(i64, Option<i64>)>> {
        self.answer(async move {
            Ok(query("SELECT given, exported FROM platform_consent WHERE claim = $1")
                .bind(claim)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn agreed<'a>(&'a self, definition: &'a DefinitionRow) -> Answer<'a, Vec<ClaimRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT claim.* FROM claim JOIN platform_consent ON platform_consent.claim = claim.id \
                 WHERE claim.scenario = $1 AND claim.badge = $2 AND claim.badge_version = $3 AND claim.state = 'issued' \
                 ORDER BY claim.changed, claim.id",
            )
            .bind(&definition.scenario)
            .bind(&definition.badge)
            .bind(definition.version)
            .fetch_all(&self.pool)
            .await?)
        })
    }

    fn count_issued<'a>(&'a self, definition: &'a DefinitionRow) -> Answer<'a, (i64, i64)> {
        self.answer(async move {
            Ok(query(
                "SELECT COUNT(*), COUNT(platform_consent.claim) FROM claim LEFT JOIN platform_consent \
                 ON platform_consent.claim = claim.id \
                 WHERE claim.scenario = $1 AND claim.badge = $2 AND claim.badge_version = $3 AND claim.state = 'issued'",
            )
            .bind(&definition.scenario)
            .bind(&definition.badge)
            .bind(definition.version)
            .fetch_one(&self.pool)
            .await?)
        })
    }

    fn note_exported<'a>(&'a self, claim: &'a str, act: &'a Act) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("UPDATE platform_consent SET exported = $2 WHERE claim = $1")
                .bind(claim)
                .bind(act.moment)
                .execute(&mut transaction)
                .await?;
            append(&mut transaction, act).await?;
            Ok(transaction.commit().await?)
        })
    }
}
