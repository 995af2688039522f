//! Where things stand on a page: one below the other, side by side, or in a grid. Everything is laid out in the one
//! pass in which it is drawn and answered: nothing waits for a size that only the next frame would know.

use bevy_egui::egui::{Pos2, Rect, Ui, vec2};

use super::canvas::Kit;
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

/// Room around what scrolls, points: the ring of the focus lies outside what it surrounds, the bar at the right.
const AROUND: [f32; 4] = [6.0, 6.0, 20.0, 12.0];

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
mod tests {
    use super::*;

    fn column(width: f32) -> Column {
        Column::new(Pos2::new(10.0, 20.0), width)
    }

    #[test]
    fn one_stands_below_the_other() {
        let mut column = column(300.0);
        let first = column.take(40.0);
        column.gap(1.0);
        let second = column.take_wide(1000.0, 50.0);
        assert_eq!((second.top(), second.width()), (first.bottom() + STEP, 300.0));
        assert_eq!((column.height(), column.bottom()), (98.0, 118.0));
        column.below(100.0);
        assert_eq!(column.bottom(), 118.0, "never upwards");
    }

    #[test]
    fn columns_side_by_side_end_where_the_longest_ends() {
        let mut whole = column(300.0);
        let (mut left, mut right) = whole.beside(100.0, 2.0);
        left.take(20.0);
        right.take(70.0);
        assert_eq!(right.at().x + right.width(), 310.0);
        whole.join([&left, &right]);
        assert_eq!(whole.bottom(), 90.0);
        assert_eq!(whole.split(3, 1.0)[2].at().x, 10.0 + 2.0 * (300.0 - 16.0) / 3.0 + 16.0);
    }

    #[test]
    fn tiles_fill_their_rows_and_none_is_too_narrow() {
        let tile = Tile {
            narrowest: 90.0,
            most: 5,
            height: 30.0,
            gap: 1.0,
        };
        for (width, columns) in [(60.0, 1), (200.0, 2), (300.0, 3), (2000.0, 5)] {
            let mut column = column(width);
            let places = column.tiles(7, tile);
            let in_first_row = places.iter().filter(|place| place.top() == 20.0).count();
            assert_eq!(in_first_row, columns, "{width}");
            assert!((places[columns - 1].right() - (10.0 + width)).abs() < 0.01, "{width}");
            assert_eq!(column.bottom(), places[6].bottom());
        }
        assert!(column(100.0).tiles(0, tile).is_empty());
    }

    #[test]
    fn a_row_is_filled_from_both_ends() {
        let mut row = Row::inside(Rect::from_min_size(Pos2::ZERO, vec2(200.0, 50.0)), 1.0);
        let sign = row.sign(30.0);
        assert_eq!(sign, Rect::from_min_size(Pos2::new(8.0, 10.0), vec2(30.0, 30.0)));
        row.gap(1.0);
        let last = row.sign_right(20.0);
        assert_eq!(last.right(), 192.0);
        assert_eq!((row.rest().left(), row.rest().right()), (46.0, 172.0));
    }
}
