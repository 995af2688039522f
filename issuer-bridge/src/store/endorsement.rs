//! What others say of a badge, as it is kept.

use sqlx::FromRow;

use super::error::StoreError;
use super::records::words;

words! {
    /// Where an endorsement stands.
    EndorsementState {
        /// The link is out.
        Asked = "asked",
        /// Somebody wrote; the learner has not answered.
        Written = "written",
        /// It is part of the badge.
        Joined = "joined",
    }
}

/// A link to somebody, and what they wrote.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct EndorsementRow {
    pub(crate) id: String,
    pub(crate) claim: String,
    /// The badge that was shown when it was written, until then when it was asked for.
    pub(crate) badge: String,
    /// For whom the link is, as whoever made it calls them.
    pub(crate) asked: String,
    /// Name of the account that made it; nothing where the learner did.
    pub(crate) made_by: Option<String>,
    pub(crate) made: i64,
    pub(crate) expires: i64,
    pub(crate) shows_account: bool,
    /// Word of an [`EndorsementState`].
    pub(crate) state: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) words: String,
    /// The language it was written in.
    pub(crate) language: String,
    pub(crate) changed: i64,
    /// Signed, once it is joined.
    pub(crate) credential: Option<String>,
}

impl EndorsementRow {
    pub(crate) fn stands(&self) -> Result<EndorsementState, StoreError> {
        EndorsementState::from_word(&self.state)
    }

    pub(crate) fn is(&self, state: EndorsementState) -> bool {
        self.state == state.word()
    }
}

/// A badge signed anew under its own identifier, in place of what stood there.
#[derive(Debug, Clone)]
pub(crate) struct Resigned {
    pub(crate) badge: String,
    pub(crate) before: String,
    pub(crate) credential: String,
    pub(crate) picture: Vec<u8>,
}
