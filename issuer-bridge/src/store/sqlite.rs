//! The store in one `SQLite` file.

mod accounts;
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
mod stations;
mod wallets;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection};

use super::{Answer, Copies, StoreError};
use watch::Watch;

/// A store in a `SQLite` file.
#[derive(Debug, Clone)]
pub(crate) struct SqliteStore {
    pool: SqlitePool,
    watch: Arc<Watch>,
}

/// How a store is opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Most pages of 4096 bytes, where a venue keeps room for others.
    pub(crate) pages: Option<u32>,
    /// How long another program that holds the database is waited for.
    pub(crate) patience: Duration,
}

impl SqliteStore {
    /// Opens or creates the file and brings its tables up to date.
    pub(crate) async fn open(file: &Path, room: Room) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What a page calls received or issued must survive the plug being pulled.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(room.patience)
            // A raw package that is dropped after the decision is overwritten, not only unlinked.
            .pragma("secure_delete", "on");
        let options = match room.pages {
            Some(pages) => options.pragma("max_page_count", pages.to_string()),
            None => options,
        };
        let watch = Arc::new(Watch::default());
        let (taken, given_back) = (watch.clone(), watch.clone());
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .before_acquire(move |_, meta| {
                let trusted = taken.trusts(meta.age);
                Box::pin(async move { Ok(trusted) })
            })
            .after_release(move |_, meta| {
                let trusted = given_back.trusts(meta.age);
                Box::pin(async move { Ok(trusted) })
            })
            .connect_with(options)
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&pool).await?;
        names::fold_names(&pool).await?;
        cards::make_missing_cards(&pool).await?;
        watch.look_at(file);
        Ok(Self { pool, watch })
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
            if let Err(StoreError::Database(_) | StoreError::Full | StoreError::Locked) = &done {
                self.watch.note_failure();
                while let Some(connection) = self.pool.try_acquire() {
                    if let Err(error) = connection.close().await {
                        tracing::warn!(%error, "a connection to the database did not close well");
                    }
                }
            }
            done
        })
    }

    /// What a database says of its organisation, without changing anything in it; `None` where there is none.
    pub(crate) async fn noted(file: &Path) -> Result<Option<Noted>, StoreError> {
        if !file.is_file() {
            return Ok(None);
        }
        let options = SqliteConnectOptions::new().filename(file).read_only(true);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let organisation: Option<(String, String)> =
            sqlx::query_as("SELECT name, signing_public FROM organisation WHERE id = 1")
                .fetch_optional(&mut connection)
                .await?;
        // A database of an older version has no such table, and no such keys.
        let has_keys: Option<i64> =
            sqlx::query_scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'badge_key'")
                .fetch_optional(&mut connection)
                .await?;
        let later: Vec<String> = match has_keys {
            Some(_) => {
                sqlx::query_scalar("SELECT public FROM badge_key ORDER BY number")
                    .fetch_all(&mut connection)
                    .await?
            }
            None => Vec::new(),
        };
        let revoked = sqlx::query_scalar(
            "SELECT id FROM badge WHERE revoked IS NOT NULL UNION SELECT id FROM badge_gone WHERE revoked IS NOT NULL",
        )
        .fetch_all(&mut connection)
        .await?;
        connection.close().await?;
        Ok(organisation.map(|(name, signing_public)| Noted {
            name,
            public_keys: std::iter::once(signing_public).chain(later).collect(),
            revoked,
        }))
    }
}

impl Copies for SqliteStore {
    fn copy_to<'a>(&'a self, file: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            sqlx::query("VACUUM INTO $1").bind(file).execute(&self.pool).await?;
            Ok(())
        })
    }

    fn damage(&self) -> Answer<'_, Option<String>> {
        self.answer(async move {
            let said: String = sqlx::query_scalar("PRAGMA quick_check(1)")
                .fetch_one(&self.pool)
                .await?;
            Ok(Some(said).filter(|said| said != "ok"))
        })
    }
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
