//! What others say of a badge: a credential of its own, signed by a key of its own, joined to the badge.
//!
//! Source: <https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential>. The key is made for one endorsement and is
//! gone afterwards: nobody, not even the organisation, can sign in that person's name again. That it was this person
//! who wrote is the word of the organisation, which signs the badge that carries it.

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::badge::{OpenBadgeCredential, Profile};
use super::document::{self, ProofOptions};
use super::fault::{Fault, JsonPath};
use super::graph::{Graph, Subject};
use super::issue::{SignedCredential, needed, words};
use super::json::{self, Json};
use super::key::{Signer, SigningKey};
use super::known_keys::Keys;
use super::node::{Entries, Field, Identity, Node, Unnamed, is_same, node};
use super::terms::{self, BADGE_CONTEXTS, Classes, ENDORSEMENT_CONTEXTS, Term};
use super::validity::{check_controller, check_period};
use super::value::{Assertion, DateTime, Text, Uri};
use super::verify::Trust;
use super::verify_error::VerifyError;

/// The identifier of what is endorsed, which is described by others too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsed(pub Uri);

impl Identity for Endorsed {
    fn id(&self) -> Option<&str> {
        Some(self.0.as_str())
    }

    fn subject(&self, _: &mut Graph) -> Result<Subject, Fault> {
        Ok(Graph::again(self.0.as_str()))
    }
}

impl Field for Endorsed {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        Uri::read(json, at).map(Self)
    }

    fn write(&self) -> Option<Value> {
        self.0.write()
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        self.0.describe(subject, term, graph)
    }
}

node! {
    /// What somebody says of a badge.
    pub EndorsementCredential is Classes::Array(&[terms::VERIFIABLE_CREDENTIAL, terms::ENDORSEMENT_CREDENTIAL]);
    /// `urn:uuid:…`.
    id: Uri,
    /// What it is, for wallets that show it in a list.
    name: Text = terms::NAME,
    /// Who says it.
    issuer: Profile = terms::ISSUER,
    /// From when it holds.
    valid_from: DateTime = terms::VALID_FROM,
    /// Of what, and the words.
    subject: EndorsementSubject = terms::CREDENTIAL_SUBJECT,
}

node! {
    /// What is endorsed, and what is said of it.
    pub EndorsementSubject is Classes::Array(&[terms::ENDORSEMENT_SUBJECT]);
    /// The badge.
    id: Endorsed,
    /// The words.
    comment: Text = terms::ENDORSEMENT_COMMENT,
}

node! {
    /// A proof with its signature: inside another credential both are signed.
    EmbeddedProof is Classes::Single(&terms::DATA_INTEGRITY_PROOF);
    id: Unnamed,
    cryptosuite: Text = terms::CRYPTOSUITE,
    created: DateTime = terms::CREATED,
    verification_method: Uri = terms::VERIFICATION_METHOD,
    proof_purpose: Assertion = terms::PROOF_PURPOSE,
    value: Text = terms::PROOF_VALUE_TERM,
}

/// An endorsement with its proof, as it stands in a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedEndorsement {
    /// What it says.
    pub content: EndorsementCredential,
    proof: EmbeddedProof,
}

impl SignedEndorsement {
    /// # Errors
    /// Where its own signature does not hold, or it is about another badge.
    pub(super) fn check(&self, badge: &Uri, trust: &Trust) -> Result<(), VerifyError> {
        let refused = |reason: String| VerifyError::Endorsement { reason };
        let about = &self.content.subject.id.0;
        if about != badge {
            return Err(refused(format!("it is about {about}")));
        }
        let done = || -> Result<(), VerifyError> {
            if self.proof.cryptosuite.as_str() != document::CRYPTOSUITE {
                let found = self.proof.cryptosuite.to_string();
                return Err(VerifyError::WrongSuite { found });
            }
            let options = ProofOptions {
                id: Unnamed,
                cryptosuite: self.proof.cryptosuite.clone(),
                created: self.proof.created,
                verification_method: self.proof.verification_method.clone(),
                proof_purpose: self.proof.proof_purpose,
            };
            let signature = document::signature_of(&self.proof.value)?;
            let hashed = document::hash_data(&self.content, &options)?;
            let method = &options.verification_method;
            trust.keys.verify(method, |key| key.verify(&hashed, &signature))?;
            check_controller(&self.content.issuer.id, method)?;
            check_period(self.content.valid_from, None, trust.now)
        };
        done().map_err(|error| refused(error.to_string()))
    }

    fn parse(text: &str) -> Result<Self, VerifyError> {
        let json = json::read(text).map_err(|error| VerifyError::NotJson {
            line: error.line(),
            column: error.column(),
            reason: error.to_string(),
        })?;
        Ok(Self::read(&json, &JsonPath::ROOT)?)
    }
}

