//! Accounts: who has one, what it may do, where it is logged in.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::{Frame, render};
use super::me::SessionView;
use super::setup::password_problem;
use crate::access::{self, Organises, Person, Role, SignedForm, new_account, roles_of, running, words_of};
use crate::bridge::Shared;
use crate::calendar;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::store::{AccountRow, Act, ActKind};
use crate::workers::Who;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/accounts", "Accounts", &[Answer::PAGE], show)
        .post("/accounts", "Adds an account", &[Answer::PAGE, Answer::ELSEWHERE], add)
        .post("/accounts/end", "Ends a login of anybody", &[Answer::ELSEWHERE], end)
        .post(
            "/accounts/{id}/roles",
            "Sets what an account may do",
            &[Answer::PAGE, Answer::ELSEWHERE],
            set_roles,
        )
        .post(
            "/accounts/{id}/password",
            "Sets the password of an account",
            &[Answer::PAGE, Answer::ELSEWHERE],
            set_password,
        )
        .post(
            "/accounts/{id}/closed",
            "Closes an account, or opens it again",
            &[Answer::PAGE, Answer::ELSEWHERE],
            set_closed,
        )
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<AccountView>,
    /// Word, name, what it may do.
    roles: Vec<(&'static str, String, String)>,
    sessions: Vec<SessionView>,
    problem: Option<String>,
}

