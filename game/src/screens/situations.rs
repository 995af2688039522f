//! « Vivre une situation »: which one.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use situation::grid::GridStatus;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Visit};
use crate::family::face;
use crate::kit::{Canvas, Card, FocusMoved, Foot, Pictogram, Turn};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Situations)),
    );
}

fn show(mut canvas: Canvas, desk: Res<Desk>, mut visit: ResMut<Visit>, mut next: ResMut<NextState<Screen>>) -> Result {
    let offered = desk.offered();
    let (chosen, turn) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-situations", Pictogram::Map);
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll_column(ui, "situations", place, |ui, kit, column| {
                let mut chosen = None;
                let side_by_side = if place.width() < 760.0 { 1 } else { 2 };
                let mut columns = column.split(side_by_side, 2.0);
                for (index, scenario) in offered.iter().enumerate() {
                    let column = &mut columns[index % side_by_side];
                    let proposed = kit.say(if scenario.grid.status == GridStatus::Proposed {
                        "game-grid-proposed"
                    } else {
                        "game-grid-agreed"
                    });
                    let title = kit.text(&scenario.title);
                    // Fewer than it has seats can play what fewer can play.
                    let (least, most) = (*scenario.template.seats().start(), scenario.seats);
                    let seats = if least < most {
                        let told = [("least", f64::from(least).into()), ("most", f64::from(most).into())];
                        kit.say_with("game-situation-seats-from", &told)
                    } else {
                        kit.say_with("game-situation-seats", &[("seats", f64::from(most).into())])
                    };
                    let line = format!("{}\n{seats}\n{proposed}", kit.text(&scenario.briefing.summary));
                    let card = Card {
                        sign: Some(face(&scenario.activity).sign_on_card(scenario)),
                        title,
                        line: &line,
                        open: true,
                        first: index == 0,
                        ..Card::default()
                    };
                    let tall = kit.card_height(ui, column.width(), title, &line);
                    let place = column.take(tall.max(136.0));
                    column.gap(2.0);
                    if kit.card(ui, ("situation", scenario.id.as_str()), place, card).chosen {
                        chosen = Some(scenario.clone());
                    }
                }
                column.join(&columns);
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
