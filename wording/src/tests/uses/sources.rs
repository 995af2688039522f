//! The code of all rooms, without its tests: what a program can run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use syn::{Attribute, Expr, Item, Meta};

/// Rooms that show nobody a sentence of theirs.
const SILENT: [&str; 2] = ["wording", "tests"];

/// A file with code.
pub(super) struct Source {
    /// From the root of the repository.
    pub(super) name: String,
    pub(super) items: Vec<Item>,
    /// What a page says in between its marks.
    pub(super) expressions: Vec<Expr>,
}

pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name(path: &Path) -> String {
    let name = path.strip_prefix(root()).expect("a file of the repository");
    name.to_string_lossy().replace('\\', "/")
}

/// Every file that belongs to a program or library, and the pages of the bridge.
pub(super) fn all() -> Vec<Source> {
    let manifest = read(&root().join("Cargo.toml"));
    let members = manifest.lines().find_map(|line| line.strip_prefix("members = "));
    let rooms = members.expect("a workspace").split('"').skip(1).step_by(2);
    let mut files = BTreeSet::new();
    for room in rooms.filter(|room| !SILENT.contains(room)) {
        for beginning in ["src/lib.rs", "src/main.rs"] {
            let path = root().join(room).join(beginning);
            if path.is_file() {
                follow(&path, &mut files);
            }
        }
    }
    let code = files.iter().map(|path| Source {
        name: name(path),
        items: items(path),
        expressions: Vec::new(),
    });
    code.chain(pages()).collect()
}

pub(super) fn items(path: &Path) -> Vec<Item> {
    let file = syn::parse_file(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.items
}

/// The files with code in a folder and those below it.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The file, and those of its modules.
fn follow(path: &Path, files: &mut BTreeSet<PathBuf>) {
    if !files.insert(path.to_owned()) {
        return;
    }
    let stem = path.file_stem().expect("a name");
    let beside = path.parent().expect("a folder");
    let folder = if ["lib", "main", "mod"].iter().any(|own| stem == *own) {
        beside.to_owned()
    } else {
        beside.join(stem)
    };
    for item in items(path) {
        let Item::Mod(module) = &item else {
            continue;
        };
        if module.content.is_some() || is_test(&module.attrs) {
            continue;
        }
        let (file, inner) = (format!("{}.rs", module.ident), format!("{}/mod.rs", module.ident));
        // A module with a path of its own says it from its file's folder.
        let told = module.attrs.iter().find_map(path_of).map(|told| beside.join(told));
        let mut places = told.into_iter().chain([folder.join(file), folder.join(inner)]);
        let place = places.find(|place| place.is_file());
        let place = place.unwrap_or_else(|| panic!("{}: where is {}?", path.display(), module.ident));
        follow(&place, files);
    }
}

fn path_of(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(told) = &attribute.meta else {
        return None;
    };
    match &told.value {
        Expr::Lit(literal) if told.path.is_ident("path") => match &literal.lit {
            syn::Lit::Str(path) => Some(path.value()),
            _ => None,
        },
        _ => None,
    }
}

/// The attributes of what may be there for tests alone.
pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        _ => &[],
    }
}

/// `#[cfg(test)]`, alone or among other conditions.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => {
            let condition = list.tokens.to_string();
            let mut words = condition.split(|c: char| !c.is_alphanumeric());
            words.clone().any(|word| word == "test") && !words.any(|word| word == "not")
        }
        _ => false,
    })
}

/// The pages of the bridge: what stands in `{{ }}` is an expression as in code.
fn pages() -> Vec<Source> {
    let folder = root().join("issuer-bridge/templates");
    let files = std::fs::read_dir(&folder).expect("the pages");
    let mut sources = Vec::new();
    for file in files {
        let path = file.expect("a file").path();
        let name = name(&path);
        let mut expressions = Vec::new();
        let text = read(&path);
        for (part, (open, close)) in marked(&text) {
            // Of what is no expression only a sentence would matter.
            match syn::parse_str(part.trim_matches(['-', '~', ' '])) {
                Ok(expression) if open == "{{" => expressions.push(expression),
                _ => assert!(
                    !part.contains("\"bridge-"),
                    "{name}: {open}{part}{close} cannot be read"
                ),
            }
        }
        sources.push(Source {
            name,
            items: Vec::new(),
            expressions,
        });
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

/// What stands between the marks of a page.
fn marked(text: &str) -> Vec<(&str, (&str, &str))> {
    let mut parts = Vec::new();
    for marks in [("{{", "}}"), ("{%", "%}")] {
        for part in text.split(marks.0).skip(1) {
            let (part, _) = part.split_once(marks.1).expect("a closed mark");
            parts.push((part, marks));
        }
    }
    parts
}
