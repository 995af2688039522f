//! What a wallet is told where something cannot be done: as OAuth 2.0 says it, and as the services of 1EdTech do.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::error::BridgeError;

/// An error of OAuth 2.0.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    error: &'static str,
    why: &'static str,
}

impl Refusal {
    pub(super) const fn of(error: &'static str, why: &'static str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            why,
        }
    }

    /// The wallet is not the one it says, or says none.
    pub(super) const fn client() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: "invalid_client",
            why: "Unknown client, or not its secret. Register again.",
        }
    }
}

/// Either of both.
#[derive(Debug)]
pub(super) enum Failed {
    Refused(Refusal),
    /// Anything else, said as everywhere.
    Bridge(BridgeError),
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<T: Into<BridgeError>> From<T> for Failed {
    fn from(error: T) -> Self {
        Self::Bridge(error.into())
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let refusal = match self {
            Self::Refused(refusal) => refusal,
            Self::Bridge(error) => return error.into_response(),
        };
        let body = Json(json!({ "error": refusal.error, "error_description": refusal.why }));
        let mut response = (refusal.status, body).into_response();
        if refusal.status == StatusCode::UNAUTHORIZED {
            let headers = response.headers_mut();
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Basic realm=\"envol\""),
            );
        }
        response
    }
}

/// `Imsx_StatusInfo`, for the services themselves.
pub(super) fn status_info(status: StatusCode, minor: &'static str, why: &str) -> Response {
    let body = json!({
        "imsx_codeMajor": "failure",
        "imsx_severity": "error",
        "imsx_description": why,
        "imsx_codeMinor": { "imsx_codeMinorField": [
            { "imsx_codeMinorFieldName": "TargetEndSystem", "imsx_codeMinorFieldValue": minor }
        ] },
    });
    let mut response = (status, Json(body)).into_response();
    if status == StatusCode::UNAUTHORIZED {
        let headers = response.headers_mut();
        headers.insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"envol\""),
        );
    }
    response
}
