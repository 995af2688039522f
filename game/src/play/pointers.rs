//! What points into the picture: a ring around what is one's own with a tip at its front, a mark on the goal or an
//! arrow towards it where it is out of the picture, another for somebody else's that is to be seen. Drawn over the
//! scene: nothing in it can hide them. Nothing of it moves by itself.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::egui::{self, Color32, Pos2, Rect, Shape, Stroke, Ui, vec2};

use super::pausing::Pause;
use super::room::marked;
use super::session::Session;
use super::way::Pushes;
use crate::kit::{Canvas, Pictogram};
use crate::scene::camera::Eye;
use crate::scene::signs::{Sight, Signs};
use crate::theme::{CORAL, INK, PAPER, SUN};

/// Where on the page something is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Pointer {
    /// In the picture, here.
    Here(Pos2),
    /// Out of it: the tip of the arrow, and the way it points.
    There(Pos2, egui::Vec2),
}

/// Points at what is seen at `sight`, inside `free` of a page of this size.
fn pointer(sight: Sight, whole: Rect, free: Rect) -> Pointer {
    let at = place(sight, whole);
    if sight.ahead && free.contains(at) {
        return Pointer::Here(at);
    }
    let centre = free.center();
    let away = at - centre;
    // How far the edge of the free middle is, on the way there.
    let reach = |away: f32, half: f32| if away.abs() < 1e-3 { f32::MAX } else { half / away.abs() };
    let part = reach(away.x, free.width() / 2.0).min(reach(away.y, free.height() / 2.0));
    Pointer::There(centre + away * part.min(1.0), away.normalized())
}

/// Where on the page something is seen.
pub(crate) fn place(sight: Sight, whole: Rect) -> Pos2 {
    whole.center() + vec2(sight.at.x * whole.width(), -sight.at.y * whole.height()) / 2.0
}

type EyeParts = (&'static Transform, &'static Projection);

pub(super) fn show(
    mut canvas: Canvas,
    signs: Res<Signs>,
    session: Res<Session>,
    mut pushes: ResMut<Pushes>,
    eye: Option<Single<EyeParts, With<Eye>>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
) -> Result {
    let (Some(eye), Some(window)) = (eye, window) else {
        return Ok(());
    };
    let (transform, Projection::Perspective(lens)) = *eye else {
        return Ok(());
    };
    if session.pause().is_some_and(Pause::clears) {
        return Ok(());
    }
    let ratio = window.width() / window.height().max(1.0);
    let see = |point: Vec3| Sight::of(point, transform, lens.fov, ratio);
    canvas.draw(|ui, _| {
        let whole = ui.max_rect();
        let free = marked(whole);
        if let Some(own) = &signs.own {
            let distance = transform.translation.distance(own.at).max(0.1);
            let size = own.size / (distance * (lens.fov / 2.0).tan()) * whole.height() / 2.0;
            // The front as on a compass: up is away from the eye.
            let ahead = transform.forward().as_vec3() * Vec3::new(1.0, 0.0, 1.0);
            let front = vec2(
                own.front.dot(transform.right().as_vec3()),
                -own.front.dot(ahead.normalize_or_zero()),
            );
            ring(ui, whole, see(own.at), front, size);
        }
        if let Some((other, sign)) = signs.other {
            another(ui, pointer(see(other), whole, free), sign);
        }
        let goal = signs.goal.map(|goal| pointer(see(goal), whole, free));
        pushes.out_of_picture = matches!(goal, Some(Pointer::There(..)));
        if let Some(goal) = goal {
            goal_at(ui, goal);
        }
    })
}

/// A light ring with a dark edge, and a tip where the front is.
fn ring(ui: &Ui, whole: Rect, at: Sight, front: egui::Vec2, size: f32) {
    if !at.ahead {
        return;
    }
    let painter = ui.painter();
    let centre = place(at, whole);
    let radius = (size * 1.5).max(25.0);
    painter.circle_stroke(centre, radius, Stroke::new(4.5, INK.gamma_multiply(0.55)));
    painter.circle_stroke(centre, radius, Stroke::new(2.5, PAPER));
    let way = front.normalized();
    tip(ui, centre + way * (radius + 13.0), way, 11.0, CORAL);
}

