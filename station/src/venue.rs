//! What a venue settles for a PC: `venue.ron`, in the station's folder or beside the program. The station's own comes first.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use situation::diagnostic::Diagnostic;
use situation::document::{Node, Reading, Report, Span, Spanned};
use situation::library::Library;
use wording::Language;

use crate::pairing::is_http;
use crate::secret::is_pin;
use crate::settings::LONGEST_RETENTION_DAYS;

/// The name of the file.
pub(crate) const FILE: &str = "venue.ron";

/// What a venue settles; whatever it leaves out is left to the person and the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Venue {
    /// How much is drawn, until a person chooses.
    pub quality: Option<Quality>,
    /// What is spoken, until a person chooses.
    pub language: Option<Language>,
    /// Whether anything is heard, until a person chooses.
    pub sound: Option<bool>,
    /// Ids of the situations that are offered, in this order; `None`: all that are there.
    pub situations: Option<Vec<String>>,
    /// Days that sessions are kept, 1 to [`LONGEST_RETENTION_DAYS`].
    pub retention_days: Option<u32>,
    /// Minutes without anybody after which whoever is here is taken to have left, 1 to [`LONGEST_IDLE_MINUTES`];
    /// `None`: whoever comes in stays until they leave.
    pub idle_return_minutes: Option<u32>,
    /// The animator's PIN, 4 to 12 digits, in place of one chosen on the PC.
    pub animator_code: Option<String>,
    /// Address of the bridge that stands in the field until the station is linked: http or https.
    pub bridge: Option<String>,
    /// The PC forgets everything at power-off, and this is done with each request before.
    pub forgets: Option<Forgets>,
}

/// What a PC that forgets does with a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgets {
    /// It is sent at once, without the time in which it may be taken back.
    Bridge,
    /// It is written here too, into a folder that is there (on a USB stick), once whoever asked leaves their receipt.
    Folder(PathBuf),
}

/// Longest time without anybody that a venue can wait, minutes.
pub(crate) const LONGEST_IDLE_MINUTES: u32 = 60;

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    quality: Option<Quality>,
    language: Option<Spoken>,
    sound: Option<bool>,
    situations: Option<Spanned<Vec<Spanned<String>>>>,
    retention_days: Option<Spanned<u32>>,
    idle_return_minutes: Option<Spanned<u32>>,
    animator_code: Option<Spanned<String>>,
    bridge: Option<Spanned<String>>,
    forgets: Option<Forgets>,
}

/// A language by its tag.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Spoken {
    Fr,
    En,
}

impl From<Spoken> for Language {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::Fr => Self::French,
            Spoken::En => Self::English,
        }
    }
}

impl Written {
    /// What serde cannot see: situations that are not there, and days out of range.
    fn check(&self, library: &Library, report: &mut Report) {
        if let Some(situations) = &self.situations {
            if situations.is_empty() {
                report.error("station-venue-no-situation", Vec::new(), situations.span);
            }
            for situation in &**situations {
                if library.by_id(situation).is_none() {
                    let ids: Vec<&str> = library.iter().map(|known| known.id.as_str()).collect();
                    let told = vec![("found", situation.value.clone()), ("known", ids.join(", "))];
                    report.error("station-venue-situation", told, situation.span);
                }
            }
        }
        let out_of_range = |written: &Option<Spanned<u32>>, most: u32| {
            let written = written
                .as_ref()
                .filter(|written| !(1..=most).contains(&written.value))?;
            let told = vec![("found", written.value.to_string()), ("max", most.to_string())];
            Some((told, written.span))
        };
        if let Some((told, span)) = out_of_range(&self.retention_days, LONGEST_RETENTION_DAYS) {
            report.error("station-venue-days", told, span);
        }
        if let Some((told, span)) = out_of_range(&self.idle_return_minutes, LONGEST_IDLE_MINUTES) {
            report.error("station-venue-idle", told, span);
        }
        if let Some(code) = self.animator_code.as_ref().filter(|code| !is_pin(code)) {
            report.error("station-venue-code", Vec::new(), code.span);
        }
        if let Some(bridge) = self.bridge.as_ref().filter(|bridge| !is_http(bridge)) {
            report.error(
                "station-venue-bridge",
                vec![("found", bridge.value.clone())],
                bridge.span,
            );
        }
    }

    fn settle(self) -> Venue {
        let ids = |written: Spanned<Vec<Spanned<String>>>| written.value.into_iter().map(|id| id.value).collect();
        Venue {
            quality: self.quality,
            language: self.language.map(Language::from),
            sound: self.sound,
            situations: self.situations.map(ids),
            retention_days: self.retention_days.map(|days| days.value),
            idle_return_minutes: self.idle_return_minutes.map(|minutes| minutes.value),
            animator_code: self.animator_code.map(|code| code.value),
            bridge: self.bridge.map(|bridge| bridge.value),
            forgets: self.forgets,
        }
    }
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
    /// cannot be used settles nothing. `library`: what can be offered.
    pub fn read(folders: &[&Path], library: &Library) -> (Self, Vec<Diagnostic>) {
        let found = folders
            .iter()
            .map(|folder| folder.join(FILE))
            .find(|file| file.is_file());
        found.map_or_else(Default::default, |file| Self::of(&file, library))
    }

