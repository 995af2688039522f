#![no_main]

#[path = "../harness/rule_parser.rs"]
mod rule_parser;
#[path = "../harness/setting.rs"]
mod setting;

libfuzzer_sys::fuzz_target!(|data: &[u8]| rule_parser::run(data));
