//! The harnesses of `situation/fuzz`, run on stable over their seeds and over what bounded, seeded mutation
//! makes of them. Each found bug is a seed.

use std::path::Path;

#[path = "../fuzz/harness/document.rs"]
mod document;
#[path = "../fuzz/harness/journal.rs"]
mod journal;
#[path = "../fuzz/harness/mutation.rs"]
mod mutation;
#[path = "../fuzz/harness/package.rs"]
mod package;
#[path = "../fuzz/harness/rule_monitor.rs"]
mod rule_monitor;
#[path = "../fuzz/harness/rule_parser.rs"]
mod rule_parser;
#[path = "../fuzz/harness/setting.rs"]
pub(crate) mod setting;

fn check(target: &str, more: usize, harness: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    mutation::replay_and_mutate(&folder, more, harness);
}

#[test]
fn any_text_is_a_rule_or_is_told_what_is_wrong() {
    check("rule_parser", 20_000, rule_parser::run);
}

#[test]
fn any_rule_and_trace_mean_the_same_to_both_evaluators() {
    check("rule_monitor", 6_000, rule_monitor::run);
}

#[test]
fn any_text_is_a_file_or_is_told_what_is_wrong() {
    check("document", 20_000, document::run);
}

#[test]
fn any_bytes_are_a_journal_or_are_refused() {
    check("journal", 4_000, journal::run);
}

#[test]
fn any_bytes_are_a_package_or_are_refused() {
    check("package", 1_500, package::run);
}
