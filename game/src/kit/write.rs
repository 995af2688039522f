//! Lines of text in places.

use std::sync::Arc;

use bevy_egui::egui::{Align, Color32, FontFamily, FontId, Galley, Pos2, Rect, Ui, Vec2, text::LayoutJob};

fn galley(ui: &Ui, width: f32, text: &str, font: FontId, colour: Color32, align: Align) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, colour, width);
    job.halign = align;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Size of `text` in lines of at most `width`.
pub(crate) fn measure(ui: &Ui, width: f32, text: &str, size: f32, family: FontFamily) -> Vec2 {
    galley(ui, width, text, FontId::new(size, family), Color32::BLACK, Align::LEFT).size()
}

/// Writes `text` from `at`, in lines of at most `width`; gives the place it took.
pub(crate) fn write(ui: &Ui, at: Pos2, width: f32, text: &str, size: f32, family: FontFamily, colour: Color32) -> Rect {
    let galley = galley(ui, width, text, FontId::new(size, family), colour, Align::LEFT);
    let place = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, colour);
    place
}

/// Writes `text` in the middle of `place`, in lines as wide as it.
pub(crate) fn write_centred(ui: &Ui, place: Rect, text: &str, size: f32, family: FontFamily, colour: Color32) -> Rect {
    let galley = galley(
        ui,
        place.width(),
        text,
        FontId::new(size, family),
        colour,
        Align::Center,
    );
    let top = place.center().y - galley.size().y / 2.0;
    let taken = Rect::from_center_size(place.center(), galley.size());
    ui.painter().galley(Pos2::new(place.center().x, top), galley, colour);
    taken
}
