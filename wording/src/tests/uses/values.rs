//! What an expression can be, as far as it can be read: ids of sentences, names of arguments.

use std::collections::{BTreeMap, BTreeSet};

use syn::punctuated::Punctuated;
use syn::{Block, Expr, Lit, Macro, Stmt, Token};

/// How a sentence is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Id {
    Whole(String),
    /// A text of `format!`, with its places to fill.
    Made(String),
}

pub(super) fn of_a_room(text: &str) -> bool {
    let room = text.split_once('-').map(|(room, _)| room);
    room.is_some_and(|room| super::ROOMS.contains(&room)) && !text.ends_with('-')
}

pub(super) fn is_id(text: &str) -> bool {
    of_a_room(text) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

pub(super) fn is_made(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_{}".contains(c);
    text.contains('-') && text.contains('{') && text.chars().all(plain)
}

/// The one string of a literal.
pub(super) fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// The parts of a macro that is called like a function.
pub(super) fn parts(of: &Macro) -> Option<Vec<Expr>> {
    let parts = of.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
    parts.ok().map(|parts| parts.into_iter().collect())
}

/// A block that is one expression.
fn only(block: &Block) -> Option<Expr> {
    match block.stmts.as_slice() {
        [Stmt::Expr(expr, None)] => Some(expr.clone()),
        [Stmt::Macro(only)] => Some(Expr::Macro(syn::ExprMacro {
            attrs: Vec::new(),
            mac: only.mac.clone(),
        })),
        _ => None,
    }
}

/// How often a name is looked up for one expression, at most.
const DEEP: usize = 8;

/// What names of variables stand for, innermost last; nothing for those that are not known.
#[derive(Default)]
pub(super) struct Scopes(Vec<BTreeMap<String, Option<Expr>>>);

impl Scopes {
    pub(super) fn push(&mut self, scope: BTreeMap<String, Option<Expr>>) {
        self.0.push(scope);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    pub(super) fn bind(&mut self, name: String, to: Option<Expr>) {
        if let Some(scope) = self.0.last_mut() {
            scope.insert(name, to);
        }
    }

    /// What a name of a variable stands for.
    pub(super) fn bound(&self, expr: &Expr) -> Option<&Expr> {
        let Expr::Path(path) = expr else {
            return None;
        };
        let name = path.path.get_ident()?.to_string();
        self.0.iter().rev().find_map(|scope| scope.get(&name))?.as_ref()
    }

    /// The ids that an expression can be; none where it ends the function instead.
    pub(super) fn ids(&self, expr: &Expr) -> Option<BTreeSet<Id>> {
        self.ids_of(expr, DEEP)
    }

    fn ids_of(&self, expr: &Expr, deep: usize) -> Option<BTreeSet<Id>> {
        if deep == 0 {
            return None;
        }
        let inner = |expr: &Expr| self.ids_of(expr, deep - 1);
        match expr {
            Expr::Lit(_) => {
                let text = literal(expr).filter(|text| is_id(text))?;
                Some(BTreeSet::from([Id::Whole(text)]))
            }
            Expr::Macro(made) if made.mac.path.is_ident("format") => {
                let text = literal(parts(&made.mac)?.first()?).filter(|text| is_made(text))?;
                Some(BTreeSet::from([Id::Made(text)]))
            }
            Expr::Reference(of) => inner(&of.expr),
            Expr::Paren(of) => inner(&of.expr),
            Expr::Group(of) => inner(&of.expr),
            Expr::Block(block) => inner(&only(&block.block)?),
            Expr::If(choice) => {
                let mut ids = inner(&only(&choice.then_branch)?)?;
                ids.extend(inner(&choice.else_branch.as_ref()?.1)?);
                Some(ids)
            }
            Expr::Match(choice) => {
                let of_arms: Option<Vec<_>> = choice.arms.iter().map(|arm| inner(&arm.body)).collect();
                Some(of_arms?.into_iter().flatten().collect())
            }
            Expr::Return(_) | Expr::Continue(_) | Expr::Break(_) => Some(BTreeSet::new()),
            Expr::Path(_) => inner(self.bound(expr)?),
            _ => None,
        }
    }

    /// The names of a list of arguments: pairs that begin with a name.
    pub(super) fn names(&self, expr: &Expr) -> Option<BTreeSet<String>> {
        self.names_of(expr, DEEP)
    }

    fn names_of(&self, expr: &Expr, deep: usize) -> Option<BTreeSet<String>> {
        if deep == 0 {
            return None;
        }
        let inner = |expr: &Expr| self.names_of(expr, deep - 1);
        match expr {
            Expr::Array(list) => self.each(&list.elems.iter().cloned().collect::<Vec<_>>()),
            Expr::Macro(list) if list.mac.path.is_ident("vec") => self.each(&parts(&list.mac)?),
            Expr::Reference(of) => inner(&of.expr),
            Expr::Paren(of) => inner(&of.expr),
            Expr::Block(block) => inner(&only(&block.block)?),
            Expr::Path(_) => inner(self.bound(expr)?),
            Expr::Call(call) => match (self.bound(&call.func), &*call.func) {
                (Some(Expr::Closure(closure)), _) => inner(&closure.body),
                (None, Expr::Path(path)) if path.path.segments.len() == 2 && call.args.is_empty() => {
                    let new = path.path.segments.iter().map(|part| part.ident.to_string());
                    new.eq(["Vec", "new"]).then(BTreeSet::new)
                }
                _ => None,
            },
            Expr::MethodCall(call) if call.method == "to_vec" => inner(&call.receiver),
            _ => None,
        }
    }

    fn each(&self, pairs: &[Expr]) -> Option<BTreeSet<String>> {
        let names: Option<BTreeSet<String>> = pairs.iter().map(|pair| self.name(pair)).collect();
        // Ids beside something are a table, no arguments.
        names.filter(|names| !names.iter().any(|name| name.contains('-')))
    }

    fn name(&self, pair: &Expr) -> Option<String> {
        match pair {
            Expr::Tuple(pair) if pair.elems.len() == 2 => literal(&pair.elems[0]),
            Expr::Path(_) => self.name(self.bound(pair)?),
            Expr::Call(call) => match self.bound(&call.func)? {
                Expr::Closure(closure) => self.name(&closure.body),
                _ => None,
            },
            _ => None,
        }
    }
}
