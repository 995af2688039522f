//! Which language a visitor reads, and how errors reach them: French first, else what they chose, else what their
//! browser asks for.

use axum::Json;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use situation::wire::Refusal;
use wording::{FluentValue, Language, text};

use crate::access::cookie;
use crate::application::Shared;
use crate::error::{BridgeError, Failure};
use crate::pages;

/// Cookie of the language a visitor chose.
pub(crate) const LANGUAGE_COOKIE: &str = "envol-language";

/// Says sentences in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// The sentence `id`.
    pub(crate) fn say(self, id: &str) -> String {
        text(self.0, id, &[])
    }

    /// The sentence `id` with one argument.
    pub(crate) fn with(self, id: &str, name: &str, value: impl std::fmt::Display) -> String {
        text(self.0, id, &[(name, value.to_string().into())])
    }

    /// The sentence `id` with named arguments.
    pub(crate) fn with_all(self, id: &str, arguments: &[(&str, String)]) -> String {
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(n, v)| (*n, FluentValue::from(v.as_str())))
            .collect();
        text(self.0, id, &arguments)
    }

    /// A text of an author as a page shows it.
    pub(crate) fn of(self, text: &situation::text::Text) -> String {
        typeset(self.0, text.get(self.0.tag()))
    }

    /// A text of an author exactly as written: what is signed.
    pub(crate) fn as_written(self, text: &situation::text::Text) -> String {
        text.get(self.0.tag()).to_owned()
    }
}

/// French signs keep to their word: authors type plain spaces.
fn typeset(language: Language, text: &str) -> String {
    let pairs = [
        (" ?", "\u{a0}?"),
        (" !", "\u{a0}!"),
        (" :", "\u{a0}:"),
        (" ;", "\u{a0};"),
        (" »", "\u{a0}»"),
        ("« ", "«\u{a0}"),
    ];
    match language {
        Language::French => pairs
            .iter()
            .fold(text.to_owned(), |text, (plain, kept)| text.replace(plain, kept)),
        Language::English => text.to_owned(),
    }
}

/// The language of a request: cookie, then `Accept-Language`, then the bridge's own.
fn choose(headers: &HeaderMap, default: Language) -> Language {
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
        Ok(Self(choose(&parts.headers, bridge.language)))
    }
}

/// Outermost layer: turns a [`Failure`] into a page or into JSON, in the visitor's language.
pub(crate) async fn speak(State(bridge): State<Shared>, request: Request, next: Next) -> Response {
    let words = Words(choose(request.headers(), bridge.language));
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let Some(failure) = response.extensions_mut().remove::<Failure>() else {
        return response;
    };
    let arguments: Vec<(&str, String)> = failure.arguments;
    let message = words.with_all(failure.code, &arguments);
    let status = response.status();
    let mut said = if path.starts_with("/api/") {
        (
            status,
            Json(Refusal {
                code: failure.code.to_owned(),
                message,
            }),
        )
            .into_response()
    } else {
        match pages::failure_page(words, &path, &message) {
            Ok(page) => (status, page).into_response(),
            Err(error) => {
                tracing::error!(error = %error, "an error page could not be made");
                (status, message).into_response()
            }
        }
    };
    // What the handler set beside (Retry-After) stays.
    for (name, value) in response.headers() {
        if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE {
            said.headers_mut().insert(name.clone(), value.clone());
        }
    }
    said
}

/// Where nothing answers.
pub(crate) async fn nothing_here() -> BridgeError {
    BridgeError::not_found()
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
