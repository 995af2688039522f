//! What the game is started with.

use std::ffi::OsString;
use std::path::PathBuf;

use wording::{FluentValue, Language};

/// The game without anybody, for figures and pictures.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unattended {
    /// All of it, for so many seconds of real time from the first session on.
    Evening { seconds: f32 },
    /// Every moment worth a picture: its frames are measured, or pictures are saved into this folder.
    Frames { pictures: Option<PathBuf> },
}

/// Options of `envol-game`.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct Options {
    /// Folder of the station; the system's own if none.
    pub(crate) station: Option<PathBuf>,
    /// Folder of the situations; beside the program if none.
    pub(crate) scenarios: Option<PathBuf>,
    /// A pairing file to use at the start.
    pub(crate) pair: Option<PathBuf>,
    /// Language of the screens.
    pub(crate) language: Option<Language>,
    /// Size of the window, pixels.
    pub(crate) window: Option<(u32, u32)>,
    /// Plays without anybody on the station of `--station`, and ends.
    pub(crate) unattended: Option<Unattended>,
    /// As little as possible is drawn.
    pub(crate) safe_graphics: bool,
    /// The screen is Envol's alone, and whoever closes it has the animator's code.
    pub(crate) kiosk: bool,
    /// Says this sentence in a window of its own and ends.
    pub(crate) sentence: Option<String>,
    /// Prints state hashes of the simulation and ends, without a window.
    pub(crate) state_hash: bool,
    /// Prints the options and ends.
    pub(crate) help: bool,
}

/// Why the options cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OptionsError {
    /// An option nobody knows.
    #[error("unknown option {0}")]
    Unknown(String),
    /// An option without its value.
    #[error("{0} needs a value")]
    Value(String),
    /// A value that makes no sense.
    #[error("{0} does not fit {1}")]
    Unfit(String, String),
}

impl OptionsError {
    pub(crate) fn say(&self, language: Language) -> String {
        let with = |id: &str, option: &str, value: &str| {
            wording::text(
                language,
                id,
                &[
                    ("option", FluentValue::from(option)),
                    ("value", FluentValue::from(value)),
                ],
            )
        };
        match self {
            Self::Unknown(option) => with("game-option-unknown", option, ""),
            Self::Value(option) => with("game-option-value", option, ""),
            Self::Unfit(value, option) => with("game-option-unfit", option, value),
        }
    }
}

impl Options {
    /// Reads the arguments after the program's name.
    /// Names of files are taken as the system gives them: they are not always text.
    pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, OptionsError> {
        let mut options = Self::default();
        let mut arguments = arguments;
        while let Some(option) = arguments.next() {
            let option = in_words(option).map_err(OptionsError::Unknown)?;
            let (option, given) = match option.split_once('=') {
                Some((option, value)) => (option.to_owned(), Some(OsString::from(value))),
                None => (option, None),
            };
            let mut value = || {
                given
                    .clone()
                    .or_else(|| arguments.next())
                    .ok_or(OptionsError::Value(option.clone()))
            };
            let words = |value: OsString| in_words(value).map_err(|v| OptionsError::Unfit(v, option.clone()));
            match option.as_str() {
                "--station" => options.station = Some(value()?.into()),
                "--scenarios" => options.scenarios = Some(value()?.into()),
                "--pair" => options.pair = Some(value()?.into()),
                "--language" => {
                    let tag = words(value()?)?;
                    let language = Language::from_tag(&tag).ok_or(OptionsError::Unfit(tag, option.clone()))?;
                    options.language = Some(language);
                }
                "--window" => {
                    let size = words(value()?)?;
                    options.window = Some(window(&size).ok_or(OptionsError::Unfit(size, option.clone()))?);
                }
                "--frames" => options.unattended = Some(Unattended::Frames { pictures: None }),
                "--pictures" => {
                    let pictures = Some(value()?.into());
                    options.unattended = Some(Unattended::Frames { pictures });
                }
                "--evening" => {
                    let seconds = words(value()?)?;
                    let length = seconds.parse().ok().filter(|s| (1.0..=86_400.0).contains(s));
                    let seconds = length.ok_or(OptionsError::Unfit(seconds, option.clone()))?;
                    options.unattended = Some(Unattended::Evening { seconds });
                }
                "--sentence" => options.sentence = Some(words(value()?)?),
                "--safe-graphics" => options.safe_graphics = true,
                "--kiosk" => options.kiosk = true,
                "--state-hash" => options.state_hash = true,
                "--help" | "-h" => options.help = true,
                _ => return Err(OptionsError::Unknown(option)),
            }
        }
        // It makes a profile and sessions: never among those of people.
        if options.unattended.is_some() && options.station.is_none() {
            return Err(OptionsError::Value("--station".to_owned()));
        }
        Ok(options)
    }
}

/// Text, or what can be read of what is none.
fn in_words(value: OsString) -> Result<String, String> {
    value
        .into_string()
        .map_err(|value| value.to_string_lossy().into_owned())
}

fn window(size: &str) -> Option<(u32, u32)> {
    let (width, height) = size.split_once(['x', '×'])?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    ((320..=7680).contains(&width) && (200..=4320).contains(&height)).then_some((width, height))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, OptionsError> {
        Options::read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn options_are_read_in_both_forms() {
        let options = read("--station a --scenarios=b --language en_GB --window 1024x600").unwrap();
        assert_eq!(options.station, Some("a".into()));
        assert_eq!(options.scenarios, Some("b".into()));
        assert_eq!(options.language, Some(Language::English));
        assert_eq!(options.window, Some((1024, 600)));
    }

    #[test]
    fn nonsense_is_named() {
        assert_eq!(read("--fast"), Err(OptionsError::Unknown("--fast".to_owned())));
        assert_eq!(read("--evening 60"), Err(OptionsError::Value("--station".to_owned())));
        assert!(read("--station a --evening 0").is_err() && read("--station a --evening NaN").is_err());
        assert_eq!(read("--pair"), Err(OptionsError::Value("--pair".to_owned())));
        assert_eq!(
            read("--window 3x4"),
            Err(OptionsError::Unfit("3x4".to_owned(), "--window".to_owned()))
        );
        assert!(read("--fast").unwrap_err().say(Language::French).contains("--fast"));
    }
    #[cfg(unix)]
    #[test]
    fn a_folder_may_have_a_name_that_is_not_text() {
        use std::os::unix::ffi::OsStringExt;
        let name = OsString::from_vec(b"/srv/donn\xe9es".to_vec());
        let options = Options::read(["--station".into(), name.clone()].into_iter()).unwrap();
        assert_eq!(options.station, Some(PathBuf::from(&name)));
        for wrong in [vec![name.clone()], vec!["--language".into(), name]] {
            assert!(Options::read(wrong.into_iter()).is_err(), "said, and no panic");
        }
    }
}
