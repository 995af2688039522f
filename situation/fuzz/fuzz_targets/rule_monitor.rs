#![no_main]

#[path = "../harness/rule_monitor.rs"]
mod rule_monitor;
#[path = "../harness/setting.rs"]
mod setting;

libfuzzer_sys::fuzz_target!(|data: &[u8]| rule_monitor::run(data));
