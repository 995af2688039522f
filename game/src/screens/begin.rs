//! A session begins: the same for those who come from the briefing and for those who play once more.

use std::sync::Arc;

use bevy::prelude::*;
use situation::scenario::Scenario;
use station::StationError;

use super::screen::Screen;
use crate::desk::{Desk, Visit};
use crate::family::face;
use crate::play::Session;

/// Begins `scenario` with everybody of the visit; where nobody does, the welcome screen opens.
pub(super) fn begin(
    desk: &mut Desk,
    visit: &Visit,
    scenario: &Arc<Scenario>,
    help: Option<String>,
    commands: &mut Commands,
    next: &mut NextState<Screen>,
) -> Result<(), StationError> {
    let Some(players) = visit.players() else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let playing = desk.station.begin(scenario.clone(), players, visit.wishes())?;
    commands.insert_resource(Session::new(playing, scenario.clone(), face(&scenario.activity), help));
    next.set(Screen::Play);
    Ok(())
}
