//! « Récolte »: packages that a stick brought, and one file with what is answered to their stations, which take it as
//! they take answers over HTTP (`situation::answers`).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use ed25519_dalek::Signature;
use serde::{Deserialize, Serialize};
use situation::answers::{self, BadgeFiles, ClaimAnswer, Writer};
use situation::wire::Refusal;
use wording::Language;

use crate::bridge::Bridge;
use crate::encoding::{base64url, from_base64url, from_hex, hex};
use crate::error::BridgeError;
use crate::intake::{self, Origin, Received, Sent};
use crate::learner::status_of;
use crate::store::ClaimRow;
use crate::words::Words;

/// What this organisation signs of a refusal that a page carries, before it.
const CARRIED: &[u8] = b"envol-refusal-carried-v1";

/// Who is to be answered, as packages come in.
#[derive(Debug, Default)]
pub(crate) struct Round {
    /// Keys of stations.
    pub(crate) stations: BTreeSet<[u8; 32]>,
    /// Claims that came just now; where not all answers fit, theirs do.
    brought: BTreeSet<[u8; 16]>,
    pub(crate) refused: Vec<RefusedClaim>,
}

/// A sound package that was not taken.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RefusedClaim {
    station: [u8; 32],
    claim: [u8; 16],
    refusal: Refusal,
}

/// A file of answers.
#[derive(Debug)]
pub(crate) struct Answers {
    pub(crate) name: String,
    pub(crate) file: Vec<u8>,
    pub(crate) count: usize,
    /// How many found no room in it.
    pub(crate) left: usize,
}

impl Round {
    /// Takes a package in; its station is answered, whatever becomes of it.
    pub(crate) async fn take(&mut self, bridge: &Bridge, sent: Sent) -> Result<Received, BridgeError> {
        let taken = intake::take(bridge, sent).await?;
        let Origin {
            station,
            claim,
            language,
        } = taken.origin;
        self.stations.insert(station);
        self.brought.insert(claim);
        if let Err(error @ BridgeError::Refused { code, .. }) = &taken.received {
            let words = Words::in_language(Language::from_tag(&language).unwrap_or_default());
            let refusal = Refusal {
                code: (*code).to_owned(),
                message: error.sentence(words),
            };
            self.refused.push(RefusedClaim {
                station,
                claim,
                refusal,
            });
        }
        taken.received
    }

    /// What is answered to its stations: of all their claims, those that were brought first, then the last that changed.
    /// The same answers are the same bytes.
    pub(crate) async fn answers(&self, bridge: &Bridge) -> Result<Answers, BridgeError> {
        let organisation = bridge.organisation().await?;
        let mut claims = Vec::new();
        for station in &self.stations {
            for row in bridge.store.claims_of_station(&hex(station)).await? {
                claims.push((*station, id_of(&row)?, row));
            }
        }
        claims.sort_by_key(|(_, id, row)| (!self.brought.contains(id), Reverse(row.changed), *id));
        let key = organisation.keys.signing();
        let mut writer = Writer::begin(key);
        let (mut count, mut left) = (0, 0);
        let mut tell = |writer: &mut Writer<'_>, station, claim, answer: &ClaimAnswer| {
            if writer.add(station, claim, answer) {
                count += 1;
            } else {
                left += 1;
            }
        };
        for refused in &self.refused {
            // Where it is here all the same, by another package, that is what is said.
            if claims.iter().all(|(_, id, _)| *id != refused.claim) {
                let answer = ClaimAnswer::Refused(refused.refusal.clone());
                tell(&mut writer, &refused.station, &refused.claim, &answer);
            }
        }
        for (station, id, row) in &claims {
            tell(&mut writer, station, id, &answer_of(bridge, row).await?);
        }
        Ok(Answers {
            name: answers::file_name(&organisation.keys.public()),
            file: writer.into_bytes(),
            count,
            left,
        })
    }
}

impl RefusedClaim {
    /// Itself, for a form: believed again only as it was given out.
    pub(crate) async fn carried(&self, bridge: &Bridge) -> Result<String, BridgeError> {
        let text = serde_json::to_vec(self).map_err(BridgeError::internal)?;
        let signature = bridge.organisation().await?.keys.sign(CARRIED, &[&text]);
        Ok(base64url(&[&signature[..], &text].concat()))
    }

    /// What [`RefusedClaim::carried`] gave; `None` for anything else.
    pub(crate) async fn of_carried(bridge: &Bridge, carried: &str) -> Result<Option<Self>, BridgeError> {
        let key = bridge.organisation().await?.keys.signing().verifying_key();
        Ok(from_base64url(carried).and_then(|bytes| {
            let (signature, text) = bytes.split_at_checked(64)?;
            let message = [CARRIED, text].concat();
            key.verify_strict(&message, &Signature::from_slice(signature).ok()?)
                .ok()?;
            serde_json::from_slice(text).ok()
        }))
    }

    /// Key of its station.
    pub(crate) fn station(&self) -> [u8; 32] {
        self.station
    }
}

fn id_of(row: &ClaimRow) -> Result<[u8; 16], BridgeError> {
    let id = from_hex(&row.id).and_then(|id| id.try_into().ok());
    id.ok_or_else(|| BridgeError::internal("a stored claim id is not 16 bytes"))
}

/// What a station would be told over HTTP: receipt, status and badge in one.
async fn answer_of(bridge: &Bridge, row: &ClaimRow) -> Result<ClaimAnswer, BridgeError> {
    let words = Words::in_language(Language::from_tag(&row.language).unwrap_or_default());
    let status = status_of(bridge, words, row).await?;
    let badge = if status.issued {
        let badge = bridge.store.badge_of_claim(&row.id).await?;
        badge.map(|badge| BadgeFiles::of(&badge.picture, badge.credential))
    } else {
        None
    };
    Ok(ClaimAnswer::Received {
        apart: row.apart.is_some(),
        address: bridge.public_url.as_ref().map(|url| url.as_str().to_owned()),
        status,
        badge,
    })
}
