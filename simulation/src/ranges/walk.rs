//! The walk through parameters beside their schema.

use std::fmt::Error;

use schemars::Schema;
use serde::ser::{
    Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant,
};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::ParameterProblem;

/// A place in the parameters. A value that is serialised into it is held against what the schema says of the place;
/// what comes out is the number that stood there, where it was one.
pub(super) struct Place<'a> {
    schema: &'a Schema,
    /// Nothing where the schema has no word for the place.
    said: Option<&'a Value>,
    path: String,
    /// Where another number, the first of a pair, asks for more than the schema does.
    at_least: Option<f64>,
    found: &'a mut Vec<ParameterProblem>,
}

impl<'a> Place<'a> {
    pub(super) fn whole(schema: &'a Schema, found: &'a mut Vec<ParameterProblem>) -> Self {
        Self {
            schema,
            said: Some(schema.as_value()),
            path: String::new(),
            at_least: None,
            found,
        }
    }

    fn keyword(&self, name: &str) -> Option<&'a Value> {
        keyword(self.schema, self.said?, name)
    }

    /// Names the place where `value` is out of the bounds that the keywords give.
    fn bound(&mut self, value: f64, least: &str, most: &str) {
        let of = |name| self.keyword(name).and_then(Value::as_f64);
        let min = match (of(least), self.at_least) {
            (Some(min), Some(at_least)) => Some(at_least.max(min)),
            (min, at_least) => min.or(at_least),
        };
        let max = of(most);
        if min.is_none() && max.is_none() {
            return;
        }
        let (min, max) = (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY));
        if !(min..=max).contains(&value) {
            self.found.push(ParameterProblem {
                path: self.path.clone(),
                found: value,
                min,
                max,
            });
        }
    }

    /// As [`Place::bound`], for what is counted: no count is below none.
    fn count(&mut self, count: usize, least: &str, most: &str) {
        self.at_least = Some(0.0);
        self.bound(count as f64, least, most);
    }

    fn number(mut self, value: f64) -> f64 {
        self.bound(value, "minimum", "maximum");
        value
    }

    /// The same place, as the content of this variant.
    fn variant(mut self, name: &str) -> Self {
        let variants = self.keyword("oneOf").and_then(Value::as_array);
        self.said = variants
            .into_iter()
            .flatten()
            .find_map(|variant| variant.get("properties")?.get(name));
        self
    }

    fn inside(self) -> Inside<'a> {
        Inside {
            place: self,
            items: 0,
            from: None,
        }
    }
}

/// What the schema says of a place, there or where it refers to.
fn keyword<'a>(schema: &'a Schema, said: &'a Value, name: &str) -> Option<&'a Value> {
    let referred = || schema.pointer(said.get("$ref")?.as_str()?.strip_prefix('#')?);
    let parts = ["anyOf", "allOf"].into_iter().filter_map(|of| said.get(of)?.as_array());
    said.get(name)
        .or_else(|| keyword(schema, referred()?, name))
        .or_else(|| parts.flatten().find_map(|part| keyword(schema, part, name)))
}

/// The number that stood at a place.
type Walked = Result<Option<f64>, Error>;

/// Inside a list, a tuple or a structure.
pub(super) struct Inside<'a> {
    place: Place<'a>,
    /// How many items there were so far.
    items: usize,
    /// The first of a pair of numbers with a fraction.
    from: Option<f64>,
}

impl Inside<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        let index = self.items;
        self.items += 1;
        let tuple = self.place.keyword("prefixItems").and_then(Value::as_array);
        let path = &self.place.path;
        let (said, path) = match tuple {
            Some(parts) => (parts.get(index), format!("{path}.{index}")),
            None => (self.place.keyword("items"), format!("{path}[{index}]")),
        };
        let is_pair = tuple.is_some_and(|parts| parts.len() == 2 && parts.iter().all(has_fraction));
        let number = value.serialize(Place {
            schema: self.place.schema,
            said,
            path,
            at_least: self.from,
            found: self.place.found,
        })?;
        self.from = number.filter(|_| is_pair);
        Ok(())
    }

    fn field(&mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        let path = match self.place.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        value.serialize(Place {
            schema: self.place.schema,
            said: self.place.keyword("properties").and_then(|fields| fields.get(name)),
            path,
            at_least: None,
            found: self.place.found,
        })?;
        Ok(())
    }

    fn length(&mut self) {
        self.place.count(self.items, "minItems", "maxItems");
    }
}

fn has_fraction(said: &Value) -> bool {
    said.get("type").is_some_and(|of| of == "number")
}

/// Methods for numbers that fit `f64`.
macro_rules! numbers {
    ($($method:ident $Number:ty),+) => {
        $(fn $method(self, value: $Number) -> Walked {
            Ok(Some(self.number(f64::from(value))))
        })+
    };
}

/// Methods for what has no number in it.
macro_rules! no_numbers {
    ($($method:ident($($Argument:ty),*)),+) => {
        $(fn $method(self, $(_: $Argument),*) -> Walked {
            Ok(None)
        })+
    };
}

impl<'a> Serializer for Place<'a> {
    type Ok = Option<f64>;
    type Error = Error;
    type SerializeSeq = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = Inside<'a>;
    type SerializeTupleVariant = Inside<'a>;
    type SerializeMap = Impossible<Option<f64>, Error>;
    type SerializeStruct = Inside<'a>;
    type SerializeStructVariant = Inside<'a>;

    numbers!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32,
        serialize_f32 f32, serialize_f64 f64
    );

    no_numbers!(
        serialize_bool(bool),
        serialize_char(char),
        serialize_bytes(&[u8]),
        serialize_none(),
        serialize_unit(),
        serialize_unit_struct(&'static str),
        serialize_unit_variant(&'static str, u32, &'static str)
    );

    fn serialize_i64(self, value: i64) -> Walked {
        Ok(Some(self.number(value as f64)))
    }

    fn serialize_u64(self, value: u64) -> Walked {
        Ok(Some(self.number(value as f64)))
    }

    fn serialize_str(mut self, text: &str) -> Walked {
        self.count(text.len(), "minLength", "maxLength");
        Ok(None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Walked {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Walked {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Walked {
        value.serialize(self.variant(variant))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Error> {
        Ok(self.inside())
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.inside())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.inside())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Error> {
        Ok(self.variant(variant).inside())
    }

    /// A map has no fields that could state a range.
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Error> {
        Ok(self.inside())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Error> {
        Ok(self.variant(variant).inside())
    }
}

/// Lists and tuples, which serde tells apart and a schema by itself.
macro_rules! lists {
    ($($List:ident $method:ident),+) => {
        $(impl $List for Inside<'_> {
            type Ok = Option<f64>;
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(mut self) -> Walked {
                self.length();
                Ok(None)
            }
        })+
    };
}

lists!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// Structures, alone or in a variant.
macro_rules! structures {
    ($($Structure:ident),+) => {
        $(impl $Structure for Inside<'_> {
            type Ok = Option<f64>;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
                self.field(name, value)
            }

            fn end(self) -> Walked {
                Ok(None)
            }
        })+
    };
}

structures!(SerializeStruct, SerializeStructVariant);
