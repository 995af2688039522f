//! The answers file: how claims stand, carried from a bridge to stations that have no network.
//!
//! ```text
//! {"envol":"answers","version":1,"organisation":KEY}
//! {"station":KEY,"claim":NAME,"answer":TEXT,"signature":SIGNATURE}     one line for each claim
//! ```
//! Lines of JSON, each ended by `\n`; keys and signatures are base64url. An answer says what the bridge would say to that
//! station over HTTP ([`crate::wire`]), badge files included, and is signed by the organisation's key, which a station
//! knows from pairing: over `envol-answer-v1` ‖ station's key ‖ claim ‖ `answer` as it stands.
//!
//! **Invariants.** The id of a claim gives its learner's code and is not in the file: a line names the claim by a digest,
//! which who has the claim finds again. An answer holds for one claim of one station. The same answers are the same bytes.

use std::io::{BufRead, Read as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::wire::{ClaimStatus, Refusal};

/// Version of the file.
pub const ANSWERS_VERSION: u16 = 1;
/// How the names of these files begin and end; between them stands what tells organisations apart, and what a browser adds
/// to a second download.
pub const ANSWERS_NAME: (&str, &str) = ("envol-reponses", ".jsonl");
/// Largest answers file, bytes: some hundred badges.
pub const MAX_ANSWERS_BYTES: u64 = 64 << 20;
/// Longest line of one, bytes.
pub const MAX_ANSWER_BYTES: usize = 16 << 20;

const KIND: &str = "answers";
/// What the organisation signs, before station, claim and answer.
const SIGNED: &[u8] = b"envol-answer-v1";
/// What a claim's name is the digest of, before its id.
const NAMED: &[u8] = b"envol-answer-claim-v1";

/// What a bridge says of one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ClaimAnswer {
    /// It is there, and how it stands.
    Received {
        /// It waits apart (unknown station or scenario).
        apart: bool,
        /// The bridge's public address, where it has one: the learner's page is `…/r/CODE` there.
        address: Option<String>,
        /// Where it stands.
        status: ClaimStatus,
        /// The files of its badge, once issued.
        badge: Option<BadgeFiles>,
    },
    /// The bridge does not take it.
    Refused(Refusal),
}

/// A badge as it is fetched over HTTP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadgeFiles {
    /// The picture with the badge in it, PNG, base64url.
    pub png: String,
    /// The credential, JSON.
    pub json: String,
}

impl BadgeFiles {
    /// Of these two files.
    pub fn of(png: &[u8], json: String) -> Self {
        let png = URL_SAFE_NO_PAD.encode(png);
        Self { png, json }
    }

    /// The picture's bytes; `None` where they are no base64url.
    pub fn png(&self) -> Option<Vec<u8>> {
        URL_SAFE_NO_PAD.decode(&self.png).ok()
    }
}

/// The name of a claim in these files: the first 128 bits of SHA-256(`envol-answer-claim-v1` ‖ claim id), hexadecimal.
pub fn claim_name(claim: &[u8; 16]) -> String {
    let digest = Sha256::new().chain_update(NAMED).chain_update(claim).finalize();
    hex(&digest[..16])
}

