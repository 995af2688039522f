//! « On regarde »: what was seen, each with its clip; the views side by side; one question.

mod detail;
mod show_clip;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{SeenRow, SeenState};

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, measure, spark, write};
use crate::theme::{INK, INK_SOFT, PAPER, PETROL, SAND, STEP, SUN};
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
/// Height of the row in hand where they do not, points.
const DETAIL: f32 = 560.0;

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
                let left = Rect::from_min_max(place.min, Pos2::new(place.left() + LIST, place.bottom()));
                let right = Rect::from_min_max(Pos2::new(left.right() + 2.0 * STEP, place.top()), place.max);
                let taken = kit.scroll(ui, "seen", left, |ui, kit| {
                    let start = ui.max_rect().min + vec2(6.0, 8.0);
                    let width = ui.max_rect().width() - 26.0;
                    let (taken, bottom) = rows(ui, kit, start, width, &mut looked);
                    ui.allocate_space(vec2(10.0, bottom - start.y + 12.0));
                    taken
                });
                let wish = detail::show(ui, kit, right, &mut looked, &mut clipped);
                return taken.map(Wish::Take).or(wish);
            }
            // A small page: one below the other, the whole of it scrolls.
            kit.scroll(ui, "looked", place, |ui, kit| {
                let start = ui.max_rect().min + vec2(6.0, 8.0);
                let width = ui.max_rect().width() - 26.0;
                let (taken, bottom) = rows(ui, kit, start, width, &mut looked);
                let place = Rect::from_min_size(Pos2::new(start.x, bottom + STEP), vec2(width, DETAIL));
                let wish = detail::show(ui, kit, place, &mut looked, &mut clipped);
                ui.allocate_space(vec2(10.0, place.bottom() - start.y + 12.0));
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

/// The rows: what was seen as sparks; the rest folded. Gives the row taken and where they end.
fn rows(ui: &mut Ui, kit: &mut Kit<'_>, start: Pos2, width: f32, looked: &mut Looked) -> (Option<usize>, f32) {
    let mut taken = None;
    let mut y = start.y;
    let card = |ui: &mut Ui, kit: &mut Kit<'_>, index: usize, row: &SeenRow, y: &mut f32| {
        let text = kit.text(&row.text);
        let words = width - 112.0;
        let size = measure(ui, words, text, TextStyle::SMALL);
        let rect = Rect::from_min_size(Pos2::new(start.x, *y), vec2(width, size.y.max(36.0) + 2.0 * STEP));
        let touch = kit.touch(ui, Id::new(("seen", row.row.as_str())), rect, text, index == 0);
        let here = index == looked.row;
        kit.card_ground(ui, rect, if here { SAND } else { PAPER }, here);
        let centre = Pos2::new(rect.left() + 30.0, rect.center().y);
        let fill = (row.seen_state == SeenState::Seen).then_some(SUN);
        let ink = if fill.is_some() { INK } else { INK_SOFT };
        spark(ui.painter(), centre, 17.0, fill, ink);
        let at = Pos2::new(rect.left() + 58.0, rect.center().y - size.y / 2.0);
        write(ui, at, words, text, TextStyle::SMALL);
        let sign = Rect::from_center_size(Pos2::new(rect.right() - 26.0, rect.center().y), vec2(26.0, 26.0));
        Pictogram::from(row.sign).draw(ui.painter(), sign, INK_SOFT);
        kit.ring(ui, rect, touch.focused);
        *y = rect.bottom() + STEP;
        touch.chosen.then_some(index)
    };
    let seen = looked
        .rows
        .iter()
        .take_while(|r| r.seen_state == SeenState::Seen)
        .count();
    for (index, row) in looked.rows.iter().enumerate().take(seen) {
        taken = card(ui, kit, index, row, &mut y).or(taken);
    }
    if seen == looked.rows.len() {
        return (taken, y);
    }
    let rect = Rect::from_min_size(Pos2::new(start.x, y + STEP), vec2(width, 52.0));
    let words = kit.say("game-look-another-time");
    let touch = kit.touch(ui, Id::new("another-time"), rect, &words, seen == 0);
    let centre = Pos2::new(rect.left() + 30.0, rect.center().y);
    spark(ui.painter(), centre, 14.0, None, INK_SOFT);
    let size = measure(ui, width - 72.0, &words, TextStyle::BODY);
    let at = Pos2::new(rect.left() + 58.0, rect.center().y - size.y / 2.0);
    write(ui, at, width - 72.0, &words, TextStyle::BODY.in_colour(PETROL));
    kit.ring(ui, rect, touch.focused);
    y = rect.bottom() + STEP;
    if looked.unfolded {
        for (index, row) in looked.rows.iter().enumerate().skip(seen) {
            taken = card(ui, kit, index, row, &mut y).or(taken);
        }
    }
    if touch.chosen {
        looked.unfolded = !looked.unfolded;
    }
    (taken, y)
}
