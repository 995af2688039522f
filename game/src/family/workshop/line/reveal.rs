//! The end of the detective work: what the culprit did to the pieces, and the post as it was laid out, as a photo.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::workshop::line::{Line, Movable};

use super::{chart, line_of, signs};
use crate::kit::{Canvas, FocusMoved, TextStyle, measure, write};
use crate::play::Session;
use crate::play::systems::PlayDrawing;
use crate::screens::screen::Screen;
use crate::theme::{self, PAPER, SAND, SAND_DEEP, STEP, WOOD};

fn show(mut canvas: Canvas, session: Option<Res<Session>>) -> Result {
    let Some(session) = session.filter(|session| session.pause().is_none() && !session.is_shared()) else {
        return Ok(());
    };
    let Some(line) = line_of(session.run().activity()).filter(|line| line.revealed_s().is_some()) else {
        return Ok(());
    };
    let culprit = line.parameters().culprits.get(line.culprit());
    let measured = culprit.and_then(|culprit| {
        let mut measures = line.parameters().measures.iter();
        measures.position(|measure| measure.id == culprit.measure)
    });
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        // Below the machine, between the verbs and STOP, above what can be chosen.
        let room = Rect::from_min_max(
            pos2(
                whole.left() + 256.0,
                whole.bottom() - (whole.height() * 0.43).clamp(220.0, 360.0),
            ),
            pos2(whole.right() - 170.0, whole.bottom() - 92.0),
        );
        let size = vec2((room.width() - 2.0 * STEP) / 2.0, room.height());
        let left = Rect::from_min_size(room.min, size);
        let right = Rect::from_min_size(pos2(room.right() - size.x, room.top()), size);
        if let Some(measured) = measured {
            let inner = card(ui, left, &kit.say("game-line-drift"));
            chart::draw(ui, inner, line, measured);
        }
        let inner = card(ui, right, &kit.say("game-line-layout"));
        photo(ui, inner, line);
    })
}

/// A card with its title; gives the place below it.
fn card(ui: &Ui, place: Rect, title: &str) -> Rect {
    let painter = ui.painter();
    painter.rect_filled(place.translate(vec2(3.0, 5.0)), 4.0, theme::INK.gamma_multiply(0.3));
    painter.rect_filled(place, 4.0, PAPER);
    painter.rect_stroke(place, 4.0, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
    let inner = place.shrink(1.5 * STEP);
    let size = measure(ui, inner.width(), title, TextStyle::SMALL_STRONG);
    write(ui, inner.min, inner.width(), title, TextStyle::SMALL_STRONG);
    Rect::from_min_max(Pos2::new(inner.left(), inner.top() + size.y + STEP), inner.max)
}

/// The post from above: where everything stands now, and in outline where it stood.
fn photo(ui: &Ui, place: Rect, line: &Line) {
    let painter = ui.painter();
    painter.rect_filled(place, 4.0, SAND);
    let spots = &line.parameters().spots;
    let far = spots
        .iter()
        .flat_map(|spot| spot.at_mm)
        .fold(200.0, |far: f64, mm| far.max(mm.abs()))
        * 1.2;
    let scale = (place.width() / (2.0 * far) as f32).min(place.height() / (2.0 * far * 0.55) as f32);
    let at = |mm: [f64; 2]| place.center() + vec2(mm[0] as f32, -mm[1] as f32) * scale;
    // Where the piece lies.
    let piece = Rect::from_center_size(place.center(), vec2(150.0, 70.0) * scale);
    painter.rect_filled(piece, 2.0, WOOD);
    for standing in &line.parameters().post {
        if let Some(spot) = spots.iter().find(|spot| spot.id == standing.on) {
            let was = Rect::from_center_size(at(spot.at_mm), vec2(26.0, 26.0));
            painter.rect_stroke(was, 4.0, Stroke::new(1.0, SAND_DEEP), StrokeKind::Inside);
        }
    }
    for (thing, word) in Movable::ALL.into_iter().zip(Movable::WORDS) {
        let stands = Rect::from_center_size(at(line.stands_at_mm(thing)), vec2(28.0, 28.0));
        painter.rect_filled(stands, 4.0, PAPER);
        painter.rect_stroke(stands, 4.0, Stroke::new(1.5, theme::INK), StrokeKind::Inside);
        signs::sign_of(word).draw(painter, stands.shrink(4.0), theme::INK);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(PlayDrawing)
            .run_if(in_state(Screen::Play)),
    );
}
