//! Every situation, every moment that its family finds worth a picture: played by a pilot of the simulation with all that
//! the screen writes, a sixtieth of a second in each frame however long it takes, so that two runs draw the same. Frames
//! are measured in each, or a picture is taken of each.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use simulation::TICKS_PER_SECOND;
use situation::scenario::Scenario;

use super::{begin, look_on, quantiles};
use crate::desk::Desk;
use crate::family::moment::Moment;
use crate::painter::TakePicture;
use crate::play::Session;
use crate::scene::view::View;
use crate::screens::screen::Screen;

/// Frames between coming to a moment and looking at it: the camera arrives.
const SETTLE: u32 = 75;
/// Frames that are measured in a moment.
const MEASURED: u32 = 240;
/// Ticks that pass unseen in a frame while the next moment is sought.
const SEEK: u32 = 600;
/// The seed of every session.
const SEED: u64 = 3;
/// The picture of the clips.
const CLIPS: &str = "clips";

/// What is done in each moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Seeking,
    Settling(u32),
    Measuring(u32),
    /// The picture is being saved.
    Waiting(u32),
}

/// How far it is.
#[derive(Resource)]
struct Progress {
    pictures: Option<PathBuf>,
    situations: Vec<Arc<Scenario>>,
    situation: usize,
    moment: usize,
    doing: Doing,
    last: Instant,
    frames_ms: Vec<f64>,
    /// What is measured.
    name: String,
}

impl Progress {
    fn situation_id(&self) -> &str {
        self.situations
            .get(self.situation)
            .map_or("", |scenario| scenario.id.as_str())
    }
}

pub(super) fn put_into(pictures: Option<PathBuf>, app: &mut App) {
    let tick = Duration::from_secs_f64(1.0 / f64::from(TICKS_PER_SECOND));
    app.insert_resource(TimeUpdateStrategy::ManualDuration(tick));
    app.insert_resource(Progress {
        pictures,
        situations: app.world().resource::<Desk>().library.iter().cloned().collect(),
        situation: 0,
        moment: 0,
        doing: Doing::Seeking,
        last: Instant::now(),
        frames_ms: Vec::new(),
        name: String::new(),
    });
    app.add_systems(Update, go_on);
    app.add_systems(Last, measure);
}

/// Real time of each frame that counts.
fn measure(mut progress: ResMut<Progress>) {
    let now = Instant::now();
    if matches!(progress.doing, Doing::Measuring(_)) {
        let frame_ms = (now - progress.last).as_secs_f64() * 1000.0;
        progress.frames_ms.push(frame_ms);
    }
    progress.last = now;
}

fn go_on(world: &mut World) {
    let screen = *world.resource::<State<Screen>>().get();
    let next = match screen {
        Screen::Play => {
            play(world);
            None
        }
        Screen::End => {
            cut_short(world);
            look_on(world, screen)
        }
        Screen::Look => watch(world).then(|| look_on(world, screen)).flatten(),
        Screen::Choose => {
            let mut progress = world.resource_mut::<Progress>();
            progress.situation += 1;
            progress.moment = 0;
            look_on(world, screen)
        }
        Screen::Tell | Screen::Name | Screen::SelfAssess => look_on(world, screen),
        _ => {
            let progress = world.resource::<Progress>();
            match progress.situations.get(progress.situation).cloned() {
                Some(scenario) => begin(world, &scenario, SEED).map(|()| Screen::Play),
                None => {
                    println!("frames: done");
                    world.write_message(AppExit::Success);
                    None
                }
            }
        }
    };
    if let Some(next) = next {
        world.resource_mut::<NextState<Screen>>().set(next);
    }
}

/// The next moment of the session, or its end.
fn play(world: &mut World) {
    // A window that nobody brought to the front makes the session wait.
    if let Some(mut session) = world.get_resource_mut::<Session>()
        && session.is_paused()
    {
        session.go_on();
    }
    let session = world.get_resource::<Session>();
    let Some(moments) = session.map(|session| session.face().moments_in(session.run().activity())) else {
        return;
    };
    world.resource_scope(|world, mut progress: Mut<Progress>| {
        let moment = moments.get(progress.moment);
        if progress.doing == Doing::Seeking {
            let found = seek(world, moment);
            if found {
                progress.doing = Doing::Settling(0);
            }
            return;
        }
        let Some(moment) = moment else { return };
        if look(world, &mut progress, moment.name) {
            progress.moment += 1;
        }
    });
}

/// The session ended while a moment was looked at: what was measured of it counts, and nothing of what follows.
fn cut_short(world: &mut World) {
    let mut progress = world.resource_mut::<Progress>();
    let doing = std::mem::replace(&mut progress.doing, Doing::Seeking);
    if let Doing::Measuring(_) = doing {
        // The last one is that in which the page of the end came.
        progress.frames_ms.pop();
        println!(
            "{}",
            figures(progress.situation_id(), &progress.name, &progress.frames_ms)
        );
        progress.frames_ms.clear();
    }
}

/// Lets ticks pass; true once the moment has come. Without a moment the session is played to its end.
fn seek(world: &mut World, moment: Option<&Moment>) -> bool {
    let Some(mut session) = world.get_resource_mut::<Session>() else {
        return false;
    };
    let has_come = moment.map(|moment| moment.has_come);
    let come = session.play_on(SEEK, |activity| has_come.is_some_and(|come| come(activity)));
    if let (true, Some(moment)) = (come, moment) {
        world.insert_resource(View::at(moment.view));
    }
    come
}

/// The clips; true once they were looked at.
fn watch(world: &mut World) -> bool {
    world.resource_scope(|world, mut progress: Mut<Progress>| {
        if progress.doing == Doing::Seeking {
            progress.doing = Doing::Settling(0);
        }
        look(world, &mut progress, CLIPS)
    })
}

/// Settles, then measures or takes a picture; true once that is done.
fn look(world: &mut World, progress: &mut Progress, name: &str) -> bool {
    let situation = progress.situation_id().to_owned();
    progress.doing = match progress.doing {
        Doing::Settling(frames) if frames < SETTLE => Doing::Settling(frames + 1),
        Doing::Settling(_) => match &progress.pictures {
            Some(folder) => {
                let file = folder.join(format!("{situation}-{name}.png"));
                world.insert_resource(TakePicture(file));
                Doing::Waiting(0)
            }
            None => {
                println!("frames: {situation} {name}");
                name.clone_into(&mut progress.name);
                Doing::Measuring(0)
            }
        },
        Doing::Measuring(frames) if frames < MEASURED => Doing::Measuring(frames + 1),
        Doing::Measuring(_) => {
            println!("{}", figures(&situation, name, &progress.frames_ms));
            progress.frames_ms.clear();
            Doing::Seeking
        }
        Doing::Waiting(frames) if frames < 3 => Doing::Waiting(frames + 1),
        Doing::Waiting(_) | Doing::Seeking => Doing::Seeking,
    };
    progress.doing == Doing::Seeking
}

/// One line of JSON: situation, moment, frames, median, 95th percentile and longest, ms.
fn figures(situation: &str, moment: &str, frames_ms: &[f64]) -> String {
    let [median, p95, longest] = quantiles(frames_ms);
    format!(
        r#"{{"situation":"{situation}","moment":"{moment}","frames":{},"median_ms":{median:.2},"p95_ms":{p95:.2},"longest_ms":{longest:.2}}}"#,
        frames_ms.len(),
    )
}
