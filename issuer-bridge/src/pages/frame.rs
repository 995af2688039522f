//! What stands around every page: who is logged in, where one is, the language.

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Html;
use wording::Language;

use crate::access::{Right, Visitor};
use crate::bridge::{Bridge, Shared};
use crate::error::BridgeError;
use crate::store::{ClaimKind, LoginRow};
use crate::words::Words;

/// What stands around every page.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(super) words: Words,
    /// It was asked for over https.
    pub(super) secure: bool,
    /// Path of this page, for the language switch and for marking where one is.
    pub(super) path: String,
    pub(super) organisation: Option<String>,
    pub(super) login: Option<LoginRow>,
    /// Claims that wait apart.
    pub(super) apart: i64,
    /// The organisation's key was never exported.
    pub(super) key_at_risk: bool,
}

impl Frame {
    /// A frame without what the store knows: for pages that must come whatever happened.
    pub(super) fn bare(words: Words, path: String) -> Self {
        Self {
            words,
            secure: false,
            path,
            organisation: None,
            login: None,
            apart: 0,
            key_at_risk: false,
        }
    }

    async fn of(bridge: &Bridge, words: Words, path: String, login: Option<LoginRow>) -> Result<Self, BridgeError> {
        let organisation = bridge.store.organisation().await?;
        let may = |right| login.as_ref().is_some_and(|login: &LoginRow| login.may(right));
        let apart = if may(Right::Receive) {
            bridge.store.count_claims(ClaimKind::Apart).await?
        } else {
            0
        };
        Ok(Self {
            words,
            secure: false,
            path,
            key_at_risk: may(Right::Organise) && organisation.as_ref().is_some_and(|o| o.exported.is_none()),
            organisation: organisation.map(|o| o.name),
            login,
            apart,
        })
    }

    pub(super) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    pub(super) fn with(&self, id: &str, name: &str, value: impl std::fmt::Display) -> String {
        self.words.with(id, name, value)
    }

    pub(super) fn tag(&self) -> &'static str {
        self.words.language.tag()
    }

    pub(super) fn csrf(&self) -> &str {
        self.login.as_ref().map_or("", |l| l.csrf.as_str())
    }

    pub(super) fn name(&self) -> &str {
        self.login.as_ref().map_or("", |l| l.account_name.as_str())
    }

    pub(super) fn organisation(&self) -> &str {
        self.organisation.as_deref().unwrap_or("")
    }

    fn may(&self, right: Right) -> bool {
        self.login.as_ref().is_some_and(|login| login.may(right))
    }

    pub(super) fn may_receive(&self) -> bool {
        self.may(Right::Receive)
    }

    pub(super) fn may_keep_stations(&self) -> bool {
        self.may(Right::Stations)
    }

    pub(super) fn may_keep_data(&self) -> bool {
        self.may(Right::Data)
    }

    pub(super) fn may_organise(&self) -> bool {
        self.may(Right::Organise)
    }

    /// The other languages: tag and name.
    pub(super) fn others(&self) -> Vec<(&'static str, &'static str)> {
        let name = |l| match l {
            Language::French => "Français",
            Language::English => "English",
        };
        Language::ALL
            .into_iter()
            .filter(|l| *l != self.words.language)
            .map(|l| (l.tag(), name(l)))
            .collect()
    }

    /// For the navigation: whether this page is under `path`.
    pub(super) fn is_at(&self, path: &str) -> bool {
        if path == "/" {
            self.path == "/" || self.path.starts_with("/claims/")
        } else {
            self.path.starts_with(path)
        }
    }
}

impl FromRequestParts<Shared> for Frame {
    type Rejection = BridgeError;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, BridgeError> {
        let Ok(words) = Words::from_request_parts(parts, bridge).await;
        let Visitor(login) = Visitor::from_request_parts(parts, bridge).await?;
        let mut frame = Self::of(bridge, words, parts.uri.path().to_owned(), login).await?;
        frame.secure = bridge.is_secure(&parts.headers);
        Ok(frame)
    }
}

/// The page as HTML.
pub(super) fn render(page: &impl Template) -> Result<Html<String>, BridgeError> {
    page.render().map(Html).map_err(BridgeError::internal)
}
