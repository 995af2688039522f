//! A signed document: `@context`, the typed content, and exactly one `eddsa-rdfc-2022` proof.
//!
//! Source: <https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022>.

use super::fault::{Fault, JsonPath};
use super::graph::Graph;
use super::json::{self, Json};
use super::key::{PublicKey, Signer};
use super::known_keys::Keys;
use super::node::{Entries, Node, Unnamed, is_same, node};
use super::terms::{self, Classes};
use super::value::{Assertion, DateTime, Text, Uri};
use super::verify_error::VerifyError;
use crate::reading;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The one cryptosuite that is written and read here.
pub(super) const CRYPTOSUITE: &str = "eddsa-rdfc-2022";

/// Documents are small; a megabyte is a mistake or an attack.
pub(super) const MAX_BYTES: usize = 1 << 20;

node! {
    pub(super) ProofOptions is Classes::Single(&terms::DATA_INTEGRITY_PROOF);
    id: Unnamed,
    cryptosuite: Text = terms::CRYPTOSUITE,
    created: DateTime = terms::CREATED,
    verification_method: Uri = terms::VERIFICATION_METHOD,
    proof_purpose: Assertion = terms::PROOF_PURPOSE,
}

/// Signs `content` and writes the whole document.
pub(super) fn sign<T: Node>(
    content: &T,
    contexts: &[&str],
    signer: &Signer,
    created: DateTime,
) -> Result<String, Fault> {
    let options = ProofOptions {
        id: Unnamed,
        cryptosuite: Text::clean(CRYPTOSUITE),
        created,
        verification_method: signer.identity().method().clone(),
        proof_purpose: Assertion,
    };
    let signature = signer.key().sign(&hash_data(content, &options)?);
    let mut proof = Map::new();
    options.write_entries(&mut proof);
    proof.insert(
        terms::PROOF_VALUE.to_owned(),
        Value::String(format!("z{}", bs58::encode(signature).into_string())),
    );
    let mut document = written(content, contexts);
    document.insert(terms::PROOF.to_owned(), Value::Array(vec![Value::Object(proof)]));
    Ok(Value::Object(document).to_string())
}

/// Writes the document without a proof, in lines.
pub(super) fn unsigned<T: Node>(content: &T, contexts: &[&str]) -> String {
    format!("{:#}", Value::Object(written(content, contexts)))
}

fn written<T: Node>(content: &T, contexts: &[&str]) -> Map<String, Value> {
    let mut document = Map::new();
    document.insert(terms::CONTEXT.to_owned(), contexts_value(contexts));
    content.write_entries(&mut document);
    document
}

/// A document whose signature holds.
pub(super) struct SignedDocument<T> {
    pub(super) content: T,
    pub(super) created: DateTime,
    pub(super) method: Uri,
    pub(super) key: PublicKey,
}

/// Reads a document and checks its signature. Who issued it, and until when it holds, is for the caller.
pub(super) fn open<T: Node>(text: &str, contexts: &[&str], keys: &Keys) -> Result<SignedDocument<T>, VerifyError> {
    if text.len() > MAX_BYTES {
        return Err(VerifyError::TooLarge { bytes: text.len() });
    }
    let json = json::read(reading::without_mark(text)).map_err(|error| VerifyError::NotJson {
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    })?;
    let at = JsonPath::ROOT;
    let entries = Entries::of(&json, &at)?;
    let proof = only_proof(&entries)?;
    check_context(&entries, contexts)?;

    let rest = without(&entries, &[terms::CONTEXT, terms::PROOF]);
    let content = T::read_entries(&Entries(&rest), &at)?;
    let proofs_place = at.term(terms::PROOF);
    let proof_place = proofs_place.index(0);
    let proof_entries = Entries::of(proof, &proof_place)?;
    check_suite(&proof_entries)?;
    let signature = signature(&proof_entries, &proof_place)?;
    let options_entries = without(&proof_entries, &[terms::PROOF_VALUE]);
    let options = ProofOptions::read_entries(&Entries(&options_entries), &proof_place)?;

    let method = options.verification_method.clone();
    let hashed = hash_data(&content, &options)?;
    let key = keys.verify(&method, |key| key.verify(&hashed, &signature))?;
    Ok(SignedDocument {
        content,
        created: options.created,
        method,
        key,
    })
}

