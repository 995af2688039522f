//! A piece as eyes see it: its errors at their true size over the outline that is painted on the mat.

use bevy::math::Vec3;
use bevy::prelude::{Assets, Handle, Local, Mesh, Mesh3d, Query, Res, ResMut};
use simulation::workshop::line::{PieceSeen, Shape};

use super::parts::Part;
use super::readout::LineScene;
use crate::scene::Shown;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{BLUE, INK, PAPER, SAND, Tone, WOOD};

/// Where the hole is: from the left end, as a part of the length.
pub(super) const HOLE: f32 = 0.22;
/// Radius of the hole, m.
pub(super) const BORE: f32 = 0.008;

const PALE: Tone = WOOD.mix(SAND, 0.45);

fn metres(mm: f64) -> f32 {
    (mm / 1000.0) as f32
}

/// Draws a piece on the origin: its left end where a piece as it should be has its own, whatever its length.
pub(super) fn draw(form: &mut Form, size: Vec3, seen: &PieceSeen) {
    let off = |shape: Shape| {
        let all = seen.off_mm.iter().filter(|(known, _)| *known == shape);
        all.map(|(_, off)| metres(*off)).sum::<f32>()
    };
    let (left, right) = (-size.x / 2.0, size.x / 2.0 + off(Shape::Length));
    let (half, high) = (size.z / 2.0, size.y);
    // One corner of the right end stands out.
    let slant = off(Shape::Slant);
    let burn = off(Shape::Burn).max(0.0);
    let p = Vec3::new;
    let body = |form: &mut Form, from: f32, to: [f32; 2], tone: Tone| {
        let [far, near] = to;
        let top = [
            p(from, high, half),
            p(near, high, half),
            p(far, high, -half),
            p(from, high, -half),
        ];
        form.face(&top, tone);
        form.face(
            &[
                p(from, 0.0, half),
                p(near, 0.0, half),
                p(near, high, half),
                p(from, high, half),
            ],
            tone,
        );
        form.face(
            &[
                p(near, 0.0, half),
                p(far, 0.0, -half),
                p(far, high, -half),
                p(near, high, half),
            ],
            tone,
        );
        form.face(
            &[
                p(from, 0.0, -half),
                p(from, 0.0, half),
                p(from, high, half),
                p(from, high, -half),
            ],
            tone,
        );
    };
    body(form, left, [right, right + slant], PALE);
    let over = high + 0.0006;
    if burn > 0.0003 {
        // A dark edge along the right end, as wide as the error.
        let edge = [
            p(right - burn, over, half),
            p(right + slant, over, half),
            p(right, over, -half),
            p(right - burn, over, -half),
        ];
        form.face(&edge, INK.mix(WOOD, 0.35));
    }
    let hole = p(left + size.x * HOLE, over, off(Shape::Hole));
    form.disc(hole, Vec3::Y, BORE, 14, INK.mix(WOOD, 0.25));
    if let Some(mark) = &seen.mark {
        draw_mark(form, p(size.x * 0.14, over, 0.0), mark, seen.is_odd);
    }
    if seen.is_gauged {
        // A pencil tick tells that it was in the gauge.
        let at = p(size.x * 0.36, over, size.z * 0.3);
        form.beam(at, at + p(0.005, 0.0, 0.005), 0.0014, INK);
        form.beam(at + p(0.005, 0.0, 0.005), at + p(0.014, 0.0, -0.009), 0.0014, INK);
    }
}

/// A mark on the upper face.
pub(super) fn draw_mark(form: &mut Form, at: Vec3, mark: &str, is_odd: bool) {
    let flat = |x: f32, z: f32| at + Vec3::new(x, 0.0, z);
    match mark {
        "knot" => {
            form.disc(at, Vec3::Y, 0.012, 12, WOOD.darker(0.45));
            form.disc(at + Vec3::Y * 0.0004, Vec3::Y, 0.006, 10, WOOD.darker(0.7));
        }
        "paint" => {
            form.disc(at, Vec3::Y, 0.014, 9, BLUE);
            form.disc(flat(0.013, 0.009), Vec3::Y, 0.007, 8, BLUE);
        }
        "crack" => {
            let points = [(-0.026, 0.006), (-0.008, -0.004), (0.008, 0.005), (0.026, -0.005)];
            for two in points.windows(2) {
                form.beam(flat(two[0].0, two[0].1), flat(two[1].0, two[1].1), 0.0024, INK);
            }
        }
        "label" => {
            let corners = [(-0.02, 0.012), (0.02, 0.012), (0.02, -0.012), (-0.02, -0.012)];
            form.face(&corners.map(|(x, z)| flat(x, z)), PAPER);
            form.beam(flat(-0.012, -0.003), flat(0.012, -0.003), 0.0022, INK);
            form.beam(flat(-0.012, 0.004), flat(0.006, 0.004), 0.0022, INK);
        }
        // A mark of somebody's own: a ring, filled where no card shows it.
        _ => {
            form.washer(at, Vec3::Y, (0.007, 0.013), 14, INK);
            if is_odd {
                form.disc(at, Vec3::Y, 0.007, 10, BLUE);
            }
        }
    }
}

/// Gives the piece at the post the shape it has.
pub(super) fn shape(
    shown: Res<Shown<LineScene>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut drawn: Local<Option<(PieceSeen, Handle<Mesh>)>>,
    mut parts: Query<(&Part, &mut Mesh3d)>,
) {
    let now = shown.now();
    let Some(seen) = &now.piece else { return };
    if drawn.as_ref().is_none_or(|(known, _)| known != seen) {
        let mut form = Form::new(Light::Live);
        draw(&mut form, now.size, seen);
        *drawn = Some((seen.clone(), meshes.add(form.mesh())));
    }
    let Some((_, mesh)) = drawn.as_ref() else { return };
    for (_, mut worn) in parts.iter_mut().filter(|(part, _)| **part == Part::Piece) {
        if worn.0 != *mesh {
            worn.0 = mesh.clone();
        }
    }
}
