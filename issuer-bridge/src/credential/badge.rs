//! The parts of an Open Badges 3.0 credential, each with the term that signs it.
//!
//! Source: <https://www.imsglobal.org/spec/ob/v3p0>. Where the standard allows one or many, these are always many.

use super::endorsement::SignedEndorsement;
use super::node::{Unnamed, node};
use super::terms::{self, Classes};
use super::value::{DateTime, Text, Uri};

node! {
    /// A badge given to somebody.
    pub OpenBadgeCredential is Classes::Array(&[terms::VERIFIABLE_CREDENTIAL, terms::OPEN_BADGE_CREDENTIAL]);
    /// `urn:uuid:…`.
    id: Uri,
    /// The name of the badge; wallets show it.
    name: Text = terms::NAME,
    /// The organisation that gives the badge.
    issuer: Profile = terms::ISSUER,
    /// From when the badge is valid.
    valid_from: DateTime = terms::VALID_FROM,
    /// Until when, if it ends.
    valid_until: Option<DateTime> = terms::VALID_UNTIL,
    /// When the decision was taken.
    awarded_date: Option<DateTime> = terms::AWARDED_DATE,
    /// To whom, and for what.
    subject: AchievementSubject = terms::CREDENTIAL_SUBJECT,
    /// What it rests on.
    evidence: Vec<Evidence> = terms::CREDENTIAL_EVIDENCE,
    /// What others say of it, each signed by itself.
    endorsement: Vec<SignedEndorsement> = terms::ENDORSEMENT,
    /// The published schema this document follows.
    schema: Vec<CredentialSchema> = terms::CREDENTIAL_SCHEMA,
    /// Where a withdrawal would show; none: the badge cannot be withdrawn.
    status: Option<StatusEntry> = terms::CREDENTIAL_STATUS,
}

node! {
    /// An organisation, or the person who assessed.
    pub Profile is Classes::Array(&[terms::PROFILE]);
    /// The issuer's DID, or `urn:uuid:…` for a person.
    id: Uri,
    /// Its name.
    name: Option<Text> = terms::NAME,
    /// Its page.
    url: Option<Uri> = terms::URL,
    /// Its address for mail.
    email: Option<Text> = terms::EMAIL,
    /// What it is.
    description: Option<Text> = terms::DESCRIPTION,
}

node! {
    /// The person who has the badge, as an identifier that says nothing about them.
    pub AchievementSubject is Classes::Array(&[terms::ACHIEVEMENT_SUBJECT]);
    /// An opaque identifier; absent when `identifier` is used.
    id: Option<Uri>,
    /// Hashed identities, where the person asked for one.
    identifier: Vec<IdentityObject> = terms::IDENTIFIER,
    /// What is recognised.
    achievement: Achievement = terms::SUBJECT_ACHIEVEMENT,
    /// When the activity began.
    activity_start: Option<DateTime> = terms::ACTIVITY_START,
    /// When the activity ended.
    activity_end: Option<DateTime> = terms::ACTIVITY_END,
    /// The person's own words.
    narrative: Option<Text> = terms::NARRATIVE,
    /// What they were in the activity.
    role: Option<Text> = terms::ROLE,
    /// Who assessed.
    source: Option<Profile> = terms::SOURCE,
}

node! {
    /// The badge as the organisation defined it.
    pub Achievement is Classes::Array(&[terms::ACHIEVEMENT]);
    /// Stable over all who have it.
    id: Uri,
    /// Its name.
    name: Text = terms::NAME,
    /// What it says about somebody.
    description: Text = terms::DESCRIPTION,
    /// The kind of achievement, from the list of the standard.
    achievement_type: Option<Text> = terms::ACHIEVEMENT_TYPE,
    /// What one does to have it.
    criteria: Criteria = terms::CRITERIA,
    /// The competences it speaks to.
    alignment: Vec<Alignment> = terms::OB_ALIGNMENT,
    /// Its picture.
    image: Option<Image> = terms::OB_IMAGE,
    /// Words to find it by.
    tag: Vec<Text> = terms::TAG,
    /// The version of the definition.
    version: Option<Text> = terms::VERSION,
    /// The language of its texts, such as `fr`.
    in_language: Option<Text> = terms::IN_LANGUAGE,
}

node! {
    /// What one does to have a badge.
    pub Criteria is Classes::Unstated;
    /// A page that says it, if there is a lasting one.
    id: Option<Uri>,
    /// The same in Markdown.
    narrative: Option<Text> = terms::NARRATIVE,
}

node! {
    /// An entry of a referential.
    pub Alignment is Classes::Array(&[terms::ALIGNMENT]);
    /// Never any.
    id: Unnamed,
    /// The name of the entry.
    target_name: Text = terms::TARGET_NAME,
    /// Its address.
    target_url: Uri = terms::TARGET_URL,
    /// Its code.
    target_code: Option<Text> = terms::TARGET_CODE,
    /// What it says.
    target_description: Option<Text> = terms::TARGET_DESCRIPTION,
    /// The referential.
    target_framework: Option<Text> = terms::TARGET_FRAMEWORK,
    /// Its kind, such as `ceasn:Competency`.
    target_type: Option<Text> = terms::TARGET_TYPE,
}

node! {
    /// What a badge rests on.
    pub Evidence is Classes::Array(&[terms::EVIDENCE]);
    /// Where it can be seen, if it can.
    id: Option<Uri>,
    /// A short name.
    name: Option<Text> = terms::NAME,
    /// What was seen, or what the person says of it.
    narrative: Option<Text> = terms::NARRATIVE,
    /// More about it.
    description: Option<Text> = terms::DESCRIPTION,
    /// What kind it is.
    genre: Option<Text> = terms::GENRE,
    /// For whom.
    audience: Option<Text> = terms::AUDIENCE,
}

node! {
    /// A picture.
    pub Image is Classes::Single(&terms::IMAGE);
    /// Its address.
    id: Uri,
    /// What it shows.
    caption: Option<Text> = terms::CAPTION,
}

node! {
    /// A hashed identity. It protects little; an opaque identifier is the default.
    pub IdentityObject is Classes::Single(&terms::IDENTITY_OBJECT);
    /// Never any.
    id: Unnamed,
    /// Whether `identity_hash` is a hash.
    hashed: bool = terms::HASHED,
    /// `sha256$` and the hash of identity and salt.
    identity_hash: Text = terms::IDENTITY_HASH,
    /// Such as `emailAddress`.
    identity_type: Text = terms::IDENTITY_TYPE,
    /// The salt.
    salt: Option<Text> = terms::SALT,
}

node! {
    /// The schema a credential follows.
    pub CredentialSchema is Classes::Single(&terms::SCHEMA_VALIDATOR);
    /// Its address.
    id: Uri,
}

node! {
    /// The place of a badge in a status list.
    pub StatusEntry is Classes::Single(&terms::STATUS_ENTRY);
    /// Optional in the standard, unused here.
    id: Option<Uri>,
    /// What the list is about: `revocation`.
    purpose: Text = terms::STATUS_PURPOSE,
    /// The bit, in decimal.
    index: Text = terms::STATUS_LIST_INDEX,
    /// The list.
    list: Uri = terms::STATUS_LIST_LINK,
}
