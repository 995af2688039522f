//! Where the hand is: one focus for keyboard, gamepad and mouse, moved by direction.

use bevy::prelude::*;
use bevy_egui::egui::{Id, Pos2, Rect};

/// What the devices ask of a screen in this frame.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Nav {
    /// A direction, at most one per frame.
    pub(crate) step: Option<Direction>,
    /// A / Entrée / South.
    pub(crate) confirm: bool,
    /// B / Échap / East.
    pub(crate) back: bool,
    /// The device has no letters: a field to write in opens the grid of letters.
    pub(crate) without_letters: bool,
}

/// A way to move the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Left,
    Right,
    Up,
    Down,
    /// Tab.
    Next,
    /// Shift Tab.
    Previous,
}

/// Something that can have the focus.
#[derive(Debug, Clone, Copy)]
struct Item {
    id: Id,
    rect: Rect,
    layer: u8,
    first: bool,
    writes: bool,
}

/// The focus of the page.
#[derive(Resource, Debug, Default)]
pub(crate) struct Focus {
    current: Option<Id>,
    items: Vec<Item>,
    layer: u8,
    /// The highest layer of the last frame: only it hears "back".
    top: u8,
    nav: Nav,
    moved: bool,
    /// Frames in which what was given the focus may still appear.
    patience: u8,
    /// Where what has the focus was in the last frame, once somebody moved on this page.
    followed: Option<Rect>,
}

impl Focus {
    /// Starts a frame: moves by what the devices asked, among what the last frame showed.
    pub(super) fn begin(&mut self, nav: Nav) {
        let items = std::mem::take(&mut self.items);
        let top = items.iter().map(|i| i.layer).max().unwrap_or(0);
        let items: Vec<Item> = items.into_iter().filter(|i| i.layer == top).collect();
        let here = items.iter().find(|i| self.current == Some(i.id)).map(|i| i.rect);
        // A page is read from its beginning: nothing is followed before the first move.
        self.followed = here.filter(|_| self.followed.is_some() || nav.step.is_some());
        self.layer = 0;
        self.top = top;
        self.nav = nav;
        self.moved = false;
        let known = self.current.and_then(|id| items.iter().position(|i| i.id == id));
        if known.is_none() && self.patience > 0 {
            self.patience -= 1;
            self.nav = Nav::default();
            return;
        }
        self.patience = 0;
        let Some(at) = known else {
            // A new page: the first thing to do has the focus; what was pressed was meant for the page before.
            self.current = items.iter().find(|i| i.first).or(items.first()).map(|i| i.id);
            self.nav = Nav::default();
            self.moved = true;
            return;
        };
        let Some(step) = nav.step else { return };
        if let Some(next) = neighbour(&items, at, step) {
            self.current = Some(items[next].id);
            self.moved = true;
        }
    }

    /// Forgets the page: the next one starts at its first thing to do.
    pub(crate) fn reset(&mut self) {
        self.current = None;
        self.patience = 0;
        self.items.clear();
        self.nav = Nav::default();
        self.followed = None;
    }

    /// Where what has the focus is, once somebody moved on this page.
    pub(super) fn followed(&self) -> Option<Rect> {
        self.followed
    }

    /// What is shown from here on covers what was shown below `layer`; gives the layer so far.
    pub(super) fn raise(&mut self, layer: u8) -> u8 {
        std::mem::replace(&mut self.layer, layer)
    }

    /// Registers something that can have the focus; `first` has it when the page opens.
    pub(super) fn offer(&mut self, id: Id, rect: Rect, first: bool, writes: bool) {
        self.items.push(Item {
            id,
            rect,
            layer: self.layer,
            first,
            writes,
        });
    }

    /// True where `id` has the focus.
    pub(crate) fn is(&self, id: Id) -> bool {
        self.current == Some(id)
    }

    /// True in the frame in which the focus came by a device.
    pub(super) fn just_moved(&self) -> bool {
        self.moved
    }

    /// Gives the focus to `id`.
    pub(crate) fn give(&mut self, id: Id) {
        self.current = Some(id);
        self.patience = 2;
    }

    /// Takes the "continue" of this frame, once.
    pub(crate) fn take_confirm(&mut self) -> bool {
        std::mem::take(&mut self.nav.confirm)
    }

    /// Takes the "back" of this frame, once.
    pub(crate) fn take_back(&mut self) -> bool {
        self.layer >= self.top && std::mem::take(&mut self.nav.back)
    }

    /// True where the device in hand has no letters.
    pub(crate) fn without_letters(&self) -> bool {
        self.nav.without_letters
    }

