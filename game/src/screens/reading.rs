//! What can be read of a page as it was painted, and what of it cannot: cut off, one text over another, words that leave
//! what they stand on, too pale.

use bevy_egui::egui::epaint::{ClippedShape, TextShape};
use bevy_egui::egui::{Color32, Mesh, Pos2, Rect, Shape, vec2};

use crate::theme::contrast;

/// Least contrast of a text with what is painted below it (WCAG 2.2, AA).
const CONTRAST: f32 = 4.5;

/// Words on the page.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) words: String,
    pub(super) place: Rect,
    /// Where they may be seen.
    pub(super) clip: Rect,
}

/// What was painted, in the order in which it was: groups are opened.
#[derive(Debug, Default)]
pub(super) struct Painted(Vec<ClippedShape>);

impl Painted {
    /// What a frame gave.
    pub(super) fn of(shapes: Vec<ClippedShape>) -> Self {
        fn open(shape: Shape, clip_rect: Rect, flat: &mut Vec<ClippedShape>) {
            match shape {
                Shape::Vec(shapes) => shapes.into_iter().for_each(|shape| open(shape, clip_rect, flat)),
                Shape::Noop => {}
                shape => flat.push(ClippedShape { clip_rect, shape }),
            }
        }
        let mut flat = Vec::with_capacity(shapes.len());
        for ClippedShape { clip_rect, shape } in shapes {
            open(shape, clip_rect, &mut flat);
        }
        Self(flat)
    }

    /// All words.
    pub(super) fn written(&self) -> Vec<Written> {
        self.texts().map(|(_, text)| text.1).collect()
    }

    fn texts(&self) -> impl Iterator<Item = (usize, (&TextShape, Written))> {
        self.0.iter().enumerate().filter_map(|(index, painted)| {
            let Shape::Text(text) = &painted.shape else { return None };
            let words = text.galley.text();
            let written = Written {
                // Where a line may end is no part of what is said.
                words: words.replace('\u{a0}', " "),
                place: text.galley.rect.translate(text.pos.to_vec2()),
                clip: painted.clip_rect,
            };
            (!words.trim().is_empty()).then_some((index, (text, written)))
        })
    }

    /// What a person could not read on a page of this size; `controls` with where each may be seen.
    pub(super) fn unreadable(&self, page: Rect, controls: &[(Rect, Rect)]) -> Vec<String> {
        let fills: Vec<(usize, Fill<'_>)> = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(index, painted)| Some((index, Fill::of(painted)?)))
            .collect();
        let covered = |at: usize, written: &Written| {
            let mut later = fills.iter().filter(|(index, _)| *index > at);
            later.any(|(_, fill)| fill.covers_page(page) && fill.place.intersects(written.place))
        };
        // What lies under a dialog is not read.
        let texts: Vec<_> = self.texts().filter(|(at, (_, w))| !covered(*at, w)).collect();
        let mut found = Vec::new();
        for (index, (at, (shape, text))) in texts.iter().enumerate() {
            found.extend(cut(text, page));
            found.extend(beyond(text, controls));
            for (_, (_, other)) in &texts[index + 1..] {
                found.extend(over(text, other));
            }
            let below = || fills.iter().take_while(|(index, _)| index < at).map(|(_, fill)| fill);
            let clip = text.clip.intersect(page);
            let worst = points(shape)
                .filter(|point| clip.contains(*point))
                .map(|point| least_contrast(shape, point, below()))
                .fold(f32::INFINITY, f32::min);
            if worst < CONTRAST {
                found.push(format!("pale: {:?} at {:?}, {worst:.1} : 1", text.words, text.place));
            }
        }
        found
    }
}

/// What scrolls may stand below its clip, never beside it.
fn cut(text: &Written, page: Rect) -> Option<String> {
    let (place, clip) = (text.place, text.clip.intersect(page));
    let scrolls = text.clip.height() < page.height() - 1.0;
    let beside = place.left() < clip.left() - 1.0 || place.right() > clip.right() + 1.0;
    let out = !scrolls && (place.top() < page.top() - 1.0 || place.bottom() > page.bottom() + 1.0);
    (beside || out).then(|| format!("cut: {:?} at {place:?} in {clip:?}", text.words))
}

/// Words that stand in the middle of a control and are larger than it; a key may stand on its edge.
fn beyond(text: &Written, controls: &[(Rect, Rect)]) -> Option<String> {
    let (place, centre) = (text.place, text.place.center());
    if !text.clip.contains(centre) {
        return None;
    }
    let middle = |control: Rect| control.shrink2(control.size() * vec2(0.0, 0.25));
    let below = controls.iter().filter(|(control, clip)| {
        let seen = middle(*control).intersect(*clip);
        seen.contains(centre)
    });
    let (control, _) = below.min_by(|(a, _), (b, _)| a.area().total_cmp(&b.area()))?;
    let fits = control.expand(2.0).contains_rect(place);
    (!fits).then(|| format!("beyond its control: {:?} at {place:?} on {control:?}", text.words))
}

fn over(text: &Written, other: &Written) -> Option<String> {
    let both = text.place.intersect(text.clip);
    let both = both.intersect(other.place).intersect(other.clip);
    (both.width() > 2.0 && both.height() > 4.0).then(|| {
        format!(
            "one over the other: {:?} at {:?} and {:?} at {:?}",
            text.words, text.place, other.words, other.place
        )
    })
}

/// The ends and the middle of every line.
fn points(text: &TextShape) -> impl Iterator<Item = Pos2> {
    text.galley.rows.iter().flat_map(|row| {
        let line = row.rect().translate(text.pos.to_vec2());
        let inside = line.shrink(1.0);
        [inside.left(), line.center().x, inside.right()].map(|x| Pos2::new(x, line.center().y))
    })
}

/// The least contrast of a text with what lies below it at `point`. Below everything is a scene, which can be anything:
/// the worse of black and white counts.
fn least_contrast<'f, 's: 'f>(text: &TextShape, point: Pos2, below: impl Iterator<Item = &'f Fill<'s>>) -> f32 {
    let mut grounds = [Color32::BLACK, Color32::WHITE];
    for colour in below.filter_map(|fill| fill.at(point)) {
        grounds = grounds.map(|ground| ground.blend(colour));
    }
    let inks = text.galley.job.sections.iter().map(|section| {
        let own = match section.format.color {
            Color32::PLACEHOLDER => text.fallback_color,
            colour => colour,
        };
        let ink = text.override_text_color.unwrap_or(own);
        ink.gamma_multiply(text.opacity_factor)
    });
    let each = |ink: Color32| grounds.map(|ground| contrast(ground.blend(ink), ground));
    inks.flat_map(each).fold(f32::INFINITY, f32::min)
}

