//! The pages. They work without JavaScript, load nothing from elsewhere, and read French or English.

mod apart;
mod assets;
mod badge;
mod claim;
mod import;
mod inbox;
mod learner;
mod login;
mod organisation;
mod setup;
mod stations;
mod verify;

use askama::Template;
use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Html;
use wording::Language;

use crate::access::Visitor;
use crate::application::{Bridge, Shared};
use crate::error::BridgeError;
use crate::language::Words;
use crate::store::{ClaimKind, LoginRow};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .merge(apart::routes())
        .merge(assets::routes())
        .merge(badge::routes())
        .merge(claim::routes())
        .merge(import::routes())
        .merge(inbox::routes())
        .merge(learner::routes())
        .merge(login::routes())
        .merge(organisation::routes())
        .merge(setup::routes())
        .merge(stations::routes())
        .merge(verify::routes())
}

/// What stands around every page.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) words: Words,
    /// Path of this page, for the language switch and for marking where one is.
    pub(crate) path: String,
    pub(crate) organisation: Option<String>,
    pub(crate) login: Option<LoginRow>,
    /// Claims that wait apart.
    pub(crate) apart: i64,
    /// The organisation's key was never exported.
    pub(crate) key_at_risk: bool,
}

impl Frame {
    async fn of(bridge: &Bridge, words: Words, path: String, login: Option<LoginRow>) -> Result<Self, BridgeError> {
        let organisation = bridge.store.organisation().await?;
        let apart = if login.is_some() {
            bridge.store.count_claims(ClaimKind::Apart).await?
        } else {
            0
        };
        Ok(Self {
            words,
            path,
            key_at_risk: login.is_some() && organisation.as_ref().is_some_and(|o| o.exported.is_none()),
            organisation: organisation.map(|o| o.name),
            login,
            apart,
        })
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    fn with(&self, id: &str, name: &str, value: impl std::fmt::Display) -> String {
        self.words.with(id, name, value)
    }

    fn tag(&self) -> &'static str {
        self.words.0.tag()
    }

    fn csrf(&self) -> &str {
        self.login.as_ref().map_or("", |l| l.csrf.as_str())
    }

    fn name(&self) -> &str {
        self.login.as_ref().map_or("", |l| l.account_name.as_str())
    }

    fn organisation(&self) -> &str {
        self.organisation.as_deref().unwrap_or("")
    }

    /// The other languages: tag and name.
    fn others(&self) -> Vec<(&'static str, &'static str)> {
        let name = |l| match l {
            Language::French => "Français",
            Language::English => "English",
        };
        Language::ALL
            .into_iter()
            .filter(|l| *l != self.words.0)
            .map(|l| (l.tag(), name(l)))
            .collect()
    }

    /// For the navigation: whether this page is under `path`.
    fn is_at(&self, path: &str) -> bool {
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
        Self::of(bridge, words, parts.uri.path().to_owned(), login).await
    }
}

fn render(page: &impl Template) -> Result<Html<String>, BridgeError> {
    page.render().map(Html).map_err(BridgeError::internal)
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    frame: Frame,
    message: &'a str,
}

/// A page with one sentence on it.
pub(crate) fn failure_page(words: Words, path: &str, message: &str) -> Result<Html<String>, BridgeError> {
    let frame = Frame {
        words,
        path: path.to_owned(),
        organisation: None,
        login: None,
        apart: 0,
        key_at_risk: false,
    };
    render(&FailurePage { frame, message })
}
