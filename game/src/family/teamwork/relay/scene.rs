//! The picture: the hall and who moves what in it, beside it what is to be done; the plan; the fête.

use std::fmt::Write as _;

use bevy::prelude::*;
use bevy_egui::egui::{Color32, Rect, Stroke, StrokeKind, Ui, vec2};
use simulation::teamwork::relay::{Held, Relay};
use situation::scenario::Scenario;

use super::ground::Ground;
use super::{dust, fete, hall, list, loads, people, plan, relay_of};
use crate::family::face::Stage;
use crate::kit::{Kit, Pictogram, TextStyle, measure, token, write_centred};
use crate::play::Session;
use crate::theme::{CORAL, INK, PAPER, STEP, SUN_SOFT};

/// Where the warehouse stands, and the fête begins.
pub(super) const MEADOW: Color32 = Color32::from_rgb(0xB5, 0xCB, 0x97);

/// Who stands where and holds what, and where loads are; metres with one decimal.
fn told_of(relay: &Relay) -> String {
    let mut now = String::new();
    let parameters = relay.parameters();
    for walker in relay.walkers() {
        let [x, y] = walker.at_m;
        let holds = match walker.holds {
            Held::Nothing { in_reach: false } => "nothing",
            Held::Nothing { in_reach: true } => "reaches",
            Held::Load(load) => parameters.loads.get(load).map_or("", |load| &load.id),
            Held::Door(door) => parameters.doors.get(door).map_or("", |door| &door.id),
        };
        let _ = write!(now, "{} {x:.1} {y:.1} {holds}; ", walker.seat);
    }
    for of in relay.moved() {
        let [x, y] = of.at_m;
        let id = parameters.loads.get(of.load).map_or("", |load| &load.id);
        let _ = write!(now, "{id} {x:.1} {y:.1}; ");
    }
    now
}

/// For developers, and for whoever plays from outside: what there is in the hall, where it changed.
fn tell(session: Res<Session>, mut told: Local<String>) {
    let Some(relay) = relay_of(session.run().activity()) else {
        return;
    };
    let now = told_of(relay);
    if *told != now {
        tracing::debug!("hall: {now}");
        *told = now;
    }
}

/// Words of what the scenario names.
pub(super) fn name(kit: &Kit<'_>, scenario: &Scenario, id: &str) -> String {
    scenario
        .name_words(id)
        .map_or_else(String::new, |text| kit.text(text).to_owned())
}

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, stage: Stage, scenario: &Scenario, relay: &Relay) {
    if let Some(since) = relay.feasts() {
        let since = if kit.still { 0.0 } else { since as f32 };
        fete::draw(ui, stage, relay, since);
        return;
    }
    let painter = ui.painter();
    painter.rect_filled(stage.whole, 0.0, MEADOW);
    let ground = Ground::within(stage.place.shrink(7.0), relay.parameters().size_m);
    hall::draw(ui, kit, ground, scenario, relay);
    let walkers = relay.walkers();
    for walker in &walkers {
        people::reach(painter, ground, walker);
    }
    loads::draw(painter, ground, relay);
    for walker in &walkers {
        people::draw(painter, ground, walker, relay.tick());
    }
    if !kit.still {
        dust::draw(ui, painter, ground, relay);
    }
    if relay.is_relief() {
        plan::veil(painter, ground);
    }
    let readers: Vec<u8> = (0..simulation::MAX_SEATS).filter(|seat| relay.reads(*seat)).collect();
    if relay.is_handing_over() || !readers.is_empty() {
        plan::stuck(painter, ground, relay);
    }
    let outside = ground.floor.expand(7.0);
    let side = stage.place.with_max_x(outside.left() - 1.5 * STEP);
    let side = side.with_min_y(outside.top()).with_max_y(outside.bottom());
    if side.width() < list::LEAST || relay.gathers() {
        return;
    }
    painter.rect(side, 8.0, PAPER, Stroke::new(2.0, INK), StrokeKind::Inside);
    let below = side.with_min_y(side.top() + heading(ui, kit, side, scenario, relay, &readers));
    if relay.is_handing_over() {
        plan::waiting(ui, below, relay);
        let controls = scenario.template.controls();
        let names: Vec<&str> = controls.choices.iter().map(|choice| choice.name.as_str()).collect();
        plan::pointed(painter, ground, below, stage, relay, &names);
    } else {
        list::draw(ui, kit, below, scenario, relay);
    }
}

/// What is called out while time stands, and who reads the plan; its height.
fn heading(ui: &Ui, kit: &Kit<'_>, side: Rect, scenario: &Scenario, relay: &Relay, readers: &[u8]) -> f32 {
    let painter = ui.painter();
    let inner = side.shrink(STEP);
    let mut tall = 0.0;
    if relay.is_relief() {
        let words = name(kit, scenario, &relay.parameters().course.relief.phase);
        let large = measure(ui, f32::INFINITY, &words, TextStyle::TITLE).x <= inner.width() - STEP;
        let style = if large { TextStyle::TITLE } else { TextStyle::STRONG };
        let tag = Rect::from_min_size(inner.min, vec2(inner.width(), 48.0));
        painter.rect(tag, 8.0, CORAL, Stroke::new(2.0, INK), StrokeKind::Inside);
        write_centred(ui, tag, &words, style.in_colour(PAPER));
        tall += 48.0 + STEP;
    }
    if !readers.is_empty() {
        let line = Rect::from_min_size(inner.min + vec2(0.0, tall), vec2(inner.width(), 32.0));
        painter.rect_filled(line, 8.0, SUN_SOFT);
        let sign = Rect::from_min_size(line.min + vec2(STEP, 4.0), vec2(24.0, 24.0));
        Pictogram::Map.draw(painter, sign, INK);
        for (nth, seat) in readers.iter().enumerate() {
            token(painter, sign.center() + vec2(32.0 + 26.0 * nth as f32, 0.0), 9.0, *seat);
        }
        tall += 32.0 + STEP;
    }
    tall
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.run_if(resource_exists::<Session>));
}
