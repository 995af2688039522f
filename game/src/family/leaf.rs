//! A page that lies over the picture in play.

/// A page that lies over the picture: the choices that close it and turn to others. What is on it the family draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// Closes it.
    pub(crate) close: &'static str,
    /// Turns to the one before.
    pub(crate) back: &'static str,
    /// Turns to the next one.
    pub(crate) on: &'static str,
    /// How many steps nearer it can be looked at.
    pub(crate) nearer: usize,
}
