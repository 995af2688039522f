//! A bridge that tests play: speaks HTTP as `situation::wire` says, on a loopback port, and does as it is told.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hpke::kem::X25519HkdfSha256;
use hpke::{Kem, Serializable as _};
use situation::answers::{ClaimAnswer, Writer};
use situation::package;
use situation::wire::{
    ClaimReceipt, ClaimState, ClaimStatus, PairRequest, PairResponse, PairingOffer, Refusal, WIRE_VERSION, claim_code,
};

use crate::{ClaimId, seal};

/// Beginning of every PNG.
pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

/// What the bridge knows and how it behaves.
#[derive(Default)]
pub(super) struct Desk {
    /// Every request: method and path.
    pub(super) asked: Vec<String>,
    /// Packages by code, in order of arrival the last one.
    pub(super) packages: BTreeMap<String, Vec<u8>>,
    pub(super) statuses: BTreeMap<String, ClaimStatus>,
    /// Answers claims with this status, with a refusal where it is 413 or 422.
    pub(super) refuses: Option<u16>,
    /// Takes what is sent and says nothing.
    pub(super) is_mute: bool,
    /// The token is good once.
    pub(super) token_used: bool,
    /// Signs answers with another key.
    pub(super) impostor: bool,
    /// Languages asked for.
    pub(super) languages: Vec<String>,
}

pub(super) struct FakeBridge {
    pub(super) desk: Arc<Mutex<Desk>>,
    organisation: SigningKey,
    sealing: <X25519HkdfSha256 as Kem>::PrivateKey,
    sealing_public: [u8; 32],
    port: u16,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl FakeBridge {
    pub(super) fn start() -> Self {
        let (sealing, public) = X25519HkdfSha256::gen_keypair();
        let mut bridge = Self {
            desk: Arc::default(),
            organisation: SigningKey::from_bytes(&[42; 32]),
            sealing,
            sealing_public: public.to_bytes().into(),
            port: 0,
            stop: Arc::default(),
            thread: None,
        };
        bridge.open();
        bridge
    }

    /// Listens, on the same port after the first time.
    pub(super) fn open(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).unwrap();
        self.port = listener.local_addr().unwrap().port();
        self.stop = Arc::default();
        let (desk, stop, key) = (
            Arc::clone(&self.desk),
            Arc::clone(&self.stop),
            self.organisation.clone(),
        );
        self.thread = Some(thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                // One exchange per connection.
                if let Ok(stream) = stream {
                    serve(stream, &desk, &key).ok();
                }
            }
        }));
    }

    /// Goes away.
    pub(super) fn close(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        TcpStream::connect(("127.0.0.1", self.port)).ok();
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }

    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap()
    }

    pub(super) fn offer(&self) -> PairingOffer {
        let signature = self
            .organisation
            .sign(&[b"envol-sealing-key-v1".as_slice(), &self.sealing_public].concat());
        PairingOffer {
            version: WIRE_VERSION,
            address: format!("http://127.0.0.1:{}/", self.port),
            organisation: "Une organisation".to_owned(),
            organisation_key: seal::write(self.organisation.verifying_key().as_bytes()),
            sealing_key: seal::write(&self.sealing_public),
            sealing_key_signature: seal::write(&signature.to_bytes()),
            token: seal::write(&[5; 16]),
        }
    }

    /// An answers file, as the bridge writes it.
    pub(super) fn answers(&self, answers: &[([u8; 32], ClaimId, ClaimAnswer)]) -> Vec<u8> {
        let mut writer = Writer::begin(&self.organisation);
        for (station, claim, answer) in answers {
            assert!(writer.add(station, &claim.0, answer));
        }
        writer.into_bytes()
    }

    /// Its name.
    pub(super) fn answers_name(&self) -> String {
        situation::answers::file_name(self.organisation.verifying_key().as_bytes())
    }

    /// Reads an identity back, as the organisation can.
    pub(super) fn unseal(&self, sealed: &situation::identity::SealedIdentity, claim: &[u8; 16]) -> Vec<u8> {
        use hpke::Deserializable as _;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&sealed.encapsulated).unwrap();
        let mut context =
            hpke::setup_receiver::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, X25519HkdfSha256>(
                &hpke::OpModeR::Base,
                &self.sealing,
                &encapsulated,
                b"envol-identity-v1",
            )
            .unwrap();
        context.open(&sealed.ciphertext, claim).unwrap()
    }
}

