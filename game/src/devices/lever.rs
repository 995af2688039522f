//! Levers: two hands, two directions each.

/// A lever of two hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lever {
    LeftX,
    LeftY,
    RightX,
    RightY,
}
