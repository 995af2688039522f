//! What an operation answers where all is well.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

pub(super) const JSON: &str = "application/json";
pub(super) const PAGE: &str = "text/html";
/// Where programs are told in JSON, and by a page what has nothing to do with them.
pub(super) const FILE_OR_PAGE: [&str; 2] = ["/ims/ob/v3p0/", "/oauth/"];

/// An answer with a status of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer {
    pub(super) status: u16,
    kind: Option<&'static str>,
    schema: Option<fn(&mut SchemaGenerator) -> Schema>,
    what: &'static str,
}

impl Answer {
    /// A page.
    pub(crate) const PAGE: Self = Self {
        status: 200,
        kind: Some(PAGE),
        schema: None,
        what: "A page",
    };
    /// Another address that is to be asked for.
    pub(crate) const ELSEWHERE: Self = Self {
        status: 303,
        kind: None,
        schema: None,
        what: "Done; there is more at another address",
    };
    /// Nothing is to be said.
    pub(crate) const DONE: Self = Self {
        status: 200,
        kind: None,
        schema: None,
        what: "Done",
    };

    /// A file of that media type.
    pub(crate) const fn file(kind: &'static str) -> Self {
        Self {
            status: 200,
            kind: Some(kind),
            schema: None,
            what: "A file",
        }
    }

    /// JSON of a type.
    pub(crate) fn json<T: JsonSchema>() -> Self {
        Self {
            status: 200,
            kind: Some(JSON),
            schema: Some(schemars::SchemaGenerator::subschema_for::<T>),
            what: "What was asked for",
        }
    }

    /// The same with another status.
    pub(crate) const fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub(super) fn described(self, generator: &mut SchemaGenerator) -> Value {
        let mut described = json!({ "description": self.what });
        if let Some(kind) = self.kind {
            let schema = self.schema.map(|of| json!({ "schema": of(generator) }));
            described["content"] = json!({ kind: schema.unwrap_or_else(|| json!({})) });
        }
        described
    }
}
