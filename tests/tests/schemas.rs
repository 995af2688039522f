//! The schemas for editors, held by a validator that is not ours against files that are right and files that are wrong.

use std::fs;
use std::path::Path;
use std::process::Command;

use end_to_end::as_json::as_json;
use end_to_end::programs::{program, root};
use serde_json::{Value, json};
use situation::scenario::{File, Scenario};

/// What ajv says of each of `files` by the schema of `file`.
fn verdicts(file: File, files: &[Value]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: String, text: &Value| {
        let path = folder.path().join(name);
        fs::write(&path, text.to_string()).expect("a file can be written");
        path
    };
    let schema = write("schema.json".to_owned(), &file.schema(&simulation::builtin()));
    let files = files
        .iter()
        .enumerate()
        .map(|(at, value)| write(format!("{at}.json"), value));
    let verifier = Path::new(env!("CARGO_MANIFEST_DIR")).join("verifier");
    assert!(
        verifier.join("node_modules/ajv").is_dir(),
        "tests/verifier/node_modules lacks ajv: run ./envol test, which installs what it needs"
    );
    let output = Command::new("node")
        .current_dir(&verifier)
        .arg("schemas.mjs")
        .arg(schema)
        .args(files)
        .output()
        .expect("node starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().map(str::to_owned).collect()
}

fn shipped(file: File) -> Value {
    shipped_in("premier-vol", file)
}

fn shipped_in(folder: &str, file: File) -> Value {
    let name = file.names()[0];
    let text = fs::read_to_string(root().join("scenarios").join(folder).join(name)).expect("a shipped file");
    as_json(name, &text)
}

/// The folders of situations that are shipped.
fn folders() -> Vec<String> {
    let entries = fs::read_dir(root().join("scenarios")).expect("the situations");
    let folders = entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|folder| folder.file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

/// Whether the folder of « Premier vol » in JSON can be used with `changed` in place of `file`.
fn is_usable(file: File, changed: &Value) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    for each in File::ALL {
        let value = if each == file { changed.clone() } else { shipped(each) };
        fs::write(folder.path().join(each.names()[1]), format!("{value:#}")).expect("a file can be written");
    }
    Scenario::load(folder.path(), &simulation::builtin()).0.is_some()
}

#[test]
fn what_is_shipped_is_valid() {
    let folders = folders();
    assert!(folders.len() >= 2, "{folders:?}");
    for file in File::ALL {
        let mut named = shipped(file);
        named["$schema"] = json!(format!("../../docs/schemas/{}.schema.json", file.stem()));
        let mut all: Vec<Value> = folders.iter().map(|folder| shipped_in(folder, file)).collect();
        all.push(named);
        for (place, said) in verdicts(file, &all).into_iter().enumerate() {
            let which = folders.get(place).map_or("with its schema named", String::as_str);
            assert_eq!(said, "valid", "{}, {which}", file.stem());
        }
    }
}

/// Puts `value` at a JSON pointer, or takes out what is there.
fn changed(file: File, pointer: &str, value: Option<Value>) -> Value {
    let mut whole = shipped(file);
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    let parent = whole
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("{pointer} is not there"));
    match (parent, value) {
        (Value::Object(members), Some(value)) => {
            members.insert(last.to_owned(), value);
        }
        (Value::Object(members), None) => {
            members
                .shift_remove(last)
                .unwrap_or_else(|| panic!("{pointer} is not there"));
        }
        (Value::Array(items), Some(value)) => items[last.parse::<usize>().expect("an index")] = value,
        (other, _) => panic!("{other} has no {last}"),
    }
    whole
}

#[test]
fn what_the_schema_refuses_check_refuses_too() {
    let own = |file, pointer, value| (file, pointer, Some(value));
    let wrong = [
        own(File::Grid, "/version", json!(2)),
        own(File::Grid, "/status", json!("Accepted")),
        own(File::Grid, "/rows/0/id", json!("Vole")),
        own(File::Grid, "/rows/0/txt", json!({ "fr": "a", "en": "a" })),
        own(File::Grid, "/rows/0/text", json!({ "fr": "Je vole." })),
        own(File::Grid, "/rows/0/text/en", json!("  ")),
        own(File::Grid, "/rows/0/source", json!("Teacher")),
        own(File::Grid, "/rows/0/source", json!({ "Peer": null })),
        own(
            File::Grid,
            "/rows/0/source/Game/thresholds/0/value",
            json!("20 secondes"),
        ),
        own(File::Grid, "/rows/0/source/Game/thresholds/0/value", json!(20)),
        (File::Grid, "/rows/0/source/Game/occasion", None),
        own(File::Grid, "/rows/0/source/Game/rule", json!("")),
        own(File::Grid, "/rows", json!({})),
        own(File::Grid, "/alignments/2/url", json!("rectec.fr")),
        (File::Badge, "/badges/1/requires/witness", None),
        own(File::Badge, "/badges/0/version", json!(0)),
        own(File::Badge, "/badges/0/requires/at_least", json!(-1)),
        own(File::Badge, "/badges/0/requires/of/0", json!(3)),
        own(File::Scenario, "/activity", json!("fligt")),
        own(File::Scenario, "/seats", json!(0)),
        own(File::Scenario, "/longest_s", json!(8000)),
        own(File::Scenario, "/title", json!("Premier vol")),
        (File::Scenario, "/parameters", None),
        own(File::Scenario, "/parameters/handling/speed_m_s", json!(250)),
        own(File::Scenario, "/parameters/cage/half_m", json!([15.0])),
        own(File::Scenario, "/parameters/drone", json!("Trainning")),
        own(File::Scenario, "/parameters/beats/2/Lantern/radius", json!(2)),
        own(File::Scenario, "/parameters/beats/1/Light/orange_s", json!([0.5, 15.0])),
    ];
    for file in File::ALL {
        let of_file = wrong.iter().filter(|(of, ..)| *of == file);
        let (places, broken): (Vec<String>, Vec<Value>) = of_file
            .map(|(_, pointer, value)| (format!("{pointer} {value:?}"), changed(file, pointer, value.clone())))
            .unzip();
        let said = verdicts(file, &broken);
        assert_eq!(said.len(), broken.len(), "{said:?}");
        for ((place, broken), said) in places.iter().zip(&broken).zip(said) {
            assert!(said.starts_with("refused: "), "{place}: {said}");
            assert!(!is_usable(file, broken), "{place} is refused by the schema only");
        }
    }
}

#[test]
fn the_schemas_that_editors_point_at_are_what_the_program_prints() {
    for file in File::ALL {
        let output = Command::new(program("envol-author"))
            .args(["schema", file.stem()])
            .output()
            .expect("the program starts");
        assert!(output.status.success(), "{output:?}");
        let path = format!("docs/schemas/{}.schema.json", file.stem());
        let kept = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(
            kept.as_bytes() == output.stdout,
            "{path} is out of date: run ./envol schema {} > {path}",
            file.stem()
        );
    }
}

#[test]
fn what_rules_can_speak_about_is_listed() {
    for (language, words) in [("fr", "le drone est en l'air"), ("en", "the drone is in the air")] {
        let output = Command::new(program("envol-author"))
            .args(["--language", language, "vocabulary"])
            .arg(root().join("scenarios/premier-vol"))
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{output:?}");
        for expected in [
            "airborne",
            words,
            "land_call",
            "WithinAfter(delay, trigger, response)",
            "pauses_to_think",
        ] {
            assert!(said.contains(expected), "{expected}\n{said}");
        }
        assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
    }
}
