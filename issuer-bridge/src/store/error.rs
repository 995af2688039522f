//! What can go wrong with the store.

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
    /// Its tables could not be brought up to date.
    #[error("the tables of the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value that this version cannot read.
    #[error("a stored value cannot be read ({0}); was the database written by a newer version?")]
    Unreadable(&'static str),
}

/// Primary result codes of `SQLite`: <https://www.sqlite.org/rescode.html>.
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const FULL: u32 = 13;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = error
            .as_database_error()
            .and_then(|error| error.code()?.parse::<u32>().ok());
        // The rest of an extended code says where it happened.
        match code.map(|code| code & 0xff) {
            Some(FULL) => Self::Full,
            Some(BUSY | LOCKED) => Self::Locked,
            _ => Self::Database(error),
        }
    }
}
