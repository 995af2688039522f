//! The bridge's state, shared by all handlers: its store, its keys, what it was started with.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use axum::http::{HeaderMap, StatusCode, header};
use situation::library::Library;
use wording::Language;

use crate::clock::Clock;
use crate::config::{Config, PublicUrl};
use crate::credential::{IssuerIdentity, Keys, PublicKey, Signer, SigningKey};
use crate::error::BridgeError;
use crate::incoming::Landing;
use crate::keys::{BadgeKey, Kek, KekError, KeySource, OrganisationKeys, private_folder};
use crate::measures::Answers;
use crate::pictures::Pictures;
use crate::start_error::StartError;
use crate::store::{Room, SqlStore, Store};
use crate::workers::Workers;

/// Shared by all handlers.
pub(crate) type Shared = Arc<Bridge>;

/// File of the database, in the data folder.
pub(crate) const DATABASE: &str = "bridge.sqlite";

/// The organisation with its keys open.
#[derive(Debug)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its keys.
    pub keys: OrganisationKeys,
}

/// Everything a handler needs. What must outlive the program is in the store; the keys are opened from it.
#[derive(Debug)]
pub struct Bridge {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) language: Language,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) hashed_email: bool,
    /// The scenarios this bridge knows.
    pub(crate) library: Library,
    pub(crate) workers: Workers,
    pub(crate) pictures: Pictures,
    /// How requests were answered.
    pub(crate) answers: Answers,
    /// Where files come in.
    pub(crate) landing: Landing,
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The proxy whose word counts about where a request comes from.
    pub(crate) proxy: Option<IpAddr>,
    /// Most claims of strangers that may wait apart, from one address.
    pub(crate) apart_per_address: i64,
    pub(crate) clock: Clock,
    /// Where to write a pairing offer, if that was asked for.
    pub(crate) offer_file: Option<PathBuf>,
    did_web: bool,
    key: KeySource,
    organisation: RwLock<Option<Arc<Organisation>>>,
    local: SocketAddr,
}

impl Bridge {
    /// Opens the store and leaves the keys closed.
    pub(crate) async fn over(config: &Config) -> Result<Self, StartError> {
        if config.did_web && config.public_url.is_none() {
            return Err(StartError::NoDomain);
        }
        if config.data.to_str().is_none() {
            return Err(StartError::FolderName(config.data.clone()));
        }
        let failed = |error| StartError::Folder {
            folder: config.data.clone(),
            error,
        };
        private_folder(&config.data).map_err(failed)?;
        let room = Room {
            pages: config.database_pages,
            patience: config.database_patience,
        };
        let store = match &config.database {
            Some(url) => Box::pin(SqlStore::open_server(url, room)).await?,
            None => Box::pin(SqlStore::open_file(&config.data.join(DATABASE), room)).await?,
        };
        Ok(Self {
            store: Arc::new(store),
            language: config.language,
            public_url: config.public_url.clone(),
            hashed_email: config.hashed_email,
            library: scenarios(config),
            workers: Workers::new(config.workers),
            pictures: Pictures::default(),
            answers: Answers::default(),
            landing: Landing::new(),
            data: config.data.clone(),
            proxy: config.proxy,
            apart_per_address: config.apart_per_address,
            clock: config.clock.clone(),
            offer_file: config.offer_file.clone(),
            did_web: config.did_web,
            key: config.key.clone(),
            organisation: RwLock::new(None),
            local: config.address,
        })
    }

    /// The organisation, once the first start is done. Its keys are opened once, and again where another one signs since:
    /// that may have been said to another process.
    pub(crate) async fn organisation_if_founded(&self) -> Result<Option<Arc<Organisation>>, BridgeError> {
        let open = self.organisation.read().map_err(BridgeError::internal)?.clone();
        if let Some(open) = open
            && self.store.newest_badge_key().await? == open.keys.newest().number
        {
            return Ok(Some(open));
        }
        let Some(row) = self.store.organisation().await? else {
            return Ok(None);
        };
        let kek = self.kek(false)?;
        let later = self.store.badge_keys().await?;
        let open = Arc::new(Organisation {
            keys: OrganisationKeys::open(&row, &later, &kek)?,
            name: row.name,
        });
        *self.organisation.write().map_err(BridgeError::internal)? = Some(open.clone());
        Ok(Some(open))
    }

    /// # Errors
    /// [`BridgeError::NotFounded`] before the first start is done.
    pub(crate) async fn organisation(&self) -> Result<Arc<Organisation>, BridgeError> {
        self.organisation_if_founded().await?.ok_or(BridgeError::NotFounded)
    }

    /// The key-encryption key; a missing file is made only where `may_create`.
    pub(crate) fn kek(&self, may_create: bool) -> Result<Kek, KekError> {
        Kek::load(&self.key, may_create)
    }

    /// Says where this bridge listens, once that is known.
    pub(crate) fn listens_on(&mut self, local: SocketAddr) {
        self.local = local;
    }

