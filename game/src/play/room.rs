//! Which part of the screen in play is whose: corners and edges belong to what is read and pressed, the middle to the
//! picture.

use bevy_egui::egui::{Pos2, Rect};

/// Part of the height that the columns of several take.
pub(super) const COLUMNS: f32 = 0.46;

/// The free middle of the picture: `below` points of the lower edge belong to what is pressed.
fn between(whole: Rect, below: f32) -> Rect {
    let aside = (whole.width() * 0.21).min(262.0);
    Rect::from_min_max(
        Pos2::new(whole.left() + aside, whole.top() + 118.0),
        Pos2::new(whole.right() - aside, whole.bottom() - below),
    )
}

/// Where something in the picture can be marked.
pub(super) fn marked(whole: Rect) -> Rect {
    between(whole, 190.0)
}

/// Where a picture that is drawn flat has its place.
pub(crate) fn picture(whole: Rect, shared: bool) -> Rect {
    if shared {
        Rect::from_min_max(
            Pos2::new(whole.left() + 16.0, whole.top() + 16.0),
            // Right of it stand the pause, and what a witness looks out for.
            Pos2::new(whole.right() - 328.0, whole.bottom() - COLUMNS * whole.height() - 12.0),
        )
    } else {
        between(whole, 270.0)
    }
}
