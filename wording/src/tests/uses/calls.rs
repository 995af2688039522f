//! Which sentences a file names, and with which arguments where they stand at the same place.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprMatch, ImplItem, ImplItemFn, Item, ItemImpl, Macro, Pat, Stmt};

use super::forwards::{Callee, Forwards};
use super::sources::{Source, attributes, is_test};
use super::values::{Id, Scopes, is_id, is_made, literal, of_a_room, parts};

/// Calls that say sentences whose ids begin with the one they are given.
pub(super) const STEM_CALLS: [&str; 3] = ["page_of", "quiet_page_of", "chips"];

/// A place where the arguments of a sentence stand beside its id, or of one of several.
#[derive(Debug)]
pub(super) struct Saying {
    pub(super) ids: BTreeSet<Id>,
    pub(super) arguments: BTreeSet<String>,
    /// A function gives these to every sentence: some may say less.
    pub(super) shared: bool,
}

/// What a file says.
#[derive(Default)]
pub(super) struct Uses {
    /// Texts that look like an id of a sentence.
    pub(super) ids: BTreeSet<String>,
    /// Texts of `format!` that make ids of a room.
    pub(super) made: BTreeSet<String>,
    /// All texts.
    pub(super) texts: BTreeSet<String>,
    /// Ids that were given to one of the [`STEM_CALLS`].
    pub(super) stems: BTreeSet<(String, String)>,
    pub(super) sayings: Vec<Saying>,
}

/// Reads a file.
pub(super) fn uses(source: &Source, forwards: &Forwards) -> Uses {
    let mut reader = Reader {
        file: &source.name,
        forwards,
        scopes: Scopes::default(),
        found: Uses::default(),
    };
    for item in &source.items {
        reader.visit_item(item);
    }
    for expression in &source.expressions {
        reader.visit_expr(expression);
    }
    reader.found
}

struct Reader<'f> {
    file: &'f str,
    forwards: &'f Forwards,
    scopes: Scopes,
    found: Uses,
}

impl Reader<'_> {
    /// An id and arguments that stand side by side belong together, and what a function says with the id it is given.
    fn side_by_side(&mut self, callee: Option<&Callee>, parts: &[&Expr]) {
        let ids = parts
            .iter()
            .map(|part| self.scopes.ids(part).filter(|ids| !ids.is_empty()));
        let ids: Vec<_> = ids.enumerate().filter_map(|(at, ids)| Some((at, ids?))).collect();
        let [(at, ids)] = ids.as_slice() else {
            return;
        };
        let name = match callee {
            Some(Callee::Function(name)) => name.as_str(),
            _ => "",
        };
        if STEM_CALLS.contains(&name) {
            let stems = ids.iter().filter_map(|id| match id {
                Id::Whole(stem) => Some((name.to_owned(), stem.clone())),
                Id::Made(_) => None,
            });
            self.found.stems.extend(stems);
            return;
        }
        let lists: Vec<_> = parts.iter().filter_map(|part| self.scopes.names(part)).collect();
        let forward = callee.and_then(|callee| self.forwards.get(callee)?.as_ref());
        let is_closure = matches!(callee, Some(Callee::Closure { .. }));
        let arguments = match (parts, lists.as_slice(), forward) {
            // What a closure does with an id alone is its own matter.
            (_, [list], _) if !is_closure || !list.is_empty() => list.clone(),
            (_, _, Some((of, list))) if of == at => list.clone(),
            ([_], [], None) if name == "say" => BTreeSet::new(),
            // One argument by its name, in a call or in a line of a table.
            ([_, one, _, ..], [], None) if (name == "with" || callee.is_none()) && literal(one).is_some() => {
                literal(one).into_iter().collect()
            }
            _ => return,
        };
        self.found.sayings.push(Saying {
            ids: ids.clone(),
            arguments,
            shared: lists.is_empty() && forward.is_some(),
        });
    }

    /// `code` (or `id`) and `arguments` of one error: what stands for one variant belongs together.
    fn variants(&mut self, of: &ItemImpl) {
        let function = |names: &[&str]| {
            of.items.iter().find_map(|item| match item {
                ImplItem::Fn(function) if names.iter().any(|name| function.sig.ident == name) => Some(function),
                _ => None,
            })
        };
        let (Some(code), Some(arguments)) = (function(&["code", "id"]), function(&["arguments"])) else {
            return;
        };
        let (Some(codes), Some(lists)) = (variants_of(code), variants_of(arguments)) else {
            return;
        };
        // A variant may say one of several, and gives the same to each.
        let mut said: BTreeMap<String, Option<BTreeSet<Id>>> = BTreeMap::new();
        for (variants, body) in codes {
            let ids = self.scopes.ids(&body);
            for variant in variants {
                let all = said.entry(variant).or_insert_with(|| Some(BTreeSet::new()));
                *all = all.take().zip(ids.clone()).map(|(all, ids)| &all | &ids);
            }
        }
        self.scopes.push(closures(arguments));
        for (variant, ids) in said {
            let of = |name: &str| {
                let lists = lists.iter().filter(|(variants, _)| variants.iter().any(|v| v == name));
                lists.map(|(_, list)| list).collect::<Vec<_>>()
            };
            let list = match (of(&variant).as_slice(), of("_").as_slice()) {
                ([own], _) => self.scopes.names(own),
                ([], [rest]) => self.scopes.names(rest),
                _ => None,
            };
            if let (Some(ids), Some(arguments)) = (ids, list) {
                self.found.sayings.push(Saying {
                    ids,
                    arguments,
                    shared: false,
                });
            }
        }
        self.scopes.pop();
    }

    fn within(&mut self, go_on: impl FnOnce(&mut Self)) {
        self.scopes.push(BTreeMap::new());
        go_on(self);
        self.scopes.pop();
    }

    fn text(&mut self, text: &str) {
        self.found.texts.insert(text.to_owned());
        if is_id(text) {
            self.found.ids.insert(text.to_owned());
        } else if of_a_room(text) && is_made(text) {
            self.found.made.insert(text.to_owned());
        }
    }
}

