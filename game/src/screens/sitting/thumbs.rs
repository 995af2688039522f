//! Somebody with a gamepad alone, its buttons and sticks injected where a driver would report them.

use std::time::Duration;

use bevy::input::gamepad::{RawGamepadAxisChangedEvent, RawGamepadButtonChangedEvent, RawGamepadEvent};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use simulation::Verb;

use super::Sitting;
use super::maker::Device;
use crate::play::looked;

/// Two thumbs.
pub(in crate::screens) struct Thumbs {
    pub(in crate::screens) sitting: Sitting,
    pub(in crate::screens) pad: Entity,
    /// Buttons that were pressed.
    pub(in crate::screens) presses: usize,
}

impl Thumbs {
    /// Time passes from here on.
    pub(in crate::screens) fn at(mut sitting: Sitting) -> Self {
        let frame = Duration::from_secs(1) / 60;
        sitting.app().insert_resource(TimeUpdateStrategy::ManualDuration(frame));
        let pad = sitting.app().world_mut().spawn(Gamepad::default()).id();
        Self {
            sitting,
            pad,
            presses: 0,
        }
    }

    /// A button goes down, or up.
    pub(in crate::screens) fn button(&mut self, button: GamepadButton, down: bool) {
        let event = RawGamepadButtonChangedEvent::new(self.pad, button, f32::from(u8::from(down)));
        let world = self.sitting.app().world_mut();
        world.write_message(RawGamepadEvent::Button(event));
    }

    /// Presses a button for so long, and rests as long.
    pub(in crate::screens) fn press(&mut self, button: GamepadButton, seconds: f32) {
        for down in [true, false] {
            self.button(button, down);
            self.frames(seconds);
        }
        self.presses += 1;
    }

    /// Tilts the right stick.
    pub(in crate::screens) fn tilt(&mut self, tilt: [f32; 2]) {
        for (axis, value) in [GamepadAxis::RightStickX, GamepadAxis::RightStickY]
            .into_iter()
            .zip(tilt)
        {
            let event = RawGamepadAxisChangedEvent::new(self.pad, axis, value);
            let world = self.sitting.app().world_mut();
            world.write_message(RawGamepadEvent::Axis(event));
        }
    }
}

impl Device for Thumbs {
    fn sitting(&mut self) -> &mut Sitting {
        &mut self.sitting
    }

    fn main(&mut self, _: &str) {
        self.press(GamepadButton::South, 0.1);
    }

    /// Walks from one thing to the next until it is pointed at.
    fn choose(&mut self, choice: &str) {
        for _ in 0..60 {
            if looked::pointed(self.sitting.app().world_mut()).as_deref() == Some(choice) {
                self.press(GamepadButton::South, 0.1);
                return;
            }
            self.press(GamepadButton::RightTrigger, 0.05);
        }
        panic!("{choice} is not reached: {:?}", self.sitting.words());
    }

    /// The wheel of verbs, then its place on the cross.
    fn say(&mut self, verb: Verb) {
        self.press(GamepadButton::North, 0.2);
        let place = Verb::ALL.iter().position(|known| *known == verb).unwrap();
        let cross = [
            GamepadButton::DPadUp,
            GamepadButton::DPadRight,
            GamepadButton::DPadDown,
            GamepadButton::DPadLeft,
        ];
        self.press(cross[place], 0.2);
    }

    /// Far off fast, near by gently; then the thumb lets go.
    fn move_hand(&mut self, to: [f64; 2], hand: [f64; 2]) {
        let tilt = [0, 1].map(|way| {
            let off = (to[way] - hand[way]) as f32;
            let size = (off.abs() / 70.0).sqrt().clamp(0.28, 1.0);
            if off.abs() < 1.0 { 0.0 } else { size * off.signum() }
        });
        let near = tilt.iter().all(|tilt| tilt.abs() < 0.4);
        self.tilt(tilt);
        self.frames(if near { 0.05 } else { 0.1 });
        if near {
            self.rest();
            self.frames(0.3);
        }
    }

    fn rest(&mut self) {
        self.tilt([0.0; 2]);
    }
}
