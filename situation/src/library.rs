//! All scenarios of a folder of folders.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use simulation::Registry;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::scenario::{File, Hash, Scenario};

/// Scenarios by id and by hash.
#[derive(Debug, Clone, Default)]
pub struct Library {
    by_id: BTreeMap<String, Arc<Scenario>>,
    by_hash: BTreeMap<Hash, Arc<Scenario>>,
}

impl Library {
    /// The folder of situations that came with the programs: `scenarios` beside the one that runs, as in a package,
    /// else in the folder it was started from; `None` where neither is there.
    pub fn shipped() -> Option<PathBuf> {
        let program = std::env::current_exe().ok();
        let beside = program.as_deref().and_then(Path::parent).map(Path::to_path_buf);
        let folders = beside.into_iter().chain(std::env::current_dir().ok());
        folders.map(|folder| folder.join("scenarios")).find(|p| p.is_dir())
    }

    /// Loads every folder that holds a `scenario.ron`. What cannot be used is left out and said; the file names
    /// of its diagnostics start with the folder's name. Notes are for who writes a situation and asks
    /// ([`Scenario::load`]): who plays or reviews could do nothing about them, and they are not among these.
    pub fn load(folder: &Path, registry: &Registry) -> (Self, Vec<Diagnostic>) {
        let mut library = Self::default();
        let mut diagnostics = Vec::new();
        let folders = match folders(folder) {
            Ok(folders) => folders,
            Err(error) => {
                diagnostics.push(Diagnostic {
                    severity: Severity::Error,
                    code: "situation-folder-unreadable",
                    arguments: vec![("folder", folder.display().to_string()), ("reason", error.to_string())],
                    place: Place::default(),
                });
                return (library, diagnostics);
            }
        };
        for folder in folders {
            let name = folder
                .file_name()
                .map(|n| n.to_string_lossy().into_owned())
                .unwrap_or_default();
            let (scenario, mut found) = Scenario::load(&folder, registry);
            found.retain(|diagnostic| diagnostic.severity > Severity::Note);
            for diagnostic in &mut found {
                let file = &mut diagnostic.place.file;
                *file = if file.is_empty() {
                    name.clone()
                } else {
                    format!("{name}/{file}")
                };
            }
            diagnostics.append(&mut found);
            if let Some(scenario) = scenario {
                let id = scenario.id.clone();
                if library.by_id.contains_key(&id) {
                    diagnostics.push(Diagnostic {
                        severity: Severity::Error,
                        code: "situation-duplicate-id",
                        arguments: vec![("found", id)],
                        place: Place {
                            file: format!("{name}/scenario.ron"),
                            ..Place::default()
                        },
                    });
                } else {
                    library.add(Arc::new(scenario));
                }
            }
        }
        (library, diagnostics)
    }

    /// Adds a scenario, e.g. one of a test; it takes the place of another with its id.
    pub fn add(&mut self, scenario: Arc<Scenario>) {
        if let Some(before) = self.by_id.insert(scenario.id.clone(), Arc::clone(&scenario)) {
            self.by_hash.remove(&before.hash());
        }
        self.by_hash.insert(scenario.hash(), scenario);
    }

    /// The scenario with this id.
    pub fn by_id(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.by_id.get(id)
    }

    /// The scenario with exactly this content.
    pub fn by_hash(&self, hash: &Hash) -> Option<&Arc<Scenario>> {
        self.by_hash.get(hash)
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.by_id.values()
    }
}

/// Folders with a scenario in them, by name.
fn folders(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if File::Scenario.names().iter().any(|name| path.join(name).is_file()) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
