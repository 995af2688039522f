//! « Je me reconnais »: a name for what was done, in one's own words.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};

use super::screen::Screen;
use super::screen::TroubleDrawn;
use super::tell::chips;
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, Field, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, measure, write};
use crate::theme::{SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Named>();
    app.add_systems(OnEnter(Screen::Name), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Name)),
    );
}

/// Most characters of a name.
const MOST: usize = 160;

#[derive(Resource, Default)]
struct Named(String);

fn open(mut named: ResMut<Named>, back: Option<Res<LookingBack>>) {
    named.0 = back.map(|b| b.debrief.named().to_owned()).unwrap_or_default();
}

fn show(
    mut canvas: Canvas,
    mut named: ResMut<Named>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let account = back.debrief.account().to_owned();
    let (turn, language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-name", Pictogram::Person);
        let foot = Foot {
            on: Some(kit.say("game-continue")),
            open: true,
            back: Some(kit.say("game-back")),
            first: false,
            hint: None,
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll(ui, "name", place, |ui, kit| body(ui, kit, &account, &mut named.0));
        });
        (turn, kit.language)
    })?;
    if turn == Turn::Stay {
        return Ok(());
    }
    match back.debrief.name_it(named.0.trim()) {
        Ok(()) if turn == Turn::On => next.set(Screen::SelfAssess),
        Ok(()) => next.set(Screen::Tell),
        Err(error) => trouble.tell(error.say(language)),
    }
    Ok(())
}

/// One's own account beside the question: the name is for this.
fn body(ui: &mut Ui, kit: &mut Kit<'_>, account: &str, named: &mut String) {
    let start = ui.max_rect().min + vec2(6.0, 6.0);
    let width = ui.max_rect().width() - 28.0;
    let mut y = start.y;
    if !account.trim().is_empty() {
        let text = width - 5.0 * STEP;
        let mut shown: String = account.chars().take(220).collect();
        if shown.len() < account.len() {
            shown.push('…');
        }
        let size = measure(ui, text, &shown, TextStyle::QUOTE);
        let card = Rect::from_min_size(start, vec2(width, size.y + 3.0 * STEP));
        kit.card_ground(ui, card, SAND, false);
        let at = card.min + vec2(2.5 * STEP, 1.5 * STEP);
        write(ui, at, text, &shown, TextStyle::QUOTE.soft());
        y = card.bottom() + 2.0 * STEP;
    }
    let question = kit.say("game-name-question");
    let at = Pos2::new(start.x, y);
    let line = write(ui, at, width, &question, TextStyle::HEADING);
    let field = Rect::from_min_size(Pos2::new(start.x, line.bottom() + STEP), vec2(width, 60.0));
    let hint = kit.say("game-name-field");
    kit.field(
        ui,
        "named",
        field,
        Field {
            text: named,
            hint: &hint,
            most: MOST,
            first: true,
        },
    );
    let at = Pos2::new(start.x, field.bottom() + 2.0 * STEP);
    let bottom = chips(ui, kit, at, width, "game-name-word", named, MOST);
    ui.allocate_space(vec2(10.0, bottom - start.y + 12.0));
}
