//! What can go wrong with the store.

use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;
use sqlx::postgres::PgDatabaseError;

/// What went wrong between the bridge and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database itself.
    #[error("the database did not answer as it should: {0}")]
    Database(sqlx::Error),
    /// No room on the disk, or in the database.
    #[error("the disk is full")]
    Full,
    /// Another program holds it.
    #[error("another program holds the database")]
    Locked,
    /// The file is no longer where it was.
    #[error("the file of the database is gone, or another one stands in its place")]
    Gone,
    /// The server was there, and does not answer now.
    #[error("the database server does not answer: {0}")]
    Lost(sqlx::Error),
    /// The server did not let anybody in.
    #[error("no connection to {place}: {error}")]
    Unreachable {
        /// Role, server and database; no password.
        place: String,
        /// Why.
        error: sqlx::Error,
    },
    /// The role may not do what a bridge does.
    #[error("the database does not allow it: {0}")]
    Forbidden(String),
    /// It was written by a newer version, up to that migration.
    #[error("the database was written by a newer version (migration {0})")]
    Newer(i64),
    /// Not an address of a database.
    #[error("the address of the database cannot be read")]
    Address,
    /// The server keeps texts in another encoding than UTF-8.
    #[error("the database keeps its texts in {0}, not in UTF-8")]
    Encoding(String),
    /// A text that the database takes nowhere: with a character of no meaning, or too long to be looked up by.
    #[error("the database cannot keep that text: {0}")]
    Unkept(String),
    /// Its tables could not be brought up to date.
    #[error("the tables of the database could not be brought up to date: {0}")]
    Migration(sqlx::migrate::MigrateError),
    /// A stored value that this version cannot read.
    #[error("a stored value cannot be read ({0}); was the database written by a newer version?")]
    Unreadable(&'static str),
}

impl StoreError {
    /// Whether a connection may be to blame, or what it left open.
    pub(super) fn is_of_a_connection(&self) -> bool {
        matches!(self, Self::Database(_) | Self::Full | Self::Locked | Self::Lost(_))
    }
}

/// Primary result codes of `SQLite`: <https://www.sqlite.org/rescode.html>.
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const FULL: u32 = 13;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            // A word that a row could not be made of.
            sqlx::Error::ColumnDecode { index, source } => match source.downcast::<Self>() {
                Ok(said) => *said,
                Err(source) => Self::Database(sqlx::Error::ColumnDecode { index, source }),
            },
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::Tls(_) => Self::Lost(error),
            sqlx::Error::Database(said) => match said.try_downcast::<PgDatabaseError>() {
                Ok(said) => Self::of_postgres(said),
                Err(said) => Self::of_sqlite(said),
            },
            other => Self::Database(other),
        }
    }
}

impl StoreError {
    fn of_sqlite(said: Box<dyn DatabaseError>) -> Self {
        let code = said.code().and_then(|code| code.parse::<u32>().ok());
        // The rest of an extended code says where it happened.
        match code.map(|code| code & 0xff) {
            Some(FULL) => Self::Full,
            Some(BUSY | LOCKED) => Self::Locked,
            _ => Self::Database(sqlx::Error::Database(said)),
        }
    }

    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
    fn of_postgres(said: Box<PgDatabaseError>) -> Self {
        match said.code() {
            // disk_full
            "53100" => Self::Full,
            // lock_not_available, deadlock_detected, serialization_failure, query_canceled, too_many_connections
            "55P03" | "40P01" | "40001" | "57014" | "53300" => Self::Locked,
            // admin_shutdown, crash_shutdown, cannot_connect_now, idle_in_transaction_session_timeout, a standby
            "57P01" | "57P02" | "57P03" | "25P03" | "25006" => Self::Lost(sqlx::Error::Database(said)),
            // insufficient_privilege
            "42501" => Self::Forbidden(said.message().to_owned()),
            // character_not_in_repertoire (NUL), program_limit_exceeded
            "22021" | "54000" => Self::Unkept(said.message().to_owned()),
            code if code.starts_with("08") => Self::Lost(sqlx::Error::Database(said)),
            _ => Self::Database(sqlx::Error::Database(said)),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::Newer(version),
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => match Self::from(error) {
                Self::Database(error) => Self::Migration(MigrateError::Execute(error)),
                other => other,
            },
            other => Self::Migration(other),
        }
    }
}
