//! What a hand without a pointer points at among the open choices.

use bevy::prelude::*;

/// Which of the places is pointed at, and for how many seconds more. Pointing at none, the main button does the main
/// act.
#[derive(Component, Debug, Clone, Copy, Default)]
pub(super) struct Pointed(Option<(usize, f32)>);

/// Seconds after which a place that was pointed at, and nothing done, is forgotten.
const POINTED_S: f32 = 6.0;

impl Pointed {
    /// The place pointed at, among these; where nothing else is to be done, the first.
    pub(super) fn among(self, open: &[usize], main: bool) -> Option<usize> {
        match self.0 {
            Some((place, _)) if open.contains(&place) => Some(place),
            _ if main => None,
            _ => open.first().copied(),
        }
    }

    /// Points at `place`, or at nothing.
    pub(super) fn at(&mut self, place: Option<usize>) {
        self.0 = place.map(|place| (place, POINTED_S));
    }

    /// Seconds pass.
    pub(super) fn pass(&mut self, seconds: f32) {
        if let Some((_, left)) = self.0.as_mut() {
            *left -= seconds;
        }
        self.0.take_if(|(_, left)| *left <= 0.0);
    }

    /// One place further, or back.
    pub(super) fn walk(&mut self, open: &[usize], main: bool, on: bool) {
        if open.is_empty() {
            return;
        }
        let now = self.among(open, main).and_then(|p| open.iter().position(|o| *o == p));
        let next = match (now, on) {
            (None, true) => 0,
            (None, false) => open.len() - 1,
            (Some(at), true) => (at + 1) % open.len(),
            (Some(at), false) => (at + open.len() - 1) % open.len(),
        };
        self.at(Some(open[next]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_button_does_the_main_act_until_something_else_is_pointed_at() {
        let open = [0, 1, 4];
        let mut pointed = Pointed::default();
        assert_eq!(pointed.among(&open, true), None);
        assert_eq!(pointed.among(&open, false), Some(0));
        pointed.walk(&open, true, true);
        assert_eq!(pointed.among(&open, true), Some(0));
        pointed.walk(&open, true, false);
        assert_eq!(pointed.among(&open, true), Some(4));
        assert_eq!(pointed.among(&[0, 1], true), None, "what closed is not pointed at");
        pointed.pass(POINTED_S + 0.1);
        assert_eq!(pointed.among(&open, true), None, "forgotten");
    }
}
