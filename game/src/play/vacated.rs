//! Where a button just was: a click that comes there a moment later was meant for it, and falls into nothing.

use std::collections::BTreeMap;

use bevy::prelude::*;
use bevy_egui::egui::{Id, Pos2, Rect};

/// Seconds for which a place stays closed after its button left.
const CLOSED_S: f32 = 0.6;

/// Buttons over the picture, and places where one was until a moment ago.
#[derive(Resource, Debug, Default)]
pub(crate) struct Vacated {
    /// Who draws them, and what stands there.
    standing: BTreeMap<&'static str, Vec<(Id, Rect)>>,
    /// Seconds left.
    left: Vec<(Rect, f32)>,
}

impl Vacated {
    /// What `who` has drawn now: each button, and its place. What is gone leaves its place closed.
    pub(crate) fn follow(&mut self, who: &'static str, now: Vec<(Id, Rect)>) {
        let before = self.standing.insert(who, now).unwrap_or_default();
        let now = &self.standing[who];
        let gone = before
            .into_iter()
            .filter(|(id, _)| now.iter().all(|(known, _)| known != id));
        self.left.extend(gone.map(|(_, place)| (place, CLOSED_S)));
    }

    /// Seconds pass.
    fn pass(&mut self, seconds: f32) {
        self.left.retain_mut(|(_, left)| {
            *left -= seconds;
            *left > 0.0
        });
    }

    /// Whether a click here would be meant for what just left.
    pub(super) fn covers(&self, at: Pos2) -> bool {
        self.left.iter().any(|(place, _)| place.contains(at))
    }
}

pub(super) fn pass(mut vacated: ResMut<Vacated>, time: Res<Time<Real>>) {
    vacated.pass(time.delta_secs());
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::vec2;

    use super::*;

    #[test]
    fn a_click_where_a_button_just_was_is_not_meant_for_the_picture() {
        let place = Rect::from_min_size(Pos2::new(600.0, 640.0), vec2(200.0, 58.0));
        let (main, at) = (Id::new("main"), place.center());
        let mut vacated = Vacated::default();
        vacated.follow("choices", vec![(main, place)]);
        vacated.follow("other", Vec::new());
        assert!(!vacated.covers(at), "the button itself is in the way");
        vacated.follow("choices", Vec::new());
        assert!(vacated.covers(at) && !vacated.covers(Pos2::new(10.0, 10.0)));
        vacated.pass(CLOSED_S / 2.0);
        assert!(vacated.covers(at));
        vacated.pass(CLOSED_S);
        assert!(!vacated.covers(at));
    }
}
