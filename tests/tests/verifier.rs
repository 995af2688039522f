//! Other people's software: the npm verifier of `tests/verifier`.

use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("verifier")
}

/// Runs `verify.mjs` and gives its lines. A test that needs it fails where it cannot run; it is never skipped.
fn run(arguments: &[&str], files: &[&Path]) -> Vec<String> {
    let ready = folder().join("node_modules").is_dir();
    assert!(
        ready,
        "tests/verifier/node_modules is missing: run ./envol test, which installs what it needs"
    );
    let output = Command::new("node")
        .current_dir(folder())
        .arg("verify.mjs")
        .args(arguments)
        .args(files)
        .output();
    let output = output.unwrap_or_else(|error| {
        panic!("node cannot be started ({error}): run ./envol test, which installs what it needs")
    });
    let errors = String::from_utf8_lossy(&output.stderr);
    let text = String::from_utf8(output.stdout).expect("verify.mjs writes UTF-8");
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // 0: all verified; 1: some refused. Anything else is a failure of the verifier itself.
    assert!(
        matches!(output.status.code(), Some(0 | 1)) && !lines.is_empty(),
        "verify.mjs failed: {errors}"
    );
    lines
}

/// What the network would answer, were there one.
#[derive(Default)]
pub(crate) struct AtHand<'a> {
    pub(crate) now: &'a str,
    pub(crate) status_list: Option<&'a str>,
    pub(crate) did_document: Option<&'a str>,
}

/// The verdict on each document: `verified`, or `refused: …` with the verifier's reason.
pub(crate) fn verdicts(documents: &[String], at_hand: &AtHand) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a temporary file can be written");
        path.to_string_lossy().into_owned()
    };
    let mut arguments = vec!["--lines".to_owned(), "--now".to_owned(), at_hand.now.to_owned()];
    for (option, text) in [("--status", at_hand.status_list), ("--did", at_hand.did_document)] {
        if let Some(text) = text {
            arguments.extend([option.to_owned(), write(&format!("{option}.json"), text)]);
        }
    }
    let documents_file = PathBuf::from(write("documents", &documents.join("\n")));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let lines = run(&arguments, &[&documents_file]);
    assert_eq!(lines.len(), documents.len(), "one verdict per document");
    lines
}

/// The canonical N-Quads that a JSON-LD processor derives from each document without its proof.
pub(crate) fn canonical_quads(documents: &[String]) -> Vec<String> {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), documents.join("\n")).expect("a temporary file can be written");
    let lines = run(&["--canon", "--lines"], &[file.path()]);
    assert_eq!(lines.len(), documents.len(), "one answer per document");
    lines
        .iter()
        .map(|line| serde_json::from_str(line).expect("verify.mjs writes JSON strings"))
        .collect()
}
