//! The files of a situation as JSON: what an author would write who prefers it to RON.
//!
//! It depends on `situation` alone, so that its own tests can take it in by path.

use serde_json::{Map, Value};
use situation::document::{Body, Kind, Node, Report};

/// `text`, the content of the RON file `name`, as JSON.
///
/// # Panics
/// Where it is not RON.
pub fn as_json(name: &str, text: &str) -> Value {
    let mut report = Report::new(name, text);
    let node = Node::parse(&mut report);
    let found = report.into_diagnostics();
    node.filter(|_| found.is_empty())
        .as_ref()
        .map_or_else(|| panic!("{found:?}"), value)
}

fn value(node: &Node) -> Value {
    match &node.kind {
        Kind::Bool(given) => (*given).into(),
        Kind::Integer(given) => i64::try_from(*given).map_or_else(|_| (*given as f64).into(), Value::from),
        Kind::Float(given) => (*given).into(),
        Kind::Text(given) => given.as_str().into(),
        Kind::Character(given) => given.to_string().into(),
        Kind::List(items) => items.iter().map(value).collect(),
        Kind::Map(pairs) => pairs.iter().map(|(key, inner)| (word(key), value(inner))).collect(),
        Kind::Word(word) if word == "None" => Value::Null,
        Kind::Word(word) => word.as_str().into(),
        // In JSON what may be missing is there, or is not: nothing stands around it.
        Kind::Group(Some(name), Body::Positional(items)) if name == "Some" && items.len() == 1 => value(&items[0]),
        Kind::Group(Some(name), given) => Value::Object(Map::from_iter([(name.clone(), body(given))])),
        Kind::Group(None, given) => body(given),
        Kind::Broken => Value::Null,
    }
}

fn word(key: &Node) -> String {
    match &key.kind {
        Kind::Text(text) | Kind::Word(text) => text.clone(),
        _ => panic!("{key:?} is no key of JSON"),
    }
}

fn body(given: &Body) -> Value {
    match given {
        Body::Empty => Value::Object(Map::new()),
        // `Variant((a: 1))`: the parentheses of the newtype and those of its struct.
        Body::Positional(items) if items.len() == 1 => value(&items[0]),
        Body::Positional(items) => items.iter().map(value).collect(),
        Body::Named(fields) => fields.iter().map(|f| (f.name.clone(), value(&f.value))).collect(),
    }
}
