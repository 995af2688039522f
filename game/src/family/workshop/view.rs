//! From where a workshop is looked at.

/// From where a workshop is looked at, in the order of [`views`](crate::family::face::Face::views).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// As what is to be done asks: over the whole bench, or close over what the hands are at.
    Asked,
    /// The other one of the two, until what is to be done asks for another view.
    Other,
}

impl View {
    pub(super) const ALL: [Self; 2] = [Self::Asked, Self::Other];
    pub(super) const WORDS: [&'static str; 2] = [WHOLE, CLOSE];

    pub(super) fn of(view: crate::scene::view::View) -> Self {
        view.among(Self::ALL.len())
            .map_or(Self::Asked, |place| Self::ALL[place])
    }
}

/// The sentence that leads to the whole bench.
const WHOLE: &str = "game-view-bench";
/// The sentence that leads close.
const CLOSE: &str = "game-view-piece";

/// What a press on the view's button leads to from here.
pub(super) fn leads_to(is_close: bool) -> &'static str {
    if is_close { WHOLE } else { CLOSE }
}