/// SHA-256 of the canonical proof options, then SHA-256 of the canonical document.
pub(super) fn hash_data<T: Node>(content: &T, options: &ProofOptions) -> Result<[u8; 64], Fault> {
    let mut data = [0_u8; 64];
    data[..32].copy_from_slice(&Sha256::digest(canonical(options)?));
    data[32..].copy_from_slice(&Sha256::digest(canonical(content)?));
    Ok(data)
}

/// The canonical N-Quads of a thing and all that hangs on it.
pub(super) fn canonical<T: Node>(content: &T) -> Result<String, Fault> {
    let mut graph = Graph::default();
    content.describe_node(&mut graph)?;
    graph.canonical()
}

pub(super) fn contexts_value(contexts: &[&str]) -> Value {
    Value::Array(
        contexts
            .iter()
            .map(|context| Value::String((*context).to_owned()))
            .collect(),
    )
}

pub(super) fn without(entries: &Entries, names: &[&str]) -> Vec<(String, Json)> {
    entries
        .0
        .iter()
        .filter(|(name, _)| !names.contains(&name.as_str()))
        .cloned()
        .collect()
}

/// Whether a text is JSON with exactly these contexts: a document as it is signed here, whatever else is wrong with it.
pub(super) fn has_context(text: &str, contexts: &[&str]) -> bool {
    let json = json::read(reading::without_mark(text)).ok();
    json.is_some_and(|json| {
        Entries::of(&json, &JsonPath::ROOT).is_ok_and(|entries| check_context(&entries, contexts).is_ok())
    })
}

fn only_proof<'a>(entries: &Entries<'a>) -> Result<&'a Json, VerifyError> {
    match entries.get(terms::PROOF) {
        None | Some(Json::Null) => Err(VerifyError::NoProof),
        Some(Json::Array(proofs)) => match proofs.as_slice() {
            [] => Err(VerifyError::NoProof),
            [one] => Ok(one),
            several => Err(VerifyError::SeveralProofs { count: several.len() }),
        },
        Some(one) => Ok(one),
    }
}

fn check_context(entries: &Entries, contexts: &[&str]) -> Result<(), VerifyError> {
    match entries.get(terms::CONTEXT) {
        Some(found) if is_same(&contexts_value(contexts), found) => Ok(()),
        _ => Err(VerifyError::ForeignContext),
    }
}

pub(super) fn check_suite(proof: &Entries) -> Result<(), VerifyError> {
    let text = |name: &str| match proof.get(name) {
        Some(Json::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let kind = text(terms::TYPE);
    let found = if kind == terms::DATA_INTEGRITY_PROOF.name {
        text(terms::CRYPTOSUITE.name)
    } else {
        kind
    };
    if found == CRYPTOSUITE {
        Ok(())
    } else {
        Err(VerifyError::WrongSuite { found })
    }
}

fn signature(proof: &Entries, at: &JsonPath) -> Result<[u8; 64], VerifyError> {
    let value: Text = proof.field(&terms::PROOF_VALUE_TERM, at)?;
    signature_of(&value)
}

/// The bytes of a signature as a proof writes them.
pub(super) fn signature_of(value: &Text) -> Result<[u8; 64], VerifyError> {
    let mut bytes = [0_u8; 64];
    let length = value
        .as_str()
        .strip_prefix('z')
        .and_then(|text| bs58::decode(text).onto(&mut bytes[..]).ok());
    if length == Some(bytes.len()) {
        Ok(bytes)
    } else {
        Err(VerifyError::BrokenSignature)
    }
}
