//! The store in a database: `SQLite` in one file, or `PostgreSQL` on a server. Every query stands here once, in what both
//! of them speak; what differs stands in [`sqlite`] and [`postgres`].
//!
//! **Invariant:** who writes more than one statement, or reads before writing, does so in [`SqlStore::begin`], and then is
//! the only one who does. `SQLite` has one writer by itself; on `PostgreSQL` a lock makes it so, across all processes.

mod accounts;
mod ask;
mod audit;
mod badges;
mod cards;
mod claims;
mod data;
mod decisions;
mod endorsements;
mod keys;
mod looks;
mod names;
mod people;
mod platforms;
mod postgres;
mod sqlite;
mod stations;
mod wallets;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Copies, StoreError};
use crate::config::DatabaseUrl;
use ask::{Pool, Transaction, query, query_scalar};
use sqlx::pool::PoolOptions;
use watch::Watch;

/// A store in a database.
#[derive(Debug, Clone)]
pub(crate) struct SqlStore {
    pool: Pool,
    watch: Arc<Watch>,
}

/// How a store is opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Most pages of 4096 bytes, where a venue keeps room for others; of a file alone.
    pub(crate) pages: Option<u32>,
    /// How long another program that holds the database is waited for.
    pub(crate) patience: Duration,
}

impl SqlStore {
    /// Opens or creates the file and brings its tables up to date.
    pub(crate) async fn open_file(file: &Path, room: Room) -> Result<Self, StoreError> {
        let watch = Arc::new(Watch::default());
        let pool = Pool::Sqlite(sqlite::open(file, room, trusting(&watch)).await?);
        let store = Self { pool, watch }.up_to_date().await?;
        store.watch.look_at(file);
        Ok(store)
    }

    /// Opens a database of a server, which must be there, and brings its tables up to date.
    pub(crate) async fn open_server(url: &DatabaseUrl, room: Room) -> Result<Self, StoreError> {
        let watch = Arc::new(Watch::default());
        let pool = Pool::Postgres(postgres::open(url, room, trusting(&watch)).await?);
        Self { pool, watch }.up_to_date().await
    }

    async fn up_to_date(self) -> Result<Self, StoreError> {
        names::fold_names(self.begin().await?).await?;
        cards::make_missing_cards(&self).await?;
        Ok(self)
    }

    /// From here on nobody else writes, until the end of the transaction.
    async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        Ok(match &self.pool {
            Pool::Sqlite(pool) => Transaction::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Pool::Postgres(pool) => Transaction::Postgres(postgres::begin(pool).await?),
        })
    }

    /// What `work` gives, where the file is still in its place. After a failure no connection goes on that was there
    /// before it: one that could not write may keep its transaction, and with it the lock, for ever.
    fn answer<'a, T: Send + 'a>(
        &'a self,
        work: impl Future<Output = Result<T, StoreError>> + Send + 'a,
    ) -> Answer<'a, T> {
        Box::pin(async move {
            if !self.watch.is_there() {
                return Err(StoreError::Gone);
            }
            let done = work.await;
            if done.as_ref().is_err_and(StoreError::is_of_a_connection) {
                self.watch.note_failure();
                match &self.pool {
                    Pool::Sqlite(pool) => close_idle(pool).await,
                    Pool::Postgres(pool) => close_idle(pool).await,
                }
            }
            done
        })
    }

    /// Overwrites what was erased, as far as the database does that when asked: in `SQLite`, what still stands in its
    /// journal. `PostgreSQL` gives the room of deleted rows away in its own time.
    async fn sweep(&self) -> Result<(), sqlx::Error> {
        if let Pool::Sqlite(_) = self.pool {
            query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await?;
        }
        Ok(())
    }

    /// What the database of a file says of its organisation, without changing anything in it; `None` where there is none.
    pub(crate) async fn noted_in_file(file: &Path) -> Result<Option<Noted>, StoreError> {
        if !file.is_file() {
            return Ok(None);
        }
        Ok(Noted::read(&Pool::Sqlite(sqlite::open_to_read(file).await?)).await?)
    }

    /// The same of a database on a server.
    pub(crate) async fn noted_on_server(url: &DatabaseUrl) -> Result<Option<Noted>, StoreError> {
        Ok(Noted::read(&Pool::Postgres(postgres::open_to_read(url).await?)).await?)
    }
}

