//! The harness of `situation/fuzz` for traces, on stable.

use std::path::Path;

#[path = "../../../situation/fuzz/harness/mutation.rs"]
mod mutation;
#[path = "../../../situation/fuzz/harness/trace_csv.rs"]
mod trace_csv;

#[test]
fn any_bytes_are_a_trace_or_are_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../situation/fuzz/corpus/trace_csv");
    mutation::replay_and_mutate(&folder, 20_000, trace_csv::run);
}
