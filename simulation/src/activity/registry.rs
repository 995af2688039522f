//! Kinds of activities, and which of them a program knows.

use schemars::{Schema, SchemaGenerator};

use super::template::Template;

/// A kind of activity: reads parameters, gives templates.
pub trait ActivityKind: Send + Sync {
    /// The word in scenario files, e.g. `flight`.
    fn name(&self) -> &'static str;
    /// Raised whenever the same seed and inputs would give other bits.
    fn revision(&self) -> u32;
    /// Reads and checks parameters; the error is the deserialiser's own.
    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error>;
    /// Name and SHA-256 of the state after [`crate::determinism::REFERENCE_TICKS`] ticks of each reference run of this
    /// kind: what "the same bits" means for it. Runs that meet as much of the kind as they can.
    fn reference_hashes(&self) -> Vec<(&'static str, [u8; 32])> {
        Vec::new()
    }
    /// JSON Schema of the parameters as scenario files write them, for authors' editors. A kind that says nothing
    /// here lets everything pass: [`ActivityKind::template`] checks it all the same.
    fn parameters_schema(&self, _generator: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}

/// The kinds a program knows. Programs start from [`crate::builtin`]; tests add their own.
#[derive(Clone, Default)]
pub struct Registry {
    kinds: Vec<&'static dyn ActivityKind>,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

impl Registry {
    /// Adds a kind.
    #[must_use]
    pub fn with(mut self, kind: &'static dyn ActivityKind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// The kind called `name`.
    pub fn get(&self, name: &str) -> Option<&'static dyn ActivityKind> {
        self.kinds.iter().copied().find(|k| k.name() == name)
    }

    /// All kinds, in order of registration.
    pub fn kinds(&self) -> impl Iterator<Item = &'static dyn ActivityKind> {
        self.kinds.iter().copied()
    }

    /// All names, in order of registration.
    pub fn names(&self) -> Vec<&'static str> {
        self.kinds.iter().map(|k| k.name()).collect()
    }
}
