//! What the cross of a device does: four keys of half a keyboard, the left stick of a gamepad.

/// What it does for a seat just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cross {
    /// It moves the situation's levers, for as long as it is held.
    Levers,
    /// It walks: keys that are pressed for a moment go on by themselves, so that nobody has to hold any.
    Walks {
        /// The sentence beside keys.
        keys: &'static str,
        /// The sentence beside a stick.
        stick: &'static str,
    },
    /// It points at what lies in the flat picture. The sentence beside it.
    Points(&'static str),
    /// Nothing.
    Rests,
}
