//! Guessing passwords is slowed down: five failures per name and twenty per address within ten minutes. Failures
//! that a clock standing ahead recorded for later count for nothing.

use std::net::IpAddr;

use crate::bridge::Bridge;
use crate::encoding::digest_of;
use crate::error::BridgeError;
use crate::spelling::folded;

const WINDOW_S: i64 = 600;
const PER_NAME: i64 = 5;
const PER_ADDRESS: i64 = 20;

fn subjects(name: &str, address: IpAddr) -> [(String, i64); 2] {
    [
        // People sometimes type their password where the name goes: the table keeps no such text.
        (digest_of(&format!("name {}", folded(name))), PER_NAME),
        (digest_of(&format!("address {address}")), PER_ADDRESS),
    ]
}

/// # Errors
/// [`BridgeError::Throttled`] while there were too many failures.
pub(crate) async fn check(bridge: &Bridge, name: &str, address: IpAddr) -> Result<(), BridgeError> {
    let now = bridge.now();
    for (subject, most) in subjects(name, address) {
        let (failures, oldest) = bridge.store.failed_logins(&subject, now - WINDOW_S, now).await?;
        if failures >= most {
            return Err(BridgeError::Throttled(
                oldest.map_or(WINDOW_S, |o| o + WINDOW_S - now).max(1),
            ));
        }
    }
    Ok(())
}

/// Notes a failure.
pub(crate) async fn failed(bridge: &Bridge, name: &str, address: IpAddr) -> Result<(), BridgeError> {
    for (subject, _) in subjects(name, address) {
        bridge.store.note_failed_login(&subject, bridge.now()).await?;
    }
    Ok(())
}

/// Forgets the failures of a name after a good login; those of the address stay, else one account would open the way
/// for guessing the others.
pub(crate) async fn forget(bridge: &Bridge, name: &str, address: IpAddr) -> Result<(), BridgeError> {
    let [(subject, _), _] = subjects(name, address);
    Ok(bridge.store.forget_failed_logins(&subject).await?)
}
