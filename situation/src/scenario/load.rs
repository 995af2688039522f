//! A folder into a [`Scenario`].

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use simulation::{Registry, Template};

use super::check::{self, Languages, Use};
use super::grid::{Checked, check_badges, check_grid};
use super::raw::{RawBadges, RawGrid, RawScenario};
use super::schema::File;
use super::{Briefing, Manifest, Scenario};
use crate::diagnostic::{Diagnostic, Place, Severity, has_errors};
use crate::document::{Kind, Node, Reading, Report, Span, Spanned};
use crate::encoding;
use crate::observe::CompiledGrid;
use crate::text::Text;

/// Version of the three files.
const VERSION: i128 = 1;
/// Longest session, in seconds: two hours, what a package may hold.
pub(super) const MAX_SESSION_S: u32 = 7200;

impl Scenario {
    /// Reads and checks a folder. All diagnostics of all files at once, files in the order scenario, grid,
    /// badge. `None` where an error makes it unusable.
    pub fn load(folder: &Path, registry: &Registry) -> (Option<Self>, Vec<Diagnostic>) {
        let (manifest, contents) = match Manifest::read(folder, &File::ALL.map(File::names).concat()) {
            Ok(read) => read,
            Err(error) => {
                let arguments = vec![("folder", folder.display().to_string()), ("reason", error.to_string())];
                let place = Place::default();
                let found = Diagnostic {
                    severity: Severity::Error,
                    code: match error.kind() {
                        std::io::ErrorKind::FileTooLarge => "situation-folder-too-large",
                        std::io::ErrorKind::InvalidFilename => "situation-folder-name",
                        _ => "situation-folder-unreadable",
                    },
                    arguments,
                    place,
                };
                return (None, vec![found]);
            }
        };
        let open = |file: File| -> Result<Report, Diagnostic> {
            let [file, other] = match file.names() {
                [ron, json] if contents.contains_key(json) => [json, ron],
                names => names,
            };
            let problem = |code, arguments| Diagnostic {
                severity: Severity::Error,
                code,
                arguments,
                place: Place {
                    file: file.to_owned(),
                    ..Place::default()
                },
            };
            if contents.contains_key(file) && contents.contains_key(other) {
                return Err(problem("situation-file-twice", vec![("other", other.to_owned())]));
            }
            let bytes = contents
                .get(file)
                .ok_or_else(|| problem("situation-file-missing", Vec::new()))?;
            let text = encoding::text(bytes).map_err(|error| Diagnostic {
                severity: Severity::Error,
                code: error.code(),
                arguments: error.arguments(),
                place: place_of_byte(file, bytes, error.byte()),
            })?;
            Ok(Report::new(file, text))
        };

        let mut diagnostics = Vec::new();
        let mut reports = File::ALL.map(|file| open(file).map_err(|d| diagnostics.push(d)).ok());
        let [scenario, grid, badge] = &mut reports;
        let scenario = scenario.as_mut().and_then(|report| read_scenario(report, registry));
        let template = scenario.as_ref().and_then(|s| s.template.clone());
        let seats = scenario.as_ref().map_or(1, |s| s.seats);
        let longest_s = scenario.as_ref().map(|s| s.longest_s);
        let longest_s = longest_s
            .filter(|s| (1..=MAX_SESSION_S).contains(s))
            .unwrap_or(MAX_SESSION_S);
        let longest = longest_s * simulation::TICKS_PER_SECOND;
        let grid = grid.as_mut().and_then(|report| {
            let raw: RawGrid = read_file(report)?;
            Some(check_grid(&raw, template.as_deref(), seats, longest, report))
        });
        let badges = badge.as_mut().and_then(|report| {
            let raw: RawBadges = read_file(report)?;
            Some(check_badges(&raw, grid.as_ref().map(|g| &g.grid), report))
        });
        diagnostics.extend(reports.into_iter().flatten().flat_map(Report::into_diagnostics));
        if has_errors(&diagnostics) {
            return (None, diagnostics);
        }
        let whole = (|| {
            let scenario = scenario?;
            let Checked { grid, rows } = grid?;
            Some(Self {
                id: scenario.id,
                title: scenario.title,
                briefing: scenario.briefing,
                activity: scenario.activity,
                activity_revision: scenario.revision,
                seats: scenario.seats,
                longest_s: scenario.longest_s,
                prompts: scenario.prompts,
                choices: scenario.choices,
                words: scenario.words,
                template: scenario.template?,
                rows: Arc::new(CompiledGrid::new(&grid, rows?)),
                grid,
                badges: badges?,
                manifest,
            })
        })();
        (whole, diagnostics)
    }
}

