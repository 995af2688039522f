//! « Je me reconnais »: my own answers, kept before anything is shown.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use situation::selection::SelfAnswer;
use station::{Asked, RowView};

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, measure, write, write_centred};
use crate::theme::{self, INK, PAPER, PETROL, SAND, SAND_DEEP, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Answering>();
    app.add_systems(OnEnter(Screen::SelfAssess), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::SelfAssess)),
    );
}

/// The four answers, with their signs and words.
pub(super) const ANSWERS: [(SelfAnswer, Pictogram, &str); 4] = [
    (SelfAnswer::Yes, Pictogram::Tick, "game-answer-yes"),
    (SelfAnswer::WithHelp, Pictogram::Pair, "game-answer-help"),
    (SelfAnswer::NotThisTime, Pictogram::Clock, "game-answer-not-this-time"),
    (SelfAnswer::DontKnow, Pictogram::Question, "game-answer-dont-know"),
];

/// What is asked: the few rows first, the others unfolded or not.
#[derive(Resource, Default)]
struct Answering {
    asked: Asked,
    unfolded: bool,
}

impl Answering {
    fn rows(&self) -> impl Iterator<Item = &RowView> {
        let more = if self.unfolded { self.asked.more.as_slice() } else { &[] };
        self.asked.first.iter().chain(more)
    }

    /// The row to answer after `row`: the next one without an answer.
    fn after(&self, row: &str) -> Option<&RowView> {
        self.rows()
            .skip_while(|r| r.id != row)
            .skip(1)
            .find(|r| r.answer.is_none())
    }
}

fn open(mut answering: ResMut<Answering>, back: Option<Res<LookingBack>>) {
    let asked = back.map(|back| back.debrief.asked()).unwrap_or_default();
    // What was answered before stays in sight.
    let unfolded = asked.more.iter().any(|row| row.answer.is_some());
    *answering = Answering { asked, unfolded };
}

/// What was done to the list.
enum Wish {
    Answer(String, SelfAnswer),
    Fold,
}

fn show(
    mut canvas: Canvas,
    mut answering: ResMut<Answering>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let (turn, result, language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-self", Pictogram::Person);
        let foot = Foot {
            on: Some(kit.say("game-self-keep")),
            open: true,
            back: Some(kit.say("game-back")),
            first: answering.asked.first.is_empty(),
            hint: Some(kit.say("game-self-hint")),
        };
        let (wish, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll(ui, "self", place, |ui, kit| list(ui, kit, &answering))
        });
        let mut result = Ok(());
        match wish {
            None => {}
            Some(Wish::Fold) => answering.unfolded = !answering.unfolded,
            Some(Wish::Answer(row, answer)) => {
                result = back.debrief.answer(&row, answer);
                answering.asked = back.debrief.asked();
                // On to the next question: an answer a key.
                match answering.after(&row) {
                    Some(next) => kit.focus.send(answer_id(&next.id, 0)),
                    None => kit.give_to_on(),
                }
            }
        }
        (turn, result, kit.language)
    })?;
    let result = result.and_then(|()| match turn {
        Turn::Stay => Ok(()),
        Turn::Back => {
            next.set(Screen::Name);
            Ok(())
        }
        Turn::On => back.debrief.keep().map(|()| next.set(Screen::Look)),
    });
    if let Err(error) = result {
        trouble.tell(error.say(language));
    }
    Ok(())
}

/// The rows with their answers; the line that unfolds the others below the first ones.
fn list(ui: &mut Ui, kit: &mut Kit<'_>, answering: &Answering) -> Option<Wish> {
    let mut wish = None;
    let start = ui.max_rect().min + vec2(6.0, 8.0);
    let width = ui.max_rect().width() - 28.0;
    let mut at = start;
    for (index, row) in answering.asked.first.iter().enumerate() {
        wish = row_card(ui, kit, &mut at, width, row, index == 0).or(wish);
    }
    if !answering.asked.more.is_empty() {
        let rect = Rect::from_min_size(at, vec2(width, 52.0));
        let words = kit.say("game-self-more");
        let touch = kit.touch(ui, Id::new("more-rows"), rect, &words, false);
        let sign = if answering.unfolded {
            Pictogram::Upward
        } else {
            Pictogram::Downward
        };
        let place = Rect::from_center_size(Pos2::new(rect.left() + 32.0, rect.center().y), vec2(24.0, 24.0));
        sign.draw(ui.painter(), place, PETROL);
        let size = measure(ui, width - 72.0, &words, TextStyle::BODY);
        let line = Pos2::new(rect.left() + 64.0, rect.center().y - size.y / 2.0);
        write(ui, line, width - 72.0, &words, TextStyle::BODY.in_colour(PETROL));
        kit.ring(ui, rect, touch.focused);
        if touch.chosen {
            wish = Some(Wish::Fold);
        }
        at.y = rect.bottom() + 1.5 * STEP;
        if answering.unfolded {
            for row in &answering.asked.more {
                wish = row_card(ui, kit, &mut at, width, row, false).or(wish);
            }
        }
    }
    ui.allocate_space(vec2(10.0, at.y - start.y + 12.0));
    wish
}

/// One row: its picture, its words, its four answers; beside each other where there is room.
fn row_card(ui: &mut Ui, kit: &mut Kit<'_>, at: &mut Pos2, width: f32, row: &RowView, first: bool) -> Option<Wish> {
    const SIGN: f32 = 40.0;
    const ANSWER_ROW: f32 = 52.0;
    let text = kit.text(&row.text);
    let beside = width > 900.0;
    let words = if beside { width * 0.42 } else { width } - SIGN - 4.5 * STEP;
    let size = measure(ui, words, text, TextStyle::BODY);
    let line = size.y.max(SIGN);
    let height = 2.0 * STEP
        + if beside {
            line.max(ANSWER_ROW)
        } else {
            line + STEP + ANSWER_ROW
        };
    let card = Rect::from_min_size(*at, vec2(width, height));
    kit.card_ground(ui, card, SAND, false);
    let middle = if beside {
        card.center().y
    } else {
        card.top() + STEP + line / 2.0
    };
    let sign = Rect::from_center_size(
        Pos2::new(card.left() + 1.5 * STEP + SIGN / 2.0, middle),
        vec2(SIGN, SIGN),
    );
    Pictogram::from(row.sign).draw(ui.painter(), sign, INK);
    write(
        ui,
        Pos2::new(sign.right() + 1.5 * STEP, middle - size.y / 2.0),
        words,
        text,
        TextStyle::BODY,
    );
    let left = if beside {
        card.left() + width * 0.42
    } else {
        card.left()
    };
    let place = Rect::from_min_max(
        Pos2::new(left + STEP, card.bottom() - STEP - ANSWER_ROW),
        card.max - vec2(STEP, STEP),
    );
    let place = if beside {
        Rect::from_min_max(Pos2::new(place.left(), card.top() + STEP), place.max)
    } else {
        place
    };
    at.y = card.bottom() + 1.5 * STEP;
    answers(ui, kit, place, &row.id, row.answer, first).map(|answer| Wish::Answer(row.id.clone(), answer))
}

/// Names an answer of a row, for the focus.
fn answer_id(row: &str, index: usize) -> Id {
    Id::new(("answer", row, index))
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
        let words = kit.say(words);
        let touch = kit.touch(ui, answer_id(name, index), rect, &words, first && index == 0);
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
        write_centred(ui, label, &words, TextStyle::SMALL.in_colour(ink));
        kit.ring(ui, rect, touch.focused);
        if touch.chosen {
            chosen = Some(answer);
        }
    }
    chosen
}
