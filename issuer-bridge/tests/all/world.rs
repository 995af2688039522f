//! A bridge of one's own in a folder of its own, a flown session, and a station that signs.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use hpke::{Deserializable as _, Serializable as _};
use issuer_bridge::{Application, Bootstrap, Clock, Config, StartError};
use sha2::{Digest as _, Sha256};
use situation::identity::{Identity, SealedIdentity};
use situation::journal::{BLOCK_TICKS, Mark, MarkRole, Seen};
use situation::package::{PackageInput, build};
use situation::record::{Recording, record};
use situation::scenario::Scenario;
use situation::selection::{ChosenRow, Extent, Selection, SelfAnswer};
use situation::wire::{PairRequest, PairingOffer, WIRE_VERSION};
use sqlx::Connection as _;
use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::client::{Answer, Client};
use crate::postgres;

pub(crate) const PASSWORD: &str = "une phrase que je retiens";
pub(crate) const PEDAGOGUE: &str = "Camille R.";
pub(crate) const COLLEAGUE: &str = "Dominique V.";

/// The folder of scenario folders.
pub(crate) fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")
}

pub(crate) fn bootstrap() -> Bootstrap {
    Bootstrap {
        organisation: "Tiers-lieu d'essai".to_owned(),
        name: PEDAGOGUE.to_owned(),
        email: None,
        password: PASSWORD.to_owned(),
    }
}

/// A clock that a test sets.
#[derive(Clone)]
pub(crate) struct Set(Arc<AtomicI64>);

impl Set {
    pub(crate) fn at(now: i64) -> Self {
        Self(Arc::new(AtomicI64::new(now)))
    }

    pub(crate) fn to(&self, now: i64) {
        self.0.store(now, Ordering::SeqCst);
    }

    pub(crate) fn give(&self, config: &mut Config) {
        let set = Arc::clone(&self.0);
        config.clock = Clock::by(move || set.load(Ordering::SeqCst));
    }
}

/// A folder for one bridge.
pub(crate) fn config(folder: &TempDir) -> Config {
    let mut config = Config::new(folder.path().join("bridge"));
    config.address = SocketAddr::from(([127, 0, 0, 1], 0));
    config.scenarios = Some(scenarios());
    config.bootstrap = Some(bootstrap());
    config.database = postgres::url_of(folder.path());
    config
}

