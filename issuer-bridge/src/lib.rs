//! What a pédagogue sees: evidence in, claims reviewed, badges out. A library with a thin binary.
//!
//! **Invariant:** no Bevy and no window here; the bridge holds no state of its own but its store; it issues only what
//! the organisation defined, and only by the decision of a named person.
#![forbid(unsafe_code)]

mod access;
mod api;
mod application;
mod attestation;
mod audit;
mod badge_file;
mod belief;
mod bridge;
mod calendar;
mod check;
mod clock;
pub mod command;
mod config;
pub mod credential;
mod decision;
mod definition;
mod doctor;
mod encoding;
mod endorsing;
mod error;
mod founding;
mod harvest;
mod incoming;
mod intake;
mod issued_text;
mod issuing;
pub mod keys;
mod language;
mod learner;
mod listening;
mod log_lines;
mod looking;
mod measures;
mod openapi;
mod opening;
mod pages;
mod pairing;
mod personal;
mod pictures;
mod platform;
pub mod reading;
mod referentials;
mod request_log;
mod retention;
mod review;
mod rotation;
mod spelling;
mod start_error;
mod store;
mod wallet;
mod words;
mod workers;

pub use application::Application;
pub use bridge::{Bridge, Organisation};
pub use check::{Checked, Finding, check_file};
pub use clock::Clock;
pub use config::{
    Bootstrap, Config, DATABASE_VARIABLE, DEFAULT_PORT, DatabaseUrl, KEK_VARIABLE, NotPublic, PublicUrl,
    default_data_folder, default_key_file,
};
pub use start_error::StartError;
