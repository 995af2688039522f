//! A workshop that does not hold together is said when its folder is read: in which line, what is wrong, what to do.

use std::fs;
use std::path::Path;

use situation::{Diagnostic, Scenario};
use wording::{FluentValue, Language};

use crate::scenarios::registry;

/// « Le nichoir » with one passage written otherwise; gives what is said, and the line in which `at` stands.
fn changed(from: &str, to: &str, at: &str) -> (Vec<Diagnostic>, u32) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/le-nichoir");
    let folder = tempfile::tempdir().unwrap();
    let mut line = 0;
    for entry in fs::read_dir(shipped).unwrap().flatten() {
        let mut content = fs::read(entry.path()).unwrap();
        if entry.file_name() == "scenario.ron" {
            let text = String::from_utf8(content).unwrap();
            assert_eq!(text.matches(from).count(), 1, "{from}");
            line = 1 + text[..text.find(at).unwrap()].matches('\n').count();
            content = text.replace(from, to).into_bytes();
        }
        fs::write(folder.path().join(entry.file_name()), content).unwrap();
    }
    let (scenario, found) = Scenario::load(folder.path(), &registry());
    assert!(scenario.is_none(), "« {to} » is taken as it is");
    (found, line as u32)
}

fn said(diagnostic: &Diagnostic) -> String {
    let arguments = diagnostic.arguments.iter();
    let arguments: Vec<_> = arguments
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    wording::text(Language::French, diagnostic.code, &arguments)
}

/// Written so, the line itself is named, with what to do.
fn check(name: &str, from: &str, to: &str, what_to_do: &str) {
    check_at(name, from, to, from, what_to_do);
}

/// Written so, the line in which `at` stands is named, with what to do.
fn check_at(name: &str, from: &str, to: &str, at: &str, what_to_do: &str) {
    let (found, line) = changed(from, to, at);
    let told: Vec<String> = found.iter().map(|d| format!("{} {}", d.place, said(d))).collect();
    let place = format!("scenario.ron:{line}:");
    let is_said = told
        .iter()
        .any(|told| told.contains(&place) && told.contains(what_to_do));
    assert!(is_said, "{name}, line {line}: {told:#?}");
    assert!(found.len() < 4, "{name}: {told:#?}");
}

#[test]
fn each_mistake_is_said_at_its_line_with_what_to_do() {
    check(
        "a step that nothing can satisfy",
        "does: Cut(\"left_side\")",
        "does: Cut(\"roof\")",
        "Écris Check à la place de Cut",
    );
    check(
        "a part longer than its stock",
        "(id: \"left_side\", from: \"plank\", length_mm: 250.0",
        "(id: \"left_side\", from: \"plank\", length_mm: 950.0",
        "Raccourcis la pièce, ou prends une planche plus longue",
    );
    check(
        "a circular precondition",
        "does: Cut(\"left_side\"), after: [\"wear_glasses\"]",
        "does: Cut(\"left_side\"), after: [\"wear_glasses\", \"join_left\"]",
        "cut_left → join_left → cut_left. Enlève l'une d'elles de « after »",
    );
    check_at(
        "a tool that the bench does not have",
        "(id: \"gauge\", kind: Gauge, at_mm: (1180.0, 780.0)),",
        "",
        "does: Gauge, after",
        "demande un outil que l'établi n'a pas : Gauge. Ajoute-le à « tools »",
    );
    check(
        "a tolerance of zero",
        "(id: \"left_side\", from: \"plank\", length_mm: 250.0, tolerance_mm: 2.0",
        "(id: \"left_side\", from: \"plank\", length_mm: 250.0, tolerance_mm: 0.0",
        "vaut 0 : il faut de 0,1 à 20",
    );
    check(
        "a page without a drawing",
        "(id: \"side_view\", shows: [Side])",
        "(id: \"side_view\", shows: [])",
        "Donne-lui un dessin, par exemple shows: [Front]",
    );
    check(
        "a joint of two parts that overlap",
        "lies: Zy, at_mm: (132.0, 0.0, 0.0)",
        "lies: Zy, at_mm: (10.0, 0.0, 0.0)",
        "prennent la même place. Déplace l'une des deux (« at_mm »)",
    );
    check(
        "a thousand boards",
        "thickness_mm: 18.0, count: 3",
        "thickness_mm: 18.0, count: 1000",
        "255",
    );
}
