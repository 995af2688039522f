//! A badge as an author writes it: what it says and what a claim for it needs.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A badge of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BadgeDefinition {
    /// Id, e.g. `premier-vol`.
    pub id: String,
    /// Version of this definition, from 1.
    pub version: u32,
    /// Name on the badge.
    pub name: Text,
    /// What it attests.
    pub description: Text,
    /// Criteria in words, Markdown.
    pub criteria: Text,
    /// What a claim needs.
    pub requires: Requirement,
    /// Competences (ids of the grid) whose alignments go into the badge.
    pub competences: Vec<String>,
}

/// "At least n of these rows, the learner's account, a witness".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// How many of `of` at least; 0 for an experience badge.
    pub at_least: u32,
    /// Row ids.
    pub of: Vec<String>,
    /// The learner's own account.
    pub account: bool,
    /// A human witness (a mark of a person, or presence attested by the pédagogue at review).
    pub witness: bool,
}
