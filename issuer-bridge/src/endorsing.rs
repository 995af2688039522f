//! Words of others about a badge: a link is made, somebody writes, and only the learner's answer makes it part of the
//! badge. What can be seen by the link is what the badge says; what the learner told is added where they choose it.

use std::sync::Arc;

use axum::http::StatusCode;
use jiff::Timestamp;
use uuid::Uuid;
use wording::Language;

use crate::access::network;
use crate::belief;
use crate::bridge::Bridge;
use crate::credential::{self, EndorsementSpec, TOLERANCE_S, bake_png_again, endorse, with_endorsements};
use crate::encoding::{digest_of, secret};
use crate::error::BridgeError;
use crate::issued_text::IssuedText;
use crate::learner::in_force;
use crate::spelling;
use crate::store::{
    Act, ActKind, BadgeRow, ClaimRow, EndorsementRow, EndorsementState, LoginRow, Patience, Resigned, Running,
};
use crate::words::Words;
use crate::workers::Who;

/// How long a link opens.
const LASTS_S: i64 = 30 * 86_400;
/// Most of one claim that wait for words or an answer.
const MOST_OPEN: i64 = 5;
/// Most that one badge carries.
const MOST_JOINED: usize = 10;
/// Longest name, role, words and « pour qui », characters.
pub(crate) const LONGEST_NAME: usize = 80;
pub(crate) const LONGEST_ROLE: usize = 120;
pub(crate) const LONGEST_WORDS: usize = 1_000;
pub(crate) const LONGEST_ASKED: usize = 60;
/// Links of one claim.
const PER_CLAIM: Patience = Patience {
    free: 10,
    longest_s: 600,
};
/// Texts from one address.
const PER_ADDRESS: Patience = Patience {
    free: 20,
    longest_s: 600,
};

/// Who makes a link, or ends one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Asker<'a> {
    /// Whoever has the learner's code.
    Learner,
    /// Somebody who decides.
    Account(&'a LoginRow),
}

impl Asker<'_> {
    fn act(self, kind: ActKind, claim: &ClaimRow, now: i64) -> Act {
        match self {
            Self::Learner => Act::by_none("learner", kind, claim.page(), now),
            Self::Account(login) => Act::by(login, kind, claim.page(), now),
        }
    }
}

fn refused(status: StatusCode, code: &'static str) -> BridgeError {
    BridgeError::refused(status, code)
}

async fn paced(bridge: &Bridge, subject: &str, patience: Patience) -> Result<(), BridgeError> {
    match bridge
        .store
        .note_try(&digest_of(subject), patience, bridge.now())
        .await?
    {
        0 => Ok(()),
        wait => Err(BridgeError::Throttled(wait)),
    }
}

/// The badge of a claim, where it can be handed out.
async fn badge_of(bridge: &Bridge, claim: &ClaimRow) -> Result<BadgeRow, BridgeError> {
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    in_force(badge.ok_or_else(BridgeError::not_found)?)
}

/// Makes a link; gives what stands in its address, which nobody can be told a second time.
pub(crate) async fn ask(
    bridge: &Bridge,
    claim: &ClaimRow,
    asked: &str,
    shows_account: bool,
    by: Asker<'_>,
) -> Result<String, BridgeError> {
    let badge = badge_of(bridge, claim).await?;
    let asked = spelling::name(asked);
    if asked.is_empty() || asked.chars().count() > LONGEST_ASKED {
        return Err(refused(StatusCode::UNPROCESSABLE_ENTITY, "bridge-endorse-for-whom"));
    }
    paced(bridge, &format!("endorsements of {}", claim.id), PER_CLAIM).await?;
    let (token, now) = (secret(), bridge.now());
    let row = EndorsementRow {
        id: Uuid::new_v4().to_string(),
        claim: claim.id.clone(),
        badge: badge.id,
        asked,
        made_by: match by {
            Asker::Learner => None,
            Asker::Account(login) => Some(login.account_name.clone()),
        },
        made: now,
        expires: now + LASTS_S,
        shows_account: shows_account && matches!(by, Asker::Learner),
        state: EndorsementState::Asked.word().to_owned(),
        name: String::new(),
        role: String::new(),
        words: String::new(),
        language: claim.language.clone(),
        changed: now,
        credential: None,
    };
    let act = by.act(ActKind::EndorsementAsked, claim, now);
    let kept = bridge
        .store
        .ask_endorsement(&row, &digest_of(&token), MOST_OPEN, &act)
        .await?;
    if kept {
        Ok(token)
    } else {
        Err(refused(StatusCode::CONFLICT, "bridge-endorse-too-many"))
    }
}

