//! Who did what, newest first, and whether the chain is whole.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use super::frame::{Frame, render};
use crate::access::{Organises, Person, roles_of};
use crate::audit::{self, moment_of};
use crate::bridge::Shared;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::words::Words;

pub(super) fn routes() -> Routes {
    Routes::new().get("/audit", "Who did what", &[Answer::PAGE], show)
}

/// Rows on one page.
const AT_ONCE: i64 = 100;

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    frame: Frame,
    rows: Vec<RowView>,
    whole: bool,
    sentence: String,
    older: Option<i64>,
}

struct RowView {
    number: i64,
    when: String,
    by: String,
    what: String,
    subject: String,
    detail: String,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct Asked {
    #[serde(default)]
    before: String,
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    _: Person<Organises>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, BridgeError> {
    let before = asked.before.parse().unwrap_or(i64::MAX);
    let rows = bridge.store.audit_before(before, AT_ONCE).await?;
    let followed = audit::followed(&bridge, None).await?;
    render(&AuditPage {
        whole: followed.is_whole(),
        sentence: followed.sentence(frame.words),
        older: rows.last().map(|row| row.number).filter(|number| *number > 1),
        rows: rows
            .into_iter()
            .map(|row| RowView {
                what: row
                    .kind()
                    .map_or_else(|| row.act.clone(), |kind| frame.say(kind.sentence())),
                number: row.number,
                when: moment_of(row.moment),
                by: row.account_name,
                // The page of a claim is long; its beginning tells claims apart.
                subject: row.subject.chars().take(40).collect(),
                detail: detail(frame.words, &row.detail),
            })
            .collect(),
        frame,
    })
}

/// What stands beside an act, in words: roles, and numbers each after its name; anything else as it is.
fn detail(words: Words, detail: &str) -> String {
    let parts = detail.split(", ").filter(|part| !part.is_empty()).map(|part| {
        let known = part.split_once(' ').and_then(|(name, number)| {
            let (_, id) = COUNTED.iter().find(|(known, _)| *known == name)?;
            let number: i64 = number.parse().ok()?;
            Some(words.with(id, "count", number))
        });
        known.unwrap_or_else(|| {
            let roles: Vec<String> = roles_of(part).map(|role| words.say(role.name())).collect();
            if roles.is_empty() {
                part.to_owned()
            } else {
                roles.join(" · ")
            }
        })
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// What is counted in a record, and how it is said.
const COUNTED: [(&str, &str); 10] = [
    ("claims", "bridge-erased-claims"),
    ("decisions", "bridge-erased-decisions"),
    ("badges", "bridge-erased-badges"),
    ("packages", "bridge-erased-packages"),
    ("days", "bridge-audit-days"),
    ("months", "bridge-audit-months"),
    ("apart", "bridge-audit-apart"),
    ("open", "bridge-audit-open"),
    ("issued", "bridge-audit-issued"),
    ("withdrawn", "bridge-audit-withdrawn"),
];

#[cfg(test)]
mod tests {
    use wording::Language;

    use super::*;

    #[test]
    fn what_stands_beside_an_act_is_said_in_the_language_of_the_page() {
        let words = Words::in_language(Language::French);
        assert_eq!(detail(words, "pedagogue cartographe"), "Pédagogue · Cartographe");
        assert_eq!(
            detail(words, "days 90, claims 2, decisions 0"),
            "après 90 jours, 2 demandes, aucune décision"
        );
        assert_eq!(detail(words, "months 0"), "sans fin");
        assert_eq!(detail(words, ""), "");
        assert_eq!(detail(words, "Poste 3"), "Poste 3");
    }
}
