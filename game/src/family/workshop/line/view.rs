//! From where a line is looked at.

/// From where a line is looked at, in the order of [`views`](crate::family::face::Face::views).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// From the worker's place over the whole post; the eye goes to the machine by itself while its hatch is open.
    Post,
    /// Close, over the piece.
    Piece,
}

impl View {
    pub(super) const ALL: [Self; 2] = [Self::Post, Self::Piece];
    pub(super) const WORDS: [&'static str; 2] = ["game-view-post", "game-view-piece"];

    pub(super) fn of(view: crate::scene::view::View) -> Self {
        view.among(Self::ALL.len()).map_or(Self::Post, |place| Self::ALL[place])
    }
}
