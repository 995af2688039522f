//! Checking a badge for people: one sentence that says whether it holds, and what was not checked.

use jiff::Timestamp;
use wording::Language;

use crate::application::Bridge;
use crate::credential::{self, Keys, PublicKey, Standing, Trust, Verified, VerifyError};
use crate::error::BridgeError;
use crate::issuing;
use crate::language::Words;
use crate::moment;

/// What was found about a badge.
#[derive(Debug)]
pub struct Checked {
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Holds(Box<Verified>),
    /// Withdrawn; this bridge issued it and knows.
    RevokedHere,
    Refused {
        code: &'static str,
        arguments: Vec<(&'static str, String)>,
    },
}

impl Checked {
    /// Whether it may be accepted.
    pub fn is_accepted(&self) -> bool {
        matches!(self.outcome, Outcome::Holds(_))
    }

    /// Sentences for a person in `language`.
    pub fn say(&self, language: Language) -> String {
        self.sentence(Words(language))
    }

    pub(crate) fn sentence(&self, words: Words) -> String {
        match &self.outcome {
            Outcome::RevokedHere => words.say("bridge-check-revoked-here"),
            Outcome::Refused { code, arguments } => words.with_all(code, arguments),
            Outcome::Holds(verified) => {
                let name = verified.badge.issuer.name.as_ref().map_or("", |n| n.as_str());
                let valid = words.with_all(
                    "bridge-check-valid",
                    &[
                        ("badge", verified.badge.name.as_str().to_owned()),
                        ("issuer", name.to_owned()),
                        ("date", moment::day(words.0, verified.signed_at.timestamp().as_second())),
                        ("did", verified.badge.issuer.id.as_str().to_owned()),
                    ],
                );
                let standing = words.say(match verified.standing {
                    Standing::Stands => "bridge-check-stands",
                    Standing::NotChecked => "bridge-check-revocation-not-checked",
                    Standing::NotRevocable => "bridge-check-not-revocable",
                });
                format!("{valid} {standing}")
            }
        }
    }

    fn refused(error: &VerifyError) -> Self {
        Self {
            outcome: Outcome::Refused {
                code: error.code(),
                arguments: error.arguments(),
            },
        }
    }
}

/// Checks a file — PNG, SVG or JSON — without a bridge; `status_list` is the signed list, if it is at hand.
pub fn check_file(bytes: &[u8], status_list: Option<&str>) -> Checked {
    match extract(bytes) {
        Ok(json) => verify(&json, &Keys::default(), status_list),
        Err(refused) => refused,
    }
}

fn extract(bytes: &[u8]) -> Result<String, Checked> {
    credential::extract(bytes).map_err(|error| Checked {
        outcome: Outcome::Refused {
            code: error.code(),
            arguments: error.arguments(),
        },
    })
}

fn verify(json: &str, keys: &Keys, status_list: Option<&str>) -> Checked {
    let trust = Trust {
        now: Timestamp::now(),
        keys,
        status_list,
    };
    match credential::verify(json, &trust) {
        Ok(verified) => Checked {
            outcome: Outcome::Holds(Box::new(verified)),
        },
        Err(error) => Checked::refused(&error),
    }
}

/// Checks a file with what this bridge knows: its own key, its own status lists, what it revoked.
pub(crate) async fn check_upload(bridge: &Bridge, bytes: &[u8]) -> Result<Checked, BridgeError> {
    match extract(bytes) {
        Ok(json) => check_json(bridge, &json).await,
        Err(refused) => Ok(refused),
    }
}

/// Like [`check_upload`], for a credential.
pub(crate) async fn check_json(bridge: &Bridge, json: &str) -> Result<Checked, BridgeError> {
    let mut keys = Keys::default();
    if let Some(organisation) = bridge.organisation_if_founded().await? {
        let signer = bridge.signer(&organisation)?;
        let key = PublicKey::from_bytes(&organisation.keys.public()).map_err(BridgeError::internal)?;
        keys.add(signer.identity().method().clone(), key);
    }
    let checked = verify(json, &keys, None);
    let Outcome::Holds(verified) = &checked.outcome else {
        return Ok(checked);
    };
    let id = verified.badge.id.as_str().trim_start_matches("urn:uuid:");
    if bridge
        .store
        .badge(id)
        .await?
        .is_some_and(|b| b.revoked.is_some() && b.credential == json)
    {
        return Ok(Checked {
            outcome: Outcome::RevokedHere,
        });
    }
    let list = match (&verified.badge.status, &bridge.public_url) {
        (Some(entry), Some(url)) => {
            let ours = entry.list.as_str().strip_prefix(&format!("{}/status/", url.as_str()));
            match ours.and_then(|n| n.parse::<i64>().ok()) {
                Some(list) => issuing::status_list(bridge, list).await?,
                None => None,
            }
        }
        _ => None,
    };
    Ok(match list {
        Some(list) => verify(json, &keys, Some(&list)),
        None => checked,
    })
}
