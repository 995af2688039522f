//! From where a workshop is looked at.

/// From where a workshop is looked at, in the order of [`views`](crate::family::face::Face::views).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// From the worker's place over the whole bench; the eye comes closer by itself while hands are at work.
    Bench,
    /// Close, over the piece that is worked on.
    Piece,
}

impl View {
    pub(super) const ALL: [Self; 2] = [Self::Bench, Self::Piece];
    pub(super) const WORDS: [&'static str; 2] = ["game-view-bench", "game-view-piece"];

    pub(super) fn of(view: crate::scene::view::View) -> Self {
        view.among(Self::ALL.len())
            .map_or(Self::Bench, |place| Self::ALL[place])
    }
}