/// Line and column of a byte in a file that is not all text.
fn place_of_byte(file: &str, bytes: &[u8], byte: usize) -> Place {
    let lines: Vec<&[u8]> = bytes[..byte.min(bytes.len())].split(|byte| *byte == b'\n').collect();
    let before = String::from_utf8_lossy(lines.last().copied().unwrap_or_default());
    Place {
        file: file.to_owned(),
        line: lines.len() as u32,
        column: before.trim_start_matches('\u{feff}').chars().count() as u32 + 1,
    }
}

/// What `scenario.ron` gives.
struct Story {
    id: String,
    title: crate::text::Text,
    briefing: Briefing,
    activity: String,
    revision: u32,
    seats: u8,
    longest_s: u32,
    prompts: std::collections::BTreeMap<String, crate::text::Text>,
    choices: std::collections::BTreeMap<String, crate::text::Text>,
    words: std::collections::BTreeMap<String, crate::text::Text>,
    template: Option<Arc<dyn Template>>,
}

/// Parses a file and checks its version.
fn parse(report: &mut Report) -> Option<Node> {
    let node = Node::parse(report)?;
    match node.field("version").map(|v| (&v.kind, v.span)) {
        Some((Kind::Integer(version), span)) if *version != VERSION => {
            let arguments = vec![("found", version.to_string()), ("known", VERSION.to_string())];
            report.error("situation-version", arguments, span);
            None
        }
        _ => Some(node),
    }
}

fn read_file<T: DeserializeOwned>(report: &mut Report) -> Option<T> {
    let node = parse(report)?;
    Reading::read(&node, report)
}