/// What a link leads to.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) row: EndorsementRow,
    pub(crate) claim: ClaimRow,
    pub(crate) badge: BadgeRow,
    pub(crate) said: IssuedText,
}

/// # Errors
/// Where the link has ended, was withdrawn, or never was: nobody can tell which.
pub(crate) async fn opened(bridge: &Bridge, token: &str) -> Result<Opened, BridgeError> {
    let unknown = || refused(StatusCode::NOT_FOUND, "bridge-endorse-no-link");
    let running = Running {
        now: bridge.now(),
        latest: bridge.now() + LASTS_S + TOLERANCE_S,
    };
    let row = bridge.store.endorsement_of_link(&digest_of(token), running).await?;
    let row = row.ok_or_else(unknown)?;
    let claim = bridge.store.claim(&row.claim).await?.ok_or_else(unknown)?;
    let badge = badge_of(bridge, &claim).await?;
    Ok(Opened {
        said: IssuedText::of(&badge)?,
        row,
        claim,
        badge,
    })
}

/// What somebody writes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) words: String,
    /// Whoever reads the badge will read it with their name.
    pub(crate) agrees: bool,
}

impl Written {
    /// What is missing, as a sentence's id.
    fn missing(&self) -> Option<&'static str> {
        let fits = |text: &str, longest: usize| (1..=longest).contains(&text.trim().chars().count());
        if !fits(&self.name, LONGEST_NAME) || self.role.chars().count() > LONGEST_ROLE {
            Some("bridge-endorse-who")
        } else if !fits(&self.words, LONGEST_WORDS) {
            Some("bridge-endorse-words-missing")
        } else if self.agrees {
            None
        } else {
            Some("bridge-endorse-not-agreed")
        }
    }
}

/// Keeps what somebody wrote, for the learner to read.
pub(crate) async fn write(
    bridge: &Bridge,
    opened: &Opened,
    written: &Written,
    words: Words,
    address: std::net::IpAddr,
) -> Result<(), BridgeError> {
    if let Some(code) = written.missing() {
        return Err(refused(StatusCode::UNPROCESSABLE_ENTITY, code));
    }
    paced(bridge, &format!("endorsements from {}", network(address)), PER_ADDRESS).await?;
    let row = EndorsementRow {
        badge: opened.badge.id.clone(),
        name: spelling::name(&written.name),
        role: spelling::name(&written.role),
        words: written.words.trim().to_owned(),
        language: words.language.tag().to_owned(),
        changed: bridge.now(),
        ..opened.row.clone()
    };
    // What no verifier could read alike is said to whoever writes, not to the learner.
    endorse(&spec(&row, &opened.said.name, Timestamp::UNIX_EPOCH)?).map_err(|fault| BridgeError::Refused {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        code: fault.code(),
        arguments: fault.arguments(),
    })?;
    if bridge.store.write_endorsement(&row).await? {
        Ok(())
    } else {
        Err(refused(StatusCode::CONFLICT, "bridge-endorse-written"))
    }
}

/// Forgets what was written, as long as the learner has not answered.
pub(crate) async fn take_back(bridge: &Bridge, opened: &Opened) -> Result<(), BridgeError> {
    if bridge.store.take_endorsement_back(&opened.row.id, bridge.now()).await? {
        Ok(())
    } else {
        Err(refused(StatusCode::CONFLICT, "bridge-endorse-answered"))
    }
}

fn spec(row: &EndorsementRow, badge_name: &str, at: Timestamp) -> Result<EndorsementSpec, BridgeError> {
    let words = Words::in_language(Language::from_tag(&row.language).unwrap_or(Language::French));
    Ok(EndorsementSpec {
        id: row.id.parse().map_err(BridgeError::internal)?,
        badge: row.badge.parse().map_err(BridgeError::internal)?,
        title: words.with("bridge-endorse-credential", "badge", badge_name),
        name: row.name.clone(),
        role: Some(row.role.clone()).filter(|role| !role.is_empty()),
        words: row.words.clone(),
        at,
    })
}

/// The endorsement of that id, of a claim.
async fn row_of(bridge: &Bridge, claim: &ClaimRow, id: &str) -> Result<(EndorsementRow, Vec<String>), BridgeError> {
    let all = bridge.store.endorsements(&claim.id).await?;
    let row = all.iter().find(|row| row.id == id).cloned();
    let row = row.ok_or(refused(StatusCode::NOT_FOUND, "bridge-endorse-no-link"))?;
    // Of a badge that was corrected meanwhile the words stay with the one they are about.
    let others = all
        .into_iter()
        .filter(|other| other.id != id && other.badge == row.badge);
    let joined = others.filter_map(|other| other.credential).collect();
    Ok((row, joined))
}