/// Connections that were made after the last failure.
fn trusting<DB: sqlx::Database>(watch: &Arc<Watch>) -> PoolOptions<DB> {
    let (taken, given_back) = (watch.clone(), watch.clone());
    PoolOptions::new()
        .before_acquire(move |_, meta| {
            let trusted = taken.trusts(meta.age);
            Box::pin(async move { Ok(trusted) })
        })
        .after_release(move |_, meta| {
            let trusted = given_back.trusts(meta.age);
            Box::pin(async move { Ok(trusted) })
        })
}

async fn close_idle<DB: sqlx::Database>(pool: &sqlx::Pool<DB>) {
    while let Some(connection) = pool.try_acquire() {
        if let Err(error) = connection.close().await {
            tracing::warn!(%error, "a connection to the database did not close well");
        }
    }
}

impl Copies for SqlStore {
    fn copy_to<'a>(&'a self, file: &'a str) -> Answer<'a, bool> {
        self.answer(async move {
            if let Pool::Postgres(_) = self.pool {
                return Ok(false);
            }
            query("VACUUM INTO $1").bind(file).execute(&self.pool).await?;
            Ok(true)
        })
    }

    fn damage(&self) -> Answer<'_, Option<String>> {
        self.answer(async move {
            if let Pool::Postgres(_) = self.pool {
                return Ok(None);
            }
            let said: String = query_scalar("PRAGMA quick_check(1)").fetch_one(&self.pool).await?;
            Ok(Some(said).filter(|said| said != "ok"))
        })
    }

    fn server(&self) -> Answer<'_, Option<Server>> {
        self.answer(async move {
            match &self.pool {
                Pool::Sqlite(_) => Ok(None),
                Pool::Postgres(_) => Ok(Some(postgres::server(&self.pool).await?)),
            }
        })
    }
}

/// A server of databases, as `doctor` tells of it.
#[derive(Debug)]
pub(crate) struct Server {
    /// As it names itself.
    pub(crate) version: String,
    /// Of the database with its indexes, bytes.
    pub(crate) bytes: i64,
}

/// What is noted of an organisation.
#[derive(Debug)]
pub(crate) struct Noted {
    pub(crate) name: String,
    /// Of the keys that sign badges or did, oldest first; hexadecimal.
    pub(crate) public_keys: Vec<String>,
    /// Ids of the badges that were withdrawn.
    pub(crate) revoked: Vec<String>,
}

impl Noted {
    async fn read(pool: &Pool) -> Result<Option<Self>, sqlx::Error> {
        let organisation: Option<(String, String)> =
            query("SELECT name, signing_public FROM organisation WHERE id = 1")
                .fetch_optional(pool)
                .await?;
        // A database of an older version has no such table, and no such keys.
        let has_keys = match pool {
            Pool::Sqlite(_) => query_scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'badge_key'")
                .fetch_optional::<i64>(pool)
                .await?
                .is_some(),
            Pool::Postgres(_) => true,
        };
        let later: Vec<String> = if has_keys {
            query_scalar("SELECT public FROM badge_key ORDER BY number")
                .fetch_all(pool)
                .await?
        } else {
            Vec::new()
        };
        let revoked = query_scalar(
            "SELECT id FROM badge WHERE revoked IS NOT NULL UNION SELECT id FROM badge_gone WHERE revoked IS NOT NULL",
        )
        .fetch_all(pool)
        .await?;
        Ok(organisation.map(|(name, signing_public)| Self {
            name,
            public_keys: std::iter::once(signing_public).chain(later).collect(),
            revoked,
        }))
    }
}
