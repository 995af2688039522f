//! « Je garde, je demande »: for which badge, and which moments to show.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use simulation::{TICKS_PER_SECOND, Tick};
use station::{BadgeView, SeenRow, SeenState};
use wording::FluentValue;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{Canvas, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, Weight, measure, spark, write};
use crate::theme::{INK, PAPER, SAND, SAND_DEEP, STEP, SUN};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Chosen>();
    app.add_systems(OnEnter(Screen::Choose), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Choose)),
    );
}

/// The badge that is asked for.
#[derive(Resource, Debug, Default)]
pub(super) struct Chosen {
    /// Its id.
    pub(super) badge: Option<String>,
    /// « Je garde pour moi » was chosen once and is asked back: it ends looking back.
    leaving: bool,
    badges: Vec<BadgeView>,
    /// What can be shown: what nobody saw and the learner does not claim stays at home.
    rows: Vec<SeenRow>,
}

impl Chosen {
    /// Reads what can be chosen anew, where something was.
    fn read(&mut self, back: &LookingBack) {
        // Before the answers are kept there is nothing to choose from.
        self.badges = back.debrief.badges().unwrap_or_default();
        self.rows = back.debrief.seen().unwrap_or_default();
        self.rows
            .retain(|r| r.seen_state == SeenState::Seen || r.self_first.is_some() || r.self_later.is_some());
    }
}

fn open(mut chosen: ResMut<Chosen>, back: Option<Res<LookingBack>>) {
    chosen.leaving = false;
    let Some(back) = back else { return };
    chosen.read(&back);
    if !chosen.badges.iter().any(|b| Some(&b.def.id) == chosen.badge.as_ref()) {
        chosen.badge = chosen.badges.first().map(|b| b.def.id.clone());
    }
}

enum Wish {
    Badge(String),
    Moment(String, Tick, bool),
    Row(String, bool),
    People(String, bool),
    Leave,
}

fn show(
    mut canvas: Canvas,
    mut chosen: ResMut<Chosen>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(mut back) = back else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let ((wish, turn), language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-choose", Pictogram::Badge);
        let foot = Foot {
            on: Some(kit.say("game-choose-on")),
            open: chosen.badge.is_some(),
            back: Some(kit.say("game-back")),
            first: true,
            hint: None,
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| {
            let split = place.left() + (place.width() * 0.42).min(430.0);
            let left = Rect::from_min_max(place.min, Pos2::new(split, place.bottom()));
            let right = Rect::from_min_max(Pos2::new(left.right() + 3.0 * STEP, place.top()), place.max);
            let wish = badge_cards(ui, kit, left, &chosen);
            moments(ui, kit, right, &chosen.rows).or(wish)
        });
        (result, kit.language)
    })?;
    let changes = matches!(wish, Some(Wish::Moment(..) | Wish::Row(..) | Wish::People(..)));
    let result = match wish {
        Some(Wish::Badge(id)) => {
            chosen.badge = Some(id);
            Ok(())
        }
        Some(Wish::Moment(row, attempt, shown)) => back.debrief.choose(&row, attempt, shown),
        Some(Wish::Row(row, shown)) => back.debrief.show_row(&row, shown),
        Some(Wish::People(row, shown)) => back.debrief.show_people(&row, shown),
        Some(Wish::Leave) if !chosen.leaving => {
            chosen.leaving = true;
            Ok(())
        }
        Some(Wish::Leave) => {
            let left = back.debrief.leave();
            if left.is_ok() {
                next.set(Screen::Welcome);
            }
            left
        }
        None => Ok(()),
    };
    if changes {
        chosen.read(&back);
    }
    if let Err(error) = result {
        trouble.tell(error.say(language));
    }
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Look),
        Turn::On => next.set(Screen::Ask),
    }
    Ok(())
}

