//! A flight without anybody: a pilot of the simulation flies « Premier vol » in the scene, without screens and
//! without a station. It gives the pictures of the guides.

use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::EguiPrimaryContextPass;
use simulation::flight::{Flight, FlightTemplate, Parameters};
use simulation::{Pilot, Run, SeatInput, Template};

use super::scene::readout::FlightScene;
use super::view::View;
use crate::options::{Options, Rehearsal};
use crate::play::systems::PlaySystems;
use crate::preferences::ReducedMotion;
use crate::scene::{Shown, Source, Staged};
use crate::window;

/// What to rehearse.
#[derive(Resource)]
struct Wanted(Rehearsal);

/// Frames between coming to a picture and taking it: the camera arrives.
const SETTLE: u32 = 75;
/// Ticks of looking for the next picture per frame.
const SEEK: u32 = 600;
const SEED: u64 = 3;
/// A run flown by a pilot of the simulation.
struct Flown {
    run: Run,
    /// One thread at a time: a pilot need not be shareable.
    pilot: Mutex<Box<dyn Pilot>>,
    inputs: [SeatInput; 1],
    events: Vec<simulation::Event>,
}

impl Flown {
    fn new() -> Option<Self> {
        let template = FlightTemplate::new(Parameters::first_flight());
        let style = template.pilot_styles().into_iter().next()?;
        let pilot = Mutex::new(template.pilot(&style, SEED, 1)?);
        let run = Run::new(template.start(SEED, 1), 0);
        Some(Self {
            run,
            pilot,
            inputs: [SeatInput::default()],
            events: Vec::new(),
        })
    }

    fn step(&mut self) {
        self.inputs[0] = SeatInput::default();
        let pilot = self.pilot.get_mut().unwrap_or_else(PoisonError::into_inner);
        pilot.act(self.run.activity(), &mut self.inputs);
        self.run.step(&self.inputs, &mut self.events);
    }
}

impl Flown {
    fn flight(&self) -> Option<&Flight> {
        self.run.activity().as_any().downcast_ref()
    }
}

impl Source for Flown {
    fn run(&self) -> &Run {
        &self.run
    }

    fn ahead(&self) -> f32 {
        0.5
    }
}

/// How far a rehearsal is.
#[derive(Resource, Default)]
struct Progress {
    frames: u32,
    picture: usize,
    settled: Option<u32>,
}

/// A picture, from where it is taken, and whether its time has come.
type Picture = (&'static str, View, fn(&Flight) -> bool);

fn notes(flight: &Flight) -> usize {
    (0..flight.cage().posts.len())
        .filter(|post| flight.post_sounded(*post).is_some())
        .count()
}

fn pictures() -> [Picture; 9] {
    [
        ("1-check", View::Pilot, |f| f.phase() == "check" && f.tick() > 60),
        ("2-light", View::Pilot, |f| {
            f.phase() == "light" && f.neighbour().is_some_and(|at| at.z > 0.5)
        }),
        ("3-lantern", View::Pilot, |f| f.phase() == "hover" && f.airborne()),
        ("4-posts", View::Pilot, |f| f.phase() == "posts" && notes(f) == 1),
        ("5-chase", View::Chase, |f| f.phase() == "posts" && notes(f) == 2),
        ("6-on-board", View::OnBoard, |f| f.phase() == "gust" && f.airborne()),
        ("7-gust", View::Pilot, |f| f.gust_wind().length() > 5.0),
        ("8-call", View::Pilot, Flight::land_called),
        ("9-free", View::Chase, |f| f.phase() == "free" && f.airborne()),
    ]
}

fn stage(mut commands: Commands) {
    if let Some(flown) = Flown::new() {
        commands.insert_resource(Staged {
            source: Box::new(flown),
            area: None,
        });
    }
}

fn picture(
    mut commands: Commands,
    wanted: Res<Wanted>,
    mut progress: ResMut<Progress>,
    staged: Option<ResMut<Staged>>,
    shown: Option<Res<Shown<FlightScene>>>,
    mut view: ResMut<crate::scene::view::View>,
    mut exit: MessageWriter<AppExit>,
) {
    let Some(mut staged) = staged else { return };
    let Some(flown) = staged.source_mut::<Flown>() else {
        return;
    };
    let Some((name, wanted_view, has_come)) = pictures().into_iter().nth(progress.picture) else {
        progress.frames += 1;
        // Saving takes a few frames more.
        if progress.frames > 20 {
            exit.write(AppExit::Success);
        }
        return;
    };
    if let Some(settled) = progress.settled.as_mut() {
        *settled += 1;
        flown.step();
        if *settled >= SETTLE && shown.is_some() {
            let path = wanted.0.pictures.join(format!("{name}.png"));
            commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path));
            progress.settled = None;
            progress.picture += 1;
        }
        return;
    }
    for _ in 0..SEEK {
        if flown.run.activity().is_over() {
            progress.picture += 1;
            return;
        }
        flown.step();
        if flown.flight().is_some_and(has_come) {
            view.set_if_neq(crate::scene::view::View::at(wanted_view as usize));
            progress.settled = Some(0);
            return;
        }
    }
}

/// Runs `rehearsal` in a window of its own, without the screens and without a station.
/// `families` are all their plugins.
pub(crate) fn rehearse(rehearsal: Rehearsal, options: &Options, families: fn(&mut App)) -> ExitCode {
    let mut app = App::new();
    window::add(&mut app, options);
    // Without a system of its own this schedule would not exist, and the window's context needs it.
    app.init_schedule(EguiPrimaryContextPass);
    app.configure_sets(
        Update,
        (PlaySystems::Read, PlaySystems::Step, PlaySystems::Draw).chain(),
    );
    app.add_plugins((crate::scene::plugin, families, crate::sound::plugin));
    app.insert_resource(Wanted(rehearsal))
        .init_resource::<ReducedMotion>()
        .init_resource::<Progress>();
    app.add_systems(Startup, (stage, window::unleash));
    app.add_systems(Update, picture.in_set(PlaySystems::Step));
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}
