//! « Le nichoir » is made to the spring with a gamepad alone, its buttons and sticks injected where a driver would report
//! them.

use std::time::Duration;

use bevy::input::gamepad::{RawGamepadAxisChangedEvent, RawGamepadButtonChangedEvent, RawGamepadEvent};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy_egui::egui::Pos2;
use simulation::workshop::Workshop;
use wording::Language;

use super::screen::Screen;
use super::sitting::{PAGES, Sitting, nichoir};
use crate::play::Session;

/// Somebody with a gamepad who reads every line before they act.
struct Thumbs {
    sitting: Sitting,
    pad: Entity,
    /// Buttons that were pressed.
    presses: usize,
}

/// Between two acts, s: a line is read.
const READS_S: f32 = 1.2;

impl Thumbs {
    fn sit_down() -> Self {
        let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
        sitting.take_place(&nichoir());
        let frame = Duration::from_secs(1) / 60;
        sitting.app().insert_resource(TimeUpdateStrategy::ManualDuration(frame));
        let pad = sitting.app().world_mut().spawn(Gamepad::default()).id();
        Self {
            sitting,
            pad,
            presses: 0,
        }
    }

    fn frames(&mut self, seconds: f32) {
        for _ in 0..(seconds * 60.0).ceil() as usize {
            self.sitting.frame();
        }
    }

    /// Presses a button for so long.
    fn press(&mut self, button: GamepadButton, seconds: f32) {
        for value in [1.0, 0.0] {
            let event = RawGamepadButtonChangedEvent::new(self.pad, button, value);
            self.sitting
                .app()
                .world_mut()
                .write_message(RawGamepadEvent::Button(event));
            self.frames(seconds);
        }
        self.presses += 1;
    }

    /// Tilts the right stick.
    fn tilt(&mut self, tilt: [f32; 2]) {
        for (axis, value) in [GamepadAxis::RightStickX, GamepadAxis::RightStickY]
            .into_iter()
            .zip(tilt)
        {
            let event = RawGamepadAxisChangedEvent::new(self.pad, axis, value);
            self.sitting
                .app()
                .world_mut()
                .write_message(RawGamepadEvent::Axis(event));
        }
    }

    fn workshop<T>(&mut self, read: impl FnOnce(&Workshop) -> T) -> Option<T> {
        let session = self.sitting.app().world().get_resource::<Session>()?;
        session.run().activity().as_any().downcast_ref().map(read)
    }

    fn asked(&mut self) -> String {
        self.sitting.asked().unwrap_or_default()
    }

    /// One act, as the line says.
    fn act(&mut self) {
        let to = self
            .workshop(|workshop| workshop.asked_place_mm().zip(workshop.hand_mm()))
            .flatten();
        if let Some((to, hand)) = to {
            // Far off fast, near by gently; then the thumb lets go.
            let tilt = [0, 1].map(|way| {
                let off = (to[way] - hand[way]) as f32;
                let size = (off.abs() / 70.0).sqrt().clamp(0.28, 1.0);
                if off.abs() < 1.0 { 0.0 } else { size * off.signum() }
            });
            let near = tilt.iter().all(|tilt| tilt.abs() < 0.4);
            self.tilt(tilt);
            self.frames(if near { 0.05 } else { 0.1 });
            if near {
                self.tilt([0.0; 2]);
                self.frames(0.3);
            }
            return;
        }
        self.tilt([0.0; 2]);
        if self.asked() == "screws_out" {
            // The wheel of verbs, and up on the cross: « Signaler ».
            self.press(GamepadButton::North, 0.2);
            self.press(GamepadButton::DPadUp, 0.2);
        } else {
            self.press(GamepadButton::South, 0.1);
        }
        self.frames(READS_S);
    }
}

#[test]
fn the_birdhouse_is_made_with_a_gamepad_alone() {
    let mut thumbs = Thumbs::sit_down();
    let mut first_piece_s = None;
    for _ in 0..4000 {
        let state = thumbs.workshop(|workshop| {
            let cut = workshop.step_is_done(2);
            (workshop.tick() as f32 / 60.0, cut, workshop.handed_over())
        });
        let Some((now, cut, handed_over)) = state else { break };
        if cut && first_piece_s.is_none() {
            first_piece_s = Some(now);
        }
        if handed_over.is_some() {
            break;
        }
        thumbs.act();
    }
    let first = first_piece_s.expect("a first piece was cut");
    assert!(first < 180.0, "the first piece took {first} s");
    let (made_s, whole) = thumbs
        .workshop(|workshop| (workshop.tick() as f32 / 60.0, workshop.object_is_whole()))
        .expect("it goes on to the spring");
    assert!(whole, "asked: {}", thumbs.asked());
    println!(
        "first piece after {first:.0} s, handed over after {made_s:.0} s, {} presses",
        thumbs.presses
    );
    // Whoever goes on pressing sees the tenant all the same.
    let mut spring_s = 0.0;
    while thumbs.sitting.screen() == Screen::Play && spring_s < 40.0 {
        thumbs.press(GamepadButton::South, 0.25);
        spring_s += 0.5;
    }
    assert_eq!(thumbs.sitting.screen(), Screen::End);
    assert!(spring_s > 14.0, "the spring took {spring_s} s");
}

/// Somebody with a mouse; a frame lasts a tenth of a second.
fn with_a_mouse() -> Sitting {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.take_place(&nichoir());
    go_on(&mut sitting);
    sitting
}

/// Time passes from here on.
fn go_on(sitting: &mut Sitting) {
    let frame = Duration::from_millis(100);
    sitting.app().insert_resource(TimeUpdateStrategy::ManualDuration(frame));
    sitting.settle();
}

#[test]
fn a_click_on_a_verb_within_one_frame_is_heard_once() {
    let mut sitting = with_a_mouse();
    assert!(!sitting.reads("Demander"));
    // The verb at the right of the wheel.
    let at = Pos2::new(126.0 + 62.0, PAGES[0].y - 126.0);
    sitting.tap_at(at);
    sitting.frame();
    sitting.frame();
    assert!(sitting.reads("Demander"), "{:?}", sitting.words());
    let session = sitting.app().world().resource::<Session>();
    assert!(session.pause().is_none());
}

#[test]
fn a_page_of_the_sheet_is_turned_on_and_on_in_one_place() {
    let mut sitting = with_a_mouse();
    sitting.choose("sheet");
    go_on(&mut sitting);
    assert!(sitting.reads("1 sur 4"), "{:?}", sitting.words());
    let on = |sitting: &Sitting| {
        let found = sitting.written.iter().find(|written| written.words == "Après");
        found.map(|written| written.place.center())
    };
    let first = on(&sitting).expect("a way on");
    for page in 2..=4 {
        assert_eq!(on(&sitting), Some(first));
        sitting.tap_at(first);
        sitting.settle();
        assert!(sitting.reads(&format!("{page} sur 4")), "{:?}", sitting.words());
    }
    // Past the last page the same place does nothing.
    sitting.tap_at(first);
    sitting.settle();
    assert!(sitting.reads("4 sur 4"), "{:?}", sitting.words());
}
