//! Keys and buttons that are held: one for each of the eight that a situation can declare.

use bevy::prelude::*;

/// Where a button of the situation lies on keyboard and gamepad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HoldKey {
    pub(crate) key: KeyCode,
    pub(crate) button: GamepadButton,
}

const fn hold(key: KeyCode, button: GamepadButton) -> HoldKey {
    HoldKey { key, button }
}

/// In the order of the situation's buttons. The first lies best; none of them is a lever, a verb or a choice.
const KEYS: [HoldKey; 8] = [
    hold(KeyCode::Space, GamepadButton::East),
    hold(KeyCode::KeyQ, GamepadButton::RightTrigger2),
    hold(KeyCode::KeyE, GamepadButton::LeftTrigger2),
    hold(KeyCode::KeyF, GamepadButton::RightThumb),
    hold(KeyCode::KeyR, GamepadButton::DPadUp),
    hold(KeyCode::KeyG, GamepadButton::DPadDown),
    hold(KeyCode::KeyX, GamepadButton::RightTrigger),
    hold(KeyCode::KeyC, GamepadButton::LeftTrigger),
];

impl HoldKey {
    /// For the `place`-th button of a situation.
    pub(crate) fn of(place: usize) -> Option<Self> {
        KEYS.get(place).copied()
    }

    /// All, with their places.
    pub(crate) fn all() -> impl Iterator<Item = (usize, Self)> {
        KEYS.into_iter().enumerate()
    }

    /// The name of its button of a gamepad.
    pub(crate) fn button_name(self) -> &'static str {
        name(self.button)
    }
}

fn name(button: GamepadButton) -> &'static str {
    match button {
        GamepadButton::RightTrigger2 => "R2",
        GamepadButton::LeftTrigger2 => "L2",
        GamepadButton::RightTrigger => "R1",
        GamepadButton::LeftTrigger => "L1",
        GamepadButton::RightThumb => "R3",
        GamepadButton::DPadUp => "↑",
        GamepadButton::DPadDown => "↓",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::{MARK_KEYS, VERB_KEYS};

    #[test]
    fn each_has_a_key_of_its_own() {
        for (place, hold) in HoldKey::all() {
            for (other, another) in HoldKey::all().filter(|(other, _)| *other != place) {
                assert!(
                    hold.key != another.key && hold.button != another.button,
                    "{place} {other}"
                );
            }
            let taken = [
                KeyCode::KeyW,
                KeyCode::KeyA,
                KeyCode::KeyS,
                KeyCode::KeyD,
                KeyCode::KeyH,
                KeyCode::KeyV,
                KeyCode::KeyK,
            ];
            assert!(!taken.contains(&hold.key) && !VERB_KEYS.contains(&hold.key), "{place}");
            assert!(!MARK_KEYS.as_flattened().contains(&hold.key), "{place}");
            assert_ne!(
                name(hold.button) == "?",
                hold.button != GamepadButton::East,
                "{place} has a name"
            );
        }
    }
}
