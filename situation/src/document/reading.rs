//! A tree into a type, again and again: where a value cannot be read its error is reported, the reading is
//! done once more with something empty in its place, and so on until nothing new is found. All errors come at
//! once.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;

use serde::de::{Deserialize, Error, Unexpected};

use super::node::{Kind, Node};
use super::read::NodeDeserializer;
use super::{Dialect, Report, Span, json};

/// Most readings of one tree: each finds at least one more error.
const MAX_PASSES: usize = 2 * super::MAX_ERRORS;
/// How a reported error passes through serde's and other layers' error types.
const REPORTED: &str = "\u{0}reported";

/// Why a reading stopped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The report has it; the next pass goes on.
    #[error("\u{0}reported")]
    Reported,
    /// A field is missing; the struct that lacks it reports it.
    #[error("missing field {0}")]
    Missing(&'static str),
    /// What a type's own reading says; reported at the value.
    #[error("{0}")]
    Other(String),
}

impl Error for ReadError {
    fn custom<T: Display>(message: T) -> Self {
        let message = message.to_string();
        if message == REPORTED {
            Self::Reported
        } else {
            Self::Other(message)
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self::Other(format!("{found}, {expected}"))
    }
}

/// The reading of one tree: remembers between passes what is stood in for.
#[derive(Debug)]
pub struct Reading<'r> {
    report: RefCell<&'r mut Report>,
    /// Values that could not be read.
    pub(super) broken: RefCell<BTreeSet<Span>>,
    /// Missing fields: the struct's place and the name.
    missing: RefCell<BTreeSet<(Span, &'static str)>>,
    /// Where nothing that holds a stand-in may be given out: the root's place.
    strict: Option<Span>,
    /// Errors of the file before this reading.
    before: usize,
    /// Whether the file is JSON.
    pub(super) json: bool,
}

impl<'r> Reading<'r> {
    /// Reads `node` as a `T`. `None` where not even a stand-in would do; with errors in the report the value
    /// holds stand-ins and may only be used to look for more errors.
    pub fn read<'t, T: Deserialize<'t>>(node: &'t Node, report: &'r mut Report) -> Option<T> {
        Self::passes(node, report, None, |deserializer| T::deserialize(deserializer))
    }

    /// Like [`Self::read`] through a function that makes more of the value, e.g. one that takes an erased
    /// deserializer; it gets a value only where nothing is wrong.
    pub fn read_with<'t, T, E: Display>(
        node: &'t Node,
        report: &'r mut Report,
        read: impl Fn(NodeDeserializer<'t, '_, 'r>) -> Result<T, E>,
    ) -> Option<T> {
        Self::passes(node, report, Some(node.span), read)
    }

    fn passes<'t, T, E: Display>(
        node: &'t Node,
        report: &'r mut Report,
        strict: Option<Span>,
        read: impl Fn(NodeDeserializer<'t, '_, 'r>) -> Result<T, E>,
    ) -> Option<T> {
        let before = report.errors();
        let json = report.dialect() == Dialect::Json;
        let reading = Self {
            report: RefCell::new(report),
            broken: RefCell::default(),
            missing: RefCell::default(),
            strict,
            before,
            json,
        };
        for _ in 0..MAX_PASSES {
            let known = reading.known();
            match read(NodeDeserializer {
                node,
                reading: &reading,
            }) {
                Ok(value) => return Some(value),
                Err(error) => {
                    if reading.known() == known {
                        // Nothing was learnt: what stands in does not do either, or the function itself refuses.
                        let message = error.to_string();
                        if message != REPORTED && reading.report.borrow().errors() == before {
                            reading.error("situation-unreadable", vec![("message", message)], node.span);
                        }
                        return None;
                    }
                }
            }
            let no_root = strict.is_some_and(|root| reading.broken.borrow().contains(&root));
            if no_root || reading.report.borrow().is_full() {
                return None;
            }
        }
        None
    }

    fn known(&self) -> usize {
        self.broken.borrow().len() + self.missing.borrow().len()
    }

    pub(super) fn error(&self, code: &'static str, arguments: Vec<(&'static str, String)>, at: Span) {
        self.report.borrow_mut().error(code, arguments, at);
    }

    /// Reports that `node` is not what is expected, and stands in for it from the next pass on.
    pub(super) fn expected(&self, node: &Node, expected: &'static str) -> ReadError {
        if node.kind != Kind::Broken {
            let (found, expected) = match &node.kind {
                Kind::Group(None, _) if self.json => ("{…}".to_owned(), json::expected(expected)),
                _ if self.json => (node.described(), json::expected(expected)),
                _ => (node.described(), expected),
            };
            let arguments = vec![("found", found), ("expected", expected.to_owned())];
            self.error("situation-expected", arguments, node.span);
        }
        self.stand_in(node)
    }

    pub(super) fn stand_in(&self, node: &Node) -> ReadError {
        self.broken.borrow_mut().insert(node.span);
        ReadError::Reported
    }

    pub(super) fn missing_in(&self, node: &Node) -> Vec<&'static str> {
        let missing = self.missing.borrow();
        missing
            .iter()
            .filter(|(span, _)| *span == node.span)
            .map(|(_, name)| *name)
            .collect()
    }

    /// Turns what a visitor said about `node` into a report.
    pub(super) fn settle<T>(&self, node: &Node, result: Result<T, ReadError>) -> Result<T, ReadError> {
        if self.strict == Some(node.span) && result.is_ok() && self.report.borrow().errors() > self.before {
            return Err(ReadError::Reported);
        }
        result.map_err(|error| match error {
            ReadError::Reported => ReadError::Reported,
            ReadError::Missing(field) => {
                // Where the text could not be taken apart, fields are missing because of that.
                if !self.report.borrow().is_torn() {
                    self.error("situation-missing-field", vec![("field", field.to_owned())], node.span);
                }
                self.missing.borrow_mut().insert((node.span, field));
                ReadError::Reported
            }
            ReadError::Other(message) => {
                self.error("situation-unreadable", vec![("message", message)], node.span);
                self.stand_in(node)
            }
        })
    }
}
