//! Opening the station and its situations before there is a window, so that what is wrong can be said plainly.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bevy::prelude::*;
use simulation::Registry;
use situation::diagnostic::{Diagnostic, Severity};
use situation::library::Library;
use station::{Station, Venue};
use wording::{FluentValue, Language};

use crate::desk::{Desk, Trouble, Visit};
use crate::language::ScreenLanguage;
use crate::options::Options;
use crate::preferences::Preferences;
use crate::quality::{self, Quality};

/// Everything that is there before the window is.
pub(crate) struct Opened {
    desk: Desk,
    language: Language,
    preferences: Preferences,
    trouble: Trouble,
    awaited: Option<AwaitedOffer>,
}

/// The file of `--pair` while it is not there: the bridge writes it once its first start is done.
#[derive(Resource)]
struct AwaitedOffer {
    file: PathBuf,
    next_look: Timer,
}

/// Seconds between two looks for the file.
const LOOK_S: f32 = 2.0;

/// Opens what the options name. The error is a sentence for a person.
pub(crate) fn open(options: &Options, kinds: &Registry) -> Result<Opened, String> {
    let language = options.language.unwrap_or_else(Language::of_environment);
    let folder = match &options.station {
        Some(folder) => folder.clone(),
        None => Station::default_folder().map_err(|e| e.say(language))?,
    };
    let mut station = Station::open(&folder).map_err(|e| e.say(language))?;
    let mut trouble = Trouble::default();
    let mut preferences = Preferences::read(&station).unwrap_or_else(|error| {
        trouble.tell(error.say(language));
        Preferences::default()
    });
    let scenarios = options.scenarios.clone().or_else(Library::shipped);
    let loaded = scenarios.map(|folder| (Library::load(&folder, kinds), folder));
    let beside = std::env::current_exe().ok();
    let beside = beside.as_deref().and_then(Path::parent);
    let folders: Vec<&Path> = std::iter::once(folder.as_path()).chain(beside).collect();
    let (venue, wrong) = match &loaded {
        Some(((library, _), _)) => Venue::read(&folders, library),
        None => Default::default(),
    };
    let language = preferences.language(options.language, venue.language);
    if options.language.is_some() {
        preferences.language = Some(language.tag().to_owned());
    }
    preferences.sound_here = venue.sound.unwrap_or_default();
    station.speak(language);
    for sentence in wrong.iter().map(|wrong| not_followed(wrong, language)) {
        trouble.tell(sentence);
    }
    if let Some(days) = venue.retention_days.filter(|days| *days != station.retention_days())
        && let Err(error) = station.set_retention_days(days)
    {
        trouble.tell(error.say(language));
    }
    if let Some(code) = &venue.animator_code
        && let Err(error) = station.settle_animator_pin(code)
    {
        trouble.tell(error.say(language));
    }
    if options.kiosk && !station.has_animator_pin() {
        trouble.tell(wording::text(language, "game-kiosk-without-code", &[]));
    }
    // What was interrupted stands first on the welcome screen.
    for notice in station
        .notices()
        .iter()
        .filter(|n| n.code != "station-notice-interrupted")
    {
        trouble.tell(notice.say(language));
    }
    let ((library, diagnostics), folder) = loaded.ok_or_else(|| wording::text(language, "game-no-scenarios", &[]))?;
    let diagnosed = diagnosed(&diagnostics, language);
    if library.iter().next().is_none() {
        let folder = folder.display().to_string();
        let mut sentences = vec![wording::text(
            language,
            "game-empty-scenarios",
            &[("folder", FluentValue::from(folder))],
        )];
        sentences.extend(diagnosed);
        return Err(sentences.join(" "));
    }
    for sentence in diagnosed {
        trouble.tell(sentence);
    }
    let mut awaited = None;
    if let Some(file) = &options.pair {
        if file.exists() {
            pair(file, &mut station, language, &mut trouble);
        } else {
            awaited = Some(AwaitedOffer {
                file: file.clone(),
                next_look: Timer::from_seconds(LOOK_S, TimerMode::Repeating),
            });
        }
    }
    Ok(Opened {
        desk: Desk {
            station,
            library,
            venue,
        },
        language,
        preferences,
        trouble,
        awaited,
    })
}

