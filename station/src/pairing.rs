//! Whom this station trusts and sends to.

use serde::{Deserialize, Serialize};

/// A bridge and its organisation, pinned when they were paired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairing {
    /// `http://127.0.0.1:8417`, without a slash at the end.
    pub address: String,
    /// Name of the organisation, to show.
    pub organisation: String,
    /// The organisation's Ed25519 public key, base64url.
    pub organisation_key: String,
    /// X25519 public key to which identities are sealed, base64url, certified by the organisation's key.
    pub sealing_key: String,
    /// Short id of this station at the bridge.
    pub station_id: String,
    /// Name of this station, e.g. « Poste 3 ».
    pub station_name: String,
}
