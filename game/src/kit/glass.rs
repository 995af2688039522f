//! The magnifying glass: with large text a page is larger than the window, and the window moves over it. It follows
//! the mouse or the focus; Shift with the arrows, or the right stick, moves it where nothing can have the focus.

use bevy::prelude::{ButtonInput, Gamepad, KeyCode, Query, Res, ResMut, Resource, Time};
use bevy::time::Real;
use bevy_egui::EguiContexts;
use bevy_egui::egui::{Rect, Vec2, vec2};

use super::{Focus, Stillness};
use crate::devices::Hand;
use crate::theme;

/// Where the window stands over the page.
#[derive(Resource, Debug, Default)]
pub(crate) struct Glass {
    /// The window's top left corner on the page, points.
    at: Vec2,
}

/// Kept free around the focus, points.
const MARGIN: f32 = 40.0;
/// Points per second with keys or stick.
const SPEED: f32 = 900.0;
/// Share of the way to the focus that is left after a second.
const LAG: f32 = 1e-5;

impl Glass {
    /// Where the page lies for a window of `view`: larger than it, or the same.
    pub(crate) fn page(&self, view: Rect) -> Rect {
        Rect::from_min_size(view.min - self.at, view.size().max(theme::LEAST_PAGE))
    }

    /// A new page begins at its beginning.
    pub(super) fn lift(&mut self) {
        self.at = Vec2::ZERO;
    }

    /// Moves by so much, or not further than the page goes.
    fn slide(&mut self, by: Vec2, view: Vec2) {
        let room = (view.max(theme::LEAST_PAGE) - view).max(Vec2::ZERO);
        self.at = (self.at + by).clamp(Vec2::ZERO, room);
    }

    /// Puts the same part of the page under the pointer as the part of the window that it is at.
    fn under(&mut self, pointer: Vec2, view: Vec2) {
        let room = (view.max(theme::LEAST_PAGE) - view).max(Vec2::ZERO);
        // The last fifth at each edge is the edge: nobody has to reach the last pixel.
        let part = |at: f32, length: f32| ((at / length.max(1.0) - 0.2) / 0.6).clamp(0.0, 1.0);
        self.at = vec2(part(pointer.x, view.x) * room.x, part(pointer.y, view.y) * room.y);
    }

    /// How far `rect` (in the window as it stands) is from being in view.
    fn missing(rect: Rect, view: Vec2) -> Vec2 {
        let one = |low: f32, high: f32, length: f32| {
            let (low, high) = (low - MARGIN, high + MARGIN);
            if high - low > length || low < 0.0 {
                low
            } else {
                (high - length).max(0.0)
            }
        };
        vec2(
            one(rect.left(), rect.right(), view.x),
            one(rect.top(), rect.bottom(), view.y),
        )
    }
}

pub(super) fn follow(
    mut glass: ResMut<Glass>,
    mut contexts: EguiContexts,
    focus: Res<Focus>,
    hand: Res<Hand>,
    still: Res<Stillness>,
    time: Res<Time<Real>>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
) -> bevy::prelude::Result {
    let context = contexts.ctx_mut()?;
    let view = context.viewport_rect().size();
    let mut by = Vec2::ZERO;
    if keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]) {
        let way = |low, high| f32::from(u8::from(keys.pressed(high))) - f32::from(u8::from(keys.pressed(low)));
        by += vec2(
            way(KeyCode::ArrowLeft, KeyCode::ArrowRight),
            way(KeyCode::ArrowUp, KeyCode::ArrowDown),
        );
    }
    for pad in &pads {
        by += vec2(pad.right_stick().x, -pad.right_stick().y);
    }
    let seconds = time.delta_secs().min(0.1);
    if by.length() > 0.2 {
        glass.slide(by * SPEED * seconds, view);
    } else if *hand == Hand::Mouse {
        if let Some(pointer) = context.pointer_latest_pos() {
            glass.under(pointer.to_vec2(), view);
        }
    } else if let Some(rect) = focus.followed() {
        let part = if still.0 { 1.0 } else { 1.0 - LAG.powf(seconds) };
        glass.slide(Glass::missing(rect, view) * part, view);
    }
    // A window that grew leaves nothing of the page behind.
    glass.slide(Vec2::ZERO, view);
    Ok(())
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::pos2;

    use super::*;

    const VIEW: Vec2 = vec2(640.0, 360.0);

    fn window() -> Rect {
        Rect::from_min_size(pos2(0.0, 0.0), VIEW)
    }

    #[test]
    fn a_page_that_fits_never_moves() {
        let mut glass = Glass::default();
        let view = theme::LEAST_PAGE + vec2(10.0, 10.0);
        glass.slide(vec2(500.0, 500.0), view);
        glass.under(view, view);
        assert_eq!(
            glass.page(Rect::from_min_size(pos2(0.0, 0.0), view)),
            Rect::from_min_size(pos2(0.0, 0.0), view)
        );
    }

    #[test]
    fn every_corner_of_the_page_can_be_seen() {
        let mut glass = Glass::default();
        glass.under(VIEW, VIEW);
        assert_eq!(glass.page(window()).max, window().max);
        glass.under(Vec2::ZERO, VIEW);
        assert_eq!(glass.page(window()).min, window().min);
        glass.slide(vec2(1e6, 1e6), VIEW);
        assert_eq!(glass.page(window()).max, window().max);
    }

    #[test]
    fn what_has_the_focus_comes_into_view() {
        let mut glass = Glass::default();
        // « Continuer », bottom right of the page.
        let on = Rect::from_min_max(pos2(800.0, 500.0), (theme::LEAST_PAGE - vec2(40.0, 20.0)).to_pos2());
        for _ in 0..3 {
            let shown = on.translate(glass.page(window()).min.to_vec2());
            glass.slide(Glass::missing(shown, VIEW), VIEW);
        }
        let shown = on.translate(glass.page(window()).min.to_vec2());
        assert!(window().contains_rect(shown), "{shown:?}");
        let before = glass.at;
        glass.slide(Glass::missing(shown, VIEW), VIEW);
        assert_eq!(glass.at, before, "what is in view stays where it is");
    }
}
