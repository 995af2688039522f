//! Checking a badge for people: sentences that say whether it holds, and what was not checked.

use jiff::Timestamp;
use wording::Language;

use crate::bridge::Bridge;
use crate::calendar;
use crate::clock::Clock;
use crate::credential::{self, Foreign, Keys, PublicKey, RevocationCheck, Trust, Verified, VerifyError};
use crate::error::BridgeError;
use crate::issuing;
use crate::words::Words;

/// What was found about a badge.
#[derive(Debug)]
pub struct Checked {
    outcome: Outcome,
}

/// What was found, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It may be accepted.
    Holds,
    /// It may not, or is no badge.
    DoesNotHold,
    /// A badge of another standard or signed in another way: it was not verified.
    NotCheckedHere,
}

#[derive(Debug)]
enum Outcome {
    Holds(Box<Verified>),
    /// Withdrawn; this bridge issued it and knows.
    RevokedHere,
    /// Of another standard, or signed in another way.
    Foreign(Box<Foreign>),
    Refused {
        code: &'static str,
        arguments: Vec<(&'static str, String)>,
    },
}

impl Checked {
    /// Whether it may be accepted.
    pub fn is_accepted(&self) -> bool {
        self.finding() == Finding::Holds
    }

    /// What was found.
    pub fn finding(&self) -> Finding {
        match self.outcome {
            Outcome::Holds(_) => Finding::Holds,
            Outcome::Foreign(_) => Finding::NotCheckedHere,
            Outcome::RevokedHere | Outcome::Refused { .. } => Finding::DoesNotHold,
        }
    }

    /// Sentences for a person in `language`.
    pub fn say(&self, language: Language) -> String {
        self.sentence(Words::in_language(language))
    }

    pub(crate) fn sentence(&self, words: Words) -> String {
        self.sentences(words).join(" ")
    }

    /// The same, one by one.
    pub(crate) fn sentences(&self, words: Words) -> Vec<String> {
        match &self.outcome {
            Outcome::RevokedHere => vec![words.say("bridge-check-revoked-here")],
            Outcome::Refused { code, arguments } => vec![words.with_all(code, arguments)],
            Outcome::Foreign(foreign) => foreign
                .sentences()
                .iter()
                .map(|(id, arguments)| words.with_all(id, arguments))
                .collect(),
            Outcome::Holds(verified) => {
                let name = verified.badge.issuer.name.as_ref().map_or("", |n| n.as_str());
                let valid = words.with_all(
                    "bridge-check-valid",
                    &[
                        ("badge", verified.badge.name.as_str().to_owned()),
                        ("issuer", name.to_owned()),
                        (
                            "date",
                            calendar::day(words.language, verified.signed_at.timestamp().as_second()),
                        ),
                        ("did", verified.badge.issuer.id.as_str().to_owned()),
                    ],
                );
                let standing = words.say(match verified.revocation {
                    RevocationCheck::Stands => "bridge-check-stands",
                    RevocationCheck::NotChecked => "bridge-check-revocation-not-checked",
                    RevocationCheck::NotRevocable => "bridge-check-not-revocable",
                });
                vec![format!("{valid} {standing}")]
            }
        }
    }

    /// Where a badge that was not verified here can be looked at.
    pub(crate) fn link(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Foreign(foreign) => foreign.link(),
            _ => None,
        }
    }

    fn refused(code: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self {
            outcome: Outcome::Refused { code, arguments },
        }
    }
}

/// Checks a file — PNG, SVG, JSON or a signed token — without a bridge; `status_list` is the signed list, if it is at
/// hand.
pub fn check_file(bytes: &[u8], status_list: Option<&str>) -> Checked {
    match extract(bytes) {
        Ok(text) => verify(&text, &Keys::default(), status_list, Clock::system().now()),
        Err(refused) => refused,
    }
}

fn extract(bytes: &[u8]) -> Result<String, Checked> {
    credential::extract(bytes).map_err(|error| Checked::refused(error.code(), error.arguments()))
}

fn verify(text: &str, keys: &Keys, status_list: Option<&str>, now: i64) -> Checked {
    let trust = Trust {
        // A clock beyond the calendar stays at its end.
        now: Timestamp::from_second(now).unwrap_or(if now < 0 { Timestamp::MIN } else { Timestamp::MAX }),
        keys,
        status_list,
    };
    let error = match credential::verify(text, &trust) {
        Ok(verified) => {
            return Checked {
                outcome: Outcome::Holds(Box::new(verified)),
            };
        }
        Err(error) => error,
    };
    // What was never meant to be read here is said to be that, not to be broken.
    let may_be_foreign = matches!(
        error,
        VerifyError::Content(_)
            | VerifyError::ForeignContext
            | VerifyError::NoProof
            | VerifyError::SeveralProofs { .. }
            | VerifyError::WrongSuite { .. }
    );
    // An address or a token is no JSON at all; a broken JSON is nobody's badge.
    let is_bare_text = matches!(error, VerifyError::NotJson { .. }) && !text.trim_start().starts_with('{');
    let ours = credential::has_our_context(text) && !matches!(error, VerifyError::WrongSuite { .. });
    if (may_be_foreign || is_bare_text) && !ours {
        if let Some(foreign) = credential::recognise(text) {
            return Checked {
                outcome: Outcome::Foreign(Box::new(foreign)),
            };
        }
        if credential::is_token(text) {
            return Checked::refused("credential-token-damaged", Vec::new());
        }
        if error == VerifyError::NoProof && !credential::is_credential(text) {
            return Checked::refused("credential-not-a-badge", Vec::new());
        }
    }
    Checked::refused(error.code(), error.arguments())
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
    let mut ours = None;
    if let Some(organisation) = bridge.organisation_if_founded().await? {
        let signer = bridge.signer(&organisation)?;
        let key = PublicKey::from_bytes(&organisation.keys.public()).map_err(BridgeError::internal)?;
        keys.add(signer.identity().method().clone(), key);
        ours = Some(key);
    }
    let checked = verify(json, &keys, None, bridge.now());
    let Outcome::Holds(verified) = &checked.outcome else {
        return Ok(checked);
    };
    let id = verified.badge.id.as_str().trim_start_matches("urn:uuid:");
    // The same badge, however its JSON is spaced: signed by the key of this organisation. Somebody else's badge may
    // carry the same identifier.
    let is_ours = ours == Some(verified.key);
    if is_ours && bridge.store.badge(id).await?.is_some_and(|b| b.revoked.is_some()) {
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
        Some(list) => verify(json, &keys, Some(&list), bridge.now()),
        None => checked,
    })
}
