//! « Je me reconnais »: a name for what was done, in one's own words.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, vec2};

use super::Screen;
use super::tell::chips;
use super::trouble::Last;
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Begin, Field, Foot, Pictogram, Table, Turn, measure, write};
use crate::theme::{self, INK, INK_SOFT, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Named>();
    app.add_systems(OnEnter(Screen::Name), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Name)),
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
    mut table: Table,
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
    let (turn, language) = table.lay(|ui, kit| {
        let page = kit.page_of("game-name", Pictogram::Person);
        let foot = Foot {
            on: Some(kit.say("game-continue")),
            open: true,
            back: Some(kit.say("game-back")),
            first: false,
            hint: None,
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            let mut y = place.top();
            if !account.trim().is_empty() {
                // One's own account beside the question: the name is for this.
                let shown: String = account.chars().take(220).collect();
                let size = measure(ui, place.width() - 5.0 * STEP, &shown, theme::BODY, theme::italic());
                let card = Rect::from_min_size(place.min, vec2(place.width(), size.y + 3.0 * STEP));
                kit.card_ground(ui, card, SAND, false);
                write(
                    ui,
                    card.min + vec2(2.5 * STEP, 1.5 * STEP),
                    card.width() - 5.0 * STEP,
                    &shown,
                    theme::BODY,
                    theme::italic(),
                    INK_SOFT,
                );
                y = card.bottom() + 2.0 * STEP;
            }
            let question = kit.say("game-name-question");
            let line = write(
                ui,
                Pos2::new(place.left(), y),
                place.width(),
                &question,
                theme::HUD,
                theme::bold(),
                INK,
            );
            let field = Rect::from_min_size(Pos2::new(place.left(), line.bottom() + STEP), vec2(place.width(), 60.0));
            let hint = kit.say("game-name-field");
            kit.field(
                ui,
                "named",
                field,
                Field {
                    text: &mut named.0,
                    hint: &hint,
                    most: MOST,
                    first: true,
                },
            );
            let rest = Rect::from_min_max(Pos2::new(place.left(), field.bottom() + 2.0 * STEP), place.max);
            chips(ui, kit, rest, "game-name-word", &mut named.0, MOST);
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
