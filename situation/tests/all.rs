//! Tests of what `situation` promises, from outside.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop where it fails")]

#[path = "../../tests/src/handover.rs"]
#[allow(unreachable_pub, reason = "shared with the end-to-end tests, where it is public")]
mod handover;

#[path = "../../tests/src/as_json.rs"]
#[allow(unreachable_pub, reason = "shared with the end-to-end tests, where it is public")]
mod as_json;
mod bad_input;
mod documents;
mod drawings;
mod encodings;
mod files;
mod fuzzing;
mod journals;
mod json_files;
mod l_imprevu;
mod la_ligne;
mod la_machine_muette;
mod le_bon_plan;
mod le_nichoir;
mod le_relais;
mod marks;
mod meaning;
mod older_packages;
mod pace;
mod packages;
mod premier_vol;
mod prompts;
mod scenarios;
mod shipped;
mod workshop_bad_input;
mod workshop_guide;
