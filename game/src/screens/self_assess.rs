//! « Je me reconnais »: my own answers, kept before anything is shown.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use situation::selection::SelfAnswer;

use super::Screen;
use super::trouble::Last;
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Begin, Foot, Kit, Pictogram, Table, Turn, measure, write, write_centred};
use crate::theme::{self, INK, PAPER, PETROL, SAND, SAND_DEEP, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::SelfAssess)),
    );
}

/// The four answers, with their signs and words.
pub(super) const ANSWERS: [(SelfAnswer, Pictogram, &str); 4] = [
    (SelfAnswer::Yes, Pictogram::Tick, "game-answer-yes"),
    (SelfAnswer::WithHelp, Pictogram::Pair, "game-answer-help"),
    (SelfAnswer::NotThisTime, Pictogram::Clock, "game-answer-not-this-time"),
    (SelfAnswer::DontKnow, Pictogram::Question, "game-answer-dont-know"),
];

fn show(
    mut table: Table,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let rows = back.debrief.rows();
    let ((chosen, turn), language) = table.lay(|ui, kit| {
        let page = kit.page_of("game-self", Pictogram::Person);
        let foot = Foot {
            on: Some(kit.say("game-self-keep")),
            open: true,
            back: Some(kit.say("game-back")),
            first: rows.is_empty(),
            hint: Some(kit.say("game-self-hint")),
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll(ui, "self", place, |ui, kit| {
                let mut chosen = None;
                let start = ui.max_rect().min + vec2(6.0, 6.0);
                let width = ui.max_rect().width() - 28.0;
                let mut y = start.y;
                for (index, row) in rows.iter().enumerate() {
                    let text = kit.text(&row.text);
                    let words = width * 0.42;
                    let size = measure(ui, words - 2.0 * STEP, text, theme::BODY, theme::regular());
                    let height = size.y.max(48.0) + 2.0 * STEP;
                    let card = Rect::from_min_size(Pos2::new(start.x, y), vec2(width, height));
                    kit.card_ground(ui, card, SAND, false);
                    write(
                        ui,
                        Pos2::new(card.left() + 2.0 * STEP, card.center().y - size.y / 2.0),
                        words - 2.0 * STEP,
                        text,
                        theme::BODY,
                        theme::regular(),
                        INK,
                    );
                    let place = Rect::from_min_max(Pos2::new(card.left() + words + STEP, card.top()), card.max);
                    if let Some(answer) = answers(ui, kit, place.shrink(STEP), &row.id, row.answer, index == 0) {
                        chosen = Some((row.id.clone(), answer));
                    }
                    y = card.bottom() + 1.5 * STEP;
                }
                ui.allocate_space(vec2(10.0, y - start.y + 12.0));
                chosen
            })
        });
        (result, kit.language)
    })?;
    let mut result = Ok(());
    if let Some((row, answer)) = chosen {
        result = back.debrief.answer(&row, answer);
    }
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Name),
        Turn::On => {
            result = back.debrief.keep();
            if result.is_ok() {
                next.set(Screen::Look);
            }
        }
    }
    if let Err(error) = result {
        trouble.tell(error.say(language));
    }
    Ok(())
}

/// The four answers in a row; gives the one chosen now.
pub(super) fn answers(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    name: &str,
    now: Option<SelfAnswer>,
    first: bool,
) -> Option<SelfAnswer> {
    let mut chosen = None;
    let gap = STEP;
    let width = (place.width() - 3.0 * gap) / 4.0;
    for (index, (answer, sign, words)) in ANSWERS.into_iter().enumerate() {
        let rect = Rect::from_min_size(
            Pos2::new(place.left() + index as f32 * (width + gap), place.top()),
            vec2(width, place.height()),
        );
        let touch = kit.touch(ui, Id::new(("answer", name, index)), rect, first && index == 0);
        let here = now == Some(answer);
        let (fill, ink) = if here { (PETROL, PAPER) } else { (PAPER, INK) };
        ui.painter().rect_filled(rect, theme::ROUND, fill);
        ui.painter()
            .rect_stroke(rect, theme::ROUND, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        let side = 24.0;
        sign.draw(
            ui.painter(),
            Rect::from_center_size(Pos2::new(rect.left() + 22.0, rect.center().y), vec2(side, side)),
            ink,
        );
        let label = Rect::from_min_max(rect.min + vec2(38.0, 0.0), rect.max - vec2(4.0, 0.0));
        write_centred(ui, label, &kit.say(words), theme::SMALL, theme::regular(), ink);
        kit.ring(ui, rect, touch.focused);
        if touch.chosen {
            chosen = Some(answer);
        }
    }
    chosen
}
