//! What stands on the keys of this keyboard: guessed from the language, learnt from each key pressed.

use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::platform::collections::HashMap;
use bevy::prelude::*;
use wording::Language;

use crate::language::ScreenLanguage;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<KeyLabels>();
    app.add_systems(PreUpdate, learn.after(bevy::input::InputSystems));
    app.add_systems(Update, guess.run_if(resource_changed::<ScreenLanguage>));
}

/// Labels by physical position.
#[derive(Resource, Debug, Default)]
pub(crate) struct KeyLabels {
    learnt: HashMap<KeyCode, String>,
    azerty: bool,
}

/// Positions whose letter differs between the two layouts of our languages (position, AZERTY, QWERTY).
const LETTERS: [(KeyCode, &str, &str); 17] = [
    (KeyCode::KeyW, "Z", "W"),
    (KeyCode::KeyA, "Q", "A"),
    (KeyCode::KeyS, "S", "S"),
    (KeyCode::KeyD, "D", "D"),
    (KeyCode::KeyQ, "A", "Q"),
    (KeyCode::KeyE, "E", "E"),
    (KeyCode::KeyR, "R", "R"),
    (KeyCode::KeyF, "F", "F"),
    (KeyCode::KeyC, "C", "C"),
    (KeyCode::KeyV, "V", "V"),
    (KeyCode::KeyU, "U", "U"),
    (KeyCode::KeyI, "I", "I"),
    (KeyCode::KeyO, "O", "O"),
    (KeyCode::KeyP, "P", "P"),
    (KeyCode::KeyH, "H", "H"),
    (KeyCode::KeyK, "K", "K"),
    (KeyCode::KeyX, "X", "X"),
];

impl KeyLabels {
    /// What stands on the key at this position; `None` for keys that have a name rather than a letter.
    pub(crate) fn letter(&self, key: KeyCode) -> Option<String> {
        if let Some(learnt) = self.learnt.get(&key) {
            return Some(learnt.clone());
        }
        let (_, azerty, qwerty) = LETTERS.iter().find(|(position, ..)| *position == key)?;
        Some((if self.azerty { azerty } else { qwerty }).to_string())
    }
}

fn guess(language: Res<ScreenLanguage>, mut labels: ResMut<KeyLabels>) {
    labels.azerty = language.0 == Language::French;
}

fn learn(mut keys: MessageReader<KeyboardInput>, held: Res<ButtonInput<KeyCode>>, mut labels: ResMut<KeyLabels>) {
    let changed = [
        KeyCode::ShiftLeft,
        KeyCode::ShiftRight,
        KeyCode::AltRight,
        KeyCode::ControlLeft,
    ];
    for key in keys.read() {
        if held.any_pressed(changed) || !LETTERS.iter().any(|(position, ..)| *position == key.key_code) {
            continue;
        }
        if let Key::Character(letter) = &key.logical_key
            && letter.chars().count() == 1
        {
            let letter = letter.to_uppercase();
            if labels.learnt.get(&key.key_code) != Some(&letter) {
                // One key that tells the layouts apart tells them all.
                if let Some((_, azerty, qwerty)) = LETTERS.iter().find(|(p, a, q)| *p == key.key_code && a != q)
                    && (letter == *azerty || letter == *qwerty)
                {
                    labels.azerty = letter == *azerty;
                }
                labels.learnt.insert(key.key_code, letter);
            }
        }
    }
}
