//! Writing a badge: a new version of one, or a new one. What was issued before keeps what it said.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use situation::badge::{BadgeDefinition, Requirement};
use situation::grid::Alignment;
use situation::scenario::Scenario;
use situation::text::Text;
use uuid::Uuid;

use super::super::frame::{Frame, render};
use super::{definitions, subject};
use crate::access::{Organises, Person, SignedForm};
use crate::bridge::Shared;
use crate::definition::Definition;
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::referentials::{self, Entry};
use crate::store::{Act, ActKind, DefinitionRow};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/badges/edit",
            "The page on which a badge is written",
            &[Answer::PAGE],
            show,
        )
        .post(
            "/badges/edit",
            "Writes a badge, or looks something up for it",
            &[Answer::PAGE, Answer::ELSEWHERE],
            write,
        )
}

/// What stands before the id of a row, and the number of an entry, in the names of their fields.
const ROW: &str = "row-";
const KEPT: &str = "kept-";
const ADDED: &str = "added-";
/// Longest name and longest text, characters.
const LONGEST_NAME: usize = 80;
const LONGEST_TEXT: usize = 1_500;

/// Which badge is written.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(default)]
struct Of {
    scenario: String,
    /// Empty for a new one.
    badge: String,
    version: String,
}

/// What was filled in.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(default)]
struct Written {
    /// `find` or `make`.
    kind: String,
    /// Id of a new one.
    id: String,
    name_fr: String,
    name_en: String,
    description_fr: String,
    description_en: String,
    criteria_fr: String,
    criteria_en: String,
    at_least: String,
    account: String,
    witness: String,
    /// The competence that added alignments are of.
    competence: String,
    /// What is looked up.
    words: String,
    #[serde(flatten)]
    more: BTreeMap<String, String>,
}

#[derive(Deserialize, schemars::JsonSchema)]
struct WrittenOf {
    #[serde(flatten)]
    of: Of,
    #[serde(flatten)]
    written: Written,
}

#[derive(Template)]
#[template(path = "badge_edit.html")]
struct EditPage<'a> {
    frame: Frame,
    of: &'a Of,
    situation: String,
    /// The version that is written.
    version: u32,
    written: &'a Written,
    /// Id, text, and whether it counts.
    rows: Vec<(String, String, bool)>,
    /// Id, name, and whether it is chosen.
    competences: Vec<(String, String, bool)>,
    /// Number, what it is, whether it stays.
    kept: Vec<(usize, String, bool)>,
    added: Vec<(usize, String)>,
    found: Vec<(usize, String)>,
    problem: Option<String>,
}

/// The badge before, and where it stands.
struct Before {
    scenario: Arc<Scenario>,
    /// None for a new one.
    definition: Option<Definition>,
    /// Ids that are taken.
    taken: BTreeSet<String>,
    version: u32,
}

async fn before(bridge: &Shared, of: &Of) -> Result<Before, BridgeError> {
    let scenario = bridge.library.by_id(&of.scenario).cloned();
    let scenario = scenario.ok_or(BridgeError::refused(StatusCode::NOT_FOUND, "bridge-badge-no-folder"))?;
    let all = definitions(bridge).await?.remove(&of.scenario).unwrap_or_default();
    let taken = all.iter().map(|one| one.badge.id.clone()).collect();
    let same = all.iter().filter(|one| one.badge.id == of.badge);
    let version = same.map(|one| one.badge.version).max().unwrap_or(0) + 1;
    let is_it = |one: &Definition| one.badge.id == of.badge && one.badge.version.to_string() == of.version;
    let definition = all.into_iter().find(is_it);
    if definition.is_none() && !of.badge.is_empty() {
        return Err(BridgeError::not_found());
    }
    Ok(Before {
        scenario,
        definition,
        taken,
        version,
    })
}

impl Before {
    fn alignments(&self) -> &[Alignment] {
        self.definition.as_ref().map_or(&[], |known| &known.alignments)
    }

