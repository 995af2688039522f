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
    /// What others say of it.
    pub(crate) endorsements: Vec<Endorser>,
    pub(crate) assessor: String,
    pub(crate) organisation: String,
    /// Identifier of who signed.
    pub(crate) issuer: String,
    /// Seconds since 1970.
    pub(crate) issued: i64,
    pub(crate) ends: Option<i64>,
}

/// Somebody who says something of a badge.
#[derive(Debug, Clone)]
pub(crate) struct Endorser {
    pub(crate) name: String,
    /// Empty where they did not say.
    pub(crate) role: String,
    pub(crate) words: String,
}

impl Endorser {
    fn of(said: &Value) -> Self {
        Self {
            name: may_be(&said["issuer"], "name"),
            role: may_be(&said["issuer"], "description"),
            words: may_be(&said["credentialSubject"], "endorsementComment"),
        }
    }

    /// « Nadia M., tutrice, menuiserie Exemple ».
    pub(crate) fn who(&self) -> String {
        if self.role.is_empty() {
            self.name.clone()
        } else {
            format!("{}, {}", self.name, self.role)
        }
    }
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
        // A badge that was signed anew with words of others is valid from then on; it was given before.
        let issued = [&said["awardedDate"], &said["validFrom"]]
            .into_iter()
            .find_map(Value::as_str);
        let issued = issued.and_then(|moment| moment.parse::<Timestamp>().ok());
        Ok(Self {
            id: text(&said, "id")?,
            name: text(&said, "name")?,
            description: text(achievement, "description")?,
            criteria: lines.filter(|line| !line.is_empty()).collect(),
            evidence: pairs(&said["evidence"], "name", "narrative"),
            alignments: pairs(&achievement["alignment"], "targetName", "targetFramework"),
            endorsements: said["endorsement"]
                .as_array()
                .map_or_else(Vec::new, |all| all.iter().map(Endorser::of).collect()),
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
