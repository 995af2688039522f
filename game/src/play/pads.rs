//! Two pads on the screen for a hand on the mouse: drag to tilt, let go and they rest.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Stroke, Ui, vec2};

use super::seen::is_pictured;
use super::session::Session;
use crate::devices::{Hand, Lever, MousePads};
use crate::kit::{Canvas, Kit, Pictogram, name_it};
use crate::theme::{INK, PAPER, PETROL, SAND_DEEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        OnExit(crate::screens::screen::Screen::Play),
        |mut pads: ResMut<MousePads>| {
            *pads = MousePads::default();
        },
    );
}

/// Radius of a pad, points.
const REACH: f32 = 92.0;

pub(super) fn show(mut canvas: Canvas, mut pads: ResMut<MousePads>, session: Res<Session>) -> Result {
    canvas.draw(|ui, kit| {
        // In the picture, the hand goes after the pointer.
        if kit.hand != Hand::Mouse || session.is_paused() || is_pictured(&session) {
            pads.left = Vec2::ZERO;
            pads.right = Vec2::ZERO;
            return;
        }
        let whole = ui.max_rect();
        // Over the wheel of verbs, and over STOP: above it the witness's list has its place.
        let (over_verbs, over_stop) = (whole.bottom() - 354.0, whole.bottom() - 262.0);
        let left = Pos2::new(whole.left() + 126.0, over_verbs);
        let right = Pos2::new(whole.right() - 126.0, over_stop);
        pads.left = pad_of(
            ui,
            kit,
            &session,
            ("game-pad-left", left, REACH),
            [Lever::LeftX, Lever::LeftY],
        );
        pads.right = pad_of(
            ui,
            kit,
            &session,
            ("game-pad-right", right, REACH),
            [Lever::RightX, Lever::RightY],
        );
    })
}

/// The pad of a hand, where the situation has one of its levers: the id of its sentence, its middle and its radius. Gives its tilt.
pub(super) fn pad_of(
    ui: &Ui,
    kit: &Kit<'_>,
    session: &Session,
    (id, centre, reach): (&str, Pos2, f32),
    [across, along]: [Lever; 2],
) -> Vec2 {
    if !session.has_lever(across) && !session.has_lever(along) {
        return Vec2::ZERO;
    }
    let push = |lever: Lever| session.has_lever(lever).then(|| session.face().push(lever).signs);
    draw(ui, (id, &kit.say(id), centre, reach), [push(across), push(along)])
}

/// A pad around `centre` with the signs of its ways across and along; gives its tilt, y up.
fn draw(
    ui: &Ui,
    (id, words, centre, reach): (&str, &str, Pos2, f32),
    [across, along]: [Option<[Pictogram; 2]>; 2],
) -> Vec2 {
    let knob = reach * 0.28;
    let place = egui::Rect::from_center_size(centre, vec2(2.0 * reach, 2.0 * reach));
    let response = ui.interact(place, Id::new("pad").with(id), egui::Sense::DRAG);
    name_it(&response, words);
    let tilt = match response.interact_pointer_pos() {
        Some(at) if response.is_pointer_button_down_on() => {
            let offset = (at - centre) / (reach - knob * 0.9);
            let length = offset.length();
            let tilt = if length > 1.0 { offset / length } else { offset };
            // A push along one way means this way: a small drift aside is the hand, not the wish.
            let aside = 0.22;
            let straight = |a: f32, b: f32| if a.abs() < aside * b.abs().max(0.5) { 0.0 } else { a };
            Vec2::new(straight(tilt.x, tilt.y), -straight(tilt.y, tilt.x))
        }
        _ => Vec2::ZERO,
    };
    let painter = ui.painter();
    painter.circle(centre, reach, PAPER.gamma_multiply(0.72), Stroke::new(2.0, SAND_DEEP));
    let sign = |x: f32, y: f32, sign: Pictogram| {
        let at = centre + vec2(x, y) * (reach - 18.0);
        sign.draw(painter, egui::Rect::from_center_size(at, vec2(22.0, 22.0)), INK);
    };
    if let Some([down, up]) = along {
        sign(0.0, -1.0, up);
        sign(0.0, 1.0, down);
    }
    if let Some([left, right]) = across {
        sign(1.0, 0.0, right);
        // A turn says itself once.
        if right != Pictogram::Again {
            sign(-1.0, 0.0, left);
        }
    }
    painter.circle_filled(centre + vec2(tilt.x, -tilt.y) * (reach - knob * 0.9), knob, PETROL);
    tilt
}