/// The learner accepts: signed, and the badge signed anew with it.
pub(crate) async fn join(bridge: &Bridge, words: Words, claim: &ClaimRow, id: &str) -> Result<(), BridgeError> {
    let (row, mut credentials) = row_of(bridge, claim, id).await?;
    if !row.is(EndorsementState::Written) {
        return Err(refused(StatusCode::CONFLICT, "bridge-endorse-changed"));
    }
    let badge = badge_of(bridge, claim).await?;
    if row.badge != badge.id {
        return Err(refused(StatusCode::CONFLICT, "bridge-endorse-other-badge"));
    }
    if credentials.len() >= MOST_JOINED {
        return Err(refused(StatusCode::CONFLICT, "bridge-endorse-full"));
    }
    let now = belief::signing_time(bridge, words).await?;
    let at = Timestamp::from_second(now).map_err(BridgeError::internal)?;
    let said = IssuedText::of(&badge)?;
    let signed = endorse(&spec(&row, &said.name, at)?).map_err(BridgeError::internal)?;
    credentials.push(signed.json.clone());
    let resigned = sign_anew(bridge, badge, credentials, at).await?;
    let act = Asker::Learner.act(ActKind::EndorsementJoined, claim, now);
    if bridge.store.join_endorsement(id, &signed.json, &resigned, &act).await? {
        Ok(())
    } else {
        Err(refused(StatusCode::CONFLICT, "bridge-endorse-changed"))
    }
}

/// Ends a link, declines what was written, or takes it out of the badge again; the words are gone.
pub(crate) async fn remove(
    bridge: &Bridge,
    words: Words,
    claim: &ClaimRow,
    id: &str,
    by: Asker<'_>,
) -> Result<(), BridgeError> {
    let (row, credentials) = row_of(bridge, claim, id).await?;
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    let carries = badge.filter(|badge| row.is(EndorsementState::Joined) && badge.id == row.badge);
    let resigned = match carries.filter(|badge| badge.revoked.is_none()) {
        Some(badge) => {
            let now = belief::signing_time(bridge, words).await?;
            let at = Timestamp::from_second(now).map_err(BridgeError::internal)?;
            Some(sign_anew(bridge, badge, credentials, at).await?)
        }
        // A badge that is no longer handed out carries what it carried.
        None if row.is(EndorsementState::Joined) => {
            return Err(refused(StatusCode::CONFLICT, "bridge-endorse-other-badge"));
        }
        None => None,
    };
    let act = by.act(ActKind::EndorsementRemoved, claim, bridge.now());
    if bridge.store.remove_endorsement(id, resigned.as_ref(), &act).await? {
        Ok(())
    } else {
        Err(refused(StatusCode::CONFLICT, "bridge-endorse-changed"))
    }
}

/// A badge with these endorsements and no others, by the key and under the name it was issued with.
async fn sign_anew(
    bridge: &Bridge,
    badge: BadgeRow,
    endorsements: Vec<String>,
    at: Timestamp,
) -> Result<Resigned, BridgeError> {
    let organisation = bridge.organisation().await?;
    let issuer = IssuedText::of(&badge)?.issuer;
    let signer = bridge.signer_as(&organisation, &issuer)?;
    let keys = Bridge::badge_keys(&organisation)?;
    let badge = Arc::new(badge);
    let work = move || {
        let texts: Vec<&str> = endorsements.iter().map(String::as_str).collect();
        let signed = with_endorsements(&signer, &keys, &badge.credential, &texts, at).map_err(|error| {
            if let credential::VerifyError::Content(fault) = &error {
                return BridgeError::Refused {
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                    code: fault.code(),
                    arguments: fault.arguments(),
                };
            }
            BridgeError::internal(error)
        })?;
        Ok(Resigned {
            badge: badge.id.clone(),
            before: badge.credential.clone(),
            picture: bake_png_again(&badge.picture, &signed.json).map_err(BridgeError::internal)?,
            credential: signed.json,
        })
    };
    bridge.workers.work(Who::Known, work).await?
}

/// Removes links that ended without a word.
pub(crate) async fn forget_unanswered(bridge: &Bridge) -> Result<u64, BridgeError> {
    Ok(bridge.store.forget_unanswered(bridge.now()).await?)
}
