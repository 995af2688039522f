//! From a document to what it says, as RDF in its canonical form (RDFC-1.0). Source:
//! <https://www.w3.org/TR/json-ld11-api/#expansion-algorithm>, in its strict sense: nothing is dropped in silence.

use std::rc::Rc;

use oxrdf::{BlankNode, Dataset, GraphName, Literal, NamedNode, Quad, Subject, Term};
use serde_json::{Map, Value};

use super::context::{Container, Context, is_absolute};
use super::{Follow, not_followed};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
/// From here on whole numbers are written like fractions.
const LARGE: f64 = 1e21;

/// The canonical N-Quads of a document.
pub(super) fn canonical(document: &Map<String, Value>) -> Follow<String> {
    let mut said = Said::default();
    said.thing(&Rc::new(Context::default()), None, document, &GraphName::DefaultGraph)?;
    rdf_canon::canonicalize(&said.quads).map_or_else(|_| not_followed("…"), Ok)
}

#[derive(Default)]
struct Said {
    quads: Dataset,
    unnamed: u32,
}

fn named(iri: &str) -> NamedNode {
    // Held to what RDF writes where it was expanded.
    NamedNode::new_unchecked(iri)
}

impl Said {
    fn blank(&mut self) -> BlankNode {
        self.unnamed += 1;
        BlankNode::new_unchecked(format!("b{}", self.unnamed))
    }

    fn add(&mut self, subject: &Subject, property: &str, object: impl Into<Term>, graph: &GraphName) {
        self.quads
            .insert(&Quad::new(subject.clone(), named(property), object, graph.clone()));
    }

    /// Describes a thing; gives what it is called. `scoped` is the context that its property brings.
    fn thing(
        &mut self,
        around: &Rc<Context>,
        scoped: Option<&Value>,
        thing: &Map<String, Value>,
        graph: &GraphName,
    ) -> Follow<Subject> {
        let mut context = around.clone();
        let is_only_id = thing.len() == 1
            && thing
                .keys()
                .all(|key| context.expand(key, true).as_deref() == Some("@id"));
        if let Some(outside) = context.outside.clone().filter(|_| !is_only_id) {
            context = outside;
        }
        if let Some(scoped) = scoped {
            context = context.with(scoped, true, true)?;
        }
        if let Some(own) = thing.get("@context") {
            context = context.with(own, true, false)?;
        }
        // Classes are looked up in what held before any of them brought words of its own.
        let before_classes = context.clone();
        let meaning = |context: &Context, key: &str| context.expand(key, true);
        let mut keys: Vec<&String> = thing.keys().collect();
        keys.sort();
        let mut classes = Vec::new();
        for key in &keys {
            if meaning(&context, key).as_deref() == Some("@type") {
                let mut names = texts(&thing[*key], key)?;
                classes.extend(names.iter().map(|name| (*name).to_owned()));
                names.sort_unstable();
                for name in names {
                    if let Some(scoped) = before_classes.word(name).and_then(|word| word.scoped.as_ref()) {
                        context = context.with(scoped, false, false)?;
                    }
                }
            }
        }
        let mut id = None;
        for key in &keys {
            if meaning(&context, key).as_deref() == Some("@id") {
                let Some(text) = thing[*key].as_str().filter(|_| id.is_none()) else {
                    return not_followed((*key).clone());
                };
                id = Some(address(&context, text)?);
            }
        }
        let subject: Subject = match id {
            Some(id) => named(&id).into(),
            None => self.blank().into(),
        };
        for class in classes {
            let iri = before_classes.expand(&class, true).filter(|iri| is_absolute(iri));
            let Some(iri) = iri else { return not_followed(class) };
            self.add(&subject, &format!("{RDF}type"), named(&iri), graph);
        }
        for key in keys {
            match meaning(&context, key).as_deref() {
                Some("@context" | "@id" | "@type") => {}
                Some(property) if is_absolute(property) => {
                    self.values(&context, key, property, &subject, &thing[key], graph)?;
                }
                _ => return not_followed(key.clone()),
            }
        }
        Ok(subject)
    }

    fn values(
        &mut self,
        context: &Rc<Context>,
        word: &str,
        property: &str,
        subject: &Subject,
        value: &Value,
        graph: &GraphName,
    ) -> Follow<()> {
        let container = context.word(word).map_or(Container::Set, |word| word.container);
        let several = match value {
            Value::Array(several) => several.as_slice(),
            one => std::slice::from_ref(one),
        };
        if container == Container::List {
            if value.is_null() {
                return Ok(());
            }
            let mut rest: Term = named(&format!("{RDF}nil")).into();
            let mut items = Vec::new();
            for item in several.iter().filter(|item| !item.is_null()) {
                items.push(self.value(context, word, item, graph)?);
            }
            for item in items.into_iter().rev() {
                let cell = self.blank();
                self.add(&cell.clone().into(), &format!("{RDF}first"), item, graph);
                self.add(&cell.clone().into(), &format!("{RDF}rest"), rest, graph);
                rest = cell.into();
            }
            self.add(subject, property, rest, graph);
            return Ok(());
        }
        for item in several.iter().filter(|item| !item.is_null()) {
            let object: Term = if container == Container::Graph {
                let Value::Object(thing) = item else {
                    return not_followed(word);
                };
                let inner = self.blank();
                let scoped = context.word(word).and_then(|word| word.scoped.clone());
                self.thing(context, scoped.as_ref(), thing, &inner.clone().into())?;
                inner.into()
            } else {
                self.value(context, word, item, graph)?
            };
            self.add(subject, property, object, graph);
        }
        Ok(())
    }

