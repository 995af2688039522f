#![no_main]

#[path = "../harness/package.rs"]
mod package;

libfuzzer_sys::fuzz_target!(|data: &[u8]| package::run(data));
