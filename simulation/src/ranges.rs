//! Ranges of parameters, stated once, where the field is: an author's editor reads them in the schema of the type, and
//! the check walks the parameters beside that same schema. What hangs on several fields a family checks itself.

mod walk;

#[cfg(test)]
mod tests;

use std::marker::PhantomData;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::ParameterProblem;
use walk::Place;

/// For `#[schemars(transform = within(min, max))]`: the number, or each number of the list or pair, is from `min` to
/// `max`. The description says so too: editors show words, few show bounds.
pub fn within(min: f64, max: f64) -> impl FnMut(&mut Schema) {
    move |schema| {
        let said = schema.get("description").and_then(|d| d.as_str()).unwrap_or_default();
        let said = format!("{said} From {min} to {max}.");
        schema.insert("description".to_owned(), said.into());
        let mut bounded = false;
        if let Some(each) = schema.get_mut("items").and_then(|items| items.as_object_mut()) {
            each.insert("minimum".to_owned(), min.into());
            each.insert("maximum".to_owned(), max.into());
            bounded = true;
        }
        for each in schema
            .get_mut("prefixItems")
            .and_then(|items| items.as_array_mut())
            .into_iter()
            .flatten()
        {
            if let Some(each) = each.as_object_mut() {
                each.insert("minimum".to_owned(), min.into());
                each.insert("maximum".to_owned(), max.into());
                bounded = true;
            }
        }
        if !bounded {
            schema.insert("minimum".to_owned(), min.into());
            schema.insert("maximum".to_owned(), max.into());
        }
    }
}

/// The ranges that the fields of a type state. Made once and kept, in a `LazyLock`: it costs more than a check.
#[derive(Debug)]
pub struct Ranges<P> {
    schema: Schema,
    of: PhantomData<fn(&P)>,
}

impl<P: JsonSchema + Serialize> Ranges<P> {
    /// What the fields of the type state.
    pub fn stated() -> Self {
        Self {
            schema: SchemaSettings::draft2020_12()
                .into_generator()
                .into_root_schema_for::<P>(),
            of: PhantomData,
        }
    }

    /// Every number that is out of its range, and every list or text that is too short or too long (in bytes). A pair
    /// of numbers with a fraction, a tuple, is from and to: the second is not below the first either.
    ///
    /// A path names fields by points, items of a list by brackets and the two of a pair by points:
    /// `beats[3].delay_s.1`. Variants are not named.
    ///
    /// # Panics
    /// With a type that holds a map or does not serialise: no file can bring that about, only the type.
    pub fn problems(&self, parameters: &P) -> Vec<ParameterProblem> {
        let mut found = Vec::new();
        parameters
            .serialize(Place::whole(&self.schema, &mut found))
            .expect("parameters are structures, enumerations, lists and numbers, which can all be walked");
        found
    }

    /// Puts problems in the order of the fields they begin with.
    pub fn sort(&self, problems: &mut [ParameterProblem]) {
        let fields = self.schema.get("properties").and_then(|fields| fields.as_object());
        let place = |problem: &ParameterProblem| {
            let field = problem.path.split(['.', '[', ':']).next();
            fields?.keys().position(|known| Some(known.as_str()) == field)
        };
        problems.sort_by_key(place);
    }
}
