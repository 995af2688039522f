//! What is authored (scenario, grid, badge, referential) and what is recorded (journal, observations, evidence
//! package, replay); the wire types.
//!
//! **Invariant:** no Bevy, no network, no database, no screen, no clock is known here.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod address;
pub mod answers;
pub mod badge;
pub mod calendar;
pub mod clip;
pub mod diagnostic;
pub mod document;
pub mod drawing;
pub mod encoding;
pub mod grid;
pub mod identity;
pub mod journal;
pub mod library;
pub mod live;
pub mod observe;
pub mod occasion;
pub mod package;
mod plain;
pub mod record;
pub mod release;
pub mod replay;
pub mod requirement;
pub mod rule;
pub mod scenario;
pub mod selection;
pub mod text;
pub mod waypoints;
pub mod wire;

pub use diagnostic::Diagnostic;
pub use journal::Journal;
pub use library::Library;
pub use live::LiveSession;
pub use package::Package;
pub use scenario::Scenario;

#[cfg(test)]
#[path = "../../tests/src/handover.rs"]
#[expect(unreachable_pub, reason = "shared with the end-to-end tests, where it is public")]
mod handover;
