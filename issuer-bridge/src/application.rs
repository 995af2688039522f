//! The bridge as a whole: opened over its store, then served.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::net::TcpListener;
use uuid::Uuid;
use wording::Language;

use crate::access;
use crate::api;
use crate::clock::{self, Clock};
use crate::config::{Bootstrap, Config, PublicUrl};
use crate::credential::{IssuerIdentity, Signer, SigningKey};
use crate::encoding::{digest_of, secret};
use crate::error::BridgeError;
use crate::intake::Desk;
use crate::keys::{Kek, KeyError, KeySource, OrganisationKeys};
use crate::language;
use crate::pages;
use crate::pairing;
use crate::spelling;
use crate::store::{AccountRow, SqliteStore, Store, StoreError};

/// Shared by all handlers.
pub(crate) type Shared = Arc<Bridge>;

/// Name of the organisation's key in its `did:web` document.
const KEY_NAME: &str = "key-1";

/// Why a bridge does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody else listens there.
    #[error("{0} is in use; is another bridge running? Stop it, or give another --address")]
    AddressInUse(SocketAddr),
    /// Listening is not possible there.
    #[error("cannot listen on {address}: {error}")]
    Address {
        /// Where.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
    },
    /// The data folder.
    #[error("the data folder {folder} cannot be used: {error}")]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The data folder's name is not written in UTF-8, and the database cannot be named by it.
    #[error("the name of the data folder {0} is not UTF-8; give another one with --data")]
    FolderName(PathBuf),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The bootstrap's password.
    #[error("the password of the bootstrap file has fewer than twelve characters")]
    ShortPassword,
    /// `did:web` without a public address.
    #[error("--did-web needs --public-url, whose domain it names")]
    NoDomain,
    /// Anything else.
    #[error("{0}")]
    Internal(String),
}

impl StartError {
    /// Id of the sentence for a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AddressInUse(_) => "bridge-start-address-in-use",
            Self::Address { .. } => "bridge-start-address",
            Self::Folder { .. } => "bridge-start-folder",
            Self::FolderName(_) => "bridge-start-folder-name",
            Self::Store(_) => "bridge-start-database",
            Self::Key(error) => error.code(),
            Self::ShortPassword => "bridge-start-short-password",
            Self::NoDomain => "bridge-start-no-domain",
            Self::Internal(_) => "bridge-start-internal",
        }
    }

    /// Arguments of that sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::AddressInUse(address) => vec![("address", address.to_string())],
            Self::Address { address, error } => vec![("address", address.to_string()), ("error", error.to_string())],
            Self::Folder { folder, error } => {
                vec![("folder", folder.display().to_string()), ("error", error.to_string())]
            }
            Self::FolderName(folder) => vec![("folder", folder.display().to_string())],
            Self::Store(error) => vec![("error", error.to_string())],
            Self::Key(error) => error.arguments(),
            Self::Internal(error) => vec![("error", error.clone())],
            Self::ShortPassword | Self::NoDomain => Vec::new(),
        }
    }
}

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
    pub(crate) desk: Desk,
    pub(crate) clock: Clock,
    offer_file: Option<PathBuf>,
    did_web: bool,
    key: KeySource,
    organisation: RwLock<Option<Arc<Organisation>>>,
    local: SocketAddr,
}

impl Bridge {
    /// Opens the store without listening: what the commands beside `serve` use.
    pub async fn open(config: &Config) -> Result<Self, StartError> {
        let bridge = Self::open_closed(config).await?;
        // A lost key file should stop the start, not the first badge.
        bridge.organisation_if_founded().await.map_err(start_error)?;
        if let Some(bootstrap) = &config.bootstrap {
            bridge.bootstrap(bootstrap).await?;
        }
        clock::look(&bridge).await.map_err(start_error)?;
        Ok(bridge)
    }