    fn value(&mut self, context: &Rc<Context>, word: &str, value: &Value, graph: &GraphName) -> Follow<Term> {
        let definition = context.word(word);
        let kind = definition.and_then(|word| word.kind.as_deref());
        if kind == Some("@json") {
            return not_followed(word);
        }
        match value {
            Value::Object(thing) if thing.keys().any(|key| key.starts_with('@') && key != "@context") => {
                written_out(context, word, thing)
            }
            Value::Object(thing) => {
                let scoped = definition.and_then(|word| word.scoped.clone());
                Ok(self.thing(context, scoped.as_ref(), thing, graph)?.into())
            }
            Value::String(text) => match kind {
                Some("@id") => Ok(named(&address(context, text)?).into()),
                Some("@vocab") => {
                    let scoped = definition.and_then(|word| word.scoped.as_ref());
                    let context = match scoped {
                        Some(scoped) => context.with(scoped, true, true)?,
                        None => context.clone(),
                    };
                    let iri = context.expand(text, true).filter(|iri| is_absolute(iri));
                    iri.map_or_else(|| not_followed(word), |iri| Ok(named(&iri).into()))
                }
                datatype => literal(text, datatype, word),
            },
            Value::Bool(is) => of_kind(if *is { "true" } else { "false" }, kind, "boolean", word),
            Value::Number(number) => {
                let fraction = number
                    .as_f64()
                    .filter(|number| number.fract() != 0.0 || number.abs() >= LARGE);
                let is_double = kind == Some(&format!("{XSD}double"));
                match (fraction, number.as_f64()) {
                    (Some(number), _) => of_kind(&fraction_text(number), kind, "double", word),
                    (None, Some(number)) if is_double => of_kind(&fraction_text(number), kind, "double", word),
                    (None, Some(number)) if number.abs() < 9e15 => {
                        of_kind(&format!("{number:.0}"), kind, "integer", word)
                    }
                    _ => not_followed(word),
                }
            }
            Value::Array(_) | Value::Null => not_followed(word),
        }
    }
}

/// `{"@id": …}`, `{"@value": …, "@type": …}`.
fn written_out(context: &Context, word: &str, thing: &Map<String, Value>) -> Follow<Term> {
    let text = |name: &str| thing.get(name).and_then(Value::as_str);
    match (text("@id"), text("@value"), text("@type"), thing.len()) {
        (Some(id), None, None, 1) => Ok(named(&address(context, id)?).into()),
        (None, Some(value), None, 1) => literal(value, None, word),
        (None, Some(value), Some(kind), 2) => match context.expand(kind, true).filter(|kind| is_absolute(kind)) {
            Some(kind) => literal(value, Some(&kind), word),
            None => not_followed(word),
        },
        _ => not_followed(word),
    }
}

fn address(context: &Context, text: &str) -> Follow<String> {
    let iri = context.expand(text, false).filter(|iri| is_absolute(iri));
    iri.map_or_else(|| not_followed(text), Ok)
}

fn texts<'a>(value: &'a Value, word: &str) -> Follow<Vec<&'a str>> {
    match value {
        Value::String(text) => Ok(vec![text]),
        Value::Array(several) => several
            .iter()
            .map(|one| one.as_str().map_or_else(|| not_followed(word), Ok))
            .collect(),
        _ => not_followed(word),
    }
}

fn of_kind(text: &str, kind: Option<&str>, otherwise: &str, word: &str) -> Follow<Term> {
    match kind {
        // A word for addresses with a value that is none.
        Some("@id" | "@vocab") => not_followed(word),
        Some(kind) => literal(text, Some(kind), word),
        None => literal(text, Some(&format!("{XSD}{otherwise}")), word),
    }
}

fn literal(text: &str, datatype: Option<&str>, word: &str) -> Follow<Term> {
    // Verifiers write other control characters in different ways.
    if text.contains(|c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return not_followed(word);
    }
    Ok(match datatype {
        Some(datatype) => Literal::new_typed_literal(text, named(datatype)).into(),
        None => Literal::new_simple_literal(text).into(),
    })
}

/// As the canonical form of `xsd:double`: `1.5E0`.
fn fraction_text(number: f64) -> String {
    let text = format!("{number:.15e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = digits.trim_end_matches('0');
    let zero = if digits.ends_with('.') { "0" } else { "" };
    format!("{digits}{zero}E{exponent}")
}
