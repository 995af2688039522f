//! The way out that every page has while somebody is here: « Je dois partir ».

use bevy::prelude::Resource;
use bevy_egui::egui::{Rect, Ui, pos2, vec2};

use super::canvas::Kit;
use super::pictogram::Pictogram;
use crate::theme::STEP;

/// The way out of a page.
#[derive(Resource, Debug, Default)]
pub(crate) struct WayOut {
    /// Pages have it: somebody is here.
    pub(crate) open: bool,
    /// It was chosen.
    pub(crate) wanted: bool,
}

/// On a page narrower than this its sign stands alone, points.
const WITH_WORDS: f32 = 640.0;
const HEIGHT: f32 = 44.0;
const SMALL_HEIGHT: f32 = 36.0;

impl Kit<'_> {
    /// Room that the way out takes at the right end of a page's head, points; 0 where there is none.
    pub(super) fn way_out_room(&self, ui: &Ui, inner: Rect) -> f32 {
        if !self.out.open {
            return 0.0;
        }
        self.way_out_width(ui, inner, HEIGHT) + 2.0 * STEP
    }

    fn way_out_width(&self, ui: &Ui, inner: Rect, height: f32) -> f32 {
        if inner.width() < WITH_WORDS {
            return height;
        }
        self.button_width(ui, &self.say("game-leave"), true)
    }

    /// Draws it at the right end of the head, which begins at `top`.
    pub(super) fn way_out(&mut self, ui: &mut Ui, inner: Rect, top: f32, small: bool) {
        if !self.out.open {
            return;
        }
        let height = if small { SMALL_HEIGHT } else { HEIGHT };
        let width = self.way_out_width(ui, inner, height);
        let rect = Rect::from_min_size(pos2(inner.right() - width, top), vec2(width, height));
        let label = self.say("game-leave");
        // Whoever presses on a page that has nothing to press yet does not leave.
        self.focus.set_aside(true);
        let chosen = if inner.width() < WITH_WORDS {
            self.sign_button(ui, "way-out", rect, &label, Pictogram::Door)
        } else {
            self.button(
                ui,
                "way-out",
                rect,
                &label,
                Some(Pictogram::Door),
                super::button::Weight::Quiet,
            )
        };
        self.focus.set_aside(false);
        self.out.wanted |= chosen;
    }
}