fn badge_cards(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, chosen: &Chosen) -> Option<Wish> {
    let mut wish = None;
    let heading = kit.say("game-choose-badge");
    let top = write(ui, place.min, place.width(), &heading, TextStyle::HEADING).bottom() + STEP;
    let list = Rect::from_min_max(Pos2::new(place.left(), top), place.max - vec2(0.0, 64.0));
    kit.scroll(ui, "badges", list, |ui, kit| {
        let start = ui.max_rect().min + vec2(6.0, 6.0);
        let width = ui.max_rect().width() - 26.0;
        let mut y = start.y;
        for badge in &chosen.badges {
            let name = kit.text(&badge.def.name).to_owned();
            let needs = needs(kit, badge);
            let text = width - 96.0;
            let name_size = measure(ui, text, &name, TextStyle::STRONG);
            let needs_size = measure(ui, text, &needs, TextStyle::SMALL);
            let rect = Rect::from_min_size(
                Pos2::new(start.x, y),
                vec2(width, name_size.y + needs_size.y + 3.5 * STEP),
            );
            let here = chosen.badge.as_deref() == Some(badge.def.id.as_str());
            let touch = kit.touch(ui, Id::new(("badge", badge.def.id.as_str())), rect, &name, false);
            kit.card_ground(ui, rect, if here { SAND } else { PAPER }, here);
            let sign = Rect::from_center_size(Pos2::new(rect.left() + 42.0, rect.center().y), vec2(52.0, 52.0));
            Pictogram::Badge.draw(ui.painter(), sign, INK);
            let at = Pos2::new(rect.left() + 84.0, rect.top() + 1.5 * STEP);
            let line = write(ui, at, text, &name, TextStyle::STRONG);
            write(
                ui,
                Pos2::new(at.x, line.bottom() + 4.0),
                text,
                &needs,
                TextStyle::SMALL.soft(),
            );
            kit.ring(ui, rect, touch.focused);
            if touch.chosen {
                wish = Some(Wish::Badge(badge.def.id.clone()));
            }
            y = rect.bottom() + 1.5 * STEP;
        }
        ui.allocate_space(vec2(10.0, y - start.y + 12.0));
    });
    let label = kit.say(if chosen.leaving {
        "game-choose-leave-yes"
    } else {
        "game-choose-leave"
    });
    let rect = Rect::from_min_size(
        Pos2::new(place.left() + 6.0, place.bottom() - 52.0),
        vec2(kit.button_width(ui, &label, true), 52.0),
    );
    if kit.button(ui, "leave", rect, &label, Some(Pictogram::Lock), Weight::Quiet) {
        wish = Some(Wish::Leave);
    }
    wish
}

/// What the badge asks for and what of it is there, in words; it guides and never forbids.
fn needs(kit: &Kit<'_>, badge: &BadgeView) -> String {
    let mut lines = Vec::new();
    let state = &badge.state;
    if state.at_least > 0 {
        lines.push(kit.say_with(
            "game-choose-needs-rows",
            &[
                ("shown", FluentValue::from(state.shown.len())),
                ("least", FluentValue::from(state.at_least)),
                ("of", FluentValue::from(state.shown.len() + state.open.len())),
            ],
        ));
    }
    if let Some(told) = state.account {
        lines.push(kit.say(if told {
            "game-choose-account-there"
        } else {
            "game-choose-account-open"
        }));
    }
    if let Some(witness) = state.witness {
        lines.push(kit.say(if witness {
            "game-choose-witness-there"
        } else {
            "game-choose-witness-open"
        }));
    }
    lines.join("\n")
}

