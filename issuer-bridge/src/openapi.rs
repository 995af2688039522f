//! What the bridge answers to, as an `OpenAPI` 3.1 description. It follows from the routes and from the types of their
//! handlers: a route cannot be made without being described ([`Routes`]).
//!
//! Sources: <https://spec.openapis.org/oas/v3.1.1.html>, JSON Schema 2020-12.

mod answer;
mod parts;
mod routes;

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use situation::wire::Refusal;

pub(crate) use answer::Answer;
pub(crate) use routes::Routes;

use answer::{FILE_OR_PAGE, JSON, PAGE};
use parts::Input;

/// Where it is served.
pub(crate) const PATH: &str = "/openapi.json";

/// One method of one route.
pub(crate) struct Operation {
    method: &'static str,
    path: String,
    /// A sentence without its full stop.
    what: &'static str,
    answers: Vec<Answer>,
    input: fn(&mut Input),
}

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let (_, operations) = crate::application::routes().into_parts();
    format!("{:#}", document(&operations))
});

/// The description, JSON.
pub(crate) fn text() -> &'static str {
    &TEXT
}

pub(crate) async fn serve() -> Response {
    let headers = [(axum::http::header::CONTENT_TYPE, JSON)];
    (headers, text()).into_response()
}

fn document(operations: &[Operation]) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let refusal = generator.subschema_for::<Refusal>();
    let mut paths = Map::new();
    for operation in operations {
        let described = described(operation, &mut generator, &refusal.clone().into());
        let path = paths.entry(&operation.path).or_insert_with(|| json!({}));
        path[operation.method] = described;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Envol issuer bridge",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Evidence in, requests reviewed by people, Open Badges out. Pages are for people; what programs \
                call stands under /api/v1, /ims/ob/v3p0 and /oauth.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "login": { "type": "apiKey", "in": "cookie", "name": "envol-login" },
                "wallet": { "type": "http", "scheme": "bearer" },
                "client": { "type": "http", "scheme": "basic" },
            },
            "schemas": generator.take_definitions(true),
        },
    })
}

fn described(operation: &Operation, generator: &mut SchemaGenerator, refusal: &Value) -> Value {
    let mut input = Input::new(&operation.path, generator);
    (operation.input)(&mut input);
    let Input {
        parameters,
        body,
        login,
        ..
    } = input;
    let mut responses = Map::new();
    for answer in &operation.answers {
        let said = answer.described(generator);
        match responses.get_mut(&answer.status.to_string()) {
            // One status, in several media types.
            Some(known) => {
                for (kind, content) in said["content"].as_object().into_iter().flatten() {
                    known["content"][kind] = content.clone();
                }
            }
            None => {
                responses.insert(answer.status.to_string(), said);
            }
        }
    }
    if login.is_some() {
        let to_login = json!({ "description": "To where one logs in, or onwards" });
        responses.entry("303").or_insert(to_login);
    }
    let content = refused(&operation.path, refusal);
    responses.insert(
        "4XX".to_owned(),
        json!({ "description": "Refused, and why", "content": content }),
    );
    responses.insert(
        "503".to_owned(),
        json!({
            "description": "Not now: not set up yet, or too much is going on",
            "headers": { "Retry-After": { "schema": { "type": "integer" }, "description": "Seconds" } },
            "content": content,
        }),
    );
    let mut described = json!({ "summary": operation.what, "responses": responses });
    if !parameters.is_empty() {
        described["parameters"] = parameters.into();
    }
    if let Some(body) = body {
        described["requestBody"] = body;
    }
    if let Some(right) = login {
        described["security"] = json!([{ "login": [] }]);
        described["description"] = format!("Needs a login with the right to: {right}.").into();
    } else if operation.path.starts_with("/ims/ob/v3p0/") && !operation.path.ends_with("/discovery") {
        described["security"] = json!([{ "wallet": [] }]);
    } else if matches!(operation.path.as_str(), "/oauth/token" | "/oauth/revoke") {
        described["security"] = json!([{ "client": [] }, {}]);
    }
    described
}

/// In what form a refusal comes.
fn refused(path: &str, refusal: &Value) -> Value {
    if path.starts_with("/api/") {
        json!({ JSON: { "schema": refusal } })
    } else if FILE_OR_PAGE.iter().any(|programs| path.starts_with(programs)) {
        json!({ JSON: { "schema": { "type": "object" } }, PAGE: {} })
    } else {
        json!({ PAGE: {} })
    }
}

#[cfg(test)]
mod tests;
