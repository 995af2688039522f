//! From where a flight is looked at.

/// From where a flight is looked at, in the order of [`views`](crate::family::face::Face::views).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// From the pilot's mark, line of sight, as in reality.
    Pilot,
    /// From behind and above the drone.
    Chase,
    /// From the drone's nose.
    OnBoard,
}

impl View {
    pub(super) const ALL: [Self; 3] = [Self::Pilot, Self::Chase, Self::OnBoard];
    pub(super) const WORDS: [&'static str; 3] = ["game-view-pilot", "game-view-chase", "game-view-on-board"];

    pub(super) fn of(view: crate::scene::view::View) -> Self {
        view.among(Self::ALL.len())
            .map_or(Self::Pilot, |place| Self::ALL[place])
    }
}
