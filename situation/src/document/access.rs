//! The insides of lists, maps, structs and variants, for serde.

use std::slice::Iter;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Body, Kind, Node};
use super::poison::Poison;
use super::read::NodeDeserializer;
use super::reading::ReadError;
use super::spanned;
use crate::diagnostic::NO_NEAREST;

/// Items of a list.
pub(super) struct Items<'t, 'p, 'r> {
    pub(super) of: NodeDeserializer<'t, 'p, 'r>,
    pub(super) items: Iter<'t, Node>,
}

impl<'t> SeqAccess<'t> for Items<'t, '_, '_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        self.items
            .next()
            .map(|node| seed.deserialize(self.of.of(node)))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

#[derive(Clone, Copy)]
enum Key<'t> {
    Name(&'t str),
    Value(&'t Node),
}

/// Entries of a map, fields of a struct. A field without a value is a missing one that is stood in for.
pub(super) struct Entries<'t, 'p, 'r> {
    of: NodeDeserializer<'t, 'p, 'r>,
    inside: Vec<(Key<'t>, Option<&'t Node>)>,
    at: usize,
}

impl<'t, 'p, 'r> Entries<'t, 'p, 'r> {
    pub(super) fn of_map(of: NodeDeserializer<'t, 'p, 'r>) -> Option<Self> {
        let mut entries: Vec<(Key<'t>, Option<&'t Node>)> = Vec::new();
        match &of.node.kind {
            Kind::Map(pairs) => {
                for (at, (key, value)) in pairs.iter().enumerate() {
                    if pairs[..at].iter().any(|(k, _)| k.kind == key.kind) && key.kind != Kind::Broken {
                        let found = key.described();
                        of.reading
                            .error("situation-duplicate-field", vec![("field", found)], key.span);
                    } else {
                        entries.push((Key::Value(key), Some(value)));
                    }
                }
            }
            Kind::Group(None, Body::Named(fields)) => {
                for (at, field) in fields.iter().enumerate() {
                    if fields[..at].iter().any(|f| f.name == field.name) {
                        let found = field.name.clone();
                        of.reading
                            .error("situation-duplicate-field", vec![("field", found)], field.span);
                    } else {
                        entries.push((Key::Name(&field.name), Some(&field.value)));
                    }
                }
            }
            Kind::Group(None, Body::Empty) => {}
            _ => return None,
        }
        Some(Self {
            of,
            inside: entries,
            at: 0,
        })
    }

    pub(super) fn of_struct(of: NodeDeserializer<'t, 'p, 'r>, known: &'static [&'static str]) -> Option<Self> {
        let fields = match &of.node.kind {
            Kind::Group(_, Body::Named(fields)) => fields.as_slice(),
            Kind::Group(_, Body::Empty) => &[],
            Kind::Word(_) if !of.reading.json => &[],
            _ => return None,
        };
        Some(Self::of_fields(of, fields, known))
    }

    fn of_fields(of: NodeDeserializer<'t, 'p, 'r>, fields: &'t [super::Field], known: &'static [&'static str]) -> Self {
        let mut entries: Vec<(Key<'t>, Option<&'t Node>)> = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            if !known.contains(&field.name.as_str()) {
                let nearest = crate::rule::nearest(&field.name, known.iter().copied());
                let arguments = vec![
                    ("field", super::node::shortened(&field.name)),
                    ("nearest", nearest.unwrap_or_else(|| NO_NEAREST.to_owned())),
                    ("words", known.join(", ")),
                ];
                of.reading.error("situation-unknown-field", arguments, field.span);
            } else if fields[..at].iter().any(|f| f.name == field.name) {
                let found = field.name.clone();
                of.reading
                    .error("situation-duplicate-field", vec![("field", found)], field.span);
            } else {
                entries.push((Key::Name(&field.name), Some(&field.value)));
            }
        }
        for name in of.reading.missing_in(of.node) {
            entries.push((Key::Name(name), None));
        }
        Self {
            of,
            inside: entries,
            at: 0,
        }
    }
}

