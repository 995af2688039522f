//! One error for all handlers. It names a sentence; `pages::failure` says it in the visitor's language, as a
//! page or as JSON, and what is inside stays in the log.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::encoding::{hex, random};
use crate::keys::KekError;
use crate::store::StoreError;
use crate::words::Words;

/// What a handler can fail with.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BridgeError {
    /// Said to the visitor as it is.
    #[error("refused ({status}): {code}")]
    Refused {
        /// HTTP status.
        status: StatusCode,
        /// Id of the sentence.
        code: &'static str,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
    },
    /// The visitor must log in first.
    #[error("not logged in")]
    LoggedOut {
        /// Where to go afterwards.
        back: String,
    },
    /// The bridge has no account yet.
    #[error("the first start is not done")]
    NotFounded,
    /// Too much is going on; nothing was lost, and it can be tried again.
    #[error("too much is going on")]
    Later,
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// Too many attempts; seconds to wait.
    #[error("too many attempts")]
    Throttled(i64),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KekError),
    /// Anything that should not happen.
    #[error("{0}")]
    Internal(String),
}

/// What is to be said, left in the response for `pages::failure`.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) code: &'static str,
    pub(crate) arguments: Vec<(&'static str, String)>,
}

impl BridgeError {
    pub(crate) fn refused(status: StatusCode, code: &'static str) -> Self {
        Self::Refused {
            status,
            code,
            arguments: Vec::new(),
        }
    }

    pub(crate) fn not_found() -> Self {
        Self::refused(StatusCode::NOT_FOUND, "bridge-error-not-found")
    }

    /// What is said of it where it is one of several.
    pub(crate) fn sentence(&self, words: Words) -> String {
        match self {
            Self::Refused { code, arguments, .. } => words.with_all(code, arguments),
            _ => words.say("bridge-error-unsaid"),
        }
    }

    /// What the disk said.
    pub(crate) fn of_disk(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::internal(error),
        }
    }

    pub(crate) fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal(error.to_string())
    }
}

impl IntoResponse for BridgeError {
    fn into_response(self) -> Response {
        let (status, code, arguments) = match self {
            Self::Refused {
                status,
                code,
                arguments,
            } => (status, code, arguments),
            Self::LoggedOut { back } => return Redirect::to(&format!("/login?to={back}")).into_response(),
            Self::NotFounded => (StatusCode::SERVICE_UNAVAILABLE, "bridge-error-not-founded", Vec::new()),
            Self::Throttled(wait) => {
                let minutes = (wait + 59) / 60;
                let arguments = vec![("minutes", minutes.to_string())];
                let response = failure(StatusCode::TOO_MANY_REQUESTS, "bridge-error-throttled", arguments);
                return again_in(wait, response);
            }
            Self::Later => {
                let response = failure(StatusCode::SERVICE_UNAVAILABLE, "bridge-error-busy", Vec::new());
                return again_in(BUSY_S, response);
            }
            Self::DiskFull | Self::Store(StoreError::Full) => {
                tracing::error!(error = %self, "nothing can be kept");
                (StatusCode::INSUFFICIENT_STORAGE, "bridge-error-disk-full", Vec::new())
            }
            Self::Store(StoreError::Locked) => {
                tracing::warn!("the database is held by another program");
                let response = failure(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "bridge-error-database-locked",
                    Vec::new(),
                );
                return again_in(LOCKED_S, response);
            }
            Self::Store(StoreError::Gone) => {
                tracing::error!(error = %self, "nothing can be kept");
                let response = failure(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "bridge-error-database-gone",
                    Vec::new(),
                );
                return again_in(LOCKED_S, response);
            }
            Self::Store(StoreError::Unkept(_)) => (StatusCode::BAD_REQUEST, "bridge-error-text-not-kept", Vec::new()),
            Self::Store(StoreError::Lost(_)) => {
                tracing::error!(error = %self, "nothing can be kept");
                let response = failure(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "bridge-error-database-lost",
                    Vec::new(),
                );
                return again_in(LOCKED_S, response);
            }
            Self::Store(_) | Self::Key(_) | Self::Internal(_) => {
                // The visitor gets a number to name; whoever runs the bridge finds it in the log.
                let incident = hex(&random::<4>());
                tracing::error!(incident, error = %self, "a request failed");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "bridge-error-internal",
                    vec![("incident", incident)],
                )
            }
        };
        failure(status, code, arguments)
    }
}

/// When something busy is asked again, seconds.
const BUSY_S: i64 = 5;
/// The same for a database that is held or gone.
const LOCKED_S: i64 = 30;

fn again_in(seconds: i64, mut response: Response) -> Response {
    let after = HeaderValue::from(seconds.max(1));
    response.headers_mut().insert(header::RETRY_AFTER, after);
    response
}

fn failure(status: StatusCode, code: &'static str, arguments: Vec<(&'static str, String)>) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(Failure { code, arguments });
    response
}
