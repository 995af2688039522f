//! « Raconte »: the account comes first, before anything is shown.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, Column, Field, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, Weight, measure};
use crate::language::ScreenLanguage;
use crate::theme::STEP;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Account>();
    app.add_systems(OnEnter(Screen::Tell), open);
    app.add_systems(OnExit(Screen::Tell), keep);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Tell)),
    );
}

/// Most characters of an account.
const MOST: usize = 2000;

/// Words on a page.
#[derive(Default)]
pub(super) struct Draft {
    /// As they are written now.
    pub(super) words: String,
    /// As they were when the page opened.
    before: String,
}

impl Draft {
    pub(super) fn of(kept: Option<&str>) -> Self {
        let words = kept.unwrap_or_default().to_owned();
        Self {
            before: words.clone(),
            words,
        }
    }

    /// What was written on this page and is not kept yet.
    pub(super) fn unkept(&self, kept: &str) -> Option<&str> {
        let words = self.words.trim();
        (words != self.before && words != kept).then_some(words)
    }
}

#[derive(Resource, Default)]
struct Account(Draft);

fn open(mut account: ResMut<Account>, back: Option<Res<LookingBack>>) {
    account.0 = Draft::of(back.as_ref().map(|back| back.debrief.account()));
}

/// Whoever leaves in the middle of a word finds it again.
fn keep(
    account: Res<Account>,
    back: Option<ResMut<LookingBack>>,
    language: Res<ScreenLanguage>,
    mut trouble: ResMut<Trouble>,
) {
    let Some(mut back) = back else { return };
    if let Some(words) = account.0.unkept(back.debrief.account())
        && let Err(error) = back.debrief.tell(words)
    {
        trouble.tell(error.say(language.0));
    }
}

fn show(
    mut canvas: Canvas,
    mut account: ResMut<Account>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let (turn, language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-tell", Pictogram::Speech);
        let foot = Foot {
            on: Some(kit.say("game-continue")),
            open: true,
            back: Some(kit.say("game-later")),
            first: false,
            hint: account.0.words.trim().is_empty().then(|| kit.say("game-tell-hint")),
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            body(ui, kit, place, &mut account.0.words);
        });
        (turn, kit.language)
    })?;
    if turn == Turn::Stay {
        return Ok(());
    }
    // On and back alike keep what was told: it is on disk when the call returns.
    match back.debrief.tell(account.0.words.trim()) {
        Ok(()) if turn == Turn::On => next.set(Screen::Name),
        Ok(()) => next.set(Screen::Welcome),
        Err(error) => trouble.tell(error.say(language)),
    }
    Ok(())
}

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, account: &mut String) {
    kit.scroll_column(ui, "tell", place, |ui, kit, column| {
        let hint = kit.say("game-tell-field");
        let field = Field {
            text: account,
            hint: &hint,
            most: MOST,
            first: true,
        };
        let height = (place.height() * 0.4).clamp(120.0, 200.0);
        kit.field(ui, "account", column.take(height), field);
        column.gap(2.0);
        column.text(ui, &kit.say("game-tell-starters"), TextStyle::STRONG);
        column.gap(1.0);
        chips(ui, kit, column, "game-tell-starter", account, MOST);
    });
}

/// Ready-made sentences (`{id}-1`, `{id}-2`, …): chosen ones go into `text`, chosen again they leave it.
pub(super) fn chips(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, id: &str, text: &mut String, most: usize) {
    let mut flow = column.flow(1.5);
    for index in 1.. {
        let name = format!("{id}-{index}");
        let Some(sentence) = wording::find(kit.language, &name, &[]) else {
            break;
        };
        let width = kit.button_width(ui, &sentence, false).min(flow.width());
        let size = measure(ui, width - 2.0 * STEP, &sentence, TextStyle::STRONG);
        let rect = flow.take(width, (size.y + 2.0 * STEP).max(44.0));
        let said = text.contains(&sentence);
        let weight = if said { Weight::Chosen } else { Weight::Quiet };
        if kit.button(ui, &name, rect, &sentence, None, weight) {
            if said {
                text.replace(&sentence, "").replace("  ", " ").trim().clone_into(text);
            } else if text.chars().count() + sentence.chars().count() < most {
                if !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
                text.push_str(&sentence);
            }
        }
    }
    column.below(flow.bottom());
}
