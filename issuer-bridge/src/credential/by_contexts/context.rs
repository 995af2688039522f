//! What words mean: JSON-LD contexts, as far as the published contexts of credentials and badges use them. Source:
//! <https://www.w3.org/TR/json-ld11-api/#context-processing-algorithms>.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::{Follow, not_followed};

pub(super) const CREDENTIALS_1: &str = "https://www.w3.org/2018/credentials/v1";
pub(super) const CREDENTIALS_2: &str = "https://www.w3.org/ns/credentials/v2";

macro_rules! contexts {
    ($($url:expr => $file:literal,)*) => {
        /// Published contexts, as they were published.
        static PUBLISHED: LazyLock<BTreeMap<&'static str, Value>> = LazyLock::new(|| {
            let texts = [$(($url, include_str!(concat!("../../../../assets/contexts/", $file, ".json"))),)*];
            // A test reads every one of them.
            texts.into_iter().filter_map(|(url, text)| Some((url, serde_json::from_str(text).ok()?))).collect()
        });
        #[cfg(test)]
        pub(super) const URLS: &[&str] = &[$($url,)*];
    };
}
contexts! {
    CREDENTIALS_1 => "credentials-v1",
    CREDENTIALS_2 => "credentials-v2",
    "https://www.w3.org/ns/credentials/undefined-terms/v2" => "undefined-terms-v2",
    "https://w3id.org/security/data-integrity/v1" => "data-integrity-v1",
    "https://w3id.org/security/data-integrity/v2" => "data-integrity-v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json" => "open-badges-3.0.0",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json" => "open-badges-3.0.1",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json" => "open-badges-3.0.2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" => "open-badges-3.0.3",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json" => "open-badges-extensions",
}

/// How the values of a word are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A set, written as one or as a list.
    Set,
    List,
    Graph,
}

/// What a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// None: the word means nothing here.
    pub(super) iri: Option<String>,
    /// `@id`, `@vocab`, `@json`, or the type of its values.
    pub(super) kind: Option<String>,
    pub(super) container: Container,
    /// Context within its values, or within things of this class.
    pub(super) scoped: Option<Value>,
    is_prefix: bool,
    is_protected: bool,
}

impl Definition {
    fn means_the_same(&self, other: &Self) -> bool {
        let without = |definition: &Self| Self {
            is_protected: false,
            ..definition.clone()
        };
        without(self) == without(other)
    }
}

/// What all words mean at one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    words: BTreeMap<String, Rc<Definition>>,
    vocabulary: Option<String>,
    /// What holds again in the things inside a thing whose class has a context of its own.
    pub(super) outside: Option<Rc<Context>>,
}

impl Context {
    pub(super) fn word(&self, word: &str) -> Option<&Definition> {
        self.words.get(word).map(Rc::as_ref)
    }

    /// What holds after `local`. `inward` says whether it holds in the things inside too; `may_override` whether
    /// protected words may change.
    pub(super) fn with(self: &Rc<Self>, local: &Value, inward: bool, may_override: bool) -> Follow<Rc<Self>> {
        let mut result = (**self).clone();
        if !inward && result.outside.is_none() {
            result.outside = Some(self.clone());
        }
        result.apply(local, may_override)?;
        Ok(Rc::new(result))
    }

    fn apply(&mut self, local: &Value, may_override: bool) -> Follow<()> {
        match local {
            Value::Array(several) => several.iter().try_for_each(|one| self.apply(one, may_override)),
            Value::Null => {
                if !may_override && self.words.values().any(|word| word.is_protected) {
                    return not_followed("@context");
                }
                self.words.clear();
                self.vocabulary = None;
                Ok(())
            }
            Value::String(url) => match PUBLISHED
                .get(url.as_str())
                .and_then(|published| published.get("@context"))
            {
                Some(published) => self.apply(published, may_override),
                None => not_followed(url.clone()),
            },
            Value::Object(local) => self.apply_words(local, may_override),
            _ => not_followed("@context"),
        }
    }

    fn apply_words(&mut self, local: &Map<String, Value>, may_override: bool) -> Follow<()> {
        let mut protects = false;
        for (name, value) in local.iter().filter(|(name, _)| name.starts_with('@')) {
            match (name.as_str(), value) {
                ("@version", version) if version.as_f64() == Some(1.1) => {}
                ("@protected", Value::Bool(is)) => protects = *is,
                ("@vocab", Value::Null) => self.vocabulary = None,
                ("@vocab", Value::String(vocabulary)) if is_absolute(vocabulary) => {
                    self.vocabulary = Some(vocabulary.clone());
                }
                _ => return not_followed(name.clone()),
            }
        }
        let mut defining = Defining {
            local,
            protects,
            may_override,
            done: BTreeSet::new(),
            open: BTreeSet::new(),
        };
        for word in local.keys().filter(|name| !name.starts_with('@')) {
            defining.define(self, word)?;
        }
        Ok(())
    }

