//! From a decision to a signed badge, from the organisation's own definition.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;
use wording::Language;

use crate::bridge::{Bridge, Organisation};
use crate::calendar;
use crate::credential::{
    self, AchievementSpec, AlignmentSpec, AssessorSpec, BadgeArt, EvidenceSpec, Issuance, OrganisationSpec, Recipient,
    SignedCredential, StatusPlace, Uri, status,
};
use crate::definition::Definition;
use crate::encoding::{base64url, random};
use crate::error::BridgeError;
use crate::review::{Review, ReviewedRow, Standing};
use crate::store::{BadgeRow, ClaimRow, DecisionRow, NewBadge, StoreError};
use crate::words::Words;
use crate::workers::Who;

/// A list is left for the next one when half of it is taken: random places are then found quickly.
const MOST_TAKEN: i64 = status::MIN_BITS as i64 / 2;

/// Side of a badge's picture, pixels: sharp on paper at four centimetres.
const PICTURE_PX: u32 = 640;

/// What a badge is made from.
pub(crate) struct Making<'a> {
    pub(crate) claim: &'a ClaimRow,
    pub(crate) review: &'a Review,
    pub(crate) definition: &'a Definition,
    pub(crate) decision: &'a DecisionRow,
    /// Which of the shown rows it names; all of them where it is not said.
    pub(crate) rows: Option<&'a BTreeSet<String>>,
    /// The badge that it replaces.
    pub(crate) before: Option<&'a BadgeRow>,
}

/// The picture of a definition's badges, with nothing of anybody in it yet.
#[derive(Debug, Clone)]
pub(crate) struct Picture(Arc<Vec<u8>>);

impl Picture {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self(Arc::new(bytes))
    }

    /// PNG.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A badge as it would be, unsigned.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(crate) picture: Picture,
    /// What it says.
    pub(crate) achievement: AchievementSpec,
    pub(crate) evidence: Vec<EvidenceSpec>,
    pub(crate) organisation: String,
    /// Seconds since 1970, if it ends.
    pub(crate) ends: Option<i64>,
    pub(crate) json: String,
}

/// Signs, draws and bakes.
pub(crate) async fn make(
    bridge: &Bridge,
    making: &Making<'_>,
    picture: Option<&Picture>,
) -> Result<NewBadge, BridgeError> {
    let organisation = bridge.organisation().await?;
    let id = Uuid::new_v4();
    let first_list = organisation.keys.in_use().first_list;
    let place = status_place(bridge, &id.to_string(), first_list).await?;
    let recipient = recipient(bridge, &organisation, making)?;
    let achievement = achievement(making.definition, making.words(bridge));
    let by = said_of(bridge, &organisation);
    let issuance = making.issuance(bridge, &by, &achievement, id, recipient, place)?;
    let signer = bridge.signer(&organisation)?;
    let SignedCredential { json, .. } = credential::issue(&signer, &issuance).map_err(|fault| unsignable(&fault))?;
    let picture = match picture {
        Some(drawn) => drawn.clone(),
        None => draw(bridge, making.definition, &achievement.name, &organisation.name).await?,
    };
    let credential = json.clone();
    let baking = move || credential::bake_png(picture.bytes(), &json).map_err(BridgeError::internal);
    Ok(NewBadge {
        id: id.to_string(),
        picture: bridge.workers.work(Who::Known, baking).await??,
        credential,
        ends: issuance.valid_until.map(Timestamp::as_second),
        replaces: making.before.map(|badge| badge.id.clone()),
    })
}

/// The identifier of whoever gets a badge, as long as none is drawn by lot: another one than the badge's own.
const NOBODY: Uuid = Uuid::from_u128(1);

