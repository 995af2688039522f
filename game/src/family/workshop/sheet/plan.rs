//! A plan of the object or of one part: outlines, holes and their measures.

use bevy_egui::egui::{Align2, Color32, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};
use simulation::workshop::{Outline, Ring, Workshop};
use situation::scenario::Scenario;

use super::words;
use crate::kit::{Kit, TextStyle, measure, write_centred};
use crate::theme::{INK, INK_SOFT, PAPER, PETROL, STEP, WHITE};

/// Wood on the sheet.
const BOARD: Color32 = Color32::from_rgb(0xEE, 0xDF, 0xC4);
/// Room for a line of measures beside the plan, points.
const LINE: f32 = 34.0;
/// A measure that is less than this part of the whole says itself by another.
const WORTH: f64 = 0.2;
/// Lines of measures on one side of a plan.
const MOST: usize = 2;

/// From where to where along one way, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    from: f64,
    to: f64,
}

impl Measure {
    fn mm(self) -> f64 {
        self.to - self.from
    }
}

/// The measures along a way (0 to the right, 1 up), from the plan outwards: of what is nearest to who looks, then of the
/// whole. Each measure once.
pub(super) fn measures(size_mm: [f64; 2], outlines: &[Outline], rings: &[Ring], way: usize) -> Vec<Measure> {
    let whole = Measure {
        from: 0.0,
        to: size_mm[way],
    };
    let mut found: Vec<Measure> = Vec::new();
    let alone = outlines.len() == 1;
    // Where holes are, counted from the corner, on the sheet of one part.
    for ring in rings.iter().filter(|_| alone) {
        found.push(Measure {
            from: 0.0,
            to: ring.at_mm[way],
        });
    }
    for (place, outline) in outlines.iter().enumerate().rev().filter(|_| !alone) {
        // What lies behind another says nothing of itself.
        if outlines[place + 1..].iter().any(|nearer| covers(nearer, outline)) {
            continue;
        }
        let measure = Measure {
            from: outline.at_mm[way],
            to: outline.at_mm[way] + outline.size_mm[way],
        };
        let known = |other: &Measure| (other.mm() - measure.mm()).abs() < 0.5;
        if measure.mm() >= WORTH * size_mm[way] && !known(&whole) && !found.iter().any(known) {
            found.push(measure);
        }
    }
    found.truncate(MOST);
    found.push(whole);
    found
}

/// Whether one outline lies over all of another.
fn covers(over: &Outline, other: &Outline) -> bool {
    (0..2).all(|way| {
        let end = |of: &Outline| of.at_mm[way] + of.size_mm[way];
        over.at_mm[way] <= other.at_mm[way] + 0.5 && end(over) >= end(other) - 0.5
    })
}

pub(super) fn draw(
    ui: &Ui,
    kit: &Kit<'_>,
    place: Rect,
    (scenario, workshop): (&Scenario, &Workshop),
    (size_mm, outlines, rings): ([f64; 2], &[Outline], &[Ring]),
) {
    let ways = [0, 1].map(|way| measures(size_mm, outlines, rings, way));
    // Measures to the right stand below, those upwards at the left.
    let room = Rect::from_min_max(
        place.min + vec2(LINE * 1.6 * ways[1].len() as f32, STEP),
        place.max - vec2(STEP, LINE * ways[0].len() as f32),
    );
    let [wide, high] = size_mm.map(|mm| mm.max(1.0) as f32);
    let scale = (room.width() / wide).min(room.height() / high).max(0.01);
    let drawn = Rect::from_center_size(room.center(), vec2(wide, high) * scale);
    let to = |[x, y]: [f64; 2]| Pos2::new(drawn.left() + x as f32 * scale, drawn.bottom() - y as f32 * scale);
    let painter = ui.painter();
    let boxed = |outline: &Outline| {
        let [x, y] = outline.at_mm;
        let [width, height] = outline.size_mm;
        Rect::from_two_pos(to([x, y]), to([x + width, y + height]))
    };
    for outline in outlines {
        painter.rect(boxed(outline), 0.0, BOARD, Stroke::new(1.8, INK), StrokeKind::Middle);
    }
    let across: Vec<(Rect, String)> = rings
        .iter()
        .map(|ring| {
            let said = kit.say_with("game-sheet-across", &[("mm", ring.diameter_mm.into())]);
            let size = measure(ui, f32::INFINITY, &said, TextStyle::STRONG);
            let (at, radius) = (to(ring.at_mm), (ring.diameter_mm as f32 / 2.0 * scale).max(3.0));
            // Beside the hole, or over it where the plan has no room to the right.
            let right = at + vec2(radius + 10.0, -radius - 4.0);
            let place = if right.x + size.x < place.right() {
                Align2::LEFT_CENTER.anchor_size(right, size)
            } else {
                Align2::CENTER_BOTTOM.anchor_size(at - vec2(0.0, radius + 8.0), size)
            };
            (place, said)
        })
        .collect();
    for (index, outline) in outlines.iter().enumerate() {
        let part = workshop.parameters().object.parts.get(outline.part);
        let name = part.map_or("", |part| words(kit, scenario, &part.id));
        let mut over: Vec<Rect> = outlines.iter().skip(index + 1).map(boxed).collect();
        over.extend(across.iter().map(|(place, _)| place.expand(4.0)));
        label(ui, name, boxed(outline), &over);
    }
    for (ring, (place, said)) in rings.iter().zip(&across) {
        let (at, radius) = (to(ring.at_mm), (ring.diameter_mm as f32 / 2.0 * scale).max(3.0));
        painter.circle(at, radius, WHITE, Stroke::new(2.0, INK));
        for way in [vec2(1.0, 0.0), vec2(0.0, 1.0)] {
            let reach = way * (radius + 6.0);
            painter.line_segment([at - reach, at + reach], Stroke::new(1.0, PETROL));
        }
        tag(ui, *place, said);
    }
    for (row, measure) in ways[0].iter().enumerate() {
        let y = drawn.bottom() + LINE * (row as f32 + 0.6);
        let [from, end] = [measure.from, measure.to].map(|x| Pos2::new(to([x, 0.0]).x, y));
        dimension(ui, kit, [from, end], vec2(0.0, drawn.bottom() - y), measure.mm());
    }
    for (row, measure) in ways[1].iter().enumerate() {
        let x = drawn.left() - LINE * 1.6 * (row as f32 + 0.6);
        let [from, end] = [measure.from, measure.to].map(|y| Pos2::new(x, to([0.0, y]).y));
        dimension(ui, kit, [from, end], vec2(drawn.left() - x, 0.0), measure.mm());
    }
}

