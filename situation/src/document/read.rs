//! Serde's view of the tree.

use serde::de::{Deserializer, Visitor};

use super::access::{Entries, Items, Located, Variant};
use super::node::{Body, Kind, Node};
use super::poison::Poison;
use super::reading::{ReadError, Reading};
use super::spanned;
use crate::diagnostic::NO_NEAREST;

/// Serde's view of a node.
#[derive(Debug, Clone, Copy)]
pub struct NodeDeserializer<'t, 'p, 'r> {
    pub(super) node: &'t Node,
    pub(super) reading: &'p Reading<'r>,
}

impl<'t, 'p, 'r> NodeDeserializer<'t, 'p, 'r> {
    pub(super) fn of(self, node: &'t Node) -> NodeDeserializer<'t, 'p, 'r> {
        NodeDeserializer {
            node,
            reading: self.reading,
        }
    }

    fn is_broken(self) -> bool {
        self.node.kind == Kind::Broken || self.reading.broken.borrow().contains(&self.node.span)
    }

    /// True for `null` in JSON.
    fn is_null(self) -> bool {
        self.reading.json && matches!(&self.node.kind, Kind::Word(word) if word == "null")
    }

    /// The values of a list or of positional parentheses.
    fn items(self) -> Option<&'t [Node]> {
        match &self.node.kind {
            Kind::List(items) | Kind::Group(None, Body::Positional(items)) => Some(items),
            Kind::Group(None, Body::Empty) => Some(&[]),
            _ => None,
        }
    }

    fn whole<V: Visitor<'t>>(self, visitor: V, min: i128, max: i128) -> Result<V::Value, ReadError> {
        if self.is_broken() {
            return Poison::FIRST.deserialize_u64(visitor);
        }
        let Kind::Integer(value) = self.node.kind else {
            return Err(self.reading.expected(self.node, "integer"));
        };
        if value < min || value > max {
            let arguments = vec![
                ("found", value.to_string()),
                ("min", min.to_string()),
                ("max", max.to_string()),
            ];
            self.reading.error("situation-number-range", arguments, self.node.span);
            return Err(self.reading.stand_in(self.node));
        }
        let given = match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => visitor.visit_u64(value),
            (_, Ok(value)) => visitor.visit_i64(value),
            _ => visitor.visit_i128(value),
        };
        self.reading.settle(self.node, given)
    }

    fn number<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_broken() {
            return Poison::FIRST.deserialize_f64(visitor);
        }
        let value = match self.node.kind {
            Kind::Integer(value) => value as f64,
            Kind::Float(value) if value.is_finite() => value,
            _ => return Err(self.reading.expected(self.node, "number")),
        };
        self.reading.settle(self.node, visitor.visit_f64(value))
    }

    fn text<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            _ if self.is_broken() => Poison::FIRST.deserialize_str(visitor),
            Kind::Text(value) => self.reading.settle(self.node, visitor.visit_borrowed_str(value)),
            _ => Err(self.reading.expected(self.node, "text")),
        }
    }

    fn list<V: Visitor<'t>>(self, visitor: V, len: Option<usize>) -> Result<V::Value, ReadError> {
        if self.is_broken() {
            return match len {
                None => Poison::FIRST.deserialize_seq(visitor),
                Some(len) => Poison::FIRST.deserialize_tuple(len, visitor),
            };
        }
        let Some(items) = self.items() else {
            return Err(self.reading.expected(self.node, "list"));
        };
        if let Some(len) = len
            && len != items.len()
        {
            let arguments = vec![("found", items.len().to_string()), ("expected", len.to_string())];
            self.reading.error("situation-length", arguments, self.node.span);
            return Err(self.reading.stand_in(self.node));
        }
        self.reading.settle(
            self.node,
            visitor.visit_seq(Items {
                of: self,
                items: items.iter(),
            }),
        )
    }
}

macro_rules! whole_numbers {
    ($($name:ident $kind:ty,)*) => {
        $(fn $name<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
            self.whole(visitor, <$kind>::MIN.into(), <$kind>::MAX.into())
        })*
    };
}

