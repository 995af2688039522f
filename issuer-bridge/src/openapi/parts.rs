//! What a handler asks for, said by the types of its arguments.

use axum::Json;
use axum::body::Body;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::HeaderMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::answer::JSON;
use crate::access::{Address, FormToken, Needs, Person, SignedForm, Visitor};
use crate::bridge::Shared;
use crate::pages::Frame;
use crate::words::Words;

const FORM: &str = "application/x-www-form-urlencoded";

/// What an operation asks for.
pub(crate) struct Input<'a> {
    generator: &'a mut SchemaGenerator,
    path: &'a str,
    pub(super) parameters: Vec<Value>,
    pub(super) body: Option<Value>,
    /// The right that a login must have.
    pub(super) login: Option<String>,
}

impl<'a> Input<'a> {
    pub(super) fn new(path: &'a str, generator: &'a mut SchemaGenerator) -> Self {
        Self {
            generator,
            path,
            parameters: Vec::new(),
            body: None,
            login: None,
        }
    }

    /// Parts of the path, by the types that they are read as.
    fn path_of(&mut self, schemas: &[Value]) {
        let names = self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        for (name, schema) in names.zip(schemas) {
            let parameter = json!({ "name": name, "in": "path", "required": true, "schema": schema });
            self.parameters.push(parameter);
        }
    }

    fn fields_of<T: JsonSchema>(&mut self) -> Map<String, Value> {
        let schema: Schema = T::json_schema(self.generator);
        match Value::from(schema) {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    fn body_of(&mut self, kind: &str, schema: &Value) {
        self.body = Some(json!({ "required": true, "content": { kind: { "schema": schema } } }));
    }

    /// A form, with the token of who was shown it where it has one.
    fn form_of<T: JsonSchema>(&mut self, is_signed: bool) {
        let mut schema = self.fields_of::<T>();
        if is_signed {
            let token = json!({ "type": "string", "description": "Stands in the form that the login was shown" });
            schema.entry("properties").or_insert_with(|| json!({}))["csrf"] = token;
            let required = schema.entry("required").or_insert_with(|| json!([]));
            if let Value::Array(names) = required {
                names.push("csrf".into());
            }
        }
        self.body_of(FORM, &Value::Object(schema));
    }
}

/// An argument of a handler.
pub(crate) trait Part {
    /// Says what it takes from the request.
    fn describe(_input: &mut Input) {}
}

/// All arguments of a handler.
pub(crate) trait Parts {
    fn describe(input: &mut Input);
}

impl Parts for ((),) {
    fn describe(_input: &mut Input) {}
}

macro_rules! parts {
    ($($name:ident)*) => {
        impl<M, $($name: Part),*> Parts for (M, $($name,)*) {
            fn describe(input: &mut Input) {
                $($name::describe(input);)*
            }
        }
    };
}

parts!(A);
parts!(A B);
parts!(A B C);
parts!(A B C D);
parts!(A B C D E);
parts!(A B C D E F);
parts!(A B C D E F G);

// What the server knows by itself, and what every browser sends.
impl Part for State<Shared> {}
impl Part for Address {}
impl Part for Frame {}
impl Part for HeaderMap {}
impl Part for Visitor {}
impl Part for Words {}

impl Part for FormToken {
    fn describe(input: &mut Input) {
        input.parameters.push(json!({
            "name": "envol-form", "in": "cookie", "required": false, "schema": { "type": "string" },
            "description": "Set with the page; forms repeat it",
        }));
    }
}

impl<R: Needs> Part for Person<R> {
    fn describe(input: &mut Input) {
        input.login = Some(R::RIGHT.what().to_owned());
    }
}

impl<T: JsonSchema, R: Needs> Part for SignedForm<T, R> {
    fn describe(input: &mut Input) {
        Person::<R>::describe(input);
        input.form_of::<T>(true);
    }
}

impl<T: JsonSchema> Part for Form<T> {
    fn describe(input: &mut Input) {
        input.form_of::<T>(false);
    }
}

impl<T: JsonSchema> Part for Query<T> {
    fn describe(input: &mut Input) {
        let fields = input.fields_of::<T>();
        let required = fields.get("required").cloned().unwrap_or_default();
        let Some(Value::Object(properties)) = fields.get("properties") else {
            return;
        };
        for (name, schema) in properties {
            let is_required = required.as_array().is_some_and(|names| names.contains(&json!(name)));
            let parameter = json!({ "name": name, "in": "query", "required": is_required, "schema": schema });
            input.parameters.push(parameter);
        }
    }
}

impl<T: JsonSchema> Part for Result<Json<T>, JsonRejection> {
    fn describe(input: &mut Input) {
        let schema = input.generator.subschema_for::<T>();
        input.body_of(JSON, &schema.into());
    }
}

impl Part for Result<Multipart, MultipartRejection> {
    fn describe(input: &mut Input) {
        let schema = json!({
            "type": "object",
            "properties": {
                "csrf": { "type": "string", "description": "Stands in the form, and comes first" },
                "file": { "type": "string", "contentMediaType": "application/octet-stream" },
            },
            "required": ["csrf", "file"],
        });
        input.body_of("multipart/form-data", &schema);
    }
}

/// An evidence package.
impl Part for Body {
    fn describe(input: &mut Input) {
        let schema = json!({ "type": "string", "contentMediaType": "application/vnd.envol.evidence" });
        input.body_of("application/vnd.envol.evidence", &schema);
    }
}

/// What a part of a path is read as.
trait Segment {
    fn schema() -> Value;
}

impl Segment for String {
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

impl Segment for Uuid {
    fn schema() -> Value {
        json!({ "type": "string", "format": "uuid" })
    }
}

impl Segment for i64 {
    fn schema() -> Value {
        json!({ "type": "integer", "format": "int64" })
    }
}

impl Segment for u32 {
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl<A: Segment> Part for Path<A> {
    fn describe(input: &mut Input) {
        input.path_of(&[A::schema()]);
    }
}

impl<A: Segment, B: Segment> Part for Path<(A, B)> {
    fn describe(input: &mut Input) {
        input.path_of(&[A::schema(), B::schema()]);
    }
}

impl<A: Segment, B: Segment, C: Segment> Part for Path<(A, B, C)> {
    fn describe(input: &mut Input) {
        input.path_of(&[A::schema(), B::schema(), C::schema()]);
    }
}
