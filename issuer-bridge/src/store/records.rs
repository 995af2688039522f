//! Rows as the store gives and takes them. Times are seconds since 1970; keys and digests are hexadecimal.

use sqlx::FromRow;

use super::error::StoreError;
use crate::encoding::{digest_of, from_hex};

/// The organisation; its secret keys are sealed under the key-encryption key.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct OrganisationRow {
    pub(crate) name: String,
    pub(crate) signing_public: String,
    pub(crate) signing_sealed: String,
    pub(crate) sealing_public: String,
    pub(crate) sealing_sealed: String,
    pub(crate) created: i64,
    pub(crate) exported: Option<i64>,
}

/// A key that signs badges after the organisation's first.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct BadgeKeyRow {
    pub(crate) number: i64,
    pub(crate) public: String,
    /// Empty where the secret was lost.
    pub(crate) sealed: String,
    pub(crate) since: i64,
    /// The first status list of its badges.
    pub(crate) first_list: i64,
}

/// A pédagogue.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct AccountRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) password_hash: String,
    pub(crate) created: i64,
    /// Words of its roles, with spaces between.
    pub(crate) roles: String,
    /// Since when it opens nothing any more.
    pub(crate) disabled: Option<i64>,
}

/// A running login, with the name of its account.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct LoginRow {
    pub(crate) account: String,
    pub(crate) account_name: String,
    pub(crate) csrf: String,
    pub(crate) expires: i64,
    /// Words of the account's roles, with spaces between.
    pub(crate) roles: String,
    pub(crate) opened: i64,
    /// « Firefox · Windows »; empty where it is not known.
    pub(crate) browser: String,
}

/// A running login, for lists of them.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct SessionRow {
    /// The beginning of the digest of its token: names it, and opens nothing.
    pub(crate) name: String,
    pub(crate) account_name: String,
    pub(crate) opened: i64,
    pub(crate) browser: String,
}

/// Who opened a sealed identity, and when first.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct OpenedRow {
    pub(crate) account: String,
    pub(crate) account_name: String,
    pub(crate) moment: i64,
}

/// What was erased, and the row of the audit trail that says so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Erased {
    pub(crate) claims: i64,
    pub(crate) decisions: i64,
    pub(crate) badges: i64,
    /// Raw packages that still stood there.
    pub(crate) packages: i64,
    /// Of the row.
    pub(crate) number: i64,
    pub(crate) digest: String,
}

impl Erased {
    /// In figures, for the audit trail.
    pub(crate) fn counted(&self) -> String {
        format!(
            "claims {}, decisions {}, badges {}, packages {}",
            self.claims, self.decisions, self.badges, self.packages
        )
    }
}

/// A station.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct StationRow {
    pub(crate) id: String,
    pub(crate) public_key: String,
    pub(crate) name: String,
    pub(crate) paired: i64,
    pub(crate) removed: Option<i64>,
}

macro_rules! words {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            #[allow(dead_code, reason = "not every list of words is walked through")]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in the database.
            pub(crate) const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            pub(crate) fn from_word(word: &str) -> Result<Self, StoreError> {
                match word { $($word => Ok(Self::$variant),)* _ => Err(StoreError::Unreadable(stringify!($name))) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = StoreError;

            fn try_from(word: String) -> Result<Self, StoreError> {
                Self::from_word(&word)
            }
        }
    };
}
pub(super) use words;

words! {
    /// Where a claim stands.
    ClaimKind {
        /// Unknown station or unknown scenario: nothing of it is replayed.
        Apart = "apart",
        /// Waits for a pédagogue.
        Waiting = "waiting",
        /// A complement is asked for.
        Complement = "complement",
        /// « On te propose d'en parler. »
        Talk = "talk",
        /// The badge is issued.
        Issued = "issued",
        /// The badge was revoked.
        Revoked = "revoked",
    }
}

words! {
    /// What a pédagogue decided.
    DecisionKind {
        /// Émettre.
        Issue = "issue",
        /// Demander un complément.
        Complement = "complement",
        /// En parler ensemble.
        Talk = "talk",
        /// Révoquer.
        Revoke = "revoke",
        /// Corriger: another badge in place of one.
        Correct = "correct",
    }
}

/// A claim.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct ClaimRow {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) digest: String,
    pub(crate) station_key: String,
    pub(crate) scenario: String,
    pub(crate) scenario_hash: String,
    pub(crate) badge: String,
    pub(crate) badge_version: i64,
    pub(crate) pseudonym: String,
    pub(crate) language: String,
    #[sqlx(try_from = "String")]
    pub(crate) state: ClaimKind,
    /// Why it is apart: a `wording` id.
    pub(crate) apart: Option<String>,
    /// Digest of where it came from, while it is apart.
    pub(crate) sender: Option<String>,
    pub(crate) received: i64,
    pub(crate) changed: i64,
    /// The raw bytes, until the decision; `None` also where they were not asked for.
    pub(crate) package: Option<Vec<u8>>,
    /// JSON of [`crate::review::Review`].
    pub(crate) review: Option<String>,
}

