//! Whom this station trusts and sends to.

use std::path::Path;

use ed25519_dalek::{Signature, Signer as _, SigningKey};
use serde::{Deserialize, Serialize};
use situation::encoding;
use situation::wire::{PairRequest, PairResponse, PairingOffer, WIRE_VERSION};
use wording::Language;

use crate::bridge::{Answer, Bridge};
use crate::disk::{self, Kept};
use crate::error::StationError;
use crate::seal::{self, Certified};

/// Longest pairing file that is read, bytes.
const LONGEST_OFFER: u64 = 64 * 1024;
/// What the station signs, before token and organisation key.
const PAIR: &[u8] = b"envol-pair-v1";
/// What the organisation signs, before token and station key.
const PAIRED: &[u8] = b"envol-paired-v1";

/// A bridge and its organisation, pinned when they were paired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairing {
    /// `http://127.0.0.1:8417`, without a slash at the end.
    pub address: String,
    /// Name of the organisation, to show.
    pub organisation: String,
    /// The organisation's Ed25519 public key, base64url.
    pub organisation_key: String,
    /// X25519 public key to which identities are sealed, base64url.
    pub sealing_key: String,
    /// The organisation's signature over the sealing key, base64url; verified again whenever something is sealed.
    pub sealing_key_signature: String,
    /// Short id of this station at the bridge.
    pub station_id: String,
    /// Name of this station, e.g. « Poste 3 ».
    pub station_name: String,
}

impl Kept for Pairing {
    const VERSION: u16 = 1;
}

impl Pairing {
    /// The organisation's keys, verified.
    pub(crate) fn certified(&self) -> Result<Certified, StationError> {
        Certified::read(&self.organisation_key, &self.sealing_key, &self.sealing_key_signature)
    }
}

/// Reads a pairing file and verifies that its keys belong together.
pub(crate) fn read_offer(file: &Path) -> Result<PairingOffer, StationError> {
    let length = std::fs::metadata(file).map_err(|e| disk::failed(file, e))?.len();
    if length > LONGEST_OFFER {
        return Err(StationError::OfferUnreadable(format!("{length} bytes")));
    }
    let bytes = std::fs::read(file).map_err(|e| disk::failed(file, e))?;
    let text = encoding::text(&bytes).map_err(|e| StationError::OfferUnreadable(e.to_string()))?;
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|e| StationError::OfferUnreadable(e.to_string()))?;
    // The version comes first: another version may have other fields.
    if let Some(version) = value.get("version").and_then(serde_json::Value::as_u64)
        && version != u64::from(WIRE_VERSION)
    {
        return Err(StationError::OfferVersion(u16::try_from(version).unwrap_or(u16::MAX)));
    }
    let offer = serde_json::from_value(value).map_err(|e| StationError::OfferUnreadable(e.to_string()))?;
    check(&offer)?;
    Ok(offer)
}

fn check(offer: &PairingOffer) -> Result<(Certified, [u8; 16]), StationError> {
    if offer.version != WIRE_VERSION {
        return Err(StationError::OfferVersion(offer.version));
    }
    let keys = Certified::read(
        &offer.organisation_key,
        &offer.sealing_key,
        &offer.sealing_key_signature,
    )?;
    let token = seal::read(&offer.token);
    let token = token.ok_or_else(|| StationError::OfferUnreadable("token is no 128 bits".to_owned()))?;
    if !is_http(&offer.address) {
        return Err(StationError::OfferUnreadable(
            "address is no http(s) address".to_owned(),
        ));
    }
    Ok((keys, token))
}

/// Introduces the station to the bridge of `offer` and verifies what it answers.
pub(crate) fn pair(
    offer: &PairingOffer,
    key: &SigningKey,
    name: &str,
    language: Language,
) -> Result<Pairing, StationError> {
    let (keys, token) = check(offer)?;
    let address = offer.address.trim_end_matches('/').to_owned();
    let station_key = key.verifying_key().to_bytes();
    let signature = key.sign(&[PAIR, &token, keys.organisation.as_bytes()].concat());
    let request = PairRequest {
        version: WIRE_VERSION,
        token: offer.token.clone(),
        station_key: seal::write(&station_key),
        name: name.to_owned(),
        signature: seal::write(&signature.to_bytes()),
    };
    let response: PairResponse = match Bridge::new(&address, language).and_then(|b| b.post_json("pair", &request)) {
        Ok(Answer::Here(response)) => response,
        Ok(Answer::Refused { code, .. }) if code == "bridge-pair-token" => return Err(StationError::OfferSpent),
        Ok(Answer::Refused { message, .. }) => return Err(StationError::BridgeRefuses { message }),
        Err(away) => {
            return Err(StationError::BridgeAway {
                address,
                reason: away.reason,
            });
        }
    };
    let proven = seal::read::<64>(&response.signature).is_some_and(|signature| {
        let message = [PAIRED, &token, &station_key].concat();
        keys.organisation
            .verify_strict(&message, &Signature::from_bytes(&signature))
            .is_ok()
    });
    if !proven {
        return Err(StationError::NotTheBridge { address });
    }
    Ok(Pairing {
        address,
        organisation: offer.organisation.clone(),
        organisation_key: offer.organisation_key.clone(),
        sealing_key: offer.sealing_key.clone(),
        sealing_key_signature: offer.sealing_key_signature.clone(),
        station_id: response.station_id,
        station_name: name.to_owned(),
    })
}

/// Exchanges a code typed at the bridge's own PC for an offer.
pub(crate) fn offer_for_code(address: &str, code: &str, language: Language) -> Result<PairingOffer, StationError> {
    let address = address.trim_end_matches('/');
    let asked = serde_json::json!({ "code": code });
    let offer = match Bridge::new(address, language).and_then(|b| b.post_json("offer", &asked)) {
        Ok(Answer::Here(offer)) => offer,
        Ok(Answer::Refused { message, .. }) => return Err(StationError::BridgeRefuses { message }),
        Err(away) => {
            return Err(StationError::BridgeAway {
                address: address.to_owned(),
                reason: away.reason,
            });
        }
    };
    check(&offer)?;
    Ok(offer)
}

/// Whether an address is one that a bridge can have.
pub(crate) fn is_http(address: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| address.strip_prefix(scheme).is_some_and(|host| !host.is_empty()))
}
