//! From a decision to a signed badge.

use super::badge::{
    Achievement, AchievementSubject, Alignment, CredentialSchema, Criteria, Evidence, IdentityObject, Image,
    OpenBadgeCredential, Profile,
};
use super::document;
use super::fault::Fault;
use super::key::Signer;
use super::node::Unnamed;
use super::status;
use super::terms::{BADGE_CONTEXTS, BADGE_SCHEMA};
use super::value::{DateTime, Text, Uri};
use crate::encoding::hex;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A badge as the organisation defined it. All texts are in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AchievementSpec {
    /// Stable over all who have the badge.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What it says about somebody.
    pub description: String,
    /// What one does to have it, in Markdown.
    pub criteria: String,
    /// `fr` or `en`.
    pub language: String,
    /// The version of the definition.
    pub version: Option<String>,
    /// Words to find it by. The same word twice counts once.
    pub tags: Vec<String>,
    /// The competences it speaks to. The same entry twice counts once.
    pub alignments: Vec<AlignmentSpec>,
    /// Where its picture is published, if it is published for good.
    pub image_url: Option<String>,
}

/// An entry of a referential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignmentSpec {
    /// Its name.
    pub name: String,
    /// Its lasting address, in ASCII.
    pub url: String,
    /// Its code.
    pub code: Option<String>,
    /// The referential.
    pub framework: Option<String>,
    /// What it says.
    pub description: Option<String>,
}

/// The organisation that gives the badge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationSpec {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
    /// Its address for mail.
    pub email: Option<String>,
    /// What it is.
    pub description: Option<String>,
}

/// Who has the badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// An identifier that says nothing about the person; the default.
    Opaque(Uuid),
    /// A hash of the person's e-mail. It protects little: whoever guesses the address can confirm it.
    HashedEmail {
        /// The address; it does not get into the badge.
        email: String,
        /// At least 16 random characters.
        salt: String,
    },
}

/// One thing a badge rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceSpec {
    /// A short name.
    pub name: Option<String>,
    /// What was seen, or what the person says of it.
    pub narrative: Option<String>,
    /// What kind it is.
    pub genre: Option<String>,
    /// Where it can be seen, if it can for good.
    pub url: Option<String>,
}

/// Who assessed: the named human whose decision this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessorSpec {
    /// An opaque identifier of the person, stable in this bridge.
    pub id: Uuid,
    /// Their name, as they want it to be read.
    pub name: String,
    /// What they are, such as their role and organisation.
    pub description: Option<String>,
}

/// The place of a badge in a published status list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPlace {
    /// Where the list is published.
    pub list: String,
    /// The bit.
    pub place: u32,
}

/// Everything that goes into one badge.
#[derive(Debug, Clone)]
pub struct Issuance<'a> {
    /// The identifier of this one badge.
    pub id: Uuid,
    /// What is recognised.
    pub achievement: &'a AchievementSpec,
    /// By whom.
    pub organisation: &'a OrganisationSpec,
    /// For whom.
    pub recipient: Recipient,
    /// When it is signed and from when it is valid.
    pub issued_at: Timestamp,
    /// Until when, if it ends.
    pub valid_until: Option<Timestamp>,
    /// When the decision was taken.
    pub awarded_at: Option<Timestamp>,
    /// Beginning and end of the activity.
    pub activity: Option<(Timestamp, Timestamp)>,
    /// The person's own words, if they chose to show them.
    pub narrative: Option<String>,
    /// What they were in the activity.
    pub role: Option<String>,
    /// What it rests on.
    pub evidence: Vec<EvidenceSpec>,
    /// Who assessed.
    pub assessor: Option<AssessorSpec>,
    /// Where a withdrawal would show; none: the badge cannot be withdrawn.
    pub status: Option<StatusPlace>,
}

/// A signed badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCredential {
    /// `urn:uuid:…`.
    pub id: Uri,
    /// The whole credential with its proof, on one line.
    pub json: String,
}

/// Signs a badge. Control characters are dropped, empty optional texts left out; what cannot be signed for every
/// verifier is refused with the place named.
pub fn issue(signer: &Signer, issuance: &Issuance) -> Result<SignedCredential, Fault> {
    let credential = credential(signer, issuance)?;
    let json = document::sign(&credential, &BADGE_CONTEXTS, signer, issuance.issued_at.into())?;
    Ok(SignedCredential {
        id: credential.id,
        json,
    })
}

/// The same without a proof, in lines, for people to read before it is signed. What could not be signed is refused.
pub fn unsigned(signer: &Signer, issuance: &Issuance) -> Result<String, Fault> {
    let credential = credential(signer, issuance)?;
    document::canonical(&credential)?;
    Ok(document::unsigned(&credential, &BADGE_CONTEXTS))
}

/// The canonical N-Quads that `issue` signs: for holding them against another processor's.
pub fn canonical_quads(signer: &Signer, issuance: &Issuance) -> Result<String, Fault> {
    document::canonical(&credential(signer, issuance)?)
}

