//! The picture of a machine: the figure at the left, its front at the right; what comes out, over both.

use bevy::prelude::*;
use bevy_egui::egui::{Rect, Ui, pos2, vec2};
use simulation::teamwork::automaton::Automaton;
use situation::scenario::Scenario;

use super::figure::Figure;
use super::{automaton_of, front, portrait, surprises};
use crate::kit::{Kit, TextStyle, write_centred};
use crate::play::Session;
use crate::theme::{INK, SKY, STEP, WOOD};

/// For developers, and for whoever plays from outside: the letter, the module and the signs on the front, where they
/// changed.
fn tell(session: Res<Session>, mut told: Local<String>) {
    let Some(machine) = automaton_of(session.run().activity()) else {
        return;
    };
    let Some(front) = machine.front() else { return };
    let signs: Vec<String> = front.slots.iter().map(|slot| slot.sign.to_string()).collect();
    let now = format!("{} {} {}", machine.letter(), front.module, signs.join(","));
    if *told != now {
        tracing::debug!("front: {now}");
        *told = now;
    }
}

/// A wall in daylight, and the floor on which the machine stands.
pub(super) fn wall(ui: &Ui, whole: Rect, place: Rect) {
    ui.painter().rect_filled(whole, 0.0, SKY);
    let floor = Rect::from_min_max(pos2(whole.left(), place.bottom() - place.height() * 0.14), whole.max);
    ui.painter().rect_filled(floor, 0.0, WOOD);
}

/// The machine in its place.
pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, place: Rect, scenario: &Scenario, machine: &Automaton) {
    let wide = (place.width() * 0.36).min(place.height());
    let stands = Rect::from_min_size(place.min, vec2(wide, place.height()));
    Figure::new(ui.painter(), stands, machine, kit.still).draw();
    let plate = Rect::from_min_max(pos2(stands.right() + STEP, place.top()), place.max);
    let name = |id: &str| {
        scenario
            .name_words(id)
            .map_or_else(String::new, |text| kit.text(text).to_owned())
    };
    if let Some(since) = machine.plays() {
        portrait::draw(ui, kit, plate, machine, since);
        return;
    }
    let inner = front::plate(ui, plate);
    if let Some(lit) = machine.front() {
        front::module(ui, kit, inner, scenario, machine, &lit);
    } else {
        // People gather, or roles go round: the letter, large, and who is where.
        let side = (inner.height() * 0.62).min(inner.width() * 0.5);
        let tag = Rect::from_center_size(pos2(inner.center().x, inner.top() + side / 2.0), vec2(side, side));
        front::letter(ui, tag, machine);
        let below = Rect::from_min_max(pos2(inner.left(), tag.bottom() + STEP), inner.max);
        let there = (0..simulation::MAX_SEATS).any(|seat| machine.role_of(seat).is_some());
        if there {
            let middle = below.with_max_x(below.center().x + below.width() * 0.3);
            front::roles(ui, middle, machine, 40.0);
        } else {
            write_centred(
                ui,
                below,
                &kit.say("game-machine-letter"),
                TextStyle::STRONG.in_colour(INK),
            );
        }
    }
    if let Some((what, since)) = machine.surprise()
        && let Some(id) = machine.parameters().surprises.get(what)
    {
        let side = place.height() * 0.55;
        let at = pos2(stands.right(), place.center().y);
        let over = Rect::from_center_size(at, vec2(side, side));
        surprises::draw(ui, over, id, &name(id), since, kit.still);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.run_if(resource_exists::<Session>));
}
