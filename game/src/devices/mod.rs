//! Keyboard by physical position, gamepad and mouse: each alone is enough for every screen.

mod device;
pub(crate) mod hand;
pub(crate) mod hold;
mod input;
pub(crate) mod labels;
pub(crate) mod lever;
mod menu;
mod pads;
mod set;
mod stirred;
mod stride;
mod witness;

use bevy::input::InputSystems;
use bevy::input::gamepad::GamepadButtonChangedEvent;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::MouseButtonInput;
use bevy::prelude::*;
use bevy::window::{CursorMoved, WindowFocused};

pub(crate) use device::{Device, Half, Presses, VERB_KEYS};
pub(crate) use hand::Hand;
pub(crate) use hold::HoldKey;
pub(crate) use input::{Flying, PlayerInput};
pub(crate) use lever::Lever;
pub(crate) use pads::MousePads;
use set::Notice;
pub(crate) use stirred::Stirred;
pub(crate) use witness::{MARK_KEYS, NEXT_KEYS};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hand>();
    app.add_plugins((labels::plugin, menu::plugin, input::plugin));
    app.add_systems(PreUpdate, (notice, let_go).after(InputSystems).in_set(Notice));
}

/// What the devices did in a frame, as far as it tells which of them is in hand.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what a frame brought, each on its own")]
struct Touched {
    /// A key that is not the witness's went down or up.
    keys: bool,
    /// The mouse was clicked or really moved.
    mouse: bool,
    /// A button of the mouse is down: the hand on it is busy.
    mouse_held: bool,
    gamepad: bool,
}

/// The device in hand after a frame.
fn hand_after(now: Hand, touched: Touched) -> Hand {
    if touched.gamepad {
        Hand::Gamepad
    } else if touched.keys && !touched.mouse_held {
        Hand::Keyboard
    } else if touched.mouse {
        Hand::Mouse
    } else {
        now
    }
}

/// The device that is shown before anything was touched, if another than the last: a gamepad that is there is what they came
/// for, and whoever sits at a keyboard finds its keys without being told. `guessed`: it was, and nobody touched anything.
fn guess(gamepads: usize, guessed: &mut bool) -> Option<Hand> {
    let is_there = gamepads > 0;
    let changed = is_there != std::mem::replace(guessed, is_there);
    changed.then_some(if is_there { Hand::Gamepad } else { Hand::default() })
}

/// Keys of the witness, who sits beside whoever plays: the function keys of the marks, and all of the numeric
/// block but its Enter. They say nothing about the hand that plays.
fn is_of_witness(key: KeyCode) -> bool {
    const BLOCK: [KeyCode; 15] = [
        KeyCode::Numpad0,
        KeyCode::Numpad1,
        KeyCode::Numpad2,
        KeyCode::Numpad3,
        KeyCode::Numpad4,
        KeyCode::Numpad5,
        KeyCode::Numpad6,
        KeyCode::Numpad7,
        KeyCode::Numpad8,
        KeyCode::Numpad9,
        KeyCode::NumpadAdd,
        KeyCode::NumpadSubtract,
        KeyCode::NumpadMultiply,
        KeyCode::NumpadDecimal,
        KeyCode::NumLock,
    ];
    BLOCK.contains(&key) || MARK_KEYS.iter().flatten().any(|mark| *mark == key)
}

fn notice(
    mut keys: MessageReader<KeyboardInput>,
    mut buttons: MessageReader<GamepadButtonChangedEvent>,
    pads: Query<&Gamepad>,
    mut clicks: MessageReader<MouseButtonInput>,
    mut moves: MessageReader<CursorMoved>,
    held: Res<ButtonInput<MouseButton>>,
    (mut travelled, mut guessed, mut known): (Local<f32>, Local<bool>, Local<bool>),
    mut hand: ResMut<Hand>,
) {
    // A table that shakes is no hand on the mouse.
    *travelled = (*travelled * 0.9) + moves.read().filter_map(|m| m.delta).map(Vec2::length).sum::<f32>();
    let mouse = clicks.read().count() > 0 || *travelled > 60.0;
    if mouse {
        *travelled = 0.0;
    }
    let tilted = pads
        .iter()
        .any(|pad| pad.left_stick().length() > 0.4 || pad.right_stick().length() > 0.4);
    let touched = Touched {
        keys: keys.read().filter(|key| !is_of_witness(key.key_code)).count() > 0,
        mouse,
        mouse_held: held.get_pressed().len() > 0,
        gamepad: tilted | (buttons.read().filter(|b| b.value > 0.5).count() > 0),
    };
    *known |= touched.keys || touched.mouse || touched.gamepad;
    let now = if *known {
        hand_after(*hand, touched)
    } else {
        guess(pads.iter().count(), &mut guessed).unwrap_or(*hand)
    };
    hand.set_if_neq(now);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_witness_leave_the_hand_that_plays() {
        for key in MARK_KEYS
            .into_iter()
            .flatten()
            .chain([KeyCode::Numpad5, KeyCode::NumLock])
        {
            assert!(is_of_witness(key), "{key:?}");
        }
        for key in [KeyCode::KeyW, KeyCode::Digit1, KeyCode::Enter, KeyCode::NumpadEnter] {
            assert!(!is_of_witness(key), "{key:?}");
        }
    }

    #[test]
    fn the_hand_is_the_device_that_was_touched() {
        let nothing = Touched::default();
        for hand in [Hand::Keyboard, Hand::Gamepad, Hand::Mouse] {
            assert_eq!(hand_after(hand, nothing), hand);
        }
        let keys = Touched { keys: true, ..nothing };
        assert_eq!(hand_after(Hand::Gamepad, keys), Hand::Keyboard);
        let mouse = Touched { mouse: true, ..nothing };
        assert_eq!(hand_after(Hand::Keyboard, mouse), Hand::Mouse);
        let gamepad = Touched {
            gamepad: true,
            ..nothing
        };
        assert_eq!(hand_after(Hand::Mouse, gamepad), Hand::Gamepad);
    }

    #[test]
    fn before_anything_is_touched_a_gamepad_that_is_there_is_what_is_shown() {
        let mut guessed = false;
        assert_eq!(guess(0, &mut guessed), None);
        assert_eq!(guess(1, &mut guessed), Some(Hand::Gamepad));
        assert_eq!(guess(1, &mut guessed), None, "once");
        assert_eq!(guess(0, &mut guessed), Some(Hand::Keyboard), "unplugged again");
    }

    #[test]
    fn a_hand_that_holds_the_mouse_is_not_taken_off_it_by_a_key() {
        let drags = Touched {
            keys: true,
            mouse_held: true,
            ..Touched::default()
        };
        assert_eq!(hand_after(Hand::Mouse, drags), Hand::Mouse);
    }
}
