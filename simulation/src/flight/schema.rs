//! What an author's editor is told about the numbers of a flight, beside their words.

use schemars::Schema;

/// The number, or each number of the list or pair, is from `min` to `max`. The description says so too: editors show
/// words, few show bounds. A test holds every bound against [`super::problems`].
pub(super) fn within(min: f64, max: f64) -> impl FnMut(&mut Schema) {
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
