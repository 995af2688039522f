//! « On regarde »: what was seen, each with its clip; the views side by side; one question.

mod detail;
mod show_clip;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Ui, vec2};
use station::{SeenRow, SeenState};

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, Column, FocusMoved, Foot, Kit, Line, Mark, Pictogram, Row, TextStyle, Turn};
use crate::scene::Staged;
use crate::theme::{INK_SOFT, PAPER, PETROL, SAND};
use detail::Wish;
use show_clip::Clipped;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Looked>();
    app.add_plugins(show_clip::plugin);
    app.add_systems(OnEnter(Screen::Look), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Look)),
    );
}

/// Width of the list of rows, points.
const LIST: f32 = 330.0;
/// Room from which list and row in hand stand side by side, points.
const ROOMY: bevy_egui::egui::Vec2 = vec2(860.0, 400.0);
/// Height of the row in hand where it scrolls, points.
const DETAIL: f32 = 560.0;
/// Room from which it does not, points.
const DETAIL_LEAST: f32 = 500.0;

/// What is on the table.
#[derive(Resource, Default)]
pub(super) struct Looked {
    rows: Vec<SeenRow>,
    /// Index of the row in hand.
    row: usize,
    /// Index of the moment of that row.
    moment: usize,
    /// « À vivre une autre fois » is unfolded.
    unfolded: bool,
    /// The learner's words about the row in hand.
    words: String,
}

impl Looked {
    fn read(&mut self, back: &LookingBack) {
        self.rows = back.debrief.seen().unwrap_or_default();
        // What was seen comes first; the rest is folded away.
        self.rows.sort_by_key(|row| row.seen_state != SeenState::Seen);
    }

    fn take(&mut self, row: usize) {
        self.row = row.min(self.rows.len().saturating_sub(1));
        self.moment = 0;
        self.words = self.rows.get(self.row).map(|r| r.words.clone()).unwrap_or_default();
    }

    /// The row in hand: nothing while only folded rows are there.
    fn in_hand(&self) -> Option<&SeenRow> {
        self.rows
            .get(self.row)
            .filter(|row| self.unfolded || row.seen_state == SeenState::Seen)
    }
}

fn open(
    mut looked: ResMut<Looked>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    language: Res<crate::language::ScreenLanguage>,
) {
    *looked = Looked::default();
    let Some(mut back) = back else { return };
    // From the request back to looking.
    if back.debrief.stage() == station::Stage::Claim
        && let Err(error) = back.debrief.to_claim(false)
    {
        trouble.tell(error.say(language.0));
    }
    looked.read(&back);
    looked.take(0);
}

fn show(
    mut canvas: Canvas,
    mut looked: ResMut<Looked>,
    mut clipped: ResMut<Clipped>,
    staged: Option<Res<Staged>>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let ((wish, turn), language) = canvas.draw(|ui, kit| {
        let mut page = kit.page_of("game-look", Pictogram::Spark);
        page.window = clipped.window();
        let played = (staged.as_deref(), &*back);
        let foot = Foot {
            on: Some(kit.say("game-look-on")),
            open: true,
            back: Some(kit.say("game-later")),
            first: looked.rows.is_empty(),
            hint: None,
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| {
            let roomy = place.width() > ROOMY.x && place.height() > ROOMY.y;
            if roomy {
                let mut row = Row::of(place);
                let list = row.left(LIST);
                row.gap(2.0);
                let taken = kit.scroll_column(ui, "seen", list, |ui, kit, column| rows(ui, kit, column, &mut looked));
                let wish = if row.rest().height() < DETAIL_LEAST {
                    kit.scroll_column(ui, "detail", row.rest(), |ui, kit, column| {
                        detail::show(ui, kit, column.take(DETAIL), &mut looked, &mut clipped, played)
                    })
                } else {
                    detail::show(ui, kit, row.rest(), &mut looked, &mut clipped, played)
                };
                return taken.map(Wish::Take).or(wish);
            }
            // A small page: one below the other, the whole of it scrolls.
            kit.scroll_column(ui, "looked", place, |ui, kit, column| {
                let taken = rows(ui, kit, column, &mut looked);
                column.gap(1.0);
                let wish = detail::show(ui, kit, column.take(DETAIL), &mut looked, &mut clipped, played);
                taken.map(Wish::Take).or(wish)
            })
        });
        (result, kit.language)
    })?;
    let mut result = Ok(());
    let row = looked.in_hand().map(|r| r.row.clone());
    let before = looked.in_hand().map(|r| r.words.clone()).unwrap_or_default();
    let leaves = turn != Turn::Stay || matches!(wish, Some(Wish::Take(_)));
    if let Some(row) = row.as_deref().filter(|_| leaves && looked.words != before) {
        result = back.debrief.say_words(row, looked.words.trim());
        looked.read(&back);
    }
    match wish {
        Some(Wish::Take(index)) => looked.take(index),
        Some(Wish::Moment(index)) => looked.moment = index,
        Some(Wish::Later(answer)) => {
            if let Some(row) = &row {
                result = back.debrief.say_later(row, answer);
                looked.read(&back);
            }
        }
        None => {}
    }
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Welcome),
        Turn::On => {
            result = back.debrief.to_claim(true);
            if result.is_ok() {
                next.set(Screen::Choose);
            }
        }
    }
    if let Err(error) = result {
        trouble.tell(error.say(language));
    }
    Ok(())
}

/// The rows: what was seen as sparks; the rest folded. Gives the row taken.
fn rows(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, looked: &mut Looked) -> Option<usize> {
    let mut taken = None;
    let seen = looked
        .rows
        .iter()
        .take_while(|r| r.seen_state == SeenState::Seen)
        .count();
    let mut row = |ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, index: usize| {
        let row = &looked.rows[index];
        let words = kit.text(&row.text).to_owned();
        let here = index == looked.row;
        let seen = row.seen_state == SeenState::Seen;
        let line = Line {
            end: Some(Mark::Sign(row.sign.into(), INK_SOFT)),
            fill: Some(if here { SAND } else { PAPER }),
            chosen: here,
            first: index == 0,
            ..Line::new(Mark::Spark { seen }, &words, TextStyle::SMALL)
        };
        let rect = column.take(line.height(ui, column.width()));
        column.gap(1.0);
        if kit.line(ui, Id::new(("seen", row.row.as_str())), rect, line).chosen {
            taken = Some(index);
        }
    };
    for index in 0..seen {
        row(ui, kit, column, index);
    }
    if seen == looked.rows.len() {
        return taken;
    }
    column.gap(1.0);
    let words = kit.say("game-look-another-time");
    let line = Line {
        first: seen == 0,
        ..Line::new(Mark::Spark { seen: false }, &words, TextStyle::BODY.in_colour(PETROL))
    };
    let rect = column.take(line.height(ui, column.width()));
    let folds = kit.line(ui, Id::new("another-time"), rect, line).chosen;
    column.gap(1.0);
    if looked.unfolded {
        for index in seen..looked.rows.len() {
            row(ui, kit, column, index);
        }
    }
    looked.unfolded ^= folds;
    taken
}
