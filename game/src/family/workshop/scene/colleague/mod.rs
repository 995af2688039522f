//! Somebody across the bench, and what comes with working together: bags, what stands in for a fitting, stickers, the
//! van. They are read without a word: each pose is a gesture that carries two metres.

mod arm;
mod body;
mod build;
mod fixtures;
mod pose;
mod poses;
pub(in crate::family::workshop::scene) mod seen;
mod things;
pub(in crate::family::workshop::scene) mod van;

pub(in crate::family::workshop::scene) use build::build;
pub(in crate::family::workshop::scene) use pose::pose;
pub(in crate::family::workshop::scene) use poses::{piece_at, tool_at};
pub(in crate::family::workshop::scene) use seen::Together;
