//! « Vivre une situation »: which one.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, vec2};
use situation::grid::GridStatus;

use super::Screen;
use super::trouble::Last;
use crate::desk::{Desk, Visit};
use crate::kit::{Begin, Card, Foot, Pictogram, Table, Turn};
use crate::theme::STEP;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Situations)),
    );
}

/// The sign of a kind of activity.
fn sign(activity: &str) -> Pictogram {
    match activity {
        "flight" => Pictogram::Drone,
        "workshop" => Pictogram::Gear,
        _ => Pictogram::Pair,
    }
}

fn show(mut table: Table, desk: Res<Desk>, mut visit: ResMut<Visit>, mut next: ResMut<NextState<Screen>>) -> Result {
    let (chosen, turn) = table.lay(|ui, kit| {
        let page = kit.quiet_page_of("game-situations", Pictogram::Drone);
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll(ui, "situations", place, |ui, kit| {
                let start = ui.max_rect().min + vec2(6.0, 6.0);
                let (gap, height) = (2.0 * STEP, 168.0);
                let width = (ui.max_rect().width() - 28.0 - gap) / 2.0;
                let mut chosen = None;
                let mut count = 0;
                for (index, scenario) in desk.library.iter().enumerate() {
                    count = index + 1;
                    let at = start + vec2((index % 2) as f32 * (width + gap), (index / 2) as f32 * (height + gap));
                    let rect = Rect::from_min_size(Pos2::new(at.x, at.y), vec2(width, height));
                    let proposed = if scenario.grid.status == GridStatus::Proposed {
                        kit.say("game-grid-proposed")
                    } else {
                        kit.say("game-grid-agreed")
                    };
                    let line = format!("{}\n{proposed}", kit.text(&scenario.briefing.summary));
                    let card = Card {
                        sign: Some(sign(&scenario.activity)),
                        title: kit.text(&scenario.title),
                        line: &line,
                        open: true,
                        first: index == 0,
                        ..Card::default()
                    };
                    if kit.card(ui, ("situation", scenario.id.as_str()), rect, card).chosen {
                        chosen = Some(scenario.clone());
                    }
                }
                ui.allocate_space(vec2(10.0, (count as f32 / 2.0).ceil() * (height + gap) + 12.0));
                chosen
            })
        })
    })?;
    if let Some(scenario) = chosen {
        visit.wanted.clear();
        visit.scenario = Some(scenario);
        next.set(Screen::Briefing);
    }
    if turn == Turn::Back {
        next.set(Screen::Pair);
    }
    Ok(())
}
