//! What a bridge is started with.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;
use simulation::Registry;
use wording::Language;
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::keys::KeySource;

/// The port stations look for.
pub const DEFAULT_PORT: u16 = 8417;
/// Name of the environment variable with the key-encryption key.
pub const KEK_VARIABLE: &str = "ENVOL_BRIDGE_KEK";
/// Name of the environment variable with the address of a database server.
pub const DATABASE_VARIABLE: &str = "DATABASE_URL";

/// Everything a bridge is started with.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the database, where that is a file; where one tries whether it can write, in any case.
    pub data: PathBuf,
    /// The database of a server, in place of a file.
    pub database: Option<DatabaseUrl>,
    /// Where the key-encryption key is.
    pub key: KeySource,
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// Folder of scenario folders; claims of other scenarios wait apart.
    pub scenarios: Option<PathBuf>,
    /// Kinds of activity this bridge can replay.
    pub registry: Registry,
    /// The lasting address that goes into badges, if there is one.
    pub public_url: Option<PublicUrl>,
    /// Issue as `did:web` of the public address rather than as `did:key`.
    pub did_web: bool,
    /// Put a salted hash of the e-mail into badges whose learner gave one, rather than an opaque identifier.
    pub hashed_email: bool,
    /// Language of the terminal, and of visitors who ask for neither.
    pub language: Language,
    /// Creates organisation and account at once where there is none.
    pub bootstrap: Option<Bootstrap>,
    /// Where to write a pairing offer at start, or as soon as the first start is done.
    pub offer_file: Option<PathBuf>,
    /// How many packages are worked out at once.
    pub workers: usize,
    /// Where the time comes from.
    pub clock: Clock,
    /// Most connections of one address.
    pub connections_per_address: usize,
    /// Most claims of unknown stations that may wait apart, from one address.
    pub apart_per_address: i64,
    /// The proxy in front, if there is one: what it says about where a request comes from (`X-Forwarded-For`) counts.
    pub proxy: Option<IpAddr>,
    /// Until when the headers of a request must have come; also how long a connection may be idle.
    pub header_limit: Duration,
    /// Most pages of 4096 bytes that the database may have, where room is kept for others.
    pub database_pages: Option<u32>,
    /// How long another program that holds the database is waited for.
    pub database_patience: Duration,
    /// How long a request may take, until all of it has come and its answer begins.
    pub time_limit: Duration,
}

impl Config {
    /// The usual configuration over a data folder: loopback, key file beside the folder.
    pub fn new(data: PathBuf) -> Self {
        let key = KeySource::File(default_key_file(&data));
        Self {
            data,
            database: None,
            key,
            address: SocketAddr::from(([127, 0, 0, 1], DEFAULT_PORT)),
            scenarios: None,
            registry: simulation::builtin(),
            public_url: None,
            did_web: false,
            hashed_email: false,
            language: Language::French,
            bootstrap: None,
            offer_file: None,
            workers: std::thread::available_parallelism().map_or(1, |n| (n.get() / 2).max(1)),
            clock: Clock::system(),
            // A venue may have one address for all its browsers, with a handful of connections each.
            connections_per_address: 384,
            apart_per_address: 50,
            proxy: None,
            header_limit: Duration::from_secs(15),
            database_pages: None,
            database_patience: Duration::from_secs(10),
            // Longer than a station waits (a minute), so that only who never finishes is cut off.
            time_limit: Duration::from_mins(2),
        }
    }
}

/// Address of a `PostgreSQL` database: `postgres://role:password@host:5432/database`. Printed nowhere, for a password may
/// stand in it.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Zeroizing<String>);

impl DatabaseUrl {
    /// Takes an address; `None` where it is of no `PostgreSQL`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_postgres = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        is_postgres.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// All of it.
    pub(crate) fn secret(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseUrl")
    }
}

/// Beside the data folder, not in it: who copies the folder as a backup does not copy the key with it.
pub fn default_key_file(data: &std::path::Path) -> PathBuf {
    let mut name = data
        .file_name()
        .map_or_else(|| "envol-bridge".into(), std::ffi::OsStr::to_os_string);
    name.push(".kek");
    data.with_file_name(name)
}

/// The data folder of this user: `%LOCALAPPDATA%\Envol\bridge`, else `$XDG_DATA_HOME/envol-bridge`, else
/// `~/.local/share/envol-bridge`; `None` where the system names no such place.
pub fn default_data_folder() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(local) = variable("LOCALAPPDATA") {
        return Some(local.join("Envol").join("bridge"));
    }
    let data = variable("XDG_DATA_HOME").or_else(|| Some(variable("HOME")?.join(".local").join("share")))?;
    Some(data.join("envol-bridge"))
}

/// Organisation and first account, for demonstrations and tests.
#[derive(Debug, Clone, Deserialize)]
pub struct Bootstrap {
    /// Name of the organisation.
    pub organisation: String,
    /// Name of the pédagogue.
    pub name: String,
    /// Their e-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Their password, at least twelve characters.
    pub password: String,
}

/// `https://badges.example.org`: what may stand in a signed badge for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

/// Not an address that will still answer in ten years.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a public address; write it like https://badges.example.org, without a path")]
pub struct NotPublic(pub String);

impl PublicUrl {
    /// Reads an address: https, a domain name, no path. Loopback and private addresses are refused, for a badge that
    /// names one is broken for ever.
    pub fn parse(text: &str) -> Result<Self, NotPublic> {
        let refused = || NotPublic(text.to_owned());
        let authority = text
            .trim()
            .trim_end_matches('/')
            .strip_prefix("https://")
            .ok_or_else(refused)?;
        let (host, port) = authority
            .split_once(':')
            .map_or((authority, None), |(h, p)| (h, Some(p)));
        let label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let named = host.contains('.') && host.split('.').all(label);
        // The last label of a domain name is never a number: addresses such as 192.168.0.2 are no public names.
        let numeric = host
            .rsplit('.')
            .next()
            .is_none_or(|l| l.bytes().all(|b| b.is_ascii_digit()));
        let local = ["localhost", "local", "lan", "internal", "home", "invalid"]
            .iter()
            .any(|end| host.eq_ignore_ascii_case(end) || host.to_ascii_lowercase().ends_with(&format!(".{end}")));
        if !named || numeric || local || port.is_some_and(|p| p.parse::<u16>().is_err()) {
            return Err(refused());
        }
        Ok(Self(format!("https://{}", authority.to_ascii_lowercase())))
    }

    /// Without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and port.
    pub fn authority(&self) -> &str {
        self.0.trim_start_matches("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lasting_addresses_are_public() {
        for good in [
            "https://badges.example.org",
            "https://Badges.example.org/",
            "https://b.example.org:8443",
        ] {
            assert!(PublicUrl::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://badges.example.org",
            "https://localhost",
            "https://127.0.0.1",
            "https://192.168.1.4:8417",
            "https://pc.local",
            "https://badges.example.org/chemin",
            "https://a@b.example.org",
            "https://[::1]",
            "",
        ] {
            assert!(PublicUrl::parse(bad).is_err(), "{bad}");
        }
    }
}
