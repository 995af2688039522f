//! The session being played: devices in, ticks on, and what the scene and the corners of the screen read.

mod choices;
mod corners;
mod legend;
mod marks;
mod need;
mod pads;
mod pause;
mod pointers;
mod slots;
mod steer;
mod verbs;
mod way;
mod witness;

use std::sync::Arc;

use bevy::input::InputSystems;
use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use simulation::{Event, Fixed, Picture, Run, SeatInput, TICKS_PER_SECOND};
use situation::clip::Frame;
use situation::scenario::Scenario;

use crate::devices::{Flying, Hand, Seat};
use crate::evening::Autopilot;
use crate::kit::{Begin, Film, Tongue};
use crate::screens::{Last, Screen};

pub(crate) use marks::MarkRows;
pub(crate) use pause::Pause;

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (PlaySystems::Read, PlaySystems::Step, PlaySystems::Draw).chain(),
    );
    app.init_resource::<steer::Pointed>()
        .init_resource::<slots::Slots>()
        .init_resource::<legend::Legend>()
        .init_resource::<way::Pushes>()
        .init_resource::<MarkRows>();
    app.add_plugins((pause::plugin, need::plugin, verbs::plugin, pads::plugin));
    app.add_systems(
        Update,
        (steer::offer, steer::read, legend::read, marks::read)
            .chain()
            .in_set(PlaySystems::Read)
            .run_if(resource_exists::<Session>),
    );
    app.add_systems(
        Update,
        step.in_set(PlaySystems::Step).run_if(resource_exists::<Session>),
    );
    app.add_systems(
        Update,
        way::follow.after(PlaySystems::Draw).run_if(resource_exists::<Session>),
    );
    app.add_systems(
        PreUpdate,
        rest.after(InputSystems).run_if(not(resource_exists::<Session>)),
    );
    app.add_systems(
        EguiPrimaryContextPass,
        (
            pointers::show,
            corners::show,
            choices::show,
            legend::show,
            witness::show,
            pads::show,
            verbs::show,
            need::show,
            pause::show,
        )
            .chain()
            .after(Begin)
            .before(Last)
            .run_if(in_state(Screen::Play)),
    );
    app.add_systems(OnEnter(Screen::Play), start);
    app.add_systems(OnExit(Screen::Play), end);
}

/// The running session. Exists exactly while [`crate::screens::Screen::Play`] is shown.
#[derive(Resource)]
pub(crate) struct Session {
    playing: station::Playing,
    scenario: Arc<Scenario>,
    /// Events of all ticks of this frame, oldest first: a frame may hold none, one or a few ticks.
    events: Vec<Event>,
    /// The last sample.
    sample: Vec<Fixed>,
    /// Real time not yet turned into ticks, in ticks, 0..1.
    ahead: f32,
    pause: Option<Pause>,
    /// What was asked so far, oldest first: (tick, words, id).
    said: Vec<Said>,
    /// The last choice that was made: when, and which.
    chosen: Option<(u32, u8)>,
    /// Where what belongs to somebody was, from time to time: the line of the end.
    trail: Vec<Frame>,
    /// The help to ask for as soon as it can be had.
    help: Option<String>,
    /// A step that failed: the session closes.
    broken: Option<String>,
    /// Who holds the sticks where nobody is there.
    autopilot: Option<Autopilot>,
}

/// A line of "what to do now".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// When it came up.
    pub(crate) tick: u32,
    /// Its id, for its sign.
    pub(crate) id: String,
    /// Its words.
    pub(crate) words: String,
}

/// Ticks between two points of the line of the end: fifteen points a second.
const TRAIL_TICKS: u32 = 4;
/// More ticks than this in a frame and time runs slower instead: nothing is skipped, nothing jumps.
const MOST_TICKS: u32 = 4;

impl Session {
    /// Starts showing a session.
    pub(crate) fn new(playing: station::Playing, scenario: Arc<Scenario>, help: Option<String>) -> Self {
        let mut session = Self {
            playing,
            scenario,
            events: Vec::new(),
            sample: Vec::new(),
            ahead: 0.0,
            pause: None,
            said: Vec::new(),
            chosen: None,
            trail: Vec::new(),
            help,
            broken: None,
            autopilot: None,
        };
        session.take_sample();
        session
    }

