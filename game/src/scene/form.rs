//! Building meshes by hand: flat faces, a colour per vertex with its light and occlusion, one mesh for all.

mod pieces;

use std::f32::consts::TAU;

use bevy::asset::RenderAssetUsages;
use bevy::math::{Affine3A, Quat, Vec3, Vec4};
use bevy::mesh::{Indices, Mesh, PrimitiveTopology, VertexAttributeValues};

use super::paint::{SHOWN, TO_SUN};
use super::palette::{Tone, shown_over};

/// Where a face gets its light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Light {
    /// In the colours, once, when the mesh is built: things that stand still.
    Baked,
    /// By the shader: things that move.
    Live,
    /// From nowhere: lamps, sky, shadows.
    Own,
}

/// A side of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// +z
    Front,
    /// −z
    Back,
    /// +x
    Right,
    /// −x
    Left,
    Top,
    Bottom,
}

impl Side {
    const ALL: [Self; 6] = [
        Self::Front,
        Self::Back,
        Self::Right,
        Self::Left,
        Self::Top,
        Self::Bottom,
    ];

    /// Counter-clockwise from outside, in halves of the box.
    fn corners(self) -> [(f32, f32, f32); 4] {
        match self {
            Self::Front => [(-1., -1., 1.), (1., -1., 1.), (1., 1., 1.), (-1., 1., 1.)],
            Self::Back => [(1., -1., -1.), (-1., -1., -1.), (-1., 1., -1.), (1., 1., -1.)],
            Self::Right => [(1., -1., 1.), (1., -1., -1.), (1., 1., -1.), (1., 1., 1.)],
            Self::Left => [(-1., -1., -1.), (-1., -1., 1.), (-1., 1., 1.), (-1., 1., -1.)],
            Self::Top => [(-1., 1., 1.), (1., 1., 1.), (1., 1., -1.), (-1., 1., -1.)],
            Self::Bottom => [(-1., -1., -1.), (1., -1., -1.), (1., -1., 1.), (-1., -1., 1.)],
        }
    }
}

/// A mesh under construction. Metres, y up.
pub(crate) struct Form {
    positions: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    shown: Vec<[u8; 4]>,
    indices: Vec<u32>,
    place: Affine3A,
    light: Light,
    /// Part of the haze mixed in, and its colour: what is far away.
    haze: (f32, Tone),
    occlusion: fn(Vec3) -> f32,
}

/// A little darker where things meet the floor.
fn near_floor(point: Vec3) -> f32 {
    0.78 + 0.22 * (point.y / 0.7).clamp(0.0, 1.0)
}

impl Form {
    /// An empty mesh.
    pub(crate) fn new(light: Light) -> Self {
        Self {
            positions: Vec::new(),
            normals: Vec::new(),
            shown: Vec::new(),
            indices: Vec::new(),
            place: Affine3A::IDENTITY,
            light,
            haze: (0.0, Tone(0)),
            occlusion: if light == Light::Baked { near_floor } else { |_| 1.0 },
        }
    }

    /// From here on, `part` (0..=1) of `haze` in every colour.
    pub(crate) fn hazed(&mut self, part: f32, haze: Tone) -> &mut Self {
        self.haze = (part, haze);
        self
    }

    /// From here on, this much light (0..=1) reaches a point of the scene.
    pub(crate) fn occluded(&mut self, occlusion: fn(Vec3) -> f32) -> &mut Self {
        self.occlusion = occlusion;
        self
    }

    /// Light from here on.
    pub(crate) fn under(&mut self, light: Light) -> &mut Self {
        self.light = light;
        self
    }

    /// Builds something at another place: `origin`, turned by `turn` radians about the vertical.
    pub(crate) fn at(&mut self, origin: Vec3, turn: f32, build: impl FnOnce(&mut Self)) {
        self.within(
            Affine3A::from_rotation_translation(Quat::from_rotation_y(turn), origin),
            build,
        );
    }

    /// Builds something under a transform.
    pub(crate) fn within(&mut self, place: Affine3A, build: impl FnOnce(&mut Self)) {
        let before = self.place;
        self.place = before * place;
        build(self);
        self.place = before;
    }

    /// A convex face, corners counter-clockwise as seen from outside.
    pub(crate) fn face(&mut self, corners: &[Vec3], tone: Tone) {
        self.sheer_face(corners, tone, &vec![1.0; corners.len()]);
    }

