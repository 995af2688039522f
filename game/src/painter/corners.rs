//! Round shapes as cheaply as they can be drawn. egui gives a plate's four corners a few hundred triangles; a software
//! rasteriser pays for each of them, most of all where they are smaller than a pixel. A plate or a dot becomes a few large
//! ones, whose pixels know by themselves how much of them lies inside (`ROUND` in `overlay.wgsl`); an outline without a
//! ground becomes a path with as many corners as can be seen.

use std::f32::consts::{FRAC_PI_2, TAU};

use bevy::prelude::*;
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::epaint::{CircleShape, ClippedShape, Mesh, PathShape, PathStroke, RectShape, Vertex};
use bevy_egui::egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use bevy_egui::{EguiFullOutput, EguiPostUpdateSet};

/// How far a chord may lie from its arc, pixels: half of it outside, half inside.
const BETWEEN_PX: f32 = 0.2;
/// Added to both places in the texture of a corner that means "so many radii from the middle of the round": no texture has
/// such a place.
const ROUND: f32 = 8.0;
/// Half of what a pixel is wide, with a little more: so far outside of a shape it still colours a pixel, pixels.
const RIM_PX: f32 = 0.6;

/// Whether a corner belongs to what is round.
pub(super) fn is_round(corner: &Vertex) -> bool {
    corner.uv.x > ROUND / 2.0
}

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
        join_edges(&mut output.shapes);
        for shape in &mut output.shapes {
            lessen(&mut shape.shape, points);
        }
    }
}

/// A ground and the outline that is drawn over it right away are one plate.
fn join_edges(shapes: &mut [ClippedShape]) {
    for place in 1..shapes.len() {
        let (before, after) = shapes.split_at_mut(place);
        let (Some(ground), Some(edge)) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        if ground.clip_rect != edge.clip_rect {
            continue;
        }
        let (Shape::Rect(plate), Shape::Rect(outline)) = (&mut ground.shape, &edge.shape) else {
            continue;
        };
        let is_ground = plate.stroke.is_empty() && is_plain(plate) && plate.fill.is_opaque();
        let is_edge = outline.fill == Color32::TRANSPARENT && is_plain(outline);
        if is_ground && is_edge && plate.rect == outline.rect && plate.corner_radius == outline.corner_radius {
            plate.stroke = outline.stroke;
            plate.stroke_kind = outline.stroke_kind;
            edge.shape = Shape::Noop;
        }
    }
}

/// Puts something cheaper in place of what is round.
fn lessen(shape: &mut Shape, points: f32) {
    match shape {
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| lessen(shape, points)),
        Shape::Circle(circle) => {
            let of_a_ball = |radius: f32| (Rect::from_center_size(circle.center, Vec2::ZERO), radius);
            let (outer, inner) = edges(circle.stroke, StrokeKind::Middle);
            *shape = plates(circle.fill, circle.stroke, points, |part| match part {
                Part::Edge => of_a_ball(circle.radius + outer),
                Part::Ground => of_a_ball(circle.radius - inner),
            })
            .unwrap_or_else(|| Shape::Path(of_circle(circle, points)));
        }
        Shape::Rect(rect) if is_plain(rect) => {
            let whole = rect.rect.round_to_pixels(points);
            let round = rect.corner_radius;
            let is_even = [round.ne, round.sw, round.se].iter().all(|other| *other == round.nw);
            let (outer, inner) = edges(rect.stroke, rect.stroke_kind);
            let of_a_plate = |more: f32| {
                let whole = whole.expand(more);
                let most = whole.size().min_elem() / 2.0;
                let radius = (f32::from(round.nw) + more).clamp(0.5 / points, most.max(0.5 / points));
                (whole.shrink(radius), radius)
            };
            let made = plates(rect.fill, rect.stroke, points, |part| match part {
                Part::Edge => of_a_plate(outer),
                Part::Ground => of_a_plate(-inner),
            });
            *shape = made
                .filter(|_| is_even)
                .unwrap_or_else(|| Shape::Path(of_rect(rect, points)));
        }
        _ => {}
    }
}

/// What a plate is made of: an outline is a plate of its own below the ground.
#[derive(Clone, Copy)]
enum Part {
    Edge,
    Ground,
}

/// How far an outline reaches outwards, and inwards.
fn edges(stroke: Stroke, kind: StrokeKind) -> (f32, f32) {
    match kind {
        _ if stroke.is_empty() => (0.0, 0.0),
        StrokeKind::Inside => (0.0, stroke.width),
        StrokeKind::Middle => (stroke.width / 2.0, stroke.width / 2.0),
        StrokeKind::Outside => (stroke.width, 0.0),
    }
}

