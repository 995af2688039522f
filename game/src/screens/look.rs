//! « On regarde »: what was seen, each with its clip; the views side by side; one question.

mod detail;
mod show_clip;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{SeenRow, SeenState};

use super::Screen;
use super::trouble::Last;
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Begin, Foot, Kit, Pictogram, Table, Turn, measure, spark, write};
use crate::theme::{self, INK, INK_SOFT, PAPER, PETROL, SAND, STEP, SUN};
use detail::Wish;
use show_clip::Clipped;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Looked>();
    app.add_plugins(show_clip::plugin);
    app.add_systems(OnEnter(Screen::Look), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Look)),
    );
}

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
    tongue: Res<crate::kit::Tongue>,
) {
    *looked = Looked::default();
    let Some(mut back) = back else { return };
    // From the request back to looking.
    if back.debrief.stage() == station::Stage::Claim
        && let Err(error) = back.debrief.to_claim(false)
    {
        trouble.tell(error.say(tongue.0));
    }
    looked.read(&back);
    looked.take(0);
}

fn show(
    mut table: Table,
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
    let ((wish, turn), language) = table.lay(|ui, kit| {
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
            let left = Rect::from_min_max(place.min, Pos2::new(place.left() + 330.0, place.bottom()));
            let right = Rect::from_min_max(Pos2::new(left.right() + 2.0 * STEP, place.top()), place.max);
            let taken = rows(ui, kit, left, &mut looked);
            let wish = detail::show(ui, kit, right, &mut looked, &mut clipped);
            taken.map(Wish::Take).or(wish)
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

/// The rows: what was seen as sparks; the rest folded.
fn rows(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, looked: &mut Looked) -> Option<usize> {
    let mut taken = None;
    let mut fold = false;
    kit.scroll(ui, "seen", place, |ui, kit| {
        let start = ui.max_rect().min + vec2(6.0, 6.0);
        let width = ui.max_rect().width() - 26.0;
        let mut y = start.y;
        let card = |ui: &mut Ui, kit: &mut Kit<'_>, index: usize, row: &SeenRow, y: &mut f32| {
            let text = kit.text(&row.text);
            let size = measure(ui, width - 72.0, text, theme::SMALL, theme::regular());
            let rect = Rect::from_min_size(Pos2::new(start.x, *y), vec2(width, size.y.max(36.0) + 2.0 * STEP));
            let touch = kit.touch(ui, Id::new(("seen", row.row.as_str())), rect, index == 0);
            let here = index == looked.row;
            kit.card_ground(ui, rect, if here { SAND } else { PAPER }, here);
            let centre = Pos2::new(rect.left() + 30.0, rect.center().y);
            let fill = (row.seen_state == SeenState::Seen).then_some(SUN);
            spark(
                ui.painter(),
                centre,
                17.0,
                fill,
                if fill.is_some() { INK } else { INK_SOFT },
            );
            let at = Pos2::new(rect.left() + 58.0, rect.center().y - size.y / 2.0);
            write(ui, at, width - 72.0, text, theme::SMALL, theme::regular(), INK);
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
        if seen < looked.rows.len() {
            let rect = Rect::from_min_size(Pos2::new(start.x, y + STEP), vec2(width, 52.0));
            let touch = kit.touch(ui, Id::new("another-time"), rect, seen == 0);
            spark(
                ui.painter(),
                Pos2::new(rect.left() + 30.0, rect.center().y),
                14.0,
                None,
                INK_SOFT,
            );
            let at = Pos2::new(rect.left() + 58.0, rect.center().y - 12.0);
            write(
                ui,
                at,
                width - 72.0,
                &kit.say("game-look-another-time"),
                theme::BODY,
                theme::regular(),
                PETROL,
            );
            kit.ring(ui, rect, touch.focused);
            fold = touch.chosen;
            y = rect.bottom() + STEP;
            if looked.unfolded {
                for (index, row) in looked.rows.iter().enumerate().skip(seen) {
                    taken = card(ui, kit, index, row, &mut y).or(taken);
                }
            }
        }
        ui.allocate_space(vec2(10.0, y - start.y + 12.0));
    });
    if fold {
        looked.unfolded = !looked.unfolded;
    }
    taken
}
