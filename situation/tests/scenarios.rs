//! Scenarios that the tests play.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use ed25519_dalek::SigningKey;
use simulation::Registry;
use situation::record::{Recording, record};
use situation::selection::{ChosenRow, Extent, Selection};
use situation::{Diagnostic, Scenario};

use crate::handover::{FILES, HandoverKind};

/// The built-in kinds and the one of the tests.
pub(crate) fn registry() -> Registry {
    simulation::builtin().with(&HandoverKind)
}

/// Writes files into a folder and loads it; `edit` is given each file's name and content.
pub(crate) fn load(edit: impl Fn(&str, &str) -> Option<Vec<u8>>) -> (Option<Scenario>, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in FILES {
        if let Some(bytes) = edit(name, content) {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
    }
    Scenario::load(folder.path(), &registry())
}

/// The two-seat scenario as it is.
pub(crate) fn handover() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
        let (scenario, diagnostics) = load(|_, content| Some(content.as_bytes().to_vec()));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        Arc::new(scenario.unwrap())
    });
    Arc::clone(&LOADED)
}

/// « Premier vol », as it is shipped.
pub(crate) fn premier_vol() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
        let (scenario, diagnostics) = Scenario::load(&folder, &registry());
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        Arc::new(scenario.unwrap())
    });
    Arc::clone(&LOADED)
}

/// A short session of the two-seat scenario.
pub(crate) fn handover_session() -> Recording {
    record(handover(), "ordinary", 7, [7; 16]).unwrap()
}

/// A key of a station.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

/// Shows the first moment of each of `rows`.
pub(crate) fn selection(recording: &Recording, badge: &str, seat: u8, rows: &[&str]) -> Selection {
    let rows = rows
        .iter()
        .map(|row| ChosenRow {
            row: (*row).to_owned(),
            moments: recording
                .observations
                .iter()
                .filter(|o| o.row == *row && o.seat == seat)
                .map(|o| o.attempt)
                .take(1)
                .collect(),
            self_first: None,
            self_later: None,
            words: String::new(),
            people: Vec::new(),
        })
        .collect();
    Selection {
        seat,
        badge: (badge.to_owned(), 1),
        rows,
        extent: Extent::Extracts,
        account: "J'ai écouté, puis j'ai appuyé.".to_owned(),
        named: "Je suis attentif".to_owned(),
        pseudonym: "Mésange".to_owned(),
        language: "fr".to_owned(),
    }
}
