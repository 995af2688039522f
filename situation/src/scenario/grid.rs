//! Checking `grid.ron` and `badge.ron`.

use simulation::{Template, Tick};

use super::check::{self, Languages};
use super::pace;
use super::raw::{RawAlignment, RawBadge, RawBadges, RawGrid, RawRow, RawRule, RawSource, RawText};
use crate::badge::{BadgeDefinition, Requirement};
use crate::diagnostic::{NO_NEAREST, Severity};
use crate::document::{Report, Span, Spanned, offset_in_text};
use crate::grid::{Alignment, Competence, GameRule, Grid, Observable, Source, Threshold};
use crate::observe::{self, SeatRows};
use crate::rule::{Finding, Part, Problem, RuleFinding, RuleProblem};

/// Most rows of a grid.
pub(super) const MAX_ROWS: usize = 200;
/// Most seats a rule is compiled for where the scenario did not say how many there are.
const ONE_SEAT: u8 = 1;

/// A checked grid; `rows` is missing where the activity is unknown or a rule is wrong.
pub(super) struct Checked {
    pub(super) grid: Grid,
    pub(super) rows: Option<SeatRows>,
}

/// Checks a grid; rules are compiled against the activity's vocabulary where there is one.
/// A session lasts at most `longest` ticks.
pub(super) fn check_grid(
    raw: &RawGrid,
    template: Option<&dyn Template>,
    seats: u8,
    longest: Tick,
    report: &mut Report,
) -> Checked {
    check::unique(raw.competences.iter().map(|c| &c.id), report);
    check::unique(raw.rows.iter().map(|r| &r.id), report);
    if raw.rows.len() > MAX_ROWS {
        let arguments = vec![("found", raw.rows.len().to_string()), ("most", MAX_ROWS.to_string())];
        report.error("situation-too-many-rows", arguments, raw.rows.span);
    }
    let competences: Vec<Competence> = raw
        .competences
        .iter()
        .map(|c| Competence {
            id: check::id(&c.id, report),
            name: both(&c.name, report),
        })
        .collect();
    let rows: Vec<Observable> = raw
        .rows
        .iter()
        .take(MAX_ROWS)
        .map(|row| check_row(row, &competences, report))
        .collect();
    let alignments = raw
        .alignments
        .iter()
        .map(|a| check_alignment(a, &competences, report))
        .collect();
    let grid = Grid {
        id: check::id(&raw.id, report),
        name: both(&raw.name, report),
        status: raw.status,
        competences,
        rows,
        alignments,
    };
    let rows = template.filter(|_| raw.rows.len() <= MAX_ROWS).and_then(|template| {
        let asked = seats;
        let seats = asked.clamp(ONE_SEAT, simulation::MAX_SEATS);
        match SeatRows::compile(&grid, template.vocabulary(), seats) {
            Ok(rows) => {
                report_twins(raw, &rows, report);
                // Where nobody knows how many play, what they cannot show is not known either.
                let known = template.seats().contains(&asked);
                let mut findings = if known {
                    rows.findings(&grid, template.vocabulary(), longest)
                } else {
                    Vec::new()
                };
                // What stops the grid first: a report keeps so many lines and no more.
                findings.sort_by_key(|found| !matches!(found.finding, Finding::Impossible { .. }));
                for found in &findings {
                    report_finding(raw, found, report);
                }
                pace::check(raw, template, longest, report);
                Some(rows)
            }
            Err(problems) => {
                for problem in &problems {
                    report_rule(raw, problem, report);
                }
                None
            }
        }
    });
    Checked { grid, rows }
}

fn both(raw: &RawText, report: &mut Report) -> crate::text::Text {
    check::text(raw, Languages::Both, report)
}

fn check_row(raw: &RawRow, competences: &[Competence], report: &mut Report) -> Observable {
    for id in &raw.competences {
        let names = competences.iter().map(|c| c.id.as_str());
        check::known(id, "situation-competence-unknown", names, report);
    }
    let source = match &raw.source {
        RawSource::Observer => Source::Observer,
        RawSource::OneSelf => Source::OneSelf,
        RawSource::Peer => Source::Peer,
        RawSource::Game(rule) => Source::Game(check_rule(rule, report)),
    };
    Observable {
        id: check::id(&raw.id, report),
        whose: raw.whose,
        text: both(&raw.text, report),
        question: both(&raw.question, report),
        competences: raw.competences.iter().map(|c| c.value.clone()).collect(),
        sign: raw.sign.unwrap_or(source.sign()),
        source,
    }
}

