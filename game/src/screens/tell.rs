//! « Raconte »: the account comes first, before anything is shown.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};

use super::Screen;
use super::trouble::Last;
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Begin, Field, Foot, Kit, Pictogram, Table, Turn, Weight, write};
use crate::theme::{self, INK, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Account>();
    app.add_systems(OnEnter(Screen::Tell), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Tell)),
    );
}

/// Most characters of an account.
const MOST: usize = 2000;

#[derive(Resource, Default)]
struct Account(String);

fn open(mut account: ResMut<Account>, back: Option<Res<LookingBack>>) {
    account.0 = back.map(|b| b.debrief.account().to_owned()).unwrap_or_default();
}

fn show(
    mut table: Table,
    mut account: ResMut<Account>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let (turn, language) = table.lay(|ui, kit| {
        let page = kit.page_of("game-tell", Pictogram::Speech);
        let foot = Foot {
            on: Some(kit.say("game-continue")),
            open: true,
            back: Some(kit.say("game-later")),
            first: false,
            hint: account.0.trim().is_empty().then(|| kit.say("game-tell-hint")),
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| body(ui, kit, place, &mut account.0));
        (turn, kit.language)
    })?;
    if turn == Turn::Stay {
        return Ok(());
    }
    // On and back alike keep what was told: it is on disk when the call returns.
    match back.debrief.tell(account.0.trim()) {
        Ok(()) if turn == Turn::On => next.set(Screen::Name),
        Ok(()) => next.set(Screen::Welcome),
        Err(error) => trouble.tell(error.say(language)),
    }
    Ok(())
}

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, account: &mut String) {
    let field = Rect::from_min_max(place.min, Pos2::new(place.right(), place.top() + 200.0));
    let hint = kit.say("game-tell-field");
    kit.field(
        ui,
        "account",
        field,
        Field {
            text: account,
            hint: &hint,
            most: MOST,
            first: true,
        },
    );
    let heading = kit.say("game-tell-starters");
    let line = write(
        ui,
        Pos2::new(place.left(), field.bottom() + 2.0 * STEP),
        place.width(),
        &heading,
        theme::BODY,
        theme::bold(),
        INK,
    );
    let rest = Rect::from_min_max(Pos2::new(place.left(), line.bottom() + STEP), place.max);
    chips(ui, kit, rest, "game-tell-starter", account, MOST);
}

/// Ready-made sentences (`{id}-1`, `{id}-2`, …): chosen ones go into `text`, chosen again they leave it.
pub(super) fn chips(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, id: &str, text: &mut String, most: usize) {
    let mut at = place.min + vec2(4.0, 4.0);
    for index in 1.. {
        let name = format!("{id}-{index}");
        let Some(sentence) = wording::find(kit.language, &name, &[]) else {
            break;
        };
        let width = kit.button_width(ui, &sentence, false).min(place.width() - 8.0);
        if at.x + width > place.right() && at.x > place.left() + 4.0 {
            at = Pos2::new(place.left() + 4.0, at.y + 44.0 + 1.5 * STEP);
        }
        if at.y + 44.0 > place.bottom() + 2.0 {
            break;
        }
        let rect = Rect::from_min_size(at, vec2(width, 44.0));
        let said = text.contains(&sentence);
        if kit.button(
            ui,
            &name,
            rect,
            &sentence,
            None,
            if said { Weight::Chosen } else { Weight::Quiet },
        ) {
            if said {
                text.replace(&sentence, "").replace("  ", " ").trim().clone_into(text);
            } else if text.chars().count() + sentence.chars().count() < most {
                if !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
                text.push_str(&sentence);
            }
        }
        at.x += width + 1.5 * STEP;
    }
}