impl Field for SignedEndorsement {
    fn read(json: &Json, at: &JsonPath) -> Result<Self, Fault> {
        let entries = Entries::of(json, at)?;
        let missing = |term| Fault::Missing {
            at: at.to_string(),
            term,
        };
        let context = entries.get(terms::CONTEXT).ok_or_else(|| missing(terms::CONTEXT))?;
        if !is_same(&document::contexts_value(&ENDORSEMENT_CONTEXTS), context) {
            return Err(Fault::WrongValue {
                at: at.term(terms::CONTEXT).to_string(),
                expected: ENDORSEMENT_CONTEXTS.join(", "),
                found: context.kind().to_owned(),
            });
        }
        let proofs: Vec<EmbeddedProof> = entries.field(&terms::EMBEDDED_PROOF, at)?;
        let mut proofs = proofs.into_iter();
        let (Some(proof), None) = (proofs.next(), proofs.next()) else {
            return Err(Fault::WrongKind {
                at: at.term(terms::PROOF).to_string(),
                expected: "one proof",
                found: "none or several",
            });
        };
        let rest = document::without(&entries, &[terms::CONTEXT, terms::PROOF]);
        Ok(Self {
            content: EndorsementCredential::read_entries(&Entries(&rest), at)?,
            proof,
        })
    }

    fn write(&self) -> Option<Value> {
        let mut object = Map::new();
        object.insert(
            terms::CONTEXT.to_owned(),
            document::contexts_value(&ENDORSEMENT_CONTEXTS),
        );
        self.content.write_entries(&mut object);
        object.insert(
            terms::PROOF.to_owned(),
            Value::Array(Vec::from_iter(self.proof.write())),
        );
        Some(Value::Object(object))
    }

    fn describe(&self, subject: &Subject, term: &Term, graph: &mut Graph) -> Result<(), Fault> {
        let endorsement = self.content.describe_node(graph)?;
        graph.link(subject, term, endorsement.clone())?;
        graph.in_own_graph(&endorsement, &terms::EMBEDDED_PROOF, |graph| {
            self.proof.describe_node(graph)
        })
    }
}

/// What somebody says of a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndorsementSpec {
    /// The identifier of this one endorsement.
    pub id: Uuid,
    /// The badge.
    pub badge: Uuid,
    /// What wallets call it.
    pub title: String,
    /// Who writes, as they want to be read.
    pub name: String,
    /// What they are to the person: « tutrice, menuiserie Exemple ».
    pub role: Option<String>,
    /// Their words.
    pub words: String,
    /// When it is signed.
    pub at: Timestamp,
}

/// Signs an endorsement with a key that is made for it and dropped.
pub fn endorse(spec: &EndorsementSpec) -> Result<SignedCredential, Fault> {
    let unsigned = |_| Fault::Empty { at: "issuer.id" };
    let signer = SigningKey::generate().and_then(Signer::did_key).map_err(unsigned)?;
    let credential = EndorsementCredential {
        id: Uri::uuid(spec.id),
        name: needed(&spec.title, "endorsement.name")?,
        issuer: Profile {
            id: signer.identity().did().clone(),
            name: Some(needed(&spec.name, "endorsement.issuer.name")?),
            url: None,
            email: None,
            description: words(spec.role.as_deref()),
        },
        valid_from: spec.at.into(),
        subject: EndorsementSubject {
            id: Endorsed(Uri::uuid(spec.badge)),
            comment: needed(&spec.words, "endorsement.comment")?,
        },
    };
    let json = document::sign(&credential, &ENDORSEMENT_CONTEXTS, &signer, spec.at.into())?;
    Ok(SignedCredential {
        id: credential.id,
        json,
    })
}

/// The same badge with these endorsements and no others, signed anew: its identifier stays, and the newer `validFrom`
/// tells wallets which of the two to keep. `keys` are those of the organisation.
///
/// # Errors
/// Where the badge was not signed with one of them or `signer` signs under another name than it did, or an endorsement is not as it was signed or about another badge.
pub fn with_endorsements(
    signer: &Signer,
    keys: &Keys,
    badge: &str,
    endorsements: &[&str],
    at: Timestamp,
) -> Result<SignedCredential, VerifyError> {
    let signed = document::open::<OpenBadgeCredential>(badge, &BADGE_CONTEXTS, keys)?;
    let mut credential = signed.content;
    check_controller(&credential.issuer.id, &signed.method)?;
    check_controller(&credential.issuer.id, signer.identity().method())?;
    credential.endorsement = endorsements
        .iter()
        .map(|text| SignedEndorsement::parse(text))
        .collect::<Result<_, _>>()?;
    let trust = Trust {
        now: at,
        keys,
        status_list: None,
    };
    for endorsement in &credential.endorsement {
        endorsement.check(&credential.id, &trust)?;
    }
    // Two moments in one second would leave it open which is newer.
    let next = credential.valid_from.timestamp().as_second() + 1;
    let at = at.max(Timestamp::from_second(next).unwrap_or(at)).into();
    credential.valid_from = at;
    let json = document::sign(&credential, &BADGE_CONTEXTS, signer, at)?;
    Ok(SignedCredential {
        id: credential.id,
        json,
    })
}
