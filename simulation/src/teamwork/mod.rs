//! Situations for two to four people around one thing: what one sees another must do, and somebody else knows how; or
//! what nobody moves alone.
//!
//! A seat takes part once it says so, and may leave and come back: a session has as many seats as its scenario says, and
//! whoever is not there is missed by nobody. What must stay secret is on paper, or behind a curtain.

pub mod automaton;
pub mod choosing;
mod level;
mod notice;
mod reference;
pub mod relay;

pub use level::Level;
