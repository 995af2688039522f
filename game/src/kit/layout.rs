//! Where things stand on a page: one below the other, side by side, or in a grid. Everything is laid out in the one
//! pass in which it is drawn and answered: nothing waits for a size that only the next frame would know.

use bevy_egui::egui::{Color32, Pos2, Rect, Ui, vec2};

use super::canvas::Kit;
use super::pictogram::Pictogram;
use super::write::{TextStyle, measure, write, write_line};
use crate::theme::STEP;

/// Things one below the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    left: f32,
    width: f32,
    top: f32,
    next: f32,
}

impl Column {
    /// From `at` downwards, as wide as `width`.
    pub(crate) fn new(at: Pos2, width: f32) -> Self {
        Self {
            left: at.x,
            width,
            top: at.y,
            next: at.y,
        }
    }

    /// In a place, from its upper edge.
    pub(crate) fn of(place: Rect) -> Self {
        Self::new(place.min, place.width())
    }

    /// How wide it is.
    pub(crate) fn width(&self) -> f32 {
        self.width
    }

    /// The upper left corner of what comes next.
    pub(crate) fn at(&self) -> Pos2 {
        Pos2::new(self.left, self.next)
    }

    /// Where it ends so far.
    pub(crate) fn bottom(&self) -> f32 {
        self.next
    }

    /// How tall it is so far.
    pub(crate) fn height(&self) -> f32 {
        self.next - self.top
    }

    /// Leaves `steps` of the grid free.
    pub(crate) fn gap(&mut self, steps: f32) {
        self.next += steps * STEP;
    }

    /// A place over its whole width.
    pub(crate) fn take(&mut self, height: f32) -> Rect {
        self.take_wide(self.width, height)
    }

    /// A place at its left edge; never wider than the column.
    pub(crate) fn take_wide(&mut self, width: f32, height: f32) -> Rect {
        let place = Rect::from_min_size(self.at(), vec2(width.min(self.width), height));
        self.next = place.bottom();
        place
    }

    /// Lines of text over its whole width.
    pub(crate) fn text(&mut self, ui: &Ui, words: &str, style: TextStyle) -> Rect {
        let place = write(ui, self.at(), self.width, words, style);
        self.next = place.bottom();
        place
    }

    /// A sign, and lines of text beside it; the sign stands at the first of them.
    pub(crate) fn signed(&mut self, ui: &Ui, sign: (Pictogram, Color32), words: &str, style: TextStyle) -> Rect {
        let (mut at_left, mut beside) = self.beside(SIGN, 2.0);
        let (sign, ink) = sign;
        sign.draw(ui.painter(), at_left.take(SIGN), ink);
        let line = measure(ui, f32::INFINITY, "M", style).y;
        beside.take(((SIGN - line) / 2.0).max(0.0));
        let place = beside.text(ui, words, style);
        self.join([&at_left, &beside]);
        place
    }

    /// What [`Column::signed`] leaves for its words in a column of `width`.
    pub(crate) fn signed_width(width: f32) -> f32 {
        width - SIGN - 2.0 * STEP
    }

    /// The same, no wider than `most`; end with [`Column::join`].
    pub(crate) fn at_most(&self, most: f32) -> Self {
        Self::new(self.at(), self.width.min(most))
    }

    /// What stands below the words of [`Column::signed`]; end with [`Column::join`].
    pub(crate) fn indented(&self) -> Self {
        self.beside(SIGN, 2.0).1
    }

    /// The same, `steps` narrower at each side; end with [`Column::join`].
    pub(crate) fn inside(&self, steps: f32) -> Self {
        Self::new(self.at() + vec2(steps * STEP, 0.0), self.width - 2.0 * steps * STEP)
    }

    /// Things in lines over its whole width, with `gap` steps between; end with [`Column::below`].
    pub(crate) fn flow(&self, gap: f32) -> Flow {
        Flow {
            left: self.left,
            right: self.left + self.width,
            next: self.at(),
            bottom: self.next,
            gap: gap * STEP,
        }
    }

    /// Goes on below what ends at `bottom`, where that is lower.
    pub(crate) fn below(&mut self, bottom: f32) {
        self.next = self.next.max(bottom);
    }

