//! Who plays: a pseudonym, a picture, and a code of four pictograms for those who want one.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::disk::Kept;
use crate::error::StationError;
use crate::secret::Secret;

/// Most characters of a pseudonym.
pub const LONGEST_PSEUDONYM: usize = 24;

/// Names a profile on this station; random, meaningless elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfileId(pub(crate) String);

impl ProfileId {
    /// Where somebody was whose profile is deleted.
    pub(crate) fn nobody() -> Self {
        Self(String::new())
    }

    /// Whether this is [`ProfileId::nobody`].
    pub fn is_nobody(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for ProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Pictures of profiles and pictograms of codes: ids that the game draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// A kite.
    Kite,
    /// A heron.
    Heron,
    /// A lighthouse.
    Lighthouse,
    /// A fox.
    Fox,
    /// A bicycle.
    Bicycle,
    /// A fern.
    Fern,
    /// A boat.
    Boat,
    /// A comet.
    Comet,
    /// A snail.
    Snail,
    /// A key.
    Key,
    /// A mountain.
    Mountain,
    /// A drum.
    Drum,
}

impl Picture {
    /// All pictures, in the order of the screen; twelve.
    pub const ALL: [Self; 12] = [
        Self::Kite,
        Self::Heron,
        Self::Lighthouse,
        Self::Fox,
        Self::Bicycle,
        Self::Fern,
        Self::Boat,
        Self::Comet,
        Self::Snail,
        Self::Key,
        Self::Mountain,
        Self::Drum,
    ];

    /// The word in files and in `wording` ids, e.g. `kite`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kite => "kite",
            Self::Heron => "heron",
            Self::Lighthouse => "lighthouse",
            Self::Fox => "fox",
            Self::Bicycle => "bicycle",
            Self::Fern => "fern",
            Self::Boat => "boat",
            Self::Comet => "comet",
            Self::Snail => "snail",
            Self::Key => "key",
            Self::Mountain => "mountain",
            Self::Drum => "drum",
        }
    }

    /// Id of its name in `wording`, e.g. `station-picture-kite`.
    pub fn wording_id(self) -> String {
        format!("station-picture-{}", self.id())
    }
}

/// Four pictograms, in order.
pub type Code = [Picture; 4];

/// A learner of this station, as the welcome screen shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Names it.
    pub id: ProfileId,
    /// 1 to [`LONGEST_PSEUDONYM`] characters.
    pub pseudonym: String,
    /// The picture chosen.
    pub picture: Picture,
    /// Whether a code is asked for.
    pub has_code: bool,
}

/// A profile as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProfileFile {
    pub(crate) pseudonym: String,
    pub(crate) picture: Picture,
    pub(crate) code: Option<Secret>,
    /// When it was last used, in seconds that the station has lived.
    pub(crate) used_lived_s: i64,
}

impl Kept for ProfileFile {
    const VERSION: u16 = 1;
}

impl ProfileFile {
    /// Checks what a person typed.
    pub(crate) fn new(
        pseudonym: &str,
        picture: Picture,
        code: Option<&Code>,
        lived_s: i64,
    ) -> Result<Self, StationError> {
        let pseudonym = pseudonym.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = pseudonym.chars().count();
        if length == 0 || length > LONGEST_PSEUDONYM || pseudonym.chars().any(char::is_control) {
            return Err(StationError::Pseudonym);
        }
        let code = code.map(|code| Secret::of(&words(*code))).transpose()?;
        Ok(Self {
            pseudonym,
            picture,
            code,
            used_lived_s: lived_s,
        })
    }

    /// As screens show it.
    pub(crate) fn shown(&self, id: &ProfileId) -> Profile {
        Profile {
            id: id.clone(),
            pseudonym: self.pseudonym.clone(),
            picture: self.picture,
            has_code: self.code.is_some(),
        }
    }
}

/// A code as the words that are hashed.
pub(crate) fn words(code: Code) -> String {
    code.map(Picture::id).join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_one_line_of_a_few_characters() {
        let new = |pseudonym: &str| ProfileFile::new(pseudonym, Picture::Fox, None, 0).map(|p| p.pseudonym);
        assert_eq!(new("  Noé   du  banc ").ok().as_deref(), Some("Noé du banc"));
        assert!(new(&"é".repeat(LONGEST_PSEUDONYM)).is_ok());
        for wrong in ["", "   ", &"e".repeat(LONGEST_PSEUDONYM + 1), "a\u{7}b"] {
            assert!(matches!(new(wrong), Err(StationError::Pseudonym)), "{wrong:?}");
        }
    }

    #[test]
    fn every_picture_has_its_name_in_both_languages() {
        for picture in Picture::ALL {
            for language in wording::Language::ALL {
                assert!(
                    wording::find(language, &picture.wording_id(), &[]).is_some(),
                    "{picture:?} in {language}"
                );
            }
        }
    }
}
