//! Keyboard by physical position, gamepad and mouse: each alone is enough for every screen.

mod labels;
mod menu;
mod seat;

use bevy::input::InputSystems;
use bevy::input::gamepad::GamepadButtonChangedEvent;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::MouseButtonInput;
use bevy::prelude::*;
use bevy::window::{CursorMoved, WindowFocused};

pub(crate) use labels::KeyLabels;
pub(crate) use seat::{Lever, MousePads, Seat, VERB_KEYS};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hand>();
    app.add_plugins((labels::plugin, menu::plugin, seat::plugin));
    app.add_systems(PreUpdate, (notice, let_go).after(InputSystems).in_set(Notice));
}

/// The device last used is known.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Notice;

/// The device last used.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Hand {
    #[default]
    Keyboard,
    Gamepad,
    Mouse,
}

fn notice(
    mut keys: MessageReader<KeyboardInput>,
    mut buttons: MessageReader<GamepadButtonChangedEvent>,
    pads: Query<&Gamepad>,
    mut clicks: MessageReader<MouseButtonInput>,
    mut moves: MessageReader<CursorMoved>,
    mut travelled: Local<f32>,
    mut hand: ResMut<Hand>,
) {
    let mut now = *hand;
    // A table that shakes is no hand on the mouse.
    *travelled = (*travelled * 0.9) + moves.read().filter_map(|m| m.delta).map(Vec2::length).sum::<f32>();
    if clicks.read().count() > 0 || *travelled > 60.0 {
        *travelled = 0.0;
        now = Hand::Mouse;
    }
    if keys.read().count() > 0 {
        now = Hand::Keyboard;
    }
    let tilted = pads
        .iter()
        .any(|pad| pad.left_stick().length() > 0.4 || pad.right_stick().length() > 0.4);
    if tilted || buttons.read().any(|b| b.value > 0.5) {
        now = Hand::Gamepad;
    }
    if *hand != now {
        *hand = now;
    }
}

/// Keys held while the window loses the focus would stay held: nobody tells when they are released.
fn let_go(
    mut focused: MessageReader<WindowFocused>,
    mut keys: ResMut<ButtonInput<KeyCode>>,
    mut mouse: ResMut<ButtonInput<MouseButton>>,
) {
    if focused.read().any(|f| !f.focused) {
        keys.release_all();
        mouse.release_all();
    }
}