    /// `count` columns side by side from here on, with `gap` steps between; end with [`Column::join`].
    pub(crate) fn split(&self, count: usize, gap: f32) -> Vec<Self> {
        let gap = gap * STEP;
        let wide = (self.width - gap * (count as f32 - 1.0)) / count as f32;
        (0..count)
            .map(|i| Self::new(self.at() + vec2(i as f32 * (wide + gap), 0.0), wide))
            .collect()
    }

    /// Two columns, the first `width` wide, with `gap` steps between; end with [`Column::join`].
    pub(crate) fn beside(&self, width: f32, gap: f32) -> (Self, Self) {
        let second = self.at() + vec2(width + gap * STEP, 0.0);
        let rest = self.width - width - gap * STEP;
        (Self::new(self.at(), width), Self::new(second, rest))
    }

    /// Goes on below the longest of `columns`.
    pub(crate) fn join<'c>(&mut self, columns: impl IntoIterator<Item = &'c Self>) {
        for column in columns {
            self.below(column.bottom());
        }
    }

    /// Tiles in rows over its whole width, as many side by side as there is room for: none narrower than `narrowest`,
    /// never more than `most` in a row, `height` tall each, with `gap` steps between.
    pub(crate) fn tiles(&mut self, count: usize, tile: Tile) -> Vec<Rect> {
        let gap = tile.gap * STEP;
        let columns = tile.columns(self.width);
        let wide = tile.width(self.width);
        let at = self.at();
        let places: Vec<Rect> = (0..count)
            .map(|index| {
                let (row, column) = ((index / columns) as f32, (index % columns) as f32);
                let corner = at + vec2(column * (wide + gap), row * (tile.height + gap));
                Rect::from_min_size(corner, vec2(wide, tile.height))
            })
            .collect();
        if let Some(last) = places.last() {
            self.next = last.bottom();
        }
        places
    }
}

/// What the tiles of a grid have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tile {
    /// No tile is narrower, points, unless the column is.
    pub(crate) narrowest: f32,
    /// Tiles in a row at most.
    pub(crate) most: usize,
    /// Height of each, points.
    pub(crate) height: f32,
    /// Between two, steps.
    pub(crate) gap: f32,
}

impl Tile {
    fn columns(self, width: f32) -> usize {
        let gap = self.gap * STEP;
        (((width + gap) / (self.narrowest + gap)).floor() as usize).clamp(1, self.most)
    }

    /// How wide each is in a column of `width`.
    pub(crate) fn width(self, width: f32) -> f32 {
        let columns = self.columns(width) as f32;
        (width - self.gap * STEP * (columns - 1.0)) / columns
    }
}

/// Things side by side in lines, as many in each as there is room for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flow {
    left: f32,
    right: f32,
    next: Pos2,
    bottom: f32,
    gap: f32,
}

impl Flow {
    /// The place of the next thing, in a new line where it has no room in this one.
    pub(crate) fn take(&mut self, width: f32, height: f32) -> Rect {
        if self.next.x > self.left && self.next.x + width > self.right {
            self.next = Pos2::new(self.left, self.bottom + self.gap);
        }
        let place = Rect::from_min_size(self.next, vec2(width, height));
        self.next.x = place.right() + self.gap;
        self.bottom = self.bottom.max(place.bottom());
        place
    }

    /// How wide its lines are.
    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Where it ends so far.
    pub(crate) fn bottom(&self) -> f32 {
        self.bottom
    }
}

/// Things one below the other in a place, from both ends towards the middle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pile {
    free: Rect,
}

impl Pile {
    /// In a place.
    pub(crate) fn of(place: Rect) -> Self {
        Self { free: place }
    }

    /// The uppermost `height` of what is free.
    pub(crate) fn top(&mut self, height: f32) -> Rect {
        let (place, rest) = self.free.split_top_bottom_at_y(self.free.top() + height);
        self.free = rest;
        place
    }

    /// The lowest `height` of what is free.
    pub(crate) fn bottom(&mut self, height: f32) -> Rect {
        let (rest, place) = self.free.split_top_bottom_at_y(self.free.bottom() - height);
        self.free = rest;
        place
    }

