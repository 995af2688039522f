//! Badge definitions, badges, places in status lists.

use super::SqlStore;
use super::ask::{query, query_scalar};
use super::audit::append;
use crate::store::{Act, Answer, BadgeRow, Badges, DefinitionRow};

impl Badges for SqlStore {
    fn definition<'a>(&'a self, scenario: &'a str, badge: &'a str, version: i64) -> Answer<'a, Option<DefinitionRow>> {
        self.answer(async move {
            Ok(
                query("SELECT * FROM definition WHERE scenario = $1 AND badge = $2 AND version = $3")
                    .bind(scenario)
                    .bind(badge)
                    .bind(version)
                    .fetch_optional(&self.pool)
                    .await?,
            )
        })
    }

    fn adopt_definition<'a>(&'a self, definition: &'a DefinitionRow) -> Answer<'a, ()> {
        self.answer(async move {
            query(
                "INSERT INTO definition (scenario, badge, version, body, adopted) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(&definition.scenario)
            .bind(&definition.badge)
            .bind(definition.version)
            .bind(&definition.body)
            .bind(definition.adopted)
            .execute(&self.pool)
            .await?;
            Ok(())
        })
    }

    fn add_definition<'a>(&'a self, definition: &'a DefinitionRow, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let done = query(
                "INSERT INTO definition (scenario, badge, version, body, adopted) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(&definition.scenario)
            .bind(&definition.badge)
            .bind(definition.version)
            .bind(&definition.body)
            .bind(definition.adopted)
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

    fn change_definition<'a>(&'a self, definition: &'a DefinitionRow, act: &'a Act) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("UPDATE definition SET body = $4 WHERE scenario = $1 AND badge = $2 AND version = $3")
                .bind(&definition.scenario)
                .bind(&definition.badge)
                .bind(definition.version)
                .bind(&definition.body)
                .execute(&mut transaction)
                .await?;
            append(&mut transaction, act).await?;
            Ok(transaction.commit().await?)
        })
    }

    fn definitions(&self) -> Answer<'_, Vec<DefinitionRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM definition ORDER BY scenario, badge, version")
                .fetch_all(&self.pool)
                .await?)
        })
    }

    fn badge<'a>(&'a self, id: &'a str) -> Answer<'a, Option<BadgeRow>> {
        self.answer(async move {
            Ok(
                query("SELECT id, credential, picture, issued, ends, replaces, revoked FROM badge WHERE id = $1")
                    .bind(id)
                    .fetch_optional(&self.pool)
                    .await?,
            )
        })
    }

    fn badge_of_claim<'a>(&'a self, claim: &'a str) -> Answer<'a, Option<BadgeRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT id, credential, picture, issued, ends, replaces, revoked FROM badge WHERE claim = $1 \
                 AND NOT EXISTS (SELECT 1 FROM badge AS after WHERE after.replaces = badge.id)",
            )
            .bind(claim)
            .fetch_optional(&self.pool)
            .await?)
        })
    }

    fn badge_after<'a>(&'a self, id: &'a str) -> Answer<'a, Option<String>> {
        self.answer(async move {
            Ok(query_scalar("SELECT id FROM badge WHERE replaces = $1")
                .bind(id)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn take_status_place<'a>(&'a self, list: i64, place: i64, badge: &'a str) -> Answer<'a, bool> {
        self.answer(async move {
            let done =
                query("INSERT INTO status_place (list, place, badge) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                    .bind(list)
                    .bind(place)
                    .bind(badge)
                    .execute(&self.pool)
                    .await?;
            Ok(done == 1)
        })
    }

    fn newest_status_list(&self) -> Answer<'_, Option<i64>> {
        self.answer(async move {
            Ok(query_scalar("SELECT MAX(list) FROM status_place")
                .fetch_one(&self.pool)
                .await?)
        })
    }

    fn status_places_taken(&self, list: i64) -> Answer<'_, i64> {
        self.answer(async move {
            Ok(query_scalar("SELECT COUNT(*) FROM status_place WHERE list = $1")
                .bind(list)
                .fetch_one(&self.pool)
                .await?)
        })
    }

    fn revoked_places(&self, list: i64) -> Answer<'_, Vec<i64>> {
        self.answer(async move {
            Ok(query_scalar(
                "SELECT status_place.place FROM status_place JOIN (SELECT id, revoked FROM badge UNION ALL \
                 SELECT id, revoked FROM badge_gone) AS said ON said.id = status_place.badge \
                 WHERE status_place.list = $1 AND said.revoked IS NOT NULL ORDER BY status_place.place",
            )
            .bind(list)
            .fetch_all(&self.pool)
            .await?)
        })
    }
}
