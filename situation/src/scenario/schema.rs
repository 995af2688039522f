//! JSON Schemas of a situation's files, generated from the types that read them, for authors' editors.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use simulation::Registry;

use super::raw::{RawBadges, RawGrid, RawScenario};

/// A file of a situation's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// What happens.
    Scenario,
    /// What is looked at.
    Grid,
    /// What can be asked for.
    Badge,
}

impl File {
    /// All of them, in the order in which they are checked.
    pub const ALL: [Self; 3] = [Self::Scenario, Self::Grid, Self::Badge];

    /// Its name without an ending: `scenario`, `grid`, `badge`.
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Grid => "grid",
            Self::Badge => "badge",
        }
    }

    /// Its name as RON and as JSON; a folder has one of the two.
    pub const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Scenario => ["scenario.ron", "scenario.json"],
            Self::Grid => ["grid.ron", "grid.json"],
            Self::Badge => ["badge.ron", "badge.json"],
        }
    }

    /// JSON Schema (draft 2020-12) of the file as JSON, for the activities of `registry`. What it refuses
    /// [`super::Scenario::load`] refuses too; what it lets pass may still be wrong in ways that a schema cannot say (a
    /// rule's words, an id that names nothing).
    pub fn schema(self, registry: &Registry) -> Value {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let mut root = match self {
            Self::Scenario => {
                let mut root = generator.root_schema_for::<RawScenario>();
                // Definitions of the parameters join those of the file itself.
                let parameters = parameters(registry, &mut generator);
                with_activities(&mut root, registry, parameters);
                let definitions = generator.take_definitions(true);
                root.insert("$defs".to_owned(), Value::Object(definitions));
                root
            }
            Self::Grid => generator.into_root_schema_for::<RawGrid>(),
            Self::Badge => generator.into_root_schema_for::<RawBadges>(),
        };
        // Every file may name its schema; editors look there.
        let named = json!({ "type": "string", "description": "Where this file's schema lies, for editors." });
        if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("$schema".to_owned(), named);
        }
        root.insert(
            "title".to_owned(),
            format!("{} of a situation of Envol", self.stem()).into(),
        );
        let mut schema = root.to_value();
        plain(&mut schema);
        schema
    }
}

/// Schema of the parameters of each kind.
fn parameters(registry: &Registry, generator: &mut SchemaGenerator) -> Vec<(&'static str, Schema)> {
    let kinds = registry
        .names()
        .into_iter()
        .filter_map(|name| Some((name, registry.get(name)?)));
    kinds
        .map(|(name, kind)| (name, kind.parameters_schema(generator)))
        .collect()
}

/// `activity` is one of the registry's names, and `parameters` are that activity's.
fn with_activities(root: &mut Schema, registry: &Registry, kinds: Vec<(&'static str, Schema)>) {
    if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
        if let Some(activity) = properties.get_mut("activity").and_then(Value::as_object_mut) {
            activity.insert("enum".to_owned(), json!(registry.names()));
        }
        properties.insert(
            "parameters".to_owned(),
            json!({ "type": "object", "description": "Numbers of the activity, with their unit in their name." }),
        );
    }
    if let Some(required) = root.get_mut("required").and_then(Value::as_array_mut) {
        required.push("parameters".into());
    }
    let each = kinds.into_iter().map(|(name, schema)| {
        json!({
            "if": { "properties": { "activity": { "const": name } }, "required": ["activity"] },
            "then": { "properties": { "parameters": schema } },
        })
    });
    root.insert("allOf".to_owned(), each.collect());
}

/// Takes out `format`, which names types of Rust and means nothing to an editor; writes whole numbers as such and
/// descriptions as an editor shows them.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("format").is_some_and(Value::is_string) {
                members.shift_remove("format");
            }
            if let Some(Value::String(words)) = members.get_mut("description") {
                // Lines of a comment are one line of text; an empty one begins a paragraph.
                let paragraphs: Vec<String> = words.split("\n\n").map(|p| p.replace('\n', " ")).collect();
                *words = paragraphs.join("\n\n");
            }
            whole(members, "minimum");
            whole(members, "maximum");
            members.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

fn whole(members: &mut Map<String, Value>, bound: &str) {
    if let Some(value) = members.get(bound).and_then(Value::as_f64)
        && value.fract() == 0.0
        && value.abs() < 1e15
    {
        members.insert(bound.to_owned(), json!(value as i64));
    }
}