impl Drop for FakeBridge {
    fn drop(&mut self) {
        self.close();
    }
}

fn serve(mut stream: TcpStream, desk: &Mutex<Desk>, organisation: &SigningKey) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, path) = (
        words.next().unwrap_or("").to_owned(),
        words.next().unwrap_or("").to_owned(),
    );
    let (mut length, mut language) = (0, String::new());
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "accept-language" => value.trim().clone_into(&mut language),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let mut desk = desk.lock().unwrap();
    desk.asked.push(format!("{method} {path}"));
    desk.languages.push(language);
    let (status, answer) = answer(&mut desk, organisation, &method, &path, &body);
    if desk.is_mute {
        return Ok(());
    }
    drop(desk);
    write!(
        stream,
        "HTTP/1.1 {status} .\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        answer.len()
    )?;
    stream.write_all(&answer)?;
    stream.flush()
}

fn answer(desk: &mut Desk, key: &SigningKey, method: &str, path: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let json = |value: &dyn erased_serde::Serialize| serde_json::to_vec(value).unwrap();
    let refusal = |code: &str| {
        json(&Refusal {
            code: code.to_owned(),
            message: format!("Non : {code}."),
        })
    };
    let path = path.strip_prefix("/api/v1/").unwrap_or("");
    match (method, path) {
        ("POST", "pair") => {
            let request: PairRequest = serde_json::from_slice(body).unwrap();
            let token = seal::read::<16>(&request.token).unwrap();
            let station = seal::read::<32>(&request.station_key).unwrap();
            let signature = Signature::from_bytes(&seal::read::<64>(&request.signature).unwrap());
            let message = [b"envol-pair-v1".as_slice(), &token, key.verifying_key().as_bytes()].concat();
            VerifyingKey::from_bytes(&station)
                .unwrap()
                .verify_strict(&message, &signature)
                .unwrap();
            if std::mem::replace(&mut desk.token_used, true) {
                return (403, refusal("bridge-pair-token"));
            }
            let signer = if desk.impostor {
                &SigningKey::from_bytes(&[66; 32])
            } else {
                key
            };
            let signature = signer.sign(&[b"envol-paired-v1".as_slice(), &token, &station].concat());
            let signature = seal::write(&signature.to_bytes());
            (
                200,
                json(&PairResponse {
                    station_id: "poste-1".to_owned(),
                    signature,
                }),
            )
        }
        ("POST", "claims") => {
            if let Some(status) = desk.refuses {
                let body = if matches!(status, 413 | 422) {
                    refusal("bridge-no")
                } else {
                    Vec::new()
                };
                return (status, body);
            }
            let package = package::read(body).unwrap();
            let code = claim_code(&package.claim_id);
            desk.packages.insert(code.clone(), body.to_vec());
            let page = Some(format!("https://envol.example.org/r/{code}"));
            (
                200,
                json(&ClaimReceipt {
                    code,
                    page,
                    apart: false,
                }),
            )
        }
        ("GET", path) => {
            let mut parts = path.strip_prefix("claims/").unwrap_or("").split('/');
            let code = parts.next().unwrap_or("");
            if !desk.packages.contains_key(code) {
                return (404, refusal("bridge-error-code-unknown"));
            }
            let status = desk.statuses.get(code).cloned().unwrap_or_else(waiting);
            match parts.next() {
                None => (200, json(&status)),
                Some("badge.png") if status.issued => (200, PNG.to_vec()),
                Some("badge.json") if status.issued => (200, json(&status.issued_as)),
                Some(_) => (404, refusal("bridge-error-not-found")),
            }
        }
        _ => (405, Vec::new()),
    }
}

/// A claim that nobody has looked at.
pub(super) fn waiting() -> ClaimStatus {
    ClaimStatus {
        state: ClaimState::Waiting,
        words: None,
        by: None,
        date: None,
        badge: "Lumière".to_owned(),
        issued: false,
        issued_as: None,
        decisions: None,
    }
}
