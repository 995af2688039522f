//! The organisation's own badge definition: taken over from a scenario at first sight, kept from then on, whatever a
//! later scenario folder with the same version says.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use situation::badge::BadgeDefinition;
use situation::grid::{Alignment, GridStatus};
use situation::scenario::Scenario;
use uuid::Uuid;

use crate::error::BridgeError;
use crate::store::{ClaimRow, DefinitionRow, Store, StoreError};

/// A definition as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Definition {
    /// Identifier of the achievement in badges: stable over all who have it.
    pub(crate) id: Uuid,
    /// Name, description, criteria, requirement.
    pub(crate) badge: BadgeDefinition,
    /// Alignments of its competences.
    pub(crate) alignments: Vec<Alignment>,
    /// The grid was « proposée » when this was taken over.
    pub(crate) proposed: bool,
    /// How many months a badge is valid; for ever where there is nothing. The organisation's own choice.
    #[serde(default)]
    pub(crate) months: Option<u16>,
}

impl Definition {
    /// Until when a badge is valid that is issued now.
    pub(crate) fn ends(&self, now: Timestamp) -> Result<Option<Timestamp>, jiff::Error> {
        let Some(months) = self.months else { return Ok(None) };
        let day = now.to_zoned(TimeZone::UTC);
        Ok(Some(
            day.checked_add(Span::new().months(i64::from(months)))?.timestamp(),
        ))
    }
}

/// Takes over every badge of a scenario that the organisation does not have yet.
pub(crate) async fn adopt(store: &dyn Store, scenario: &Scenario, now: i64) -> Result<(), BridgeError> {
    for badge in &scenario.badges {
        let definition = Definition {
            id: Uuid::new_v4(),
            badge: badge.clone(),
            alignments: scenario
                .grid
                .alignments
                .iter()
                .filter(|a| badge.competences.contains(&a.competence))
                .cloned()
                .collect(),
            proposed: scenario.grid.status == GridStatus::Proposed,
            months: None,
        };
        let row = DefinitionRow {
            scenario: scenario.id.clone(),
            badge: badge.id.clone(),
            version: i64::from(badge.version),
            body: serde_json::to_string(&definition).map_err(BridgeError::internal)?,
            adopted: now,
        };
        store.adopt_definition(&row).await?;
    }
    Ok(())
}

/// The definition a claim asks for; `None` where the organisation has none.
pub(crate) async fn of_claim(store: &dyn Store, claim: &ClaimRow) -> Result<Option<Definition>, BridgeError> {
    let row = store
        .definition(&claim.scenario, &claim.badge, claim.badge_version)
        .await?;
    row.map(|r| parse(&r)).transpose().map_err(BridgeError::from)
}

pub(crate) fn parse(row: &DefinitionRow) -> Result<Definition, StoreError> {
    serde_json::from_str(&row.body).map_err(|_| StoreError::Unreadable("definition"))
}