impl<'t> MapAccess<'t> for Entries<'t, '_, '_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        match self.inside.get(self.at) {
            None => Ok(None),
            Some((Key::Name(name), _)) => seed.deserialize(StrDeserializer::new(name)).map(Some),
            Some((Key::Value(node), _)) => seed.deserialize(self.of.of(node)).map(Some),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, ReadError> {
        let value = self.inside.get(self.at).and_then(|(_, value)| *value);
        self.at += 1;
        match value {
            Some(node) => seed.deserialize(self.of.of(node)),
            None => seed.deserialize(Poison::FIRST),
        }
    }
}

/// What a [`super::Spanned`] is read from.
pub(super) struct Located<'t, 'p, 'r> {
    pub(super) of: NodeDeserializer<'t, 'p, 'r>,
    pub(super) at: usize,
}

impl<'t> MapAccess<'t> for Located<'t, '_, '_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let Some(name) = spanned::FIELDS.get(self.at) else {
            return Ok(None);
        };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, ReadError> {
        self.at += 1;
        let span = self.of.node.span;
        match self.at {
            1 => seed.deserialize(serde::de::value::U64Deserializer::new(span.start as u64)),
            2 => seed.deserialize(serde::de::value::U64Deserializer::new(span.end as u64)),
            _ => seed.deserialize(self.of),
        }
    }
}

/// A variant of an enum.
pub(super) struct Variant<'t, 'p, 'r> {
    pub(super) of: NodeDeserializer<'t, 'p, 'r>,
    pub(super) word: &'t str,
    /// In JSON, where the variant is an object, what its key names.
    pub(super) value: Option<&'t Node>,
}

impl<'t> EnumAccess<'t> for Variant<'t, '_, '_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self), ReadError> {
        Ok((seed.deserialize(StrDeserializer::new(self.word))?, self))
    }
}

impl<'t> VariantAccess<'t> for Variant<'t, '_, '_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match &self.of.node.kind {
            Kind::Word(_) => Ok(()),
            Kind::Text(_) if self.of.reading.json => Ok(()),
            _ => Err(self.of.reading.expected(self.of.node, "word_alone")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, ReadError> {
        if let Some(value) = self.value {
            return seed.deserialize(self.of.of(value));
        }
        match &self.of.node.kind {
            Kind::Group(_, Body::Positional(items)) if items.len() == 1 => seed.deserialize(self.of.of(&items[0])),
            _ => seed.deserialize(Unwrapped { of: self.of }),
        }
    }

    fn tuple_variant<V: Visitor<'t>>(self, len: usize, visitor: V) -> Result<V::Value, ReadError> {
        if let Some(value) = self.value {
            return self.of.of(value).deserialize_tuple(len, visitor);
        }
        match &self.of.node.kind {
            Kind::Group(_, Body::Positional(items)) if items.len() == len => visitor.visit_seq(Items {
                of: self.of,
                items: items.iter(),
            }),
            _ => Err(self.of.reading.expected(self.of.node, "variant_values")),
        }
    }

    fn struct_variant<V: Visitor<'t>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let Some(value) = self.value {
            return self.of.of(value).deserialize_struct("", fields, visitor);
        }
        let given: &[super::Field] = match &self.of.node.kind {
            Kind::Group(_, Body::Named(given)) => given,
            Kind::Group(_, Body::Empty) | Kind::Word(_) => &[],
            _ => {
                return Err(self.of.reading.expected(self.of.node, "variant_fields"));
            }
        };
        let entries = Entries::of_fields(self.of, given, fields);
        self.of.reading.settle(self.of.node, visitor.visit_map(entries))
    }
}

/// What stands in a variant's own parentheses, or the variant alone, in place of the one value that it holds: the fields
/// of a struct, and nothing else.
struct Unwrapped<'t, 'p, 'r> {
    of: NodeDeserializer<'t, 'p, 'r>,
}

impl<'t> Deserializer<'t> for Unwrapped<'t, '_, '_> {
    type Error = ReadError;

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match &self.of.node.kind {
            Kind::Group(_, Body::Named(_) | Body::Empty) | Kind::Word(_) => {
                self.of.deserialize_struct(name, fields, visitor)
            }
            _ => Err(self.of.reading.expected(self.of.node, "variant_fields")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_any<V: Visitor<'t>>(self, _: V) -> Result<V::Value, ReadError> {
        Err(self.of.reading.expected(self.of.node, "variant_value"))
    }

    forward_to_deserialize_any! {
        <W: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}
