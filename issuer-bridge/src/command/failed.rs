//! Why a command ends without having done its work.

use std::path::Path;

use crate::error::BridgeError;
use crate::start_error::StartError;
use crate::store::StoreError;

/// Said in the user's language.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) code: &'static str,
    pub(super) arguments: Vec<(&'static str, String)>,
}

impl Failed {
    pub(super) fn new(code: &'static str) -> Self {
        Self {
            code,
            arguments: Vec::new(),
        }
    }

    pub(super) fn with(code: &'static str, name: &'static str, value: impl std::fmt::Display) -> Self {
        Self {
            code,
            arguments: vec![(name, format!("{value}"))],
        }
    }

    pub(super) fn file(file: &Path, error: &std::io::Error) -> Self {
        Self {
            code: "bridge-command-file",
            arguments: vec![("file", file.display().to_string()), ("error", error.to_string())],
        }
    }
}

impl From<StartError> for Failed {
    fn from(error: StartError) -> Self {
        // The person reads the sentence; the log says it once more only to who asks for it.
        tracing::debug!(error = %error, "the bridge does not start");
        Self {
            code: error.code(),
            arguments: error.arguments(),
        }
    }
}

impl From<BridgeError> for Failed {
    fn from(error: BridgeError) -> Self {
        match error {
            BridgeError::Refused { code, arguments, .. } => Self { code, arguments },
            BridgeError::NotFounded => Self::new("bridge-error-not-founded"),
            BridgeError::DiskFull | BridgeError::Store(StoreError::Full) => Self::new("bridge-error-disk-full"),
            BridgeError::Store(StoreError::Locked) => Self::new("bridge-error-database-locked"),
            BridgeError::Store(StoreError::Lost(_)) => Self::new("bridge-error-database-lost"),
            other => {
                tracing::error!(error = %other, "the command failed");
                Self::with("bridge-start-internal", "error", other)
            }
        }
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        BridgeError::from(error).into()
    }
}
