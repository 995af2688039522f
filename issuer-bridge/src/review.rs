//! What a pédagogue is shown of a claim: worked out once at intake, kept as a summary, and nothing of any row that the
//! learner did not choose.

pub(crate) mod assess;
pub(crate) mod drawing_svg;
pub(crate) mod kept_object;
pub(crate) mod kept_track;
pub(crate) mod view;

use serde::{Deserialize, Serialize};
use situation::grid::Threshold;
use situation::identity::SealedIdentity;
use situation::selection::Selection;
use situation::text::Text;

use self::kept_object::KeptObject;
use self::kept_track::KeptTrack;
use crate::error::BridgeError;
use crate::store::ClaimRow;

/// Version of the summary that is written here: 1 kept finished drawings, 2 keeps tracks. Both are read.
pub(crate) const VERSION: u16 = 2;

/// A claim as worked out; JSON in the store. The text of rows stands here too, so that a claim can be read when its
/// scenario folder is long gone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Review {
    /// At most [`VERSION`].
    pub(crate) version: u16,
    /// What the learner says and shows.
    pub(crate) selection: Selection,
    /// Who it is about, sealed to the organisation.
    pub(crate) identity: Option<SealedIdentity>,
    /// Title of the situation.
    pub(crate) scenario_title: Text,
    /// Title of the grid, and whether it is only proposed.
    pub(crate) grid_proposed: bool,
    /// Length of the whole session in ticks.
    pub(crate) ticks: u32,
    /// Ticks that the package discloses.
    pub(crate) disclosed_ticks: u32,
    /// The station's clock when the package was made, seconds since 1970; it may be years off.
    pub(crate) station_clock: i64,
    /// Whether the moments were worked out again here.
    pub(crate) recomputed: Recomputation,
    /// Chosen rows, in the order of the selection.
    pub(crate) rows: Vec<ReviewedRow>,
    /// What was being made, as it was after the last tick that is disclosed, until the decision; nothing where nothing is
    /// made, and of claims that came before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) object: Option<KeptObject>,
    /// Clips, entries and exits were dropped after the decision.
    #[serde(default)]
    pub(crate) raw_dropped: bool,
}

/// Whether the bridge could work the moments out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Recomputation {
    /// Yes, row by row as said there.
    Yes,
    /// Signed and intact, of another revision of the simulation or of the rules.
    OtherRevision {
        /// Revision of this bridge, for people.
        have: String,
        /// Revision the package was made with.
        need: String,
    },
}

/// A chosen row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReviewedRow {
    /// Row id.
    pub(crate) row: String,
    /// First person, present.
    pub(crate) text: Text,
    /// What the debrief asked.
    pub(crate) question: Text,
    /// Who can see it.
    pub(crate) seen_by: SeenBy,
    /// The rule as a sentence, for a game row.
    pub(crate) sentence: Option<Text>,
    /// Thresholds with their reasons.
    pub(crate) thresholds: Vec<Threshold>,
    /// Chosen moments.
    pub(crate) moments: Vec<ReviewedMoment>,
    /// The learner says it of themselves and shows it.
    pub(crate) self_seen: bool,
    /// People marked it and the learner shows it.
    pub(crate) people: bool,
}

/// Who can see a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SeenBy {
    /// The game, by a rule.
    Game,
    /// A pédagogue.
    Observer,
    /// The learner.
    OneSelf,
    /// The other learner.
    Peer,
}

/// A chosen moment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReviewedMoment {
    /// Tick at which the attempt began.
    pub(crate) attempt: u32,
    /// First tick of the evidence.
    pub(crate) from: u32,
    /// Last tick of the evidence.
    pub(crate) to: u32,
    /// The rule as written, thresholds filled in.
    pub(crate) rule: String,
    /// Events involved, in words.
    pub(crate) events: Vec<(u32, Text)>,
    /// Marks of people that it rests on.
    #[serde(default)]
    pub(crate) marks: Vec<Marked>,
    /// Whether the bridge's own replay gave it.
    pub(crate) standing: Standing,
    /// What happened around it, until the decision; drawn whenever it is shown.
    #[serde(default)]
    pub(crate) track: Option<KeptTrack>,
    /// In version 1, its finished drawing as SVG, until the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) clip: Option<Text>,
}

/// That a person marked something; neither who they were nor how they saw it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Marked {
    /// The tick it is about.
    pub(crate) tick: u32,
    /// Whether it is about the learner's own seat.
    pub(crate) own: bool,
    /// Text of the row that was marked.
    pub(crate) text: Text,
}

/// Whether the bridge's own replay gave a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Standing {
    /// The same moment came out.
    Confirmed,
    /// It could not be tried.
    NotRecomputed {
        /// Id of the sentence that says why.
        code: String,
    },
}

impl Review {
    /// What was worked out of a claim in the inbox.
    ///
    /// # Errors
    /// Where nothing was, or where what is kept cannot be read.
    pub(crate) fn of(claim: &ClaimRow) -> Result<Self, BridgeError> {
        let text = claim.review.as_deref().ok_or_else(BridgeError::not_found)?;
        let unreadable = |error: &dyn std::fmt::Display| {
            BridgeError::internal(format!(
                "the review of claim {} cannot be read: {error}",
                claim.log_name()
            ))
        };
        let review: Self = serde_json::from_str(text).map_err(|e| unreadable(&e))?;
        if (1..=VERSION).contains(&review.version) {
            Ok(review)
        } else {
            Err(unreadable(&format!("its version is {}", review.version)))
        }
    }

    /// What stays after the decision: words, moments with rule and times, people's marks; no movement.
    #[must_use]
    pub(crate) fn without_raw(mut self) -> Self {
        for moment in self.rows.iter_mut().flat_map(|r| &mut r.moments) {
            moment.track = None;
            moment.clip = None;
        }
        self.object = None;
        self.raw_dropped = true;
        self
    }
}
