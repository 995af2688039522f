//! The instruction sheet, drawn over the picture while it is open. What stands on it comes from the workshop: the same
//! boxes and holes that are worked with.

mod list;
mod plan;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, vec2};
use simulation::Activity;
use simulation::workshop::{PageDrawing, Workshop};
use situation::scenario::Scenario;

use crate::devices::{Hand, PlayerInput};
use crate::kit::{
    Canvas, FocusMoved, Glyph, Kit, Pictogram, TextStyle, draw_glyph, glyph_width, measure, name_it, write,
};
use crate::play::leafing::Nearer;
use crate::play::room::leaf;
use crate::play::systems::PlayDrawing;
use crate::play::{MarkRows, Session};
use crate::screens::screen::Screen;
use crate::theme::{self, PAPER, PETROL, SAND_DEEP, STEP};

/// How many steps nearer a page can be looked at: one for each of its drawings, where there are several.
pub(super) fn nearer(workshop: &Workshop, page: usize) -> usize {
    let drawings = workshop.page(page).len();
    if drawings > 1 { drawings } else { 0 }
}

pub(super) fn workshop_of(activity: &dyn Activity) -> Option<&Workshop> {
    activity.as_any().downcast_ref()
}

/// The scenario's words for something, as a sentence says it; its id where it has none.
pub(super) fn words<'s>(kit: &Kit<'_>, scenario: &'s Scenario, id: &'s str) -> &'s str {
    scenario.name_words(id).map_or(id, |text| kit.text(text))
}

/// What the mouse can press on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    Choice(&'static str),
    Nearer,
}

