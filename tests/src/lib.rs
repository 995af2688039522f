//! What the end-to-end tests share: a screen, a browser, the programs under test.
#![forbid(unsafe_code)]

pub mod as_json;
pub mod browser;
pub mod display;
pub mod handover;
pub mod programs;
