//! The record, drawn over the picture while it is open: a page for each measure, with what the gauge read.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Stroke, StrokeKind, vec2};

use super::{chart, line_of};
use crate::devices::PlayerInput;
use crate::family::workshop::sheet::{Press, buttons};
use crate::kit::{Canvas, FocusMoved, Pictogram, TextStyle, measure, write};
use crate::play::room::leaf;
use crate::play::systems::PlayDrawing;
use crate::play::{MarkRows, Session};
use crate::screens::screen::Screen;
use crate::theme::{self, PAPER, SAND_DEEP, STEP};

fn show(
    mut canvas: Canvas,
    session: Option<Res<Session>>,
    marks: Res<MarkRows>,
    mut players: Query<&mut PlayerInput>,
) -> Result {
    let Some(session) = session.filter(|session| session.pause().is_none() && !session.is_shared()) else {
        return Ok(());
    };
    let Some(line) = line_of(session.run().activity()) else {
        return Ok(());
    };
    let Some(page) = line.record_page() else {
        return Ok(());
    };
    let pages = &line.parameters().measures;
    let pressed = canvas.draw(|ui, kit| {
        let place = leaf(ui.max_rect(), !marks.rows.is_empty());
        let painter = ui.painter();
        painter.rect_filled(place.translate(vec2(3.0, 5.0)), 4.0, theme::INK.gamma_multiply(0.35));
        painter.rect_filled(place, 4.0, PAPER);
        painter.rect_stroke(place, 4.0, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        let inner = place.shrink(2.0 * STEP);
        let id = pages.get(page).map_or("", |measure| measure.id.as_str());
        let name = session.scenario().name_words(id).map_or(id, |text| kit.text(text));
        let said = kit.say_with(
            "game-line-record",
            &[
                ("measure", name.into()),
                ("leaf", (page as f64 + 1.0).into()),
                ("leaves", (pages.len() as f64).into()),
            ],
        );
        Pictogram::Sheet.draw(painter, Rect::from_min_size(inner.min, vec2(30.0, 30.0)), theme::INK);
        let width = inner.width() - 40.0;
        let size = measure(ui, width, &said, TextStyle::STRONG);
        write(ui, inner.min + vec2(40.0, 3.0), width, &said, TextStyle::STRONG);
        let head = inner.top() + size.y.max(30.0) + STEP;
        let count = line.readings(page).len() as f64;
        let told = kit.say_with("game-line-readings", &[("count", count.into())]);
        let told_size = measure(ui, inner.width(), &told, TextStyle::SMALL);
        write(
            ui,
            Pos2::new(inner.left(), head),
            inner.width(),
            &told,
            TextStyle::SMALL,
        );
        let foot = Rect::from_min_max(Pos2::new(inner.left(), inner.bottom() - 44.0), inner.max);
        let between = Rect::from_min_max(
            Pos2::new(inner.left(), head + told_size.y + STEP),
            Pos2::new(inner.right(), foot.top() - 1.5 * STEP),
        );
        chart::draw(ui, between, line, page);
        buttons(ui, kit, foot, &session, 0, "record")
    })?;
    if let Some(Press::Choice(name)) = pressed
        && let Some(choice) = session.scenario().template.controls().choice_index(name)
    {
        for mut input in &mut players {
            input.choose(choice);
        }
    }
    Ok(())
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(PlayDrawing)
            .run_if(in_state(Screen::Play)),
    );
}