/// A running bridge; stopped when dropped.
pub(crate) struct World {
    pub(crate) port: u16,
    pub(crate) setup: Option<String>,
    pub(crate) folder: Arc<TempDir>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::over(Arc::new(tempfile::tempdir().unwrap()), change).unwrap()
    }

    /// A bridge over a folder that may have been used before.
    pub(crate) fn over(folder: Arc<TempDir>, change: impl FnOnce(&mut Config)) -> Result<Self, StartError> {
        let mut config = config(&folder);
        change(&mut config);
        let (built, is_built) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                match Application::build(&config).await {
                    Err(error) => built.send(Err(error)).unwrap(),
                    Ok(application) => {
                        let setup = application.setup_link().map(str::to_owned);
                        built.send(Ok((application.port(), setup))).unwrap();
                        let stop = async { drop(stopped.await) };
                        application.run_until(stop).await;
                    }
                }
            });
        });
        let (port, setup) = is_built.recv().unwrap()?;
        Ok(Self {
            port,
            setup,
            folder,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    pub(crate) fn visitor(&self) -> Client {
        Client::new(self.port).with_header("Accept-Language", "fr")
    }

    /// Logged in.
    pub(crate) fn pedagogue(&self) -> Client {
        let mut client = self.visitor();
        let answer = client.submit("/login", "/login", &[("name", PEDAGOGUE), ("password", PASSWORD)]);
        assert_eq!(answer.status, 303, "{}", answer.text());
        client
    }

    /// A second one, logged in.
    pub(crate) fn colleague(&self) -> Client {
        self.with_roles(COLLEAGUE, &["pedagogue"])
    }

    /// Somebody with these roles, logged in.
    pub(crate) fn with_roles(&self, name: &str, roles: &[&str]) -> Client {
        let who = [("name", name), ("password", PASSWORD)];
        let mut fields = vec![who[0], who[1], ("again", PASSWORD)];
        fields.extend(roles.iter().map(|role| (*role, "on")));
        let answer = self.pedagogue().submit("/accounts", "\"/accounts\"", &fields);
        assert_eq!(answer.status, 303, "{}", answer.text());
        let mut client = self.visitor();
        assert_eq!(client.submit("/login", "/login", &who).status, 303);
        client
    }

    /// A paired station and the offer it was paired by.
    pub(crate) fn paired(&self) -> (SigningKey, PairingOffer) {
        let offer = offer_for(&mut self.pedagogue());
        let key = station_key(1);
        let answer = self.visitor().post_json("/api/v1/pair", &pair_request(&offer, &key));
        assert_eq!(answer.status, 200, "{}", answer.text());
        (key, offer)
    }

    pub(crate) fn send(&self, package: &[u8]) -> Answer {
        self.visitor()
            .post("/api/v1/claims", "application/vnd.envol.evidence", package)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("bridge").join("bridge.sqlite")
    }

    /// Runs SQL beside the bridge; gives the first column of the first row as text.
    pub(crate) fn sql(&self, sql: &'static str) -> Option<String> {
        if let Some(url) = postgres::spoken_database_of(self.folder.path()) {
            return postgres::now(async {
                let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
                let found: Option<Option<String>> =
                    sqlx::query_scalar(sql).fetch_optional(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                found.flatten()
            });
        }
        postgres::now(async {
            let address = format!("sqlite://{}", self.database().display());
            let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
            let found: Option<Option<String>> = sqlx::query_scalar(sql).fetch_optional(&pool).await.unwrap();
            pool.close().await;
            found.flatten()
        })
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The page of a claim that was made with this number: no id of a claim, which gives the learner's code.
pub(crate) fn claim_page(number: u8) -> String {
    let digest = Sha256::digest(format!("{number:02x}").repeat(16));
    let hex: String = digest[..16]
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    format!("/claims/{hex}")
}

/// A pairing offer, as the page « Postes » gives it.
pub(crate) fn offer_for(pedagogue: &mut Client) -> PairingOffer {
    let answer = pedagogue.submit("/stations", "/stations/offer", &[("form", "file")]);
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

pub(crate) fn station_key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn from_base64url(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

/// What a station answers to an offer.
pub(crate) fn pair_request(offer: &PairingOffer, key: &SigningKey) -> PairRequest {
    let message = [
        &b"envol-pair-v1"[..],
        &from_base64url(&offer.token),
        &from_base64url(&offer.organisation_key),
    ]
    .concat();
    PairRequest {
        version: WIRE_VERSION,
        token: offer.token.clone(),
        station_key: base64url(key.verifying_key().as_bytes()),
        name: "Poste 3".to_owned(),
        signature: base64url(&key.sign(&message).to_bytes()),
    }
}

/// A first flight by a pilot, flown once for all tests, with a witness who marked every row once.
pub(crate) struct Flight {
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) recording: Recording,
}

/// When the witness marked a row whose first attempt began at that tick.
fn marked_at(attempt: u32) -> u32 {
    attempt + 60
}

pub(crate) static FLIGHT: LazyLock<Flight> = LazyLock::new(|| {
    let (scenario, found) = Scenario::load(&scenarios().join("premier-vol"), &simulation::builtin());
    let scenario = Arc::new(scenario.unwrap_or_else(|| panic!("{found:?}")));
    let style = scenario.template.pilot_styles().remove(0);
    let mut recording = record(Arc::clone(&scenario), &style, 7, [5; 16]).unwrap();
    let mut marked: Vec<&str> = Vec::new();
    for moment in &recording.observations {
        if marked.contains(&moment.row.as_str()) {
            continue;
        }
        marked.push(&moment.row);
        let tick = marked_at(moment.attempt).min(recording.journal.ticks());
        let mark = Mark {
            row: moment.row.clone(),
            seat: 0,
            role: MarkRole::Witness,
            seen: Seen::Seen,
            effective: tick,
            recorded: tick,
        };
        recording.journal.blocks[((tick - 1) / BLOCK_TICKS) as usize]
            .marks
            .push(mark);
    }
    Flight { scenario, recording }
});

/// The rows that the flight gave moments of, with all their moments.
pub(crate) fn seen_rows() -> Vec<ChosenRow> {
    let mut rows: Vec<ChosenRow> = Vec::new();
    for moment in &FLIGHT.recording.observations {
        match rows.iter_mut().find(|r| r.row == moment.row) {
            Some(row) => row.moments.push(moment.attempt),
            None => rows.push(ChosenRow {
                row: moment.row.clone(),
                moments: vec![moment.attempt],
                self_first: Some(SelfAnswer::Yes),
                self_later: None,
                words: "J'ai attendu, puis j'y suis allé.".to_owned(),
                people: vec![(
                    MarkRole::Witness,
                    Seen::Seen,
                    marked_at(moment.attempt).min(FLIGHT.recording.journal.ticks()),
                )],
            }),
        }
    }
    rows
}

pub(crate) fn selection(rows: Vec<ChosenRow>) -> Selection {
    Selection {
        seat: 0,
        badge: ("premier-vol".to_owned(), 1),
        rows,
        extent: Extent::Extracts,
        account: "J'ai fait voler un drone. Au début je montais trop vite, après j'ai respiré.".to_owned(),
        named: "Je sais attendre le bon moment.".to_owned(),
        pseudonym: "Lune".to_owned(),
        language: "fr".to_owned(),
    }
}

/// A package over the flight, signed by `key`.
pub(crate) fn package(key: &SigningKey, claim: u8, selection: &Selection, identity: Option<SealedIdentity>) -> Vec<u8> {
    package_of(&FLIGHT.scenario, key, claim, selection, identity)
}

/// The same by a station whose scenario is another in memory than on disk.
pub(crate) fn package_of(
    scenario: &Scenario,
    key: &SigningKey,
    claim: u8,
    selection: &Selection,
    identity: Option<SealedIdentity>,
) -> Vec<u8> {
    let input = PackageInput {
        scenario,
        journal: &FLIGHT.recording.journal,
        selection,
        identity,
        claim_id: [claim; 16],
        created_unix_s: 1_700_000_000,
    };
    build(&input, key).unwrap()
}

/// The flight's first rows, as many as asked for.
pub(crate) fn some_rows(count: usize) -> Vec<ChosenRow> {
    seen_rows().into_iter().take(count).collect()
}

/// An ordinary package.
pub(crate) fn ordinary(key: &SigningKey, claim: u8) -> Vec<u8> {
    package(key, claim, &selection(some_rows(4)), None)
}

pub(crate) fn seal(offer: &PairingOffer, claim: u8, identity: &Identity) -> SealedIdentity {
    type Kem = hpke::kem::X25519HkdfSha256;
    let key = from_base64url(&offer.sealing_key);
    let public = <Kem as hpke::Kem>::PublicKey::from_bytes(&key).unwrap();
    let (encapsulated, ciphertext) =
        hpke::single_shot_seal::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, Kem>(
            &hpke::OpModeS::Base,
            &public,
            b"envol-identity-v1",
            &serde_json::to_vec(identity).unwrap(),
            &[claim; 16],
        )
        .unwrap();
    SealedIdentity {
        encapsulated: encapsulated.to_bytes().to_vec(),
        ciphertext,
        recipient: Sha256::digest(&key).into(),
    }
}
