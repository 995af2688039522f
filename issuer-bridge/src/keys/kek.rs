//! The key-encryption key: it stands outside database and backups, so that a copied database signs nothing.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit as _, Nonce};
use zeroize::Zeroizing;

use super::private::private_file;
use crate::encoding::{base64url, key_from_base64url, random};
use crate::reading::{self, NotUtf8};

/// Where the key-encryption key comes from.
#[derive(Clone)]
pub enum KeySource {
    /// A file, made at first start; base64url of 32 bytes.
    File(PathBuf),
    /// Given, as by `ENVOL_BRIDGE_KEK`; base64url of 32 bytes.
    Given(Zeroizing<String>),
}

impl std::fmt::Debug for KeySource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(file) => write!(f, "File({})", file.display()),
            Self::Given(_) => f.write_str("Given(…)"),
        }
    }
}

/// Why keys cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum KekError {
    /// The file cannot be read or made.
    #[error("the key file {file} cannot be read or made: {error}")]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file is in another encoding, as some editors save it.
    #[error("the key file {file} cannot be read: {error}")]
    NotUtf8 {
        /// Which.
        file: PathBuf,
        /// What it is.
        error: NotUtf8,
    },
    /// The organisation exists, its key file does not.
    #[error("the key file {0} is missing; put it back, or restore the exported key with `issuer-bridge key restore`")]
    Missing(PathBuf),
    /// Not 32 bytes of base64url.
    #[error("the key-encryption key is not 32 bytes written in base64url")]
    Malformed,
    /// Another key than the one the organisation's keys were sealed with.
    #[error("the key-encryption key is not the one the organisation's key was sealed with")]
    WrongKey,
}

impl KekError {
    /// Id of the sentence for a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "bridge-key-file-unusable",
            Self::NotUtf8 { error, .. } => error.code(),
            Self::Missing(_) => "bridge-key-file-missing",
            Self::Malformed => "bridge-key-malformed",
            Self::WrongKey => "bridge-key-wrong",
        }
    }

    /// Arguments of that sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::File { file, error } => vec![("file", file.display().to_string()), ("error", error.to_string())],
            Self::NotUtf8 { file, .. } | Self::Missing(file) => vec![("file", file.display().to_string())],
            Self::Malformed | Self::WrongKey => Vec::new(),
        }
    }
}

/// The key-encryption key in memory.
pub struct Kek(pub(super) Zeroizing<[u8; 32]>);

impl std::fmt::Debug for Kek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kek(…)")
    }
}

impl Kek {
    #[cfg(test)]
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads the key. A missing file is made only where `may_create`: beside an organisation that exists, a fresh key
    /// would open nothing and hide the loss.
    pub fn load(source: &KeySource, may_create: bool) -> Result<Self, KekError> {
        let text = match source {
            KeySource::Given(text) => Zeroizing::new(reading::without_mark(text).to_owned()),
            KeySource::File(file) => {
                let failed = |error| KekError::File {
                    file: file.clone(),
                    error,
                };
                match std::fs::read(file).map(Zeroizing::new) {
                    Ok(bytes) => {
                        let text = reading::text(&bytes).map_err(|error| KekError::NotUtf8 {
                            file: file.clone(),
                            error,
                        })?;
                        Zeroizing::new(text.to_owned())
                    }
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound && may_create => {
                        create(file).map_err(failed)?
                    }
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                        return Err(KekError::Missing(file.clone()));
                    }
                    Err(error) => return Err(failed(error)),
                }
            }
        };
        key_from_base64url(&text)
            .map(|key| Self(Zeroizing::new(key)))
            .ok_or(KekError::Malformed)
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(*self.0))
    }

    /// Nonce and ciphertext; `what` is bound to it.
    pub(super) fn seal(&self, what: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = random::<12>();
        let sealed = self
            .cipher()
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: what })
            .expect("32 bytes are within the limits of the cipher");
        [&nonce[..], &sealed].concat()
    }

    pub(super) fn open(&self, what: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KekError> {
        let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or(KekError::WrongKey)?;
        self.cipher()
            .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: what })
            .map(Zeroizing::new)
            .map_err(|_| KekError::WrongKey)
    }
}

fn create(file: &Path) -> std::io::Result<Zeroizing<String>> {
    let text = Zeroizing::new(base64url(&*Zeroizing::new(random::<32>())));
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut handle = private_file(file)?;
    handle.write_all(text.as_bytes())?;
    handle.sync_all()?;
    Ok(text)
}
