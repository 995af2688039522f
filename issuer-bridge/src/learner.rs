//! What a learner may know of their claim. Its code is the key.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use situation::wire::{ClaimState, ClaimStatus, read_claim_code};

use crate::attestation;
use crate::bridge::Bridge;
use crate::definition;
use crate::error::BridgeError;
use crate::issued_text::IssuedText;
use crate::store::{BadgeRow, ClaimKind, ClaimRow, DecisionKind};
use crate::words::Words;
use crate::workers::Who;

/// The claim of a typed code. Unknown and malformed codes are told apart by nobody.
pub(crate) async fn claim_of_code(bridge: &Bridge, typed: &str) -> Result<ClaimRow, BridgeError> {
    let unknown = || BridgeError::refused(StatusCode::NOT_FOUND, "bridge-error-code-unknown");
    let code = read_claim_code(typed).ok_or_else(unknown)?;
    if let Some(claim) = bridge.store.claim_with_code(&code).await? {
        return Ok(claim);
    }
    Err(match bridge.store.is_erased(&code).await? {
        Some(_) => BridgeError::refused(StatusCode::GONE, "bridge-error-code-erased"),
        None => unknown(),
    })
}

/// Where a claim stands, for its learner; apart counts as waiting, for them it is.
pub(crate) async fn status_of(bridge: &Bridge, words: Words, claim: &ClaimRow) -> Result<ClaimStatus, BridgeError> {
    let badge = match definition::of_claim(bridge.store.as_ref(), claim).await? {
        Some(definition) => words.of(&definition.badge.name),
        None => claim.badge.clone(),
    };
    let mut taken = bridge.store.decisions(&claim.id).await?;
    let decisions = u32::try_from(taken.len()).ok();
    let last = taken.pop();
    let state = match claim.state {
        ClaimKind::Apart | ClaimKind::Waiting => ClaimState::Waiting,
        ClaimKind::Complement => ClaimState::Complement,
        ClaimKind::Talk => ClaimState::Talk,
        ClaimKind::Issued => ClaimState::Issued,
        ClaimKind::Revoked => ClaimState::Revoked,
    };
    let issued = claim.state == ClaimKind::Issued;
    let issued_as = if issued {
        bridge.store.badge_of_claim(&claim.id).await?.map(|badge| badge.id)
    } else {
        None
    };
    Ok(ClaimStatus {
        state,
        date: last
            .as_ref()
            .filter(|d| d.kind == DecisionKind::Talk)
            .and_then(|d| d.meeting.clone()),
        by: last.as_ref().map(|d| d.account_name.clone()),
        words: last.map(|d| d.words).filter(|w| !w.is_empty()),
        badge,
        issued,
        issued_as,
        decisions,
    })
}

/// The badge of the claim of a typed code.
async fn badge_of_code(bridge: &Bridge, typed: &str) -> Result<BadgeRow, BridgeError> {
    let claim = claim_of_code(bridge, typed).await?;
    let badge = bridge.store.badge_of_claim(&claim.id).await?;
    in_force(badge.ok_or_else(BridgeError::not_found)?)
}

/// A badge that may be handed out.
///
/// # Errors
/// Where it was withdrawn: its file would go on saying that it holds.
pub(crate) fn in_force(badge: BadgeRow) -> Result<BadgeRow, BridgeError> {
    if badge.revoked.is_some() {
        return Err(BridgeError::refused(StatusCode::GONE, "bridge-error-badge-withdrawn"));
    }
    Ok(badge)
}

/// The badge's picture, a file to keep.
pub(crate) async fn badge_png(bridge: &Bridge, typed: &str) -> Result<Response, BridgeError> {
    let badge = badge_of_code(bridge, typed).await?;
    Ok(file(badge.picture, "image/png", "badge.png"))
}

/// The badge's credential, a file to keep.
pub(crate) async fn badge_json(bridge: &Bridge, typed: &str) -> Result<Response, BridgeError> {
    let badge = badge_of_code(bridge, typed).await?;
    Ok(file(badge.credential, "application/vc+ld+json", "badge.json"))
}

/// The badge on paper, for the learner of a code.
pub(crate) async fn attestation_of_code(bridge: &Bridge, typed: &str, words: Words) -> Result<Response, BridgeError> {
    let badge = badge_of_code(bridge, typed).await?;
    attestation(bridge, badge, words).await
}

/// A badge on paper. It is drawn in the background: it packs a picture.
pub(crate) async fn attestation(bridge: &Bridge, badge: BadgeRow, words: Words) -> Result<Response, BridgeError> {
    let said = IssuedText::of(&badge)?;
    let public = bridge
        .public_url
        .as_ref()
        .map(|url| format!("{}/b/{}", url.as_str(), badge.id));
    let drawing = move || attestation::pdf(&said, &badge.picture, public.as_deref(), words);
    let pdf = bridge.workers.work(Who::Anybody, drawing).await??;
    Ok(file(pdf, "application/pdf", "attestation.pdf"))
}

fn file(content: impl IntoResponse, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, content).into_response()
}
