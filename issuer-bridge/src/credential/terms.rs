//! The one table of terms: how a word is written in JSON, and what it means in RDF.
//!
//! Sources: the contexts `https://www.w3.org/ns/credentials/v2` and
//! `https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json` (with `extensions.json`). A JSON-LD processor
//! derives the same quads from those contexts; the interoperability tests compare the two on generated badges.
//! Some datatypes are `https://www.w3.org/…` or `xsd:…` where `http://www.w3.org/…` would be right: that is what
//! the published context says, so that is what gets signed.

/// What stands behind a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A plain string.
    Plain,
    /// A literal with this datatype.
    Typed(&'static str),
    /// A link to another thing.
    Reference,
    /// The identifier of the thing itself.
    Identity,
}

/// A property: its name in JSON, its IRI, and the kind of its values.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
    pub(super) meaning: Meaning,
}

const fn plain(name: &'static str, iri: &'static str) -> Term {
    Term {
        name,
        iri,
        meaning: Meaning::Plain,
    }
}

const fn typed(name: &'static str, iri: &'static str, datatype: &'static str) -> Term {
    Term {
        name,
        iri,
        meaning: Meaning::Typed(datatype),
    }
}

const fn reference(name: &'static str, iri: &'static str) -> Term {
    Term {
        name,
        iri,
        meaning: Meaning::Reference,
    }
}

/// A class: its name in JSON and its IRI.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
}