    /// The form as it is filled in at first.
    fn written(&self) -> Written {
        let Some(known) = &self.definition else {
            return Written {
                account: "on".to_owned(),
                witness: "on".to_owned(),
                at_least: "1".to_owned(),
                ..Written::default()
            };
        };
        let badge = &known.badge;
        let say = |text: &Text, tag: &str| text.0.get(tag).cloned().unwrap_or_default();
        let on = |is: bool| if is { "on" } else { "" }.to_owned();
        let rows = badge.requires.of.iter().map(|row| format!("{ROW}{row}"));
        let kept = (0..known.alignments.len()).map(|number| format!("{KEPT}{number}"));
        Written {
            name_fr: say(&badge.name, "fr"),
            name_en: say(&badge.name, "en"),
            description_fr: say(&badge.description, "fr"),
            description_en: say(&badge.description, "en"),
            criteria_fr: say(&badge.criteria, "fr"),
            criteria_en: say(&badge.criteria, "en"),
            at_least: badge.requires.at_least.to_string(),
            account: on(badge.requires.account),
            witness: on(badge.requires.witness),
            competence: badge.competences.first().cloned().unwrap_or_default(),
            more: rows.chain(kept).map(|name| (name, "on".to_owned())).collect(),
            ..Written::default()
        }
    }
}

impl Written {
    fn has(&self, before: &str, name: impl std::fmt::Display) -> bool {
        self.more.contains_key(&format!("{before}{name}"))
    }

    fn added(&self) -> impl Iterator<Item = (usize, &'static Entry)> + '_ {
        let numbers = self
            .more
            .keys()
            .filter_map(|name| name.strip_prefix(ADDED)?.parse().ok());
        numbers.filter_map(|number| Some((number, referentials::entry(number)?)))
    }

    /// The badge, or the id of the sentence that says what is missing.
    fn badge(&self, of: &Of, before: &Before) -> Result<BadgeDefinition, &'static str> {
        let id = if of.badge.is_empty() { self.id.trim() } else { &of.badge };
        let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > LONGEST_NAME || !id.chars().all(is_id) || id.starts_with('-') {
            return Err("bridge-badge-problem-id");
        }
        if of.badge.is_empty() && before.taken.contains(id) {
            return Err("bridge-badge-problem-taken");
        }
        let both = |french: &str, english: &str, longest: usize| {
            let all = [("fr", french), ("en", english)].map(|(tag, said)| {
                // Other control characters are not signed alike by all verifiers.
                let plain: String = said
                    .replace("\r\n", "\n")
                    .chars()
                    .filter(|c| !c.is_control() || *c == '\n')
                    .collect();
                (tag.to_owned(), plain.trim().to_owned())
            });
            let fits = |(_, said): &(String, String)| !said.is_empty() && said.chars().count() <= longest;
            all.iter().all(fits).then(|| Text(all.into()))
        };
        let missing = "bridge-badge-problem-texts";
        let known: Vec<&str> = before.scenario.grid.rows.iter().map(|row| row.id.as_str()).collect();
        let rows: Vec<String> = known
            .into_iter()
            .filter(|row| self.has(ROW, row))
            .map(str::to_owned)
            .collect();
        let at_least: u32 = self
            .at_least
            .trim()
            .parse()
            .map_err(|_| "bridge-badge-problem-at-least")?;
        // Never all of them: an occasion may not come.
        if at_least as usize >= rows.len().max(1) {
            return Err("bridge-badge-problem-at-least");
        }
        let mut competences = before
            .definition
            .as_ref()
            .map_or_else(Vec::new, |known| known.badge.competences.clone());
        if !self.competence.is_empty() && !competences.contains(&self.competence) {
            competences.push(self.competence.clone());
        }
        Ok(BadgeDefinition {
            id: id.to_owned(),
            version: before.version,
            name: both(&self.name_fr, &self.name_en, LONGEST_NAME).ok_or(missing)?,
            description: both(&self.description_fr, &self.description_en, LONGEST_TEXT).ok_or(missing)?,
            criteria: both(&self.criteria_fr, &self.criteria_en, LONGEST_TEXT).ok_or(missing)?,
            requires: Requirement {
                at_least,
                of: rows,
                account: self.account == "on",
                witness: self.witness == "on",
            },
            competences,
        })
    }

