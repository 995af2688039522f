//! Opening a bridge over its store, for serving and for the commands beside it.

use crate::belief;
use crate::bridge::Bridge;
use crate::config::Config;
use crate::keys::OrganisationKeys;
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
        belief::look(&bridge).await?;
        Ok(bridge)
    }

    /// Puts exported keys back under the key-encryption key in force, which is made where it was lost; false where
    /// they are another organisation's.
    pub(crate) async fn restore(config: &Config, keys: &OrganisationKeys) -> Result<bool, StartError> {
        let bridge = Self::over(config).await?;
        let kek = bridge.kek(true)?;
        Ok(bridge.store.reseal(&keys.seal("", &kek, bridge.now())).await?)
    }
}
