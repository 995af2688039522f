//! Whether a hand did anything: at the keyboard, the mouse, the screen. Gamepads are heard apart: some want every tremble,
//! some only what is held.

use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::{MouseButtonInput, MouseWheel};
use bevy::input::touch::TouchInput;
use bevy::prelude::*;
use bevy::window::CursorMoved;

/// What hands did since the system looked last.
#[derive(SystemParam)]
pub(crate) struct Stirred<'w, 's> {
    keys: MessageReader<'w, 's, KeyboardInput>,
    buttons: MessageReader<'w, 's, MouseButtonInput>,
    wheel: MessageReader<'w, 's, MouseWheel>,
    cursor: MessageReader<'w, 's, CursorMoved>,
    screen: MessageReader<'w, 's, TouchInput>,
}

impl Stirred<'_, '_> {
    /// Whether there was anything; it is heard once.
    pub(crate) fn hears(&mut self) -> bool {
        let heard = [
            self.keys.read().count(),
            self.buttons.read().count(),
            self.wheel.read().count(),
            self.cursor.read().count(),
            self.screen.read().count(),
        ];
        heard.iter().any(|count| *count > 0)
    }
}
