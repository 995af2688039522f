//! Round shapes with as many corners as can be seen. egui gives a plate's four corners a few hundred triangles; a software
//! rasteriser pays for each of them, most of all where they are smaller than a pixel.

use std::f32::consts::{FRAC_PI_2, TAU};

use bevy::prelude::*;
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::epaint::{CircleShape, PathShape, PathStroke, RectShape};
use bevy_egui::egui::{Pos2, Rect, Shape, Vec2, pos2};
use bevy_egui::{EguiFullOutput, EguiPostUpdateSet};

/// How far a chord may lie from its arc, pixels: half of it outside, half inside.
const BETWEEN_PX: f32 = 0.2;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        round
            .after(EguiPostUpdateSet::EndPass)
            .before(EguiPostUpdateSet::ProcessOutput),
    );
}

fn round(mut outputs: Query<&mut EguiFullOutput>) {
    for mut output in &mut outputs {
        let Some(output) = output.0.as_mut() else { continue };
        let points = output.pixels_per_point;
        for shape in &mut output.shapes {
            lessen(&mut shape.shape, points);
        }
    }
}

/// Puts a path in place of what is round.
fn lessen(shape: &mut Shape, points: f32) {
    match shape {
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| lessen(shape, points)),
        Shape::Circle(circle) => *shape = Shape::Path(of_circle(circle, points)),
        Shape::Rect(rect) if is_plain(rect) => *shape = Shape::Path(of_rect(rect, points)),
        _ => {}
    }
}

/// Round, and nothing that only egui itself can do: blur, textures, turning.
fn is_plain(rect: &RectShape) -> bool {
    let round = rect.corner_radius;
    round.nw.max(round.ne).max(round.sw).max(round.se) > 0
        && rect.blur_width == 0.0
        && rect.brush.is_none()
        && rect.angle == 0.0
}

/// Chords for an arc of `angle` with this radius, and how much longer their corners' radius is; pixels.
fn chords(radius_px: f32, angle: f32) -> (usize, f32) {
    let radius_px = radius_px.max(BETWEEN_PX);
    let chord = 2.0 * (1.0 - BETWEEN_PX / radius_px).clamp(-1.0, 1.0).acos();
    // A small dot is still round.
    let chords = (angle / chord).ceil().max(angle / TAU * 8.0).ceil() as usize;
    let sagitta = radius_px * (1.0 - (angle / chords as f32 / 2.0).cos());
    (chords, 1.0 + sagitta / 2.0 / radius_px)
}

fn of_circle(circle: &CircleShape, points: f32) -> PathShape {
    let (count, longer) = chords(circle.radius * points, TAU);
    let corner =
        |index: usize| circle.center + Vec2::angled(TAU * index as f32 / count as f32) * circle.radius * longer;
    PathShape {
        points: (0..count).map(corner).collect(),
        closed: true,
        fill: circle.fill,
        stroke: circle.stroke.into(),
    }
}

fn of_rect(shape: &RectShape, points: f32) -> PathShape {
    let rect = shape.rect.round_to_pixels(points);
    let most = rect.size().min_elem() / 2.0;
    let round = shape.corner_radius;
    let mut path = Vec::new();
    // Clockwise on the screen, from the left end of the upper left corner.
    for (quadrant, (corner, radius)) in [
        (rect.left_top(), round.nw),
        (rect.right_top(), round.ne),
        (rect.right_bottom(), round.se),
        (rect.left_bottom(), round.sw),
    ]
    .into_iter()
    .enumerate()
    {
        add_corner(&mut path, rect, corner, f32::from(radius).min(most), quadrant, points);
    }
    PathShape {
        points: path,
        closed: true,
        fill: shape.fill,
        stroke: PathStroke::new(shape.stroke.width, shape.stroke.color).with_kind(shape.stroke_kind),
    }
}

fn add_corner(path: &mut Vec<Pos2>, rect: Rect, corner: Pos2, radius: f32, quadrant: usize, points: f32) {
    if radius * points < 0.5 {
        path.push(corner);
        return;
    }
    let inward = rect.center() - corner;
    let centre = corner + Vec2::new(radius.copysign(inward.x), radius.copysign(inward.y));
    let (count, longer) = chords(radius * points, FRAC_PI_2);
    let from = FRAC_PI_2 * (quadrant + 2) as f32;
    for index in 0..=count {
        let towards = Vec2::angled(from + FRAC_PI_2 * index as f32 / count as f32) * radius;
        // Ends lie on the sides.
        let is_end = index == 0 || index == count;
        let at = centre + if is_end { towards } else { towards * longer };
        path.push(pos2(
            at.x.clamp(rect.min.x, rect.max.x),
            at.y.clamp(rect.min.y, rect.max.y),
        ));
    }
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::epaint::{Mesh, TessellationOptions, Tessellator};
    use bevy_egui::egui::{Color32, Stroke, StrokeKind, pos2, vec2};

    use super::*;

    fn triangles(shape: Shape) -> usize {
        let mut mesh = Mesh::default();
        let mut tessellator = Tessellator::new(1.0, TessellationOptions::default(), [1, 1], Vec::new());
        tessellator.tessellate_shape(shape, &mut mesh);
        mesh.indices.len() / 3
    }

    fn plate() -> RectShape {
        let rect = Rect::from_min_size(pos2(16.0, 16.0), vec2(150.0, 44.0));
        RectShape::new(
            rect,
            10,
            Color32::WHITE,
            Stroke::new(1.5, Color32::BLACK),
            StrokeKind::Inside,
        )
    }

    #[test]
    fn a_plate_keeps_its_place_and_half_of_its_triangles_at_most() {
        let PathShape {
            points, fill, stroke, ..
        } = of_rect(&plate(), 1.0);
        assert_eq!(Rect::from_points(&points), plate().rect);
        assert_eq!((fill, stroke.kind), (Color32::WHITE, StrokeKind::Inside));
        let mut shape = Shape::Rect(plate());
        let before = triangles(shape.clone());
        lessen(&mut shape, 1.0);
        let after = triangles(shape);
        assert!(2 * after <= before + before / 4, "{before} {after}");
    }

    #[test]
    fn no_corner_lies_further_from_its_circle_than_can_be_seen() {
        for radius in [1.0_f32, 2.5, 10.0, 32.0, 180.0] {
            let circle = CircleShape::filled(pos2(0.0, 0.0), radius, Color32::WHITE);
            let path = of_circle(&circle, 1.0).points;
            assert!(path.len() >= 8, "{radius}: {}", path.len());
            for (place, corner) in path.iter().enumerate() {
                let next = path[(place + 1) % path.len()];
                let middle = (corner.to_vec2() + next.to_vec2()) / 2.0;
                for seen in [corner.to_vec2().length(), middle.length()] {
                    assert!((seen - radius).abs() <= BETWEEN_PX, "{radius}: {seen}");
                }
            }
        }
    }

    #[test]
    fn a_plate_lower_than_its_corners_stays_a_pill() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(30.0, 8.0));
        let pill = RectShape::filled(rect, 40, Color32::WHITE);
        assert_eq!(Rect::from_points(&of_rect(&pill, 1.0).points), rect);
    }
}
