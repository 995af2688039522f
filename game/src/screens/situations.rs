//! « Vivre une situation »: which one.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, vec2};
use situation::grid::GridStatus;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Visit};
use crate::family::face;
use crate::kit::{Canvas, Card, FocusMoved, Foot, Pictogram, TextStyle, Turn, measure};
use crate::theme::STEP;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Situations)),
    );
}

fn show(mut canvas: Canvas, desk: Res<Desk>, mut visit: ResMut<Visit>, mut next: ResMut<NextState<Screen>>) -> Result {
    let (chosen, turn) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-situations", Pictogram::Map);
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll(ui, "situations", place, |ui, kit| {
                let start = ui.max_rect().min + vec2(6.0, 6.0);
                let gap = 2.0 * STEP;
                let columns = if place.width() < 760.0 { 1 } else { 2 };
                let width = (ui.max_rect().width() - 28.0 - gap * (columns - 1) as f32) / columns as f32;
                let mut chosen = None;
                let mut tops = vec![start.y; columns];
                for (index, scenario) in desk.library.iter().enumerate() {
                    let column = index % columns;
                    let proposed = if scenario.grid.status == GridStatus::Proposed {
                        kit.say("game-grid-proposed")
                    } else {
                        kit.say("game-grid-agreed")
                    };
                    let title = kit.text(&scenario.title);
                    let seats = kit.say_with("game-situation-seats", &[("seats", f64::from(scenario.seats).into())]);
                    let line = format!("{}\n{seats} {proposed}", kit.text(&scenario.briefing.summary));
                    let text = width - 64.0 - 6.0 * STEP;
                    let tall = measure(ui, text, title, TextStyle::STRONG).y
                        + measure(ui, text, &line, TextStyle::SMALL).y
                        + 4.0 * STEP;
                    let at = Pos2::new(start.x + column as f32 * (width + gap), tops[column]);
                    let rect = Rect::from_min_size(at, vec2(width, tall.max(136.0)));
                    tops[column] = rect.bottom() + gap;
                    let card = Card {
                        sign: Some(face(&scenario.activity).sign()),
                        title,
                        line: &line,
                        open: true,
                        first: index == 0,
                        ..Card::default()
                    };
                    if kit.card(ui, ("situation", scenario.id.as_str()), rect, card).chosen {
                        chosen = Some(scenario.clone());
                    }
                }
                let bottom = tops.into_iter().fold(start.y, f32::max);
                ui.allocate_space(vec2(10.0, bottom - start.y + 12.0));
                chosen
            })
        })
    })?;
    if let Some(scenario) = chosen {
        let shared = scenario.seats > 1;
        visit.choose(scenario);
        next.set(if shared { Screen::Table } else { Screen::Briefing });
    }
    if turn == Turn::Back {
        next.set(Screen::Pair);
    }
    Ok(())
}