fn moments(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, rows: &[SeenRow]) -> Option<Wish> {
    let mut wish = None;
    let heading = kit.say("game-choose-moments");
    let top = write(ui, place.min, place.width(), &heading, TextStyle::HEADING).bottom() + STEP;
    let list = Rect::from_min_max(Pos2::new(place.left(), top), place.max);
    kit.scroll(ui, "moments", list, |ui, kit| {
        let start = ui.max_rect().min + vec2(6.0, 6.0);
        let width = ui.max_rect().width() - 26.0;
        let mut y = start.y;
        for row in rows {
            let text = kit.text(&row.text).to_owned();
            let size = measure(ui, width - 2.0 * STEP, &text, TextStyle::BODY);
            let mut chips: Vec<(String, bool, Wish, Pictogram)> = Vec::new();
            for moment in &row.observations {
                let s = moment.from / TICKS_PER_SECOND;
                let label = kit.say_with(
                    "game-choose-moment",
                    &[("time", FluentValue::from(format!("{}:{:02}", s / 60, s % 60)))],
                );
                let shown = row.chosen.contains(&moment.attempt);
                chips.push((
                    label,
                    shown,
                    Wish::Moment(row.row.clone(), moment.attempt, !shown),
                    Pictogram::Film,
                ));
            }
            if row.observations.is_empty() {
                let label = kit.say("game-choose-row");
                chips.push((
                    label,
                    row.shown,
                    Wish::Row(row.row.clone(), !row.shown),
                    Pictogram::Person,
                ));
            }
            if !row.people.is_empty() {
                let label = kit.say("game-choose-people");
                chips.push((
                    label,
                    row.people_shown && row.shown,
                    Wish::People(row.row.clone(), !row.people_shown),
                    Pictogram::Pair,
                ));
            }
            let chip_height = 44.0;
            let per_row = ((width - 2.0 * STEP) / 190.0).floor().max(1.0) as usize;
            let lines = chips.len().div_ceil(per_row) as f32;
            let rect = Rect::from_min_size(
                Pos2::new(start.x, y),
                vec2(width, size.y + lines * (chip_height + STEP) + 4.0 * STEP),
            );
            kit.card_ground(ui, rect, if row.shown { SAND } else { PAPER }, false);
            write(
                ui,
                rect.min + vec2(STEP * 1.5, STEP),
                width - 2.0 * STEP,
                &text,
                TextStyle::BODY,
            );
            for (index, (label, shown, act, sign)) in chips.into_iter().enumerate() {
                let at = Pos2::new(
                    rect.left() + STEP * 1.5 + (index % per_row) as f32 * 190.0,
                    rect.top() + size.y + 3.5 * STEP + (index / per_row) as f32 * (chip_height + STEP),
                );
                let chip = Rect::from_min_size(at, vec2(182.0, chip_height));
                let touch = kit.touch(ui, Id::new(("chip", row.row.as_str(), index)), chip, &label, false);
                kit.card_ground(ui, chip, PAPER, shown);
                let mark = Pos2::new(chip.left() + 24.0, chip.center().y);
                if sign == Pictogram::Film {
                    spark(
                        ui.painter(),
                        mark,
                        15.0,
                        shown.then_some(SUN),
                        if shown { INK } else { SAND_DEEP },
                    );
                } else {
                    sign.draw(
                        ui.painter(),
                        Rect::from_center_size(mark, vec2(26.0, 26.0)),
                        if shown { INK } else { SAND_DEEP },
                    );
                }
                let size = measure(ui, 130.0, &label, TextStyle::SMALL);
                write(
                    ui,
                    Pos2::new(chip.left() + 46.0, chip.center().y - size.y / 2.0),
                    130.0,
                    &label,
                    TextStyle::SMALL,
                );
                kit.ring(ui, chip, touch.focused);
                if touch.chosen {
                    wish = Some(act);
                }
            }
            y = rect.bottom() + 1.5 * STEP;
        }
        if rows.is_empty() {
            let line = kit.say("game-choose-nothing");
            y = write(ui, Pos2::new(start.x, y), width, &line, TextStyle::BODY.soft()).bottom();
        }
        ui.allocate_space(vec2(10.0, y - start.y + 12.0));
    });
    wish
}
