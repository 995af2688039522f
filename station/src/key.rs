//! The station's own key: proves where a package comes from, not who held the sticks.

use std::fs;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use situation::encoding;
use zeroize::Zeroizing;

use crate::disk;
use crate::error::{Notice, StationError};
use crate::random;

/// First line of a key file: what it is and that it stays here.
const LINE: &str = "envol-station-key-v1 (keep private)";

/// Reads the key of a station, or makes it. A key that makes no sense is set aside and a new one made: packages must
/// be signed, and bridges will not know the new one until the station is paired again, so a person is told.
pub(crate) fn open(path: &Path, notices: &mut Vec<Notice>) -> Result<SigningKey, StationError> {
    match fs::read(path).map(Zeroizing::new) {
        Ok(bytes) => {
            if let Some(key) = read(&bytes) {
                return Ok(key);
            }
            notices.push(disk::set_aside(path)?);
            notices.push(Notice {
                code: "station-notice-new-key",
                arguments: Vec::new(),
            });
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(disk::failed(path, e)),
    }
    let seed = Zeroizing::new(random::bytes::<32>()?);
    let key = SigningKey::from_bytes(&seed);
    let text = Zeroizing::new(format!("{LINE}\n{}\n", URL_SAFE_NO_PAD.encode(*seed)));
    disk::write_whole(path, text.as_bytes())?;
    Ok(key)
}

fn read(bytes: &[u8]) -> Option<SigningKey> {
    let text = encoding::text(bytes).ok()?;
    let (line, seed) = text.split_once('\n')?;
    let seed = Zeroizing::new(URL_SAFE_NO_PAD.decode(seed.trim()).ok()?);
    let seed = Zeroizing::new(<[u8; 32]>::try_from(seed.as_slice()).ok()?);
    (line.trim_end() == LINE).then(|| SigningKey::from_bytes(&seed))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_station_keeps_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("station.key");
        let mut notices = Vec::new();
        let key = open(&path, &mut notices).unwrap();
        assert_eq!(open(&path, &mut notices).unwrap(), key);
        assert!(notices.is_empty());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_damaged_key_is_set_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("station.key");
        fs::write(&path, b"rubbish").unwrap();
        let mut notices = Vec::new();
        open(&path, &mut notices).unwrap();
        assert_eq!(
            notices.iter().map(|n| n.code).collect::<Vec<_>>(),
            ["station-notice-set-aside", "station-notice-new-key"]
        );
        assert_eq!(
            fs::read(folder.path().join("station.key.unreadable-1")).unwrap(),
            b"rubbish"
        );
    }
}
