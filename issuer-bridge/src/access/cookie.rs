//! Reading and setting cookies.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::error::BridgeError;

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then(|| value.to_owned()))
}

/// A cookie that no script reads and no other site sends; `secure` where it was asked for over https, else a browser
/// would not keep it.
pub(crate) fn set_cookie(secure: bool, name: &str, value: &str, lasts_s: i64) -> Result<HeaderValue, BridgeError> {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={lasts_s}{secure}");
    HeaderValue::try_from(text).map_err(BridgeError::internal)
}

/// Takes a cookie back.
pub(super) fn clear_cookie(secure: bool, name: &str) -> Result<HeaderValue, BridgeError> {
    set_cookie(secure, name, "", 0)
}