impl<'t> Deserializer<'t> for NodeDeserializer<'t, '_, '_> {
    type Error = ReadError;

    whole_numbers! {
        deserialize_i8 i8,
        deserialize_i16 i16,
        deserialize_i32 i32,
        deserialize_i64 i64,
        deserialize_u8 u8,
        deserialize_u16 u16,
        deserialize_u32 u32,
        deserialize_u64 u64,
    }

    fn deserialize_i128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.whole(visitor, i128::MIN, i128::MAX)
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_broken() {
            return Poison::FIRST.deserialize_any(visitor);
        }
        match &self.node.kind {
            _ if self.is_null() => self.deserialize_unit(visitor),
            Kind::Bool(_) => self.deserialize_bool(visitor),
            Kind::Integer(_) => self.deserialize_i128(visitor),
            Kind::Float(_) => self.deserialize_f64(visitor),
            Kind::Text(_) => self.deserialize_str(visitor),
            Kind::Character(_) => self.deserialize_char(visitor),
            Kind::List(_) | Kind::Group(_, Body::Positional(_)) => self.deserialize_seq(visitor),
            Kind::Map(_) | Kind::Group(_, Body::Named(_)) => self.deserialize_map(visitor),
            Kind::Group(_, Body::Empty) => self.deserialize_unit(visitor),
            Kind::Word(word) => self.reading.settle(self.node, visitor.visit_borrowed_str(word)),
            Kind::Broken => Err(self.reading.expected(self.node, "value")),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.kind {
            _ if self.is_broken() => Poison::FIRST.deserialize_bool(visitor),
            Kind::Bool(value) => self.reading.settle(self.node, visitor.visit_bool(value)),
            _ => Err(self.reading.expected(self.node, "boolean")),
        }
    }

    fn deserialize_f32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.number(visitor)
    }

    fn deserialize_f64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.number(visitor)
    }

    fn deserialize_char<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.kind {
            _ if self.is_broken() => Poison::FIRST.deserialize_char(visitor),
            Kind::Text(ref text) if self.reading.json && text.chars().count() == 1 => self.text(visitor),
            Kind::Character(value) => self.reading.settle(self.node, visitor.visit_char(value)),
            _ => Err(self.reading.expected(self.node, "character")),
        }
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.text(visitor)
    }

    fn deserialize_bytes<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.list(visitor, None)
    }

    fn deserialize_byte_buf<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.list(visitor, None)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            _ if self.is_broken() || self.is_null() => visitor.visit_none(),
            Kind::Word(word) if word == "None" => visitor.visit_none(),
            Kind::Group(Some(name), Body::Positional(items)) if name == "Some" && items.len() == 1 => {
                visitor.visit_some(self.of(&items[0]))
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            _ if self.is_broken() => visitor.visit_unit(),
            _ if self.is_null() => visitor.visit_unit(),
            Kind::Group(None, Body::Empty) => self.reading.settle(self.node, visitor.visit_unit()),
            _ => Err(self.reading.expected(self.node, "nothing")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'t>>(self, name: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            _ if self.is_broken() => visitor.visit_unit(),
            _ if self.is_null() => visitor.visit_unit(),
            Kind::Word(word) if word == name => visitor.visit_unit(),
            Kind::Group(None, Body::Empty) => visitor.visit_unit(),
            _ => Err(self.reading.expected(self.node, "nothing")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, name: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        let inner = match &self.node.kind {
            Kind::Group(Some(given), Body::Positional(items)) if given == name && items.len() == 1 => &items[0],
            Kind::Group(None, Body::Positional(items)) if items.len() == 1 => &items[0],
            _ => self.node,
        };
        let given = visitor.visit_newtype_struct(self.of(inner));
        self.reading.settle(self.node, given)
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.list(visitor, None)
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, len: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.list(visitor, Some(len))
    }

    fn deserialize_tuple_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            Kind::Group(Some(_), Body::Positional(items)) if items.len() == len && !self.is_broken() => {
                let given = visitor.visit_seq(Items {
                    of: self,
                    items: items.iter(),
                });
                self.reading.settle(self.node, given)
            }
            _ => self.list(visitor, Some(len)),
        }
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_broken() {
            return Poison::FIRST.deserialize_map(visitor);
        }
        let Some(entries) = Entries::of_map(self) else {
            return Err(self.reading.expected(self.node, "map"));
        };
        self.reading.settle(self.node, visitor.visit_map(entries))
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name == spanned::NAME {
            if self.is_broken() {
                return Poison::FIRST.deserialize_struct(name, fields, visitor);
            }
            return visitor.visit_map(Located { of: self, at: 0 });
        }
        if self.is_broken() {
            return Poison::FIRST.deserialize_struct(name, fields, visitor);
        }
        let Some(entries) = Entries::of_struct(self, fields) else {
            return Err(self.reading.expected(self.node, "group"));
        };
        self.reading.settle(self.node, visitor.visit_map(entries))
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if self.is_broken() {
            return Poison::FIRST.deserialize_enum(name, variants, visitor);
        }
        let (word, at, value) = match &self.node.kind {
            Kind::Text(word) if self.reading.json => (word, self.node.span, None),
            Kind::Group(None, Body::Named(fields)) if self.reading.json && fields.len() == 1 => {
                (&fields[0].name, fields[0].span, Some(&fields[0].value))
            }
            Kind::Word(word) | Kind::Group(Some(word), _) if !self.is_null() => (word, self.node.span, None),
            _ => return Err(self.reading.expected(self.node, "word")),
        };
        if !variants.contains(&word.as_str()) {
            let nearest = crate::rule::nearest(word, variants.iter().copied());
            let arguments = vec![
                ("found", super::node::shortened(word)),
                ("nearest", nearest.unwrap_or_else(|| NO_NEAREST.to_owned())),
                ("words", variants.join(", ")),
            ];
            self.reading.error("situation-unknown-word", arguments, at);
            return Err(self.reading.stand_in(self.node));
        }
        self.reading
            .settle(self.node, visitor.visit_enum(Variant { of: self, word, value }))
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.text(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }
}
