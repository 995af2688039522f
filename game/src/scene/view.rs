//! From where the player looks.

use bevy::prelude::*;

/// A place among the views of the family that is shown ([`crate::family::Face::views`]): 0 is the ordinary one.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct View(usize);

impl View {
    /// One of the family's views, by its place.
    pub(crate) fn at(place: usize) -> Self {
        Self(place)
    }

    /// Its place among so many views; `None` where there are none.
    pub(crate) fn among(self, views: usize) -> Option<usize> {
        (views > 0).then(|| self.0 % views)
    }

    /// The view after this one, round and round.
    #[must_use]
    pub(crate) fn next(self, views: usize) -> Self {
        Self(self.among(views).map_or(0, |place| (place + 1) % views))
    }
}

/// How far what is looked at is turned by hand, rad: the eye goes round it.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Turned(pub(crate) f32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_go_round() {
        let start = View::default();
        assert_eq!(start.next(3).next(3).next(3), start);
        assert_eq!(start.next(0), start);
        assert_eq!(View::at(2).among(0), None);
        // Another family has fewer.
        assert_eq!(View::at(2).among(2), Some(0));
    }
}
