//! The running session: what is played, how far time is, what was asked.

use std::sync::Arc;

use bevy::prelude::*;
use simulation::{Activity, Controls, Gauge, Picture, Run, SeatInput, TICKS_PER_SECOND};
use situation::clip::Frame;
use situation::scenario::Scenario;
use station::ProfileId;
use wording::Language;

use super::autopilot::Autopilot;
use super::naming::sentence;
use super::pausing::Pause;
use super::trail::{Recent, Trail};
use crate::devices::lever::Lever;
use crate::family::face::Face;
use crate::kit::Film;

/// The seat of somebody who plays alone.
pub(super) const ALONE: u8 = 0;

/// The running session. Exists exactly while [`crate::screens::screen::Screen::Play`] is shown.
#[derive(Resource)]
pub(crate) struct Session {
    playing: station::Playing,
    scenario: Arc<Scenario>,
    /// Hands, signs and words of this kind of activity.
    face: &'static dyn Face,
    /// Real time not yet turned into ticks, in ticks, 0..1.
    ahead: f32,
    pause: Option<Pause>,
    /// What was asked of each seat so far, oldest first.
    said: Vec<Vec<Said>>,
    /// The last choice that each seat made: when, and which.
    chosen: Vec<Option<(u32, u8)>>,
    /// Where what belongs to somebody was, from time to time: the line of the end.
    trail: Trail,
    /// How it looked in the last seconds, where the face is the plain one.
    recent: Recent,
    /// The help to ask for as soon as it can be had.
    help: Option<String>,
    /// A step failed: the session closes.
    broken: bool,
    /// What is to be said of it, until it is said.
    failure: Option<String>,
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

/// More ticks than this in a frame and time runs slower instead: nothing is skipped, nothing jumps.
const MOST_TICKS: u32 = 4;

impl Session {
    /// Starts showing a session.
    pub(crate) fn new(
        playing: station::Playing,
        scenario: Arc<Scenario>,
        face: &'static dyn Face,
        help: Option<String>,
    ) -> Self {
        let seats = usize::from(scenario.seats);
        Self {
            playing,
            face,
            scenario,
            ahead: 0.0,
            pause: (seats > 1).then_some(Pause::Places),
            said: vec![Vec::new(); seats],
            chosen: vec![None; seats],
            trail: Trail::default(),
            recent: Recent::default(),
            help,
            broken: false,
            failure: None,
            autopilot: None,
        }
    }

