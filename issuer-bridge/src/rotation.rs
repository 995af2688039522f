//! Another key signs badges from now on; the ones before it stay known, so that what they signed still verifies.

use crate::bridge::Bridge;
use crate::credential::PublicKey;
use crate::error::BridgeError;
use crate::keys::BadgeKey;
use crate::store::Act;

/// Makes a fresh key and signs with it from now on; gives its public half as it is shown (`z6Mk…`).
///
/// # Errors
/// Where somebody else did the same at this moment.
pub(crate) async fn rotate(bridge: &Bridge, act: &Act) -> Result<String, BridgeError> {
    let organisation = bridge.organisation().await?;
    let before = organisation.keys.newest();
    let first_list = bridge
        .store
        .newest_status_list()
        .await?
        .map_or(before.first_list, |list| list + 1);
    let key = BadgeKey::after(before, first_list.max(before.first_list), bridge.now());
    let shown = PublicKey::from_bytes(&key.public)
        .map_err(BridgeError::internal)?
        .multikey();
    let row = key.seal(&bridge.kek(false)?);
    let act = act.clone().with(shown.clone());
    if !bridge.store.add_badge_key(&row, &act).await? {
        return Err(BridgeError::refused(
            axum::http::StatusCode::CONFLICT,
            "bridge-key-rotated-meanwhile",
        ));
    }
    tracing::info!(number = key.number, "another key signs badges from now on");
    Ok(shown)
}