/// The name of a part where its outline has room for it and nothing lies over it: in its middle, or lower.
fn label(ui: &Ui, name: &str, outline: Rect, over: &[Rect]) {
    let size = measure(ui, f32::INFINITY, name, TextStyle::SMALL);
    let fits = size.x + 8.0 < outline.width() && size.y < outline.height();
    let places = [0.0, 0.28].map(|down| {
        let middle = outline.center() + vec2(0.0, down * outline.height());
        Rect::from_center_size(middle, size)
    });
    let free = |place: &&Rect| {
        let inside = outline.expand(1.0).contains_rect(**place);
        inside && !over.iter().any(|other| other.intersects(**place))
    };
    if let Some(place) = places.iter().find(free).filter(|_| fits) {
        write_centred(ui, place.expand(2.0), name, TextStyle::SMALL.soft());
    }
}

/// A measure between two points, with thin lines back to what is measured.
fn dimension(ui: &Ui, kit: &Kit<'_>, [from, to]: [Pos2; 2], back: Vec2, mm: f64) {
    let painter = ui.painter();
    let thin = Stroke::new(1.0, INK_SOFT);
    for end in [from, to] {
        painter.line_segment([end - back.normalized() * 5.0, end + back], thin);
    }
    painter.line_segment([from, to], Stroke::new(1.6, PETROL));
    let way = (to - from).normalized();
    for (end, way) in [(from, way), (to, -way)] {
        for aside in [0.45, -0.45] {
            painter.line_segment([end, end + (way + way.rot90() * aside) * 9.0], Stroke::new(1.6, PETROL));
        }
    }
    let said = kit.say_with("game-sheet-measure", &[("mm", mm.into())]);
    let size = measure(ui, f32::INFINITY, &said, TextStyle::STRONG);
    tag(ui, Rect::from_center_size(from + (to - from) * 0.5, size), &said);
}

/// A figure on a ground of its own.
fn tag(ui: &Ui, place: Rect, said: &str) {
    ui.painter().rect_filled(place.expand2(vec2(4.0, -2.0)), 3.0, PAPER);
    write_centred(ui, place.expand(2.0), said, TextStyle::STRONG);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(at_mm: [f64; 2], size_mm: [f64; 2]) -> Outline {
        Outline {
            part: 0,
            at_mm,
            size_mm,
        }
    }

    #[test]
    fn a_part_says_where_its_holes_are_and_how_long_it_is() {
        let ring = Ring {
            part: 0,
            at_mm: [190.0, 75.0],
            diameter_mm: 28.0,
        };
        let size = [250.0, 150.0];
        let alone = [outline([0.0; 2], size)];
        let of = |way| measures(size, &alone, std::slice::from_ref(&ring), way);
        assert_eq!(of(0).iter().map(|m| m.mm()).collect::<Vec<_>>(), [190.0, 250.0]);
        assert_eq!(of(1).iter().map(|m| m.mm()).collect::<Vec<_>>(), [75.0, 150.0]);
    }

    #[test]
    fn each_measure_of_the_whole_stands_once() {
        let boxes = [
            outline([0.0, 0.0], [150.0, 300.0]),
            outline([0.0, 0.0], [18.0, 250.0]),
            outline([132.0, 0.0], [18.0, 250.0]),
            outline([18.0, 0.0], [114.0, 18.0]),
            outline([0.0, 0.0], [150.0, 250.0]),
        ];
        let of = |way| measures([150.0, 300.0], &boxes, &[], way);
        assert_eq!(of(0).iter().map(|m| m.mm()).collect::<Vec<_>>(), [150.0]);
        assert_eq!(of(1).iter().map(|m| m.mm()).collect::<Vec<_>>(), [250.0, 300.0]);
    }
}
