//! Mutual pairing: the offer carries the organisation's keys and a single-use token, the station proves its own key.

use std::io::Write as _;

use axum::http::StatusCode;
use ed25519_dalek::{Signature, VerifyingKey};
use situation::wire::{PairRequest, PairResponse, PairingOffer, WIRE_VERSION};
use uuid::Uuid;

use crate::bridge::Bridge;
use crate::credential::TOLERANCE_S;
use crate::encoding::{base64url, digest_of, from_base64url, from_hex, hex, key_from_base64url, random};
use crate::error::BridgeError;
use crate::keys::private_file;
use crate::start_error::StartError;
use crate::store::{Act, ActKind, LoginRow, Running, StationRow};

/// How long an offer lasts.
pub(crate) const OFFER_S: i64 = 600;
const PAIR: &[u8] = b"envol-pair-v1";
const PAIRED: &[u8] = b"envol-paired-v1";
const LONGEST_NAME: usize = 60;

/// A fresh offer that names `address`.
pub(crate) async fn offer(bridge: &Bridge, address: &str) -> Result<PairingOffer, BridgeError> {
    offer_until(bridge, address, bridge.now() + OFFER_S).await
}

async fn offer_until(bridge: &Bridge, address: &str, expires: i64) -> Result<PairingOffer, BridgeError> {
    let organisation = bridge.organisation().await?;
    let token = base64url(&random::<16>());
    bridge.store.add_offer(&digest_of(&token), expires).await?;
    Ok(PairingOffer {
        version: WIRE_VERSION,
        address: address.to_owned(),
        organisation: organisation.name.clone(),
        organisation_key: base64url(&organisation.keys.public()),
        sealing_key: base64url(&organisation.keys.sealing_public()),
        sealing_key_signature: base64url(&organisation.keys.sealing_certificate()),
        token,
    })
}

/// What was offered in the last ten minutes. One that would end later than an offer made now was made under a clock
/// that stood ahead, and must not outlive it.
fn running(bridge: &Bridge) -> Running {
    let now = bridge.now();
    Running {
        now,
        latest: now + OFFER_S + TOLERANCE_S,
    }
}

/// A code of eight digits that a person types on the same machine instead of carrying a file.
pub(crate) async fn typed_code(bridge: &Bridge) -> Result<String, BridgeError> {
    let number = u64::from_le_bytes(random::<8>()) % 100_000_000;
    let code = format!("{number:08}");
    bridge
        .store
        .add_typed_code(&digest_of(&code), bridge.now() + OFFER_S)
        .await?;
    Ok(format!("{} {}", &code[..4], &code[4..]))
}

/// Exchanges a typed code. Eight digits can be guessed by a program, so one wrong guess ends all of them.
pub(crate) async fn offer_for_code(bridge: &Bridge, typed: &str) -> Result<PairingOffer, BridgeError> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if let Some(expires) = bridge
        .store
        .use_typed_code(&digest_of(&digits), running(bridge))
        .await?
    {
        return offer_until(bridge, &bridge.local_address(), expires).await;
    }
    bridge.store.forget_typed_codes().await?;
    Err(BridgeError::refused(StatusCode::FORBIDDEN, "bridge-pair-code-unknown"))
}

/// A station answers an offer.
pub(crate) async fn pair(bridge: &Bridge, request: &PairRequest) -> Result<PairResponse, BridgeError> {
    let refused = |code| BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, code);
    if request.version != WIRE_VERSION {
        return Err(refused("bridge-pair-version"));
    }
    let organisation = bridge.organisation().await?;
    let token = from_base64url(&request.token)
        .filter(|t| t.len() == 16)
        .ok_or(refused("bridge-pair-malformed"))?;
    let key = key_from_base64url(&request.station_key).ok_or(refused("bridge-pair-malformed"))?;
    let station = VerifyingKey::from_bytes(&key).map_err(|_| refused("bridge-pair-malformed"))?;
    let signature = from_base64url(&request.signature)
        .and_then(|s| Signature::from_slice(&s).ok())
        .ok_or(refused("bridge-pair-malformed"))?;
    // The signature is checked before the token is used up: a garbled answer leaves the offer in force.
    let message = [PAIR, &token, &organisation.keys.public()].concat();
    station
        .verify_strict(&message, &signature)
        .map_err(|_| refused("bridge-pair-signature"))?;
    if !bridge
        .store
        .use_offer(&digest_of(&base64url(&token)), running(bridge))
        .await?
    {
        return Err(BridgeError::refused(StatusCode::FORBIDDEN, "bridge-pair-token"));
    }
    let station_id = accept(bridge, &key, &request.name, None).await?;
    let signature = organisation.keys.sign(PAIRED, &[&token, &key]);
    Ok(PairResponse {
        station_id,
        signature: base64url(&signature),
    })
}

/// Trusts a station from now on, by somebody's word or by an offer that it used; gives its id.
pub(crate) async fn accept(
    bridge: &Bridge,
    key: &[u8; 32],
    name: &str,
    by: Option<&LoginRow>,
) -> Result<String, BridgeError> {
    let shown: String = name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    let row = StationRow {
        id: Uuid::new_v4().to_string(),
        public_key: hex(key),
        name: if shown.is_empty() {
            fingerprint(&hex(key))
        } else {
            shown
        },
        paired: bridge.now(),
        removed: None,
    };
    let (kind, now) = (ActKind::StationPaired, bridge.now());
    let act = match by {
        Some(login) => Act::by(login, kind, fingerprint(&row.public_key), now),
        None => Act::by_none("station", kind, fingerprint(&row.public_key), now),
    };
    Ok(bridge.store.pair_station(&row, &act).await?)
}

/// What the station shows of its own key, from the key as it is kept (hexadecimal); anything else as it stands.
pub(crate) fn fingerprint(public_key: &str) -> String {
    let key: Option<[u8; 32]> = from_hex(public_key).and_then(|bytes| bytes.try_into().ok());
    key.map_or_else(|| public_key.to_owned(), |key| situation::wire::fingerprint(&key))
}

/// Writes the pairing offer that `--offer-file` asks for: a file that only this user can read, handed by `play` to a
/// game of the same user; one that is there is replaced.
pub(crate) async fn hand_over_offer(bridge: &Bridge) -> Result<(), StartError> {
    let Some(file) = &bridge.offer_file else { return Ok(()) };
    let offer = offer(bridge, &bridge.local_address()).await?;
    let text = serde_json::to_vec_pretty(&offer).map_err(|e| StartError::Internal(e.to_string()))?;
    let write = || {
        // Replaced, not overwritten: another user's file under that name would keep its own permissions.
        match std::fs::remove_file(file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut handle = private_file(file)?;
        handle.write_all(&text)?;
        handle.sync_all()
    };
    write().map_err(|error| StartError::Folder {
        folder: file.clone(),
        error,
    })
}
