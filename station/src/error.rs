//! What can go wrong on a station, each with the sentence that a person reads.

use std::io;
use std::path::{Path, PathBuf};

use wording::{FluentValue, Language};

use crate::patience;

/// Why something could not be done. [`StationError::say`] is the sentence for a person; `Display` is for logs.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StationError {
    /// The folder of the station cannot be made or used.
    #[error("the folder {} cannot be used: {source}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The system names no folder for a program's data, and none was given.
    #[error("no folder for data is known; give one with ENVOL_STATION")]
    NoFolder,
    /// Another program has this station open.
    #[error("another program has this station open")]
    AlreadyOpen,
    /// No space is left.
    #[error("the disk is full: {megabytes} MB more are needed")]
    DiskFull {
        /// Space that would be needed, rounded up.
        megabytes: u64,
    },
    /// A file cannot be read or written.
    #[error("{} cannot be read or written: {source}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file's content makes no sense.
    #[error("{} is unreadable: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the reader found, for logs.
        reason: String,
    },
    /// A file was written by a newer Envol; it is left as it is.
    #[error("{} was written by a newer version ({found})", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u16,
    },
    /// The operating system gives no random numbers.
    #[error("the operating system gives no random numbers")]
    NoRandomness,

    /// A pseudonym is empty or longer than [`crate::LONGEST_PSEUDONYM`] characters.
    #[error("a pseudonym has 1 to {} characters", crate::LONGEST_PSEUDONYM)]
    Pseudonym,
    /// A code is not four pictograms.
    #[error("a code has four pictograms")]
    CodeShape,
    /// The code or PIN is not the right one.
    #[error("wrong code")]
    CodeWrong,
    /// Too many wrong codes in a row.
    #[error("wait {seconds} s before the next code")]
    CodeWait {
        /// Seconds to wait.
        seconds: u64,
    },
    /// An animator's PIN has 4 to 12 digits.
    #[error("a PIN has 4 to 12 digits")]
    PinShape,
    /// No animator's PIN was chosen on this station.
    #[error("no animator's PIN was chosen")]
    NoPin,
    /// No such profile.
    #[error("no such profile")]
    NoSuchProfile,
    /// No such session.
    #[error("no such session")]
    NoSuchSession,
    /// No such claim.
    #[error("no such claim")]
    NoSuchClaim,
    /// The claim has left, or may have: it cannot be taken back here.
    #[error("this claim has left")]
    HasLeft,
    /// More players than the situation has seats.
    #[error("this situation has {seats} seats")]
    TooManyPlayers {
        /// Seats of the situation.
        seats: u8,
    },
    /// Somebody whose acts would leave has not said yes.
    #[error("{name} has not agreed")]
    NotAgreed {
        /// Their pseudonym.
        name: String,
    },
    /// The witness is one of those who do.
    #[error("the witness is one of the players")]
    OwnWitness,
    /// The number of days is out of range.
    #[error("days to keep: 1 to {}", crate::LONGEST_RETENTION_DAYS)]
    RetentionDays,

    /// The session is being played.
    #[error("this session is being played")]
    StillPlaying,
    /// The session is already closed.
    #[error("this session is closed")]
    Closed,
    /// A step of the situation failed.
    #[error("the situation cannot go on: {reason}")]
    Play {
        /// Id of the sentence.
        code: &'static str,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
        /// For logs.
        reason: String,
    },
    /// The scenario at hand is not the one that was played.
    #[error("the scenario has changed since this session")]
    OtherScenario,
    /// `situation` refuses: journal, replay or package.
    #[error("{reason}")]
    Situation {
        /// Id of the sentence.
        code: &'static str,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
        /// For logs.
        reason: String,
    },

    /// What was seen is not shown before the learner's own answers are kept.
    #[error(transparent)]
    NotYet(#[from] NotYet),
    /// The answers were kept: what was said before does not change any more.
    #[error("already kept")]
    Kept,
    /// The grid has no such row, or the learner did not choose it.
    #[error("no row {0} is looked at")]
    NoSuchRow(String),
    /// The row has no moment at that attempt.
    #[error("no such moment of row {0}")]
    NoSuchMoment(String),
    /// The scenario has no such badge.
    #[error("no badge {0}")]
    NoSuchBadge(String),
    /// The badge is not there (yet).
    #[error("no badge was issued for this claim")]
    NoBadgeYet,
    /// Something already stands where an export would go.
    #[error("{} already exists", .0.display())]
    ExportExists(PathBuf),

    /// The station is not paired: an identity cannot be sealed.
    #[error("this station is not paired")]
    NotPaired,
    /// The station is paired with another organisation; that pairing must be removed first.
    #[error("already paired with {0}")]
    PairedElsewhere(String),
    /// A pairing file cannot be read.
    #[error("the pairing file is unreadable: {0}")]
    OfferUnreadable(String),
    /// A pairing file of another version.
    #[error("pairing version {0} is unknown")]
    OfferVersion(u16),
    /// The organisation's key does not certify the sealing key: someone may stand in between.
    #[error("the pairing file's signature does not fit")]
    OfferSignature,
    /// The pairing file was used or is older than ten minutes.
    #[error("the pairing offer was used or is too old")]
    OfferSpent,
    /// The bridge does not answer.
    #[error("no answer from {address}: {reason}")]
    BridgeAway {
        /// Its address.
        address: String,
        /// For logs.
        reason: String,
    },
    /// The bridge refuses, in its own words.
    #[error("the bridge refuses: {message}")]
    BridgeRefuses {
        /// The bridge's sentence.
        message: String,
    },
    /// What answers does not prove that it holds the organisation's key.
    #[error("what answers at {address} is not the organisation's bridge")]
    NotTheBridge {
        /// Its address.
        address: String,
    },
}

