//! The sentences as they are written: which arguments they name, which they count.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};

/// One sentence (an attribute is one by itself) and how it uses its arguments.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) id: String,
    /// Argument → whether it is counted (`NUMBER($x)`), for every use.
    uses: Vec<(String, bool)>,
    /// Argument → words that a sentence chooses by; counts are not among them.
    pub(super) choices: BTreeMap<String, BTreeSet<String>>,
    /// Arguments that a sentence chooses by as numbers without counting them.
    pub(super) chosen_uncounted: BTreeSet<String>,
}

impl Said {
    pub(super) fn arguments(&self) -> BTreeSet<String> {
        self.uses.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Arguments that are counted somewhere in the sentence.
    pub(super) fn counts(&self) -> BTreeSet<String> {
        self.of(true)
    }

    /// Arguments that stand somewhere in the sentence as they are given.
    pub(super) fn bare(&self) -> BTreeSet<String> {
        self.of(false)
    }

    fn of(&self, counted: bool) -> BTreeSet<String> {
        let wanted = self.uses.iter().filter(|(_, is)| *is == counted);
        wanted.map(|(name, _)| name.clone()).collect()
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => {
                self.inline(inline);
            }
            Expression::Select { selector, variants } => {
                let chosen_by = self.inline(selector);
                for variant in variants {
                    let (key, is_number) = match variant.key {
                        VariantKey::Identifier { name } => {
                            (name, ["zero", "one", "two", "few", "many"].contains(&name))
                        }
                        VariantKey::NumberLiteral { value } => (value, true),
                    };
                    match &chosen_by {
                        Some((name, false)) if is_number => {
                            self.chosen_uncounted.insert(name.clone());
                        }
                        Some((name, false)) => {
                            self.choices.entry(name.clone()).or_default().insert(key.to_owned());
                        }
                        _ => {}
                    }
                    self.pattern(&variant.value);
                }
            }
        }
    }

    /// The argument that it names, and whether it is counted.
    fn inline(&mut self, inline: &InlineExpression<&str>) -> Option<(String, bool)> {
        let used = match inline {
            InlineExpression::VariableReference { id } => (id.name.to_owned(), false),
            InlineExpression::FunctionReference { id, arguments } => {
                assert_eq!(id.name, "NUMBER", "{}: there is no other function", self.id);
                match arguments.positional.as_slice() {
                    [InlineExpression::VariableReference { id }] => (id.name.to_owned(), true),
                    other => panic!("{}: NUMBER takes one argument, not {other:?}", self.id),
                }
            }
            InlineExpression::Placeable { expression } => {
                self.expression(expression);
                return None;
            }
            _ => return None,
        };
        self.uses.push(used.clone());
        Some(used)
    }
}

/// Every sentence of the files, read strictly.
pub(super) fn all(sources: &[&str]) -> Vec<Said> {
    let mut said = Vec::new();
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned())
            .map_err(|(_, errors)| errors)
            .expect("a readable file");
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                said.extend(of(message));
            }
        }
    }
    said
}

fn of(message: &Message<&str>) -> Vec<Said> {
    let id = message.id.name;
    let mut parts: Vec<(String, &Pattern<&str>)> = Vec::new();
    parts.extend(message.value.iter().map(|value| (id.to_owned(), value)));
    for attribute in &message.attributes {
        parts.push((format!("{id}.{}", attribute.id.name), &attribute.value));
    }
    let read = |(id, pattern): (String, &Pattern<&str>)| {
        let mut said = Said { id, ..Said::default() };
        said.pattern(pattern);
        said
    };
    parts.into_iter().map(read).collect()
}