fn show(
    mut canvas: Canvas,
    session: Option<Res<Session>>,
    mut nearer_now: ResMut<Nearer>,
    marks: Res<MarkRows>,
    mut players: Query<&mut PlayerInput>,
) -> Result {
    let Some(session) = session.filter(|session| session.pause().is_none() && !session.is_shared()) else {
        return Ok(());
    };
    let Some(workshop) = workshop_of(session.run().activity()) else {
        return Ok(());
    };
    let Some(page) = workshop.open_page() else {
        return Ok(());
    };
    let drawings = workshop.page(page);
    let near = nearer_now.0.min(nearer(workshop, page));
    let pressed = canvas.draw(|ui, kit| {
        let place = leaf(ui.max_rect(), !marks.rows.is_empty());
        let painter = ui.painter();
        painter.rect_filled(place.translate(vec2(3.0, 5.0)), 4.0, theme::INK.gamma_multiply(0.35));
        painter.rect_filled(place, 4.0, PAPER);
        painter.rect_stroke(place, 4.0, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        let inner = place.shrink(2.0 * STEP);
        let head = heading(ui, kit, inner, session.scenario(), workshop, page);
        let foot = Rect::from_min_max(Pos2::new(inner.left(), inner.bottom() - 44.0), inner.max);
        let between = Rect::from_min_max(
            Pos2::new(inner.left(), head + 1.5 * STEP),
            Pos2::new(inner.right(), foot.top() - 1.5 * STEP),
        );
        let shown: Vec<&PageDrawing> = match near.checked_sub(1) {
            Some(one) => drawings.iter().skip(one).take(1).collect(),
            None => drawings.iter().collect(),
        };
        for (drawing, place) in shown.iter().zip(side_by_side(between, &shown)) {
            match drawing {
                PageDrawing::List(rows) => list::draw(ui, kit, place, (session.scenario(), workshop), rows),
                PageDrawing::Plan {
                    size_mm,
                    outlines,
                    rings,
                } => plan::draw(
                    ui,
                    kit,
                    place,
                    (session.scenario(), workshop),
                    (*size_mm, outlines, rings),
                ),
            }
        }
        buttons(ui, kit, foot, &session, nearer(workshop, page), "sheet")
    })?;
    match pressed {
        Some(Press::Nearer) => nearer_now.0 = (near + 1) % (nearer(workshop, page) + 1),
        Some(Press::Choice(name)) => {
            nearer_now.0 = 0;
            if let Some(choice) = session.scenario().template.controls().choice_index(name) {
                for mut input in &mut players {
                    input.choose(choice);
                }
            }
        }
        None => {}
    }
    Ok(())
}

/// What the page is called, and which it is of how many; gives where it ends.
fn heading(ui: &Ui, kit: &Kit<'_>, place: Rect, scenario: &Scenario, workshop: &Workshop, page: usize) -> f32 {
    let pages = &workshop.parameters().sheet;
    let name = pages.get(page).map_or("", |page| words(kit, scenario, &page.id));
    let said = kit.say_with(
        "game-sheet-page",
        &[
            ("page", name.into()),
            ("leaf", (page as f64 + 1.0).into()),
            ("leaves", (pages.len() as f64).into()),
        ],
    );
    Pictogram::Sheet.draw(
        ui.painter(),
        Rect::from_min_size(place.min, vec2(30.0, 30.0)),
        theme::INK,
    );
    let width = place.width() - 40.0;
    let size = measure(ui, width, &said, TextStyle::STRONG);
    write(ui, place.min + vec2(40.0, 3.0), width, &said, TextStyle::STRONG);
    place.top() + size.y.max(30.0)
}

/// A place for each drawing: the wider ones get more.
fn side_by_side(place: Rect, drawings: &[&PageDrawing]) -> Vec<Rect> {
    let share = |drawing: &&PageDrawing| match drawing {
        PageDrawing::List(_) => 1.6,
        PageDrawing::Plan { size_mm, .. } => {
            let [width, height] = size_mm.map(|mm| mm.max(1.0) as f32);
            (width / height).clamp(0.7, 1.6)
        }
    };
    let gap = 2.0 * STEP;
    let whole: f32 = drawings.iter().map(share).sum();
    let room = place.width() - gap * (drawings.len().max(1) - 1) as f32;
    let mut left = place.left();
    let places = drawings.iter().map(|drawing| {
        let width = room * share(drawing) / whole;
        let rect = Rect::from_min_size(Pos2::new(left, place.top()), vec2(width, place.height()));
        left += width + gap;
        rect
    });
    places.collect()
}

/// What can be done with a page, at its foot, with the keys of the hand in use; the choice `close` closes it.
pub(super) fn buttons(
    ui: &Ui,
    kit: &Kit<'_>,
    foot: Rect,
    session: &Session,
    nearer: usize,
    close: &'static str,
) -> Option<Press> {
    let open = session.run().activity().open_choices(0);
    let controls = session.scenario().template.controls();
    let can = |name: &str| controls.choice_index(name).is_some_and(|choice| open.contains(&choice));
    let sign = |sign| Some(Glyph::Sign(sign));
    let of_hand = |keyboard: Option<Glyph>, gamepad: Option<Glyph>| match kit.hand {
        Hand::Keyboard => keyboard,
        Hand::Gamepad => gamepad,
        Hand::Mouse => None,
    };
    let escape = Glyph::Key(kit.say("game-key-escape"));
    let all = [
        (
            can("page_back"),
            Press::Choice("page_back"),
            Pictogram::Back,
            "game-sheet-before",
            of_hand(sign(Pictogram::Back), sign(Pictogram::Back)),
        ),
        (
            can("page_on"),
            Press::Choice("page_on"),
            Pictogram::Onward,
            "game-sheet-next",
            of_hand(sign(Pictogram::Onward), sign(Pictogram::Onward)),
        ),
        (
            nearer > 0,
            Press::Nearer,
            Pictogram::Nearer,
            "game-sheet-nearer",
            of_hand(sign(Pictogram::Upward), sign(Pictogram::Upward)),
        ),
        (
            can(close),
            Press::Choice(close),
            Pictogram::Tick,
            "game-sheet-close",
            of_hand(Some(escape), Some(Glyph::Pad(1))),
        ),
    ];
    // Each has its own place whether it is there or not: what one pressed does not become something else.
    let pages = session.run().activity().as_any().downcast_ref::<Workshop>();
    let several = pages.is_some_and(|workshop| workshop.parameters().sheet.len() > 1);
    let keeps = |press: Press| several || press != Press::Choice("page_back") && press != Press::Choice("page_on");
    let there: Vec<_> = all.into_iter().filter(|(_, press, ..)| keeps(*press)).collect();
    // Words stand on all of them where there is room, else on the last: signs and keys say the rest.
    let wide = |id: &str, key: Option<&Glyph>, words: bool| {
        let label = measure(ui, f32::INFINITY, &kit.say(id), TextStyle::SMALL).x + STEP;
        let key = key.map_or(0.0, |key| glyph_width(ui, key) + STEP);
        2.0 * STEP + 26.0 + if words { label } else { 0.0 } + key
    };
    let whole: f32 = there
        .iter()
        .map(|(_, _, _, id, key)| wide(id, key.as_ref(), true) + STEP)
        .sum();
    let roomy = whole <= foot.width();
    let mut pressed = None;
    let mut left = foot.left();
    for (place, (is_there, press, sign, id, key)) in there.iter().enumerate() {
        // Closing comes last, in the corner in which pages go on.
        let last = place + 1 == there.len();
        let words = roomy || last;
        let width = wide(id, key.as_ref(), words);
        let at = if last { foot.right() - width } else { left };
        let rect = Rect::from_min_size(Pos2::new(at, foot.top()), vec2(width, 44.0));
        left += width + STEP;
        if *is_there && way(ui, kit, rect, (*sign, id, words), key.as_ref()) {
            pressed = Some(*press);
        }
    }
    pressed
}

/// One of the ways on the page: sign, words where they have room, key; true where it was clicked.
fn way(ui: &Ui, kit: &Kit<'_>, rect: Rect, (sign, id, words): (Pictogram, &str, bool), key: Option<&Glyph>) -> bool {
    let label = kit.say(id);
    let response = ui.interact(rect, Id::new(("sheet", id)), Sense::CLICK);
    name_it(&response, &label);
    let painter = ui.painter();
    let outline = if response.hovered() {
        Stroke::new(2.5, PETROL)
    } else {
        Stroke::new(1.5, SAND_DEEP)
    };
    painter.rect_stroke(rect, theme::ROUND, outline, StrokeKind::Inside);
    let mut x = rect.left() + STEP;
    let mark = Rect::from_center_size(Pos2::new(x + 13.0, rect.center().y), vec2(26.0, 26.0));
    sign.draw(painter, mark, theme::INK);
    x += 26.0 + STEP;
    if words {
        let size = measure(ui, f32::INFINITY, &label, TextStyle::SMALL);
        let at = Pos2::new(x, rect.center().y - size.y / 2.0);
        write(ui, at, f32::INFINITY, &label, TextStyle::SMALL);
    }
    if let Some(key) = key {
        let half = glyph_width(ui, key) / 2.0;
        draw_glyph(
            ui,
            Pos2::new(rect.right() - STEP - half, rect.center().y),
            key,
            theme::INK,
        );
    }
    response.clicked()
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(PlayDrawing)
            .run_if(in_state(Screen::Play)),
    );
}