    /// The same with a pilot of the simulation in place of devices.
    pub(crate) fn flown_by(mut self, autopilot: Autopilot) -> Self {
        self.autopilot = Some(autopilot);
        self
    }

    /// What is being played, for drawing.
    pub(crate) fn run(&self) -> &Run {
        self.playing.live().run()
    }

    /// The scenario being played.
    pub(crate) fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The scenario being played, to keep.
    pub(crate) fn scenario_arc(&self) -> Arc<Scenario> {
        self.scenario.clone()
    }

    /// How far real time is past the last tick, as a part of a tick (0..1), for interpolation.
    pub(crate) fn ahead(&self) -> f32 {
        self.ahead
    }

    /// True while nothing moves: pause, « Manette débranchée », window in the background.
    pub(crate) fn is_paused(&self) -> bool {
        self.pause.is_some()
    }

    /// Why nothing moves.
    pub(crate) fn pause(&self) -> Option<Pause> {
        self.pause
    }

    /// Stops time.
    pub(crate) fn stop_for(&mut self, why: Pause) {
        self.pause = Some(Pause::stopped(self.pause, why));
    }

    /// Somebody came: time goes on after a count-in.
    fn count_in(&mut self) {
        self.pause = Some(Pause::COUNT_IN);
    }

    /// Seconds of a count-in pass.
    fn count_down(&mut self, passed: f32) {
        if let Some(pause) = self.pause {
            match pause.counted(passed) {
                Some(left) => self.pause = Some(left),
                None => self.go_on(),
            }
        }
    }

    /// Time goes on.
    pub(crate) fn go_on(&mut self) {
        self.pause = None;
        self.ahead = 0.0;
    }

    /// Seconds played.
    pub(crate) fn elapsed_s(&self) -> f32 {
        self.run().tick() as f32 / TICKS_PER_SECOND as f32
    }

    /// The value of signal `name` for the first seat now.
    pub(crate) fn signal(&self, name: &str) -> Option<f64> {
        let seats = self.scenario.seats;
        let index = self.scenario.template.vocabulary().sample_index(name, 0, seats)?;
        self.sample.get(index).map(|value| value.to_f64())
    }

    /// What was asked so far, oldest first.
    pub(crate) fn said(&self) -> &[Said] {
        &self.said
    }

    /// Marks of people go here.
    pub(crate) fn playing_mut(&mut self) -> &mut station::Playing {
        &mut self.playing
    }

    /// Where the journal stands on disk.
    pub(crate) fn disk(&self) -> station::DiskState {
        self.playing.disk()
    }

    fn take_sample(&mut self) {
        let vocabulary = self.scenario.template.vocabulary();
        self.sample
            .resize(vocabulary.sample_len(self.scenario.seats), Fixed::ZERO);
        let mut sample = std::mem::take(&mut self.sample);
        self.run().activity().sample(&mut sample);
        self.sample = sample;
    }

    /// One tick with the seat's input; other seats rest.
    fn tick(&mut self, seat: &mut Seat) {
        if let Some(help) = &self.help
            && let Some(index) = open_choice(self, help)
        {
            seat.choose(index);
            self.help = None;
        }
        let mut inputs = vec![SeatInput::default(); usize::from(self.scenario.seats)];
        inputs[0] = seat.tick(self.scenario.template.controls());
        if let Some(mut autopilot) = self.autopilot.take() {
            autopilot.act(self.run().activity(), &mut inputs);
            self.autopilot = Some(autopilot);
        }
        if inputs[0].choice > 0 {
            self.chosen = Some((self.run().tick() + 1, inputs[0].choice - 1));
        }
        match self.playing.tick(&inputs) {
            Ok(()) => {
                self.events.extend_from_slice(self.playing.live().events());
                self.leave_trail();
            }
            Err(error) => self.broken = Some(error.to_string()),
        }
    }

    fn leave_trail(&mut self) {
        let tick = self.run().tick();
        if !tick.is_multiple_of(TRAIL_TICKS) {
            return;
        }
        let mut picture = self.own_picture();
        if let Picture::Plan(plan) = &mut picture {
            // The place is taken once, at the end.
            plan.fixed.clear();
        } else if self.trail.last().is_some_and(|last| last.picture == picture) {
            // What is seen lasts until something else is.
            return;
        }
        self.trail.push(Frame { tick, picture });
    }

