//! Things in the picture that can be chosen now, on the screen of somebody who plays alone: a small mark on each, what
//! to do now in its corners, and around what is pointed at a ring with its name.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::egui::{Pos2, Rect, Stroke, Ui, vec2};

use super::leafing;
use super::legend::Legend;
use super::naming::{name, words};
use super::pausing::Pause;
use super::plate::plate;
use super::players::Player;
use super::pointed::{Pointed, Target};
use super::pointers::{corners, place};
use super::pointing::UnderMouse;
use super::room::marked;
use super::seen::{Seen, SeenThing, is_pictured};
use super::session::{ALONE, Session};
use super::slots::Slots;
use super::steer::first_is_meant;
use crate::devices::Hand;
use crate::kit::{Canvas, Glyph, Kit, TextStyle, draw_glyph, glyph_width, measure, write};
use crate::scene::camera::Eye;
use crate::scene::signs::{Sight, Signs};
use crate::theme::{INK, PAPER, PETROL, STEP};

/// Least and most that a ring reaches, points.
const RINGS: (f32, f32) = (20.0, 74.0);

/// The corner at the top right, points.
const CORNERS_WIDE: f32 = 244.0;
const CORNERS_HIGH: f32 = 190.0;

type EyeParts = (&'static Transform, &'static Projection);

pub(super) fn show(
    mut canvas: Canvas,
    signs: Res<Signs>,
    session: Res<Session>,
    player: Single<(&Slots, &Pointed), With<Player>>,
    under: Res<UnderMouse>,
    (mut seen, legend): (ResMut<Seen>, Res<Legend>),
    eye: Option<Single<EyeParts, With<Eye>>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
) -> Result {
    seen.things.clear();
    let away = session.pause().is_some_and(Pause::clears) || leafing::leaf(&session).is_some();
    let (Some(eye), Some(window), true) = (eye, window, is_pictured(&session) && !away) else {
        return Ok(());
    };
    let (transform, Projection::Perspective(lens)) = *eye else {
        return Ok(());
    };
    let (slots, pointed) = *player;
    let ratio = window.width() / window.height().max(1.0);
    let controls = session.scenario().template.controls();
    let open = session.run().activity().open_choices(ALONE);
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        for thing in &signs.things {
            let choice = controls
                .choice_index(&thing.choice)
                .filter(|choice| open.contains(choice));
            let Some(choice) = choice.filter(|choice| seen.things.iter().all(|known| known.choice != *choice)) else {
                continue;
            };
            let sight = Sight::of(thing.at, transform, lens.fov, ratio);
            let distance = transform.translation.distance(thing.at).max(0.1);
            let size = thing.size / (distance * (lens.fov / 2.0).tan()) * whole.height() / 2.0;
            seen.things.push(SeenThing {
                choice,
                at: place(sight, whole),
                radius: size.clamp(RINGS.0, RINGS.1),
            });
        }
        let targets: Vec<Target> = seen.targets().into_iter().map(|(target, _)| target).collect();
        let by_hand = match pointed.among(&targets, first_is_meant(&session, slots)) {
            Some(Target::Thing(choice)) if kit.hand != Hand::Mouse => Some(choice),
            _ => None,
        };
        let at = under.choice.filter(|_| kit.hand == Hand::Mouse).or(by_hand);
        for thing in &seen.things {
            if Some(thing.choice) != at && Some(thing.choice) != slots.main() {
                ui.painter().circle(thing.at, 5.5, PAPER, Stroke::new(2.0, INK));
            }
        }
        let find = |choice: u8| seen.things.iter().find(|thing| thing.choice == choice);
        if let Some(main) = slots.main().filter(|main| Some(*main) != at).and_then(find) {
            corners(ui, inside(main.at, whole));
        }
        if let Some(thing) = at.and_then(find) {
            let key = match kit.hand {
                Hand::Keyboard => Some(Glyph::Key(kit.say("game-key-enter"))),
                Hand::Gamepad => Some(Glyph::Pad(0)),
                Hand::Mouse => None,
            };
            named(ui, kit, (whole, legend.place()), &session, thing, key);
        }
    })
}

/// What lies out of the picture, or below what is pressed, is marked at the edge of what is free.
fn inside(at: Pos2, whole: Rect) -> Pos2 {
    let free = marked(whole).expand2(vec2(180.0, 60.0)).intersect(whole.shrink(30.0));
    free.clamp(at)
}

/// A ring around a thing, and its name over it.
fn named(
    ui: &Ui,
    kit: &Kit<'_>,
    (whole, keys): (Rect, Option<Rect>),
    session: &Session,
    thing: &SeenThing,
    key: Option<Glyph>,
) {
    let painter = ui.painter();
    let at = inside(thing.at, whole);
    painter.circle_stroke(at, thing.radius, Stroke::new(6.0, PAPER));
    painter.circle_stroke(at, thing.radius, Stroke::new(3.0, PETROL));
    let id = name(session, thing.choice);
    let said = words(kit, session, id);
    let also = session.face().also(session.run().activity(), id).map(|id| kit.say(id));
    let also = also.unwrap_or_default();
    let first = measure(ui, 260.0, &said, TextStyle::STRONG);
    let second = if also.is_empty() {
        bevy_egui::egui::Vec2::ZERO
    } else {
        measure(ui, 260.0, &also, TextStyle::SMALL)
    };
    let size = vec2(first.x.max(second.x), first.y + second.y);
    let key_wide = key.as_ref().map_or(0.0, |glyph| glyph_width(ui, glyph) + STEP);
    let wide = size.x + key_wide + 32.0 + 3.5 * STEP;
    let tall = size.y.max(32.0) + STEP;
    // Over it, or below where nothing has room above.
    let above = at.y - thing.radius - STEP - tall;
    let top = if above < whole.top() + 92.0 {
        at.y + thing.radius + STEP
    } else {
        above
    };
    // Beside the corners, where something else stands.
    let right = if top < whole.top() + CORNERS_HIGH {
        whole.right() - CORNERS_WIDE
    } else {
        whole.right()
    };
    let beside = keys.filter(|keys| top < keys.bottom() && top + tall > keys.top());
    let least = beside.map_or(whole.left(), |keys| keys.right()) + STEP;
    let left = (at.x - wide / 2.0).clamp(least, (right - wide - STEP).max(least));
    let band = Rect::from_min_size(Pos2::new(left, top), vec2(wide, tall));
    plate(ui, band);
    let mut x = band.left() + 1.25 * STEP;
    let sign = Rect::from_center_size(Pos2::new(x + 14.0, band.center().y), vec2(28.0, 28.0));
    session.face().sign_of(id).draw(painter, sign, INK);
    x += 28.0 + STEP;
    let at = Pos2::new(x, band.center().y - size.y / 2.0);
    write(ui, at, 260.0, &said, TextStyle::STRONG);
    if !also.is_empty() {
        write(ui, at + vec2(0.0, first.y), 260.0, &also, TextStyle::SMALL);
    }
    if let Some(key) = key {
        let centre = Pos2::new(band.right() - STEP - (key_wide - STEP) / 2.0, band.center().y);
        draw_glyph(ui, centre, &key, INK);
    }
}