    /// A convex face with an opacity (0..=1) per corner.
    pub(crate) fn sheer_face(&mut self, corners: &[Vec3], tone: Tone, opacity: &[f32]) {
        let placed: Vec<Vec3> = corners.iter().map(|c| self.place.transform_point3(*c)).collect();
        let normal = (placed[1] - placed[0])
            .cross(placed[2] - placed[0])
            .normalize_or(Vec3::Y);
        let first = self.positions.len() as u32;
        let light = self.brightness(normal);
        let (haze, haze_tone) = self.haze;
        for (point, alpha) in placed.iter().zip(opacity) {
            let colour = (tone.linear() * light * (self.occlusion)(*point)).lerp(haze_tone.linear(), haze);
            self.positions.push(point.to_array());
            self.normals.push(normal.to_array());
            self.shown.push(bytes(shown_over(colour, *alpha)));
        }
        for i in 1..placed.len() as u32 - 1 {
            self.indices.extend([first, first + i, first + i + 1]);
        }
    }

    /// The same arithmetic as `paint.wgsl`, as light.
    fn brightness(&self, normal: Vec3) -> Vec3 {
        if self.light != Light::Baked {
            return Vec3::ONE;
        }
        let facing = normal.dot(TO_SUN).max(0.0);
        let sky = 0.69 + 0.06 * normal.y;
        sky * Vec3::new(0.97, 0.985, 1.0) + facing * 0.36 * Vec3::new(1.0, 0.94, 0.82)
    }

    /// A face seen from both sides.
    pub(crate) fn leaf(&mut self, corners: &[Vec3], tone: Tone) {
        self.face(corners, tone);
        let back: Vec<Vec3> = corners.iter().rev().copied().collect();
        self.face(&back, tone);
    }

    /// A box around `centre`.
    pub(crate) fn block(&mut self, centre: Vec3, size: Vec3, tone: Tone) {
        for side in Side::ALL {
            self.side(side, centre, size, tone);
        }
    }

    /// A box standing on the floor, open below where nobody looks: `base` is the centre of its underside.
    pub(crate) fn stand(&mut self, base: Vec3, size: Vec3, tone: Tone) {
        for side in [Side::Front, Side::Back, Side::Right, Side::Left, Side::Top] {
            self.side(side, base + Vec3::Y * size.y / 2.0, size, tone);
        }
    }

    /// A box on a shelf, with its back to −z: what is seen of it.
    pub(crate) fn shelved(&mut self, base: Vec3, size: Vec3, tone: Tone) {
        for side in [Side::Front, Side::Right, Side::Left, Side::Top] {
            self.side(side, base + Vec3::Y * size.y / 2.0, size, tone);
        }
    }

    /// One side of a box around `centre`.
    pub(crate) fn side(&mut self, side: Side, centre: Vec3, size: Vec3, tone: Tone) {
        let corners = side.corners().map(|(x, y, z)| centre + Vec3::new(x, y, z) * size / 2.0);
        self.face(&corners, tone);
    }

    /// A square beam from `from` to `to`.
    pub(crate) fn beam(&mut self, from: Vec3, to: Vec3, width: f32, tone: Tone) {
        let along = to - from;
        let turn = Quat::from_rotation_arc(Vec3::Y, along.normalize_or(Vec3::Y));
        let place = Affine3A::from_rotation_translation(turn, from.midpoint(to));
        self.within(place, |f| {
            f.block(Vec3::ZERO, Vec3::new(width, along.length(), width), tone);
        });
    }

    /// A tapered cylinder with lids.
    pub(crate) fn tube(&mut self, from: Vec3, to: Vec3, radius: (f32, f32), sides: u32, tone: Tone) {
        let turn = Quat::from_rotation_arc(Vec3::Y, (to - from).normalize_or(Vec3::Y));
        let rim = |centre: Vec3, radius: f32| -> Vec<Vec3> {
            (0..sides).map(|i| centre + turn * around(i, sides, radius)).collect()
        };
        let (low, high) = (rim(from, radius.0), rim(to, radius.1));
        for i in 0..sides as usize {
            let next = (i + 1) % sides as usize;
            self.face(&[low[next], low[i], high[i], high[next]].map(|p| p), tone);
        }
        self.face(&high.iter().rev().copied().collect::<Vec<_>>(), tone);
        self.face(&low, tone);
    }

    /// A round lid, seen from where `axis` points.
    pub(crate) fn disc(&mut self, centre: Vec3, axis: Vec3, radius: f32, sides: u32, tone: Tone) {
        let turn = Quat::from_rotation_arc(Vec3::Y, axis);
        let rim: Vec<Vec3> = (0..sides)
            .rev()
            .map(|i| centre + turn * around(i, sides, radius))
            .collect();
        self.face(&rim, tone);
    }

