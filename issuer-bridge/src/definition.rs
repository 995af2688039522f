//! The organisation's own badge definition: taken over from a scenario folder at start, kept from then on, whatever a
//! later scenario folder with the same version says.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use situation::badge::BadgeDefinition;
use situation::grid::{Alignment, GridStatus};
use situation::scenario::Scenario;
use uuid::Uuid;

use crate::bridge::Bridge;
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

/// Takes over every badge of the scenario folders that the organisation does not have yet, when the bridge starts: by then
/// somebody can look at them, before the first claim asks for one.
pub(crate) async fn found(bridge: &Bridge) -> Result<(), BridgeError> {
    let store = bridge.store.as_ref();
    let there: BTreeSet<_> = store.definitions().await?.iter().map(DefinitionRow::key).collect();
    for scenario in bridge.library.iter() {
        for badge in &scenario.badges {
            let row = DefinitionRow {
                scenario: scenario.id.clone(),
                badge: badge.id.clone(),
                version: i64::from(badge.version),
                body: serde_json::to_string(&Definition::of(scenario, badge)).map_err(BridgeError::internal)?,
                adopted: bridge.now(),
            };
            if !there.contains(&row.key()) {
                store.adopt_definition(&row).await?;
            }
        }
    }
    Ok(())
}

impl Definition {
    /// Of a badge in a scenario folder, with the alignments of its competences.
    fn of(scenario: &Scenario, badge: &BadgeDefinition) -> Self {
        let is_named = |alignment: &&Alignment| badge.competences.contains(&alignment.competence);
        Self {
            id: Uuid::new_v4(),
            badge: badge.clone(),
            alignments: scenario.grid.alignments.iter().filter(is_named).cloned().collect(),
            proposed: scenario.grid.status == GridStatus::Proposed,
            months: None,
        }
    }
}

impl DefinitionRow {
    fn key(&self) -> (String, String, i64) {
        (self.scenario.clone(), self.badge.clone(), self.version)
    }
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
