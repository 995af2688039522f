//! From a decision to a signed badge, from the organisation's own definition.

use jiff::Timestamp;
use uuid::Uuid;
use wording::Language;

use crate::bridge::{Bridge, Organisation};
use crate::credential::{
    self, AchievementSpec, AlignmentSpec, AssessorSpec, BadgeArt, EvidenceSpec, Issuance, OrganisationSpec, Recipient,
    SignedCredential, StatusPlace, Uri, status,
};
use crate::definition::Definition;
use crate::encoding::{base64url, random};
use crate::error::BridgeError;
use crate::review::{Review, ReviewedRow, Standing};
use crate::store::{ClaimRow, DecisionRow, NewBadge, StoreError};
use crate::words::Words;
use crate::workers::Who;

/// A list is left for the next one when half of it is taken: random places are then found quickly.
const MOST_TAKEN: i64 = status::MIN_BITS as i64 / 2;

/// Side of a badge's picture, pixels: sharp on paper at four centimetres.
const PICTURE_PX: u32 = 640;

/// Signs, draws and bakes.
pub(crate) async fn make(
    bridge: &Bridge,
    claim: &ClaimRow,
    review: &Review,
    definition: &Definition,
    decision: &DecisionRow,
) -> Result<NewBadge, BridgeError> {
    let organisation = bridge.organisation().await?;
    let language = Language::from_tag(&review.selection.language).unwrap_or(bridge.language);
    let words = Words::in_language(language);
    let id = Uuid::new_v4();
    let place = status_place(bridge, &id.to_string()).await?;
    let now = Timestamp::from_second(decision.decided).map_err(BridgeError::internal)?;
    let achievement = achievement(definition, words);
    let issuance = Issuance {
        id,
        achievement: &achievement,
        organisation: &OrganisationSpec {
            name: organisation.name.clone(),
            url: bridge.public_url.as_ref().map(|u| u.as_str().to_owned()),
            ..OrganisationSpec::default()
        },
        recipient: recipient(bridge, &organisation, claim, review)?,
        issued_at: now,
        valid_until: None,
        awarded_at: Some(now),
        // The station's clock may be years off: no date of the activity is signed.
        activity: None,
        narrative: None,
        role: None,
        evidence: review.rows.iter().map(|row| evidence(row, words, decision)).collect(),
        assessor: Some(AssessorSpec {
            id: decision.account.parse().map_err(BridgeError::internal)?,
            name: decision.account_name.clone(),
            description: Some(words.with("bridge-badge-assessor", "organisation", &organisation.name)),
        }),
        status: place,
    };
    let signer = bridge.signer(&organisation)?;
    let SignedCredential { json, .. } = credential::issue(&signer, &issuance).map_err(|fault| {
        // What an author or a person wrote cannot be signed so that every verifier agrees: it is said, not hidden.
        BridgeError::Refused {
            status: axum::http::StatusCode::UNPROCESSABLE_ENTITY,
            code: fault.code(),
            arguments: fault.arguments(),
        }
    })?;
    let picture = picture(bridge, definition, &achievement.name, &organisation.name, json.clone()).await?;
    Ok(NewBadge {
        id: id.to_string(),
        credential: json,
        picture,
    })
}

/// Draws and bakes. The look depends on the definition, so that a badge is known again by its picture.
async fn picture(
    bridge: &Bridge,
    definition: &Definition,
    title: &str,
    organisation: &str,
    json: String,
) -> Result<Vec<u8>, BridgeError> {
    let (variant, _) = definition.id.as_u64_pair();
    let art = BadgeArt {
        title: title.to_owned(),
        organisation: organisation.to_owned(),
        variant,
    };
    let drawing = move || {
        let drawn = credential::draw_badge(&art, PICTURE_PX).map_err(BridgeError::internal)?;
        credential::bake_png(&drawn, &json).map_err(BridgeError::internal)
    };
    bridge.workers.work(Who::Known, drawing).await?
}

fn achievement(definition: &Definition, words: Words) -> AchievementSpec {
    let alignments = definition.alignments.iter().filter_map(|alignment| {
        Some(AlignmentSpec {
            name: words.as_written(&alignment.name),
            // A referential entry without an address has no place in a badge: the standard wants one.
            url: alignment.url.clone()?,
            code: alignment.code.clone(),
            framework: Some(alignment.framework.clone()),
            description: definition
                .proposed
                .then(|| words.say("bridge-badge-alignment-proposed")),
        })
    });
    AchievementSpec {
        id: definition.id,
        name: words.as_written(&definition.badge.name),
        description: words.as_written(&definition.badge.description),
        criteria: words.as_written(&definition.badge.criteria),
        language: words.language.tag().to_owned(),
        version: Some(definition.badge.version.to_string()),
        tags: Vec::new(),
        alignments: alignments.collect(),
        image_url: None,
    }
}