    /// Opens the store and leaves the keys closed.
    async fn open_closed(config: &Config) -> Result<Self, StartError> {
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
        std::fs::create_dir_all(&config.data).map_err(failed)?;
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&config.data.join("bridge.sqlite")).await?);
        Ok(Self {
            store,
            language: config.language,
            public_url: config.public_url.clone(),
            hashed_email: config.hashed_email,
            desk: Desk::new(config),
            clock: config.clock.clone(),
            offer_file: config.offer_file.clone(),
            did_web: config.did_web,
            key: config.key.clone(),
            organisation: RwLock::new(None),
            local: config.address,
        })
    }

    /// Puts exported keys back under the key-encryption key in force, which is made where it was lost; false where
    /// they are another organisation's.
    pub(crate) async fn restore(config: &Config, keys: &OrganisationKeys) -> Result<bool, StartError> {
        let bridge = Self::open_closed(config).await?;
        let kek = Kek::load(&config.key, true)?;
        Ok(bridge.store.reseal(&keys.seal("", &kek, bridge.now())).await?)
    }

    async fn bootstrap(&self, wanted: &Bootstrap) -> Result<(), StartError> {
        if self.store.organisation().await?.is_some() {
            return Ok(());
        }
        if access::is_short(&wanted.password) {
            return Err(StartError::ShortPassword);
        }
        let created = self.found(
            &wanted.organisation,
            &wanted.name,
            wanted.email.clone(),
            wanted.password.clone(),
        );
        created.await.map(drop).map_err(start_error)
    }

    /// Creates the organisation with fresh keys, and its first account; `None` where there already is one.
    pub(crate) async fn found(
        &self,
        organisation: &str,
        name: &str,
        email: Option<String>,
        password: String,
    ) -> Result<Option<AccountRow>, BridgeError> {
        let kek = Kek::load(&self.key, true)?;
        let account = new_account(self, name, email, password).await?;
        let row = OrganisationKeys::generate().seal(&spelling::name(organisation), &kek, self.now());
        let founded = self.store.found(&row, &account).await?;
        Ok(founded.then_some(account))
    }

    /// Writes the pairing offer that was asked for: a file that only this user can read; one that is there is
    /// replaced.
    pub(crate) async fn hand_over_offer(&self) -> Result<(), StartError> {
        match &self.offer_file {
            Some(file) => pairing::write_offer(self, file).await,
            None => Ok(()),
        }
    }

    /// The organisation, once the first start is done.
    pub(crate) async fn organisation_if_founded(&self) -> Result<Option<Arc<Organisation>>, BridgeError> {
        if let Some(open) = self.organisation.read().map_err(BridgeError::internal)?.clone() {
            return Ok(Some(open));
        }
        let Some(row) = self.store.organisation().await? else {
            return Ok(None);
        };
        let kek = Kek::load(&self.key, false)?;
        let open = Arc::new(Organisation {
            keys: OrganisationKeys::open(&row, &kek)?,
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

    /// What signs badges.
    pub(crate) fn signer(&self, organisation: &Organisation) -> Result<Signer, BridgeError> {
        let key = SigningKey::from_seed(organisation.keys.signing().as_bytes());
        match (&self.public_url, self.did_web) {
            (Some(url), true) => {
                let identity = IssuerIdentity::did_web(url.authority(), KEY_NAME).map_err(BridgeError::internal)?;
                Ok(Signer::new(key, identity))
            }
            _ => Signer::did_key(key).map_err(BridgeError::internal),
        }
    }

    pub(crate) fn is_did_web(&self) -> bool {
        self.did_web
    }

    pub(crate) fn is_https(&self) -> bool {
        self.public_url.is_some()
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
        let public = self
            .public_url
            .as_ref()
            .is_some_and(|url| host.eq_ignore_ascii_case(url.authority()));
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(""),
            None => host.split(':').next().unwrap_or(""),
        };
        public || name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
    }
}

fn start_error(error: BridgeError) -> StartError {
    match error {
        BridgeError::Store(error) => StartError::Store(error),
        BridgeError::Key(error) => StartError::Key(error),
        other => StartError::Internal(other.to_string()),
    }
}

/// An account with its password hashed.
pub(crate) async fn new_account(
    bridge: &Bridge,
    name: &str,
    email: Option<String>,
    password: String,
) -> Result<AccountRow, BridgeError> {
    Ok(AccountRow {
        id: Uuid::new_v4().to_string(),
        name: spelling::name(name),
        email: email.map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()),
        password_hash: access::hash(password).await?,
        created: bridge.now(),
    })
}

/// A bridge that listens.
#[derive(Debug)]
pub struct Application {
    bridge: Shared,
    listener: TcpListener,
    setup: Option<String>,
}

impl Application {
    /// Opens the store, listens, and makes the link of the first start where it is needed.
    pub async fn build(config: &Config) -> Result<Self, StartError> {
        // Listening comes first: a second bridge must not touch the first one's database.
        let listener = TcpListener::bind(config.address)
            .await
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::AddrInUse => StartError::AddressInUse(config.address),
                _ => StartError::Address {
                    address: config.address,
                    error,
                },
            })?;
        let local = listener.local_addr().map_err(|error| StartError::Address {
            address: config.address,
            error,
        })?;
        let mut bridge = Bridge::open(config).await?;
        bridge.local = local;
        let setup = if bridge.store.organisation().await?.is_none() {
            let token = secret();
            bridge.store.set_setup(&digest_of(&token), bridge.now()).await?;
            Some(format!("{}/setup/{token}", bridge.local_address()))
        } else {
            bridge.hand_over_offer().await?;
            None
        };
        Ok(Self {
            bridge: Arc::new(bridge),
            listener,
            setup,
        })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.bridge.local.port()
    }

    /// `http://127.0.0.1:8417`.
    pub fn address(&self) -> String {
        self.bridge.local_address()
    }

    /// The link of the first start, where it is not done yet.
    pub fn setup_link(&self) -> Option<&str> {
        self.setup.as_deref()
    }

    /// The bridge behind, for commands and tests in the same process.
    pub fn bridge(&self) -> Arc<Bridge> {
        self.bridge.clone()
    }

    /// Serves until `stop` is done; requests that run are finished.
    pub async fn run_until(self, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        // What waited apart may be known by now: a scenario was added, a station paired by another process.
        let bridge = self.bridge.clone();
        tokio::spawn(async move {
            if let Err(error) = crate::intake::look_again(&bridge).await {
                tracing::error!(error = %error, "what waits apart could not be looked at again");
            }
        });
        let service = router(self.bridge).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(self.listener, service).with_graceful_shutdown(stop).await
    }
}

fn router(bridge: Shared) -> Router {
    Router::new()
        .merge(pages::routes())
        .nest("/api/v1", api::routes())
        .fallback(language::nothing_here)
        .layer(from_fn_with_state(bridge.clone(), access::guard_host))
        .layer(from_fn_with_state(bridge.clone(), language::speak))
        .layer(from_fn(access::guard_response))
        .with_state(bridge)
}

impl std::fmt::Debug for dyn Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}
