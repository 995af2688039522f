//! How a typed thing is read from JSON, written as JSON, and described in RDF: all three from one list of fields, so
//! that nothing can be written that is not signed.

use super::fault::{Fault, JsonPath};
use super::graph::{Graph, Subject};
use super::json::Json;
use super::terms::{Classes, TYPE, Term};
use serde_json::Value;

/// A value of a property.
pub(super) trait Field: Sized {
    /// What the value is when the property is absent; none where the property is required.
    fn absent() -> Option<Self> {
        None
    }

    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault>;

    /// The JSON, or none where the property is left out.
    fn write(&self) -> Option<Value>;

    /// Adds the quads of this value as a property of `subject`.
    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault>;
}

impl<T: Field> Field for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }

    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        T::read(json, at).map(Some)
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().and_then(Field::write)
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        self.as_ref()
            .map_or(Ok(()), |value| value.describe(subject, term, graph))
    }
}

/// Always an array in JSON, left out when empty.
impl<T: Field> Field for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        let Json::Array(items) = json else {
            return Err(Fault::WrongKind {
                at: at.to_string(),
                expected: "a list",
                found: json.kind(),
            });
        };
        if items.is_empty() {
            return Err(Fault::WrongKind {
                at: at.to_string(),
                expected: "a list with entries",
                found: "an empty list",
            });
        }
        items
            .iter()
            .enumerate()
            .map(|(index, item)| T::read(item, &at.index(index)))
            .collect()
    }

    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Array(self.iter().filter_map(Field::write).collect()))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        self.iter().try_for_each(|value| value.describe(subject, term, graph))
    }
}

/// The identifier of a thing: an address, perhaps none, or never any.
pub(super) trait Identity {
    fn id(&self) -> Option<&str>;

    /// The thing it names, to be described from here on.
    fn subject(&self, graph: &mut Graph) -> Result<Subject, Fault> {
        graph.thing(self.id())
    }
}

/// A thing that never has an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unnamed;

impl Identity for Unnamed {
    fn id(&self) -> Option<&str> {
        None
    }
}

impl Field for Unnamed {
    fn absent() -> Option<Self> {
        Some(Self)
    }

    fn read(_: &Json, at: &JsonPath) -> Result<Self, Fault> {
        Err(Fault::UnknownTerm {
            at: at.to_string(),
            term: super::terms::ID.name.to_owned(),
        })
    }

    fn write(&self) -> Option<Value> {
        None
    }

    fn describe(&self, _: &Subject, _: &Term, _: &mut Graph) -> Result<(), Fault> {
        Ok(())
    }
}

/// A thing with properties.
pub(super) trait Node: Sized {
    fn read_entries(entries: &Entries, at: &JsonPath) -> Result<Self, Fault>;
    fn write_entries(&self, object: &mut serde_json::Map<String, Value>);
    fn describe_node(&self, graph: &mut Graph) -> Result<Subject, Fault>;
}

/// The entries of a JSON object.
pub(super) struct Entries<'a>(pub(super) &'a [(String, Json)]);

impl<'a> Entries<'a> {
    pub(super) fn of(json: &'a Json, at: &JsonPath) -> Result<Self, Fault> {
        match json {
            Json::Object(entries) => Ok(Self(entries)),
            other => Err(Fault::WrongKind {
                at: at.to_string(),
                expected: "an object",
                found: other.kind(),
            }),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Json> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub(super) fn field<T: Field>(&self, term: &Term, at: &JsonPath) -> Result<T, Fault> {
        match self.get(term.name) {
            Some(json) => T::read(json, &at.term(term.name)),
            None => T::absent().ok_or_else(|| Fault::Missing {
                at: at.to_string(),
                term: term.name,
            }),
        }
    }

    /// Refuses every key that is not in `known`.
    pub(super) fn only(&self, known: &[&str], at: &JsonPath) -> Result<(), Fault> {
        match self.0.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some((key, _)) => Err(Fault::UnknownTerm {
                at: at.to_string(),
                term: key.clone(),
            }),
        }
    }

    /// Checks that `type` says exactly what this kind of thing is.
    pub(super) fn classes(&self, classes: Classes, at: &JsonPath) -> Result<(), Fault> {
        let expected = write_classes(classes);
        let found = self.get(TYPE);
        match (&expected, found) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(Fault::UnknownTerm {
                at: at.to_string(),
                term: TYPE.to_owned(),
            }),
            (Some(_), None) => Err(Fault::Missing {
                at: at.to_string(),
                term: TYPE,
            }),
            (Some(expected), Some(found)) if is_same(expected, found) => Ok(()),
            (Some(expected), Some(found)) => Err(Fault::WrongValue {
                at: at.term(TYPE).to_string(),
                expected: expected.to_string(),
                found: match found {
                    Json::Text(text) => text.clone(),
                    Json::Array(items) => {
                        let texts = items.iter().map(|item| match item {
                            Json::Text(text) => text.as_str(),
                            other => other.kind(),
                        });
                        format!("[{}]", texts.collect::<Vec<_>>().join(", "))
                    }
                    other => other.kind().to_owned(),
                },
            }),
        }
    }
}

