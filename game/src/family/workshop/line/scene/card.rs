//! The card, on its stand: on each line a piece as a picture, and the tray beside it.

use bevy::math::{Affine3A, Quat, Vec3};
use bevy::prelude::{Assets, Handle, Local, Mesh, Mesh3d, Query, Res, ResMut};
use simulation::workshop::line::{Sees, Tray};

use super::parts::Part;
use super::piece::draw_mark;
use super::post::{sign, tone};
use super::readout::LineScene;
use crate::scene::Shown;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, PAPER, SAND, Tone, WOOD};

/// Width and height of the paper, m.
pub(super) const PAPER_M: (f32, f32) = (0.36, 0.3);
const PALE: Tone = WOOD.mix(SAND, 0.45);

/// The card in the plane of x and y, its lower edge on the origin, seen from +z.
fn draw(form: &mut Form, lines: &[(Sees, Tray)]) {
    let (wide, high) = PAPER_M;
    form.block(
        Vec3::new(0.0, high / 2.0, -0.006),
        Vec3::new(wide + 0.02, high + 0.02, 0.01),
        WOOD.darker(0.2),
    );
    let sheet = [(-wide, 0.0), (wide, 0.0), (wide, 2.0 * high), (-wide, 2.0 * high)];
    form.face(&sheet.map(|(x, y)| Vec3::new(x / 2.0, y / 2.0, 0.0)), PAPER);
    let step = high / lines.len().max(1) as f32;
    for (row, (sees, goes)) in lines.iter().enumerate() {
        let y = high - step * (row as f32 + 0.5);
        // What lies flat is drawn as on a table, and stood up.
        let stand =
            |at: Vec3| Affine3A::from_rotation_translation(Quat::from_rotation_x(std::f32::consts::FRAC_PI_2), at);
        let size = (step * 0.5).min(0.046);
        form.within(stand(Vec3::new(-wide * 0.26, y, 0.002)), |f| shown(f, sees, size));
        let arrow = Vec3::new(wide * 0.04, y, 0.003);
        form.beam(arrow, arrow + Vec3::X * wide * 0.12, 0.006, INK);
        let tip = arrow + Vec3::X * (wide * 0.12 + 0.008);
        form.beam(tip - Vec3::new(0.018, 0.014, 0.0), tip, 0.006, INK);
        form.beam(tip - Vec3::new(0.018, -0.014, 0.0), tip, 0.006, INK);
        form.within(stand(Vec3::new(wide * 0.34, y, 0.002)), |f| {
            let half = size * 0.62;
            let corners = [(-1.2, 1.0), (1.2, 1.0), (1.2, -1.0), (-1.2, -1.0)];
            f.face(&corners.map(|(x, z)| Vec3::new(x * half, 0.0, z * half)), tone(*goes));
            sign(f, Vec3::Y * 0.002, *goes, size * 0.8);
        });
        if row > 0 {
            let over = y + step / 2.0;
            form.beam(
                Vec3::new(-wide * 0.46, over, 0.001),
                Vec3::new(wide * 0.46, over, 0.001),
                0.0016,
                SAND.darker(0.2),
            );
        }
    }
}

/// A piece as a picture, around the origin, seen from above: within its outline, over it, short of it, with a mark.
fn shown(form: &mut Form, sees: &Sees, size: f32) {
    let (x, z) = (size * 1.15, size * 0.5);
    let p = |a: f32, b: f32, up: f32| Vec3::new(a, up, b);
    let plate = |form: &mut Form, right: f32| {
        form.face(
            &[p(-x, z, 0.0), p(right, z, 0.0), p(right, -z, 0.0), p(-x, -z, 0.0)],
            PALE,
        );
        form.disc(p(-x * 0.55, 0.0, 0.0006), Vec3::Y, size * 0.14, 12, INK.mix(WOOD, 0.3));
    };
    match sees {
        Sees::Over => {
            plate(form, x);
            form.face(
                &[p(x, z, 0.0), p(x * 1.42, z, 0.0), p(x * 1.42, -z, 0.0), p(x, -z, 0.0)],
                CORAL,
            );
        }
        Sees::Under => plate(form, x * 0.55),
        Sees::Fits => plate(form, x),
        Sees::Mark(mark) => {
            plate(form, x);
            draw_mark(form, p(x * 0.35, 0.0, 0.001), mark, false);
        }
    }
    // The outline that is painted on the mat.
    let corners = [(-x, -z), (x, -z), (x, z), (-x, z)];
    for at in 0..4 {
        let (a, b) = (corners[at], corners[(at + 1) % 4]);
        form.beam(p(a.0, a.1, 0.001), p(b.0, b.1, 0.001), 0.0022, INK);
    }
}

/// The frame around a card that is new.
pub(super) fn frame() -> Form {
    let mut form = Form::new(Light::Own);
    let (wide, high) = (PAPER_M.0 + 0.05, PAPER_M.1 + 0.05);
    let y = PAPER_M.1 / 2.0;
    for side in [-1.0, 1.0] {
        form.block(
            Vec3::new(side * wide / 2.0, y, 0.0),
            Vec3::new(0.014, high, 0.014),
            PAPER,
        );
        form.block(
            Vec3::new(0.0, y + side * high / 2.0, 0.0),
            Vec3::new(wide, 0.014, 0.014),
            PAPER,
        );
    }
    form
}

/// A card as printed: its lines, and the mesh made of them.
type Printed = (Vec<(Sees, Tray)>, Handle<Mesh>);

/// Gives the card the pictures it has.
pub(super) fn print(
    shown: Res<Shown<LineScene>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut drawn: Local<Option<Printed>>,
    mut parts: Query<(&Part, &mut Mesh3d)>,
) {
    let now = shown.now();
    if drawn.as_ref().is_none_or(|(known, _)| *known != now.card) {
        let mut form = Form::new(Light::Live);
        draw(&mut form, &now.card);
        *drawn = Some((now.card.clone(), meshes.add(form.mesh())));
    }
    let Some((_, mesh)) = drawn.as_ref() else { return };
    for (_, mut worn) in parts.iter_mut().filter(|(part, _)| **part == Part::Card) {
        if worn.0 != *mesh {
            worn.0 = mesh.clone();
        }
    }
}
