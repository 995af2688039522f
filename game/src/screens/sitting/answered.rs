//! What a bridge would have brought lies on the disk of the station.

use std::path::Path;

use station::Station;

use super::Sitting;
use crate::desk::LookingBack;

/// The organisation that the station is linked to; nothing answers at its address.
const PAIRING: &str = r#"{"version":1,"content":{"address":"http://127.0.0.1:9","organisation":"L'Atelier des Hauts Vents et des Grands Chemins","organisation_key":"","sealing_key":"","sealing_key_signature":"","station_id":"7","station_name":"Poste 3"}}"#;

/// The badge was decided, with words.
const ISSUED: &str = r#"{"state":"issued","words":"Tu as attendu le feu vert sans qu'on te le demande. Tu as dit ce que tu voyais, et tu es revenu te poser.","by":"Ana Perrin","date":null,"badge":"Premier vol","issued":true}"#;

impl Sitting {
    /// Opens the station again after its files have been changed.
    fn on_disk(&mut self, change: impl FnOnce(&Path)) {
        let spare = tempfile::tempdir().unwrap();
        // A folder opens once, and who looks back holds it.
        self.app.world_mut().remove_resource::<LookingBack>();
        self.desk().station = Station::open(spare.path()).unwrap();
        change(self.folder.path());
        let station = Station::open(self.folder.path()).unwrap();
        self.desk().station = station;
    }

    /// The station is linked to an organisation.
    pub(in crate::screens) fn pair(&mut self) {
        self.on_disk(|folder| std::fs::write(folder.join("pairing.json"), PAIRING).unwrap());
    }

    /// Every request was received and decided, its badge is here.
    pub(in crate::screens) fn answer_requests(&mut self) {
        self.on_disk(|folder| {
            for claim in std::fs::read_dir(folder.join("claims")).unwrap() {
                let claim = claim.unwrap().path();
                let file = claim.join("claim.json");
                let mut text = std::fs::read_to_string(&file).unwrap();
                for (from, to) in [
                    ("\"state\": \"waiting\"", "\"state\": \"received\", \"apart\": false"),
                    ("\"status\": null", &format!("\"status\": {ISSUED}")),
                    (
                        "\"page\": null",
                        "\"page\": \"https://envol.example.org/r/7Q2K-3CPC-K9CP-6E9F\"",
                    ),
                    ("\"badge_here\": false", "\"badge_here\": true"),
                    ("\"news\": false", "\"news\": true"),
                ] {
                    assert!(text.contains(from), "{from} in {text}");
                    text = text.replace(from, to);
                }
                std::fs::write(&file, text).unwrap();
                std::fs::write(claim.join("badge.png"), b"no picture").unwrap();
                std::fs::write(claim.join("badge.json"), b"{}").unwrap();
            }
        });
    }
}
