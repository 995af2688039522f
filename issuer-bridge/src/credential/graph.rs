//! The RDF graph of a credential and its canonical form (RDFC-1.0, <https://www.w3.org/TR/rdf-canon/>).
//!
//! In nearly every badge each unnamed thing differs from every other in its own properties. Then the algorithm is
//! short: hash, sort, number. Where two hash alike, `rdf-canon` does the rest of it.

use super::fault::Fault;
use super::terms::{Class, RDF_TYPE, Term};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A thing that has properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    Named(String),
    Unnamed(u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Object {
    Thing(Subject),
    Literal {
        value: String,
        datatype: Option<&'static str>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Quad {
    subject: Subject,
    predicate: &'static str,
    object: Object,
    /// The unnamed graph it stands in; none: the default graph.
    graph: Option<u32>,
}

/// The quads of one document. All stand in the default graph but those of embedded proofs, which have one each.
#[derive(Debug, Default)]
pub(super) struct Graph {
    quads: Vec<Quad>,
    unnamed: u32,
    described: BTreeSet<String>,
    within: Option<u32>,
}

impl Graph {
    /// Begins the description of a thing. A thing is described once.
    pub(super) fn thing(&mut self, id: Option<&str>) -> Result<Subject, Fault> {
        let Some(id) = id else {
            self.unnamed += 1;
            return Ok(Subject::Unnamed(self.unnamed - 1));
        };
        if self.described.insert(id.to_owned()) {
            Ok(Subject::Named(id.to_owned()))
        } else {
            Err(Fault::SharedIdentifier { id: id.to_owned() })
        }
    }

    /// A thing that is described elsewhere too. What is said of it there and here becomes one; whoever needs to know
    /// which was said where must sign the parts as well.
    pub(super) fn again(id: &str) -> Subject {
        Subject::Named(id.to_owned())
    }

    /// Describes something in a graph of its own, to which `subject` points.
    pub(super) fn in_own_graph(
        &mut self,
        subject: &Subject,
        term: &Term,
        describe: impl FnOnce(&mut Self) -> Result<Subject, Fault>,
    ) -> Result<(), Fault> {
        let graph = self.unnamed;
        self.unnamed += 1;
        self.link(subject, term, Subject::Unnamed(graph))?;
        let outside = self.within.replace(graph);
        let described = describe(self);
        self.within = outside;
        described.map(|_| ())
    }

    pub(super) fn class(&mut self, subject: &Subject, class: &Class) {
        let object = Object::Thing(Subject::Named(class.iri.to_owned()));
        self.quads.push(Quad {
            subject: subject.clone(),
            predicate: RDF_TYPE,
            object,
            graph: self.within,
        });
    }

    pub(super) fn link(&mut self, subject: &Subject, term: &Term, object: Subject) -> Result<(), Fault> {
        let value = match &object {
            Subject::Named(id) => id.clone(),
            Subject::Unnamed(_) => String::new(),
        };
        self.push(subject, term, Object::Thing(object), &value)
    }

    pub(super) fn literal(
        &mut self,
        subject: &Subject,
        term: &Term,
        value: &str,
        datatype: Option<&'static str>,
    ) -> Result<(), Fault> {
        self.push(
            subject,
            term,
            Object::Literal {
                value: value.to_owned(),
                datatype,
            },
            value,
        )
    }

    fn push(&mut self, subject: &Subject, term: &Term, object: Object, value: &str) -> Result<(), Fault> {
        // The values of one property are written one after the other, so only the tail can hold the same quad.
        let same_property = |quad: &&Quad| quad.predicate == term.iri && quad.subject == *subject;
        if self
            .quads
            .iter()
            .rev()
            .take_while(same_property)
            .any(|quad| quad.object == object)
        {
            return Err(Fault::Repeated {
                term: term.name,
                value: value.to_owned(),
            });
        }
        self.quads.push(Quad {
            subject: subject.clone(),
            predicate: term.iri,
            object,
            graph: self.within,
        });
        Ok(())
    }

    /// The canonical N-Quads of this graph.
    pub(super) fn canonical(&self) -> Result<String, Fault> {
        let mut hashes = Vec::with_capacity(self.unnamed as usize);
        for (node, quads) in (0..).zip(self.quads_of_unnamed()) {
            hashes.push((first_degree_hash(node, &quads)?, node));
        }
        hashes.sort_unstable();
        if hashes.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return self.canonical_by_the_whole_algorithm();
        }
        let mut labels = vec![0_usize; hashes.len()];
        for (rank, (_, node)) in hashes.iter().enumerate() {
            labels[*node as usize] = rank;
        }
        let label = |node: u32, out: &mut String| {
            out.push_str("_:c14n");
            out.push_str(&labels[node as usize].to_string());
        };
        let mut lines = Vec::with_capacity(self.quads.len());
        for quad in &self.quads {
            lines.push(quad.line(&label));
        }
        sorted(lines)
    }

    /// The quads in which each unnamed thing stands.
    fn quads_of_unnamed(&self) -> Vec<Vec<&Quad>> {
        let mut of: Vec<Vec<&Quad>> = vec![Vec::new(); self.unnamed as usize];
        for quad in &self.quads {
            let subject = quad.subject.unnamed();
            let object = match &quad.object {
                Object::Thing(thing) => thing.unnamed().filter(|object| subject != Some(*object)),
                Object::Literal { .. } => None,
            };
            for node in [subject, object, quad.graph].into_iter().flatten() {
                of[node as usize].push(quad);
            }
        }
        of
    }

    fn canonical_by_the_whole_algorithm(&self) -> Result<String, Fault> {
        use oxrdf::{BlankNode, Dataset, GraphName, Literal, NamedNode, Quad as OxQuad, Subject as OxSubject, Term};
        // The addresses were checked where they were parsed.
        let named = |iri: &str| NamedNode::new_unchecked(iri);
        let blank = |node: u32| BlankNode::new_unchecked(format!("n{node}"));
        let mut dataset = Dataset::new();
        for quad in &self.quads {
            let subject: OxSubject = match &quad.subject {
                Subject::Named(id) => named(id).into(),
                Subject::Unnamed(node) => blank(*node).into(),
            };
            let object: Term = match &quad.object {
                Object::Thing(Subject::Named(id)) => named(id).into(),
                Object::Thing(Subject::Unnamed(node)) => blank(*node).into(),
                Object::Literal { value, datatype: None } => Literal::new_simple_literal(value).into(),
                Object::Literal {
                    value,
                    datatype: Some(datatype),
                } => Literal::new_typed_literal(value, named(datatype)).into(),
            };
            let graph = quad.graph.map_or(GraphName::DefaultGraph, |node| blank(node).into());
            dataset.insert(&OxQuad::new(subject, named(quad.predicate), object, graph));
        }
        let canonical = rdf_canon::canonicalize(&dataset).map_err(|_| Fault::TooAlike)?;
        sorted(canonical.split_inclusive('\n').map(str::to_owned).collect())
    }
}

impl Quad {
    fn line(&self, label: &impl Fn(u32, &mut String)) -> String {
        let mut out = String::with_capacity(192);
        self.subject.write(&mut out, label);
        out.push_str(" <");
        out.push_str(self.predicate);
        out.push_str("> ");
        match &self.object {
            Object::Thing(thing) => thing.write(&mut out, label),
            Object::Literal { value, datatype } => {
                write_literal(value, &mut out);
                if let Some(datatype) = datatype {
                    out.push_str("^^<");
                    out.push_str(datatype);
                    out.push('>');
                }
            }
        }
        if let Some(graph) = self.graph {
            out.push(' ');
            label(graph, &mut out);
        }
        out.push_str(" .\n");
        out
    }
}

impl Subject {
    fn unnamed(&self) -> Option<u32> {
        match self {
            Self::Named(_) => None,
            Self::Unnamed(node) => Some(*node),
        }
    }

    fn write(&self, out: &mut String, label: &impl Fn(u32, &mut String)) {
        match self {
            Self::Named(id) => {
                out.push('<');
                out.push_str(id);
                out.push('>');
            }
            Self::Unnamed(node) => label(*node, out),
        }
    }
}

/// "Hash First Degree Quads" of RDFC-1.0.
fn first_degree_hash(node: u32, quads: &[&Quad]) -> Result<[u8; 32], Fault> {
    let label = |other: u32, out: &mut String| out.push_str(if other == node { "_:a" } else { "_:z" });
    let lines = quads.iter().map(|quad| quad.line(&label)).collect();
    Ok(Sha256::digest(sorted(lines)?.as_bytes()).into())
}

/// A literal as canonical N-Quads write it. Other control characters never get here: `Text` refuses them.
fn write_literal(value: &str, out: &mut String) {
    out.push('"');
    for character in value.chars() {
        match character {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// The lines in code-point order, joined. JavaScript verifiers sort by UTF-16 units; where the two orders disagree the
/// signature would hold in one place and not in the other, so that is refused.
fn sorted(mut lines: Vec<String>) -> Result<String, Fault> {
    lines.sort_unstable();
    // A set of quads: what is said of one thing in two places is said once.
    lines.dedup();
    for pair in lines.windows(2) {
        if !pair[1].is_ascii() && pair[0].encode_utf16().gt(pair[1].encode_utf16()) {
            return Err(Fault::OrderDisputed {
                value: pair[1].trim_end().to_owned(),
            });
        }
    }
    Ok(lines.concat())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::super::terms;
    use super::*;

    /// Two unnamed things that hash alike at the first degree and differ in the thing they point at.
    fn twins_with_different_children() -> Graph {
        let mut graph = Graph::default();
        let root = graph.thing(Some("urn:x:root")).unwrap();
        for name in ["b", "a"] {
            let twin = graph.thing(None).unwrap();
            let child = graph.thing(None).unwrap();
            graph.link(&root, &terms::OB_ALIGNMENT, twin.clone()).unwrap();
            graph.link(&twin, &terms::SOURCE, child.clone()).unwrap();
            graph.literal(&child, &terms::NAME, name, None).unwrap();
        }
        graph
    }

    #[test]
    fn the_short_way_and_rdf_canon_agree() {
        let mut graph = Graph::default();
        let root = graph.thing(Some("urn:x:root")).unwrap();
        for name in ["é \"quoted\"\n\ttab\\", "a", "b", ""] {
            let item = graph.thing(None).unwrap();
            graph.link(&root, &terms::OB_ALIGNMENT, item.clone()).unwrap();
            graph.class(&item, &terms::ALIGNMENT);
            graph.literal(&item, &terms::TARGET_NAME, name, None).unwrap();
            graph
                .literal(&item, &terms::URL, "https://example.org/", Some("urn:x:type"))
                .unwrap();
        }
        assert_eq!(
            graph.canonical().unwrap(),
            graph.canonical_by_the_whole_algorithm().unwrap()
        );
    }

    #[test]
    fn things_alike_at_first_sight_are_told_apart() {
        let canonical = twins_with_different_children().canonical().unwrap();
        assert_eq!(canonical.lines().count(), 6);
        for label in ["_:c14n0", "_:c14n1", "_:c14n2", "_:c14n3"] {
            assert!(canonical.contains(label), "{canonical}");
        }
    }

    #[test]
    fn a_value_that_would_be_unsigned_is_refused() {
        let mut graph = Graph::default();
        let root = graph.thing(Some("urn:x:root")).unwrap();
        graph.literal(&root, &terms::TAG, "drone", None).unwrap();
        let twice = graph.literal(&root, &terms::TAG, "drone", None).unwrap_err();
        assert_eq!(twice.code(), "credential-repeated");
        assert_eq!(
            graph.thing(Some("urn:x:root")).unwrap_err().code(),
            "credential-shared-identifier"
        );
    }

    #[test]
    fn an_order_that_verifiers_dispute_is_refused() {
        let mut graph = Graph::default();
        let root = graph.thing(Some("urn:x:root")).unwrap();
        for tag in ["\u{1F680}", "\u{FB01}"] {
            graph.literal(&root, &terms::TAG, tag, None).unwrap();
        }
        assert_eq!(graph.canonical().unwrap_err().code(), "credential-order-disputed");
    }
}
