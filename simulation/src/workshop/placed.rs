//! Boxes in the object: touching, overlapping.

use serde::{Deserialize, Serialize};

/// A part in the object: its lower left front corner and its size, tenths of a millimetre; x to the right, y away from
/// who works, z up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Corner.
    pub at: [i32; 3],
    /// Size.
    pub size: [i32; 3],
}

impl Placed {
    /// The far end along an axis.
    pub fn end(&self, axis: usize) -> i32 {
        self.at[axis] + self.size[axis]
    }

    /// How deep two reach into each other along an axis; 0 where they touch, less where they are apart.
    fn depth(&self, other: &Self, axis: usize) -> i32 {
        self.end(axis).min(other.end(axis)) - self.at[axis].max(other.at[axis])
    }

    /// Whether some wood would be in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        (0..3).all(|axis| self.depth(other, axis) > 0)
    }

    /// The axis along which they touch with their faces, and whether this one is on its far side.
    pub(crate) fn touches(&self, other: &Self) -> Option<(usize, bool)> {
        (0..3).find_map(|axis| {
            let others = (0..3).filter(|one| *one != axis);
            let face = others.map(|one| self.depth(other, one)).all(|depth| depth > 0);
            if !face {
                None
            } else if self.at[axis] == other.end(axis) {
                Some((axis, true))
            } else if self.end(axis) == other.at[axis] {
                Some((axis, false))
            } else {
                None
            }
        })
    }

    /// Moved along an axis so that it just leaves `other` on its far or near side.
    pub(crate) fn beside(mut self, other: &Self, axis: usize, far: bool) -> Self {
        self.at[axis] = if far {
            other.end(axis)
        } else {
            other.at[axis] - self.size[axis]
        };
        self
    }
}

/// Moves `placed` outwards along an axis until it overlaps none of `others`.
pub(crate) fn pushed_out(mut placed: Placed, others: &[Placed], axis: usize, far: bool) -> Placed {
    // Each push leaves one behind for good: outwards nothing comes twice.
    for _ in 0..=others.len() {
        match others.iter().find(|other| placed.overlaps(other)) {
            Some(other) => placed = placed.beside(other, axis, far),
            None => break,
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cube(x: i32) -> Placed {
        Placed {
            at: [x, 0, 0],
            size: [10; 3],
        }
    }

    #[test]
    fn faces_touch_and_boxes_overlap() {
        assert_eq!(cube(10).touches(&cube(0)), Some((0, true)));
        assert_eq!(cube(-10).touches(&cube(0)), Some((0, false)));
        assert_eq!(cube(11).touches(&cube(0)), None);
        assert!(cube(9).overlaps(&cube(0)) && !cube(10).overlaps(&cube(0)));
        let others = [cube(0), cube(8), cube(30)];
        assert_eq!(pushed_out(cube(3), &others, 0, true), cube(18));
        assert_eq!(pushed_out(cube(3), &others, 0, false), cube(-10));
    }
}