/// What a diagnostic says.
fn said(diagnostic: &Diagnostic, language: Language) -> String {
    let arguments: Vec<_> = diagnostic
        .arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    wording::text(language, diagnostic.code, &arguments)
}

/// What is wrong with the venue's file.
fn not_followed(wrong: &Diagnostic, language: Language) -> String {
    tracing::warn!("{}: {}", wrong.place, said(wrong, Language::English));
    let arguments = [
        ("place", FluentValue::from(wrong.place.to_string())),
        ("reason", FluentValue::from(said(wrong, language))),
    ];
    wording::text(language, "game-venue-not-followed", &arguments)
}

/// What keeps situations from being played, a sentence for each folder: its first error; the rest and the warnings
/// are the author's, and go to the log.
fn diagnosed(diagnostics: &[Diagnostic], language: Language) -> Vec<String> {
    let mut sentences: Vec<(String, String)> = Vec::new();
    for diagnostic in diagnostics {
        tracing::warn!("{}: {}", diagnostic.place, said(diagnostic, Language::English));
        let folder = diagnostic.place.file.split('/').next().unwrap_or_default().to_owned();
        if diagnostic.severity == Severity::Error && sentences.iter().all(|(known, _)| *known != folder) {
            let arguments = [
                ("folder", FluentValue::from(folder.clone())),
                ("place", FluentValue::from(diagnostic.place.to_string())),
                ("reason", FluentValue::from(said(diagnostic, language))),
            ];
            let sentence = wording::text(language, "game-situation-left-out", &arguments);
            sentences.push((folder, sentence));
        }
    }
    sentences.into_iter().map(|(_, sentence)| sentence).collect()
}

/// Pairs as soon as the offer is there.
fn look_for_offer(
    time: Res<Time<Real>>,
    mut awaited: ResMut<AwaitedOffer>,
    mut desk: ResMut<Desk>,
    mut trouble: ResMut<Trouble>,
    language: Res<ScreenLanguage>,
    mut commands: Commands,
) {
    if awaited.next_look.tick(time.delta()).just_finished() && awaited.file.exists() {
        pair(&awaited.file, &mut desk.station, language.0, &mut trouble);
        commands.remove_resource::<AwaitedOffer>();
    }
}

/// Pairs with the offer of `--pair`, unless already paired: a station may have met this bridge before.
fn pair(file: &Path, station: &mut Station, language: Language, trouble: &mut Trouble) {
    let paired = Station::read_offer(file).and_then(|offer| {
        let known = station
            .pairing()
            .is_some_and(|p| p.organisation_key == offer.organisation_key);
        let moved = station.pairing().is_some_and(|p| p.address != offer.address);
        if known && !moved {
            return Ok(());
        }
        station.pair(&offer, &wording::text(language, "game-station-name", &[]))
    });
    if let Err(error) = paired {
        trouble.tell(error.say(language));
    }
}

impl Opened {
    /// Hands everything to the app; the way of drawing with which the last start ended at once, if it did.
    pub(crate) fn put_into(mut self, app: &mut App, safe_graphics: bool) -> Option<String> {
        let last_way = quality::last_way(&self.desk.station);
        if last_way.is_some() && !safe_graphics {
            self.trouble
                .tell(wording::text(self.language, "game-drawn-safely", &[]));
        }
        app.insert_resource(quality::Asked {
            safe: safe_graphics || last_way.is_some(),
            venue: self.desk.venue.quality.map(Quality::from),
        });
        app.insert_resource(self.desk)
            .insert_resource(ScreenLanguage(self.language))
            .insert_resource(self.preferences)
            .insert_resource(self.trouble)
            .init_resource::<Visit>();
        if let Some(awaited) = self.awaited {
            app.insert_resource(awaited)
                .add_systems(Update, look_for_offer.run_if(resource_exists::<AwaitedOffer>));
        }
        last_way
    }
}

/// Without a display there is nothing to play on: say it, and what works without.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) fn has_display(language: Language) -> Result<(), String> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") {
        Ok(())
    } else {
        Err(wording::text(language, "game-no-display", &[]))
    }
}

/// Other systems always have one for a program with a window.
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as where it can fail")]
pub(crate) fn has_display(_: Language) -> Result<(), String> {
    Ok(())
}