/// A filled tip that points along `way`, with a light edge and a dark one around it.
fn tip(ui: &Ui, end: Pos2, way: egui::Vec2, size: f32, fill: Color32) {
    let aside = vec2(-way.y, way.x);
    let base = end - way * size * 1.45;
    let corners = |grow: f32| {
        vec![
            end + way * grow * 1.6,
            base + aside * (size * 0.85 + grow) - way * grow,
            base - aside * (size * 0.85 + grow) - way * grow,
        ]
    };
    let painter = ui.painter();
    painter.add(Shape::convex_polygon(
        corners(3.5),
        INK.gamma_multiply(0.6),
        Stroke::NONE,
    ));
    painter.add(Shape::convex_polygon(corners(2.0), PAPER, Stroke::NONE));
    painter.add(Shape::convex_polygon(corners(0.0), fill, Stroke::NONE));
}

/// Where to go: four corners around it in the picture, an arrow out of it.
fn goal_at(ui: &Ui, pointer: Pointer) {
    match pointer {
        Pointer::Here(at) => corners(ui, at),
        Pointer::There(at, way) => arrow(ui, at, way, CORAL, None),
    }
}

/// Four strokes towards a place.
pub(super) fn corners(ui: &Ui, at: Pos2) {
    let (near, far) = (17.0, 27.0);
    for way in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
        let line = [at + way * near, at + way * far];
        ui.painter().line_segment(line, Stroke::new(6.5, PAPER));
        ui.painter().line_segment(line, Stroke::new(3.5, CORAL));
    }
}

/// Somebody else's: a ring around it in the picture, an arrow with its sign out of it.
fn another(ui: &Ui, pointer: Pointer, sign: Pictogram) {
    match pointer {
        Pointer::Here(at) => {
            ui.painter()
                .circle_stroke(at, 34.0, Stroke::new(6.0, INK.gamma_multiply(0.55)));
            ui.painter().circle_stroke(at, 34.0, Stroke::new(3.5, SUN));
        }
        Pointer::There(at, way) => arrow(ui, at, way, SUN, Some(sign)),
    }
}

/// A large arrow with its tip near `at`, and what it points at behind its tail.
fn arrow(ui: &Ui, at: Pos2, way: egui::Vec2, fill: Color32, sign: Option<Pictogram>) {
    let painter = ui.painter();
    let tail = at - way * 66.0;
    let neck = at - way * 28.0;
    painter.line_segment([tail, neck], Stroke::new(17.0, INK.gamma_multiply(0.6)));
    painter.line_segment([tail, neck], Stroke::new(14.0, PAPER));
    painter.line_segment([tail, neck], Stroke::new(9.0, fill));
    tip(ui, at, way, 24.0, fill);
    if let Some(sign) = sign {
        let centre = tail - way * 30.0;
        painter.circle_filled(centre, 24.0, PAPER);
        sign.draw(painter, Rect::from_center_size(centre, vec2(30.0, 30.0)), INK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(width: f32, height: f32) -> Rect {
        Rect::from_min_size(Pos2::ZERO, vec2(width, height))
    }

    fn sight(x: f32, y: f32, ahead: bool) -> Sight {
        Sight {
            at: Vec2::new(x, y),
            ahead,
        }
    }

    #[test]
    fn what_is_in_the_picture_is_marked_where_it_is() {
        let whole = whole(1204.0, 705.0);
        assert_eq!(
            pointer(sight(0.0, 0.0, true), whole, marked(whole)),
            Pointer::Here(whole.center())
        );
    }

    #[test]
    fn what_is_out_of_it_is_pointed_at_from_the_free_middle() {
        for whole in [whole(1204.0, 705.0), whole(1280.0, 720.0), whole(900.0, 527.0)] {
            let free = marked(whole);
            for (x, y, ahead) in [
                (1.4, 0.2, true),
                (-3.0, -0.4, true),
                (0.1, -2.0, true),
                (0.95, 0.9, true),
                (-800.0, 300.0, false),
                (0.0, -1000.0, false),
            ] {
                let Pointer::There(at, way) = pointer(sight(x, y, ahead), whole, free) else {
                    panic!("{x} {y} is not in the picture");
                };
                assert!(free.expand(0.1).contains(at), "{at:?} in {free:?}");
                assert!((way.length() - 1.0).abs() < 1e-4);
                assert!(
                    way.x * x >= -1e-3,
                    "the arrow points to the side where it lies: {way:?} for {x}"
                );
            }
        }
    }

    #[test]
    fn the_free_middle_leaves_the_corners() {
        for whole in [whole(1204.0, 705.0), whole(1280.0, 720.0)] {
            let free = marked(whole);
            assert!(
                free.left() >= 252.0 && free.right() <= whole.right() - 250.0,
                "{free:?}"
            );
            assert!(free.height() > 300.0);
        }
    }
}
