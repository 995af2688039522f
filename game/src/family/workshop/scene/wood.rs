//! A piece of wood as a mesh: its box around the origin, length along x, width from the near edge (+z) to the far one,
//! with what was drawn, drilled, packed and sanded, and with what is wrong with it.

use bevy::math::Vec3;

use super::readout::Look;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, PAPER, SUN, Tone, WOOD};

/// What lies on a face lies so far above it, m.
const OVER: f32 = 0.0004;
/// How far a bowed piece is off in its middle, m.
const BOW: f32 = 0.016;
/// Pieces of its length in which it is bent.
const BENDS: usize = 8;

/// The wood of a piece, before light.
pub(super) fn tone(look: &Look) -> Tone {
    let dry = WOOD.mix(SUN, 0.12).lighter(if look.delivered { 0.34 } else { 0.22 });
    let sanded = dry.lighter(0.16 * f32::from(look.sanded.min(3)));
    if look.wet {
        sanded.mix(WOOD, 0.5).darker(0.38)
    } else {
        sanded
    }
}

struct Board<'a> {
    look: &'a Look,
    /// Length, thickness, width, m.
    size: Vec3,
    tone: Tone,
}

impl Board<'_> {
    /// How high the middle of its thickness is, so far along.
    fn bend(&self, x: f32) -> f32 {
        if self.look.bowed {
            let part = 2.0 * x / self.size.x;
            BOW * (0.5 - part * part)
        } else {
            0.0
        }
    }

    /// A point over its upper (1 and more) or lower (−1 and less) face, so many layers over it: from the left end and
    /// the near edge, m.
    fn on(&self, face: f32, along: f32, across: f32) -> Vec3 {
        let x = along - self.size.x / 2.0;
        let y = self.bend(x) + face.signum() * self.size.y / 2.0 + face * OVER;
        Vec3::new(x, y, self.size.z / 2.0 - across)
    }

    /// A flat patch on a face, from one corner to the other.
    fn patch(&self, form: &mut Form, face: f32, (from, to): ([f32; 2], [f32; 2]), tone: Tone) {
        let mut corners = [
            self.on(face, from[0], from[1]),
            self.on(face, to[0], from[1]),
            self.on(face, to[0], to[1]),
            self.on(face, from[0], to[1]),
        ];
        if face < 0.0 {
            corners.reverse();
        }
        form.face(&corners, tone);
    }

    fn body(&self, form: &mut Form) {
        let bends = if self.look.bowed { BENDS } else { 1 };
        let (half, thick, wide) = (self.size.x / 2.0, self.size.y / 2.0, self.size.z / 2.0);
        let shim = self.look.shim as f32 / 10_000.0;
        let at = |x: f32, y: f32, z: f32| Vec3::new(x, self.bend(x) + y, z);
        let mut box_of = |from: f32, to: f32, tone: Tone, ends: (bool, bool)| {
            let edge = tone.darker(0.05);
            let face = |form: &mut Form, corners: [(f32, f32, f32); 4], tone: Tone| {
                form.face(&corners.map(|(x, y, z)| at(x, y * thick, z * wide)), tone);
            };
            face(
                form,
                [(from, 1., 1.), (to, 1., 1.), (to, 1., -1.), (from, 1., -1.)],
                tone,
            );
            face(
                form,
                [(from, -1., -1.), (to, -1., -1.), (to, -1., 1.), (from, -1., 1.)],
                tone,
            );
            face(
                form,
                [(from, -1., 1.), (to, -1., 1.), (to, 1., 1.), (from, 1., 1.)],
                edge,
            );
            face(
                form,
                [(to, -1., -1.), (from, -1., -1.), (from, 1., -1.), (to, 1., -1.)],
                edge,
            );
            let grain = tone.darker(0.17);
            if ends.0 {
                face(
                    form,
                    [(from, -1., -1.), (from, -1., 1.), (from, 1., 1.), (from, 1., -1.)],
                    grain,
                );
            }
            if ends.1 {
                face(
                    form,
                    [(to, -1., 1.), (to, -1., -1.), (to, 1., -1.), (to, 1., 1.)],
                    grain,
                );
            }
        };
        let wood = 2.0 * half - shim;
        for i in 0..bends {
            let x = |step: usize| -half + wood * step as f32 / bends as f32;
            box_of(x(i), x(i + 1), self.tone, (i == 0, i + 1 == bends));
        }
        if shim > 0.0 {
            box_of(half - shim, half, CORAL.mix(WOOD, 0.45), (true, true));
        }
    }

    /// A few lines of grain, and a knot where a part was delivered: wood, and which way it runs.
    fn grain(&self, form: &mut Form) {
        if self.look.bowed || self.look.sanded > 1 {
            return;
        }
        let (long, wide) = (self.size.x, self.size.z);
        let line = self.tone.darker(0.07);
        for face in [1.0, -1.0] {
            for (across, from, to) in [(0.22, 0.04, 0.7), (0.47, 0.3, 0.96), (0.78, 0.08, 0.62)] {
                let width = 0.0035;
                let across = across * wide;
                self.patch(form, face, ([from * long, across], [to * long, across + width]), line);
            }
        }
        // A knot stays in its place in the wood: what is cut from boards is clear.
        if self.look.delivered {
            let place = [0.81, 0.66, 0.37][self.look.size[0] as usize % 3];
            let knot = self.on(1.0, place * long, 0.3 * wide);
            form.disc(knot, Vec3::Y, 0.008_f32.min(wide * 0.1), 7, self.tone.darker(0.2));
        }
    }

    fn marks(&self, form: &mut Form) {
        let pencil = INK.mix(PAPER, 0.16);
        for (at, square) in &self.look.marks {
            let (along, across) = (at[0] as f32 / 10_000.0, at[1] as f32 / 10_000.0);
            let wide = self.size.z;
            let half = 0.0009;
            // Drawn by eye, a line runs a little off.
            let slant = if *square { 0.0 } else { 0.004 };
            let corners = [
                self.on(1.4, along - half - slant, 0.006),
                self.on(1.4, along + half - slant, 0.006),
                self.on(1.4, along + half + slant, wide - 0.006),
                self.on(1.4, along - half + slant, wide - 0.006),
            ];
            form.face(&corners, pencil);
            let cross = 0.009;
            self.patch(
                form,
                1.4,
                ([along - cross, across - half], [along + cross, across + half]),
                pencil,
            );
        }
    }

    fn holes(&self, form: &mut Form) {
        for (at, diameter) in &self.look.holes {
            let (along, across) = (at[0] as f32 / 10_000.0, at[1] as f32 / 10_000.0);
            let radius = *diameter as f32 / 20_000.0;
            for face in [1.0, -1.0] {
                let axis = Vec3::Y * face;
                form.disc(
                    self.on(face, along, across),
                    axis,
                    radius * 1.07,
                    16,
                    self.tone.darker(0.42),
                );
                // The far side of the wall of the hole, then the dark.
                let deep = self.on(face * 1.5, along, across) + Vec3::Z * radius * 0.12;
                form.disc(deep, axis, radius * 0.93, 16, INK.mix(WOOD, 0.14));
            }
        }
    }

    /// A split that runs in from an end, on the other side until that is turned up.
    fn split(&self, form: &mut Form) {
        let face = if self.look.other_side { 1.0 } else { -1.0 };
        let (long, wide) = (self.size.x, self.size.z);
        let way = [(0.0, 0.44), (0.16, 0.5), (0.3, 0.42), (0.46, 0.5), (0.6, 0.47)];
        for pair in way.windows(2) {
            let [(a, from), (b, to)] = [pair[0], pair[1]];
            let gape = |part: f32| 0.006 * (1.0 - part / 0.62).max(0.12);
            let mut corners = [
                self.on(face * 1.5, a * long, from * wide - gape(a)),
                self.on(face * 1.5, b * long, to * wide - gape(b)),
                self.on(face * 1.5, b * long, to * wide + gape(b)),
                self.on(face * 1.5, a * long, from * wide + gape(a)),
            ];
            if face < 0.0 {
                corners.reverse();
            }
            form.face(&corners, INK.mix(WOOD, 0.2));
        }
        // At the end it gapes through.
        if self.look.other_side {
            let middle = Vec3::new(-long / 2.0 - OVER, 0.0, wide / 2.0 - 0.44 * wide);
            let [up, out] = [Vec3::Y * self.size.y / 2.0, Vec3::Z * 0.0035];
            form.face(
                &[
                    middle - up - out,
                    middle - up + out,
                    middle + up + out,
                    middle + up - out,
                ],
                INK,
            );
        }
    }
}

/// The mesh of a piece.
pub(super) fn piece(look: &Look) -> Form {
    let mut form = Form::new(Light::Live);
    let board = Board {
        look,
        size: look.metres(),
        tone: tone(look),
    };
    board.body(&mut form);
    board.grain(&mut form);
    board.holes(&mut form);
    board.marks(&mut form);
    if look.split {
        board.split(&mut form);
    }
    form
}
