//! The one dialog for what went wrong: a sentence, and on.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Ui, vec2};

use super::screen::TroubleDrawn;
use crate::desk::Trouble;
use crate::kit::{Canvas, Column, Cover, FocusMoved, HEIGHT, Kit, Pictogram, Pile, Row, TextStyle, Weight, measure};
use crate::theme::{PETROL, STEP};

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
    let width = (ui.max_rect().width() - 4.0 * STEP).min(640.0);
    let text = width - 6.0 * STEP - SCROLL;
    let size = measure(ui, Column::signed_width(text), sentence, TextStyle::BODY);
    let tall = size.y + HEIGHT + 9.0 * STEP + SCROLL;
    let mut pile = Pile::of(kit.dialog(ui, vec2(width, tall)).shrink(3.0 * STEP));
    let label = kit.say("game-trouble-read");
    let button = Row::of(pile.bottom(HEIGHT)).right(kit.button_width(ui, &label, true).max(196.0));
    // The key of the button stands over its edge.
    pile.gap_bottom(3.0);
    kit.scroll_column(ui, "trouble-words", pile.rest(), |ui, _, column| {
        column.signed(ui, (Pictogram::Exclamation, PETROL), sentence, TextStyle::BODY);
    });
    let (sign, weight) = (Some(Pictogram::Tick), Weight::Primary);
    let read = kit.button_first(ui, "trouble-read", button, &label, sign, weight, true);
    read.chosen || kit.focus.take_back()
}

/// What a list that may scroll takes beside and around its lines, points.
const SCROLL: f32 = 26.0;