    /// What a word, a compact name or an address stands for; none for a word without meaning.
    pub(super) fn expand(&self, text: &str, by_vocabulary: bool) -> Option<String> {
        if text.starts_with('@') {
            return Some(text.to_owned());
        }
        if let Some(word) = self.words.get(text) {
            let is_keyword = word.iri.as_ref().is_some_and(|iri| iri.starts_with('@'));
            if by_vocabulary || is_keyword {
                return word.iri.clone();
            }
        }
        if let Some((prefix, rest)) = text.split_once(':').filter(|(prefix, _)| !prefix.is_empty()) {
            if prefix != "_"
                && !rest.starts_with("//")
                && let Some(iri) = self
                    .words
                    .get(prefix)
                    .filter(|word| word.is_prefix)
                    .and_then(|word| word.iri.as_ref())
            {
                return Some(format!("{iri}{rest}"));
            }
            return Some(text.to_owned());
        }
        let vocabulary = self.vocabulary.as_ref().filter(|_| by_vocabulary)?;
        Some(format!("{vocabulary}{text}"))
    }
}

/// An address that stands for itself; characters that RDF does not write are not followed.
pub(super) fn is_absolute(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let forbidden = |c: char| c <= ' ' || "<>\"{}|^`\\".contains(c);
    is_scheme && !rest.is_empty() && !text.contains(forbidden)
}

struct Defining<'a> {
    local: &'a Map<String, Value>,
    protects: bool,
    may_override: bool,
    done: BTreeSet<String>,
    open: BTreeSet<String>,
}

impl Defining<'_> {
    fn define(&mut self, context: &mut Context, word: &str) -> Follow<()> {
        if self.done.contains(word) {
            return Ok(());
        }
        if word.is_empty() || !self.open.insert(word.to_owned()) {
            return not_followed(word);
        }
        let Some(value) = self.local.get(word) else {
            return not_followed(word);
        };
        let before = context.words.remove(word);
        let mut made = Rc::new(self.make(context, word, value)?);
        if let Some(before) = before.filter(|before| before.is_protected && !self.may_override) {
            if !made.means_the_same(&before) {
                return not_followed(word);
            }
            made = before;
        }
        context.words.insert(word.to_owned(), made);
        self.done.insert(word.to_owned());
        Ok(())
    }

    fn make(&mut self, context: &mut Context, word: &str, value: &Value) -> Follow<Definition> {
        let mut made = Definition {
            iri: None,
            kind: None,
            container: Container::Set,
            scoped: None,
            is_prefix: false,
            is_protected: self.protects,
        };
        let id = match value {
            Value::Null => return Ok(made),
            Value::String(id) => Some(id.as_str()),
            Value::Object(parts) => {
                for (name, part) in parts {
                    match (name.as_str(), part) {
                        ("@id", Value::String(_) | Value::Null) => {}
                        ("@type", Value::String(kind)) => {
                            let kind = self.expand(context, kind)?;
                            let is_known = ["@id", "@vocab", "@json"].contains(&kind.as_str()) || is_absolute(&kind);
                            if !is_known {
                                return not_followed(word);
                            }
                            made.kind = Some(kind);
                        }
                        ("@container", container) => made.container = container_of(container, word)?,
                        ("@context", scoped) => made.scoped = Some(scoped.clone()),
                        ("@protected", Value::Bool(is)) => made.is_protected = *is,
                        _ => return not_followed(format!("{word} {name}")),
                    }
                }
                if parts.get("@id").is_some_and(Value::is_null) {
                    return Ok(made);
                }
                parts.get("@id").and_then(Value::as_str)
            }
            _ => return not_followed(word),
        };
        let iri = match id.filter(|id| *id != word) {
            Some(id) => self.expand(context, id)?,
            None if word.contains(':') => self.expand_compact(context, word)?,
            None => match &context.vocabulary {
                Some(vocabulary) => format!("{vocabulary}{word}"),
                None => return not_followed(word),
            },
        };
        if !(["@id", "@type"].contains(&iri.as_str()) || is_absolute(&iri)) {
            return not_followed(word);
        }
        made.is_prefix = value.is_string() && !word.contains(':') && iri.ends_with([':', '/', '?', '#', '[', ']', '@']);
        made.iri = Some(iri);
        Ok(made)
    }

    /// Like [`Context::expand`], with words that are only being defined.
    fn expand(&mut self, context: &mut Context, text: &str) -> Follow<String> {
        if self.local.contains_key(text) && !text.starts_with('@') {
            self.define(context, text)?;
        }
        if context.words.contains_key(text) {
            return context.expand(text, true).map_or_else(|| not_followed(text), Ok);
        }
        self.expand_compact(context, text)
    }

    fn expand_compact(&mut self, context: &mut Context, text: &str) -> Follow<String> {
        if let Some((prefix, rest)) = text.split_once(':')
            && !rest.starts_with("//")
            && self.local.contains_key(prefix)
        {
            self.define(context, prefix)?;
        }
        context.expand(text, true).map_or_else(|| not_followed(text), Ok)
    }
}

fn container_of(container: &Value, word: &str) -> Follow<Container> {
    let one = match container {
        Value::Array(several) if several.len() == 1 => &several[0],
        one => one,
    };
    match one.as_str() {
        Some("@set") => Ok(Container::Set),
        Some("@list") => Ok(Container::List),
        Some("@graph") => Ok(Container::Graph),
        _ => not_followed(format!("{word} @container")),
    }
}