fn check_rule(raw: &RawRule, report: &mut Report) -> GameRule {
    check::unique(raw.thresholds.iter().map(|t| &t.name), report);
    let names: Vec<&str> = raw.thresholds.iter().map(|t| t.name.as_str()).collect();
    for formula in [&raw.occasion, &raw.rule] {
        for (at, name) in observe::placeholders(formula) {
            if !names.contains(&name) {
                let nearest = crate::rule::nearest(name, names.iter().copied());
                let arguments = vec![
                    ("found", name.chars().take(64).collect()),
                    ("nearest", nearest.unwrap_or_else(|| NO_NEAREST.to_owned())),
                ];
                report.error(
                    "situation-threshold-unknown",
                    arguments,
                    inside(formula, at, at + name.len(), report),
                );
            }
        }
    }
    let thresholds = raw
        .thresholds
        .iter()
        .map(|threshold| {
            if ![&raw.occasion, &raw.rule]
                .iter()
                .any(|formula| observe::names_threshold(formula, &threshold.name))
            {
                let arguments = vec![("found", threshold.name.value.clone())];
                report.warning("situation-threshold-unused", arguments, threshold.name.span);
            }
            Threshold {
                name: check::id(&threshold.name, report),
                value: threshold.value.value.clone(),
                reason: both(&threshold.reason, report),
                own_pace: threshold.own_pace,
            }
        })
        .collect();
    GameRule {
        occasion: raw.occasion.value.clone(),
        rule: raw.rule.value.clone(),
        thresholds,
    }
}

/// The place of bytes `start..end` of a text's value.
fn inside(text: &Spanned<String>, start: usize, end: usize, report: &Report) -> Span {
    if text.span == Span::NOWHERE {
        return text.span;
    }
    let at = |inner| offset_in_text(report.text(), report.dialect(), text.span.start, inner);
    Span {
        start: at(start),
        end: at(end),
    }
}

/// A problem of a rule, at its place in the file.
fn report_rule(raw: &RawGrid, problem: &RuleProblem, report: &mut Report) {
    let Some(formula) = formula(raw, problem.row, problem.part) else {
        report.error(problem.id(), problem.arguments(), raw.rows.span);
        return;
    };
    if let Problem::UnknownName { found, .. } = &problem.problem
        && observe::placeholders(formula).iter().any(|(_, name)| name == found)
    {
        // Said already, as a threshold that does not exist.
        return;
    }
    let span = inside(formula, problem.span.start, problem.span.end, report);
    report.error(problem.id(), problem.arguments(), span);
}

/// The rules of the game rows, in their order.
pub(super) fn game_rules(raw: &RawGrid) -> impl Iterator<Item = &RawRule> {
    raw.rows.iter().filter_map(|row| match &row.source {
        RawSource::Game(rule) => Some(rule),
        _ => None,
    })
}

/// The rule of a game row; `row` counts game rows only.
fn game_rule(raw: &RawGrid, row: usize) -> Option<&RawRule> {
    game_rules(raw).nth(row)
}

/// A formula of a game row; `row` counts game rows only.
fn formula(raw: &RawGrid, row: usize, part: Part) -> Option<&Spanned<String>> {
    game_rule(raw, row).map(|rule| match part {
        Part::Occasion => &rule.occasion,
        Part::Rule => &rule.rule,
    })
}

