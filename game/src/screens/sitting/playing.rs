//! Somebody plays without a window: a pilot holds the sticks, time passes as it is told.

use std::sync::Arc;
use std::time::Duration;

use bevy::input::gamepad::{RawGamepadButtonChangedEvent, RawGamepadEvent};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use station::{Picture, Players};

use situation::journal::{Mark, read_journal};
use situation::scenario::Scenario;

use super::Sitting;
use crate::devices::PlayerInput;
use crate::family::face;
use crate::play::{Autopilot, Pause, Session};
use crate::screens::screen::Screen;

/// Ticks that a frame plays at most.
const FRAME: Duration = Duration::from_nanos(4_000_000_000 / 60);

impl Sitting {
    /// A pilot begins a situation, with or without a witness; time stands.
    pub(in crate::screens) fn fly(&mut self, scenario: &Arc<Scenario>, witness: bool) {
        let session = self.begin(scenario, witness);
        let pilot = situation::record::pilot(scenario, "ordinary", 7).unwrap();
        self.app.insert_resource(session.flown_by(Autopilot::new(pilot)));
        self.enter();
    }

    /// Somebody begins a situation; time stands, and nobody touches anything.
    pub(in crate::screens) fn take_place(&mut self, scenario: &Arc<Scenario>) {
        let session = self.begin(scenario, false);
        self.app.insert_resource(session);
        self.enter();
    }

    /// Four play, as a pilot does: with two halves of a keyboard and two gamepads. One of them is a witness at a time.
    pub(in crate::screens) fn seat_four(&mut self, scenario: &Arc<Scenario>, pilot: &str) {
        let station = &mut self.desk().station;
        let people = ["Lune", "Noé", "Ana-Sofia", "Bilal"];
        let mut people = people
            .map(|name| station.create_profile(name, Picture::Heron, None).unwrap())
            .into_iter();
        let doer = people.next().unwrap();
        let mut players = Players::new(doer.clone(), None);
        players.others.extend(people);
        let playing = station
            .begin_with_seed(scenario.clone(), players, Vec::new(), 7)
            .unwrap();
        self.visit().come(&doer);
        let rows = scenario.grid.rows.iter().map(|row| row.id.clone()).take(3).collect();
        self.app.world_mut().resource_mut::<crate::play::MarkRows>().rows = rows;
        let session = Session::new(playing, scenario.clone(), face(&scenario.activity), None);
        let pilot = situation::record::pilot(scenario, pilot, 7).unwrap();
        self.app.insert_resource(session.flown_by(Autopilot::new(pilot)));
        self.enter();
        self.press(KeyCode::Space);
        self.press(KeyCode::Enter);
        for _ in 0..2 {
            let pad = self.app.world_mut().spawn(Gamepad::default()).id();
            for value in [1.0, 0.0] {
                let button = RawGamepadButtonChangedEvent::new(pad, GamepadButton::South, value);
                self.app.world_mut().write_message(RawGamepadEvent::Button(button));
                self.frame();
            }
        }
    }

    fn enter(&mut self) {
        self.app
            .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
        self.go(Screen::Play);
    }

    fn begin(&mut self, scenario: &Arc<Scenario>, witness: bool) -> Session {
        let station = &mut self.desk().station;
        let doer = station.create_profile("Lune", Picture::Heron, None).unwrap();
        let witness = witness.then(|| station.create_profile("Noé", Picture::Kite, None).unwrap());
        let players = Players::new(doer.clone(), witness.clone());
        let playing = station
            .begin_with_seed(scenario.clone(), players, Vec::new(), 7)
            .unwrap();
        self.visit().come(&doer);
        self.visit().witness.clone_from(&witness);
        let rows = scenario.grid.rows.iter().map(|row| row.id.clone()).take(3);
        let rows = if witness.is_some() { rows.collect() } else { Vec::new() };
        self.app.world_mut().resource_mut::<crate::play::MarkRows>().rows = rows;
        Session::new(playing, scenario.clone(), face(&scenario.activity), None)
    }

    /// Somebody makes a choice, and a moment passes.
    pub(in crate::screens) fn choose(&mut self, choice: &str) {
        let world = self.app.world_mut();
        let controls = world.resource::<Session>().scenario().template.controls();
        let choice = controls.choice_index(choice).unwrap();
        for mut input in world.query::<&mut PlayerInput>().iter_mut(world) {
            input.choose(choice);
        }
        self.pass(0.1);
        self.settle();
    }

    /// The last prompt that was said.
    pub(in crate::screens) fn asked(&self) -> Option<String> {
        let session = self.app.world().get_resource::<Session>();
        session.and_then(|session| Some(session.said(0).last()?.id.clone()))
    }

    /// Plays for so many seconds, or to the end; true while it goes on.
    pub(in crate::screens) fn pass(&mut self, seconds: f32) -> bool {
        self.app.insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
        for _ in 0..(seconds / FRAME.as_secs_f32()).ceil() as usize {
            self.app.update();
        }
        self.app
            .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
        self.app.update();
        self.screen() == Screen::Play
    }

    /// Lines of "what to do now" so far.
    pub(in crate::screens) fn said(&self) -> usize {
        let session = self.app.world().get_resource::<Session>();
        session.map_or(0, |session| session.said(0).len())
    }

    /// The marks in the journals that are on the disk.
    pub(in crate::screens) fn kept_marks(&self) -> Vec<Mark> {
        let journals = self.folder.path().join("sessions");
        let folders = std::fs::read_dir(journals).unwrap().flatten();
        let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).unwrap().flatten());
        let read = files.filter_map(|file| read_journal(&std::fs::read(file.path()).ok()?).ok());
        read.flat_map(|journal| journal.marks().cloned().collect::<Vec<_>>())
            .collect()
    }

    /// Time stands for this, or goes on.
    pub(in crate::screens) fn stand(&mut self, why: Option<Pause>) {
        let mut session = self.app.world_mut().resource_mut::<Session>();
        session.go_on();
        if let Some(why) = why {
            session.stop_for(why);
        }
        self.settle();
    }
}
