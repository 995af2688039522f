#![no_main]

#[path = "../harness/document.rs"]
mod document;

libfuzzer_sys::fuzz_target!(|data: &[u8]| document::run(data));
