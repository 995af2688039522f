//! An evening without anybody, for figures: the whole game on a station of its own. A pilot of the simulation flies
//! the first situation again and again, pauses, changes the view, looks back, watches the clips, leafs through the
//! screens, and begins anew. What grows, grows here too: `./envol bench` and a test read the memory of this process
//! from outside, between the lines it prints.

use bevy::prelude::*;
use station::{Picture, Players, ProfileId};

use crate::desk::{Desk, LookingBack, Visit};
use crate::family::face;
use crate::options::Evening;
use crate::play::{Autopilot, Pause, Session};
use crate::scene::view::View;
use crate::screens::screen::Screen;
use crate::window;

/// Flying between two pauses, s.
const BETWEEN_PAUSES_S: f32 = 20.0;
/// A pause, s.
const PAUSE_S: f32 = 2.0;
/// A screen that is only leafed through, s.
const LEAF_S: f32 = 1.5;
/// Watching the clips, s.
const CLIPS_S: f32 = 12.0;
/// Frames of flying that do not count yet: pipelines are compiled, meshes sent.
const WARM_UP: usize = 60;

/// How far the evening is.
#[derive(Resource, Debug, Default)]
struct Progress {
    length_s: f32,
    /// Real time since the first flight began, s.
    passed_s: f32,
    /// Real time on this screen, or in this stretch of flying, s.
    here_s: f32,
    flights: u64,
    /// The first flight was announced.
    flying: bool,
    frames_ms: Vec<f64>,
}

/// Plays `evening` in an app that is otherwise the game.
pub(crate) fn put_into(evening: Evening, app: &mut App) {
    app.insert_resource(Progress {
        length_s: evening.seconds,
        ..Progress::default()
    });
    app.add_systems(Startup, window::unleash);
    app.add_systems(Update, (go_on, fly.run_if(resource_exists::<Session>)));
    app.add_systems(Update, arrive.run_if(state_changed::<Screen>).before(go_on));
}

fn arrive(mut progress: ResMut<Progress>) {
    progress.here_s = 0.0;
}

/// Pauses and views, and the end of the evening.
fn fly(time: Res<Time<Real>>, mut progress: ResMut<Progress>, mut session: ResMut<Session>, mut view: ResMut<View>) {
    if !progress.flying {
        progress.flying = true;
        println!("evening: flying");
    }
    match (session.pause(), progress.here_s) {
        (None, here) if here > BETWEEN_PAUSES_S => {
            session.stop_for(Pause::Asked);
            *view = view.next(session.face().views().len());
            progress.here_s = 0.0;
        }
        (Some(_), here) if here > PAUSE_S => {
            session.go_on();
            progress.here_s = 0.0;
        }
        (None, _) => progress.frames_ms.push(time.delta_secs_f64() * 1000.0),
        (Some(_), _) => {}
    }
}

/// From screen to screen, as somebody would who skips what can be skipped.
fn go_on(world: &mut World) {
    let delta_s = world.resource::<Time<Real>>().delta_secs();
    let screen = *world.resource::<State<Screen>>().get();
    let mut progress = world.resource_mut::<Progress>();
    progress.here_s += delta_s;
    if progress.flights > 0 {
        progress.passed_s += delta_s;
    }
    let here_s = progress.here_s;
    if progress.passed_s >= progress.length_s {
        let line = figures(&progress.frames_ms, progress.flights);
        progress.length_s = f32::INFINITY;
        println!("{line}");
        world.write_message(AppExit::Success);
        return;
    }
    let stays_s = match screen {
        Screen::Play => f32::INFINITY,
        Screen::Look => CLIPS_S,
        _ => LEAF_S,
    };
    if here_s < stays_s {
        return;
    }
    let next = match screen {
        Screen::Welcome | Screen::Pair => Some(Screen::Situations),
        Screen::Situations => begin(world).map(|()| Screen::Play),
        Screen::Play => None,
        // Sealing may take a moment on a slow disk.
        Screen::End => world.contains_resource::<LookingBack>().then_some(Screen::Tell),
        Screen::Tell => look_back(world, |back| back.debrief.tell("")).map(|()| Screen::Name),
        Screen::Name => look_back(world, |back| back.debrief.name_it("")).map(|()| Screen::SelfAssess),
        Screen::SelfAssess => look_back(world, |back| back.debrief.keep()).map(|()| Screen::Look),
        Screen::Look => look_back(world, |back| back.debrief.to_claim(true)).map(|()| Screen::Choose),
        Screen::Choose => look_back(world, |back| back.debrief.leave()).map(|()| Screen::Requests),
        Screen::Requests => Some(Screen::Settings),
        Screen::Settings => Some(Screen::Arrive),
        _ => Some(Screen::Welcome),
    };
    if let Some(next) = next {
        world.resource_mut::<NextState<Screen>>().set(next);
    }
}

