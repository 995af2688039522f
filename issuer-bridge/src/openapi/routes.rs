//! Routes that are described where they are made.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use tower_http::limit::RequestBodyLimitLayer;

use super::parts::Parts;
use super::{Answer, Operation};
use crate::bridge::Shared;

/// A router and what is said of it. What handlers take is read off their types; what they answer is named.
pub(crate) struct Routes {
    router: Router<Shared>,
    operations: Vec<Operation>,
}

impl Routes {
    pub(crate) fn new() -> Self {
        Self {
            router: Router::new(),
            operations: Vec::new(),
        }
    }

    /// `what` is a sentence without its full stop.
    pub(crate) fn get<H, T>(self, path: &'static str, what: &'static str, answers: &[Answer], handler: H) -> Self
    where
        H: Handler<T, Shared>,
        T: Parts + 'static,
    {
        self.describe::<T>("get", path, what, answers).route(path, get(handler))
    }

    /// The same for what is sent.
    pub(crate) fn post<H, T>(self, path: &'static str, what: &'static str, answers: &[Answer], handler: H) -> Self
    where
        H: Handler<T, Shared>,
        T: Parts + 'static,
    {
        self.describe::<T>("post", path, what, answers)
            .route(path, post(handler))
    }

    /// What is said to any method that `path` does not have.
    pub(crate) fn otherwise<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Shared>,
        T: 'static,
    {
        self.router = self.router.route(path, MethodRouter::new().fallback(handler));
        self
    }

    fn route(mut self, path: &str, method: MethodRouter<Shared>) -> Self {
        self.router = self.router.route(path, method);
        self
    }

    fn describe<T: Parts>(mut self, method: &'static str, path: &str, what: &'static str, answers: &[Answer]) -> Self {
        self.operations.push(Operation {
            method,
            path: path.to_owned(),
            what,
            answers: answers.to_vec(),
            input: T::describe,
        });
        self
    }

    /// The body of what is sent here is counted by the handlers.
    pub(crate) fn without_limit(mut self) -> Self {
        self.router = self.router.layer(DefaultBodyLimit::disable());
        self
    }

    /// Bodies of what is sent here are this long at most, bytes.
    pub(crate) fn with_largest_body(mut self, bytes: usize) -> Self {
        self.router = self.router.layer(RequestBodyLimitLayer::new(bytes));
        self
    }

    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.operations.extend(other.operations);
        self
    }

    /// `other` under `prefix`.
    pub(crate) fn nest(mut self, prefix: &str, other: Self) -> Self {
        self.router = self.router.nest(prefix, other.router);
        for mut operation in other.operations {
            operation.path.insert_str(0, prefix);
            self.operations.push(operation);
        }
        self
    }

    pub(crate) fn into_parts(self) -> (Router<Shared>, Vec<Operation>) {
        (self.router, self.operations)
    }
}
