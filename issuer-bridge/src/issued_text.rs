//! What an issued badge says, for people who read it: on its public page and on paper.

use jiff::Timestamp;
use serde_json::Value;

use crate::error::BridgeError;
use crate::store::BadgeRow;

/// What a badge says.
#[derive(Debug, Clone)]
pub(crate) struct IssuedText {
    /// `urn:uuid:…`.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) criteria: Vec<String>,
    /// What the person did, and how it was seen.
    pub(crate) evidence: Vec<(String, String)>,
    /// Name and referential.
    pub(crate) alignments: Vec<(String, String)>,
    pub(crate) assessor: String,
    pub(crate) organisation: String,
    /// Identifier of who signed.
    pub(crate) issuer: String,
    /// Seconds since 1970.
    pub(crate) issued: i64,
    pub(crate) ends: Option<i64>,
}

impl IssuedText {
    /// Of a badge of this bridge.
    pub(crate) fn of(badge: &BadgeRow) -> Result<Self, BridgeError> {
        let said: Value = serde_json::from_str(&badge.credential).map_err(BridgeError::internal)?;
        let achievement = &said["credentialSubject"]["achievement"];
        let achievement = achievement.get(0).unwrap_or(achievement);
        let pairs = |all: &Value, first: &str, second: &str| -> Vec<(String, String)> {
            let pair = |one: &Value| (may_be(one, first), may_be(one, second));
            all.as_array()
                .map_or_else(Vec::new, |all| all.iter().map(pair).collect())
        };
        let criteria = text(&achievement["criteria"], "narrative")?;
        let lines = criteria
            .lines()
            .map(|line| line.trim_start_matches("- ").trim().to_owned());
        let issued = said["validFrom"]
            .as_str()
            .and_then(|moment| moment.parse::<Timestamp>().ok());
        Ok(Self {
            id: text(&said, "id")?,
            name: text(&said, "name")?,
            description: text(achievement, "description")?,
            criteria: lines.filter(|line| !line.is_empty()).collect(),
            evidence: pairs(&said["evidence"], "name", "narrative"),
            alignments: pairs(&achievement["alignment"], "targetName", "targetFramework"),
            assessor: may_be(&said["credentialSubject"]["source"], "name"),
            organisation: may_be(&said["issuer"], "name"),
            issuer: may_be(&said["issuer"], "id"),
            issued: issued.map_or(badge.issued, Timestamp::as_second),
            ends: badge.ends,
        })
    }
}

/// What every badge of this bridge says.
fn text(thing: &Value, name: &str) -> Result<String, BridgeError> {
    let unreadable = || BridgeError::internal(format!("the credential of a badge has no {name}"));
    thing[name].as_str().map(str::to_owned).ok_or_else(unreadable)
}

/// What a badge may leave out.
fn may_be(thing: &Value, name: &str) -> String {
    thing[name].as_str().unwrap_or_default().to_owned()
}