/// A plate and its outline; `of` gives the rectangle of the middles of the corners, and their radius. `None` where the
/// outline could be seen through the ground.
fn plates(fill: Color32, stroke: Stroke, points: f32, of: impl Fn(Part) -> (Rect, f32)) -> Option<Shape> {
    let mut mesh = Mesh::default();
    if !stroke.is_empty() {
        if !fill.is_opaque() {
            return None;
        }
        add_plate(&mut mesh, of(Part::Edge), stroke.color, points, true);
    }
    if fill != Color32::TRANSPARENT {
        add_plate(&mut mesh, of(Part::Ground), fill, points, false);
    }
    Some(if mesh.is_empty() {
        Shape::Noop
    } else {
        Shape::from(mesh)
    })
}

/// Nine parts: corners, sides, and the middle, unless it is `covered` by another plate. Places in the texture tell each pixel
/// how many radii it is from the middle of the corner.
fn add_plate(mesh: &mut Mesh, (middles, radius): (Rect, f32), colour: Color32, points: f32, covered: bool) {
    if radius <= 0.0 || middles.width() < 0.0 || middles.height() < 0.0 {
        return;
    }
    let out = 1.0 + RIM_PX / (radius * points);
    let first = mesh.vertices.len() as u32;
    let ends = |low: f32, high: f32| {
        [
            (low - radius * out, -out),
            (low, 0.0),
            (high, 0.0),
            (high + radius * out, out),
        ]
    };
    for (y, down) in ends(middles.min.y, middles.max.y) {
        for (x, right) in ends(middles.min.x, middles.max.x) {
            mesh.vertices.push(Vertex {
                pos: pos2(x, y),
                uv: pos2(ROUND, ROUND) + vec2(right, down),
                color: colour,
            });
        }
    }
    let is_dot = middles.size().max_elem() <= 0.0;
    for (row, column) in (0..3_u32).flat_map(|row| (0..3_u32).map(move |column| (row, column))) {
        let is_thin = (row == 1 && middles.height() <= 0.0) || (column == 1 && middles.width() <= 0.0);
        let is_covered = covered && row == 1 && column == 1;
        if is_thin || is_dot || is_covered {
            continue;
        }
        let corner = first + row * 4 + column;
        mesh.add_triangle(corner, corner + 1, corner + 5);
        mesh.add_triangle(corner, corner + 5, corner + 4);
    }
    if is_dot {
        mesh.add_triangle(first, first + 3, first + 15);
        mesh.add_triangle(first, first + 15, first + 12);
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
    use bevy_egui::egui::epaint::{TessellationOptions, Tessellator};

    use super::*;

    fn tessellated(shape: Shape) -> Mesh {
        let mut mesh = Mesh::default();
        let mut tessellator = Tessellator::new(1.0, TessellationOptions::default(), [1, 1], Vec::new());
        tessellator.tessellate_shape(shape, &mut mesh);
        mesh
    }

    fn lessened(mut shape: Shape) -> Mesh {
        lessen(&mut shape, 1.0);
        tessellated(shape)
    }

    fn triangles(mesh: &Mesh) -> usize {
        mesh.indices.len() / 3
    }

    fn plate(fill: Color32) -> RectShape {
        let rect = Rect::from_min_size(pos2(16.0, 16.0), vec2(150.0, 44.0));
        RectShape::new(rect, 10, fill, Stroke::new(1.5, Color32::BLACK), StrokeKind::Inside)
    }

    /// What `overlay.wgsl` makes of a point: the colour of the last plate that has it, and how many pixels inside of the
    /// edge it lies, in a picture of a pixel per point; where it lies outside of all, of the first.
    fn seen(mesh: &Mesh, at: Pos2) -> Option<(Color32, f32)> {
        let all = painted(mesh, at);
        let inside = all.iter().rev().find(|(_, pixels)| *pixels > 0.0);
        inside.or(all.first()).copied()
    }

    /// The same for each triangle that has the point.
    fn painted(mesh: &Mesh, at: Pos2) -> Vec<(Color32, f32)> {
        let of = |triangle: &[u32]| {
            let [a, b, c] = [0, 1, 2].map(|corner| mesh.vertices[triangle[corner] as usize]);
            let cross = |p: Vec2, q: Vec2| p.x * q.y - p.y * q.x;
            let whole = cross(b.pos - a.pos, c.pos - a.pos);
            let of_b = cross(at - a.pos, c.pos - a.pos) / whole;
            let of_c = cross(b.pos - a.pos, at - a.pos) / whole;
            if of_b < 0.0 || of_c < 0.0 || of_b + of_c > 1.0 {
                return None;
            }
            let radii = a.uv.to_vec2() + (b.uv - a.uv) * of_b + (c.uv - a.uv) * of_c - Vec2::splat(ROUND);
            let grows = |uv: f32, pos: f32| if pos == 0.0 { 0.0 } else { (uv / pos).abs() };
            let radius = [(a, b), (b, c), (c, a)]
                .into_iter()
                .flat_map(|(from, to)| {
                    let (uv, pos) = (to.uv - from.uv, to.pos - from.pos);
                    [grows(uv.x, pos.x), grows(uv.y, pos.y)]
                })
                .fold(1e-6, f32::max);
            Some((a.color, (1.0 - radii.length()) / radius))
        };
        mesh.indices.chunks_exact(3).filter_map(of).collect()
    }

    #[test]
    fn a_plate_keeps_its_place_and_a_seventh_of_its_triangles() {
        let mesh = lessened(Shape::Rect(plate(Color32::WHITE)));
        let before = triangles(&tessellated(Shape::Rect(plate(Color32::WHITE))));
        assert!(7 * triangles(&mesh) <= before, "{before} {}", triangles(&mesh));
        assert!(mesh.vertices.iter().all(is_round));
        let more = mesh.calc_bounds().expand(-RIM_PX);
        assert!((more.min - plate(Color32::WHITE).rect.min).length() < 1e-3, "{more}");
        // Outline, ground; a corner is round: the point in its very corner is outside.
        let inside = |x, y| seen(&mesh, pos2(x, y)).map(|(colour, pixels)| (colour, pixels > 0.0));
        assert_eq!(inside(90.0, 16.5), Some((Color32::BLACK, true)), "outline");
        assert_eq!(inside(90.0, 40.0), Some((Color32::WHITE, true)), "ground");
        assert_eq!(
            painted(&mesh, pos2(91.0, 40.0)).len(),
            1,
            "nothing is painted that is covered"
        );
        assert_eq!(inside(16.5, 16.5), Some((Color32::BLACK, false)), "beyond the corner");
        assert_eq!(inside(19.5, 19.5), Some((Color32::BLACK, true)), "the corner's outline");
        assert_eq!(inside(15.8, 40.0), Some((Color32::BLACK, false)), "beside");
    }

    #[test]
    fn a_dot_is_two_triangles_and_as_round_as_it_was() {
        let mesh = lessened(Shape::circle_filled(pos2(10.3, 20.7), 6.0, Color32::WHITE));
        assert_eq!(triangles(&mesh), 2);
        for turn in 0..16 {
            let towards = Vec2::angled(TAU * turn as f32 / 16.0);
            for (radius, inside) in [(5.5, 0.5), (6.0, 0.0), (6.3, -0.3)] {
                let pixels = seen(&mesh, pos2(10.3, 20.7) + towards * radius).map(|(_, pixels)| pixels);
                let is_so = pixels.is_some_and(|pixels| (pixels - inside).abs() < 0.02);
                assert!(is_so, "{turn} {radius}: {pixels:?}");
            }
        }
    }

    #[test]
    fn a_ground_and_the_outline_over_it_are_one_plate() {
        let (mut ground, mut edge) = (plate(Color32::WHITE), plate(Color32::TRANSPARENT));
        ground.stroke = Stroke::NONE;
        let clipped = |shape: Shape, most: f32| ClippedShape {
            clip_rect: Rect::from_min_size(Pos2::ZERO, Vec2::splat(most)),
            shape,
        };
        let mut shapes = [
            clipped(ground.clone().into(), 900.0),
            clipped(edge.clone().into(), 900.0),
        ];
        join_edges(&mut shapes);
        assert_eq!(shapes[0].shape, Shape::Rect(plate(Color32::WHITE)));
        assert_eq!(shapes[1].shape, Shape::Noop);
        // Another clip, another place, a ground that is seen through: as they were.
        edge.rect = edge.rect.translate(vec2(1.0, 0.0));
        for (ground, edge, most) in [
            (ground.clone(), plate(Color32::TRANSPARENT), 80.0),
            (ground.clone(), edge, 900.0),
            (
                RectShape {
                    fill: Color32::from_white_alpha(90),
                    ..ground
                },
                plate(Color32::TRANSPARENT),
                900.0,
            ),
        ] {
            let mut shapes = [clipped(ground.into(), 900.0), clipped(edge.into(), most)];
            let before = shapes.clone();
            join_edges(&mut shapes);
            assert_eq!(shapes[1].shape, before[1].shape);
        }
    }

    #[test]
    fn an_outline_that_would_be_seen_through_the_ground_stays_one() {
        let glass = plate(Color32::from_white_alpha(90));
        let mesh = lessened(Shape::Rect(glass.clone()));
        assert!(!mesh.vertices.iter().any(is_round));
        assert_eq!(Rect::from_points(&of_rect(&glass, 1.0).points), glass.rect);
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
        let mesh = lessened(Shape::Rect(pill));
        assert_eq!(triangles(&mesh), 12, "two ends and what is between them");
        assert!(seen(&mesh, pos2(0.5, 0.5)).is_some_and(|(_, pixels)| pixels < 0.0));
    }
}
