//! Meshes of lines one pixel wide: nets, marks on the floor, the line that shows a height. A net made of
//! thin boxes would flicker without antialiasing and cost a hundred times the triangles.

use bevy::asset::RenderAssetUsages;
use bevy::math::Vec3;
use bevy::mesh::{Mesh, PrimitiveTopology, VertexAttributeValues};

use super::form::bytes;
use super::paint::SHOWN;
use super::palette::{Tone, shown_over};

/// Lines under construction.
#[derive(Default)]
pub(crate) struct Wire {
    positions: Vec<[f32; 3]>,
    shown: Vec<[u8; 4]>,
}

impl Wire {
    /// A line from `from` to `to`, `opacity` 0..=1 at either end.
    pub(crate) fn line(&mut self, from: Vec3, to: Vec3, tone: Tone, opacity: (f32, f32)) {
        self.positions.extend([from.to_array(), to.to_array()]);
        let shown = |opacity| bytes(shown_over(tone.linear(), opacity));
        self.shown.extend([shown(opacity.0), shown(opacity.1)]);
    }

    /// A net of lozenges over the parallelogram `origin`, `along`, `up`, about `step` metres from knot to knot.
    pub(crate) fn net(&mut self, origin: Vec3, along: Vec3, up: Vec3, step: f32, tone: Tone, opacity: f32) {
        let (width, height) = (along.length(), up.length());
        let at = |x: f32, y: f32| origin + along * (x / width) + up * (y / height);
        let count = ((width + height) / step).ceil() as i32;
        for i in 1..count {
            // One family of diagonals runs x + y = d, the other is its mirror image.
            let d = i as f32 * step;
            let (x0, y0) = if d <= width { (d, 0.0) } else { (width, d - width) };
            let (x1, y1) = if d <= height { (0.0, d) } else { (d - height, height) };
            if x0 < x1 || y1 > height {
                continue;
            }
            self.line(at(x0, y0), at(x1, y1), tone, (opacity, opacity));
            self.line(at(width - x0, y0), at(width - x1, y1), tone, (opacity, opacity));
        }
    }

    /// The finished mesh.
    pub(crate) fn mesh(self) -> Mesh {
        Mesh::new(PrimitiveTopology::LineList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.positions)
            .with_inserted_attribute(SHOWN, VertexAttributeValues::Unorm8x4(self.shown))
    }
}
