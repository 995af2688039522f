//! Every sentence that pages and code name exists.

use std::collections::BTreeSet;
use std::path::Path;

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_sentence_that_is_named_exists_and_every_one_that_exists_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(&root.join("src"), &mut sources);
    files(&root.join("templates"), &mut sources);
    let mut named = BTreeSet::new();
    for file in sources {
        let text = std::fs::read_to_string(&file).unwrap();
        for part in text.split("\"bridge-").skip(1) {
            let id: String = part
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '-')
                .collect();
            // A file name such as "bridge-…": not an id.
            if part[id.len()..].starts_with('"') {
                named.insert(format!("bridge-{id}"));
            }
        }
    }
    assert!(named.len() > 200, "the search for ids is broken: {}", named.len());
    let ftl = std::fs::read_to_string(root.join("../wording/locales/fr/bridge.ftl")).unwrap();
    let there: BTreeSet<String> = ftl
        .lines()
        .filter_map(|l| l.split_once(" = "))
        .map(|(id, _)| id.to_owned())
        .collect();
    let there: BTreeSet<String> = there.into_iter().filter(|id| id.starts_with("bridge-")).collect();
    assert_eq!(
        named.difference(&there).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "named, but nowhere"
    );
    assert_eq!(
        there.difference(&named).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "there, but never said"
    );
}
