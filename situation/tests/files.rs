//! What people read when a file is wrong: every message in both languages, with its place.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use situation::Diagnostic;
use situation::clip::Clip;
use situation::journal::JournalError;
use situation::live::LiveError;
use situation::occasion::check_occasions;
use situation::package::{NotRecomputed, PackageError, Place};
use situation::record::{RecordError, record};
use situation::replay::{ReplayError, Revisions};
use wording::Language;

use crate::scenarios::{handover, handover_session, load};

/// A sentence, which must exist.
pub(crate) fn say(language: Language, code: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<(&str, wording::FluentValue<'_>)> = arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    let text = wording::find(language, code, &arguments).unwrap_or_else(|| panic!("no words for {code}"));
    assert!(
        !text.contains("{$") && !text.contains("{ $"),
        "{code} lacks an argument: {text}"
    );
    text
}

/// Replaces `from` by `to` in `file` and gives what is said about it.
fn edited(file: &str, from: &str, to: &str) -> Vec<Diagnostic> {
    load(|name, content| {
        if name != file {
            return Some(content.as_bytes().to_vec());
        }
        assert!(content.contains(from), "{from:?} is not in {file}");
        Some(content.replacen(from, to, 1).into_bytes())
    })
    .1
}

fn shown(title: &str, diagnostics: &[Diagnostic], codes: &mut BTreeSet<&'static str>) -> String {
    let mut text = format!("# {title}\n");
    for d in diagnostics {
        codes.insert(d.code);
        let _ = writeln!(text, "{} {:?}", d.place, d.severity);
        for language in Language::ALL {
            let sentence = say(language, d.code, &d.arguments);
            // What rules say is shown by the rules' own tests; here it matters where it is said.
            if d.code.starts_with("situation-") {
                let _ = writeln!(text, "  {sentence}");
            }
        }
        if !d.code.starts_with("situation-") {
            let _ = writeln!(text, "  {}", d.code);
        }
    }
    text
}

#[test]
fn every_wrong_file_is_explained_at_its_place() {
    let s = "scenario.ron";
    let g = "grid.ron";
    let b = "badge.ron";
    let deep = format!("lines: {}{}", "[".repeat(100), "]".repeat(100));
    let cases: [(&str, &str, &str, &str); 54] = [
        ("an unknown field", s, "longest_s: 300", "longest_s: 300, longst_s: 3"),
        ("a misspelt field", s, "longest_s: 300", "longst_s: 300"),
        (
            "a field far from all",
            g,
            "status: Proposed,",
            "status: Proposed, zzzzzzzzzz: 1,",
        ),
        ("a missing field", s, "seats: 2,", ""),
        ("a field twice", s, "seats: 2,", "seats: 2, seats: 2,"),
        ("a text for a number", s, "seats: 2,", "seats: \"2\","),
        ("a number for a text", s, "id: \"handover\"", "id: 3"),
        ("a number that does not fit", s, "seats: 2,", "seats: 300,"),
        ("too many seats", s, "seats: 2,", "seats: 3,"),
        ("too long a session", s, "longest_s: 300", "longest_s: 9000"),
        ("a text that never ends", s, "\"La cloche\", en", "\"La cloche, en"),
        ("a comment that never ends", s, "seats: 2,", "seats: 2, /* two"),
        ("a strange character", s, "seats: 2,", "seats: 2 §,"),
        ("an unreadable number", s, "seats: 2,", "seats: 2x,"),
        ("an escape that is none", s, "\"La cloche\"", "\"La \\cloche\""),
        ("a comma too few", s, "seats: 2,", "seats: 2"),
        ("no colon in a map", s, "\"listen\": (", "\"listen\" ("),
        ("a value too few", s, "seats: 2,", "seats: ,"),
        (
            "a field among values",
            s,
            "silence_s: (1.0, 3.0)",
            "silence_s: (1.0, most: 3.0)",
        ),
        (
            "an open parenthesis",
            s,
            "silence_s: (1.0, 3.0)),\n)",
            "silence_s: (1.0, 3.0)),\n",
        ),
        (
            "a list of the wrong length",
            s,
            "silence_s: (1.0, 3.0)",
            "silence_s: (1.0, 3.0, 4.0)",
        ),
        ("something after the end", b, ")],\n)", ")],\n) 12"),
        (
            "too deep",
            s,
            "lines: [(fr: \"Écoute la cloche.\", en: \"Listen to the bell.\")]",
            &deep,
        ),
        ("a newer version", g, "version: 1", "version: 2"),
        (
            "an unknown activity",
            s,
            "activity: \"handover\"",
            "activity: \"handovr\"",
        ),
        (
            "an activity far from all",
            s,
            "activity: \"handover\"",
            "activity: \"beekeeping\"",
        ),
        ("a wrong parameter", s, "rounds: 8", "rouns: 8"),
        (
            "a parameter out of range",
            s,
            "silence_s: (1.0, 3.0)",
            "silence_s: (1.0, 300.0)",
        ),
        (
            "parameters that are none",
            s,
            "parameters: (rounds: 8, silence_s: (1.0, 3.0))",
            "parameters: 3",
        ),
        (
            "no parameters",
            s,
            "parameters: (rounds: 8, silence_s: (1.0, 3.0)),",
            "",
        ),
        (
            "a missing translation",
            s,
            "(fr: \"Écoute.\", en: \"Listen.\")",
            "(fr: \"Écoute.\")",
        ),
        ("an empty text", s, "(fr: \"Écoute.\", en", "(fr: \" \", en"),
        (
            "an unknown language",
            s,
            "(fr: \"Écoute.\", en",
            "(fr: \"Écoute.\", eng: \"?\", en",
        ),
        (
            "different words in braces",
            s,
            "(fr: \"Écoute.\", en",
            "(fr: \"Écoute {left}.\", en",
        ),
        (
            "a long line in play",
            s,
            "fr: \"Écoute.\"",
            "fr: \"un deux trois quatre cinq six sept huit neuf dix onze douze treize\"",
        ),
        (
            "a prompt without words",
            s,
            "\"press\": (fr: \"Appuie.\"",
            "\"pres\": (fr: \"Appuie.\"",
        ),
        (
            "a choice without words",
            s,
            "choices: { \"press\": (fr: \"Appuyer\", en: \"Press\") }",
            "choices: {}",
        ),
        (
            "an event without words",
            s,
            "\"pressed\": (fr: \"une main appuie\", en: \"a hand presses\"),",
            "",
        ),
        ("an id with an accent", g, "id: \"answers_bell\"", "id: \"répond\""),
        ("an id with a capital", b, "id: \"handover\"", "id: \"Handover\""),
        ("an id twice", g, "id: \"waits_while_other\"", "id: \"answers_bell\""),
        (
            "an unknown competence",
            g,
            "competences: [\"attention\"]",
            "competences: [\"atention\"]",
        ),
        ("an unknown source", g, "source: Peer", "source: Pear"),
        (
            "a rule that is none",
            g,
            "source: Game(\n                occasion: \"event(bell)\"",
            "source: Game(\n                occasion: \"event(bel)\"",
        ),
        (
            "several wrong rules",
            g,
            "event(pressed, in_turn)\",",
            "event(pressed, in_trun) or presses >\",",
        ),
        (
            "a rule with an escape before",
            g,
            "other_seat(event(bell))",
            "\\n\\u{20}other_seat(event(bel))",
        ),
        (
            "an unknown threshold",
            g,
            "eventually[0 s, {delay}]",
            "eventually[0 s, {dely}]",
        ),
        (
            "an unused threshold",
            g,
            "eventually[0 s, {delay}]",
            "eventually[0 s, 2 s]",
        ),
        (
            "a web address that is none",
            g,
            "code: \"S3\",",
            "code: \"S3\", url: \"example.org\",",
        ),
        (
            "a badge asking for an unknown row",
            b,
            "\"answers_bell\"",
            "\"answer_bell\"",
        ),
        (
            "a badge asking for a row that only the person sees",
            g,
            "source: Peer",
            "source: OneSelf",
        ),
        ("a badge asking for too many", b, "at_least: 1", "at_least: 4"),
        (
            "a version of zero",
            b,
            "id: \"handover\",\n        version: 1",
            "id: \"handover\",\n        version: 0",
        ),
        ("a word in parentheses", g, "source: Peer", "source: Peer(1)"),
    ];
    let mut codes = BTreeSet::new();
    let mut all = String::new();
    for (title, file, from, to) in cases {
        let diagnostics = edited(file, from, to);
        assert!(!diagnostics.is_empty(), "{title} goes unsaid");
        all += &shown(title, &diagnostics, &mut codes);
    }
    let twin = edited(
        g,
        "occasion: \"other_seat(event(bell))\",\n                rule: \"(not event(pressed)) until[0 s, 10 s] other_seat(event(pressed, in_turn))\"",
        "occasion: \"event(bell)\", rule: \"eventually[0 s, 2 s] event(pressed, in_turn)\"",
    );
    all += &shown("two rows alike", &twin, &mut codes);
    let missing = load(|name, content| (name != b).then(|| content.as_bytes().to_vec())).1;
    all += &shown("a file missing", &missing, &mut codes);
    let latin = load(|name, content| {
        Some(if name == g {
            b"(version: 1, id: \"\xe9\")".to_vec()
        } else {
            content.into()
        })
    })
    .1;
    all += &shown("a file in another encoding", &latin, &mut codes);
    let empty = load(|name, content| {
        Some(if name == g {
            b" // nothing\n".to_vec()
        } else {
            content.into()
        })
    })
    .1;
    all += &shown("an empty file", &empty, &mut codes);
    let large = load(|name, content| {
        Some(if name == g {
            vec![b' '; (1 << 20) + 1]
        } else {
            content.into()
        })
    })
    .1;
    all += &shown("a large file", &large, &mut codes);
    insta::assert_snapshot!(all);
    assert!(codes.len() > 40, "{codes:?}");
}

#[test]
fn all_errors_of_all_files_come_at_once() {
    let diagnostics = load(|name, content| {
        let content = match name {
            "scenario.ron" => content
                .replace("seats: 2", "seats: \"two\"")
                .replace("en: \"Listen.\"", "e: \"Listen.\""),
            "grid.ron" => content
                .replace("status: Proposed", "status: Proposd")
                .replace("event(bell)\"", "event(bel)\""),
            _ => content
                .replace("at_least: 1", "at_least: 9")
                .replace("\"rephrases\"", "\"refrases\""),
        };
        Some(content.into_bytes())
    })
    .1;
    let found: Vec<(&str, &str)> = diagnostics.iter().map(|d| (d.place.file.as_str(), d.code)).collect();
    assert_eq!(
        found,
        [
            ("scenario.ron", "situation-expected"),
            ("scenario.ron", "situation-translation-missing"),
            ("scenario.ron", "situation-language-unknown"),
            ("grid.ron", "situation-unknown-word"),
            ("grid.ron", "rule-problem-unknown-event"),
            ("badge.ron", "situation-at-least"),
            ("badge.ron", "situation-row-unknown"),
        ]
    );
}

#[test]
fn a_required_row_without_occasion_is_said_with_its_seed() {
    let (scenario, diagnostics) = load(|_, content| {
        // With a single round, the second seat is never called.
        Some(
            content
                .replace("rounds: 8", "rounds: 1")
                .replace("event(bell)\"", "event(bell) and presses > 2\"")
                .into_bytes(),
        )
    });
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let found = check_occasions(&Arc::new(scenario.unwrap()), [4]).unwrap();
    assert_eq!(found.len(), 1);
    insta::assert_snapshot!(shown("no occasion", &found, &mut BTreeSet::new()));
    assert_eq!(check_occasions(&handover(), 0..3).unwrap(), []);
}

#[test]
fn every_other_refusal_has_its_words() {
    let have = Revisions {
        simulation: 2,
        rules: 1,
    };
    let need = Revisions {
        simulation: 1,
        rules: 1,
    };
    let mut all: Vec<(&'static str, Vec<(&'static str, String)>)> = Vec::new();
    for error in [
        JournalError::NotAJournal,
        JournalError::Version { found: 9 },
        JournalError::Header,
        JournalError::Malformed { block: 3 },
        JournalError::Seal,
    ] {
        all.push((error.code(), error.arguments()));
    }
    for error in [
        ReplayError::OtherScenario,
        ReplayError::OtherRevision { have, need },
        ReplayError::Diverged { block: 3 },
        ReplayError::OutOfRange { ticks: 3 },
        ReplayError::Unrestorable,
    ] {
        all.push((error.code(), error.arguments()));
    }
    for error in [LiveError::Over, LiveError::Seats { found: 1, expected: 2 }] {
        all.push((error.code(), error.arguments()));
    }
    let style: RecordError = record(handover(), "nobody", 1, [0; 16]).unwrap_err();
    all.push((style.code(), style.arguments()));
    let places = [
        Place::Start,
        Place::Seal,
        Place::Claim,
        Place::Header,
        Place::Manifest,
        Place::Selection,
        Place::Identity,
        Place::Commitments,
        Place::Segments,
        Place::Marks,
        Place::End,
    ];
    for error in [
        PackageError::NotAPackage,
        PackageError::TooLarge,
        PackageError::TooLong,
        PackageError::Version { found: 9 },
        PackageError::BrokenCommitment { block: 3 },
        PackageError::MomentNotGiven {
            row: "answers_bell".to_owned(),
            attempt: 3800,
        },
        PackageError::UnknownChoice { found: "x".to_owned() },
        PackageError::NoRandomness,
    ]
    .into_iter()
    .chain(places.map(|place| PackageError::Altered { place }))
    .chain(places.map(|place| PackageError::Malformed { place }))
    {
        all.push((error.code(), error.arguments()));
    }
    for reason in [NotRecomputed::SeenByPeople, NotRecomputed::ReadsMarks] {
        all.push((reason.code(), Vec::new()));
    }
    let clip = Clip::of(&handover(), &handover_session().journal, 9_000, 9_001).unwrap_err();
    all.push((clip.code(), clip.arguments()));
    let text = all.iter().fold(String::new(), |text, (code, arguments)| {
        let [french, english] = Language::ALL.map(|language| say(language, code, arguments));
        text + &format!("{code}\n  {french}\n  {english}\n")
    });
    insta::assert_snapshot!(text);
}
