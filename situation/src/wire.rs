//! What station and bridge say to each other over HTTP and in the pairing file. JSON, versioned.
//!
//! Routes of the bridge for stations (all under `/api/v1`):
//! - `POST /pair` — [`PairRequest`] → [`PairResponse`]; the token is used up.
//! - `POST /claims` — body: the evidence package's bytes (`application/vnd.envol.evidence`) → [`ClaimReceipt`];
//!   the same bytes again give the same receipt. 413 too large, 422 refused (with [`Refusal`]), 202 set apart.
//! - `GET /claims/{code}` — [`ClaimStatus`]; the learner's page for people is `/r/{code}`.
//! - `GET /claims/{code}/badge.png`, `GET /claims/{code}/badge.json` — once issued.
//! - `GET /health` — `{"envol":"issuer-bridge","version":…}`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Version of this protocol.
pub const WIRE_VERSION: u16 = 1;

/// Crockford's digits: no I, L, O, U, so that a code read aloud or from paper is typed back right.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a claim code without its dashes: 80 bits.
const CODE_CHARACTERS: usize = 16;

/// The first 64 bits of a public key, hexadecimal in groups of four: what two people compare by eye. Station and bridge show
/// the same one.
pub fn fingerprint(public_key: &[u8; 32]) -> String {
    let groups = public_key[..8]
        .chunks(2)
        .map(|pair| format!("{:02x}{:02x}", pair[0], pair[1]));
    groups.collect::<Vec<_>>().join(" ")
}

/// The learner's code of a claim: the first 80 bits of SHA-256(`envol-code-v1` ‖ claim id) in Crockford base32,
/// four groups of four (`7Q2K-…`). Station and bridge derive the same one, so the receipt needs no network.
pub fn claim_code(claim: &[u8; 16]) -> String {
    let digest = Sha256::new()
        .chain_update(b"envol-code-v1")
        .chain_update(claim)
        .finalize();
    let bits = digest
        .iter()
        .take(10)
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let mut code = String::with_capacity(CODE_CHARACTERS + 3);
    for at in 0..CODE_CHARACTERS {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        let digit = (bits >> (5 * (CODE_CHARACTERS - 1 - at))) & 31;
        code.push(char::from(CROCKFORD[digit as usize]));
    }
    code
}

/// A code as a person typed it, brought to the form of [`claim_code`]: case, spaces and dashes do not matter,
/// O is 0, I and L are 1. `None` where it is no code.
pub fn read_claim_code(typed: &str) -> Option<String> {
    let mut code = String::with_capacity(CODE_CHARACTERS + 3);
    let mut count = 0;
    for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let digit = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if !digit.is_ascii() || !CROCKFORD.contains(&(digit as u8)) || count == CODE_CHARACTERS {
            return None;
        }
        if count > 0 && count % 4 == 0 {
            code.push('-');
        }
        code.push(digit);
        count += 1;
    }
    (count == CODE_CHARACTERS).then_some(code)
}

/// The pairing file or QR: what a station needs to know and trust a bridge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PairResponse {
    /// Short id of the station at the bridge.
    pub station_id: String,
    /// Signature of `envol-paired-v1` ‖ token ‖ station key by the organisation key, base64url.
    pub signature: String,
}

/// A claim was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimReceipt {
    /// At least 80 bits, Crockford base32 in groups: `7Q2K-…`.
    pub code: String,
    /// The learner's page, at the address by which the station reached the bridge. Where it [points to this
    /// PC](crate::address::points_to_this_pc) it opens there only: never in a QR code.
    pub page: Option<String>,
    /// True where it waits apart (unknown station or scenario).
    pub apart: bool,
}

/// Where a claim stands, for its learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// Id of the badge whose files these are: another one after a correction. Bridges of before do not say it.
    #[serde(default)]
    pub issued_as: Option<String>,
    /// How many decisions were taken so far: of two answers the one with fewer is older, whatever any clock says. Bridges
    /// of before do not say it.
    #[serde(default)]
    pub decisions: Option<u32>,
}

/// State of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refusal {
    /// Id of the sentence, e.g. `situation-package-altered`.
    pub code: String,
    /// The sentence in the language asked for.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_wherever_it_is_derived_and_can_be_typed_back() {
        // Computed apart: base32 of the first ten bytes of the digest of "envol-code-v1" and sixteen times 7.
        assert_eq!(claim_code(&[7; 16]), "D2WG-3CPC-K9CP-6E9F");
        let code = claim_code(&[1; 16]);
        assert_eq!(
            read_claim_code(&code.to_lowercase().replace('-', " ")),
            Some(code.clone())
        );
        assert_ne!(code, claim_code(&[2; 16]));
    }

    #[test]
    fn a_key_is_compared_by_its_first_sixty_four_bits() {
        let mut key = [0xff; 32];
        key[..8].copy_from_slice(&[0x0a, 0x1b, 0x2c, 0x3d, 0x4e, 0x5f, 0x60, 0x07]);
        assert_eq!(fingerprint(&key), "0a1b 2c3d 4e5f 6007");
    }

    #[test]
    fn what_is_no_code_is_not_read_as_one() {
        assert_eq!(
            read_claim_code("oil0-0000-0000-0000").as_deref(),
            Some("0110-0000-0000-0000")
        );
        for wrong in [
            "",
            "7Q2K",
            "UUUU-0000-0000-0000",
            "0000-0000-0000-00000",
            "é000-0000-0000-0000",
        ] {
            assert_eq!(read_claim_code(wrong), None, "{wrong}");
        }
    }
}
