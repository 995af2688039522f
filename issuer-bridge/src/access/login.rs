//! Logins live in the store; the browser holds a token that the store knows only as a digest.

use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::cookie::{clear_cookie, cookie, set_cookie};
use super::role::{Needs, Person};
use crate::belief;
use crate::bridge::{Bridge, Shared};
use crate::encoding::{digest_of, same_secret, secret};
use crate::error::BridgeError;
use crate::store::{AccountRow, LoginRow, Running};

/// Cookie of a login.
const LOGIN_COOKIE: &str = "envol-login";
/// Cookie that forms before a login must repeat.
const FORM_COOKIE: &str = "envol-form";
/// A working day.
const LASTS_S: i64 = 12 * 3_600;

/// Logs an account in; gives the cookie.
pub(crate) async fn open(
    bridge: &Bridge,
    account: &AccountRow,
    headers: &HeaderMap,
) -> Result<HeaderValue, BridgeError> {
    let token = secret();
    bridge.store.forget_ended_sessions(running(bridge)).await?;
    let login = LoginRow {
        roles: account.roles.clone(),
        opened: bridge.now(),
        browser: browser(headers),
        account: account.id.clone(),
        account_name: account.name.clone(),
        csrf: secret(),
        expires: bridge.now() + LASTS_S,
    };
    bridge.store.open_login(&digest_of(&token), &login).await?;
    set_cookie(bridge.is_secure(headers), LOGIN_COOKIE, &token, LASTS_S)
}

/// The logins that run now. One that would end later than one made now, give or take a correction, was made under a clock
/// that stood ahead: it would last for years.
pub(crate) fn running(bridge: &Bridge) -> Running {
    let now = bridge.now();
    Running {
        now,
        latest: now + LASTS_S + belief::CORRECTION_S,
    }
}

/// What kind of browser this is, so that its owner knows the login again: « Firefox · Windows ». No more of it is kept.
fn browser(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let agent = agent.unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(word, _)| agent.contains(word));
        found.map(|(_, name)| *name)
    };
    // Most of them also call themselves by the name of others; the rarer name stands first.
    let program = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    let known: Vec<&str> = [program, system].into_iter().flatten().collect();
    known.join(" · ")
}

/// Logs out.
pub(crate) async fn close(bridge: &Bridge, headers: &HeaderMap) -> Result<HeaderValue, BridgeError> {
    if let Some(token) = cookie(headers, LOGIN_COOKIE) {
        bridge.store.close_login(&digest_of(&token)).await?;
    }
    clear_cookie(bridge.is_secure(headers), LOGIN_COOKIE)
}

/// Anybody; their login if they have one.
#[derive(Debug, Clone)]
pub(crate) struct Visitor(pub(crate) Option<LoginRow>);

impl FromRequestParts<Shared> for Visitor {
    type Rejection = BridgeError;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, BridgeError> {
        let Some(token) = cookie(&parts.headers, LOGIN_COOKIE) else {
            return Ok(Self(None));
        };
        Ok(Self(bridge.store.login(&digest_of(&token), running(bridge)).await?))
    }
}

impl LoginRow {
    /// # Errors
    /// Where the form was not made for this login.
    pub(crate) fn check(&self, csrf: &str) -> Result<(), BridgeError> {
        if same_secret(&self.csrf, csrf) {
            Ok(())
        } else {
            Err(stale_form())
        }
    }
}

fn stale_form() -> BridgeError {
    BridgeError::refused(StatusCode::FORBIDDEN, "bridge-error-stale-form")
}

/// A form sent by the person who was shown it, who may do what `R` says: the login's own token is in it. Fields of `T` are
/// texts.
pub(crate) struct SignedForm<T, R> {
    pub(crate) by: Person<R>,
    pub(crate) form: T,
}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    form: T,
}

impl<T: DeserializeOwned, R: Needs> FromRequest<Shared> for SignedForm<T, R> {
    type Rejection = BridgeError;

    async fn from_request(request: Request, bridge: &Shared) -> Result<Self, BridgeError> {
        let (mut parts, body) = request.into_parts();
        let by = Person::<R>::from_request_parts(&mut parts, bridge).await?;
        let Form(WithToken { csrf, form }) =
            Form::<WithToken<T>>::from_request(Request::from_parts(parts, body), bridge)
                .await
                .map_err(|_| BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, "bridge-error-form"))?;
        by.0.check(&csrf)?;
        Ok(Self { by, form })
    }
}

/// A form of one button.
#[derive(Deserialize, schemars::JsonSchema)]
pub(crate) struct NoFields {}

/// The token of forms before a login (login, first start, a learner's code): a cookie that the form repeats.
pub(crate) struct FormToken {
    pub(crate) token: String,
    secure: bool,
}

impl FromRequestParts<Shared> for FormToken {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, Self::Rejection> {
        Ok(Self {
            token: cookie(&parts.headers, FORM_COOKIE)
                .filter(|c| c.len() == 43)
                .unwrap_or_else(secret),
            secure: bridge.is_secure(&parts.headers),
        })
    }
}

impl FormToken {
    /// The cookie to set beside the form.
    pub(crate) fn cookie(&self) -> Result<HeaderValue, BridgeError> {
        set_cookie(self.secure, FORM_COOKIE, &self.token, 3_600)
    }

    /// # Errors
    /// Where the form does not repeat the cookie.
    pub(crate) fn check(headers: &HeaderMap, sent: &str) -> Result<(), BridgeError> {
        match cookie(headers, FORM_COOKIE) {
            Some(token) if same_secret(&token, sent) => Ok(()),
            _ => Err(stale_form()),
        }
    }
}
