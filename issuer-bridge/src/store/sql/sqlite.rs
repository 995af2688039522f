//! What is `SQLite`'s own: one file, and how it is opened.

use std::path::Path;

use sqlx::pool::PoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use super::Room;
use crate::store::StoreError;

/// Opens or creates the file and brings its tables up to date.
pub(super) async fn open(
    file: &Path,
    room: Room,
    connections: PoolOptions<sqlx::Sqlite>,
) -> Result<SqlitePool, StoreError> {
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
    let pool = connections.max_connections(4).connect_with(options).await?;
    sqlx::migrate!("migrations/sqlite").run(&pool).await?;
    Ok(pool)
}

/// One connection that changes nothing.
pub(super) async fn open_to_read(file: &Path) -> Result<SqlitePool, StoreError> {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    Ok(SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await?)
}