/// The arms of a function that is a `match` on `self`.
fn variants_of(function: &ImplItemFn) -> Option<Vec<(Vec<String>, Expr)>> {
    match function.block.stmts.last()? {
        Stmt::Expr(Expr::Match(ExprMatch { arms, .. }), None) => Some(
            arms.iter()
                .map(|arm| (variants(&arm.pat), (*arm.body).clone()))
                .collect(),
        ),
        _ => None,
    }
}

/// The closures that a function begins with.
fn closures(function: &ImplItemFn) -> BTreeMap<String, Option<Expr>> {
    let lets = function.block.stmts.iter().filter_map(|statement| match statement {
        Stmt::Local(local) => match (&local.pat, &local.init) {
            (Pat::Ident(name), Some(init)) => Some((name.ident.to_string(), Some((*init.expr).clone()))),
            _ => None,
        },
        _ => None,
    });
    lets.collect()
}

/// Names of the variants of a pattern; `_` for any.
fn variants(pattern: &Pat) -> Vec<String> {
    let last = |path: &syn::Path| path.segments.iter().map(|part| part.ident.to_string()).next_back();
    match pattern {
        Pat::Path(unit) => last(&unit.path).into_iter().collect(),
        Pat::TupleStruct(variant) => last(&variant.path).into_iter().collect(),
        Pat::Struct(variant) => last(&variant.path).into_iter().collect(),
        Pat::Guard(guarded) => variants(&guarded.pat),
        Pat::Or(several) => several.cases.iter().flat_map(variants).collect(),
        Pat::Wild(_) => vec!["_".to_owned()],
        _ => Vec::new(),
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_impl(&mut self, of: &'ast ItemImpl) {
        self.variants(of);
        visit::visit_item_impl(self, of);
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.within(|reader| visit::visit_item_fn(reader, function));
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !is_test(&function.attrs) {
            self.within(|reader| visit::visit_impl_item_fn(reader, function));
        }
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.within(|reader| visit::visit_block(reader, block));
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.within(|reader| visit::visit_expr_closure(reader, closure));
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        self.within(|reader| visit::visit_arm(reader, arm));
    }

    fn visit_expr_for_loop(&mut self, each: &'ast syn::ExprForLoop) {
        self.within(|reader| visit::visit_expr_for_loop(reader, each));
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let Some(init) = &local.init {
            visit::visit_local_init(self, init);
        }
        match (&local.pat, &local.init) {
            (Pat::Ident(name), Some(init)) if name.mutability.is_none() => {
                self.scopes.bind(name.ident.to_string(), Some((*init.expr).clone()));
            }
            _ => self.visit_pat(&local.pat),
        }
    }

    fn visit_pat_ident(&mut self, name: &'ast syn::PatIdent) {
        self.scopes.bind(name.ident.to_string(), None);
        visit::visit_pat_ident(self, name);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.text(&text.value());
    }

    fn visit_macro(&mut self, of: &'ast Macro) {
        match parts(of) {
            Some(parts) => parts.iter().for_each(|part| self.visit_expr(part)),
            // Patterns and other tokens: only their texts can be read.
            None => of.tokens.to_string().split('"').for_each(|text| self.text(text)),
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let callee = match &*call.func {
            Expr::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()),
            _ => None,
        };
        let callee = callee.map(|name| match self.scopes.bound(&call.func) {
            None => Callee::Function(name),
            Some(_) => Callee::Closure {
                file: self.file.to_owned(),
                name,
            },
        });
        self.side_by_side(callee.as_ref(), &call.args.iter().collect::<Vec<_>>());
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let callee = Callee::Function(call.method.to_string());
        self.side_by_side(Some(&callee), &call.args.iter().collect::<Vec<_>>());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        self.side_by_side(None, &made.fields.iter().map(|field| &field.expr).collect::<Vec<_>>());
        visit::visit_expr_struct(self, made);
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast syn::ExprTuple) {
        self.side_by_side(None, &tuple.elems.iter().collect::<Vec<_>>());
        visit::visit_expr_tuple(self, tuple);
    }
}
