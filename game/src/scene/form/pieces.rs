//! A place in pieces: what is out of sight is not drawn, and what shows nobody its front is not there.

use std::collections::{BTreeMap, HashMap};

use bevy::camera::primitives::Aabb;
use bevy::math::Vec3;
use bevy::mesh::Mesh;

use super::{Form, triangles};

impl Form {
    /// The finished mesh in pieces, each with its bounds: what lies in one cell of `size` metres over the floor, in the
    /// order of their distance from `eye`. What is not looked at is not drawn then, and what is near hides what is far.
    /// What shows nothing but its back to anybody within `eyes` is left out.
    pub(crate) fn pieces(self, size: f32, eye: Vec3, eyes: &Aabb) -> Vec<(Mesh, Aabb)> {
        let place = |index: u32| Vec3::from(self.positions[index as usize]);
        let mut cells: BTreeMap<(i32, i32), Piece> = BTreeMap::new();
        for triangle in self.indices.chunks_exact(3) {
            if !can_be_seen([0, 1, 2].map(|corner| place(triangle[corner])), eyes) {
                continue;
            }
            let middle = triangle.iter().map(|index| place(*index)).sum::<Vec3>() / 3.0;
            let cell = (middle / size).floor();
            let piece = cells.entry((cell.x as i32, cell.z as i32)).or_default();
            for index in triangle {
                let next = piece.positions.len() as u32;
                let own = *piece.own.entry(*index).or_insert(next);
                if own == next {
                    piece.positions.push(self.positions[*index as usize]);
                    piece.shown.push(self.shown[*index as usize]);
                }
                piece.indices.push(own);
            }
        }
        let mut pieces: Vec<(Mesh, Aabb)> = cells.into_values().filter_map(Piece::finished).collect();
        pieces.sort_by(|(_, a), (_, b)| {
            let far = |bounds: &Aabb| Vec3::from(bounds.center).distance(eye);
            far(a).total_cmp(&far(b))
        });
        pieces
    }
}

/// Whether a triangle shows its front to some point of a box.
fn can_be_seen(corners: [Vec3; 3], eyes: &Aabb) -> bool {
    let normal = (corners[1] - corners[0]).cross(corners[2] - corners[0]);
    let towards = Vec3::from(eyes.center) - corners[0];
    // The corner of the box that lies furthest in front.
    normal.dot(towards) + normal.abs().dot(Vec3::from(eyes.half_extents)) > 0.0
}

/// A piece of a mesh under construction.
#[derive(Default)]
struct Piece {
    positions: Vec<[f32; 3]>,
    shown: Vec<[u8; 4]>,
    indices: Vec<u32>,
    /// Where a vertex of the whole stands in it.
    own: HashMap<u32, u32>,
}

impl Piece {
    fn finished(self) -> Option<(Mesh, Aabb)> {
        let bounds = Aabb::enclosing(self.positions.iter().copied().map(Vec3::from))?;
        Some((triangles(self.positions, self.shown, self.indices), bounds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::form::Light;
    use crate::scene::palette::WOOD;

    fn counted(pieces: &[(Mesh, Aabb)]) -> usize {
        pieces
            .iter()
            .filter_map(|(mesh, _)| mesh.indices())
            .map(|indices| indices.len() / 3)
            .sum()
    }

    fn box_at(centre: Vec3) -> Form {
        let mut form = Form::new(Light::Baked);
        form.block(centre, Vec3::ONE, WOOD);
        form
    }

    #[test]
    fn backs_that_nobody_sees_are_left_out_and_nothing_else() {
        let eyes = Aabb::from_min_max(Vec3::splat(-2.0), Vec3::splat(2.0));
        assert_eq!(
            counted(&box_at(Vec3::ZERO).pieces(8.0, Vec3::ZERO, &eyes)),
            12,
            "one may stand on any side"
        );
        let far = box_at(Vec3::new(0.0, 0.0, -9.0)).pieces(8.0, Vec3::ZERO, &eyes);
        assert_eq!(counted(&far), 10, "its back alone");
        let corner = box_at(Vec3::splat(9.0)).pieces(8.0, Vec3::ZERO, &eyes);
        assert_eq!(counted(&corner), 6, "three sides of six");
    }

    #[test]
    fn what_is_near_comes_first() {
        let mut form = box_at(Vec3::new(30.0, 0.0, 0.0));
        form.block(Vec3::new(4.0, 0.0, 4.0), Vec3::ONE, WOOD);
        let eyes = Aabb::from_min_max(Vec3::splat(-2.0), Vec3::splat(2.0));
        let pieces = form.pieces(8.0, Vec3::ZERO, &eyes);
        let far: Vec<f32> = pieces
            .iter()
            .map(|(_, bounds)| Vec3::from(bounds.center).length())
            .collect();
        assert!(far.len() > 1 && far.is_sorted(), "{far:?}");
    }
}
