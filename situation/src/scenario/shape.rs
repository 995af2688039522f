//! Shapes of texts, ids and numbers in the files' schemas: what [`super::check`] asks for, as far as a schema can say
//! it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::check::{LANGUAGES, MAX_ID};
use crate::rule::{MOST_BYTES, unit_names};

macro_rules! shape {
    ($(#[$doc:meta])* $name:ident, $title:literal, $schema:expr) => {
        $(#[$doc])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $title.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

shape!(
    /// A text in French and English.
    Both,
    "Text",
    text(&LANGUAGES, "A text in each language. Example: {\"fr\": \"J'attends le feu vert.\", \"en\": \"I wait for green.\"}")
);

shape!(
    /// A text in at least one language.
    AnyLanguage,
    "PublishedText",
    text(&[], "A text as its source publishes it, in at least one language.")
);

shape!(
    /// An id.
    Id,
    "Id",
    json_schema!({
        "type": "string",
        "pattern": format!("^[a-z][a-z0-9_-]{{0,{}}}$", MAX_ID - 1),
        "description": format!(
            "Lower-case letters, digits, `_` and `-`, starting with a letter, at most {MAX_ID} characters. It stays: \
             journals and badges name it. Example: `waits_for_green`"
        ),
    })
);

shape!(
    /// A number with its unit.
    Amount,
    "Amount",
    json_schema!({
        "type": "string",
        "pattern": format!("^\\s*[-−]?\\s*[0-9]+(\\.[0-9]+)?\\s*({})?\\s*$", units().join("|")),
        "description": format!(
            "A number with its unit, one of {}; no unit for a count or a ratio. Examples: `5 s`, `0.2 m/s`, `1.5`",
            units().join(", ")
        ),
        "examples": ["5 s", "0.2 m/s", "1.5"],
    })
);

shape!(
    /// A formula of the rule language.
    Formula,
    "Formula",
    json_schema!({
        "type": "string",
        "pattern": "\\S",
        "maxLength": MOST_BYTES,
        "description": "A formula of the rule language (docs/observation-rules.md). `./envol vocabulary` lists the names \
                        it can use, `./envol explain` says it as a sentence.",
    })
);

shape!(
    /// A web address.
    WebAddress,
    "WebAddress",
    json_schema!({ "type": "string", "pattern": "^https?://" })
);

fn units() -> Vec<&'static str> {
    unit_names().collect()
}

/// A text that must have the languages `needed`; other languages may stand beside them.
fn text(needed: &[&str], description: &str) -> Schema {
    let one = json_schema!({ "type": "string", "pattern": "\\S" });
    let mut schema = json_schema!({
        "type": "object",
        "description": description,
        "properties": { "fr": one, "en": one },
        "additionalProperties": one,
    });
    if needed.is_empty() {
        schema.insert("minProperties".to_owned(), 1.into());
    } else {
        schema.insert("required".to_owned(), needed.into());
    }
    schema
}