    /// A flat ring lying across `axis`, seen from where that points, from `inner` to `outer` radius.
    pub(crate) fn washer(&mut self, centre: Vec3, axis: Vec3, (inner, outer): (f32, f32), sides: u32, tone: Tone) {
        let turn = Quat::from_rotation_arc(Vec3::Y, axis);
        for i in 0..sides {
            let at = |step: u32, radius: f32| centre + turn * around(step % sides, sides, radius);
            self.face(&[at(i, inner), at(i + 1, inner), at(i + 1, outer), at(i, outer)], tone);
        }
    }

    /// A hoop of square section.
    pub(crate) fn hoop(&mut self, centre: Vec3, axis: Vec3, radius: f32, thick: f32, sides: u32, tone: Tone) {
        let turn = Quat::from_rotation_arc(Vec3::Y, axis);
        let h = thick / 2.0;
        for i in 0..sides {
            let at = |step: u32, out: f32, up: f32| {
                centre + turn * (around(step % sides, sides, radius + out) + Vec3::Y * up)
            };
            let j = i + 1;
            self.face(&[at(i, h, -h), at(i, h, h), at(j, h, h), at(j, h, -h)], tone);
            self.face(&[at(j, -h, -h), at(j, -h, h), at(i, -h, h), at(i, -h, -h)], tone);
            self.face(&[at(i, h, h), at(i, -h, h), at(j, -h, h), at(j, h, h)], tone);
            self.face(&[at(j, h, -h), at(j, -h, -h), at(i, -h, -h), at(i, h, -h)], tone);
        }
    }

    /// A faceted ball, `squash` times as high as wide.
    pub(crate) fn ball(&mut self, centre: Vec3, radius: f32, squash: f32, tone: Tone) {
        const SIDES: u32 = 7;
        const RINGS: u32 = 4;
        let at = |ring: u32, step: u32| {
            let down = TAU / 2.0 * ring as f32 / RINGS as f32;
            let rim = around(step % SIDES, SIDES, radius * down.sin());
            centre + rim + Vec3::Y * radius * squash * down.cos()
        };
        for ring in 0..RINGS {
            for i in 0..SIDES {
                let quad = [at(ring + 1, i + 1), at(ring + 1, i), at(ring, i), at(ring, i + 1)];
                match ring {
                    0 => self.face(&[quad[0], quad[1], quad[2]], tone),
                    r if r == RINGS - 1 => self.face(&[quad[0], quad[2], quad[3]], tone),
                    _ => self.face(&quad, tone),
                }
            }
        }
    }

    /// A soft round blob lying on the floor: `opacity` in the middle, nothing at the rim.
    pub(crate) fn blob(&mut self, centre: Vec3, radius: (f32, f32), opacity: f32, tone: Tone) {
        const SIDES: u32 = 20;
        for i in 0..SIDES {
            let at = |step: u32, part: f32| {
                let rim = around(step % SIDES, SIDES, part);
                centre + Vec3::new(rim.x * radius.0, 0.0, rim.z * radius.1)
            };
            let (a, b) = (at(i + 1, 0.5), at(i, 0.5));
            self.sheer_face(&[centre, a, b], tone, &[opacity, opacity * 0.7, opacity * 0.7]);
            self.sheer_face(
                &[b, a, at(i + 1, 1.0), at(i, 1.0)],
                tone,
                &[opacity * 0.7, opacity * 0.7, 0.0, 0.0],
            );
        }
    }

    /// The finished mesh.
    pub(crate) fn mesh(self) -> Mesh {
        let mesh = triangles(self.positions, self.shown, self.indices);
        match self.light {
            // What carries its light asks for no direction.
            Light::Baked => mesh,
            Light::Live | Light::Own => mesh.with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, self.normals),
        }
    }
}

/// A mesh of triangles that carries its light in its colours.
fn triangles(positions: Vec<[f32; 3]>, shown: Vec<[u8; 4]>, indices: Vec<u32>) -> Mesh {
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(SHOWN, VertexAttributeValues::Unorm8x4(shown))
        .with_inserted_indices(Indices::U32(indices))
}

/// Values 0..=1 as bytes.
pub(super) fn bytes(shown: Vec4) -> [u8; 4] {
    (shown * 255.0 + 0.5).to_array().map(|value| value as u8)
}

/// A point of a circle in the floor's plane.
pub(crate) fn around(step: u32, steps: u32, radius: f32) -> Vec3 {
    let (sin, cos) = (TAU * step as f32 / steps as f32).sin_cos();
    Vec3::new(cos * radius, 0.0, sin * radius)
}