/// What can be said of a rule without playing, at its place in the file: only what no session can show is an error.
fn report_finding(raw: &RawGrid, found: &RuleFinding, report: &mut Report) {
    let span = formula(raw, found.row, found.part).map_or(raw.rows.span, |formula| {
        inside(formula, found.span.start, found.span.end, report)
    });
    let (code, arguments) = (found.finding.id(), found.finding.arguments());
    // Evidence as long as the person takes is what a threshold of one's own pace says already.
    let own_pace = game_rule(raw, found.row).is_some_and(|rule| rule.thresholds.iter().any(|t| t.own_pace));
    match found.finding {
        Finding::Spans { .. } if own_pace => {}
        Finding::Impossible { .. } => report.error(code, arguments, span),
        Finding::Spans { .. } => report.add(Severity::Note, code, arguments, span),
        _ => report.warning(code, arguments, span),
    }
}

/// Two rows with the same normal form are one observation counted twice.
fn report_twins(raw: &RawGrid, rows: &SeatRows, report: &mut Report) {
    let game: Vec<&RawRow> = raw
        .rows
        .iter()
        .filter(|r| matches!(r.source, RawSource::Game(_)))
        .collect();
    for (first, second) in rows.twins() {
        if let (Some(first), Some(second)) = (game.get(first), game.get(second)) {
            let arguments = vec![("found", second.id.value.clone()), ("other", first.id.value.clone())];
            report.error("situation-rows-alike", arguments, second.id.span);
        }
    }
}

fn check_alignment(raw: &RawAlignment, competences: &[Competence], report: &mut Report) -> Alignment {
    let names = competences.iter().map(|c| c.id.as_str());
    check::known(&raw.competence, "situation-competence-unknown", names, report);
    if let Some(url) = &raw.url
        && !(url.starts_with("https://") || url.starts_with("http://"))
    {
        report.error(
            "situation-url",
            vec![("found", url.chars().take(80).collect())],
            url.span,
        );
    }
    Alignment {
        competence: raw.competence.value.clone(),
        framework: raw.framework.value.clone(),
        code: raw.code.clone(),
        url: raw.url.as_ref().map(|u| u.value.clone()),
        // The name is the framework's own: many publish in one language only.
        name: check::text(&raw.name, Languages::Any, report),
    }
}

/// Checks badges against the grid, where it could be read.
pub(super) fn check_badges(raw: &RawBadges, grid: Option<&Grid>, report: &mut Report) -> Vec<BadgeDefinition> {
    check::unique(raw.badges.iter().map(|b| &b.id), report);
    raw.badges
        .iter()
        .map(|badge| check_badge(badge, grid, report))
        .collect()
}

fn check_badge(raw: &RawBadge, grid: Option<&Grid>, report: &mut Report) -> BadgeDefinition {
    check::unique(&raw.requires.of, report);
    if let Some(grid) = grid {
        for row in &raw.requires.of {
            check::known(
                row,
                "situation-row-unknown",
                grid.rows.iter().map(|r| r.id.as_str()),
                report,
            );
            if grid.row(row).is_some_and(|row| row.source == Source::OneSelf) {
                let arguments = vec![("found", row.value.clone())];
                report.warning("situation-row-never-counts", arguments, row.span);
            }
        }
        for competence in &raw.competences {
            let names = grid.competences.iter().map(|c| c.id.as_str());
            check::known(competence, "situation-competence-unknown", names, report);
        }
    }
    let at_least = &raw.requires.at_least;
    if at_least.value as usize > raw.requires.of.len() {
        let arguments = vec![
            ("found", at_least.to_string()),
            ("most", raw.requires.of.len().to_string()),
        ];
        report.error("situation-at-least", arguments, at_least.span);
    }
    if raw.version.value == 0 {
        let arguments = vec![
            ("found", "0".to_owned()),
            ("min", "1".to_owned()),
            ("max", u32::MAX.to_string()),
        ];
        report.error("situation-number-range", arguments, raw.version.span);
    }
    BadgeDefinition {
        id: check::id(&raw.id, report),
        version: raw.version.value,
        name: both(&raw.name, report),
        description: both(&raw.description, report),
        criteria: both(&raw.criteria, report),
        requires: Requirement {
            at_least: at_least.value,
            of: raw.requires.of.iter().map(|r| r.value.clone()).collect(),
            account: raw.requires.account,
            witness: raw.requires.witness,
        },
        competences: raw.competences.iter().map(|c| c.value.clone()).collect(),
    }
}