fn read_scenario(report: &mut Report, registry: &Registry) -> Option<Story> {
    let mut node = parse(report)?;
    let whole = node.span;
    let parameters = node.take_field("parameters");
    let raw: Option<RawScenario> = Reading::read(&node, report);
    if parameters.is_none() && !report.is_torn() {
        report.error(
            "situation-missing-field",
            vec![("field", "parameters".to_owned())],
            whole,
        );
    }
    let raw = raw?;
    let kind = check::known(&raw.activity, "situation-activity-unknown", registry.names(), report)
        .then(|| registry.get(&raw.activity))
        .flatten();
    let template = kind.zip(parameters.as_ref()).and_then(|(kind, parameters)| {
        let template = Reading::read_with(parameters, report, |deserializer| {
            kind.template(&mut <dyn erased_serde::Deserializer<'_>>::erase(deserializer))
        })?;
        let template: Arc<dyn Template> = template.into();
        for problem in template.problems() {
            let arguments = vec![
                ("path", problem.path.clone()),
                ("found", problem.found.to_string()),
                ("min", problem.min.to_string()),
                ("max", problem.max.to_string()),
            ];
            report.error(
                "situation-parameter-range",
                arguments,
                parameters.at_path(&problem.path).span,
            );
        }
        for fault in template.faults() {
            report.error(fault.code, fault.arguments, parameters.at_path(&fault.path).span);
        }
        Some(template)
    });
    if let Some(template) = &template
        && !template.seats().contains(&raw.seats)
    {
        let (min, max) = template.seats().into_inner();
        let arguments = vec![
            ("found", raw.seats.to_string()),
            ("min", min.to_string()),
            ("max", max.to_string()),
        ];
        report.error("situation-seats", arguments, raw.seats.span);
    }
    if raw.longest_s.value == 0 || raw.longest_s.value > MAX_SESSION_S {
        let arguments = vec![
            ("found", raw.longest_s.to_string()),
            ("min", "1".to_owned()),
            ("max", MAX_SESSION_S.to_string()),
        ];
        report.error("situation-number-range", arguments, raw.longest_s.span);
    }
    let id = check::id(&raw.id, report);
    let title = check::text(&raw.title, Languages::Both, report);
    let briefing = Briefing {
        summary: check::text(&raw.briefing.summary, Languages::Both, report),
        lines: raw
            .briefing
            .lines
            .iter()
            .map(|line| check::text(line, Languages::Both, report))
            .collect(),
    };
    let words_of =
        |raw: &Spanned<_>, needed: Option<Vec<String>>, welcome: &[String], code, how, report: &mut Report| {
            // Without the activity nobody knows which words are needed; the texts are checked all the same.
            let needed = needed.unwrap_or_else(|| keys(raw));
            check::words(raw, &needed, welcome, code, how, report)
        };
    let template_ref = template.as_deref();
    let later = template_ref.map_or(&[][..], Template::later_prompts);
    let is_later = |id: &String| later.iter().any(|(later, _)| later == id);
    let mut prompts = words_of(
        &raw.prompts,
        template_ref.map(|t| t.prompts().into_iter().filter(|id| !is_later(id)).collect()),
        &later.iter().map(|(id, _)| (*id).to_owned()).collect::<Vec<_>>(),
        "situation-prompt-without-words",
        Use::InPlay,
        report,
    );
    stand_in(&mut prompts, later, raw.prompts.span, report);
    let choices = words_of(
        &raw.choices,
        template_ref.map(|t| t.controls().choice_names().map(str::to_owned).collect()),
        &[],
        "situation-choice-without-words",
        Use::Elsewhere,
        report,
    );
    let words = words_of(
        &raw.words,
        template_ref.map(|t| {
            let mut needed = t.phases();
            let events = t.vocabulary().events[1..].iter().map(|event| event.name.clone());
            for word in events.chain(t.prompt_words()) {
                if !needed.contains(&word) {
                    needed.push(word);
                }
            }
            needed
        }),
        &template_ref.map(sayable).unwrap_or_default(),
        "situation-word-missing",
        Use::Elsewhere,
        report,
    );
    Some(Story {
        id,
        title,
        briefing,
        activity: raw.activity.value.clone(),
        revision: kind.map_or(0, simulation::ActivityKind::revision),
        seats: raw.seats.value,
        longest_s: raw.longest_s.value,
        prompts,
        choices,
        words,
        template,
    })
}

/// A file from before a prompt existed stays usable: another prompt's words are shown, or none, and that is said.
fn stand_in(
    prompts: &mut BTreeMap<String, Text>,
    later: &[(&'static str, Option<&'static str>)],
    at: Span,
    report: &mut Report,
) {
    for (id, other) in later {
        if prompts.contains_key(*id) {
            continue;
        }
        let found = ("found", (*id).to_owned());
        let words = other.and_then(|other| Some((other, prompts.get(other)?.clone())));
        match words {
            Some((other, words)) => {
                let arguments = vec![found, ("other", other.to_owned())];
                report.add(Severity::Note, "situation-prompt-stands-in", arguments, at);
                prompts.insert((*id).to_owned(), words);
            }
            None => report.add(Severity::Note, "situation-prompt-silent", vec![found], at),
        }
    }
}

/// Everything that a rule can name beside phases and events: signals, fields and their words.
fn sayable(template: &dyn Template) -> Vec<String> {
    let vocabulary = template.vocabulary();
    let signals = vocabulary.signals.iter().map(|s| (&s.name, &s.words));
    let fields = vocabulary
        .events
        .iter()
        .flat_map(|e| &e.fields)
        .map(|f| (&f.name, &f.words));
    signals
        .chain(fields)
        .flat_map(|(name, words)| std::iter::once(name).chain(words))
        .cloned()
        .collect()
}

fn keys(raw: &Spanned<super::raw::RawWords>) -> Vec<String> {
    raw.keys().cloned().collect()
}
