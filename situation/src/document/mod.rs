//! RON as people write it, read with positions: a file gives a tree in which every value knows where it
//! stands, and reading a type from the tree reports *all* that is wrong, not only the first thing.
//!
//! The dialect is RON 0.12's, with three kindnesses: `Some(x)` may be written `x`, the fields of a newtype
//! variant's struct may stand directly in its parentheses, and a map with word-like keys may be written
//! `(fr: "…", en: "…")`. A file whose name ends in `.json` is read as JSON, with the same diagnostics.

mod access;
mod json;
mod node;
mod poison;
mod read;
mod reading;
mod report;
mod spanned;
mod token;
mod tree;

pub use json::Dialect;
pub use node::{Body, Field, Kind, Node};
pub use read::NodeDeserializer;
pub use reading::Reading;
pub use report::Report;
pub use spanned::Spanned;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// Deepest nesting of a file.
pub const MAX_DEPTH: usize = 64;
/// Errors after which reading a file stops.
pub const MAX_ERRORS: usize = 100;

/// Where byte `inner` of the text whose literal starts at byte `literal` stands in the file.
pub fn offset_in_text(text: &str, dialect: Dialect, literal: usize, inner: usize) -> usize {
    token::offset_in_literal(text, dialect, literal, inner)
}

/// Bytes of a file: first, one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// What stands in for a value that could not be read: reports about it are dropped, its own error stands.
    pub const NOWHERE: Self = Self {
        start: usize::MAX,
        end: usize::MAX,
    };
}
