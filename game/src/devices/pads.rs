//! What a hand on the mouse holds: two pads and the buttons of the situation, drawn by the screen.

use bevy::prelude::*;

use super::device::Held;

/// What mouse pads ask for: −1..=1 each, drawn and set by the screen.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct MousePads {
    /// Left pad: x, y.
    pub(crate) left: Vec2,
    /// Right pad: x, y.
    pub(crate) right: Vec2,
    /// What a hand asks for that goes after the pointer in the picture, by [`Lever`](super::Lever).
    pub(crate) follows: [f32; 4],
    /// Buttons held with the mouse: bit `i` is button `i` of the situation.
    pub(crate) held: u8,
}

impl MousePads {
    /// As a device.
    pub(super) fn held(self) -> Held {
        Held {
            levers: [self.left.x, self.left.y, self.right.x, self.right.y],
            buttons: self.held,
        }
        .with(Held {
            levers: self.follows,
            buttons: 0,
        })
    }
}
