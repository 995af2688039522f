//! The tree of a file: values that know where they stand.

use super::Span;

/// A value of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// Kinds of value.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(String),
    /// A single character.
    Character(char),
    /// `[…]`
    List(Vec<Node>),
    /// `{… : …}`
    Map(Vec<(Node, Node)>),
    /// A bare word: a variant, `None`, the name of an empty struct.
    Word(String),
    /// `Name(…)` or `(…)`.
    Group(Option<String>, Body),
    /// Something whose own error has been reported.
    Broken,
}

/// What stands in parentheses.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// Values.
    Positional(Vec<Node>),
    /// `name: value`
    Named(Vec<Field>),
}

/// A named value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of the named field, where this is a group of named fields.
    pub fn field(&self, name: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Group(_, Body::Named(fields)) => fields.iter().find(|f| f.name == name).map(|f| &f.value),
            _ => None,
        }
    }

    /// Takes a named field out.
    pub fn take_field(&mut self, name: &str) -> Option<Node> {
        let Kind::Group(_, Body::Named(fields)) = &mut self.kind else {
            return None;
        };
        let at = fields.iter().position(|f| f.name == name)?;
        Some(fields.remove(at).value)
    }

    /// The node at a path such as `beats[3].gust.speed_m_s`; the deepest one that exists.
    pub fn at_path(&self, path: &str) -> &Node {
        let mut node = self;
        for step in path
            .split(['.', '['])
            .map(|s| s.trim_end_matches(']'))
            .filter(|s| !s.is_empty())
        {
            let inner = match &node.kind {
                Kind::List(items) | Kind::Group(_, Body::Positional(items)) => match step.parse::<usize>() {
                    Ok(index) => items.get(index),
                    // A newtype variant around a struct.
                    Err(_) if items.len() == 1 => items[0].field(step),
                    Err(_) => None,
                },
                Kind::Map(pairs) => pairs
                    .iter()
                    .find(|(k, _)| matches!(&k.kind, Kind::Text(t) if t == step))
                    .map(|(_, v)| v),
                Kind::Group(None, Body::Named(fields)) => match fields.as_slice() {
                    // A variant in JSON: an object with one key.
                    [variant] if variant.name != step => variant.value.field(step),
                    _ => node.field(step),
                },
                _ => node.field(step),
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }

    /// Word for what it is, for `situation-expected`.
    pub(super) fn described(&self) -> String {
        match &self.kind {
            Kind::Bool(value) => value.to_string(),
            Kind::Integer(value) => value.to_string(),
            Kind::Float(value) => value.to_string(),
            Kind::Text(value) => shortened(&format!("\"{value}\"")),
            Kind::Character(value) => format!("'{value}'"),
            Kind::List(_) => "[…]".to_owned(),
            Kind::Map(_) => "{…}".to_owned(),
            Kind::Word(word) => shortened(word),
            Kind::Group(Some(name), _) => format!("{}(…)", shortened(name)),
            Kind::Group(None, _) => "(…)".to_owned(),
            Kind::Broken => "?".to_owned(),
        }
    }
}

/// Long texts are cut: a message is one line.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        text.chars().take(39).chain(['…']).collect()
    }
}
