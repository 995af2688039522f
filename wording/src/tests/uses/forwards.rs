//! Functions and closures that are given an id, and say it with arguments of their own.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Expr, FnArg, Pat};

use super::sources::{Source, attributes, is_test};
use super::values::Scopes;

/// A function of a room, or a closure of a file of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Callee {
    Function(String),
    Closure { file: String, name: String },
}

/// Which of the arguments is the id, and the names that are said with it. One name, one meaning: of those with several
/// nothing is known.
pub(super) type Forwards = BTreeMap<Callee, Option<(usize, BTreeSet<String>)>>;

/// Those of the files of a room.
pub(super) fn of(sources: &[Source]) -> Forwards {
    let mut finder = Finder::default();
    for source in sources {
        finder.file.clone_from(&source.name);
        for item in &source.items {
            finder.visit_item(item);
        }
    }
    finder.found
}

#[derive(Default)]
struct Finder {
    file: String,
    /// The functions around, innermost last, and their parameters.
    around: Vec<(Callee, Vec<String>)>,
    scopes: Scopes,
    found: Forwards,
}

impl Finder {
    fn within(&mut self, callee: Callee, parameters: Vec<String>, go_on: impl FnOnce(&mut Self)) {
        self.scopes
            .push(parameters.iter().map(|name| (name.clone(), None)).collect());
        self.around.push((callee, parameters));
        go_on(self);
        self.scopes.pop();
        self.around.pop();
    }

    fn side_by_side(&mut self, parts: &[&Expr]) {
        let lists: Vec<_> = parts.iter().filter_map(|part| self.scopes.names(part)).collect();
        let [list] = lists.as_slice() else {
            return;
        };
        for (callee, parameters) in &self.around {
            let given = |part: &&Expr| parameters.iter().position(|name| is_name(part, name));
            let Some(at) = parts.iter().find_map(given) else {
                continue;
            };
            let forward = Some((at, list.clone()));
            let known = self.found.entry(callee.clone()).or_insert_with(|| forward.clone());
            if *known != forward {
                *known = None;
            }
        }
    }
}

fn is_name(expr: &Expr, name: &str) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident(name),
        Expr::Reference(of) => is_name(&of.expr, name),
        _ => false,
    }
}

/// The name of a parameter; nothing for a pattern.
fn name(pattern: &Pat) -> String {
    match pattern {
        Pat::Ident(name) => name.ident.to_string(),
        Pat::Type(of) => name(&of.pat),
        _ => String::new(),
    }
}

fn parameters<'f>(inputs: impl Iterator<Item = &'f FnArg>) -> Vec<String> {
    inputs
        .filter_map(|input| match input {
            FnArg::Typed(input) => Some(name(&input.pat)),
            FnArg::Receiver(_) => None,
        })
        .collect()
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        let callee = Callee::Function(function.sig.ident.to_string());
        self.within(callee, parameters(function.sig.inputs.iter()), |finder| {
            visit::visit_item_fn(finder, function);
        });
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        let callee = Callee::Function(function.sig.ident.to_string());
        self.within(callee, parameters(function.sig.inputs.iter()), |finder| {
            visit::visit_impl_item_fn(finder, function);
        });
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.scopes.push(BTreeMap::new());
        visit::visit_block(self, block);
        self.scopes.pop();
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let closure = local.init.as_ref().and_then(|init| match &*init.expr {
            Expr::Closure(closure) => Some(closure),
            _ => None,
        });
        match closure {
            Some(closure) => {
                let callee = Callee::Closure {
                    file: self.file.clone(),
                    name: name(&local.pat),
                };
                self.within(callee, closure.inputs.iter().map(name).collect(), |finder| {
                    visit::visit_local(finder, local);
                });
            }
            None => visit::visit_local(self, local),
        }
        let fixed = |pattern: &Pat| matches!(pattern, Pat::Ident(name) if name.mutability.is_none());
        if let Some(init) = local.init.as_ref().filter(|_| fixed(&local.pat)) {
            self.scopes.bind(name(&local.pat), Some((*init.expr).clone()));
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        self.side_by_side(&call.args.iter().collect::<Vec<_>>());
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.side_by_side(&call.args.iter().collect::<Vec<_>>());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        self.side_by_side(&made.fields.iter().map(|field| &field.expr).collect::<Vec<_>>());
        visit::visit_expr_struct(self, made);
    }
}