    /// True where the focused thing is written into (as shown so far in this frame or the last).
    pub(crate) fn writes(&self) -> bool {
        self.current
            .is_some_and(|id| self.items.iter().any(|i| i.id == id && i.writes))
    }
}

/// The nearest item that way: distance along the way counts once, aside twice and a half.
fn neighbour(items: &[Item], at: usize, step: Direction) -> Option<usize> {
    match step {
        Direction::Next => return Some((at + 1) % items.len()),
        Direction::Previous => return Some((at + items.len() - 1) % items.len()),
        _ => {}
    }
    let from = items[at].rect;
    let along = |rect: Rect| -> (f32, f32) {
        let gap = |a: (f32, f32), b: (f32, f32)| (a.0 - b.1).max(b.0 - a.1).max(0.0);
        let (x, y) = ((rect.left(), rect.right()), (rect.top(), rect.bottom()));
        let (fx, fy) = ((from.left(), from.right()), (from.top(), from.bottom()));
        match step {
            Direction::Left => (from.center().x - rect.center().x, gap(y, fy)),
            Direction::Right => (rect.center().x - from.center().x, gap(y, fy)),
            Direction::Up => (from.center().y - rect.center().y, gap(x, fx)),
            _ => (rect.center().y - from.center().y, gap(x, fx)),
        }
    };
    let distance = |rect: Rect| {
        let (ahead, aside) = along(rect);
        let centres: Pos2 = rect.center();
        ahead + 2.5 * aside + 0.02 * centres.distance(from.center())
    };
    let ahead: Vec<usize> = (0..items.len())
        .filter(|i| *i != at && along(items[*i].rect).0 > 1.0)
        .collect();
    // What lies far more aside than ahead is another direction, unless nothing else lies this way: everything
    // must be within reach of a cross of four keys.
    let in_view = ahead.iter().copied().filter(|i| {
        let (ahead, aside) = along(items[*i].rect);
        aside <= ahead * 3.0 + 1.0
    });
    let nearest = |a: &usize, b: &usize| distance(items[*a].rect).total_cmp(&distance(items[*b].rect));
    // A row of buttons is walked along as a row, however far apart they stand.
    if matches!(step, Direction::Left | Direction::Right) {
        let in_row = ahead.iter().copied().filter(|i| along(items[*i].rect).1 <= 0.0);
        if let Some(next) = in_row.min_by(nearest) {
            return Some(next);
        }
    }
    in_view
        .min_by(nearest)
        .or_else(|| ahead.iter().copied().min_by(nearest))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use bevy_egui::egui::pos2;

    use super::*;

    fn page(rects: &[(f32, f32)]) -> Vec<Item> {
        let item = |(i, (x, y)): (usize, &(f32, f32))| Item {
            id: Id::new(i),
            rect: Rect::from_min_size(pos2(*x, *y), bevy_egui::egui::vec2(80.0, 30.0)),
            layer: 0,
            first: i == 0,
            writes: false,
        };
        rects.iter().enumerate().map(item).collect()
    }

    #[test]
    fn a_direction_finds_the_thing_that_lies_there() {
        let grid = page(&[(0.0, 0.0), (100.0, 0.0), (0.0, 50.0), (100.0, 50.0), (300.0, 400.0)]);
        assert_eq!(neighbour(&grid, 0, Direction::Right), Some(1));
        assert_eq!(neighbour(&grid, 0, Direction::Down), Some(2));
        assert_eq!(neighbour(&grid, 3, Direction::Left), Some(2));
        assert_eq!(neighbour(&grid, 3, Direction::Down), Some(4));
        assert_eq!(neighbour(&grid, 0, Direction::Up), None);
        assert_eq!(neighbour(&grid, 4, Direction::Next), Some(0));
    }

    #[test]
    fn what_covers_the_page_keeps_the_focus() {
        let mut focus = Focus::default();
        let under = Id::new("under");
        let over = Id::new("over");
        focus.offer(under, Rect::EVERYTHING, true, false);
        focus.begin(Nav::default());
        assert!(focus.is(under));
        focus.offer(under, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), true, false);
        focus.raise(1);
        focus.offer(over, Rect::from_min_max(pos2(0.0, 90.0), pos2(1.0, 91.0)), true, false);
        focus.begin(Nav {
            confirm: true,
            ..Nav::default()
        });
        assert!(focus.is(over));
        assert!(
            !focus.take_confirm(),
            "what was pressed before it appeared is not for it"
        );
        focus.current.unwrap();
    }
}
