//! Evidence in: once however often it comes, within budgets, and never replayed before station and scenario are known.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::StatusCode;
use situation::package::{self, Package};
use situation::scenario::Scenario;
use situation::wire::claim_code;

use crate::access::network;
use crate::belief;
use crate::bridge::Bridge;
use crate::definition;
use crate::encoding::{digest_of, hex, sha256};
use crate::error::BridgeError;
use crate::incoming::{Arrived, Limit};
use crate::review::{Review, assess};
use crate::store::{ClaimKind, ClaimRow};
use crate::words::Words;
use crate::workers::{Turn, Who};

/// Largest package, bytes.
pub(crate) const MAX_PACKAGE: usize = package::MAX_PACKAGE_BYTES;
/// How large a package may be, and what is said of a larger one.
pub(crate) const LIMIT: Limit = Limit {
    bytes: MAX_PACKAGE,
    refusal: too_large,
};
/// Most claims of unknown stations that may wait apart, and most bytes of them: anybody on the network can send such.
const MOST_APART: i64 = 1_000;
const MOST_APART_BYTES: i64 = 1_000_000_000;

/// What the sender is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Received {
    /// The learner's code, in groups.
    pub(crate) code: String,
    /// It waits apart.
    pub(crate) apart: bool,
    /// It had come before.
    pub(crate) known: bool,
    /// Name of the claim's page.
    pub(crate) page: String,
}

impl Received {
    /// For who brought it.
    pub(crate) fn sentence(&self, words: Words) -> String {
        let id = match (self.apart, self.known) {
            (true, _) => "bridge-import-apart",
            (false, true) => "bridge-import-known",
            (false, false) => "bridge-import-done",
        };
        words.with(id, "code", &self.code)
    }
}

/// A package on its way in.
#[derive(Debug)]
pub(crate) struct Sent {
    content: Content,
    /// Where it came from over the network, as a digest.
    sender: Option<String>,
}

#[derive(Debug)]
enum Content {
    Arrived(Arrived),
    File(PathBuf),
}

impl Sent {
    /// Over the network.
    pub(crate) fn over(address: IpAddr, arrived: Arrived) -> Self {
        Self {
            content: Content::Arrived(arrived),
            sender: Some(digest_of(&format!("sender {}", network(address)))),
        }
    }

    /// By a pédagogue.
    pub(crate) fn by_hand(arrived: Arrived) -> Self {
        Self {
            content: Content::Arrived(arrived),
            sender: None,
        }
    }

    /// A file on this PC.
    pub(crate) fn file(file: PathBuf) -> Self {
        Self {
            content: Content::File(file),
            sender: None,
        }
    }

    fn read(self) -> Result<Vec<u8>, BridgeError> {
        match self.content {
            Content::Arrived(arrived) => arrived.read(),
            Content::File(file) => {
                // Told before a file of any size is read into memory.
                let size = std::fs::metadata(&file)
                    .map_err(|error| unreadable(&file, &error))?
                    .len();
                if size > MAX_PACKAGE as u64 {
                    return Err(too_large());
                }
                std::fs::read(&file).map_err(|error| unreadable(&file, &error))
            }
        }
    }
}

fn unreadable(file: &Path, error: &std::io::Error) -> BridgeError {
    BridgeError::Refused {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        code: "bridge-command-file",
        arguments: vec![("file", file.display().to_string()), ("error", error.to_string())],
    }
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

/// Whose a package is, by its own signature.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    /// Key of the station.
    pub(crate) station: [u8; 32],
    pub(crate) claim: [u8; 16],
    /// Tag of the language in which it was asked.
    pub(crate) language: String,
}

/// A package that was read, and what became of it.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) origin: Origin,
    pub(crate) received: Result<Received, BridgeError>,
}

/// Takes a package in, when it is its turn.
pub(crate) async fn receive(bridge: &Bridge, sent: Sent) -> Result<Received, BridgeError> {
    take(bridge, sent).await?.received
}

/// The same; says whose it is, also where it is refused after it was read.
///
/// # Errors
/// Where it is no sound package.
pub(crate) async fn take(bridge: &Bridge, sent: Sent) -> Result<Taken, BridgeError> {
    // Before the first start there is nobody to review, and no key to know stations by.
    bridge.organisation().await?;
    let sender = sent.sender.clone();
    let who = if sender.is_some() { Who::Anybody } else { Who::Known };
    // One worker for all of it: so many packages are in memory at once, and no more.
    let turn = bridge.workers.turn(who).await?;
    let reading = move || {
        let bytes = sent.read()?;
        if bytes.is_empty() {
            return Err(BridgeError::refused(
                StatusCode::UNPROCESSABLE_ENTITY,
                "bridge-intake-empty",
            ));
        }
        let package = package::read(&bytes).map_err(|error| refused(&error))?;
        Ok((hex(&sha256(&bytes)), bytes, package))
    };
    let (digest, bytes, package) = turn.work(reading).await??;
    let origin = Origin {
        station: *package.station.as_bytes(),
        claim: package.claim_id,
        language: package.selection.language.clone(),
    };
    let read = Read {
        digest,
        bytes,
        package,
        sender,
    };
    let received = keep(bridge, &turn, read).await;
    Ok(Taken { origin, received })
}

