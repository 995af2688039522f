//! Guessing passwords is slowed down, never so that somebody is locked out. A try counts before its password is hashed.
//! After a few that failed, the next must wait: by name and address together, and far later by name alone. A browser
//! that was in before has a count of its own. Failures that a clock standing ahead recorded for later count for
//! nothing.

use std::net::IpAddr;

use crate::bridge::Bridge;
use crate::encoding::digest_of;
use crate::error::BridgeError;
use crate::spelling::folded;
use crate::store::Patience;

/// Of one name from one address.
const PER_PLACE: Patience = Patience {
    free: 5,
    longest_s: 600,
};
/// Of one name from anywhere: many guess together.
const PER_NAME: Patience = Patience {
    free: 50,
    longest_s: 60,
};
/// In a browser that was in before.
const PER_BROWSER: Patience = Patience {
    free: 10,
    longest_s: 60,
};

/// What counts for one try.
#[derive(Debug)]
pub(crate) struct Try(Vec<(String, Patience)>);

impl Try {
    /// A try at `name` from `address`, or from a browser that was in before.
    pub(crate) fn of(name: &str, address: IpAddr, known: Option<&str>) -> Self {
        let name = folded(name);
        // People sometimes type their password where the name goes: the table keeps no such text.
        Self(match known {
            Some(browser) => vec![(digest_of(&format!("browser {browser} {name}")), PER_BROWSER)],
            None => vec![
                (digest_of(&format!("name {name} at {}", network(address))), PER_PLACE),
                (digest_of(&format!("name {name}")), PER_NAME),
            ],
        })
    }

    /// Notes the try as one that fails; a good one is taken back.
    ///
    /// # Errors
    /// [`BridgeError::Throttled`] where it comes too early.
    pub(crate) async fn begin(&self, bridge: &Bridge) -> Result<(), BridgeError> {
        for (subject, patience) in &self.0 {
            let wait = bridge.store.note_try(subject, *patience, bridge.now()).await?;
            if wait > 0 {
                return Err(BridgeError::Throttled(wait));
            }
        }
        Ok(())
    }

    /// It was the right password: what was noted is forgotten.
    pub(crate) async fn was_good(&self, bridge: &Bridge) -> Result<(), BridgeError> {
        for (subject, _) in &self.0 {
            bridge.store.forget_failed_logins(subject).await?;
        }
        Ok(())
    }
}

/// Who has one address of version 6 has billions of them.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => four.into(),
            None => std::net::Ipv6Addr::from_bits(six.to_bits() >> 64 << 64).into(),
        },
    }
}
