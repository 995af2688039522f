//! The one dialog for what went wrong: a sentence, and on.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::screen::TroubleDrawn;
use crate::desk::Trouble;
use crate::kit::{Canvas, Cover, FocusMoved, HEIGHT, Kit, Pictogram, TextStyle, Weight, measure, write};
use crate::theme::{self, INK, PAPER, PETROL, STEP};

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(EguiPrimaryContextPass, TroubleDrawn.after(FocusMoved));
    app.add_systems(EguiPrimaryContextPass, show.in_set(TroubleDrawn));
}

fn show(mut canvas: Canvas, mut trouble: ResMut<Trouble>) -> Result {
    let Some(sentence) = trouble.now().map(str::to_owned) else {
        return Ok(());
    };
    canvas.draw(|ui, kit| {
        let read = kit.over(ui, "trouble", Cover::Trouble, |ui, kit| dialog(ui, kit, &sentence));
        if read {
            trouble.read();
        }
    })
}

/// The sentence and its button; true once read.
fn dialog(ui: &mut Ui, kit: &mut Kit<'_>, sentence: &str) -> bool {
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, INK.gamma_multiply(0.55));
    let width = (whole.width() - 4.0 * STEP).min(640.0);
    let text = width - 136.0;
    let size = measure(ui, text, sentence, TextStyle::BODY);
    let label = kit.say("game-trouble-read");
    let tall = (size.y + 64.0 + HEIGHT + 3.0 * STEP).min(whole.height() - 4.0 * STEP);
    let place = Rect::from_center_size(whole.center(), vec2(width, tall));
    ui.painter().rect_filled(place, theme::ROUND, PAPER);
    ui.painter()
        .rect_stroke(place, theme::ROUND, Stroke::new(3.0, PETROL), StrokeKind::Inside);
    let sign = Rect::from_min_size(place.min + vec2(24.0, 28.0), vec2(44.0, 44.0));
    Pictogram::Exclamation.draw(ui.painter(), sign, PETROL);
    let wide = kit.button_width(ui, &label, true).max(196.0);
    let button = Rect::from_min_size(
        place.max - vec2(wide + 3.0 * STEP, HEIGHT + 3.0 * STEP),
        vec2(wide, HEIGHT),
    );
    let words = Rect::from_min_max(
        place.min + vec2(92.0, 32.0),
        Pos2::new(place.right() - 2.0 * STEP, button.top() - STEP),
    );
    kit.scroll(ui, "trouble-words", words, |ui, _| {
        let at = ui.max_rect().min;
        let line = write(ui, at, text, sentence, TextStyle::BODY);
        ui.allocate_space(line.size());
    });
    kit.button_first(
        ui,
        "trouble-read",
        button,
        &label,
        Some(Pictogram::Tick),
        Weight::Primary,
        true,
    )
    .chosen
        || kit.focus.take_back()
}