/// The same without a signature, and with zeros in place of what is drawn by lot when it is issued.
pub(crate) async fn preview(bridge: &Bridge, making: &Making<'_>) -> Result<Preview, BridgeError> {
    let organisation = bridge.organisation().await?;
    let recipient = match recipient(bridge, &organisation, making)? {
        Recipient::Opaque(_) => Recipient::Opaque(making.before.and_then(holder).unwrap_or(NOBODY)),
        hashed @ Recipient::HashedEmail { .. } => hashed,
    };
    let place = bridge.public_url.as_ref().map(|url| StatusPlace {
        list: list_address(url.as_str(), 1),
        place: 0,
    });
    let achievement = achievement(making.definition, making.words(bridge));
    let by = said_of(bridge, &organisation);
    let issuance = making.issuance(bridge, &by, &achievement, Uuid::nil(), recipient, place)?;
    let json = credential::unsigned(&bridge.signer(&organisation)?, &issuance).map_err(|fault| unsignable(&fault))?;
    let (evidence, ends) = (issuance.evidence, issuance.valid_until.map(Timestamp::as_second));
    Ok(Preview {
        picture: draw(bridge, making.definition, &achievement.name, &organisation.name).await?,
        evidence,
        organisation: organisation.name.clone(),
        ends,
        json,
        achievement,
    })
}

impl Making<'_> {
    /// The language of the learner.
    fn words(&self, bridge: &Bridge) -> Words {
        Words::in_language(Language::from_tag(&self.claim.language).unwrap_or(bridge.language))
    }

    fn issuance<'a>(
        &self,
        bridge: &Bridge,
        organisation: &'a OrganisationSpec,
        achievement: &'a AchievementSpec,
        id: Uuid,
        recipient: Recipient,
        status: Option<StatusPlace>,
    ) -> Result<Issuance<'a>, BridgeError> {
        let words = self.words(bridge);
        let now = Timestamp::from_second(self.decision.decided).map_err(BridgeError::internal)?;
        let named = |row: &&ReviewedRow| self.rows.is_none_or(|rows| rows.contains(&row.row));
        let rows = self.review.rows.iter().filter(named);
        let mut evidence: Vec<EvidenceSpec> = rows.map(|row| row_evidence(row, words, self.decision)).collect();
        evidence.extend(self.before.map(|badge| replaced(badge, words)));
        Ok(Issuance {
            id,
            achievement,
            organisation,
            recipient,
            issued_at: now,
            valid_until: self.definition.ends(now).map_err(BridgeError::internal)?,
            awarded_at: Some(now),
            // The station's clock may be years off: no date of the activity is signed.
            activity: None,
            narrative: None,
            role: None,
            evidence,
            assessor: Some(AssessorSpec {
                id: self.decision.account.parse().map_err(BridgeError::internal)?,
                name: self.decision.account_name.clone(),
                description: Some(words.with("bridge-badge-assessor", "organisation", &organisation.name)),
            }),
            status,
        })
    }
}

fn said_of(bridge: &Bridge, organisation: &Organisation) -> OrganisationSpec {
    OrganisationSpec {
        name: organisation.name.clone(),
        url: bridge.public_url.as_ref().map(|u| u.as_str().to_owned()),
        ..OrganisationSpec::default()
    }
}

/// What an author or a person wrote cannot be signed so that every verifier agrees: it is said, not hidden.
fn unsignable(fault: &credential::Fault) -> BridgeError {
    BridgeError::Refused {
        status: axum::http::StatusCode::UNPROCESSABLE_ENTITY,
        code: fault.code(),
        arguments: fault.arguments(),
    }
}

/// The picture of a claim's badge, in the language of its learner.
pub(crate) async fn draw_for(
    bridge: &Bridge,
    claim: &ClaimRow,
    definition: &Definition,
) -> Result<Picture, BridgeError> {
    let words = Words::in_language(Language::from_tag(&claim.language).unwrap_or(bridge.language));
    draw_definition(bridge, definition, words).await
}

/// The picture of a definition, in a language.
pub(crate) async fn draw_definition(
    bridge: &Bridge,
    definition: &Definition,
    words: Words,
) -> Result<Picture, BridgeError> {
    let name = words.as_written(&definition.badge.name);
    draw(bridge, definition, &name, &bridge.organisation().await?.name).await
}

