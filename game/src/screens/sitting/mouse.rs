//! Somebody with a mouse alone: where the pointer is, its button and its wheel are injected where a window would report
//! them.

use std::time::Duration;

use bevy::input::ButtonState;
use bevy::input::mouse::{MouseButtonInput, MouseScrollUnit, MouseWheel};
use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{CursorMoved, PrimaryWindow};
use bevy_egui::egui::{self, Event, Pos2, vec2};
use simulation::Verb;

use super::Sitting;
use super::maker::Device;
use crate::play::{Session, looked, pointers};
use crate::scene::Signs;
use crate::scene::camera::Eye;
use crate::scene::signs::Sight;

/// A hand on a mouse.
pub(in crate::screens) struct Mouse {
    pub(in crate::screens) sitting: Sitting,
    window: Entity,
}

/// From so far off, mm, the hand is led; nearer, the wheel turns.
const LED_MM: f64 = 6.0;

impl Mouse {
    /// Time passes from here on.
    pub(in crate::screens) fn at(mut sitting: Sitting) -> Self {
        let frame = Duration::from_secs(1) / 60;
        sitting.app().insert_resource(TimeUpdateStrategy::ManualDuration(frame));
        let world = sitting.app().world_mut();
        let mut windows = world.query_filtered::<Entity, With<PrimaryWindow>>();
        let window = windows.single(world).unwrap();
        Self { sitting, window }
    }

    /// The pointer goes there.
    fn go(&mut self, at: Pos2) {
        let (window, position) = (self.window, Vec2::new(at.x, at.y));
        let world = self.sitting.app().world_mut();
        let mut of = world.get_mut::<Window>(window).unwrap();
        let before = of.cursor_position();
        of.set_cursor_position(Some(position));
        world.write_message(CursorMoved {
            window,
            position,
            delta: before.map(|before| position - before),
        });
        self.sitting.events.push(Event::PointerMoved(at));
        self.frames(0.05);
    }

    fn button(&mut self, pos: Pos2, down: bool) {
        let state = if down {
            ButtonState::Pressed
        } else {
            ButtonState::Released
        };
        let window = self.window;
        self.sitting.app().world_mut().write_message(MouseButtonInput {
            button: MouseButton::Left,
            state,
            window,
        });
        self.sitting.events.push(Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed: down,
            modifiers: egui::Modifiers::NONE,
        });
    }

    fn click(&mut self, at: Pos2) {
        for down in [true, false] {
            self.button(at, down);
            self.frames(0.05);
        }
    }

    /// Where somebody would point to mean a thing of the picture: its middle, else beside what lies over that.
    fn places(&self, choice: &str) -> Vec<Pos2> {
        let Some((at, radius)) = looked::seen(self.sitting.app.world(), choice) else {
            return Vec::new();
        };
        let around = |part: f32| {
            (0..8).map(move |turn| at + part * radius * egui::Vec2::angled(turn as f32 * std::f32::consts::FRAC_PI_4))
        };
        std::iter::once(at).chain(around(0.4)).chain(around(0.8)).collect()
    }

    /// The button that has the words of a choice.
    fn label(&self, choice: &str) -> Option<Pos2> {
        let session = self.sitting.app.world().get_resource::<Session>()?;
        let scenario = session.scenario();
        let said = scenario.choices.get(choice).or_else(|| scenario.words.get(choice))?;
        self.words(said.get("fr"))
    }

    /// The button that has the words of a choice, and what it would be done to.
    fn label_of(&self, choice: &str) -> Option<Pos2> {
        let session = self.sitting.app.world().get_resource::<Session>()?;
        let said = session.scenario().choices.get(choice)?.get("fr");
        let mut written = self.sitting.written.iter().rev();
        let of = |words: &str| {
            let rest = words.replace('\u{a0}', " ");
            rest.strip_prefix(said).is_some_and(|rest| rest.starts_with(" : "))
        };
        let found = written.find(|written| of(&written.words))?;
        Some(found.place.center())
    }

    /// Where these words stand alone; of several places, the last.
    fn words(&self, words: &str) -> Option<Pos2> {
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let mut written = self.sitting.written.iter().rev();
        let found = written.find(|written| plain(&written.words) == plain(words))?;
        Some(found.place.center())
    }

    /// Where a place on what the hand moves over is on the page.
    fn on_page(&mut self, to: [f64; 2]) -> Option<Pos2> {
        let page = self.sitting.whole();
        let world = self.sitting.app().world_mut();
        let reach = world.resource::<Signs>().reach?;
        let mut eyes = world.query_filtered::<(&Transform, &Projection), With<Eye>>();
        let (eye, projection) = eyes.single(world).ok()?;
        let Projection::Perspective(lens) = projection else {
            return None;
        };
        let point = reach.place(Vec2::new(to[0] as f32, to[1] as f32));
        let sight = Sight::of(point, eye, lens.fov, page.width() / page.height());
        Some(pointers::place(sight, page))
    }

    /// The wheel turns by a notch.
    fn turn(&mut self, on: bool) {
        let window = self.window;
        self.sitting.app().world_mut().write_message(MouseWheel {
            unit: MouseScrollUnit::Line,
            x: 0.0,
            y: if on { 1.0 } else { -1.0 },
            window,
            phase: TouchPhase::Moved,
        });
        self.frames(0.1);
    }
}

impl Device for Mouse {
    fn sitting(&mut self) -> &mut Sitting {
        &mut self.sitting
    }

    fn main(&mut self, choice: &str) {
        self.choose(choice);
    }

    /// Clicks on the thing in the picture, or on the button that says it.
    fn choose(&mut self, choice: &str) {
        for at in self.places(choice) {
            self.go(at);
            if looked::under_mouse(self.sitting.app.world()).as_deref() == Some(choice) {
                self.click(at);
                return;
            }
        }
        // A page that lies over the picture is closed by its own button.
        let close = || self.words("Fermer");
        let Some(at) = self.label(choice).or_else(close).or_else(|| self.label_of(choice)) else {
            panic!("{choice} is nowhere to be clicked: {:?}", self.sitting.words());
        };
        self.go(at);
        self.click(at);
    }

    /// Clicks on its place on the wheel of verbs.
    fn say(&mut self, verb: Verb) {
        let centre = Pos2::new(126.0, self.sitting.page.y - 126.0);
        let place = Verb::ALL.iter().position(|known| *known == verb).unwrap();
        let ways = [vec2(0.0, -62.0), vec2(62.0, 0.0), vec2(0.0, 62.0), vec2(-62.0, 0.0)];
        self.go(centre + ways[place]);
        self.click(centre + ways[place]);
    }

    /// Leads the hand with the button held, the last millimetres with the wheel.
    fn move_hand(&mut self, to: [f64; 2], hand: [f64; 2]) {
        let off = to[0] - hand[0];
        if off.abs() < LED_MM {
            self.turn(off > 0.0);
            return;
        }
        let Some(at) = self.on_page(to) else {
            panic!("what the hand moves over is not seen");
        };
        self.go(at);
        self.button(at, true);
        self.frames(0.8);
        self.button(at, false);
        self.frames(0.2);
    }

    /// The pointer goes out of the way.
    fn rest(&mut self) {}
}
