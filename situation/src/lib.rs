//! What is authored (scenario, grid, badge, referential) and what is recorded (journal, observations, evidence
//! package, replay); the wire types.
//!
//! **Invariant:** no Bevy, no network, no database, no screen, no clock is known here.
#![warn(missing_docs)]

pub mod badge;
pub mod diagnostic;
pub mod grid;
pub mod identity;
pub mod journal;
pub mod observe;
pub mod scenario;
pub mod selection;
pub mod text;
pub mod wire;