/// Draws. The look depends on the definition, so that a badge is known again by its picture.
async fn draw(
    bridge: &Bridge,
    definition: &Definition,
    title: &str,
    organisation: &str,
) -> Result<Picture, BridgeError> {
    let (variant, _) = definition.id.as_u64_pair();
    let art = BadgeArt {
        title: title.to_owned(),
        organisation: organisation.to_owned(),
        variant,
    };
    if let Some(drawn) = bridge.pictures.of(&art) {
        return Ok(drawn);
    }
    let wanted = art.clone();
    let drawing = move || credential::draw_badge(&wanted, PICTURE_PX).map_err(BridgeError::internal);
    let drawn = Picture::of(bridge.workers.work(Who::Known, drawing).await??);
    bridge.pictures.keep(art, drawn.clone());
    Ok(drawn)
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
fn row_evidence(row: &ReviewedRow, words: Words, decision: &DecisionRow) -> EvidenceSpec {
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

/// Names the badge in whose place this one comes. Why it was corrected is said to its learner, not to strangers.
fn replaced(badge: &BadgeRow, words: Words) -> EvidenceSpec {
    let id = format!("urn:uuid:{}", badge.id);
    EvidenceSpec {
        name: Some(words.say("bridge-badge-replaces")),
        narrative: Some(words.with_all(
            "bridge-badge-replaces-which",
            &[("id", id.clone()), ("day", calendar::day(words.language, badge.issued))],
        )),
        genre: Some(words.say("bridge-badge-replaces-genre")),
        url: Some(id),
    }
}

fn recipient(bridge: &Bridge, organisation: &Organisation, making: &Making) -> Result<Recipient, BridgeError> {
    let opaque = || Recipient::Opaque(making.before.and_then(holder).unwrap_or_else(Uuid::new_v4));
    let Some(sealed) = making.review.identity.as_ref().filter(|_| bridge.hashed_email) else {
        return Ok(opaque());
    };
    let identity = organisation.keys.unseal(sealed, &making.claim.id_bytes()?);
    if identity.is_none() {
        // The claim's page said so to whoever decided.
        tracing::warn!(
            claim = making.claim.log_name(),
            "an identity cannot be read; the badge goes to an opaque identifier"
        );
    }
    let email = identity.and_then(|i| i.email).filter(|e| !e.trim().is_empty());
    Ok(match email {
        Some(email) => Recipient::HashedEmail {
            email,
            salt: base64url(&random::<16>()),
        },
        None => opaque(),
    })
}

/// The identifier of whoever has a badge: whoever gets another in its place stays the same.
fn holder(badge: &BadgeRow) -> Option<Uuid> {
    let said: serde_json::Value = serde_json::from_str(&badge.credential).ok()?;
    let id = said["credentialSubject"]["id"].as_str()?;
    id.strip_prefix("urn:uuid:")?.parse().ok()
}

/// A random place in a list of the key that signs, so that neighbours in a list were not neighbours in a room. None without a public
/// address: the badge then says that it cannot be withdrawn.
async fn status_place(bridge: &Bridge, badge: &str, first_list: i64) -> Result<Option<StatusPlace>, BridgeError> {
    let Some(url) = &bridge.public_url else { return Ok(None) };
    for list in first_list.. {
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
    let Some(signer) = bridge.list_signer(&organisation, list)? else {
        tracing::warn!(list, "the key of a status list is lost: the list is not published");
        return Ok(None);
    };
    let signed = status::sign_list(&id, &bits, &signer, now, None);
    signed.map(Some).map_err(BridgeError::internal)
}

fn bit(place: i64) -> Result<u32, StoreError> {
    u32::try_from(place)
        .ok()
        .filter(|place| *place < status::MIN_BITS)
        .ok_or(StoreError::Unreadable("place in a status list"))
}