/// The name of an organisation's answers file, which tells it from those of others.
pub fn file_name(organisation: &[u8; 32]) -> String {
    let (begin, end) = ANSWERS_NAME;
    format!("{begin}-{}{end}", hex(&organisation[..4]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Whether a file may be an answers file, by its name.
pub fn is_named_so(name: &str) -> bool {
    let (begin, end) = ANSWERS_NAME;
    name.starts_with(begin) && name.ends_with(end)
}

#[derive(Debug, Serialize, Deserialize)]
struct Heading {
    envol: String,
    version: u16,
    organisation: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Line {
    station: String,
    claim: String,
    answer: String,
    signature: String,
}

/// An answers file that is being written.
#[derive(Debug)]
pub struct Writer<'k> {
    key: &'k SigningKey,
    bytes: Vec<u8>,
}

impl<'k> Writer<'k> {
    /// One without an answer, of the organisation with that key.
    pub fn begin(key: &'k SigningKey) -> Self {
        let heading = Heading {
            envol: KIND.to_owned(),
            version: ANSWERS_VERSION,
            organisation: URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes()),
        };
        let bytes = line_of(&heading);
        Self { key, bytes }
    }

    /// Adds what is said to `station` of `claim`; false, and nothing is added, where it is longer than
    /// [`MAX_ANSWER_BYTES`] or the file would be larger than [`MAX_ANSWERS_BYTES`].
    pub fn add(&mut self, station: &[u8; 32], claim: &[u8; 16], answer: &ClaimAnswer) -> bool {
        let answer = serde_json::to_string(answer).expect("texts and numbers are always written as JSON");
        let signature = self.key.sign(&signed(station, claim, &answer)).to_bytes();
        let line = line_of(&Line {
            station: URL_SAFE_NO_PAD.encode(station),
            claim: claim_name(claim),
            answer,
            signature: URL_SAFE_NO_PAD.encode(signature),
        });
        let fits = line.len() <= MAX_ANSWER_BYTES && (self.bytes.len() + line.len()) as u64 <= MAX_ANSWERS_BYTES;
        if fits {
            self.bytes.extend_from_slice(&line);
        }
        fits
    }

    /// The file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

fn line_of(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("texts and numbers are always written as JSON");
    line.push(b'\n');
    line
}

fn signed(station: &[u8; 32], claim: &[u8; 16], answer: &str) -> Vec<u8> {
    [SIGNED, station, claim, answer.as_bytes()].concat()
}

/// Why an answers file, or one answer of it, is not read.
#[derive(Debug, thiserror::Error)]
pub enum AnswersError {
    /// Something else.
    #[error("this is no answers file of Envol")]
    NotOne,
    /// Written by a newer Envol.
    #[error("answers file of version {0}; this program reads {ANSWERS_VERSION}: use a newer Envol")]
    Version(u16),
    /// More than is accepted, or a line that is.
    #[error("larger than is accepted")]
    TooLarge,
    /// It ends in the middle of a line.
    #[error("the file was cut short")]
    Cut,
    /// A line makes no sense.
    #[error("a line makes no sense")]
    Malformed,
    /// An answer is not signed by the organisation, or not for this station and claim.
    #[error("an answer is not as the organisation signed it")]
    Signature,
    /// The system cannot read it.
    #[error(transparent)]
    Unreadable(#[from] std::io::Error),
}

impl AnswersError {
    /// Id of the sentence for a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOne => "situation-answers-not-one",
            Self::Version(_) => "situation-answers-version",
            Self::TooLarge => "situation-answers-too-large",
            Self::Cut => "situation-answers-cut",
            Self::Malformed => "situation-answers-malformed",
            Self::Signature => "situation-answers-signature",
            Self::Unreadable(_) => "situation-answers-unreadable",
        }
    }
}

/// An answers file that is being read, one line in memory at a time.
#[derive(Debug)]
pub struct Reader<R> {
    source: R,
    /// Bytes read so far.
    read: u64,
    organisation: [u8; 32],
}

impl<R: BufRead> Reader<R> {
    /// Reads the heading.
    pub fn begin(mut source: R) -> Result<Self, AnswersError> {
        let mut read = 0;
        // A heading is short: what has no end of line for long is something else.
        let heading = line(&mut source, &mut read, 1024).map_err(|error| match error {
            AnswersError::Unreadable(error) => AnswersError::Unreadable(error),
            _ => AnswersError::NotOne,
        })?;
        let heading = heading.ok_or(AnswersError::NotOne)?;
        let value: serde_json::Value = serde_json::from_slice(&heading).map_err(|_| AnswersError::NotOne)?;
        if value.get("envol").and_then(serde_json::Value::as_str) != Some(KIND) {
            return Err(AnswersError::NotOne);
        }
        // The version comes first: another version may have other fields.
        let version = value.get("version").and_then(serde_json::Value::as_u64);
        match version.map(|version| u16::try_from(version).unwrap_or(u16::MAX)) {
            Some(ANSWERS_VERSION) => {}
            Some(other) if other > ANSWERS_VERSION => return Err(AnswersError::Version(other)),
            _ => return Err(AnswersError::NotOne),
        }
        let heading: Heading = serde_json::from_value(value).map_err(|_| AnswersError::NotOne)?;
        let organisation = bytes(&heading.organisation).ok_or(AnswersError::NotOne)?;
        Ok(Self {
            source,
            read,
            organisation,
        })
    }

    /// The key of the organisation that answers, by its own word: only a signature proves it.
    pub fn organisation(&self) -> [u8; 32] {
        self.organisation
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<SignedAnswer, AnswersError>;

    /// The next answer. After a line that makes no sense more may follow; after any other error none does.
    fn next(&mut self) -> Option<Self::Item> {
        let line = match line(&mut self.source, &mut self.read, MAX_ANSWER_BYTES) {
            Ok(line) => line?,
            Err(error) => {
                // Nothing after it is read.
                self.read = u64::MAX;
                return Some(Err(error));
            }
        };
        let read = serde_json::from_slice::<Line>(&line).ok().and_then(|line| {
            Some(SignedAnswer {
                station: bytes(&line.station)?,
                claim: line.claim,
                answer: line.answer,
                signature: bytes(&line.signature)?,
            })
        });
        Some(read.ok_or(AnswersError::Malformed))
    }
}

/// The next line without its end; `None` where there is none.
fn line(source: &mut impl BufRead, read: &mut u64, most: usize) -> Result<Option<Vec<u8>>, AnswersError> {
    if *read == u64::MAX {
        return Ok(None);
    }
    let mut line = Vec::new();
    let count = source.take(most as u64 + 1).read_until(b'\n', &mut line)?;
    *read += count as u64;
    if count == 0 {
        return Ok(None);
    }
    if *read > MAX_ANSWERS_BYTES || (count > most && line.last() != Some(&b'\n')) {
        return Err(AnswersError::TooLarge);
    }
    if line.pop() != Some(b'\n') {
        return Err(AnswersError::Cut);
    }
    Ok(Some(line))
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

/// What is said of one claim, to be opened by who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedAnswer {
    /// Key of the station that is told.
    pub station: [u8; 32],
    /// [`claim_name`] of the claim.
    pub claim: String,
    answer: String,
    signature: [u8; 64],
}

impl SignedAnswer {
    /// What `organisation` says of `claim`.
    ///
    /// # Errors
    /// [`AnswersError::Signature`] where it did not say so of that claim to that station; [`AnswersError::Malformed`]
    /// where it says what this version does not know.
    pub fn open(&self, organisation: &VerifyingKey, claim: &[u8; 16]) -> Result<ClaimAnswer, AnswersError> {
        let message = signed(&self.station, claim, &self.answer);
        organisation
            .verify_strict(&message, &Signature::from_bytes(&self.signature))
            .map_err(|_| AnswersError::Signature)?;
        serde_json::from_str(&self.answer).map_err(|_| AnswersError::Malformed)
    }
}

#[cfg(test)]
mod tests;
