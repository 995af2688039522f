//! What is `PostgreSQL`'s own: a server, which may not be there, and many writers, of whom one writes at a time.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, Postgres, Transaction};

use super::ask::{Pool, query_scalar};
use super::{Room, Server};
use crate::config::DatabaseUrl;
use crate::store::StoreError;

/// Names the lock that every writer takes, within one database; « envol » in ASCII.
const WRITING: i64 = 0x65_6e_76_6f_6c;

/// Most connections of one process. A server has a hundred for all, unless it was told otherwise.
const CONNECTIONS: u32 = 8;

/// Longer than any transaction here lasts. A process that stands still, or a machine that is gone, would keep the lock.
const STANDING_STILL: &str = "60s";

/// How long the first answer of the server may take.
const FIRST_ANSWER: Duration = Duration::from_secs(10);

/// Opens a database that is there, and brings its tables up to date: of several processes that come at once, one.
pub(super) async fn open(
    url: &DatabaseUrl,
    room: Room,
    connections: PoolOptions<Postgres>,
) -> Result<PgPool, StoreError> {
    let patience = format!("{}ms", room.patience.as_millis().max(1));
    let options = options(url)?.options([
        ("lock_timeout", patience.as_str()),
        ("idle_in_transaction_session_timeout", STANDING_STILL),
    ]);
    // By itself: a pool would go on trying where nobody listens.
    let first = tokio::time::timeout(FIRST_ANSWER, options.connect()).await;
    let mut first = match first.unwrap_or(Err(sqlx::Error::PoolTimedOut)) {
        Ok(first) => first,
        Err(error) => {
            let place = place(&options);
            return Err(StoreError::Unreachable { place, error });
        }
    };
    let encoding: String = sqlx::query_scalar("SHOW server_encoding").fetch_one(&mut first).await?;
    if encoding != "UTF8" {
        return Err(StoreError::Encoding(encoding));
    }
    // Waits for whoever is at it, however long that takes.
    sqlx::query("SET lock_timeout = 0").execute(&mut first).await?;
    sqlx::migrate!("migrations/postgres").run(&mut first).await?;
    first.close().await?;
    let pool = connections
        .max_connections(CONNECTIONS)
        .acquire_timeout(room.patience)
        .connect_with(options);
    Ok(pool.await?)
}

/// One connection that changes nothing.
pub(super) async fn open_to_read(url: &DatabaseUrl) -> Result<PgPool, StoreError> {
    let options = options(url)?.options([("default_transaction_read_only", "on")]);
    let connections = PgPoolOptions::new().max_connections(1).acquire_timeout(FIRST_ANSWER);
    Ok(connections.connect_with(options).await?)
}

/// Who asks where, without a password.
fn place(options: &PgConnectOptions) -> String {
    let (role, host, port) = (options.get_username(), options.get_host(), options.get_port());
    format!("{role}@{host}:{port}/{}", options.get_database().unwrap_or(role))
}

fn options(url: &DatabaseUrl) -> Result<PgConnectOptions, StoreError> {
    // What the driver says of an address may repeat it, and a password stands in it.
    PgConnectOptions::from_str(url.secret()).map_err(|_| StoreError::Address)
}

/// A transaction of the one who writes. What it reads is as the one before left it: each statement sees what is there
/// when it begins, and none begins before the lock is held.
pub(super) async fn begin(pool: &PgPool) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    let mut transaction = pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED").await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(WRITING)
        .execute(&mut *transaction)
        .await?;
    Ok(transaction)
}

/// What the server tells of itself.
pub(super) async fn server(pool: &Pool) -> Result<Server, sqlx::Error> {
    let version = query_scalar("SHOW server_version").fetch_one(pool).await?;
    let bytes = query_scalar("SELECT pg_database_size(current_database())")
        .fetch_one(pool)
        .await?;
    Ok(Server { version, bytes })
}

#[cfg(test)]
mod tests;
