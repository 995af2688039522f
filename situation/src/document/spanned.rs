//! A value that knows where it stands.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::Span;

/// Names by which the reader recognises a [`Spanned`].
pub(super) const NAME: &str = "$situation::Spanned";
pub(super) const FIELDS: &[&str] = &["start", "end", "value"];

/// A value with its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// Where it stands.
    pub span: Span,
    /// The value.
    pub value: T,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Read<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spanned<T>, A::Error> {
                let mut numbers = [0_u64; 2];
                for number in &mut numbers {
                    let Some((_, value)) = map.next_entry::<String, u64>()? else {
                        return Err(A::Error::custom("only the document reader gives places"));
                    };
                    *number = value;
                }
                let Some((_, value)) = map.next_entry::<String, T>()? else {
                    return Err(A::Error::custom("only the document reader gives places"));
                };
                let [start, end] = numbers.map(|n| usize::try_from(n).unwrap_or(usize::MAX));
                Ok(Spanned {
                    span: Span { start, end },
                    value,
                })
            }
        }

        deserializer.deserialize_struct(NAME, FIELDS, Read(PhantomData))
    }
}

/// For a file's schema the place is not there.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
