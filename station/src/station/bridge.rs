//! The bridge that a station is paired with.

use std::path::Path;

use situation::wire::PairingOffer;

use super::Station;
use crate::disk;
use crate::error::StationError;
use crate::pairing::{self, Pairing};

impl Station {
    /// The bridge of this station, if it is paired.
    pub fn pairing(&self) -> Option<Pairing> {
        self.shelf.state().pairing.clone()
    }

    /// Reads a pairing file and verifies that its keys belong together.
    pub fn read_offer(file: &Path) -> Result<PairingOffer, StationError> {
        pairing::read_offer(file)
    }

    /// Exchanges a short code, typed on the bridge's own PC, for an offer. Asks the network once.
    pub fn offer_for_code(&self, address: &str, code: &str) -> Result<PairingOffer, StationError> {
        let language = self.shelf.state().language;
        off_thread(|| pairing::offer_for_code(address, code, language))
    }

    /// Pairs with the bridge of an offer: asks the network once, verifies both ways, pins the organisation.
    /// Pairing again with the same organisation renews address and sealing key.
    pub fn pair(&mut self, offer: &PairingOffer, station_name: &str) -> Result<(), StationError> {
        let (language, before) = {
            let state = self.shelf.state();
            (state.language, state.pairing.clone())
        };
        if let Some(before) = before.filter(|before| before.organisation_key != offer.organisation_key) {
            return Err(StationError::PairedElsewhere(before.organisation));
        }
        let pairing = off_thread(|| pairing::pair(offer, &self.shelf.key, station_name, language))?;
        disk::keep(&self.shelf.folder.pairing(), &pairing)?;
        let mut state = self.shelf.state();
        state.pairing = Some(pairing);
        state.post.nudged = true;
        drop(state);
        self.shelf.wake.notify_all();
        Ok(())
    }

    /// Forgets the bridge. What waits goes on waiting.
    pub fn unpair(&mut self) -> Result<(), StationError> {
        let path = self.shelf.folder.pairing();
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(disk::failed(&path, error)),
            _ => {}
        }
        self.shelf.state().pairing = None;
        disk::sync_folder(self.shelf.folder.path())
    }
}

/// Runs a network exchange on a thread of its own: the blocking client must not run inside an async runtime, and a
/// caller may be in one.
fn off_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| match scope.spawn(work).join() {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}