/// The classes of a kind of thing, and whether JSON writes them as an array. Open Badges wants arrays wherever its
/// schema allows them; a proof, a status and an image take a single string.
#[derive(Debug, Clone, Copy)]
pub(super) enum Classes {
    Array(&'static [Class]),
    Single(&'static Class),
    Unstated,
}

impl Classes {
    pub(super) fn list(self) -> &'static [Class] {
        match self {
            Self::Array(list) => list,
            Self::Single(one) => std::slice::from_ref(one),
            Self::Unstated => &[],
        }
    }
}

pub(super) const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";
const ANY_URI: &str = "https://www.w3.org/2001/XMLSchema#anyURI";
const OB_DATE: &str = "https://www.w3.org/2001/XMLSchema#date";
const OB_BOOLEAN: &str = "https://www.w3.org/2001/XMLSchema#boolean";
const MULTIBASE: &str = "https://w3id.org/security#multibase";

macro_rules! vc {
    ($name:literal) => {
        concat!("https://www.w3.org/2018/credentials#", $name)
    };
}
macro_rules! ob {
    ($name:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", $name)
    };
}
macro_rules! schema {
    ($name:literal) => {
        concat!("https://schema.org/", $name)
    };
}
macro_rules! sec {
    ($name:literal) => {
        concat!("https://w3id.org/security#", $name)
    };
}
macro_rules! status {
    ($name:literal) => {
        concat!("https://www.w3.org/ns/credentials/status#", $name)
    };
}

/// The context of every credential here.
pub(super) const CONTEXT_CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
/// The context of Open Badges 3.0.
pub(super) const CONTEXT_OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// The context of `1EdTechJsonSchemaValidator2019`.
pub(super) const CONTEXT_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/// The contexts of a badge, in the order in which they are written.
pub(super) const BADGE_CONTEXTS: [&str; 3] = [CONTEXT_CREDENTIALS, CONTEXT_OPEN_BADGES, CONTEXT_EXTENSIONS];
/// The contexts of an endorsement.
pub(super) const ENDORSEMENT_CONTEXTS: [&str; 2] = [CONTEXT_CREDENTIALS, CONTEXT_OPEN_BADGES];
/// The official JSON Schema of a badge.
pub(super) const BADGE_SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

pub(super) const CONTEXT: &str = "@context";
pub(super) const TYPE: &str = "type";
pub(super) const PROOF: &str = "proof";
pub(super) const PROOF_VALUE: &str = PROOF_VALUE_TERM.name;

pub(super) const VERIFIABLE_CREDENTIAL: Class = Class {
    name: "VerifiableCredential",
    iri: vc!("VerifiableCredential"),
};
pub(super) const OPEN_BADGE_CREDENTIAL: Class = Class {
    name: "OpenBadgeCredential",
    iri: ob!("OpenBadgeCredential"),
};
pub(super) const ENDORSEMENT_CREDENTIAL: Class = Class {
    name: "EndorsementCredential",
    iri: ob!("EndorsementCredential"),
};
pub(super) const ENDORSEMENT_SUBJECT: Class = Class {
    name: "EndorsementSubject",
    iri: ob!("EndorsementSubject"),
};
pub(super) const STATUS_LIST_CREDENTIAL: Class = Class {
    name: "BitstringStatusListCredential",
    iri: status!("BitstringStatusListCredential"),
};
pub(super) const PROFILE: Class = Class {
    name: "Profile",
    iri: ob!("Profile"),
};
pub(super) const ACHIEVEMENT_SUBJECT: Class = Class {
    name: "AchievementSubject",
    iri: ob!("AchievementSubject"),
};
pub(super) const ACHIEVEMENT: Class = Class {
    name: "Achievement",
    iri: ob!("Achievement"),
};
pub(super) const ALIGNMENT: Class = Class {
    name: "Alignment",
    iri: schema!("AlignmentObject"),
};
pub(super) const EVIDENCE: Class = Class {
    name: "Evidence",
    iri: ob!("Evidence"),
};
pub(super) const IMAGE: Class = Class {
    name: "Image",
    iri: ob!("Image"),
};
pub(super) const IDENTITY_OBJECT: Class = Class {
    name: "IdentityObject",
    iri: ob!("IdentityObject"),
};
pub(super) const SCHEMA_VALIDATOR: Class = Class {
    name: "1EdTechJsonSchemaValidator2019",
    iri: "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",
};
pub(super) const STATUS_ENTRY: Class = Class {
    name: "BitstringStatusListEntry",
    iri: status!("BitstringStatusListEntry"),
};
pub(super) const STATUS_LIST: Class = Class {
    name: "BitstringStatusList",
    iri: status!("BitstringStatusList"),
};
pub(super) const DATA_INTEGRITY_PROOF: Class = Class {
    name: "DataIntegrityProof",
    iri: sec!("DataIntegrityProof"),
};

pub(super) const ID: Term = Term {
    name: "id",
    iri: "",
    meaning: Meaning::Identity,
};

pub(super) const NAME: Term = plain("name", schema!("name"));
pub(super) const DESCRIPTION: Term = plain("description", schema!("description"));
pub(super) const NARRATIVE: Term = plain("narrative", ob!("narrative"));
pub(super) const URL: Term = typed("url", schema!("url"), ANY_URI);
pub(super) const EMAIL: Term = plain("email", schema!("email"));
pub(super) const OB_IMAGE: Term = reference("image", ob!("image"));
pub(super) const CAPTION: Term = plain("caption", schema!("caption"));

pub(super) const ISSUER: Term = reference("issuer", vc!("issuer"));
pub(super) const VALID_FROM: Term = typed("validFrom", vc!("validFrom"), DATE_TIME);
pub(super) const VALID_UNTIL: Term = typed("validUntil", vc!("validUntil"), DATE_TIME);
pub(super) const AWARDED_DATE: Term = typed("awardedDate", ob!("awardedDate"), "xsd:dateTime");
pub(super) const CREDENTIAL_SUBJECT: Term = reference("credentialSubject", vc!("credentialSubject"));
pub(super) const CREDENTIAL_EVIDENCE: Term = reference("evidence", vc!("evidence"));
pub(super) const CREDENTIAL_SCHEMA: Term = reference("credentialSchema", vc!("credentialSchema"));
pub(super) const CREDENTIAL_STATUS: Term = reference("credentialStatus", vc!("credentialStatus"));

pub(super) const ENDORSEMENT: Term = reference("endorsement", ob!("endorsement"));
pub(super) const ENDORSEMENT_COMMENT: Term = plain("endorsementComment", ob!("endorsementComment"));
/// The link from a credential inside another one to its proof.
pub(super) const EMBEDDED_PROOF: Term = reference(PROOF, sec!("proof"));

pub(super) const SUBJECT_ACHIEVEMENT: Term = reference("achievement", ob!("achievement"));
pub(super) const IDENTIFIER: Term = reference("identifier", ob!("identifier"));
pub(super) const ACTIVITY_START: Term = typed("activityStartDate", ob!("activityStartDate"), OB_DATE);
pub(super) const ACTIVITY_END: Term = typed("activityEndDate", ob!("activityEndDate"), OB_DATE);
pub(super) const ROLE: Term = plain("role", ob!("role"));
pub(super) const SOURCE: Term = reference("source", ob!("source"));

pub(super) const ACHIEVEMENT_TYPE: Term = plain("achievementType", ob!("achievementType"));
pub(super) const OB_ALIGNMENT: Term = reference("alignment", ob!("alignment"));
pub(super) const CRITERIA: Term = reference("criteria", ob!("Criteria"));
pub(super) const TAG: Term = plain("tag", schema!("keywords"));
pub(super) const VERSION: Term = plain("version", ob!("version"));
pub(super) const IN_LANGUAGE: Term = plain("inLanguage", schema!("inLanguage"));

pub(super) const TARGET_NAME: Term = plain("targetName", schema!("targetName"));
pub(super) const TARGET_URL: Term = typed("targetUrl", schema!("targetUrl"), ANY_URI);
pub(super) const TARGET_CODE: Term = plain("targetCode", ob!("targetCode"));
pub(super) const TARGET_DESCRIPTION: Term = plain("targetDescription", schema!("targetDescription"));
pub(super) const TARGET_FRAMEWORK: Term = plain("targetFramework", schema!("targetFramework"));
pub(super) const TARGET_TYPE: Term = plain("targetType", ob!("targetType"));

pub(super) const GENRE: Term = plain("genre", schema!("genre"));
pub(super) const AUDIENCE: Term = plain("audience", schema!("audience"));

pub(super) const HASHED: Term = typed("hashed", ob!("hashed"), OB_BOOLEAN);
pub(super) const IDENTITY_HASH: Term = plain("identityHash", ob!("identityHash"));
pub(super) const IDENTITY_TYPE: Term = plain("identityType", ob!("identityType"));
pub(super) const SALT: Term = plain("salt", ob!("salt"));

pub(super) const STATUS_PURPOSE: Term = plain("statusPurpose", status!("statusPurpose"));
pub(super) const STATUS_LIST_INDEX: Term = plain("statusListIndex", status!("statusListIndex"));
pub(super) const STATUS_LIST_LINK: Term = reference("statusListCredential", status!("statusListCredential"));
pub(super) const ENCODED_LIST: Term = typed("encodedList", status!("encodedList"), MULTIBASE);

pub(super) const CREATED: Term = typed("created", "http://purl.org/dc/terms/created", DATE_TIME);
pub(super) const CRYPTOSUITE: Term = typed("cryptosuite", sec!("cryptosuite"), sec!("cryptosuiteString"));
pub(super) const VERIFICATION_METHOD: Term = reference("verificationMethod", sec!("verificationMethod"));
pub(super) const PROOF_PURPOSE: Term = reference("proofPurpose", sec!("proofPurpose"));
pub(super) const ASSERTION_METHOD: Class = Class {
    name: "assertionMethod",
    iri: sec!("assertionMethod"),
};
/// The signature itself: read and written, never described.
pub(super) const PROOF_VALUE_TERM: Term = typed("proofValue", sec!("proofValue"), MULTIBASE);
