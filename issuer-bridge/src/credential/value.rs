//! The smallest pieces of a credential: texts, addresses, moments. Each can only hold what can be signed.

use super::fault::{Fault, JsonPath};
use super::graph::{Graph, Subject};
use super::json::Json;
use super::node::{Field, Identity};
use super::terms::{ASSERTION_METHOD, Meaning, Term};
use serde_json::Value;
use std::fmt;

/// A text without control characters other than tab, line feed and carriage return.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// Takes any text and drops the control characters that verifiers escape differently.
    pub fn clean(text: &str) -> Self {
        Self(text.chars().filter(|character| !is_disputed(*character)).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn exact(text: &str, at: &JsonPath) -> Result<Self, Fault> {
        match text.chars().find(|character| is_disputed(*character)) {
            None => Ok(Self(text.to_owned())),
            Some(character) => Err(Fault::ControlCharacter {
                at: at.to_string(),
                code_point: u32::from(character),
            }),
        }
    }
}

fn is_disputed(character: char) -> bool {
    (character < '\u{20}' && !matches!(character, '\t' | '\n' | '\r')) || character == '\u{7F}'
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An absolute https, http, urn or did address in plain ASCII.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uri(String);

impl Uri {
    /// Parses an address. Characters outside ASCII must be written as `%XX`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::parse_at(text, &JsonPath::ROOT)
    }

    pub(super) fn parse_at(text: &str, at: &JsonPath) -> Result<Self, Fault> {
        if is_absolute(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::NotAnAddress {
                at: at.to_string(),
                found: text.to_owned(),
            })
        }
    }

    /// `urn:uuid:…`.
    pub fn uuid(id: uuid::Uuid) -> Self {
        Self(format!("urn:uuid:{id}"))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_absolute(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let rest = match scheme {
        "https" | "http" => match rest.strip_prefix("//") {
            Some(rest) if !rest.starts_with(['/', '?', '#']) => rest,
            _ => return false,
        },
        "urn" | "did" => rest,
        _ => return false,
    };
    let mut bytes = rest.bytes();
    while let Some(byte) = bytes.next() {
        let allowed = match byte {
            b'%' => {
                matches!((bytes.next(), bytes.next()), (Some(a), Some(b)) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
            }
            b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`' | b'\\' => false,
            other => other.is_ascii_graphic(),
        };
        if !allowed {
            return false;
        }
    }
    !rest.is_empty()
}

/// A moment, to the second, in UTC, written `2026-03-31T14:05:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateTime(jiff::Timestamp);

impl DateTime {
    /// The moment, with parts of a second dropped.
    pub fn new(timestamp: jiff::Timestamp) -> Self {
        let whole = jiff::Timestamp::from_second(timestamp.as_second());
        Self(whole.expect("without its fraction a moment lies within the same bounds"))
    }

    /// The moment.
    pub fn timestamp(self) -> jiff::Timestamp {
        self.0
    }
}

impl From<jiff::Timestamp> for DateTime {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self::new(timestamp)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%SZ"))
    }
}

fn text_of<'a>(json: &'a Json, at: &JsonPath) -> Result<&'a str, Fault> {
    match json {
        Json::Text(text) => Ok(text),
        other => Err(Fault::WrongKind {
            at: at.to_string(),
            expected: "a text",
            found: other.kind(),
        }),
    }
}

fn describe_literal(value: &str, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
    match term.meaning {
        Meaning::Plain => graph.literal(subject, term, value, None),
        Meaning::Typed(datatype) => graph.literal(subject, term, value, Some(datatype)),
        // Only `Uri` and things are used with reference terms, and identities are not described; a text here would
        // be a mistake in the table, and an unsigned value must never be the consequence.
        Meaning::Reference | Meaning::Identity => Err(Fault::UnknownTerm {
            at: "credential".to_owned(),
            term: term.name.to_owned(),
        }),
    }
}

impl Field for Text {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        Self::exact(text_of(json, at)?, at)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::String(self.0.clone()))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        describe_literal(&self.0, subject, term, graph)
    }
}

impl Field for Uri {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        Self::parse_at(text_of(json, at)?, at)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::String(self.0.clone()))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        match term.meaning {
            Meaning::Reference => graph.link(subject, term, Subject::Named(self.0.clone())),
            // The identity is the subject itself.
            Meaning::Identity => Ok(()),
            Meaning::Plain | Meaning::Typed(_) => describe_literal(&self.0, subject, term, graph),
        }
    }
}

