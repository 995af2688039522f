//! The author's commands, the headless demo and the benches, called through `./envol`.
#![forbid(unsafe_code)]

use std::path::PathBuf;

pub mod bench;
pub mod check;
pub mod demo;
pub mod explain;
pub mod failure;
pub mod feasibility;
pub mod journal;
pub mod monitor;
mod output;
pub mod print;
pub mod record;
pub mod robustness;
pub mod schema;
pub mod simulate;
pub mod trace_file;
pub mod try_grid;
pub mod vocabulary;

/// The folder of situations that is meant where none is named.
pub fn shipped() -> PathBuf {
    situation::library::Library::shipped().unwrap_or_else(|| PathBuf::from("scenarios"))
}
