//! What can go wrong with the store.

/// What went wrong between the bridge and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database itself.
    #[error("the database did not answer as it should: {0}")]
    Database(#[from] sqlx::Error),
    /// Its tables could not be brought up to date.
    #[error("the tables of the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value that this version cannot read.
    #[error("a stored value cannot be read ({0}); was the database written by a newer version?")]
    Unreadable(&'static str),
}
