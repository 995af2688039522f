//! Which language a visitor reads: what they chose, else what their browser asks for, else the bridge's own.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use wording::Language;

use crate::access::cookie;
use crate::bridge::Shared;
use crate::words::Words;

/// Cookie of the language a visitor chose.
pub(crate) const LANGUAGE_COOKIE: &str = "envol-language";

/// The language of a request: cookie, then `Accept-Language`, then the bridge's own.
pub(crate) fn choose(headers: &HeaderMap, default: Language) -> Language {
    if let Some(chosen) = cookie(headers, LANGUAGE_COOKIE).as_deref().and_then(Language::from_tag) {
        return chosen;
    }
    let Some(accepted) = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()) else {
        return default;
    };
    let mut wanted: Vec<(u32, &str)> = accepted
        .split(',')
        .map(|part| {
            let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            let quality: f64 = quality.trim().parse().unwrap_or(0.0);
            ((quality.clamp(0.0, 1.0) * 1_000.0) as u32, tag.trim())
        })
        .collect();
    wanted.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
    wanted
        .into_iter()
        .find_map(|(_, tag)| Language::from_tag(tag))
        .unwrap_or(default)
}

impl FromRequestParts<Shared> for Words {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, Self::Rejection> {
        Ok(Self::in_language(choose(&parts.headers, bridge.language)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_asked_unless_the_visitor_chose() {
        let mut headers = HeaderMap::new();
        assert_eq!(choose(&headers, Language::French), Language::French);
        headers.insert(
            header::ACCEPT_LANGUAGE,
            "de-DE,en;q=0.7,fr;q=0.9".parse().expect("a header"),
        );
        assert_eq!(choose(&headers, Language::English), Language::French);
        headers.insert(header::COOKIE, "a=b; envol-language=en".parse().expect("a header"));
        assert_eq!(choose(&headers, Language::French), Language::English);
    }
}
