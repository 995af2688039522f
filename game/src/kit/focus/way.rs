//! Where the eye goes from one thing to the next.

use bevy_egui::egui::Rect;

use super::{Direction, Item};

/// Where one thing lies from another, in a direction.
struct Way {
    /// Between the edges that face each other; below zero where they overlap.
    gap: f32,
    /// How far it lies beside what is straight ahead; zero where some of it is.
    aside: f32,
    /// From middle to middle, along and across.
    middles: (f32, f32),
    /// The smaller of the two, along: how much of an overlap is still "ahead".
    size: f32,
}

impl Way {
    fn from(from: Rect, to: Rect, step: Direction) -> Self {
        let (x, y) = ((to.left(), to.right()), (to.top(), to.bottom()));
        let (fx, fy) = ((from.left(), from.right()), (from.top(), from.bottom()));
        let (along, across, back) = match step {
            Direction::Left => ((fx, x), (fy, y), true),
            Direction::Right => ((fx, x), (fy, y), false),
            Direction::Up => ((fy, y), (fx, x), true),
            _ => ((fy, y), (fx, x), false),
        };
        let middle = |a: (f32, f32)| f32::midpoint(a.0, a.1);
        let (f, t) = along;
        let (gap, ahead) = if back {
            (f.0 - t.1, middle(f) - middle(t))
        } else {
            (t.0 - f.1, middle(t) - middle(f))
        };
        let (g, u) = across;
        // A shared edge is not yet "straight ahead".
        let aside = (u.0 - g.1).max(g.0 - u.1) + 2.0;
        Self {
            gap,
            aside: aside.max(0.0),
            middles: (ahead, (middle(u) - middle(g)).abs()),
            size: (f.1 - f.0).min(t.1 - t.0),
        }
    }

    /// It begins where the other ends, or nearly.
    fn is_ahead(&self) -> bool {
        self.middles.0 > 1.0 && self.gap >= -0.25 * self.size
    }

    fn distance(&self) -> f32 {
        self.gap.max(0.0) + 2.5 * self.aside + 0.1 * self.middles.1
    }
}

/// Where the eye goes: to the nearest thing straight ahead, else to what lies that way a little aside. A list is
/// walked to its end before it is left, and entered at what shows of it; nothing that is scrolled away is reached from
/// outside.
pub(super) fn neighbour(items: &[Item], at: usize, step: Direction) -> Option<usize> {
    match step {
        Direction::Next => return Some((at + 1) % items.len()),
        Direction::Previous => return Some((at + items.len() - 1) % items.len()),
        _ => {}
    }
    // What stands aside is reached where nothing else lies that way.
    among(items, at, step, |item| !item.aside).or_else(|| among(items, at, step, |_| true))
}

fn among(items: &[Item], at: usize, step: Direction, counts: impl Fn(&Item) -> bool) -> Option<usize> {
    let from = &items[at];
    let inside = |item: &Item| from.list.is_some() && item.list == from.list;
    let ways: Vec<(usize, bool, Way)> = items
        .iter()
        .enumerate()
        .filter(|(i, item)| *i != at && counts(item))
        .filter_map(|(i, item)| {
            let (here, there) = if inside(item) {
                (from.rect, item.rect)
            } else {
                (from.shown(), item.seen()?)
            };
            Some((i, inside(item), Way::from(here, there, step)))
        })
        .collect();
    let nearest = |wanted: &dyn Fn(bool, &Way) -> bool| {
        let wanted = ways.iter().filter(|(_, inside, way)| wanted(*inside, way));
        wanted
            .min_by(|(i, _, a), (j, _, b)| {
                // Of two that lie as near, what the page is for.
                let first = items[*j].first.cmp(&items[*i].first);
                let as_near = (a.gap - b.gap).abs() < 4.0 && a.aside == b.aside;
                if as_near && first.is_ne() {
                    first
                } else {
                    a.distance().total_cmp(&b.distance())
                }
            })
            .map(|(i, ..)| *i)
    };
    let straight = |way: &Way| way.is_ahead() && way.aside <= 0.0;
    // What lies far more aside than ahead is another direction.
    let about = |way: &Way| way.is_ahead() && way.aside <= way.middles.0 * 3.0 + 1.0;
    let upright = matches!(step, Direction::Up | Direction::Down);
    nearest(&|inside, way| inside && upright && straight(way))
        .or_else(|| nearest(&|inside, way| inside && upright && about(way)))
        .or_else(|| nearest(&|_, way| straight(way)))
        .or_else(|| nearest(&|inside, way| inside && about(way)))
        .or_else(|| nearest(&|_, way| about(way)))
        // Unless nothing else lies this way: everything must be within reach of a cross of four keys.
        .or_else(|| nearest(&|_, way| way.middles.0 > 1.0))
}