/// Why the engine gave up before anything was drawn, by its own words: the id of a sentence.
pub(crate) fn why_no_window(panic: &(dyn std::any::Any + Send)) -> &'static str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or_default();
    if words.contains("event loop") || words.contains("XOpenDisplay") {
        "game-no-display"
    } else if words.contains("scale_factor") || words.contains("scale factor") {
        "game-odd-scale"
    } else if words.contains("dmFields") {
        // winit, listing what the screens can do.
        "game-odd-screen"
    } else if cfg!(windows) {
        "game-no-window-windows"
    } else {
        "game-no-window"
    }
}

/// What is said where nothing draws; what helps differs.
pub(crate) fn no_graphics(tried: &str, language: Language) -> String {
    let id = if cfg!(windows) {
        "game-no-graphics-windows"
    } else {
        "game-no-graphics"
    };
    wording::text(language, id, &[("tried", FluentValue::from(tried))])
}

/// Prints the state hashes that game and bridge must share.
pub(crate) fn print_state_hash() -> ExitCode {
    for (name, hash) in simulation::determinism::reference_hashes() {
        println!("{name} {hash}");
    }
    ExitCode::SUCCESS
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// The shipped situations beside a folder that cannot be read as one.
    fn beside_a_broken_one() -> (tempfile::TempDir, Vec<Diagnostic>) {
        let folder = tempfile::tempdir().unwrap();
        let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
        for (name, from) in [("premier-vol", true), ("mon-essai", false)] {
            let to = folder.path().join(name);
            std::fs::create_dir(&to).unwrap();
            for file in ["scenario.ron", "grid.ron", "badge.ron"] {
                if from {
                    std::fs::copy(shipped.join(file), to.join(file)).unwrap();
                } else {
                    std::fs::write(to.join(file), "(version: 1, titre: 3").unwrap();
                }
            }
        }
        let (library, diagnostics) = Library::load(folder.path(), &simulation::builtin());
        assert_eq!(library.iter().count(), 1, "the good one can be played");
        (folder, diagnostics)
    }

    #[test]
    fn a_situation_that_does_not_load_is_said_once_in_the_language_of_the_screen() {
        let (_folder, diagnostics) = beside_a_broken_one();
        assert!(diagnostics.len() > 1, "several things are wrong with it");
        for language in Language::ALL {
            let said = diagnosed(&diagnostics, language);
            assert_eq!(said.len(), 1, "{said:?}");
            assert!(
                said[0].contains("mon-essai") && said[0].contains("scenario.ron:1:"),
                "{said:?}"
            );
        }
        let said = Language::ALL.map(|language| diagnosed(&diagnostics, language));
        assert_ne!(said[0], said[1], "each language has its own sentence");
    }

    #[test]
    fn nothing_is_said_of_the_shipped_situations() {
        let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        let (_, diagnostics) = Library::load(&shipped, &simulation::builtin());
        assert_eq!(diagnosed(&diagnostics, Language::French), Vec::<String>::new());
    }

    #[test]
    fn the_engine_says_why_there_is_no_window() {
        let why = |words: &str| why_no_window(&words.to_owned());
        assert_eq!(why("Failed to build event loop: NotSupported"), "game-no-display");
        assert_eq!(
            why("assertion failed: validate_scale_factor(scale_factor)"),
            "game-odd-scale"
        );
        assert_eq!(
            why("assertion failed: has_flag(mode.dmFields, REQUIRED_FIELDS)"),
            "game-odd-screen"
        );
        assert!(why("a driver that gave up").starts_with("game-no-window"));
    }

    #[test]
    fn where_nothing_draws_what_was_tried_is_named_and_no_other_system_is() {
        for language in Language::ALL {
            let said = no_graphics("Vulkan (no adapter)", language);
            assert!(said.contains("Vulkan (no adapter)"), "{said}");
            let windows = wording::text(language, "game-no-graphics-windows", &[("tried", "OpenGL".into())]);
            assert!(windows.contains("OpenGL") && !windows.contains("Debian"), "{windows}");
            let windows = wording::text(language, "game-no-window-windows", &[]);
            assert!(!windows.contains("./envol"), "{windows}");
        }
    }
}