/// The JSON of `type`.
pub(super) fn write_classes(classes: Classes) -> Option<Value> {
    let text = |name: &str| Value::String(name.to_owned());
    match classes {
        Classes::Array(list) => Some(Value::Array(list.iter().map(|class| text(class.name)).collect())),
        Classes::Single(class) => Some(text(class.name)),
        Classes::Unstated => None,
    }
}

/// Whether a text or a list of texts is exactly this one.
pub(super) fn is_same(expected: &Value, found: &Json) -> bool {
    match (expected, found) {
        (Value::String(a), Json::Text(b)) => a == b,
        (Value::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        _ => false,
    }
}

/// Declares a thing: its classes, its identifier, its fields and the term of each.
macro_rules! node {
    (
        $(#[$doc:meta])*
        $visibility:vis $name:ident is $classes:expr;
        $(#[$id_doc:meta])*
        id: $id:ty,
        $( $(#[$field_doc:meta])* $field:ident: $kind:ty = $term:expr, )*
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        $visibility struct $name {
            $(#[$id_doc])*
            pub id: $id,
            $( $(#[$field_doc])* pub $field: $kind, )*
        }

        impl $crate::credential::node::Node for $name {
            fn read_entries(
                entries: &$crate::credential::node::Entries,
                at: &$crate::credential::fault::JsonPath,
            ) -> Result<Self, $crate::credential::fault::Fault> {
                use $crate::credential::terms;
                entries.only(&[terms::TYPE, terms::ID.name, $( $term.name, )*], at)?;
                entries.classes($classes, at)?;
                Ok(Self {
                    id: entries.field(&terms::ID, at)?,
                    $( $field: entries.field(&$term, at)?, )*
                })
            }

            fn write_entries(&self, object: &mut serde_json::Map<String, serde_json::Value>) {
                use $crate::credential::node::{Field, write_classes};
                use $crate::credential::terms;
                let mut put = |name: &str, value: Option<serde_json::Value>| {
                    if let Some(value) = value {
                        object.insert(name.to_owned(), value);
                    }
                };
                put(terms::ID.name, self.id.write());
                put(terms::TYPE, write_classes($classes));
                $( put($term.name, self.$field.write()); )*
            }

            fn describe_node(
                &self,
                graph: &mut $crate::credential::graph::Graph,
            ) -> Result<$crate::credential::graph::Subject, $crate::credential::fault::Fault> {
                use $crate::credential::node::Identity;
                let subject = self.id.subject(graph)?;
                for class in $classes.list() {
                    graph.class(&subject, class);
                }
                $( $crate::credential::node::Field::describe(&self.$field, &subject, &$term, graph)?; )*
                Ok(subject)
            }
        }

        impl $crate::credential::node::Field for $name {
            fn read(
                json: &$crate::credential::json::Json,
                at: &$crate::credential::fault::JsonPath,
            ) -> Result<Self, $crate::credential::fault::Fault> {
                use $crate::credential::node::{Entries, Node};
                Self::read_entries(&Entries::of(json, at)?, at)
            }

            fn write(&self) -> Option<serde_json::Value> {
                use $crate::credential::node::Node;
                let mut object = serde_json::Map::new();
                self.write_entries(&mut object);
                Some(serde_json::Value::Object(object))
            }

            fn describe(
                &self,
                subject: &$crate::credential::graph::Subject,
                term: &$crate::credential::terms::Term,
                graph: &mut $crate::credential::graph::Graph,
            ) -> Result<(), $crate::credential::fault::Fault> {
                use $crate::credential::node::Node;
                let node = self.describe_node(graph)?;
                graph.link(subject, term, node)
            }
        }
    };
}
pub(super) use node;