impl ClaimRow {
    /// The id, as the package carries it.
    pub(crate) fn id_bytes(&self) -> Result<[u8; 16], StoreError> {
        from_hex(&self.id)
            .and_then(|id| id.try_into().ok())
            .ok_or(StoreError::Unreadable("id of a claim"))
    }

    /// The name of its page.
    pub(crate) fn page(&self) -> String {
        super::card::page_of(&self.id)
    }

    /// What the log calls it: tells claims apart, and leads nowhere. The id itself gives the learner's code, which opens
    /// their page.
    pub(crate) fn log_name(&self) -> String {
        digest_of(&self.id).chars().take(8).collect()
    }
}

/// What waits apart of stations that are not known.
#[derive(Debug, Clone, Copy, FromRow)]
pub(crate) struct Strangers {
    pub(crate) count: i64,
    pub(crate) bytes: i64,
    /// From the one sender.
    pub(crate) of_sender: i64,
}

/// Words of a decision that is not taken yet.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct DraftRow {
    pub(crate) account: String,
    pub(crate) claim: String,
    pub(crate) words: String,
    /// `YYYY-MM-DD`, or empty.
    pub(crate) meeting: String,
    pub(crate) kept: i64,
}

/// A decision by a named person.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct DecisionRow {
    pub(crate) id: String,
    pub(crate) claim: String,
    #[sqlx(try_from = "String")]
    pub(crate) kind: DecisionKind,
    pub(crate) account: String,
    pub(crate) account_name: String,
    pub(crate) words: String,
    /// `YYYY-MM-DD`, for a talk.
    pub(crate) meeting: Option<String>,
    /// The person attests that they were there.
    pub(crate) witnessed: bool,
    #[sqlx(rename = "moment")]
    pub(crate) decided: i64,
}

/// A badge definition of the organisation.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct DefinitionRow {
    pub(crate) scenario: String,
    pub(crate) badge: String,
    pub(crate) version: i64,
    /// JSON of [`crate::definition::Definition`].
    pub(crate) body: String,
    pub(crate) adopted: i64,
}

/// How long a subject waits between tries that fail.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// So many are free within an hour.
    pub(crate) free: i64,
    /// Then the wait doubles with each, up to this, seconds.
    pub(crate) longest_s: i64,
}

impl Patience {
    /// Tries that are older count for nothing.
    pub(crate) const WINDOW_S: i64 = 3_600;
    const FIRST_S: i64 = 30;

    /// How long to wait after `failed` tries.
    pub(crate) fn wait_after(self, failed: i64) -> i64 {
        match u32::try_from(failed - self.free) {
            Err(_) => 0,
            Ok(beyond) => (Self::FIRST_S << beyond.min(16)).min(self.longest_s),
        }
    }
}

/// What still runs at a time: ends after it, and not so late that it was made under a clock that stood ahead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) now: i64,
    /// The latest end of what was made by now.
    pub(crate) latest: i64,
}

/// A badge to be kept.
#[derive(Debug, Clone)]
pub(crate) struct NewBadge {
    pub(crate) id: String,
    pub(crate) credential: String,
    pub(crate) picture: Vec<u8>,
    /// Until when it is valid, if it ends.
    pub(crate) ends: Option<i64>,
    /// The badge in whose place it comes.
    pub(crate) replaces: Option<String>,
}

/// An issued badge.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct BadgeRow {
    pub(crate) id: String,
    pub(crate) credential: String,
    pub(crate) picture: Vec<u8>,
    pub(crate) issued: i64,
    pub(crate) ends: Option<i64>,
    pub(crate) replaces: Option<String>,
    pub(crate) revoked: Option<i64>,
}

/// Who looks at a claim.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct LookRow {
    pub(crate) claim: String,
    pub(crate) account: String,
    pub(crate) account_name: String,
    pub(crate) since: i64,
    pub(crate) seen: i64,
}

/// A stretch of time: after the one, up to the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Between {
    pub(crate) after: i64,
    pub(crate) until: i64,
}

impl Between {
    /// At any time.
    pub(crate) const EVER: Self = Self {
        after: i64::MIN,
        until: i64::MAX,
    };

    /// The part that both have.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            after: self.after.max(other.after),
            until: self.until.min(other.until),
        }
    }
}
