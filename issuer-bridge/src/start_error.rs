//! Why a bridge does not start, in a sentence for whoever started it.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::error::BridgeError;
use crate::keys::KekError;
use crate::store::StoreError;

/// Why a bridge does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody else listens there.
    #[error("{0} is in use; is another bridge running? Stop it, or give another --address")]
    AddressInUse(SocketAddr),
    /// Listening is not possible there.
    #[error("cannot listen on {address}: {error}")]
    Address {
        /// Where.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
    },
    /// The data folder.
    #[error("the data folder {folder} cannot be used: {error}")]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The data folder's name is not written in UTF-8, and the database cannot be named by it.
    #[error("the name of the data folder {0} is not UTF-8; give another one with --data")]
    FolderName(PathBuf),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KekError),
    /// The bootstrap's password.
    #[error("the password of the bootstrap file has fewer than twelve characters")]
    ShortPassword,
    /// `did:web` without a public address.
    #[error("--did-web needs --public-url, whose domain it names")]
    NoDomain,
    /// Anything else.
    #[error("{0}")]
    Internal(String),
}

impl StartError {
    /// Id of the sentence for a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AddressInUse(_) => "bridge-start-address-in-use",
            Self::Address { .. } => "bridge-start-address",
            Self::Folder { .. } => "bridge-start-folder",
            Self::FolderName(_) => "bridge-start-folder-name",
            Self::Store(error) => match error {
                StoreError::Unreachable { .. } => "bridge-start-database-unreachable",
                StoreError::Lost(_) => "bridge-error-database-lost",
                StoreError::Forbidden(_) => "bridge-start-database-forbidden",
                StoreError::Newer(_) => "bridge-start-database-newer",
                StoreError::Address => "bridge-start-database-address",
                StoreError::Encoding(_) => "bridge-start-database-encoding",
                _ => "bridge-start-database",
            },
            Self::Key(error) => error.code(),
            Self::ShortPassword => "bridge-start-short-password",
            Self::NoDomain => "bridge-start-no-domain",
            Self::Internal(_) => "bridge-start-internal",
        }
    }

    /// Arguments of that sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::AddressInUse(address) => vec![("address", address.to_string())],
            Self::Address { address, error } => vec![("address", address.to_string()), ("error", error.to_string())],
            Self::Folder { folder, error } => {
                vec![("folder", folder.display().to_string()), ("error", error.to_string())]
            }
            Self::FolderName(folder) => vec![("folder", folder.display().to_string())],
            Self::Store(StoreError::Unreachable { place, error }) => {
                vec![("place", place.clone()), ("error", error.to_string())]
            }
            Self::Store(StoreError::Forbidden(error) | StoreError::Encoding(error)) | Self::Internal(error) => {
                vec![("error", error.clone())]
            }
            Self::Store(error) => vec![("error", error.to_string())],
            Self::Key(error) => error.arguments(),
            Self::ShortPassword | Self::NoDomain => Vec::new(),
        }
    }
}

impl From<BridgeError> for StartError {
    fn from(error: BridgeError) -> Self {
        match error {
            BridgeError::Store(error) => Self::Store(error),
            BridgeError::Key(error) => Self::Key(error),
            other => Self::Internal(other.to_string()),
        }
    }
}
