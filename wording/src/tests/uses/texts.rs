//! The texts that a piece of code holds.

use std::collections::BTreeSet;
use std::path::Path;

use syn::visit::{self, Visit};

use super::sources::{attributes, files, is_test, items};

/// The texts in functions of this name, in a file.
pub(super) fn in_function(function: &str, path: &Path) -> BTreeSet<String> {
    let mut texts = Texts {
        function: Some(function),
        ..Texts::default()
    };
    texts.read(path);
    assert!(!texts.found.is_empty(), "{}: no texts in {function}", path.display());
    texts.found
}

/// The texts in the files of a folder and those below it.
pub(super) fn in_folder(folder: &Path) -> BTreeSet<String> {
    let mut texts = Texts::default();
    for path in files(folder) {
        texts.read(&path);
    }
    texts.found
}

#[derive(Default)]
struct Texts<'a> {
    /// Only in functions of this name.
    function: Option<&'a str>,
    found: BTreeSet<String>,
}

impl Texts<'_> {
    fn read(&mut self, path: &Path) {
        for item in items(path) {
            self.visit_item(&item);
        }
    }
}

impl<'ast> Visit<'ast> for Texts<'_> {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if self.function.is_none() {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if self.function.is_none_or(|name| function.sig.ident == name) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.found.insert(text.value());
    }
}
