//! The walls between the rooms, and one version of what must be one.

use std::collections::BTreeMap;
use std::fs;

use end_to_end::programs::root;

/// Names of the dependencies (not the development ones) in a room's manifest.
fn dependencies(room: &str) -> Vec<String> {
    let manifest = fs::read_to_string(root().join(room).join("Cargo.toml")).expect("a manifest");
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && let Some(name) = line.split(['=', '.', ' ']).next().filter(|n| !n.is_empty()) {
            names.push(name.to_owned());
        }
    }
    assert!(
        !names.is_empty(),
        "{room} has no dependencies: is this test reading the right file?"
    );
    names
}

#[test]
fn no_room_knows_what_it_must_not() {
    let rooms = [
        "simulation",
        "situation",
        "wording",
        "station",
        "game",
        "issuer-bridge",
        "authoring",
        "launcher",
    ];
    // Room → the rooms it may know.
    let may = [
        ("simulation", &[][..]),
        ("wording", &[]),
        ("situation", &["simulation"]),
        ("station", &["simulation", "situation", "wording"]),
        ("game", &["simulation", "situation", "station", "wording"]),
        ("issuer-bridge", &["simulation", "situation", "wording"]),
        ("launcher", &["wording"]),
        (
            "authoring",
            &["simulation", "situation", "station", "issuer-bridge", "wording"],
        ),
    ];
    let outside: [(&str, &[&str]); 5] = [
        ("simulation", &["ron", "wording", "reqwest", "tokio", "fluent-bundle"]),
        ("situation", &["reqwest", "tokio", "sqlx", "axum"]),
        ("wording", &["reqwest", "tokio", "serde"]),
        ("station", &["axum", "sqlx", "egui"]),
        ("issuer-bridge", &["egui", "wgpu", "winit"]),
    ];
    for (room, allowed) in may {
        let has = dependencies(room);
        for other in rooms.iter().filter(|r| **r != room && has.iter().any(|h| h == **r)) {
            assert!(allowed.contains(other), "{room} must not know {other}");
        }
        if room != "game" {
            assert!(
                !has.iter().any(|h| h.starts_with("bevy")),
                "only game knows Bevy, {room} does too"
            );
        }
    }
    for (room, forbidden) in outside {
        let has = dependencies(room);
        for name in forbidden {
            assert!(!has.iter().any(|h| h == name), "{room} must not use {name}");
        }
    }
}

#[test]
fn what_must_be_one_is_one() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock is committed");
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some(found) = line.strip_prefix("name = ") {
            name = found.trim_matches('"');
        } else if let Some(found) = line.strip_prefix("version = ") {
            versions.entry(name).or_default().push(found.trim_matches('"'));
        }
    }
    for name in ["bevy_ecs", "egui", "wgpu", "winit", "serde", "ed25519-dalek"] {
        let found = versions.get(name).map_or(&[][..], Vec::as_slice);
        assert_eq!(found.len(), 1, "{name} stands in Cargo.lock as {found:?}");
    }
}

#[test]
fn only_the_script_is_for_unix() {
    let mut folders = vec![root()];
    let mut looked = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && !["target", "node_modules", ".git", "tests"].contains(&name.to_string_lossy().as_ref())
            {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                looked += 1;
                let source = fs::read_to_string(&path).expect("source");
                // What has a twin for other systems may stand behind `cfg(unix)`; what stands bare breaks Windows.
                let guarded = ["cfg(unix)", "target_os = \"linux\""];
                let bare = source.contains("std::os::unix") && !guarded.iter().any(|guard| source.contains(guard));
                assert!(!bare, "{} uses std::os::unix without cfg(unix)", path.display());
            }
        }
    }
    assert!(looked > 50, "only {looked} source files found");
}