/// A painted area.
#[derive(Debug)]
struct Fill<'s> {
    place: Rect,
    shape: &'s Shape,
}

impl<'s> Fill<'s> {
    fn of(painted: &'s ClippedShape) -> Option<Self> {
        let shape = &painted.shape;
        let filled = match shape {
            Shape::Rect(rect) => rect.fill != Color32::TRANSPARENT,
            Shape::Circle(circle) => circle.fill != Color32::TRANSPARENT,
            Shape::Path(path) => path.closed && path.fill != Color32::TRANSPARENT,
            Shape::Mesh(_) => true,
            _ => false,
        };
        let place = shape.visual_bounding_rect().intersect(painted.clip_rect);
        (filled && place.is_positive()).then_some(Self { place, shape })
    }

    /// From one side of the page to the other: what stood there before is not read any more.
    fn covers_page(&self, page: Rect) -> bool {
        matches!(self.shape, Shape::Rect(_)) && self.place.width() >= page.width() - 1.0
    }

    /// Its colour at `point`, where it is there.
    fn at(&self, point: Pos2) -> Option<Color32> {
        if !self.place.contains(point) {
            return None;
        }
        match self.shape {
            Shape::Rect(rect) => rect.rect.contains(point).then_some(rect.fill),
            Shape::Circle(circle) => (circle.center.distance(point) <= circle.radius).then_some(circle.fill),
            Shape::Path(path) => inside(&path.points, point).then_some(path.fill),
            Shape::Mesh(mesh) => in_mesh(mesh, point),
            _ => None,
        }
    }
}

/// Whether a ray from `point` to the right crosses the outline an odd number of times.
fn inside(outline: &[Pos2], point: Pos2) -> bool {
    let before = outline.iter().cycle().skip(outline.len().saturating_sub(1));
    let crossings = outline.iter().zip(before).filter(|(a, b)| {
        let spans = (a.y > point.y) != (b.y > point.y);
        spans && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
    });
    crossings.count() % 2 == 1
}

fn in_mesh(mesh: &Mesh, point: Pos2) -> Option<Color32> {
    let corner = |index: u32| mesh.vertices[index as usize];
    let mut triangles = mesh.indices.chunks_exact(3);
    let met = triangles.find(|three| inside(&[0, 1, 2].map(|i| corner(three[i]).pos), point))?;
    Some(corner(met[0]).color)
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{FontId, RawInput, pos2};

    use super::*;
    use crate::theme::{CORAL, INK, PAPER};

    /// Paints `ground`, then a word in `ink` at the same place; what cannot be read then.
    fn painted(grounds: &[Shape], ink: Color32, at: Pos2) -> Vec<String> {
        let context = bevy_egui::egui::Context::default();
        let mut shapes: Vec<Shape> = grounds.to_vec();
        let page = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 200.0));
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap("word".to_owned(), FontId::default(), ink));
            shapes.push(Shape::galley(at, galley, ink));
        });
        output.textures_delta.clear();
        let shapes = shapes.into_iter().map(|shape| ClippedShape { clip_rect: page, shape });
        Painted::of(shapes.collect()).unreadable(page, &[])
    }

    fn plate(colour: Color32) -> Shape {
        Shape::rect_filled(Rect::from_min_size(pos2(10.0, 10.0), vec2(100.0, 50.0)), 0.0, colour)
    }

    #[test]
    fn text_needs_a_ground_that_it_stands_out_from() {
        let at = pos2(20.0, 20.0);
        assert!(painted(&[plate(PAPER)], INK, at).is_empty());
        assert_eq!(painted(&[plate(INK)], CORAL, at).len(), 1);
        assert_eq!(painted(&[], INK, at).len(), 1, "a scene may be dark");
        assert_eq!(painted(&[plate(PAPER.gamma_multiply(0.2))], INK, at).len(), 1);
        assert_eq!(painted(&[plate(PAPER)], INK, pos2(100.0, 20.0)).len(), 1, "half beside");
        let ring = Shape::circle_filled(pos2(30.0, 25.0), 40.0, INK);
        assert_eq!(painted(&[plate(PAPER), ring], INK, at).len(), 1);
    }

    #[test]
    fn text_is_not_cut() {
        let found = painted(&[plate(PAPER)], INK, pos2(-10.0, 20.0));
        assert!(found.iter().any(|line| line.starts_with("cut")), "{found:?}");
    }
}