    /// The same with a pilot of the simulation in place of devices.
    pub(crate) fn flown_by(mut self, autopilot: Autopilot) -> Self {
        self.pause = None;
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

    /// Time stands for another reason than before.
    pub(super) fn turn_to(&mut self, why: Pause) {
        self.pause = Some(why);
    }

    /// Somebody came: time goes on after a count-in.
    pub(super) fn count_in(&mut self) {
        self.pause = Some(Pause::COUNT_IN);
    }

    /// Seconds of a count-in pass.
    pub(super) fn count_down(&mut self, passed: f32) {
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

    /// Hands, signs and words of this kind of activity.
    pub(crate) fn face(&self) -> &'static dyn Face {
        self.face
    }

    /// Whether the situation has this lever.
    pub(crate) fn has_lever(&self, lever: Lever) -> bool {
        let mut sticks = self.scenario.template.controls().sticks.iter().enumerate();
        sticks.any(|(place, name)| self.face.lever(name, place) == lever)
    }

    /// Seats of the situation.
    pub(crate) fn seats(&self) -> u8 {
        self.scenario.seats
    }

    /// Those who said who they are, with their seats.
    pub(crate) fn people(&self) -> impl Iterator<Item = (u8, &ProfileId)> {
        self.playing.players().seated()
    }

    /// Who witnesses.
    pub(super) fn witness(&self) -> Option<&ProfileId> {
        self.playing.players().witness.as_ref()
    }

    /// Several play: each has a seat and a device of their own.
    pub(crate) fn is_shared(&self) -> bool {
        self.scenario.seats > 1
    }

    /// The numbers that are worth a place on the screen of a seat now.
    pub(crate) fn gauges(&self, seat: u8) -> Vec<Gauge> {
        self.run().activity().gauges(seat)
    }

    /// Plays on for `passed` seconds of real time. `ask` gives what the seats ask for in a tick, in their order.
    pub(super) fn step(
        &mut self,
        passed: f32,
        mut ask: impl FnMut(&Controls, &dyn Face, &dyn Activity, &mut [SeatInput]),
        language: Language,
    ) {
        let ticks = self.ahead + passed.min(0.25) * TICKS_PER_SECOND as f32;
        let whole = (ticks as u32).min(MOST_TICKS);
        self.ahead = if ticks as u32 > MOST_TICKS {
            0.0
        } else {
            ticks - ticks.floor()
        };
        for _ in 0..whole {
            if self.is_over() {
                break;
            }
            self.tick(&mut ask, language);
        }
        if whole > 0 {
            self.listen(language);
        }
    }

    /// Where nobody is there: up to so many ticks pass at once, until the moment has come; true if it has.
    pub(crate) fn play_on(&mut self, ticks: u32, has_come: impl Fn(&dyn Activity) -> bool) -> bool {
        for _ in 0..ticks {
            if has_come(self.run().activity()) {
                return true;
            }
            if self.is_over() {
                return false;
            }
            self.tick(&mut |_, _, _, _| {}, Language::French);
        }
        false
    }

    /// True once nothing more comes.
    pub(super) fn is_over(&self) -> bool {
        self.playing.live().is_over() || self.broken
    }

    /// What went wrong, to be said once.
    pub(super) fn take_failure(&mut self) -> Option<String> {
        self.failure.take()
    }

    /// What was asked of a seat so far, oldest first.
    pub(crate) fn said(&self, seat: u8) -> &[Said] {
        self.said.get(usize::from(seat)).map_or(&[], Vec::as_slice)
    }

    /// Marks of people go here.
    pub(crate) fn playing_mut(&mut self) -> &mut station::Playing {
        &mut self.playing
    }

    /// Whether the marks that are made are the animator's.
    pub(super) fn animates(&self) -> bool {
        self.playing.animates()
    }

    /// Where the journal stands on disk.
    pub(crate) fn disk(&self) -> station::DiskState {
        self.playing.disk()
    }

    /// One tick; a seat that nobody holds rests.
    fn tick(
        &mut self,
        ask: &mut impl FnMut(&Controls, &dyn Face, &dyn Activity, &mut [SeatInput]),
        language: Language,
    ) {
        let mut inputs = vec![SeatInput::default(); usize::from(self.scenario.seats)];
        ask(
            self.scenario.template.controls(),
            self.face,
            self.run().activity(),
            &mut inputs,
        );
        if let Some(help) = &self.help
            && let Some(index) = open_choice(self, help)
        {
            inputs[usize::from(ALONE)].choice = index + 1;
            self.help = None;
        }
        if let Some(mut autopilot) = self.autopilot.take() {
            autopilot.act(self.run().activity(), &mut inputs);
            self.autopilot = Some(autopilot);
        }
        let tick = self.run().tick() + 1;
        let shared = self.scenario.seats > 1;
        for (seat, (input, chosen)) in inputs.iter().zip(&mut self.chosen).enumerate() {
            if let Some(verb) = input.verb.filter(|_| shared) {
                tracing::debug!("said by {seat}: {}", simulation::Verb::WORDS[usize::from(verb.index())]);
            }
            if input.choice > 0 {
                *chosen = Some((tick, input.choice - 1));
                let name = self.scenario.template.controls().choice_name(input.choice - 1);
                let name = name.unwrap_or("?");
                if shared {
                    tracing::debug!("chosen by {seat}: {name}");
                } else {
                    tracing::debug!("chosen: {name}");
                }
            }
        }
        match self.playing.tick(&inputs) {
            Ok(()) => self.leave_trail(),
            Err(error) => {
                tracing::error!("a tick failed: {error}");
                self.failure = Some(error.say(language));
                self.broken = true;
            }
        }
    }

    fn leave_trail(&mut self) {
        let tick = self.run().tick();
        if self.face.is_plain() && Recent::wants(tick) {
            self.recent.leave(tick, self.run().activity().picture());
        }
        if self.trail.wants(tick) {
            let picture = self.own_picture();
            self.trail.leave(tick, picture);
        }
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
        self.film_of(self.trail.frames(), self.own_picture())
    }

    /// The last seconds up to now, for a kind that has no scene of its own.
    pub(crate) fn recent(&self) -> Film {
        self.film_of(self.recent.frames(), self.run().activity().picture())
    }

    /// What was seen, up to how it looks now.
    fn film_of(&self, seen: &[Frame], picture: Picture) -> Film {
        let tick = self.run().tick();
        let mut frames = seen.to_vec();
        frames.retain(|frame| frame.tick < tick);
        frames.push(Frame { tick, picture });
        Film::new(&frames, None, &self.scenario)
    }

    /// The last choice that somebody who plays alone made: in which tick, and its name.
    pub(crate) fn last_choice(&self) -> Option<(u32, &str)> {
        let (tick, choice) = *self.chosen.get(usize::from(ALONE))?.as_ref()?;
        Some((tick, self.scenario.template.controls().choice_name(choice)?))
    }

    /// Takes down what is asked of each seat now, where it changed.
    fn listen(&mut self, language: Language) {
        for seat in 0..self.scenario.seats {
            let prompt = self.run().activity().prompt(seat);
            let Some(words) = self.scenario.say_prompt(&prompt, language.tag()) else {
                continue;
            };
            let words = sentence(&words);
            let tick = self.run().tick();
            let said = &mut self.said[usize::from(seat)];
            if words.trim().is_empty() || said.last().is_some_and(|last| last.words == words) {
                continue;
            }
            if self.scenario.seats > 1 {
                tracing::debug!("asked of {seat}: {}", prompt.id);
            } else {
                tracing::debug!("asked: {}", prompt.id);
            }
            said.push(Said {
                tick,
                id: prompt.id,
                words,
            });
        }
    }
}

/// The index of the choice called `name`, where it is open now.
fn open_choice(session: &Session, name: &str) -> Option<u8> {
    let place = session.scenario.template.controls().choice_index(name)?;
    session
        .run()
        .activity()
        .open_choices(ALONE)
        .contains(&place)
        .then_some(place)
}

impl Session {
    /// Seals the session and opens its looking back.
    pub(crate) fn finish(&mut self) -> Result<station::Debrief, station::StationError> {
        self.playing.finish()
    }
}
