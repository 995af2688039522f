//! Any text is read or is told what is wrong with it, at a place inside itself, in both languages.

use std::collections::BTreeMap;

use serde::Deserialize;
use situation::document::{Body, Dialect, Kind, MAX_ERRORS, Node, Reading, Report, Spanned, offset_in_text};
use wording::{FluentValue, Language};

/// One of everything that files of a situation are made of.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read, and never looked at")]
struct Everything {
    version: u32,
    id: Spanned<String>,
    name: Spanned<BTreeMap<String, Spanned<String>>>,
    #[serde(default)]
    rows: Option<Spanned<Vec<Row>>>,
    #[serde(default)]
    numbers: Vec<f64>,
    #[serde(default)]
    pair: Option<(bool, [i8; 2])>,
    #[serde(default)]
    letter: Option<char>,
    #[serde(default)]
    table: BTreeMap<String, i128>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read, and never looked at")]
struct Row {
    id: Spanned<String>,
    source: Source,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read, and never looked at")]
enum Source {
    Observer,
    Pair(u8, Newtype),
    Game {
        occasion: Spanned<String>,
        rule: Option<Box<Source>>,
    },
    Tables(BTreeMap<String, Newtype>),
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read, and never looked at")]
struct Newtype(u64);

pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    read("grid.ron", &text);
    read("grid.json", &text);
}

fn read(file: &str, text: &str) {
    let mut report = Report::new(file, text);
    let dialect = report.dialect();
    let node = Node::parse(&mut report);
    if let Some(node) = &node {
        walk(node, text, dialect);
        let read: Option<Everything> = Reading::read(node, &mut report);
        let clean = !report.has_errors();
        assert!(read.is_some() || !clean, "not read, and nothing said");
    }
    let lines = text.matches('\n').count() + 1;
    let found = report.into_diagnostics();
    assert!(node.is_some() || !found.is_empty(), "refused without a reason");
    assert!(found.len() <= MAX_ERRORS + 1, "{} errors", found.len());
    for diagnostic in found {
        assert!(
            (1..=lines).contains(&(diagnostic.place.line as usize)),
            "{diagnostic:?}"
        );
        let arguments: Vec<_> = diagnostic
            .arguments
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
            .collect();
        for language in Language::ALL {
            let sentence = wording::text(language, diagnostic.code, &arguments);
            assert_ne!(sentence, diagnostic.code, "no sentence in {language}");
        }
    }
}

/// Every value stands somewhere in the text; every byte of every text literal can be found again.
fn walk(node: &Node, text: &str, dialect: Dialect) {
    assert!(text.get(node.span.start..node.span.end).is_some(), "{:?}", node.span);
    match &node.kind {
        Kind::Text(value) => {
            for inner in 0..=value.len().min(64) {
                assert!(offset_in_text(text, dialect, node.span.start, inner) <= text.len());
            }
        }
        Kind::List(items) | Kind::Group(_, Body::Positional(items)) => {
            for item in items {
                walk(item, text, dialect);
            }
        }
        Kind::Map(pairs) => {
            for (key, value) in pairs {
                walk(key, text, dialect);
                walk(value, text, dialect);
            }
        }
        Kind::Group(_, Body::Named(fields)) => {
            for field in fields {
                walk(&field.value, text, dialect);
            }
        }
        _ => {}
    }
}
