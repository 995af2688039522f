//! Reading and setting cookies.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::bridge::Bridge;
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

/// A cookie that no script reads and no other site sends.
pub(crate) fn set_cookie(bridge: &Bridge, name: &str, value: &str, lasts_s: i64) -> Result<HeaderValue, BridgeError> {
    let secure = if bridge.is_https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={lasts_s}{secure}");
    HeaderValue::try_from(text).map_err(BridgeError::internal)
}

/// Takes a cookie back.
pub(super) fn clear_cookie(bridge: &Bridge, name: &str) -> Result<HeaderValue, BridgeError> {
    set_cookie(bridge, name, "", 0)
}
