//! What a shared PC keeps: profiles, journals on disk, the order of looking back, pairing, sealing, outbox.
//!
//! **Invariants.** No screen, no Bevy, no rule's content and no badge's format is known here. What was shown as
//! saved stays. Nothing that was seen can be read before the learner's own answers are kept. Nothing goes to the
//! network on a station that is not paired. Unreadable user data is set aside and said, never replaced in silence.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod bridge;
mod claim;
mod clock;
mod debrief;
mod disk;
mod error;
mod export;
mod folder;
mod harvest;
mod key;
mod looking_back;
mod outbox;
mod pairing;
mod patience;
mod playing;
mod profile;
mod random;
mod recovery;
mod seal;
mod secret;
mod session;
mod settings;
mod shelf;
mod station;
mod sticks;
mod venue;
mod view;
mod writer;

pub use claim::{ClaimId, ClaimRecord, Delivery, OutboxState, Receipt};
pub use clock::{Clock, SystemClock};
pub use debrief::{Debrief, Stage};
pub use error::{NotYet, Notice, StationError};
pub use harvest::{BrokenFile, Harvest};
pub use pairing::Pairing;
pub use playing::{DiskState, Playing};
pub use profile::{Code, LONGEST_PSEUDONYM, Picture, Profile, ProfileId};
pub use session::{Ending, Players, SessionId, SessionSummary};
pub use settings::LONGEST_RETENTION_DAYS;
pub use situation::clip::Clip;
pub use situation::live::LiveSession;
pub use situation::package::{DisclosedMoment, Disclosure};
pub use situation::requirement::RequirementState;
pub use station::Station;
pub use sticks::{Stick, sticks};
pub use venue::{Forgets, Quality, Venue};
pub use view::{Asked, BadgeView, Leaving, RowSource, RowView, SeenRow, SeenState};

#[cfg(test)]
mod tests;