    fn definition(&self, of: &Of, before: &Before) -> Result<Definition, &'static str> {
        let badge = self.badge(of, before)?;
        let kept = before.alignments().iter().enumerate();
        let kept = kept
            .filter(|(number, _)| self.has(KEPT, number))
            .map(|(_, one)| one.clone());
        let added = self.added().map(|(_, entry)| entry.aligned(&self.competence));
        if self.added().next().is_some() && self.competence.is_empty() {
            return Err("bridge-badge-problem-competence");
        }
        let mut alignments: Vec<Alignment> = kept.collect();
        for one in added {
            if !alignments.contains(&one) {
                alignments.push(one);
            }
        }
        Ok(Definition {
            id: Uuid::new_v4(),
            badge,
            alignments,
            // Whoever writes here proposes; a grid is agreed by a partner and a young person.
            proposed: true,
            months: before.definition.as_ref().and_then(|known| known.months),
        })
    }
}

async fn show(
    State(bridge): State<Shared>,
    frame: Frame,
    _: Person<Organises>,
    Query(of): Query<Of>,
) -> Result<Html<String>, BridgeError> {
    let before = before(&bridge, &of).await?;
    page(frame, &of, &before, &before.written(), None)
}

fn page(
    frame: Frame,
    of: &Of,
    before: &Before,
    written: &Written,
    problem: Option<String>,
) -> Result<Html<String>, BridgeError> {
    let words = frame.words;
    let said = |framework: &str, code: Option<&str>, has_url: bool, name: &Text| {
        let code = code.map_or_else(String::new, |code| format!(" {code}"));
        let alone = if has_url {
            String::new()
        } else {
            format!(" · {}", words.say("bridge-badge-no-address"))
        };
        format!("{framework}{code} · {}{alone}", words.of(name))
    };
    let of_entry = |entry: &Entry| {
        said(
            &entry.framework,
            entry.code.as_deref(),
            entry.url.is_some(),
            &entry.name,
        )
    };
    let grid = &before.scenario.grid;
    render(&EditPage {
        situation: words.of(&before.scenario.title),
        version: before.version,
        rows: grid
            .rows
            .iter()
            .map(|row| (row.id.clone(), words.of(&row.text), written.has(ROW, &row.id)))
            .collect(),
        competences: grid
            .competences
            .iter()
            .map(|one| (one.id.clone(), words.of(&one.name), one.id == written.competence))
            .collect(),
        kept: before
            .alignments()
            .iter()
            .enumerate()
            .map(|(number, one)| {
                let line = said(&one.framework, one.code.as_deref(), one.url.is_some(), &one.name);
                (number, line, written.has(KEPT, number))
            })
            .collect(),
        added: written
            .added()
            .map(|(number, entry)| (number, of_entry(entry)))
            .collect(),
        found: referentials::look_up(&written.words)
            .into_iter()
            .filter(|(number, _)| !written.has(ADDED, number))
            .map(|(number, entry)| (number, of_entry(entry)))
            .collect(),
        of,
        written,
        problem,
        frame,
    })
}

async fn write(
    State(bridge): State<Shared>,
    frame: Frame,
    signed: SignedForm<WrittenOf, Organises>,
) -> Result<Response, BridgeError> {
    let WrittenOf { of, written } = signed.form;
    let before = before(&bridge, &of).await?;
    if written.kind != "make" {
        return page(frame, &of, &before, &written, None).map(IntoResponse::into_response);
    }
    let again = |status: StatusCode, code: &str| -> Result<Response, BridgeError> {
        let problem = Some(frame.say(code));
        let page = page(frame.clone(), &of, &before, &written, problem)?;
        Ok((status, page).into_response())
    };
    let made = match written.definition(&of, &before) {
        Ok(made) => made,
        Err(code) => return again(StatusCode::UNPROCESSABLE_ENTITY, code),
    };
    let row = DefinitionRow {
        scenario: of.scenario.clone(),
        badge: made.badge.id.clone(),
        version: i64::from(made.badge.version),
        body: serde_json::to_string(&made).map_err(BridgeError::internal)?,
        adopted: bridge.now(),
    };
    let act = Act::by(&signed.by.0, ActKind::BadgeMade, subject(&row), bridge.now());
    if !bridge.store.add_definition(&row, &act).await? {
        return again(StatusCode::CONFLICT, "bridge-badge-problem-taken");
    }
    Ok(Redirect::to("/badges").into_response())
}
