//! An evening: flights again and again, pauses, views, looking back, clips, all screens. What grows, grows here too:
//! `./envol bench` and a test read the memory of this process from outside, between the lines it prints.

use bevy::prelude::*;

use super::{begin, look_on, quantiles};
use crate::desk::Desk;
use crate::play::{Pause, Session};
use crate::scene::view::View;
use crate::screens::screen::Screen;

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

/// Plays for so many seconds.
pub(super) fn put_into(seconds: f32, app: &mut App) {
    app.insert_resource(Progress {
        length_s: seconds,
        ..Progress::default()
    });
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

/// From screen to screen.
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
        Screen::Situations => next_flight(world).map(|()| Screen::Play),
        Screen::Play => None,
        Screen::Requests => Some(Screen::Settings),
        Screen::Settings => Some(Screen::Arrive),
        Screen::End | Screen::Tell | Screen::Name | Screen::SelfAssess | Screen::Look | Screen::Choose => {
            look_on(world, screen)
        }
        _ => Some(Screen::Welcome),
    };
    if let Some(next) = next {
        world.resource_mut::<NextState<Screen>>().set(next);
    }
}

/// The same profile, the next situation and seed.
fn next_flight(world: &mut World) -> Option<()> {
    let flights = world.resource::<Progress>().flights;
    let library = &world.resource::<Desk>().library;
    let place = flights as usize % library.iter().count().max(1);
    let scenario = library.iter().nth(place)?.clone();
    begin(world, &scenario, flights + 1)?;
    world.resource_mut::<Progress>().flights = flights + 1;
    Some(())
}

/// One line of JSON: flights, frames in flight, median, 95th percentile and longest, ms.
fn figures(frames_ms: &[f64], flights: u64) -> String {
    let counted = frames_ms.get(WARM_UP..).unwrap_or_default();
    let [median, p95, longest] = quantiles(counted);
    format!(
        r#"{{"flights":{flights},"frames":{},"median_ms":{median:.2},"p95_ms":{p95:.2},"longest_ms":{longest:.2}}}"#,
        counted.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_warming_up_do_not_count() {
        let mut frames: Vec<f64> = vec![5000.0; WARM_UP];
        frames.extend((1..=100).rev().map(f64::from));
        assert_eq!(
            figures(&frames, 2),
            r#"{"flights":2,"frames":100,"median_ms":51.00,"p95_ms":95.00,"longest_ms":100.00}"#
        );
        assert!(figures(&[], 0).contains(r#""frames":0"#));
    }
}
