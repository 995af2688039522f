//! What can be wrong with the content of a credential, and where.

use thiserror::Error;

/// Something in a credential that cannot be signed, or cannot be what was signed. `at` is a path from the root of the
/// document, such as `credentialSubject.achievement.alignment[2]`; the root itself is `credential`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// A term without a definition would be dropped by RDF processors and stay unsigned.
    #[error("{at}: “{term}” is not a term this bridge signs; remove it, or issue the badge again without it")]
    UnknownTerm {
        /// Where.
        at: String,
        /// The unknown name.
        term: String,
    },
    /// A required term is absent.
    #[error("{at}: “{term}” is missing; it is required")]
    Missing {
        /// Where.
        at: String,
        /// The missing name.
        term: &'static str,
    },
    /// A text that every reader needs is empty; many verifiers take that for absent.
    #[error("{at}: this text is empty; write it")]
    Empty {
        /// Where.
        at: &'static str,
    },
    /// A JSON value of another kind than expected.
    #[error("{at}: expected {expected}, found {found}")]
    WrongKind {
        /// Where.
        at: String,
        /// What kind was expected, in English.
        expected: &'static str,
        /// What kind was found, in English.
        found: &'static str,
    },
    /// A fixed value is another one.
    #[error("{at}: expected {expected}, found {found}")]
    WrongValue {
        /// Where.
        at: String,
        /// The only value allowed.
        expected: String,
        /// The value found.
        found: String,
    },
    /// Not an absolute address that every verifier reads alike.
    #[error("{at}: “{found}” is not an https, http, urn or did address in ASCII; write accents as %XX")]
    NotAnAddress {
        /// Where.
        at: String,
        /// The text found.
        found: String,
    },
    /// Not a moment in the one form that is signed.
    #[error("{at}: “{found}” is not a moment written as 2026-03-31T14:05:00Z")]
    NotAMoment {
        /// Where.
        at: String,
        /// The text found.
        found: String,
    },
    /// Verifiers escape control characters differently.
    #[error("{at}: control character U+{code_point:04X}; remove it")]
    ControlCharacter {
        /// Where.
        at: String,
        /// The character.
        code_point: u32,
    },
    /// The same value twice: a set keeps one, and the other would be unsigned.
    #[error("“{value}” stands twice under {term}; keep one")]
    Repeated {
        /// The property.
        term: &'static str,
        /// The value.
        value: String,
    },
    /// Two things with the same identifier would become one, and what belongs to which would be unsigned.
    #[error("two things have the identifier {id}; give each its own")]
    SharedIdentifier {
        /// The identifier.
        id: String,
    },
    /// Things that differ in nothing cannot be told apart when the document is put into its canonical order.
    #[error("several entries are exactly alike; keep one of them")]
    TooAlike,
    /// Code-point order and UTF-16 order disagree: some verifiers would compute another signature.
    #[error("“{value}” sorts differently in different verifiers; write it without emoji or compatibility characters")]
    OrderDisputed {
        /// The text, as it stands in the canonical document.
        value: String,
    },
}

impl Fault {
    /// The identifier of the sentence that explains this to a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownTerm { .. } => "credential-unknown-term",
            Self::Missing { .. } => "credential-missing-term",
            Self::Empty { .. } => "credential-empty-text",
            Self::WrongKind { .. } => "credential-wrong-kind",
            Self::WrongValue { .. } => "credential-wrong-value",
            Self::NotAnAddress { .. } => "credential-not-an-address",
            Self::NotAMoment { .. } => "credential-not-a-moment",
            Self::ControlCharacter { .. } => "credential-control-character",
            Self::Repeated { .. } => "credential-repeated",
            Self::SharedIdentifier { .. } => "credential-shared-identifier",
            Self::TooAlike => "credential-too-alike",
            Self::OrderDisputed { .. } => "credential-order-disputed",
        }
    }

    /// The arguments of that sentence, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownTerm { at, term } => vec![("at", at.clone()), ("term", term.clone())],
            Self::Missing { at, term } => vec![("at", at.clone()), ("term", (*term).to_owned())],
            Self::WrongKind { at, .. } => vec![("at", at.clone())],
            Self::WrongValue { at, expected, found } => {
                vec![
                    ("at", at.clone()),
                    ("expected", expected.clone()),
                    ("found", found.clone()),
                ]
            }
            Self::NotAnAddress { found, .. } => vec![("found", found.clone())],
            Self::NotAMoment { at, found } => vec![("at", at.clone()), ("found", found.clone())],
            Self::ControlCharacter { at, code_point } => {
                vec![("at", at.clone()), ("character", format!("U+{code_point:04X}"))]
            }
            Self::Repeated { term, value } => vec![("term", (*term).to_owned()), ("value", value.clone())],
            Self::SharedIdentifier { id } => vec![("id", id.clone())],
            Self::Empty { at } => vec![("at", (*at).to_owned())],
            Self::TooAlike => Vec::new(),
            Self::OrderDisputed { value } => vec![("value", value.clone())],
        }
    }
}

/// A place inside a document, kept as a chain so that the happy path allocates nothing.
#[derive(Clone, Copy)]
pub(super) struct JsonPath<'a> {
    parent: Option<&'a JsonPath<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Term(&'a str),
    Index(usize),
}

impl<'a> JsonPath<'a> {
    pub(super) const ROOT: JsonPath<'static> = JsonPath {
        parent: None,
        step: Step::Root,
    };

    pub(super) fn term(&'a self, name: &'a str) -> JsonPath<'a> {
        JsonPath {
            parent: Some(self),
            step: Step::Term(name),
        }
    }

    pub(super) fn index(&'a self, index: usize) -> JsonPath<'a> {
        JsonPath {
            parent: Some(self),
            step: Step::Index(index),
        }
    }
}

impl std::fmt::Display for JsonPath<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.step {
            Step::Root => f.write_str("credential"),
            Step::Index(index) => {
                if let Some(parent) = self.parent {
                    write!(f, "{parent}")?;
                }
                write!(f, "[{index}]")
            }
            Step::Term(name) => match self.parent {
                Some(parent) if !matches!(parent.step, Step::Root) => write!(f, "{parent}.{name}"),
                _ => f.write_str(name),
            },
        }
    }
}