/// A package that was read.
struct Read {
    digest: String,
    bytes: Vec<u8>,
    package: Package,
    sender: Option<String>,
}

async fn keep(bridge: &Bridge, turn: &Turn, read: Read) -> Result<Received, BridgeError> {
    let Read {
        digest,
        bytes,
        package,
        sender,
    } = read;
    let id = hex(&package.claim_id);
    if bridge.store.is_erased(&claim_code(&package.claim_id)).await?.is_some() {
        // A station that still has the package must not bring back what a person had erased.
        return Err(BridgeError::refused(StatusCode::GONE, "bridge-intake-erased"));
    }
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
        package: Some(bytes),
        sender: None,
        review: None,
        id,
    };
    let row = match admission(bridge, &row, &package).await? {
        Admission::Apart(why) => {
            if why == UNKNOWN_STATION {
                room_apart(bridge, sender.as_deref()).await?;
            }
            ClaimRow {
                state: ClaimKind::Apart,
                sender,
                apart: Some(why.to_owned()),
                ..row
            }
        }
        Admission::Admitted(scenario) => {
            let review = work_out(bridge, turn, &row, package, scenario).await?;
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
        page: row.page(),
        code: row.code,
        apart: row.state == ClaimKind::Apart,
        known: false,
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
        page: known.page(),
    })
}

/// # Errors
/// Where strangers have sent as much as may wait, or the one who sends now has.
async fn room_apart(bridge: &Bridge, sender: Option<&str>) -> Result<(), BridgeError> {
    let apart = bridge.store.strangers_apart(UNKNOWN_STATION, sender).await?;
    let full =
        apart.of_sender >= bridge.apart_per_address || apart.count >= MOST_APART || apart.bytes >= MOST_APART_BYTES;
    // Whoever brings a file by hand is no stranger.
    if full && sender.is_some() {
        return Err(BridgeError::refused(
            StatusCode::SERVICE_UNAVAILABLE,
            "bridge-intake-apart-full",
        ));
    }
    Ok(())
}

/// Why a claim is apart whose station is not paired.
pub(crate) const UNKNOWN_STATION: &str = "bridge-apart-station";

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
        return Ok(Admission::Apart(UNKNOWN_STATION));
    }
    let scenario = bridge.library.by_hash(&package.header.scenario_hash).cloned();
    Ok(scenario.map_or(Admission::Apart("bridge-apart-scenario"), Admission::Admitted))
}

/// Replays and summarises; gives the JSON of the [`Review`].
async fn work_out(
    bridge: &Bridge,
    turn: &Turn,
    row: &ClaimRow,
    package: Package,
    scenario: Arc<Scenario>,
) -> Result<String, BridgeError> {
    if definition::of_claim(bridge.store.as_ref(), row).await?.is_none() {
        return Err(BridgeError::Refused {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code: "bridge-intake-badge-unknown",
            arguments: vec![("badge", row.badge.clone()), ("version", row.badge_version.to_string())],
        });
    }
    let working = move || {
        let review: Review = assess::assess(&package, &scenario).map_err(|error| refused(&error))?;
        serde_json::to_string(&review).map_err(BridgeError::internal)
    };
    turn.work(working).await?
}

/// Looks at everything that waits apart: what is known by now goes to the inbox.
pub(crate) async fn look_again(bridge: &Bridge) -> Result<u32, BridgeError> {
    let mut admitted = 0;
    for claim in bridge.store.claims_in(&[ClaimKind::Apart]).await? {
        let Some(row) = bridge.store.claim(&claim.id).await? else {
            continue;
        };
        let Some(bytes) = row.package.clone() else { continue };
        let turn = bridge.workers.turn(Who::Known).await?;
        let package = turn.work(move || package::read(&bytes)).await?;
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
            Admission::Admitted(scenario) => match work_out(bridge, &turn, &row, package, scenario).await {
                Ok(review) => {
                    let row = ClaimRow {
                        review: Some(review),
                        ..row
                    };
                    if bridge.store.admit_claim(&row, bridge.now()).await? {
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
