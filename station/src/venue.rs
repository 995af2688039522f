//! What a venue settles for a PC: `venue.ron`, in the station's folder or beside the program. The station's own comes first.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use situation::diagnostic::Diagnostic;
use situation::document::{Node, Reading, Report};

/// The name of the file.
pub(crate) const FILE: &str = "venue.ron";

/// What a venue settles; whatever it leaves out is left to the person and the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Venue {
    /// How much is drawn.
    pub quality: Option<Quality>,
}

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Everything, with smooth edges.
    Fine,
    /// Everything.
    Plain,
    /// A sketch.
    Sketch,
}

impl Venue {
    /// Reads the first file that is there, of these folders in turn; with all that is wrong with it at once. A file that
    /// cannot be used settles nothing.
    pub fn read(folders: &[&Path]) -> (Self, Vec<Diagnostic>) {
        let found = folders
            .iter()
            .map(|folder| folder.join(FILE))
            .find(|file| file.is_file());
        found.map_or_else(Default::default, |file| Self::of(&file))
    }

    fn of(file: &PathBuf) -> (Self, Vec<Diagnostic>) {
        let name = file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                let mut report = Report::new(&name, "");
                let reason = vec![("reason", error.to_string())];
                report.error(
                    "station-venue-unread",
                    reason,
                    situation::document::Span { start: 0, end: 0 },
                );
                return (Self::default(), report.into_diagnostics());
            }
        };
        let mut report = Report::new(&name, &text);
        let read = Node::parse(&mut report).and_then(|node| Reading::read(&node, &mut report));
        let usable = !report.has_errors();
        (read.filter(|_| usable).unwrap_or_default(), report.into_diagnostics())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn read(text: &str) -> (Venue, Vec<Diagnostic>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), text).unwrap();
        Venue::read(&[Path::new("/nowhere"), folder.path()])
    }

    #[test]
    fn what_a_venue_settles_is_read() {
        for text in [
            "(quality: Some(sketch))",
            "(quality: sketch)",
            "( // less\n quality: sketch,\n)",
        ] {
            let (venue, wrong) = read(text);
            assert_eq!((venue.quality, wrong), (Some(Quality::Sketch), Vec::new()), "{text}");
        }
        assert_eq!(read("()"), (Venue::default(), Vec::new()));
        assert_eq!(Venue::read(&[Path::new("/nowhere")]), (Venue::default(), Vec::new()));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_with_its_place_and_nothing_is_settled() {
        let (venue, wrong) = read("(\n quality: best,\n colour: red,\n)");
        assert_eq!(venue, Venue::default());
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        let places: Vec<String> = wrong.iter().map(|wrong| wrong.place.to_string()).collect();
        assert!(
            places[0].contains("venue.ron:2:") && places[1].contains("venue.ron:3:"),
            "{places:?}"
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_said() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), [0xff, 0xfe, 0x00]).unwrap();
        let (venue, wrong) = Venue::read(&[folder.path()]);
        assert_eq!((venue, wrong.len()), (Venue::default(), 1));
    }
}
