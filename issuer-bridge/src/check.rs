//! Checking a badge for people: sentences that say whose it is, whether it holds, and what was not checked.

mod knowledge;
mod saying;

use jiff::Timestamp;

use crate::bridge::Bridge;
use crate::clock::Clock;
use crate::credential::{self, Foreign, RevocationCheck, Token, Trust, Verified, VerifyError};
use crate::error::BridgeError;
use crate::incoming::Arrived;
use crate::issuing;
use crate::workers::{Turn, Who};
pub(crate) use knowledge::Knowledge;

/// What was found about a badge.
#[derive(Debug)]
pub struct Checked {
    outcome: Outcome,
}

/// What was found, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Signed by the organisation of this bridge, or by a key that was given; it may be accepted.
    Holds,
    /// Signed and intact, by a key that is not known here: whose it is, only the badge itself says.
    UnknownKey,
    /// It may not be accepted, or is no badge.
    DoesNotHold,
    /// A badge of another standard or signed in another way: it was not verified.
    NotCheckedHere,
}

/// Whose key signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The organisation's of this bridge.
    Ours,
    /// One that was given with the badge.
    Pinned,
    /// Not known; whether the badge goes by the organisation's name all the same.
    Unknown { borrows_our_name: bool },
}

/// What a badge says of itself that was signed and holds.
#[derive(Debug)]
struct Signed {
    badge: String,
    issuer: String,
    /// The issuer's identifier, else its key's.
    did: String,
    /// Seconds since 1970; where it says.
    at: Option<i64>,
    revocation: RevocationCheck,
    whose: Whose,
    /// How it is signed, where in another way than here.
    way: Option<String>,
    /// How many others say something of it, whose own signatures hold too.
    endorsements: usize,
}

#[derive(Debug)]
enum Outcome {
    Signed(Box<Signed>),
    /// Withdrawn; this bridge issued it and knows.
    RevokedHere,
    /// Of another standard, or signed in another way.
    Foreign(Box<Foreign>),
    /// Of this standard, with something in it that this program cannot follow.
    NotFollowed {
        term: String,
    },
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
        match &self.outcome {
            Outcome::Signed(signed) => match signed.whose {
                Whose::Ours | Whose::Pinned => Finding::Holds,
                Whose::Unknown { .. } => Finding::UnknownKey,
            },
            Outcome::Foreign(_) | Outcome::NotFollowed { .. } => Finding::NotCheckedHere,
            Outcome::RevokedHere | Outcome::Refused { .. } => Finding::DoesNotHold,
        }
    }

    /// Where a badge that was not verified here can be looked at.
    pub(crate) fn link(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Foreign(foreign) => foreign.link(),
            _ => None,
        }
    }

    fn of(outcome: Outcome) -> Self {
        Self { outcome }
    }

    fn refused(code: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self::of(Outcome::Refused { code, arguments })
    }

    fn signed(signed: Signed) -> Self {
        Self::of(Outcome::Signed(Box::new(signed)))
    }
}

/// Checks a file — PNG, SVG, JSON or a signed token — without a bridge; `status_list` is the signed list, if it is at
/// hand.
pub fn check_file(bytes: &[u8], status_list: Option<&str>) -> Checked {
    check_with(bytes, status_list, &Knowledge::default())
}

/// Like [`check_file`], with what is known of an organisation and its badges.
pub(crate) fn check_with(bytes: &[u8], status_list: Option<&str>, knowledge: &Knowledge) -> Checked {
    match extract(bytes) {
        Ok(text) => {
            let (checked, verified) = verify(&text, knowledge, status_list, Clock::system().now());
            match verified {
                Some(verified) if knowledge.withdrew(&verified) => Checked::of(Outcome::RevokedHere),
                _ => checked,
            }
        }
        Err(refused) => refused,
    }
}

fn extract(bytes: &[u8]) -> Result<String, Checked> {
    credential::extract(bytes).map_err(|error| Checked::refused(error.code(), error.arguments()))
}

/// What was found, and the badge where it is one as they are issued here.
fn verify(text: &str, knowledge: &Knowledge, status_list: Option<&str>, now: i64) -> (Checked, Option<Box<Verified>>) {
    let trust = Trust {
        // A clock beyond the calendar stays at its end.
        now: Timestamp::from_second(now).unwrap_or(if now < 0 { Timestamp::MIN } else { Timestamp::MAX }),
        keys: &knowledge.keys,
        status_list,
    };
    match credential::verify(text, &trust) {
        Ok(verified) => {
            let checked = Checked::signed(of_verified(&verified, knowledge));
            (checked, Some(Box::new(verified)))
        }
        Err(error) => (other_ways(text, &error, knowledge, &trust), None),
    }
}

fn of_verified(verified: &Verified, knowledge: &Knowledge) -> Signed {
    let issuer = verified.badge.issuer.name.as_ref().map_or("", |name| name.as_str());
    Signed {
        badge: verified.badge.name.as_str().to_owned(),
        issuer: issuer.to_owned(),
        did: verified.badge.issuer.id.as_str().to_owned(),
        at: Some(verified.signed_at.timestamp().as_second()),
        revocation: verified.revocation,
        whose: knowledge.whose(&verified.key, issuer),
        way: None,
        endorsements: verified.badge.endorsement.len(),
    }
}

