//! « Je me reconnais »: a name for what was done, in one's own words.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::Ui;

use super::screen::Screen;
use super::screen::TroubleDrawn;
use super::tell::{Draft, chips};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, Column, Field, FocusMoved, Foot, Kit, Pictogram, Row, TextStyle, Turn, measure};
use crate::language::ScreenLanguage;
use crate::theme::{SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Named>();
    app.add_systems(OnEnter(Screen::Name), open);
    app.add_systems(OnExit(Screen::Name), keep);
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
struct Named(Draft);

fn open(mut named: ResMut<Named>, back: Option<Res<LookingBack>>) {
    named.0 = Draft::of(back.as_ref().map(|back| back.debrief.named()));
}

/// Whoever leaves in the middle of a word finds it again.
fn keep(
    named: Res<Named>,
    back: Option<ResMut<LookingBack>>,
    language: Res<ScreenLanguage>,
    mut trouble: ResMut<Trouble>,
) {
    let Some(mut back) = back else { return };
    if let Some(words) = named.0.unkept(back.debrief.named())
        && let Err(error) = back.debrief.name_it(words)
    {
        trouble.tell(error.say(language.0));
    }
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
            kit.scroll_column(ui, "name", place, |ui, kit, column| {
                body(ui, kit, column, &account, &mut named.0.words);
            });
        });
        (turn, kit.language)
    })?;
    if turn == Turn::Stay {
        return Ok(());
    }
    match back.debrief.name_it(named.0.words.trim()) {
        Ok(()) if turn == Turn::On => next.set(Screen::SelfAssess),
        Ok(()) => next.set(Screen::Tell),
        Err(error) => trouble.tell(error.say(language)),
    }
    Ok(())
}

/// One's own account above the question: the name is for this.
fn body(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, account: &str, named: &mut String) {
    if !account.trim().is_empty() {
        let mut shown: String = account.chars().take(220).collect();
        if shown.len() < account.len() {
            shown.push('…');
        }
        let size = measure(ui, column.width() - 5.0 * STEP, &shown, TextStyle::QUOTE);
        let card = column.take(size.y + 3.0 * STEP);
        kit.card_ground(ui, card, SAND, false);
        Row::inside(card, 2.5).text(ui, &shown, TextStyle::QUOTE.soft());
        column.gap(2.0);
    }
    column.text(ui, &kit.say("game-name-question"), TextStyle::HEADING);
    column.gap(1.0);
    let hint = kit.say("game-name-field");
    let field = Field {
        text: named,
        hint: &hint,
        most: MOST,
        first: true,
    };
    kit.field(ui, "named", column.take(60.0), field);
    column.gap(2.0);
    chips(ui, kit, column, "game-name-word", named, MOST);
}
