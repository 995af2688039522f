//! « Je garde, je demande »: for which badge, and which moments to show.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Rect, Ui, Vec2, vec2};
use simulation::{TICKS_PER_SECOND, Tick};
use station::{BadgeView, SeenRow, SeenState};
use wording::FluentValue;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{LookingBack, Trouble};
use crate::kit::{
    Canvas, Card, Column, FocusMoved, Foot, HEIGHT, Kit, Line, Mark, Pictogram, Pile, Row, TextStyle, Turn, Weight,
    measure,
};
use crate::theme::{INK, INK_SOFT, PAPER, SAND};

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
            let mut row = Row::of(place);
            let left = row.left((place.width() * 0.42).min(430.0));
            row.gap(3.0);
            let wish = badge_cards(ui, kit, left, &chosen);
            moments(ui, kit, row.rest(), &chosen.rows).or(wish)
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
    let mut pile = Pile::of(place);
    pile.text(ui, &kit.say("game-choose-badge"), TextStyle::HEADING);
    pile.gap(1.0);
    let foot = pile.bottom(HEIGHT);
    pile.gap_bottom(1.5);
    kit.scroll_column(ui, "badges", pile.rest(), |ui, kit, column| {
        for badge in &chosen.badges {
            let title = kit.text(&badge.def.name).to_owned();
            let line = needs(kit, badge);
            let here = chosen.badge.as_deref() == Some(badge.def.id.as_str());
            let card = Card {
                sign: Some(Pictogram::Badge),
                title: &title,
                line: &line,
                chosen: here,
                open: true,
                fill: Some(if here { SAND } else { PAPER }),
                ..Card::default()
            };
            let rect = column.take(kit.card_height(ui, column.width(), &title, &line));
            if kit.card(ui, ("badge", badge.def.id.as_str()), rect, card).chosen {
                wish = Some(Wish::Badge(badge.def.id.clone()));
            }
            column.gap(1.5);
        }
    });
    let label = kit.say(if chosen.leaving {
        "game-choose-leave-yes"
    } else {
        "game-choose-leave"
    });
    let rect = Row::inside(foot, 0.75).left(kit.button_width(ui, &label, true));
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
    let mut pile = Pile::of(place);
    pile.text(ui, &kit.say("game-choose-moments"), TextStyle::HEADING);
    pile.gap(1.0);
    kit.scroll_column(ui, "moments", pile.rest(), |ui, kit, column| {
        let mut wish = None;
        for row in rows {
            wish = row_card(ui, kit, column, row).or(wish);
            column.gap(1.5);
        }
        if rows.is_empty() {
            column.text(ui, &kit.say("game-choose-nothing"), TextStyle::BODY.soft());
        }
        wish
    })
}

/// Something of a row that can be shown: its words, whether it is shown, its sign, and what changes that.
type Chip = (String, bool, Pictogram, Wish);

/// Size of a chip, points.
const CHIP: Vec2 = vec2(190.0, 44.0);

/// One row: its words, and what of it can be shown.
fn row_card(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, row: &SeenRow) -> Option<Wish> {
    let text = kit.text(&row.text).to_owned();
    let chips = chips(kit, row);
    let mut inside = column.inside(1.5);
    inside.gap(1.0);
    let words = inside.take(measure(ui, inside.width(), &text, TextStyle::BODY).y);
    inside.gap(2.0);
    let mut flow = inside.flow(1.0);
    let places: Vec<Rect> = chips.iter().map(|_| flow.take(CHIP.x, CHIP.y)).collect();
    inside.below(flow.bottom());
    inside.gap(1.5);
    let card = column.take(inside.height());
    kit.card_ground(ui, card, if row.shown { SAND } else { PAPER }, false);
    Row::of(words).text(ui, &text, TextStyle::BODY);
    let mut wish = None;
    for (index, ((label, shown, sign, act), place)) in chips.into_iter().zip(places).enumerate() {
        let mark = if sign == Pictogram::Film {
            Mark::Spark { seen: shown }
        } else {
            Mark::Sign(sign, if shown { INK } else { INK_SOFT })
        };
        let chip = Line {
            fill: Some(PAPER),
            chosen: shown,
            gap: 1.25,
            ..Line::new(mark, &label, TextStyle::SMALL)
        };
        let id = Id::new(("chip", row.row.as_str(), index));
        if kit.line(ui, id, place, chip).chosen {
            wish = Some(act);
        }
    }
    wish
}

fn chips(kit: &Kit<'_>, row: &SeenRow) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    for moment in &row.observations {
        let s = moment.from / TICKS_PER_SECOND;
        let time = FluentValue::from(format!("{}:{:02}", s / 60, s % 60));
        let shown = row.chosen.contains(&moment.attempt);
        let act = Wish::Moment(row.row.clone(), moment.attempt, !shown);
        let label = kit.say_with("game-choose-moment", &[("time", time)]);
        chips.push((label, shown, Pictogram::Film, act));
    }
    if row.observations.is_empty() {
        let act = Wish::Row(row.row.clone(), !row.shown);
        chips.push((kit.say("game-choose-row"), row.shown, Pictogram::Person, act));
    }
    if !row.people.is_empty() {
        let act = Wish::People(row.row.clone(), !row.people_shown);
        let shown = row.people_shown && row.shown;
        chips.push((kit.say("game-choose-people"), shown, Pictogram::Pair, act));
    }
    chips
}