struct AccountView {
    id: String,
    name: String,
    since: String,
    closed: Option<String>,
    /// Its roles in words.
    named: String,
    /// Word, name, and whether it has it.
    roles: Vec<(&'static str, String, bool)>,
    /// It is the one of who looks.
    own: bool,
}

async fn page(
    bridge: &Shared,
    frame: Frame,
    by: &Person<Organises>,
    problem: Option<String>,
) -> Result<Html<String>, BridgeError> {
    let language = frame.words.language;
    let view = |account: AccountRow| {
        let has: Vec<Role> = roles_of(&account.roles).collect();
        let named: Vec<String> = has.iter().map(|role| frame.say(role.name())).collect();
        AccountView {
            since: calendar::day(language, account.created),
            closed: account.disabled.map(|moment| calendar::day(language, moment)),
            named: named.join(" · "),
            roles: Role::ALL
                .into_iter()
                .map(|role| (role.word(), frame.say(role.name()), has.contains(&role)))
                .collect(),
            own: account.id == by.0.account,
            id: account.id,
            name: account.name,
        }
    };
    let accounts = bridge.store.accounts().await?.into_iter().map(view).collect();
    let roles = Role::ALL
        .into_iter()
        .map(|role| (role.word(), frame.say(role.name()), frame.say(role.what())))
        .collect();
    let sessions = bridge.store.sessions(None, running(bridge)).await?;
    render(&AccountsPage {
        accounts,
        roles,
        sessions: sessions
            .into_iter()
            .map(|row| SessionView::of(frame.words, row, bridge.now()))
            .collect(),
        problem,
        frame,
    })
}

async fn show(State(bridge): State<Shared>, frame: Frame, by: Person<Organises>) -> Result<Html<String>, BridgeError> {
    page(&bridge, frame, &by, None).await
}

async fn refused(
    bridge: &Shared,
    frame: Frame,
    by: &Person<Organises>,
    status: StatusCode,
    problem: String,
) -> Result<Response, BridgeError> {
    Ok((status, page(bridge, frame, by, Some(problem)).await?).into_response())
}

/// Boxes that were ticked, one per role.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(default)]
struct Ticked {
    pedagogue: String,
    reviewer: String,
    cartographe: String,
    committee: String,
}

impl Ticked {
    fn roles(&self) -> Vec<Role> {
        let is_on = |role: &Role| {
            let field = match role {
                Role::Pedagogue => &self.pedagogue,
                Role::Reviewer => &self.reviewer,
                Role::Cartographe => &self.cartographe,
                Role::Committee => &self.committee,
            };
            field == "on"
        };
        Role::ALL.into_iter().filter(is_on).collect()
    }
}

#[derive(Deserialize, schemars::JsonSchema)]
struct AccountForm {
    name: String,
    #[serde(default)]
    email: String,
    password: String,
    again: String,
    #[serde(flatten)]
    ticked: Ticked,
}

async fn add(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<AccountForm, Organises>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    let roles = form.ticked.roles();
    let problem = if form.name.trim().is_empty() {
        Some(frame.say("bridge-problem-names"))
    } else if roles.is_empty() {
        Some(frame.say("bridge-problem-no-role"))
    } else {
        password_problem(&frame, &form.password, &form.again)
    };
    if let Some(problem) = problem {
        return refused(&bridge, frame, &by, StatusCode::UNPROCESSABLE_ENTITY, problem).await;
    }
    let account = new_account(&bridge, &form.name, Some(form.email), form.password, words_of(roles)).await?;
    let act = Act::by(&by.0, ActKind::AccountAdded, account.name.as_str(), bridge.now());
    if !bridge
        .store
        .add_account(&account, &act.with(account.roles.as_str()))
        .await?
    {
        let problem = frame.say("bridge-problem-name-taken");
        return refused(&bridge, frame, &by, StatusCode::CONFLICT, problem).await;
    }
    Ok(Redirect::to("/accounts").into_response())
}

async fn account_of(bridge: &Shared, id: &str) -> Result<AccountRow, BridgeError> {
    let accounts = bridge.store.accounts().await?;
    let found = accounts.into_iter().find(|account| account.id == id);
    found.ok_or_else(BridgeError::not_found)
}

async fn set_roles(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(id): Path<String>,
    signed: SignedForm<Ticked, Organises>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    let account = account_of(&bridge, &id).await?;
    let roles = form.roles();
    if roles.is_empty() {
        let problem = frame.say("bridge-problem-no-role");
        return refused(&bridge, frame, &by, StatusCode::UNPROCESSABLE_ENTITY, problem).await;
    }
    let words = words_of(roles);
    let act = Act::by(&by.0, ActKind::AccountRoles, account.name, bridge.now()).with(words.as_str());
    if !bridge.store.set_roles(&account.id, &words, &act).await? {
        let problem = frame.say("bridge-problem-last-cartographe");
        return refused(&bridge, frame, &by, StatusCode::CONFLICT, problem).await;
    }
    Ok(Redirect::to("/accounts").into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct PasswordForm {
    password: String,
    again: String,
}

async fn set_password(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(id): Path<String>,
    signed: SignedForm<PasswordForm, Organises>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    let account = account_of(&bridge, &id).await?;
    if let Some(problem) = password_problem(&frame, &form.password, &form.again) {
        return refused(&bridge, frame, &by, StatusCode::UNPROCESSABLE_ENTITY, problem).await;
    }
    let hash = access::hash(&bridge.workers.turn(Who::Known).await?, form.password).await?;
    let act = Act::by(&by.0, ActKind::Password, account.name, bridge.now());
    bridge.store.set_password(&account.id, &hash, &act).await?;
    Ok(Redirect::to("/accounts").into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct ClosedForm {
    /// `yes` or `no`.
    closed: String,
}

async fn set_closed(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(id): Path<String>,
    signed: SignedForm<ClosedForm, Organises>,
) -> Result<Response, BridgeError> {
    let SignedForm { by, form } = signed;
    let account = account_of(&bridge, &id).await?;
    let now = bridge.now();
    let (disabled, kind) = match form.closed.as_str() {
        "yes" => (Some(now), ActKind::AccountDisabled),
        "no" => (None, ActKind::AccountEnabled),
        _ => {
            return Err(BridgeError::refused(
                StatusCode::UNPROCESSABLE_ENTITY,
                "bridge-error-form",
            ));
        }
    };
    let act = Act::by(&by.0, kind, account.name, now);
    if !bridge.store.set_disabled(&account.id, disabled, &act).await? {
        let problem = frame.say("bridge-problem-last-cartographe");
        return refused(&bridge, frame, &by, StatusCode::CONFLICT, problem).await;
    }
    Ok(Redirect::to("/accounts").into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct EndForm {
    session: String,
}

/// Ends a login of anybody.
async fn end(State(bridge): State<Shared>, signed: SignedForm<EndForm, Organises>) -> Result<Redirect, BridgeError> {
    let act = Act::by(&signed.by.0, ActKind::LoginsEnded, "", bridge.now());
    if !bridge.store.end_session(&signed.form.session, None, &act).await? {
        return Err(BridgeError::not_found());
    }
    Ok(Redirect::to("/accounts#sessions"))
}