/// A row in words, with who saw it. The learner's own account stays out: a badge is shown to strangers.
fn evidence(row: &ReviewedRow, words: Words, decision: &DecisionRow) -> EvidenceSpec {
    let mut seen = Vec::new();
    if !row.moments.is_empty() {
        let confirmed = row.moments.iter().any(|m| m.standing == Standing::Confirmed);
        seen.push(words.say(if confirmed {
            "bridge-badge-seen-by-game"
        } else {
            "bridge-badge-shown-by-game"
        }));
        seen.extend(row.sentence.as_ref().map(|s| words.as_written(s)));
    }
    if row.people {
        seen.push(words.say("bridge-badge-seen-by-people"));
    }
    if row.self_seen {
        seen.push(words.say("bridge-badge-seen-by-self"));
    }
    if decision.witnessed {
        seen.push(words.with("bridge-badge-witnessed", "name", &decision.account_name));
    }
    EvidenceSpec {
        name: Some(words.as_written(&row.text)),
        narrative: Some(seen.join(" ")).filter(|s| !s.is_empty()),
        genre: Some(words.say("bridge-badge-genre")),
        url: None,
    }
}

fn recipient(
    bridge: &Bridge,
    organisation: &Organisation,
    claim: &ClaimRow,
    review: &Review,
) -> Result<Recipient, BridgeError> {
    let Some(sealed) = review.identity.as_ref().filter(|_| bridge.hashed_email) else {
        return Ok(Recipient::Opaque(Uuid::new_v4()));
    };
    let identity = organisation.keys.unseal(sealed, &claim.id_bytes()?);
    if identity.is_none() {
        // The claim's page said so to whoever decided.
        tracing::warn!(
            claim = claim.log_name(),
            "an identity cannot be read; the badge goes to an opaque identifier"
        );
    }
    let email = identity.and_then(|i| i.email).filter(|e| !e.trim().is_empty());
    Ok(match email {
        Some(email) => Recipient::HashedEmail {
            email,
            salt: base64url(&random::<16>()),
        },
        None => Recipient::Opaque(Uuid::new_v4()),
    })
}

/// A random place in a list, so that neighbours in a list were not neighbours in a room. None without a public
/// address: the badge then says that it cannot be withdrawn.
async fn status_place(bridge: &Bridge, badge: &str) -> Result<Option<StatusPlace>, BridgeError> {
    let Some(url) = &bridge.public_url else { return Ok(None) };
    for list in 1.. {
        if bridge.store.status_places_taken(list).await? >= MOST_TAKEN {
            continue;
        }
        for _ in 0..64 {
            let place = u32::from_le_bytes(random::<4>()) % status::MIN_BITS;
            if bridge.store.take_status_place(list, i64::from(place), badge).await? {
                return Ok(Some(StatusPlace {
                    list: list_address(url.as_str(), list),
                    place,
                }));
            }
        }
    }
    Err(BridgeError::internal("no place in a status list"))
}

pub(crate) fn list_address(public_url: &str, list: i64) -> String {
    format!("{public_url}/status/{list}")
}

/// The signed status list as it stands now, rebuilt from the database; `None` for a list no badge is in.
pub(crate) async fn status_list(bridge: &Bridge, list: i64) -> Result<Option<String>, BridgeError> {
    let Some(url) = &bridge.public_url else { return Ok(None) };
    if bridge.store.status_places_taken(list).await? == 0 {
        return Ok(None);
    }
    let organisation = bridge.organisation().await?;
    let places = bridge.store.revoked_places(list).await?;
    // One that were passed over would make a withdrawn badge hold again.
    let places: Vec<u32> = places.into_iter().map(bit).collect::<Result<_, _>>()?;
    let bits = status::Bits::withdrawn(places);
    let id = Uri::parse(&list_address(url.as_str(), list)).map_err(BridgeError::internal)?;
    // To the second: verifiers compare with their own clock.
    let now = Timestamp::from_second(crate::belief::list_time(bridge).await?).map_err(BridgeError::internal)?;
    let signed = status::sign_list(&id, &bits, &bridge.signer(&organisation)?, now, None);
    signed.map(Some).map_err(BridgeError::internal)
}

fn bit(place: i64) -> Result<u32, StoreError> {
    u32::try_from(place)
        .ok()
        .filter(|place| *place < status::MIN_BITS)
        .ok_or(StoreError::Unreadable("place in a status list"))
}
