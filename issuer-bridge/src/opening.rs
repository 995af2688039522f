//! Opening a bridge over its store, for serving and for the commands beside it.

use crate::belief;
use crate::bridge::Bridge;
use crate::config::Config;
use crate::definition;
use crate::keys::{KeyFile, OrganisationKeys};
use crate::start_error::StartError;

impl Bridge {
    /// Opens the store without listening: what the commands beside `serve` use.
    pub async fn open(config: &Config) -> Result<Self, StartError> {
        let bridge = Self::over(config).await?;
        // A lost key file should stop the start, not the first badge.
        bridge.organisation_if_founded().await?;
        if let Some(bootstrap) = &config.bootstrap {
            bridge.bootstrap(bootstrap).await?;
        }
        definition::found(&bridge).await?;
        belief::look(&bridge).await?;
        Ok(bridge)
    }

    /// Puts the organisation of a key copy back under the key-encryption key in force, which is made where it was lost:
    /// its keys where its data are there, itself where there are none.
    pub(crate) async fn restore(
        config: &Config,
        copy: &KeyFile,
        keys: &OrganisationKeys,
    ) -> Result<Restored, StartError> {
        let bridge = Self::over(config).await?;
        let kek = bridge.kek(true)?;
        let mut row = keys.seal(&copy.organisation, &kek, bridge.now());
        // The copy is there: nobody needs to be told to make one.
        row.exported = Some(bridge.now());
        let later: Vec<_> = keys.badges().iter().skip(1).map(|key| key.seal(&kek)).collect();
        if bridge.store.reseal(&row, &later).await? {
            return Ok(Restored::Keys);
        }
        Ok(if bridge.store.found_again(&row, &later).await? {
            Restored::Organisation
        } else {
            Restored::Nothing
        })
    }
}

/// What a copy of the key put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restored {
    /// The keys of the organisation that is there.
    Keys,
    /// The organisation, which has nobody yet.
    Organisation,
    /// Nothing: another organisation is there.
    Nothing,
}
