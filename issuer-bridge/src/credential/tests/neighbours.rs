//! Every way to change a document in one place.

use serde_json::{Value, json};

/// Every document that differs from `value` in one place.
pub(super) fn neighbours(value: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    alter(value, "", &mut |place, changed| all.push((place.to_owned(), changed)));
    all
}

fn alter(value: &Value, place: &str, found: &mut dyn FnMut(&str, Value)) {
    for other in [Value::Null, json!({}), json!([]), json!("x"), json!(1)] {
        found(&format!("{place} is {other}"), other);
    }
    match value {
        Value::String(text) => {
            for (at, character) in text.char_indices() {
                let rest = &text[at + character.len_utf8()..];
                let other = if character == 'a' { 'b' } else { 'a' };
                found(
                    &format!("{place} changed at {at}"),
                    json!(format!("{}{other}{rest}", &text[..at])),
                );
                if !rest.starts_with(character) {
                    found(
                        &format!("{place} shortened at {at}"),
                        json!(format!("{}{rest}", &text[..at])),
                    );
                }
            }
            found(&format!("{place} longer"), json!(format!("{text} ")));
            found(&format!("{place} in a list"), json!([text]));
        }
        Value::Bool(flag) => found(&format!("{place} flipped"), json!(!flag)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let mut without = items.clone();
                without.remove(index);
                found(&format!("{place} without {index}"), Value::Array(without));
                let mut twice = items.clone();
                twice.push(item.clone());
                found(&format!("{place} with {index} twice"), Value::Array(twice));
                alter(item, &format!("{place}[{index}]"), &mut |place, changed| {
                    let mut items = items.clone();
                    items[index] = changed;
                    found(place, Value::Array(items));
                });
            }
            if let [only] = items.as_slice() {
                found(&format!("{place} without its list"), only.clone());
            }
        }
        Value::Object(object) => {
            for name in ["unknown", "jti", "endorsementJwt", "@id", "description", "id"] {
                if !object.contains_key(name) {
                    let mut more = object.clone();
                    more.insert(name.to_owned(), json!("urn:x:y"));
                    found(&format!("{place} with {name}"), Value::Object(more));
                }
            }
            for (name, item) in object {
                let mut without = object.clone();
                without.remove(name);
                found(&format!("{place} without {name}"), Value::Object(without));
                alter(item, &format!("{place}.{name}"), &mut |place, changed| {
                    let mut object = object.clone();
                    object.insert(name.clone(), changed);
                    found(place, Value::Object(object));
                });
            }
        }
        Value::Null | Value::Number(_) => {}
    }
}
