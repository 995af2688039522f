//! What station and bridge say to each other over HTTP and in the pairing file. JSON, versioned.
//!
//! Routes of the bridge for stations (all under `/api/v1`):
//! - `POST /pair` — [`PairRequest`] → [`PairResponse`]; the token is used up.
//! - `POST /claims` — body: the evidence package's bytes (`application/vnd.envol.evidence`) → [`ClaimReceipt`];
//!   the same bytes again give the same receipt. 413 too large, 422 refused (with [`Refusal`]), 202 set apart.
//! - `GET /claims/{code}` — [`ClaimStatus`]; the learner's page for people is `/r/{code}`.
//! - `GET /claims/{code}/badge.png`, `GET /claims/{code}/badge.json` — once issued.
//! - `GET /health` — `{"envol":"issuer-bridge","version":…}`.

use serde::{Deserialize, Serialize};

/// Version of this protocol.
pub const WIRE_VERSION: u16 = 1;

/// The pairing file or QR: what a station needs to know and trust a bridge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairingOffer {
    /// [`WIRE_VERSION`].
    pub version: u16,
    /// `http://127.0.0.1:8417`.
    pub address: String,
    /// Name of the organisation, to show.
    pub organisation: String,
    /// Organisation's Ed25519 public key (certifies the sealing key), base64url.
    pub organisation_key: String,
    /// X25519 public key to which identities are sealed, base64url.
    pub sealing_key: String,
    /// Ed25519 signature of `envol-sealing-key-v1` ‖ sealing key by the organisation key, base64url.
    pub sealing_key_signature: String,
    /// Single-use 128-bit token, base64url; valid ten minutes.
    pub token: String,
}

/// A station introduces itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairRequest {
    /// [`WIRE_VERSION`].
    pub version: u16,
    /// The offer's token.
    pub token: String,
    /// Station's Ed25519 public key, base64url.
    pub station_key: String,
    /// Name of the station, e.g. « Poste 3 ».
    pub name: String,
    /// Signature of `envol-pair-v1` ‖ token bytes ‖ organisation key bytes by the station key, base64url:
    /// proves possession and that the station means this organisation.
    pub signature: String,
}

/// The bridge answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairResponse {
    /// Short id of the station at the bridge.
    pub station_id: String,
    /// Signature of `envol-paired-v1` ‖ token ‖ station key by the organisation key, base64url.
    pub signature: String,
}

/// A claim was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReceipt {
    /// At least 80 bits, Crockford base32 in groups: `7Q2K-…`.
    pub code: String,
    /// The learner's page if a public address or loopback address is to be shown.
    pub page: Option<String>,
    /// True where it waits apart (unknown station or scenario).
    pub apart: bool,
}

/// Where a claim stands, for its learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimStatus {
    /// State.
    pub state: ClaimState,
    /// The pédagogue's words, if any.
    pub words: Option<String>,
    /// Who decided, by name, if decided.
    pub by: Option<String>,
    /// For « en parler ensemble »: the date, ISO `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Badge title.
    pub badge: String,
    /// Whether badge files can be fetched.
    pub issued: bool,
}

/// State of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimState {
    /// Waits for a pédagogue.
    Waiting,
    /// A complement is asked for; the request stays open.
    Complement,
    /// « On te propose d'en parler »; the request stays open.
    Talk,
    /// The badge was issued.
    Issued,
    /// The badge was revoked, with a reason in `words`.
    Revoked,
}

/// Why something was refused: a `wording` code with its arguments and the sentence already said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Id of the sentence, e.g. `situation-package-altered`.
    pub code: String,
    /// The sentence in the language asked for.
    pub message: String,
}
