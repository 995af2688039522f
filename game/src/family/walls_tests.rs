//! The house hears of no family: a reader of the game's own sources.

use std::collections::BTreeSet;
use std::path::Path;

use situation::library::Library;

/// Words that mean something else where they stand: (file, word).
const OTHER_MEANINGS: [(&str, &str); 2] = [
    // The word of a screen in the log.
    ("screens/screen.rs", "look"),
    // What a sentence takes.
    ("screens/ask/sure.rs", "told"),
];

/// Every name that the shipped situations' kinds give to something.
fn vocabulary() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let (library, diagnostics) = Library::load(&root, &simulation::builtin());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let mut words = BTreeSet::new();
    for scenario in library.iter() {
        let (template, controls) = (&scenario.template, scenario.template.controls());
        words.insert(scenario.activity.clone());
        words.extend(template.vocabulary().signals.iter().map(|signal| signal.name.clone()));
        words.extend(template.vocabulary().events.iter().map(|event| event.name.clone()));
        words.extend(template.phases());
        words.extend(template.prompts());
        words.extend(controls.sticks.iter().chain(&controls.buttons).cloned());
        words.extend(controls.choice_names().map(str::to_owned));
    }
    // What every activity has.
    for shared in ["phase", "verb"] {
        words.remove(shared);
    }
    words
}

/// What stands before the tests of a file, which end it.
fn without_tests(source: &str) -> &str {
    let tests = source.match_indices("\nmod tests {").next();
    let end = tests.and_then(|(at, _)| source[..at].rfind("#[cfg(test)]"));
    &source[..end.unwrap_or(source.len())]
}

/// The string literals of a source, as they are written.
fn literals(source: &str) -> Vec<&str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn nothing_outside_a_family_says_one_of_its_words() {
    let words = vocabulary();
    assert!(words.len() > 60 && words.contains("altitude"), "{words:?}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut said = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        // Tests play the shipped situation.
        let is_test = name.ends_with("tests.rs") || name.starts_with("screens/sitting");
        if name.starts_with("family/") || is_test {
            continue;
        }
        let source = std::fs::read_to_string(&file).unwrap();
        let code = without_tests(&source);
        for literal in literals(code) {
            let is_word = words.contains(literal);
            let is_part = literal.ends_with('_') && words.iter().any(|word| word.starts_with(literal));
            if (is_word || is_part) && !OTHER_MEANINGS.contains(&(name.as_str(), literal)) {
                said.push(format!("{name}: {literal}"));
            }
        }
    }
    assert!(said.is_empty(), "ask the activity or its face instead: {said:#?}");
}

#[test]
fn a_word_between_marks_is_found() {
    let source = "let a = \"altitude\"; // \"battery\"\n// \"stop\"\nfoo(\"look_\", 'x')";
    assert_eq!(literals(source), ["altitude", "battery", "look_"]);
}