impl Identity for Uri {
    fn id(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

impl Identity for Option<Uri> {
    fn id(&self) -> Option<&str> {
        self.as_ref().map(Uri::as_str)
    }
}

impl Field for DateTime {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        let text = text_of(json, at)?;
        let moment = text.parse::<jiff::Timestamp>().ok().map(Self::new);
        moment
            .filter(|moment| moment.to_string() == text)
            .ok_or_else(|| Fault::NotAMoment {
                at: at.to_string(),
                found: text.to_owned(),
            })
    }

    fn write(&self) -> Option<Value> {
        Some(Value::String(self.to_string()))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        describe_literal(&self.to_string(), subject, term, graph)
    }
}

impl Field for bool {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        match json {
            Json::Bool(value) => Ok(*value),
            other => Err(Fault::WrongKind {
                at: at.to_string(),
                expected: "true or false",
                found: other.kind(),
            }),
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Bool(*self))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        describe_literal(if *self { "true" } else { "false" }, subject, term, graph)
    }
}

/// The one purpose of a proof here: the issuer asserts what the credential says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Assertion;

impl Field for Assertion {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        let text = text_of(json, at)?;
        if text == ASSERTION_METHOD.name {
            return Ok(Self);
        }
        Err(Fault::WrongValue {
            at: at.to_string(),
            expected: ASSERTION_METHOD.name.to_owned(),
            found: text.to_owned(),
        })
    }

    fn write(&self) -> Option<Value> {
        Some(Value::String(ASSERTION_METHOD.name.to_owned()))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        graph.link(subject, term, Subject::Named(ASSERTION_METHOD.iri.to_owned()))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_dropped_and_layout_stays() {
        assert_eq!(
            Text::clean("a\u{0}b\u{1b}c\u{7f}d\te\nf\r é").as_str(),
            "abcd\te\nf\r é"
        );
    }

    #[test]
    fn addresses_that_verifiers_read_differently_are_refused() {
        for good in [
            "https://example.org/a?b=c#d",
            "urn:uuid:0",
            "did:key:z6Mk#z6Mk",
            "http://[::1]:8080/%C3%A9",
        ] {
            assert_eq!(Uri::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "https:",
            "https://",
            "https:///x",
            "/relative",
            "name:x",
            "mailto:a@b",
            "urn:",
            "urn:a b",
        ]
        .into_iter()
        .chain([
            "https://é.fr",
            "https://x/%",
            "https://x/%4",
            "https://x/<",
            "HTTPS://x",
            "javascript:x",
        ]) {
            assert_eq!(
                Uri::parse(bad).unwrap_err().code(),
                "credential-not-an-address",
                "{bad}"
            );
        }
    }

    #[test]
    fn a_moment_has_one_form() {
        let read = |text: &str| DateTime::read(&Json::Text(text.to_owned()), &JsonPath::ROOT);
        assert_eq!(
            read("2026-03-31T14:05:00Z").unwrap().to_string(),
            "2026-03-31T14:05:00Z"
        );
        for other in [
            "2026-03-31T14:05:00.5Z",
            "2026-03-31T16:05:00+02:00",
            "2026-03-31",
            "2026-03-31 14:05:00Z",
            "",
        ] {
            assert_eq!(read(other).unwrap_err().code(), "credential-not-a-moment", "{other}");
        }
    }
}
