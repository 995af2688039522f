//! « Je me reconnais »: my own answers, kept before anything is shown.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Rect, Ui};
use situation::selection::SelfAnswer;
use station::{Asked, RowView};

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{
    Canvas, Column, FocusMoved, Foot, Kit, Line, Mark, Pictogram, Pile, Row, TextStyle, Turn, measure, write_centred,
};
use crate::theme::{INK, PAPER, PETROL, SAND, STEP};

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
            kit.scroll_column(ui, "self", place, |ui, kit, column| list(ui, kit, column, &answering))
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
fn list(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, answering: &Answering) -> Option<Wish> {
    let mut wish = None;
    for (index, row) in answering.asked.first.iter().enumerate() {
        wish = row_card(ui, kit, column, row, index == 0).or(wish);
    }
    if answering.asked.more.is_empty() {
        return wish;
    }
    let sign = if answering.unfolded {
        Pictogram::Upward
    } else {
        Pictogram::Downward
    };
    let words = kit.say("game-self-more");
    let line = Line::new(Mark::Sign(sign, PETROL), &words, TextStyle::BODY.in_colour(PETROL));
    let rect = column.take(line.height(ui, column.width()));
    if kit.line(ui, Id::new("more-rows"), rect, line).chosen {
        wish = Some(Wish::Fold);
    }
    column.gap(1.5);
    if answering.unfolded {
        for row in &answering.asked.more {
            wish = row_card(ui, kit, column, row, false).or(wish);
        }
    }
    wish
}

/// One row: its picture, its words, its four answers; beside each other where there is room.
fn row_card(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, row: &RowView, first: bool) -> Option<Wish> {
    const SIGN: f32 = 40.0;
    const ANSWER_ROW: f32 = 52.0;
    let text = kit.text(&row.text);
    let beside = column.width() > 900.0;
    let share = column.width() * if beside { 0.42 } else { 1.0 } - 2.0 * STEP;
    let words = measure(ui, share - SIGN - 2.5 * STEP, text, TextStyle::BODY)
        .y
        .max(SIGN);
    let height = if beside {
        words.max(ANSWER_ROW)
    } else {
        words + STEP + ANSWER_ROW
    };
    let card = column.take(height + 2.0 * STEP);
    column.gap(1.5);
    kit.card_ground(ui, card, SAND, false);
    let inside = card.shrink(STEP);
    let (asked, place) = if beside {
        let mut row = Row::of(inside);
        let asked = row.left(share);
        row.gap(2.0);
        (asked, row.rest())
    } else {
        let mut pile = Pile::of(inside);
        let asked = pile.top(words);
        pile.gap(1.0);
        (asked, pile.rest())
    };
    let mut line = Row::inside(asked, 0.5);
    Pictogram::from(row.sign).draw(ui.painter(), line.sign(SIGN), INK);
    line.gap(1.5);
    line.text(ui, text, TextStyle::BODY);
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
    let mut places = Column::of(place).split(ANSWERS.len(), 1.0);
    for (index, ((answer, sign, words), column)) in ANSWERS.into_iter().zip(&mut places).enumerate() {
        let rect = column.take(place.height());
        let words = kit.say(words);
        let touch = kit.touch(ui, answer_id(name, index), rect, &words, first && index == 0);
        let here = now == Some(answer);
        let (fill, ink) = if here { (PETROL, PAPER) } else { (PAPER, INK) };
        kit.card_ground(ui, rect, fill, false);
        let mut row = Row::inside(rect, 0.5);
        row.gap(0.75);
        sign.draw(ui.painter(), row.sign(24.0), ink);
        row.gap(0.5);
        write_centred(ui, row.rest(), &words, TextStyle::SMALL.in_colour(ink));
        kit.ring(ui, rect, touch.focused);
        if touch.chosen {
            chosen = Some(answer);
        }
    }
    chosen
}