    /// Lines of text at the top of what is free.
    pub(crate) fn text(&mut self, ui: &Ui, words: &str, style: TextStyle) -> Rect {
        let place = write(ui, self.free.min, self.free.width(), words, style);
        self.free.min.y = place.bottom();
        place
    }

    /// Leaves `steps` free at the top.
    pub(crate) fn gap(&mut self, steps: f32) {
        self.free.min.y += steps * STEP;
    }

    /// Leaves `steps` free at the bottom.
    pub(crate) fn gap_bottom(&mut self, steps: f32) {
        self.free.max.y -= steps * STEP;
    }

    /// What is free.
    pub(crate) fn rest(&self) -> Rect {
        self.free
    }
}

/// Things side by side, from both ends towards the middle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    free: Rect,
}

impl Row {
    /// In a place.
    pub(crate) fn of(place: Rect) -> Self {
        Self { free: place }
    }

    /// In a place, this many steps away from its left and right edges.
    pub(crate) fn inside(place: Rect, steps: f32) -> Self {
        Self::of(place.shrink2(vec2(steps * STEP, 0.0)))
    }

    /// The leftmost `width` of what is free.
    pub(crate) fn left(&mut self, width: f32) -> Rect {
        let place = Rect::from_min_size(self.free.min, vec2(width, self.free.height()));
        self.free.min.x = place.right();
        place
    }

    /// The rightmost `width` of what is free.
    pub(crate) fn right(&mut self, width: f32) -> Rect {
        let corner = Pos2::new(self.free.right() - width, self.free.top());
        self.free.max.x = corner.x;
        Rect::from_min_size(corner, vec2(width, self.free.height()))
    }

    /// A square of `side` at the left, in the middle of the height.
    pub(crate) fn sign(&mut self, side: f32) -> Rect {
        let place = self.left(side);
        Rect::from_center_size(place.center(), vec2(side, side))
    }

    /// A square of `side` at the right, in the middle of the height.
    pub(crate) fn sign_right(&mut self, side: f32) -> Rect {
        let place = self.right(side);
        Rect::from_center_size(place.center(), vec2(side, side))
    }

    /// Leaves `steps` free at the left.
    pub(crate) fn gap(&mut self, steps: f32) {
        self.free.min.x += steps * STEP;
    }

    /// Leaves `steps` free at the right.
    pub(crate) fn gap_right(&mut self, steps: f32) {
        self.free.max.x -= steps * STEP;
    }

    /// What is free.
    pub(crate) fn rest(&self) -> Rect {
        self.free
    }

    /// One line of text in what is free, cut where it ends, in the middle of the height.
    pub(crate) fn line(&self, ui: &Ui, words: &str, style: TextStyle) {
        write_line(ui, self.free, words, style);
    }

    /// Lines of text in what is free, in the middle of the height.
    pub(crate) fn text(&self, ui: &Ui, words: &str, style: TextStyle) -> Rect {
        let size = measure(ui, self.free.width(), words, style);
        let at = Pos2::new(self.free.left(), self.free.center().y - size.y / 2.0);
        write(ui, at, self.free.width(), words, style)
    }
}

/// The upper right corner of a card, where it says what is the matter with it.
pub(crate) fn corner(card: Rect) -> Rect {
    let middle = card.right_top() + vec2(-3.0 * STEP, 3.0 * STEP);
    Rect::from_center_size(middle, vec2(22.0, 22.0))
}

/// Side of the sign beside a text, points.
const SIGN: f32 = 30.0;

/// Room around what scrolls, points: the ring of the focus lies outside what it surrounds, the bar at the right.
const AROUND: [f32; 4] = [6.0, 8.0, 20.0, 12.0];

impl Kit<'_> {
    /// A place whose content may be longer than it, as a column.
    pub(crate) fn scroll_column<R>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        place: Rect,
        body: impl FnOnce(&mut Ui, &mut Self, &mut Column) -> R,
    ) -> R {
        let [left, above, right, below] = AROUND;
        self.scroll(ui, name, place, |ui, kit| {
            let whole = ui.max_rect();
            let mut column = Column::new(whole.min + vec2(left, above), whole.width() - left - right);
            let result = body(ui, kit, &mut column);
            ui.allocate_space(vec2(10.0, above + column.height() + below));
            result
        })
    }
}

#[cfg(test)]
mod tests;
