//! The reader stands in `authoring`, which pulls in a server; the two files that it needs do not.
#![no_main]

#[path = "../../../authoring/src/failure.rs"]
mod failure;
#[path = "../harness/trace_csv.rs"]
mod trace_csv;
#[path = "../../../authoring/src/trace_file.rs"]
mod trace_file;

libfuzzer_sys::fuzz_target!(|data: &[u8]| trace_csv::run(data));