/// Nothing that was seen is shown before « Je garde ma réponse ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the learner's own answers come first")]
pub struct NotYet;

impl NotYet {
    /// The sentence for a person.
    pub fn say(self, language: Language) -> String {
        wording::text(language, "station-not-yet", &[])
    }
}

impl StationError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Folder { source, .. } => match source.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "station-folder-denied",
                io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "station-folder-is-a-file",
                _ => "station-folder",
            },
            Self::NoFolder => "station-no-folder",
            Self::AlreadyOpen => "station-already-open",
            Self::DiskFull { .. } => "station-disk-full",
            Self::Disk { source, .. } if patience::is_held(source) => "station-file-held",
            Self::Disk { .. } => "station-disk",
            Self::Unreadable { .. } => "station-unreadable",
            Self::Newer { .. } => "station-newer",
            Self::NoRandomness => "station-no-randomness",
            Self::Pseudonym => "station-pseudonym",
            Self::CodeShape => "station-code-shape",
            Self::CodeWrong => "station-code-wrong",
            Self::CodeWait { .. } => "station-code-wait",
            Self::PinShape => "station-pin-shape",
            Self::NoPin => "station-no-pin",
            Self::NoSuchProfile => "station-no-such-profile",
            Self::NoSuchSession => "station-no-such-session",
            Self::NoSuchClaim => "station-no-such-claim",
            Self::HasLeft => "station-has-left",
            Self::TooManyPlayers { .. } => "station-too-many-players",
            Self::NotAgreed { .. } => "station-not-agreed",
            Self::OwnWitness => "station-own-witness",
            Self::RetentionDays => "station-retention-days",
            Self::StillPlaying => "station-still-playing",
            Self::Closed => "station-closed",
            Self::Play { code, .. } | Self::Situation { code, .. } => code,
            Self::OtherScenario => "station-other-scenario",
            Self::NotYet(_) => "station-not-yet",
            Self::Kept => "station-kept",
            Self::NoSuchRow(_) => "station-no-such-row",
            Self::NoSuchMoment(_) => "station-no-such-moment",
            Self::NoSuchBadge(_) => "station-no-such-badge",
            Self::NoBadgeYet => "station-no-badge-yet",
            Self::ExportExists(_) => "station-export-exists",
            Self::NotPaired => "station-not-paired",
            Self::PairedElsewhere(_) => "station-paired-elsewhere",
            Self::OfferUnreadable(_) => "station-offer-unreadable",
            Self::OfferVersion(_) => "station-offer-version",
            Self::OfferSignature => "station-offer-signature",
            Self::OfferSpent => "station-offer-spent",
            Self::BridgeAway { .. } => "station-bridge-away",
            Self::BridgeRefuses { .. } => "station-bridge-refuses",
            Self::NotTheBridge { .. } => "station-not-the-bridge",
        }
    }

    /// Named arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let file = |path: &Path| vec![("file", path.display().to_string())];
        match self {
            Self::Folder { path, .. } => vec![("folder", path.display().to_string())],
            Self::Disk { path, .. }
            | Self::Unreadable { path, .. }
            | Self::Newer { path, .. }
            | Self::ExportExists(path) => file(path),
            Self::DiskFull { megabytes } => vec![("megabytes", megabytes.to_string())],
            Self::Pseudonym => vec![("most", crate::LONGEST_PSEUDONYM.to_string())],
            Self::CodeWait { seconds } => vec![("seconds", seconds.to_string())],
            Self::NotAgreed { name } => vec![("name", name.clone())],
            Self::TooManyPlayers { seats } => vec![("seats", seats.to_string())],
            Self::RetentionDays => vec![("most", crate::LONGEST_RETENTION_DAYS.to_string())],
            Self::Play { arguments, .. } | Self::Situation { arguments, .. } => arguments.clone(),
            Self::NoSuchRow(row) | Self::NoSuchMoment(row) => vec![("row", row.clone())],
            Self::NoSuchBadge(badge) => vec![("badge", badge.clone())],
            Self::PairedElsewhere(organisation) => vec![("organisation", organisation.clone())],
            Self::OfferVersion(version) => vec![("version", version.to_string())],
            Self::BridgeAway { address, .. } | Self::NotTheBridge { address } => vec![("address", address.clone())],
            Self::BridgeRefuses { message } => vec![("message", message.clone())],
            _ => Vec::new(),
        }
    }

    /// The sentence for a person: what is the matter and what to do next.
    pub fn say(&self, language: Language) -> String {
        say(language, self.code(), &self.arguments())
    }
}

/// Says the sentence `code` with arguments as text.
pub(crate) fn say(language: Language, code: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(n, v)| (*n, FluentValue::from(v.as_str())))
        .collect();
    wording::text(language, code, &arguments)
}

/// Something that a person should know and that stopped nothing: a file set aside, a session found interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Id of the sentence in `wording`.
    pub code: &'static str,
    /// Its arguments.
    pub arguments: Vec<(&'static str, String)>,
}

impl From<&StationError> for Notice {
    fn from(error: &StationError) -> Self {
        Self {
            code: error.code(),
            arguments: error.arguments(),
        }
    }
}

impl Notice {
    /// The sentence for a person.
    pub fn say(&self, language: Language) -> String {
        say(language, self.code, &self.arguments)
    }
}
