//! Stations, offers, short codes.

use super::SqlStore;
use super::ask::{query, query_scalar};
use super::audit::append;
use crate::store::{Act, Answer, Running, StationRow, Stations};

impl Stations for SqlStore {
    fn add_offer<'a>(&'a self, token_hash: &'a str, expires: i64) -> Answer<'a, ()> {
        self.answer(async move {
            query("INSERT INTO offer (token_hash, expires) VALUES ($1, $2)")
                .bind(token_hash)
                .bind(expires)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn use_offer<'a>(&'a self, token_hash: &'a str, running: Running) -> Answer<'a, bool> {
        let Running { now, latest } = running;
        self.answer(async move {
            // One statement: of two stations that come at once with the same token, one is told no.
            let used = query(
                "UPDATE offer SET used = $1 \
                 WHERE token_hash = $2 AND used IS NULL AND expires > $1 AND expires <= $3",
            )
            .bind(now)
            .bind(token_hash)
            .bind(latest)
            .execute(&self.pool)
            .await?;
            query("DELETE FROM offer WHERE expires <= $1 OR expires > $2")
                .bind(now - 86_400)
                .bind(latest + 86_400)
                .execute(&self.pool)
                .await?;
            Ok(used == 1)
        })
    }

    fn add_typed_code<'a>(&'a self, code_hash: &'a str, expires: i64) -> Answer<'a, ()> {
        self.answer(async move {
            query("INSERT INTO typed_code (code_hash, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(code_hash)
                .bind(expires)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn use_typed_code<'a>(&'a self, code_hash: &'a str, running: Running) -> Answer<'a, Option<i64>> {
        self.answer(async move {
            Ok(query_scalar(
                "DELETE FROM typed_code WHERE code_hash = $1 AND expires > $2 AND expires <= $3 RETURNING expires",
            )
            .bind(code_hash)
            .bind(running.now)
            .bind(running.latest)
            .fetch_optional(&self.pool)
            .await?)
        })
    }

    fn forget_typed_codes(&self) -> Answer<'_, ()> {
        self.answer(async move {
            query("DELETE FROM typed_code").execute(&self.pool).await?;
            Ok(())
        })
    }

    fn pair_station<'a>(&'a self, station: &'a StationRow, act: &'a Act) -> Answer<'a, String> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let id: String = query_scalar(
                "INSERT INTO station (id, public_key, name, paired) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (public_key) DO UPDATE SET name = excluded.name, paired = excluded.paired, \
                 removed = NULL RETURNING id",
            )
            .bind(&station.id)
            .bind(&station.public_key)
            .bind(&station.name)
            .bind(station.paired)
            .fetch_one(&mut transaction)
            .await?;
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(id)
        })
    }

    fn stations(&self) -> Answer<'_, Vec<StationRow>> {
        self.answer(async move {
            Ok(
                query("SELECT * FROM station ORDER BY removed IS NOT NULL, name, paired")
                    .fetch_all(&self.pool)
                    .await?,
            )
        })
    }

    fn station_with_key<'a>(&'a self, public_key: &'a str) -> Answer<'a, Option<StationRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM station WHERE public_key = $1")
                .bind(public_key)
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn remove_station<'a>(&'a self, id: &'a str, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let removed = query("UPDATE station SET removed = $1 WHERE id = $2 AND removed IS NULL")
                .bind(act.moment)
                .bind(id)
                .execute(&mut transaction)
                .await?;
            if removed == 0 {
                return Ok(false);
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }
}
