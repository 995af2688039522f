//! Open Badges 3.0: issued, signed, baked, verified, withdrawn.
//!
//! A credential is a typed value; JSON, RDF quads and strict reading come from one list of fields (see `node`), so a
//! term that is not signed cannot be written. No JSON-LD processor takes part. This module knows no database, no
//! network and no clock: the time is always given.

mod art;
mod badge;
mod bake;
mod by_contexts;
mod document;
mod draw_error;
mod endorsement;
mod extract;
mod fault;
mod foreign;
mod graph;
mod issue;
mod json;
mod key;
mod known_keys;
mod layout;
mod node;
pub mod status;
mod svg_bounds;
mod terms;
#[cfg(test)]
mod tests;
mod token;
mod validity;
mod value;
mod verify;
mod verify_error;

pub use art::{BadgeArt, draw_badge, draw_badge_svg};
pub use badge::{
    Achievement, AchievementSubject, Alignment, CredentialSchema, Criteria, Evidence, IdentityObject, Image,
    OpenBadgeCredential, Profile, StatusEntry,
};
pub use bake::{BakeError, bake_png, bake_png_again, bake_svg};
pub use by_contexts::{ByContexts, HeldElsewhere, is_data_integrity, verify_by_contexts};
pub use draw_error::DrawError;
pub use endorsement::{
    Endorsed, EndorsementCredential, EndorsementSpec, EndorsementSubject, SignedEndorsement, endorse, with_endorsements,
};
pub use extract::{extract, extract_png, extract_svg};
pub use fault::Fault;
pub use foreign::{Foreign, Place, Standard, Way, find_token, is_credential, is_token, recognise};
pub use issue::{
    AchievementSpec, AlignmentSpec, AssessorSpec, EvidenceSpec, Issuance, OrganisationSpec, Recipient,
    SignedCredential, StatusPlace, canonical_quads, issue, unsigned,
};
pub use key::{IssuerIdentity, KeyError, PublicKey, Signer, SigningKey, did_web_document};
pub use known_keys::Keys;
pub use node::Unnamed;
pub use token::{HeldToken, Token, verify_token};
pub use validity::TOLERANCE_S;
pub use value::{DateTime, Text, Uri};
pub use verify::{RevocationCheck, Trust, Verified, has_our_context, verify};
pub use verify_error::VerifyError;
