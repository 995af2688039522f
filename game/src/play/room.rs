//! Which part of the screen in play is whose: corners and edges belong to what is read and pressed, the middle to the
//! picture.

use bevy_egui::egui::{Pos2, Rect};

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

/// Where a picture that is drawn flat has its place; `columns` is the part of the height that those of several take.
pub(crate) fn picture(whole: Rect, columns: Option<f32>) -> Rect {
    if let Some(columns) = columns {
        Rect::from_min_max(
            Pos2::new(whole.left() + 16.0, whole.top() + 16.0),
            // Right of it stand the pause, and what a witness looks out for.
            Pos2::new(whole.right() - 328.0, whole.bottom() - columns * whole.height() - 12.0),
        )
    } else {
        between(whole, 270.0)
    }
}

/// Where a page lies over the picture: between keys and verbs at the left and the corners at the right, where a witness
/// may have a list.
pub(crate) fn leaf(whole: Rect, witnessed: bool) -> Rect {
    Rect::from_min_max(
        Pos2::new(whole.left() + 272.0, whole.top() + 108.0),
        Pos2::new(
            whole.right() - if witnessed { 328.0 } else { 244.0 },
            whole.bottom() - 16.0,
        ),
    )
}
