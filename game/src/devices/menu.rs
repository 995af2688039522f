//! Devices on pages: directions, continue, back.

use bevy::input::keyboard::KeyboardInput;
use bevy::prelude::*;

use super::hand::Hand;
use super::set::Notice;
use crate::kit::{Direction, Focus, Nav};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, (keyboard, gamepad).chain().after(Notice));
}

fn keyboard(
    mut keys: MessageReader<KeyboardInput>,
    held: Res<ButtonInput<KeyCode>>,
    focus: Res<Focus>,
    hand: Res<Hand>,
    mut nav: ResMut<Nav>,
) {
    nav.without_letters = *hand == Hand::Gamepad;
    let writes = focus.writes();
    for key in keys.read().filter(|k| k.state.is_pressed()) {
        let shift = held.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
        match key.key_code {
            KeyCode::ArrowLeft if !writes => nav.step = Some(Direction::Left),
            KeyCode::ArrowRight if !writes => nav.step = Some(Direction::Right),
            KeyCode::ArrowUp => nav.step = Some(Direction::Up),
            KeyCode::ArrowDown => nav.step = Some(Direction::Down),
            KeyCode::Tab if shift => nav.step = Some(Direction::Previous),
            KeyCode::Tab => nav.step = Some(Direction::Next),
            // The one key that acts: what it would do wears it ([`Kit::ring`](crate::kit::Kit::ring)). The space bar
            // writes, and does nothing else here.
            KeyCode::Enter | KeyCode::NumpadEnter if !key.repeat && !shift => nav.confirm = true,
            KeyCode::Escape if !key.repeat => nav.back = true,
            _ => {}
        }
    }
}

/// Seconds before a held direction repeats, and between repeats.
const REPEAT_S: (f32, f32) = (0.4, 0.14);

fn gamepad(
    pads: Query<&Gamepad>,
    time: Res<Time<Real>>,
    mut nav: ResMut<Nav>,
    mut held: Local<Option<(Direction, f32)>>,
) {
    let mut way = None;
    for pad in &pads {
        nav.confirm |= pad.just_pressed(GamepadButton::South);
        nav.done |= pad.just_pressed(GamepadButton::Start);
        nav.back |= pad.just_pressed(GamepadButton::East);
        let stick = pad.left_stick();
        let tilt = |low: f32| low > 0.6;
        for (button, tilted, direction) in [
            (GamepadButton::DPadLeft, tilt(-stick.x), Direction::Left),
            (GamepadButton::DPadRight, tilt(stick.x), Direction::Right),
            (GamepadButton::DPadUp, tilt(stick.y), Direction::Up),
            (GamepadButton::DPadDown, tilt(-stick.y), Direction::Down),
        ] {
            if pad.pressed(button) || tilted {
                way = Some(direction);
            }
        }
    }
    let Some(way) = way else {
        *held = None;
        return;
    };
    match held.as_mut() {
        Some((before, wait)) if *before == way => {
            *wait -= time.delta_secs();
            if *wait <= 0.0 {
                *wait = REPEAT_S.1;
                nav.step = Some(way);
            }
        }
        _ => {
            *held = Some((way, REPEAT_S.0));
            nav.step = Some(way);
        }
    }
}
