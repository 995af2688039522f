//! Badges for platforms such as Open Badge Factory, in forms that these take in: a list of those who agreed, and the badge
//! as a class of Open Badges 2.0. Nothing is sent anywhere: a person carries the file.
//!
//! Sources: the fields of an issue event in the API of Open Badge Factory;
//! <https://www.imsglobal.org/spec/ob/v2p0/#BadgeClass>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use situation::identity::Identity;

use crate::bridge::Bridge;
use crate::calendar;
use crate::definition::Definition;
use crate::error::BridgeError;
use crate::issued_text::IssuedText;
use crate::issuing;
use crate::personal;
use crate::review::Review;
use crate::store::{Act, ActKind, ClaimRow, DefinitionRow, LoginRow};
use crate::words::Words;

/// Columns, named as the platform's own interface names the parts of an issue event.
const COLUMNS: [&str; 6] = ["email", "name", "issued_on", "expires_on", "criteria_add", "log_entry"];
/// Spreadsheets take text without it for another encoding.
const MARK: &str = "\u{feff}";

/// A list of recipients, and who is missing from it.
#[derive(Debug)]
pub(crate) struct Recipients {
    /// The file.
    pub(crate) csv: String,
    pub(crate) count: usize,
    /// Pages of those who agreed and joined no e-mail.
    pub(crate) no_email: Vec<String>,
    /// Pages of those whose identity cannot be opened with the organisation's key.
    pub(crate) unreadable: Vec<String>,
}

/// Whether a learner may agree: they joined who they are, and there is a badge.
pub(crate) fn can_agree(claim: &ClaimRow) -> Result<bool, BridgeError> {
    Ok(claim.review.is_some() && Review::of(claim)?.identity.is_some())
}

/// The list of one badge. Whoever makes it opens the identities in it, and that is kept like any opening.
pub(crate) async fn recipients(
    bridge: &Bridge,
    login: &LoginRow,
    definition: &DefinitionRow,
) -> Result<Recipients, BridgeError> {
    let organisation = bridge.organisation().await?;
    let mut all = Recipients {
        csv: format!("{MARK}{}\r\n", COLUMNS.join(",")),
        count: 0,
        no_email: Vec::new(),
        unreadable: Vec::new(),
    };
    for claim in bridge.store.agreed(definition).await? {
        let badge = bridge.store.badge_of_claim(&claim.id).await?;
        let Some(badge) = badge.filter(|badge| badge.revoked.is_none()) else {
            continue;
        };
        personal::open_identity(bridge, login, &claim).await?;
        let sealed = Review::of(&claim)?.identity;
        let id = claim.id_bytes()?;
        let opened = sealed.and_then(|sealed| organisation.keys.unseal(&sealed, &id));
        let Some(Identity { name, email }) = opened else {
            all.unreadable.push(claim.page());
            continue;
        };
        let Some(email) = email.filter(|email| !email.trim().is_empty()) else {
            all.no_email.push(claim.page());
            continue;
        };
        let act = Act::by(login, ActKind::HandedOut, claim.page(), bridge.now()).with("platform");
        bridge.store.note_exported(&claim.id, &act).await?;
        let said = IssuedText::of(&badge)?;
        let evidence: Vec<String> = said
            .evidence
            .iter()
            .map(|(name, how)| format!("- **{name}** {how}").trim().to_owned())
            .collect();
        let row = [
            email.trim().to_owned(),
            name,
            calendar::iso_day(said.issued),
            said.ends.map(calendar::iso_day).unwrap_or_default(),
            evidence.join("\n"),
            // Found again before anything is issued a second time; leads to nobody.
            format!("claim:{}", claim.page()),
        ];
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        all.csv.push_str(&cells.join(","));
        all.csv.push_str("\r\n");
        all.count += 1;
    }
    Ok(all)
}

/// A cell (RFC 4180). What a spreadsheet would work out as a formula is text for it.
fn cell(text: &str) -> String {
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.replace('"', "\"\"");
    let guard = if begins { "'" } else { "" };
    format!("\"{guard}{quoted}\"")
}

/// A badge as a class of Open Badges 2.0, with its picture in it.
pub(crate) async fn class(bridge: &Bridge, known: &Definition, words: Words) -> Result<Value, BridgeError> {
    let organisation = bridge.organisation().await?;
    let picture = issuing::draw_definition(bridge, known, words).await?;
    let alignments = known.alignments.iter().filter_map(|one| {
        Some(json!({
            "targetName": words.as_written(&one.name),
            "targetUrl": one.url.clone()?,
            "targetCode": one.code,
            "targetFramework": one.framework,
        }))
    });
    let mut issuer = json!({
        "type": "Issuer",
        "id": bridge.signer(&organisation)?.identity().did().as_str(),
        "name": organisation.name,
    });
    if let Some(url) = &bridge.public_url {
        issuer["url"] = url.as_str().into();
    }
    Ok(json!({
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": format!("urn:uuid:{}", known.id),
        "name": words.as_written(&known.badge.name),
        "description": words.as_written(&known.badge.description),
        "criteria": { "narrative": words.as_written(&known.badge.criteria) },
        "image": format!("data:image/png;base64,{}", STANDARD.encode(picture.bytes())),
        "issuer": issuer,
        "alignment": alignments.collect::<Vec<_>>(),
        "tags": [],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_never_two() {
        assert_eq!(cell("Nadia"), "\"Nadia\"");
        assert_eq!(cell("a \"b\", c\nd"), "\"a \"\"b\"\", c\nd\"");
        for formula in ["=1+1", " +33", "-1", "@x"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
    }
}