    fn of(file: &PathBuf, library: &Library) -> (Self, Vec<Diagnostic>) {
        let name = file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                let mut report = Report::new(&name, "");
                let reason = vec![("reason", error.to_string())];
                report.error("station-venue-unread", reason, Span { start: 0, end: 0 });
                return (Self::default(), report.into_diagnostics());
            }
        };
        let mut report = Report::new(&name, &text);
        let read: Option<Written> = Node::parse(&mut report).and_then(|node| Reading::read(&node, &mut report));
        if let Some(written) = &read {
            written.check(library, &mut report);
        }
        let usable = !report.has_errors();
        let settled = read.filter(|_| usable).map(Written::settle);
        (settled.unwrap_or_default(), report.into_diagnostics())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// The situations that come with the programs.
    fn library() -> Library {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        Library::load(&shipped, &simulation::builtin()).0
    }

    fn read(text: &str) -> (Venue, Vec<Diagnostic>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), text).unwrap();
        Venue::read(&[Path::new("/nowhere"), folder.path()], &library())
    }

    fn places(wrong: &[Diagnostic]) -> Vec<String> {
        wrong.iter().map(|wrong| wrong.place.to_string()).collect()
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
        let nowhere = Venue::read(&[Path::new("/nowhere")], &library());
        assert_eq!(nowhere, (Venue::default(), Vec::new()));
        let (venue, wrong) =
            read("(language: en, sound: true, retention_days: 7, situations: [\"premier-vol\", \"le-nichoir\"])");
        assert_eq!(wrong, Vec::new());
        assert_eq!((venue.language, venue.sound), (Some(Language::English), Some(true)));
        assert_eq!(venue.retention_days, Some(7));
        let offered = venue.situations.unwrap_or_default();
        assert_eq!(offered, ["premier-vol", "le-nichoir"], "in the venue's order");
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_with_its_place_and_nothing_is_settled() {
        let (venue, wrong) = read("(\n quality: best,\n colour: red,\n)");
        assert_eq!(venue, Venue::default());
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        let places = places(&wrong);
        assert!(
            places[0].contains("venue.ron:2:") && places[1].contains("venue.ron:3:"),
            "{places:?}"
        );
    }

    #[test]
    fn what_is_not_there_and_what_cannot_be_is_said() {
        let text = "(\n sound: false,\n situations: [\n \"premier-vol\",\n \"le-vol\",\n ],\n retention_days: 400,\n)";
        let (venue, wrong) = read(text);
        assert_eq!(venue, Venue::default(), "nothing of it is followed");
        let codes: Vec<&str> = wrong.iter().map(|wrong| wrong.code).collect();
        assert_eq!(codes, ["station-venue-situation", "station-venue-days"]);
        let places = places(&wrong);
        assert!(
            places[0].contains("venue.ron:5:") && places[1].contains("venue.ron:7:"),
            "{places:?}"
        );
        let (_, wrong) = read("(situations: [])");
        assert_eq!(wrong[0].code, "station-venue-no-situation");
        let (_, wrong) = read("(retention_days: 0)");
        assert_eq!(wrong[0].code, "station-venue-days");
    }

    #[test]
    fn what_happens_where_nobody_is_there_is_settled_too() {
        let (venue, wrong) =
            read("(idle_return_minutes: 5, animator_code: \"0421\", bridge: \"https://b.example.org\")");
        assert_eq!(wrong, Vec::new());
        assert_eq!(venue.idle_return_minutes, Some(5));
        assert_eq!(venue.animator_code.as_deref(), Some("0421"), "zeros count");
        assert_eq!(venue.bridge.as_deref(), Some("https://b.example.org"));
        let text = "(\n idle_return_minutes: 0,\n animator_code: \"12a4\",\n bridge: \"ftp://b\",\n)";
        let (venue, wrong) = read(text);
        assert_eq!(venue, Venue::default());
        let codes: Vec<&str> = wrong.iter().map(|wrong| wrong.code).collect();
        assert_eq!(
            codes,
            ["station-venue-idle", "station-venue-code", "station-venue-bridge"]
        );
        assert!(places(&wrong)[2].contains("venue.ron:4:"));
        assert_eq!(read("(idle_return_minutes: 61)").1[0].code, "station-venue-idle");
        assert_eq!(read("(forgets: bridge)").0.forgets, Some(Forgets::Bridge));
        let folder = Some(Forgets::Folder(PathBuf::from("E:\\Envol")));
        assert_eq!(read("(forgets: folder(\"E:\\\\Envol\"))").0.forgets, folder);
        assert_eq!(read("(forgets: cloud)").1.len(), 1);
    }

    #[test]
    fn the_code_of_the_file_takes_the_place_of_one_that_was_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let mut station = crate::Station::open(folder.path()).unwrap();
        assert!(station.settle_animator_pin("12").is_err() && !station.has_animator_pin());
        station.set_animator_pin(None, "1234").unwrap();
        station.settle_animator_pin("0421").unwrap();
        assert!(station.try_animator_pin("1234").is_err());
        station.try_animator_pin("0421").unwrap();
        let kept = || std::fs::read(folder.path().join("station.json")).unwrap();
        let before = kept();
        station.settle_animator_pin("0421").unwrap();
        assert_eq!(kept(), before, "the same code is not written anew with each opening");
    }

    #[test]
    fn a_file_that_is_no_text_is_said() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), [0xff, 0xfe, 0x00]).unwrap();
        let (venue, wrong) = Venue::read(&[folder.path()], &library());
        assert_eq!((venue, wrong.len()), (Venue::default(), 1));
    }
}
