//! What is worth a picture.

use simulation::Activity;

/// A moment of a session: pictures are taken of it, and the cost of its frames is measured.
pub(crate) struct Moment {
    /// Name of its picture.
    pub(crate) name: &'static str,
    /// Which of the family's views it is looked at from.
    pub(crate) view: usize,
    /// Whether it has come.
    pub(crate) has_come: fn(&dyn Activity) -> bool,
}
