//! The whole game without anybody, on a station of its own: for figures and for pictures.

mod evening;
mod frames;

use std::sync::Arc;

use bevy::prelude::*;
use situation::scenario::Scenario;
use station::{Picture, Players, ProfileId};

use crate::desk::{Desk, LookingBack, Visit};
use crate::family::face;
use crate::options::Unattended;
use crate::play::{Autopilot, Session};
use crate::screens::screen::Screen;
use crate::window;

/// Plays `unattended` in an app that is otherwise the game.
pub(crate) fn put_into(unattended: Unattended, app: &mut App) {
    app.add_systems(Startup, window::unleash);
    match unattended {
        Unattended::Evening { seconds } => evening::put_into(seconds, app),
        Unattended::Frames { pictures } => frames::put_into(pictures, app),
    }
}

/// A session of `scenario` begins, played by the first pilot it has; `None` where the station refuses, which stands in
/// the log.
fn begin(world: &mut World, scenario: &Arc<Scenario>, seed: u64) -> Option<()> {
    let begun = world.resource_scope(|world, mut desk: Mut<Desk>| {
        let profile = somebody(&mut desk)?;
        let style = scenario.template.pilot_styles().into_iter().next()?;
        let pilot = scenario.template.pilot(&style, seed, scenario.seats)?;
        let mut visit = world.resource_mut::<Visit>();
        visit.doer = Some(profile.clone());
        visit.scenario = Some(scenario.clone());
        let players = Players::new(profile, None);
        let playing = desk
            .station
            .begin_with_seed(scenario.clone(), players, Vec::new(), seed)
            .map_err(|error| tracing::error!("unattended: {error}"))
            .ok()?;
        let face = face(&scenario.activity);
        Some(Session::new(playing, scenario.clone(), face, None).flown_by(Autopilot::new(pilot)))
    })?;
    world.insert_resource(begun);
    Some(())
}

fn somebody(desk: &mut Desk) -> Option<ProfileId> {
    match desk.station.profiles().into_iter().next() {
        Some(profile) => Some(profile.id),
        None => desk
            .station
            .create_profile("Lune", Picture::Kite, None)
            .map_err(|error| tracing::error!("unattended: {error}"))
            .ok(),
    }
}

/// Looks back as somebody would who skips what can be skipped: the screen after this one, from the end of a session to
/// what can be asked for; `None` while it is not ready, and on screens that are none of these.
fn look_on(world: &mut World, screen: Screen) -> Option<Screen> {
    match screen {
        // Sealing may take a moment on a slow disk.
        Screen::End => world.contains_resource::<LookingBack>().then_some(Screen::Tell),
        Screen::Tell => look_back(world, |back| back.debrief.tell("")).map(|()| Screen::Name),
        Screen::Name => look_back(world, |back| back.debrief.name_it("")).map(|()| Screen::SelfAssess),
        Screen::SelfAssess => look_back(world, |back| back.debrief.keep()).map(|()| Screen::Look),
        Screen::Look => look_back(world, |back| back.debrief.to_claim(true)).map(|()| Screen::Choose),
        Screen::Choose => look_back(world, |back| back.debrief.leave()).map(|()| Screen::Requests),
        _ => None,
    }
}

/// A step of looking back; nothing where the station refuses, which ends in the log.
fn look_back(
    world: &mut World,
    step: impl FnOnce(&mut LookingBack) -> Result<(), station::StationError>,
) -> Option<()> {
    let mut back = world.get_resource_mut::<LookingBack>()?;
    step(&mut back)
        .map_err(|error| tracing::error!("unattended: {error}"))
        .ok()
}

/// Median, 95th percentile and longest, ms; zeros of nothing.
fn quantiles(frames_ms: &[f64]) -> [f64; 3] {
    let mut sorted = frames_ms.to_vec();
    sorted.sort_by(f64::total_cmp);
    [0.5, 0.95, 1.0].map(|part| {
        let place = (sorted.len().saturating_sub(1) as f64 * part).round() as usize;
        sorted.get(place).copied().unwrap_or(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_of_the_sorted_frames() {
        let frames: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(quantiles(&frames), [51.0, 95.0, 100.0]);
        assert_eq!(quantiles(&[]), [0.0; 3]);
    }
}
