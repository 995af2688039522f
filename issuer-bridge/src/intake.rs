//! Evidence in: once however often it comes, within budgets, and never replayed before station and scenario are known.

use std::sync::Arc;

use axum::http::StatusCode;
use situation::package::{self, Package};
use situation::scenario::Scenario;
use situation::wire::claim_code;

use crate::belief;
use crate::bridge::Bridge;
use crate::definition;
use crate::encoding::{hex, sha256};
use crate::error::BridgeError;
use crate::review::{Review, assess};
use crate::store::{ClaimKind, ClaimRow};

/// Largest package, bytes.
pub(crate) const MAX_PACKAGE: usize = package::MAX_PACKAGE_BYTES;
/// Most claims that may wait apart: anybody on the network can send such.
const MOST_APART: i64 = 100;

/// What the sender is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Received {
    /// The learner's code, in groups.
    pub(crate) code: String,
    /// It waits apart.
    pub(crate) apart: bool,
    /// It had come before.
    pub(crate) known: bool,
    /// Id of the claim, hexadecimal.
    pub(crate) claim: String,
}

pub(crate) fn too_large() -> BridgeError {
    BridgeError::Refused {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        code: "bridge-intake-too-large",
        arguments: vec![("megabytes", (MAX_PACKAGE / 1_000_000).to_string())],
    }
}

fn refused(error: &package::PackageError) -> BridgeError {
    BridgeError::Refused {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        code: error.code(),
        arguments: error.arguments(),
    }
}

/// Takes a package in.
pub(crate) async fn receive(bridge: &Bridge, bytes: Vec<u8>) -> Result<Received, BridgeError> {
    // Before the first start there is nobody to review, and no key to know stations by.
    bridge.organisation().await?;
    if bytes.is_empty() {
        return Err(BridgeError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bridge-intake-empty",
        ));
    }
    if bytes.len() > MAX_PACKAGE {
        return Err(too_large());
    }
    let digest = hex(&sha256(&bytes));
    let bytes = Arc::new(bytes);
    let reading = bytes.clone();
    let package = bridge
        .workers
        .work(move || package::read(&reading))
        .await?
        .map_err(|e| refused(&e))?;
    let id = hex(&package.claim_id);
    if let Some(known) = bridge.store.claim(&id).await? {
        return same_again(&known, &digest);
    }
    let row = ClaimRow {
        code: claim_code(&package.claim_id),
        digest,
        station_key: hex(package.station.as_bytes()),
        scenario: package.header.scenario.clone(),
        scenario_hash: hex(&package.header.scenario_hash),
        badge: package.selection.badge.0.clone(),
        badge_version: i64::from(package.selection.badge.1),
        pseudonym: package.selection.pseudonym.clone(),
        language: package.selection.language.clone(),
        state: ClaimKind::Waiting,
        apart: None,
        received: bridge.now(),
        changed: bridge.now(),
        package: Some(bytes.to_vec()),
        review: None,
        id,
    };
    let row = match admission(bridge, &row, &package).await? {
        Admission::Apart(why) => {
            if bridge.store.count_claims(ClaimKind::Apart).await? >= MOST_APART {
                return Err(BridgeError::refused(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "bridge-intake-apart-full",
                ));
            }
            ClaimRow {
                state: ClaimKind::Apart,
                apart: Some(why.to_owned()),
                ..row
            }
        }
        Admission::Admitted(scenario) => {
            let review = work_out(bridge, &row, package, scenario).await?;
            ClaimRow {
                review: Some(review),
                ..row
            }
        }
    };
    if !bridge.store.add_claim(&row).await? {
        // Two senders at once: the other one was first.
        let known = bridge
            .store
            .claim(&row.id)
            .await?
            .ok_or_else(|| BridgeError::internal("a claim vanished"))?;
        return same_again(&known, &row.digest);
    }
    belief::look(bridge).await?;
    tracing::info!(claim = row.log_name(), state = row.state.word(), "a claim was received");
    Ok(Received {
        code: row.code,
        apart: row.state == ClaimKind::Apart,
        known: false,
        claim: row.id,
    })
}

/// The same bytes are the same claim; other bytes under its id are refused.
fn same_again(known: &ClaimRow, digest: &str) -> Result<Received, BridgeError> {
    if known.digest != digest {
        return Err(BridgeError::refused(StatusCode::CONFLICT, "bridge-intake-same-id"));
    }
    Ok(Received {
        code: known.code.clone(),
        apart: known.state == ClaimKind::Apart,
        known: true,
        claim: known.id.clone(),
    })
}

/// Where a package goes.
enum Admission {
    /// To the inbox.
    Admitted(Arc<Scenario>),
    /// With the id of the sentence that says why.
    Apart(&'static str),
}

async fn admission(bridge: &Bridge, row: &ClaimRow, package: &Package) -> Result<Admission, BridgeError> {
    let station = bridge.store.station_with_key(&row.station_key).await?;
    if station.is_none_or(|s| s.removed.is_some()) {
        return Ok(Admission::Apart("bridge-apart-station"));
    }
    let scenario = bridge.library.by_hash(&package.header.scenario_hash).cloned();
    Ok(scenario.map_or(Admission::Apart("bridge-apart-scenario"), Admission::Admitted))
}

/// Replays and summarises; gives the JSON of the [`Review`].
async fn work_out(
    bridge: &Bridge,
    row: &ClaimRow,
    package: Package,
    scenario: Arc<Scenario>,
) -> Result<String, BridgeError> {
    definition::adopt(bridge.store.as_ref(), &scenario, bridge.now()).await?;
    if definition::of_claim(bridge.store.as_ref(), row).await?.is_none() {
        return Err(BridgeError::Refused {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code: "bridge-intake-badge-unknown",
            arguments: vec![("badge", row.badge.clone()), ("version", row.badge_version.to_string())],
        });
    }
    let review: Review = bridge
        .workers
        .work(move || assess::assess(&package, &scenario))
        .await?
        .map_err(|error| refused(&error))?;
    serde_json::to_string(&review).map_err(BridgeError::internal)
}

/// Looks at everything that waits apart: what is known by now goes to the inbox.
pub(crate) async fn look_again(bridge: &Bridge) -> Result<u32, BridgeError> {
    let mut admitted = 0;
    for claim in bridge.store.claims_in(&[ClaimKind::Apart]).await? {
        let Some(row) = bridge.store.claim(&claim.id).await? else {
            continue;
        };
        let Some(bytes) = row.package.clone() else { continue };
        let package = bridge.workers.work(move || package::read(&bytes)).await?;
        let package = match package {
            Ok(package) => package,
            Err(error) => {
                tracing::warn!(claim = row.log_name(), %error, "a package that waited apart cannot be read");
                bridge.store.keep_apart(&row.id, "bridge-apart-refused").await?;
                continue;
            }
        };
        match admission(bridge, &row, &package).await? {
            Admission::Apart(why) => bridge.store.keep_apart(&row.id, why).await?,
            Admission::Admitted(scenario) => match work_out(bridge, &row, package, scenario).await {
                Ok(review) => {
                    if bridge.store.admit_claim(&row.id, &review, bridge.now()).await? {
                        admitted += 1;
                    }
                }
                Err(BridgeError::Refused { code, .. }) => {
                    tracing::warn!(claim = row.log_name(), code, "a claim that waited apart is refused");
                    bridge.store.keep_apart(&row.id, "bridge-apart-refused").await?;
                }
                Err(other) => return Err(other),
            },
        }
    }
    Ok(admitted)
}
