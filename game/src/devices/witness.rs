//! The keys of a witness, who sits beside whoever plays.

use bevy::prelude::*;

/// Keys of the witness's marks: on the numeric keypad, and in the row of function keys where there is none.
pub(crate) const MARK_KEYS: [[KeyCode; 2]; 3] = [
    [KeyCode::Numpad1, KeyCode::F1],
    [KeyCode::Numpad2, KeyCode::F2],
    [KeyCode::Numpad3, KeyCode::F3],
];

/// Where several play: whom the marks are about, one further.
pub(crate) const NEXT_KEYS: [KeyCode; 2] = [KeyCode::Numpad0, KeyCode::F4];
