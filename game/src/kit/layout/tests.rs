//! Where things stand.

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

#[test]
fn lines_are_filled_and_the_next_begins_below_the_tallest() {
    let mut flow = column(300.0).flow(1.0);
    let places = [(100.0, 20.0), (100.0, 40.0), (100.0, 20.0), (500.0, 20.0)].map(|(w, h)| flow.take(w, h));
    assert_eq!(places[1].min, Pos2::new(118.0, 20.0));
    assert_eq!(places[2].min, Pos2::new(10.0, 68.0));
    assert_eq!(places[3].min, Pos2::new(10.0, 96.0), "too wide for any line");
    assert_eq!((flow.bottom(), flow.width()), (116.0, 300.0));
}

#[test]
fn a_pile_is_filled_from_both_ends() {
    let mut pile = Pile::of(Rect::from_min_size(Pos2::ZERO, vec2(200.0, 100.0)));
    assert_eq!(
        pile.top(30.0).y_range(),
        Rect::from_min_size(Pos2::ZERO, vec2(1.0, 30.0)).y_range()
    );
    pile.gap(1.0);
    assert_eq!(pile.bottom(20.0).top(), 80.0);
    pile.gap_bottom(1.0);
    assert_eq!((pile.rest().top(), pile.rest().bottom()), (38.0, 72.0));
}