    /// What signs badges now.
    pub(crate) fn signer(&self, organisation: &Organisation) -> Result<Signer, BridgeError> {
        self.signer_by(organisation.keys.in_use())
    }

    /// A key of the organisation under the name it has now: of its own, or of the domain.
    fn signer_by(&self, key: &BadgeKey) -> Result<Signer, BridgeError> {
        let secret = key.secret.as_ref();
        let secret = secret.ok_or_else(|| BridgeError::internal("the secret of a key that signs badges is lost"))?;
        let secret = SigningKey::from_seed(secret.as_bytes());
        Ok(Signer::new(secret, self.identity(key)?))
    }

    /// What a key of the organisation is called now.
    pub(crate) fn identity(&self, key: &BadgeKey) -> Result<IssuerIdentity, BridgeError> {
        let named = match (&self.public_url, self.did_web) {
            (Some(url), true) => IssuerIdentity::did_web(url.authority(), &format!("key-{}", key.number)),
            _ => PublicKey::from_bytes(&key.public).and_then(|public| IssuerIdentity::did_key(&public)),
        };
        named.map_err(BridgeError::internal)
    }

    /// What signs under the name that a badge was issued with, as long as that key is at hand or the domain still ours.
    pub(crate) fn signer_as(&self, organisation: &Organisation, issuer: &str) -> Result<Signer, BridgeError> {
        let now = self.signer(organisation)?;
        if now.identity().did().as_str() == issuer {
            return Ok(now);
        }
        for key in organisation.keys.badges() {
            let Some(secret) = &key.secret else { continue };
            let by_key = Signer::did_key(SigningKey::from_seed(secret.as_bytes())).map_err(BridgeError::internal)?;
            if by_key.identity().did().as_str() == issuer {
                return Ok(by_key);
            }
        }
        Err(BridgeError::refused(StatusCode::CONFLICT, "bridge-endorse-other-name"))
    }

    /// What signs a status list: verifiers want the name that its badges carry. Under a domain that is one name for all
    /// keys; else each key is a name, and signs the lists of its own badges. None where that key is lost.
    pub(crate) fn list_signer(&self, organisation: &Organisation, list: i64) -> Result<Option<Signer>, BridgeError> {
        let key = match (&self.public_url, self.did_web) {
            (Some(_), true) => organisation.keys.in_use(),
            _ => organisation.keys.of_list(list),
        };
        key.secret.as_ref().map(|_| self.signer_by(key)).transpose()
    }

    /// The keys that badges of the organisation were signed with, under whatever name.
    pub(crate) fn badge_keys(organisation: &Organisation) -> Result<Keys, BridgeError> {
        let mut keys = Keys::default();
        for public in organisation.keys.all_public() {
            keys.add_under_any_name(PublicKey::from_bytes(&public).map_err(BridgeError::internal)?);
        }
        Ok(keys)
    }

    pub(crate) fn is_did_web(&self) -> bool {
        self.did_web
    }

    /// Whether a visitor came by the public address, which is https; over the local network the same bridge answers
    /// over http.
    pub(crate) fn is_secure(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        host.is_some_and(|host| self.is_public_name(host))
    }

    fn is_public_name(&self, host: &str) -> bool {
        let public = self.public_url.as_ref();
        public.is_some_and(|url| host.eq_ignore_ascii_case(url.authority()))
    }

    /// Seconds since 1970 by the PC's clock; may be years off.
    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Where this bridge is reached: the public address, else the local one. Not for badges.
    pub(crate) fn address(&self) -> String {
        match &self.public_url {
            Some(url) => url.as_str().to_owned(),
            None => self.local_address(),
        }
    }

    /// The address by which a visitor reached this bridge: the public one where there is one, else what stood in their
    /// `Host`, which other devices of the same network can use too.
    pub(crate) fn address_for(&self, headers: &HeaderMap) -> String {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        match (&self.public_url, host) {
            (None, Some(host)) => format!("http://{host}"),
            _ => self.address(),
        }
    }

    /// Where it listens.
    pub(crate) fn port(&self) -> u16 {
        self.local.port()
    }

    /// `http://127.0.0.1:8417`.
    pub(crate) fn local_address(&self) -> String {
        let mut local = self.local;
        if local.ip().is_unspecified() {
            local.set_ip(IpAddr::from([127, 0, 0, 1]));
        }
        format!("http://{local}")
    }

    /// Whether a `Host` is one of ours: an IP address, this machine, or the public name. A foreign name that suddenly
    /// points here is not.
    pub(crate) fn answers_to(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(""),
            None => host.split(':').next().unwrap_or(""),
        };
        self.is_public_name(host) || name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
    }
}

/// Loads the scenarios; what is wrong with a folder is logged, and its claims wait apart.
fn scenarios(config: &Config) -> Library {
    let Some(folder) = &config.scenarios else {
        return Library::default();
    };
    let (library, diagnostics) = Library::load(folder, &config.registry);
    for found in diagnostics {
        tracing::warn!(place = %found.place, code = found.code, "scenario folder");
    }
    library
}