fn credential(signer: &Signer, issuance: &Issuance) -> Result<OpenBadgeCredential, Fault> {
    let (id, identifier) = recipient(&issuance.recipient);
    let activity = issuance.activity;
    Ok(OpenBadgeCredential {
        id: Uri::uuid(issuance.id),
        name: needed(&issuance.achievement.name, "name")?,
        issuer: Profile {
            id: signer.identity().did().clone(),
            name: Some(needed(&issuance.organisation.name, "issuer.name")?),
            url: address(issuance.organisation.url.as_deref())?,
            email: words(issuance.organisation.email.as_deref()),
            description: words(issuance.organisation.description.as_deref()),
        },
        valid_from: issuance.issued_at.into(),
        valid_until: issuance.valid_until.map(DateTime::from),
        awarded_date: issuance.awarded_at.map(DateTime::from),
        subject: AchievementSubject {
            id,
            identifier,
            achievement: achievement(issuance.achievement)?,
            activity_start: activity.map(|(start, _)| start.into()),
            activity_end: activity.map(|(_, end)| end.into()),
            narrative: words(issuance.narrative.as_deref()),
            role: words(issuance.role.as_deref()),
            source: issuance.assessor.as_ref().map(assessor).transpose()?,
        },
        evidence: issuance.evidence.iter().map(evidence).collect::<Result<_, _>>()?,
        endorsement: Vec::new(),
        schema: vec![CredentialSchema {
            id: Uri::parse(BADGE_SCHEMA)?,
        }],
        status: match &issuance.status {
            Some(place) => Some(status::entry(&Uri::parse(&place.list)?, place.place)),
            None => None,
        },
    })
}

fn achievement(spec: &AchievementSpec) -> Result<Achievement, Fault> {
    let image = address(spec.image_url.as_deref())?;
    Ok(Achievement {
        id: Uri::uuid(spec.id),
        name: needed(&spec.name, "achievement.name")?,
        description: needed(&spec.description, "achievement.description")?,
        achievement_type: Some(Text::clean("Badge")),
        criteria: Criteria {
            id: None,
            narrative: Some(needed(&spec.criteria, "achievement.criteria")?),
        },
        alignment: once_each(spec.alignments.iter().map(alignment).collect::<Result<_, _>>()?),
        image: image.map(|id| Image {
            id,
            caption: Some(Text::clean(&spec.name)),
        }),
        tag: once_each(spec.tags.iter().filter_map(|tag| words(Some(tag))).collect()),
        version: words(spec.version.as_deref()),
        in_language: words(Some(&spec.language)),
    })
}

fn alignment(spec: &AlignmentSpec) -> Result<Alignment, Fault> {
    Ok(Alignment {
        id: Unnamed,
        target_name: needed(&spec.name, "alignment.targetName")?,
        target_url: Uri::parse(&spec.url)?,
        target_code: words(spec.code.as_deref()),
        target_description: words(spec.description.as_deref()),
        target_framework: words(spec.framework.as_deref()),
        target_type: Some(Text::clean("ceasn:Competency")),
    })
}

fn evidence(spec: &EvidenceSpec) -> Result<Evidence, Fault> {
    Ok(Evidence {
        id: address(spec.url.as_deref())?,
        name: words(spec.name.as_deref()),
        narrative: words(spec.narrative.as_deref()),
        description: None,
        genre: words(spec.genre.as_deref()),
        audience: None,
    })
}

fn assessor(spec: &AssessorSpec) -> Result<Profile, Fault> {
    Ok(Profile {
        id: Uri::uuid(spec.id),
        name: Some(needed(&spec.name, "source.name")?),
        url: None,
        email: None,
        description: words(spec.description.as_deref()),
    })
}

fn recipient(recipient: &Recipient) -> (Option<Uri>, Vec<IdentityObject>) {
    match recipient {
        Recipient::Opaque(id) => (Some(Uri::uuid(*id)), Vec::new()),
        Recipient::HashedEmail { email, salt } => {
            let salt = Text::clean(salt);
            let hash = Sha256::new()
                .chain_update(email.trim())
                .chain_update(salt.as_str())
                .finalize();
            let identity = IdentityObject {
                id: Unnamed,
                hashed: true,
                identity_hash: Text::clean(&format!("sha256${}", hex(&hash))),
                identity_type: Text::clean("emailAddress"),
                salt: Some(salt),
            };
            (None, vec![identity])
        }
    }
}

/// A text, or nothing where it would be empty.
pub(super) fn words(text: Option<&str>) -> Option<Text> {
    text.map(Text::clean).filter(|text| !text.as_str().trim().is_empty())
}

/// A text that must say something.
pub(super) fn needed(text: &str, at: &'static str) -> Result<Text, Fault> {
    words(Some(text)).ok_or(Fault::Empty { at })
}

fn address(text: Option<&str>) -> Result<Option<Uri>, Fault> {
    text.map(Uri::parse).transpose()
}

/// Drops what stands there already: the lists of a badge are sets.
fn once_each<T: PartialEq>(items: Vec<T>) -> Vec<T> {
    items.into_iter().fold(Vec::new(), |mut kept, item| {
        if !kept.contains(&item) {
            kept.push(item);
        }
        kept
    })
}