    /// How it looks, with what belongs to somebody.
    fn own_picture(&self) -> Picture {
        let mut picture = self.run().activity().picture();
        if let Picture::Plan(plan) = &mut picture {
            plan.moving.retain(|token| token.seat.is_some());
        }
        picture
    }

    /// The line that was drawn through the place, with the place.
    pub(crate) fn trail(&self) -> Film {
        let tick = self.run().tick();
        let mut frames = self.trail.clone();
        frames.retain(|frame| frame.tick < tick);
        frames.push(Frame {
            tick,
            picture: self.own_picture(),
        });
        Film::new(&frames, None, &self.scenario)
    }

    /// The last choice that was made: in which tick, and its name.
    pub(crate) fn last_choice(&self) -> Option<(u32, &str)> {
        let (tick, choice) = self.chosen?;
        let names = &self.scenario.template.controls().choices;
        Some((tick, names.get(usize::from(choice))?.as_str()))
    }

    /// Takes down what is asked now, where it changed.
    fn listen(&mut self, language: wording::Language) {
        let prompt = self.run().activity().prompt(0);
        let Some(text) = self.scenario.prompts.get(&prompt.id) else {
            return;
        };
        let mut words = text.get(language.tag()).to_owned();
        for (name, number) in &prompt.numbers {
            words = words.replace(&format!("{{{name}}}"), &number.to_string());
        }
        if words.trim().is_empty() || self.said.last().is_some_and(|last| last.words == words) {
            return;
        }
        self.said.push(Said {
            tick: self.run().tick(),
            id: prompt.id,
            words,
        });
    }
}

/// The index of the choice called `name`, where it is open now.
pub(crate) fn open_choice(session: &Session, name: &str) -> Option<u8> {
    let place = session
        .scenario
        .template
        .controls()
        .choices
        .iter()
        .position(|known| known == name)? as u8;
    session
        .run()
        .activity()
        .open_choices(0)
        .contains(&place)
        .then_some(place)
}

/// Steps of a frame in play; the scene draws after [`PlaySystems::Step`].
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PlaySystems {
    /// Devices are read.
    Read,
    /// Ticks are stepped; [`Session::events`] holds this frame's.
    Step,
    /// Scene and sounds follow.
    Draw,
}

/// The one camera of the game: screens are drawn over it. The scene moves it, nobody despawns it.
#[derive(Component)]
pub(crate) struct Eye;

/// A session that was played and is not sealed yet.
#[derive(Resource)]
pub(crate) struct Ended(pub Session);

/// Nothing of the session before: nobody flew yet, every choice finds its place anew, the keys are shown again.
fn start(mut commands: Commands) {
    commands.insert_resource(Flying::default());
    commands.insert_resource(slots::Slots::default());
    commands.insert_resource(steer::Pointed::default());
    commands.insert_resource(legend::Legend::default());
}

fn end(world: &mut World) {
    if let Some(session) = world.remove_resource::<Session>() {
        world.insert_resource(Ended(session));
    }
}

fn step(
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    time: Res<Time<Real>>,
    tongue: Res<Tongue>,
    mut next: ResMut<NextState<Screen>>,
) {
    session.events.clear();
    if session.is_paused() {
        seat.let_go();
        return;
    }
    let ticks = session.ahead + time.delta_secs().min(0.25) * TICKS_PER_SECOND as f32;
    let whole = (ticks as u32).min(MOST_TICKS);
    session.ahead = if ticks as u32 > MOST_TICKS {
        0.0
    } else {
        ticks - ticks.floor()
    };
    for _ in 0..whole {
        session.tick(&mut seat);
        if session.playing.live().is_over() || session.broken.is_some() {
            break;
        }
    }
    if whole > 0 {
        session.take_sample();
        session.listen(tongue.0);
    }
    if session.playing.live().is_over() || session.broken.is_some() {
        next.set(Screen::End);
    }
}

/// Outside a session no lever keeps its tilt.
fn rest(mut seat: ResMut<Seat>, hand: Res<Hand>) {
    if hand.is_changed() {
        seat.let_go();
    }
}

impl Session {
    /// Seals the session and opens its looking back.
    pub(crate) fn finish(&mut self) -> Result<station::Debrief, station::StationError> {
        self.playing.finish()
    }
}
