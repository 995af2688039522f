//! Badge definitions as the file of a scenario folder, `badge.ron`: what is made here can be played elsewhere.

use std::fmt::Write as _;

use situation::grid::Alignment;
use situation::text::Text;

use crate::definition::Definition;

/// The file with these badges, one version of each.
pub(crate) fn ron(definitions: &[Definition]) -> String {
    let mut file = String::from(
        "// Les badges de cette situation, écrits par le pont d'Envol.\n(\n    version: 1,\n    badges: [\n",
    );
    for definition in definitions {
        let badge = &definition.badge;
        let (requires, list) = (&badge.requires, |all: &[String]| {
            let all: Vec<String> = all.iter().map(|one| quoted(one)).collect();
            format!("[{}]", all.join(", "))
        });
        // Writing into a text cannot fail.
        let _ = write!(
            file,
            "        (\n            id: {},\n            version: {},\n            name: {},\n            description: {},\n            \
             criteria: {},\n            requires: (at_least: {}, of: {}, account: {}, witness: {}),\n            \
             competences: {},\n        ),\n",
            quoted(&badge.id),
            badge.version,
            text(&badge.name),
            text(&badge.description),
            text(&badge.criteria),
            requires.at_least,
            list(&requires.of),
            requires.account,
            requires.witness,
            list(&badge.competences),
        );
    }
    file.push_str("    ],\n)\n");
    file
}

/// Lines for `alignments` of a `grid.ron`: there alignments stand, by competence.
pub(crate) fn alignment_lines(alignments: &[&Alignment]) -> String {
    alignments.iter().fold(String::new(), |mut lines, one| {
        let code = one
            .code
            .as_ref()
            .map_or_else(String::new, |code| format!(", code: {}", quoted(code)));
        let url = one
            .url
            .as_ref()
            .map_or_else(String::new, |url| format!(", url: {}", quoted(url)));
        let _ = writeln!(
            lines,
            "        (competence: {}, framework: {}{code}{url}, name: {}),",
            quoted(&one.competence),
            quoted(&one.framework),
            text(&one.name),
        );
        lines
    })
}

fn text(text: &Text) -> String {
    let all: Vec<String> = text
        .0
        .iter()
        .map(|(tag, said)| format!("{tag}: {}", quoted(said)))
        .collect();
    format!("({})", all.join(", "))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