/// A step of looking back; nothing where the station refuses, which ends in the log and with the evening's time.
fn look_back(
    world: &mut World,
    step: impl FnOnce(&mut LookingBack) -> Result<(), station::StationError>,
) -> Option<()> {
    let mut back = world.get_resource_mut::<LookingBack>()?;
    step(&mut back)
        .map_err(|error| tracing::error!("evening: {error}"))
        .ok()
}

/// The next flight: the same profile, the next seed.
fn begin(world: &mut World) -> Option<()> {
    let seed = world.resource::<Progress>().flights + 1;
    let begun = world.resource_scope(|world, mut desk: Mut<Desk>| {
        let profile = somebody(&mut desk)?;
        let scenario = desk.library.iter().next()?.clone();
        let style = scenario.template.pilot_styles().into_iter().next()?;
        let pilot = scenario.template.pilot(&style, seed, scenario.seats)?;
        let mut visit = world.resource_mut::<Visit>();
        visit.doer = Some(profile.clone());
        visit.scenario = Some(scenario.clone());
        let players = Players::new(profile, None);
        let playing = desk
            .station
            .begin_with_seed(scenario.clone(), players, Vec::new(), seed)
            .map_err(|error| tracing::error!("evening: {error}"))
            .ok()?;
        let face = face(&scenario.activity);
        Some(Session::new(playing, scenario, face, None).flown_by(Autopilot::new(pilot)))
    })?;
    world.insert_resource(begun);
    world.resource_mut::<Progress>().flights = seed;
    Some(())
}

fn somebody(desk: &mut Desk) -> Option<ProfileId> {
    match desk.station.profiles().into_iter().next() {
        Some(profile) => Some(profile.id),
        None => desk
            .station
            .create_profile("Lune", Picture::Kite, None)
            .map_err(|error| tracing::error!("evening: {error}"))
            .ok(),
    }
}

/// One line of JSON: flights, frames in flight, median, 95th percentile and longest, ms.
fn figures(frames_ms: &[f64], flights: u64) -> String {
    let mut sorted = frames_ms.get(WARM_UP..).unwrap_or_default().to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |part: f64| {
        let place = (sorted.len().saturating_sub(1) as f64 * part).round() as usize;
        sorted.get(place).copied().unwrap_or(0.0)
    };
    format!(
        r#"{{"flights":{flights},"frames":{},"median_ms":{:.2},"p95_ms":{:.2},"longest_ms":{:.2}}}"#,
        sorted.len(),
        at(0.5),
        at(0.95),
        at(1.0)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_the_sorted_frames_after_warming_up() {
        let mut frames: Vec<f64> = vec![5000.0; WARM_UP];
        frames.extend((1..=100).rev().map(f64::from));
        assert_eq!(
            figures(&frames, 2),
            r#"{"flights":2,"frames":100,"median_ms":51.00,"p95_ms":95.00,"longest_ms":100.00}"#
        );
        assert!(figures(&[], 0).contains(r#""frames":0"#));
    }
}
