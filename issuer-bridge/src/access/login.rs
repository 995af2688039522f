//! Logins live in the store; the browser holds a token that the store knows only as a digest.

use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::cookie::{clear_cookie, cookie, set_cookie};
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
pub(crate) async fn open(bridge: &Bridge, account: &AccountRow, secure: bool) -> Result<HeaderValue, BridgeError> {
    let token = secret();
    let login = LoginRow {
        account: account.id.clone(),
        account_name: account.name.clone(),
        csrf: secret(),
        expires: bridge.now() + LASTS_S,
    };
    bridge.store.open_login(&digest_of(&token), &login).await?;
    set_cookie(secure, LOGIN_COOKIE, &token, LASTS_S)
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
        let now = bridge.now();
        // A login that would end later than one made now, give or take a correction, was made under a clock that stood
        // ahead: it would last for years.
        let running = Running {
            now,
            latest: now + LASTS_S + belief::CORRECTION_S,
        };
        Ok(Self(bridge.store.login(&digest_of(&token), running).await?))
    }
}

/// A pédagogue who is logged in; others are sent to the login page.
#[derive(Debug, Clone)]
pub(crate) struct Pedagogue(pub(crate) LoginRow);

impl FromRequestParts<Shared> for Pedagogue {
    type Rejection = BridgeError;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, BridgeError> {
        let Visitor(login) = Visitor::from_request_parts(parts, bridge).await?;
        // After a form was sent, the page it stood on is the place to return to; its path is not known here.
        let back = if parts.method == axum::http::Method::GET {
            parts.uri.path().to_owned()
        } else {
            "/".to_owned()
        };
        login.map(Self).ok_or(BridgeError::LoggedOut { back })
    }
}

impl Pedagogue {
    /// # Errors
    /// Where the form was not made for this login.
    pub(crate) fn check(&self, csrf: &str) -> Result<(), BridgeError> {
        if same_secret(&self.0.csrf, csrf) {
            Ok(())
        } else {
            Err(stale_form())
        }
    }
}

fn stale_form() -> BridgeError {
    BridgeError::refused(StatusCode::FORBIDDEN, "bridge-error-stale-form")
}

/// A form sent by the pédagogue who was shown it: the login's own token is in it. Fields of `T` are texts.
pub(crate) struct SignedForm<T> {
    pub(crate) pedagogue: Pedagogue,
    pub(crate) form: T,
}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    form: T,
}

impl<T: DeserializeOwned> FromRequest<Shared> for SignedForm<T> {
    type Rejection = BridgeError;

    async fn from_request(request: Request, bridge: &Shared) -> Result<Self, BridgeError> {
        let (mut parts, body) = request.into_parts();
        let pedagogue = Pedagogue::from_request_parts(&mut parts, bridge).await?;
        let Form(WithToken { csrf, form }) =
            Form::<WithToken<T>>::from_request(Request::from_parts(parts, body), bridge)
                .await
                .map_err(|_| BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, "bridge-error-form"))?;
        pedagogue.check(&csrf)?;
        Ok(Self { pedagogue, form })
    }
}

/// A form of one button.
#[derive(Deserialize)]
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