/// What cannot be read as a badge of this bridge: a token, a badge of the same standard from another tool, an older one.
fn other_ways(text: &str, error: &VerifyError, knowledge: &Knowledge, trust: &Trust) -> Checked {
    let refused = || Checked::refused(error.code(), error.arguments());
    if let Some(token) = credential::find_token(text) {
        match credential::verify_token(&token, &knowledge.keys, trust.now) {
            Token::Holds(held) => {
                return Checked::signed(Signed {
                    whose: knowledge.whose_token(&held),
                    badge: held.badge,
                    issuer: held.issuer,
                    did: held.signer,
                    at: held.at,
                    revocation: held.revocation,
                    way: Some(held.way),
                    endorsements: 0,
                });
            }
            Token::Refused(error) => return Checked::refused(error.code(), error.arguments()),
            // Its key is elsewhere, or it is signed in a way that is not read here.
            Token::NotCheckable => {}
        }
    }
    // What was never meant to be read here is said to be that, not to be broken.
    let may_be_foreign = matches!(
        error,
        VerifyError::Content(_)
            | VerifyError::ForeignContext
            | VerifyError::NoProof
            | VerifyError::SeveralProofs { .. }
            | VerifyError::WrongSuite { .. }
    );
    // Correct elsewhere, with fields that are not modelled here: checked whole, by what its contexts say.
    if matches!(error, VerifyError::Content(_) | VerifyError::ForeignContext) {
        match credential::verify_by_contexts(text, trust) {
            Ok(held) => {
                return Checked::signed(Signed {
                    whose: knowledge.whose(&held.key, &held.issuer),
                    badge: held.badge,
                    issuer: held.issuer,
                    did: held.did,
                    at: held.at,
                    revocation: held.revocation,
                    way: None,
                    endorsements: 0,
                });
            }
            Err(credential::ByContexts::NotFollowed(term)) => {
                // With our own key in it, it is one of ours with something added.
                if credential::is_data_integrity(text) && !knowledge.is_named_in(text) {
                    return Checked::of(Outcome::NotFollowed { term });
                }
            }
            Err(credential::ByContexts::Refused(error)) => return Checked::refused(error.code(), error.arguments()),
        }
    }
    // An address or a token is no JSON at all; a broken JSON is nobody's badge.
    let is_bare_text = matches!(error, VerifyError::NotJson { .. }) && !text.trim_start().starts_with('{');
    let ours = credential::has_our_context(text) && !matches!(error, VerifyError::WrongSuite { .. });
    if (may_be_foreign || is_bare_text) && !ours {
        if let Some(foreign) = credential::recognise(text) {
            return Checked::of(Outcome::Foreign(Box::new(foreign)));
        }
        if credential::is_token(text) {
            return Checked::refused("credential-token-damaged", Vec::new());
        }
        if *error == VerifyError::NoProof && !credential::is_credential(text) {
            return Checked::refused("credential-not-a-badge", Vec::new());
        }
    }
    refused()
}

fn id_in_store(verified: &Verified) -> &str {
    verified.badge.id.as_str().trim_start_matches("urn:uuid:")
}

/// Checks a file with what this bridge knows: its own key, its own status lists, what it withdrew.
pub(crate) async fn check_upload(bridge: &Bridge, arrived: Arrived) -> Result<Checked, BridgeError> {
    let turn = bridge.workers.turn(Who::Anybody).await?;
    match turn
        .work(move || Ok::<_, BridgeError>(extract(&arrived.read()?)))
        .await??
    {
        Ok(json) => check_in_turn(bridge, &turn, json).await,
        Err(refused) => Ok(refused),
    }
}

/// Like [`check_upload`], for a credential.
pub(crate) async fn check_json(bridge: &Bridge, json: String) -> Result<Checked, BridgeError> {
    let turn = bridge.workers.turn(Who::Anybody).await?;
    check_in_turn(bridge, &turn, json).await
}

/// Whether this bridge withdrew its badge of that id, also where all else of it was erased.
async fn is_withdrawn(bridge: &Bridge, id: &str) -> Result<bool, BridgeError> {
    Ok(match bridge.store.badge(id).await? {
        Some(badge) => badge.revoked.is_some(),
        None => bridge.store.is_badge_gone(id).await? == Some(true),
    })
}

async fn check_in_turn(bridge: &Bridge, turn: &Turn, json: String) -> Result<Checked, BridgeError> {
    let knowledge = match bridge.organisation_if_founded().await? {
        Some(organisation) => Knowledge::of(&organisation.keys.all_public(), &organisation.name)?,
        None => Knowledge::default(),
    };
    let now = bridge.now();
    let reading = move || {
        let (checked, verified) = verify(&json, &knowledge, None, now);
        (json, knowledge, checked, verified)
    };
    let (json, knowledge, checked, verified) = turn.work(reading).await?;
    let Some(verified) = verified else { return Ok(checked) };
    // The same badge, however its JSON is spaced: by its identifier, and signed by the key of this organisation.
    // Somebody else's badge may carry the same identifier.
    let id = id_in_store(&verified);
    if knowledge.is_ours(&verified.key) && is_withdrawn(bridge, id).await? {
        return Ok(Checked::of(Outcome::RevokedHere));
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
    match list {
        Some(list) => turn.work(move || verify(&json, &knowledge, Some(&list), now).0).await,
        None => Ok(checked),
    }
}
