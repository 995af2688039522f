//! Where a step leads, and what has the focus when a page opens.

use bevy_egui::egui::pos2;

use super::*;

fn item(name: usize, rect: Rect) -> Item {
    Item {
        id: Id::new(name),
        rect,
        clip: Rect::EVERYTHING,
        list: None,
        layer: 0,
        first: name == 0,
        aside: false,
        writes: false,
        reads: None,
    }
}

fn page(rects: &[(f32, f32, f32, f32)]) -> Vec<Item> {
    let place = |(x, y, w, h): (f32, f32, f32, f32)| Rect::from_min_size(pos2(x, y), vec2(w, h));
    rects.iter().enumerate().map(|(i, r)| item(i, place(*r))).collect()
}

fn grid(places: &[(f32, f32)]) -> Vec<Item> {
    page(&places.iter().map(|(x, y)| (*x, *y, 80.0, 30.0)).collect::<Vec<_>>())
}

#[test]
fn a_direction_finds_the_thing_that_lies_there() {
    let grid = grid(&[(0.0, 0.0), (100.0, 0.0), (0.0, 50.0), (100.0, 50.0), (300.0, 400.0)]);
    assert_eq!(neighbour(&grid, 0, Direction::Right), Some(1));
    assert_eq!(neighbour(&grid, 0, Direction::Down), Some(2));
    assert_eq!(neighbour(&grid, 3, Direction::Left), Some(2));
    assert_eq!(neighbour(&grid, 3, Direction::Down), Some(4));
    assert_eq!(neighbour(&grid, 0, Direction::Up), None);
    assert_eq!(neighbour(&grid, 4, Direction::Next), Some(0));
}

#[test]
fn what_lies_straight_ahead_comes_before_what_is_nearer_aside() {
    // A tall card, three people beside it, and the next card far below it.
    let page = page(&[
        (600.0, 100.0, 500.0, 104.0),
        (600.0, 420.0, 500.0, 76.0),
        (420.0, 100.0, 150.0, 150.0),
        (420.0, 266.0, 150.0, 150.0),
    ]);
    assert_eq!(neighbour(&page, 0, Direction::Down), Some(1));
    assert_eq!(neighbour(&page, 1, Direction::Up), Some(0));
    assert_eq!(neighbour(&page, 0, Direction::Left), Some(2));
}

#[test]
fn a_list_is_walked_to_its_end_and_entered_where_it_shows() {
    let list = Some(Id::new("list"));
    let clip = Rect::from_min_max(pos2(0.0, 0.0), pos2(300.0, 100.0));
    let mut page = grid(&[
        (0.0, 0.0),
        (0.0, 40.0),
        (0.0, 80.0),
        (0.0, 120.0),
        (0.0, 110.0),
        (200.0, 125.0),
    ]);
    for item in &mut page[..4] {
        item.list = list;
        item.clip = clip;
    }
    // 3 is scrolled away, under the foot: it is reached from within only.
    assert_eq!(neighbour(&page, 2, Direction::Down), Some(3));
    assert_eq!(neighbour(&page, 3, Direction::Down), Some(4));
    assert_eq!(neighbour(&page, 4, Direction::Up), Some(2));
    assert_eq!(neighbour(&page, 5, Direction::Left), Some(4));
}

#[test]
fn what_covers_the_page_keeps_the_focus() {
    let mut focus = Focus::default();
    let under = Id::new("under");
    let over = Id::new("over");
    focus.offer(under, Rect::EVERYTHING, Rect::EVERYTHING, true, false);
    focus.begin(Nav::default());
    assert!(focus.is(under));
    let at = |y: f32| Rect::from_min_max(pos2(0.0, y), pos2(1.0, y + 1.0));
    focus.offer(under, at(0.0), Rect::EVERYTHING, true, false);
    focus.raise(1);
    focus.offer(over, at(90.0), Rect::EVERYTHING, true, false);
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

#[test]
fn what_stands_aside_has_the_focus_only_where_a_hand_moves_it() {
    let mut focus = Focus::default();
    let leave = item(7, Rect::from_min_size(pos2(0.0, 0.0), vec2(40.0, 40.0)));
    let aside = Item {
        aside: true,
        first: false,
        ..leave
    };
    focus.items = vec![aside];
    focus.begin(Nav::default());
    assert_eq!(focus.current, None, "nothing else is there yet");
    focus.items = vec![aside, item(1, Rect::from_min_size(pos2(0.0, 60.0), vec2(40.0, 40.0)))];
    focus.begin(Nav::default());
    assert_eq!(focus.current, Some(Id::new(1)));
    focus.items = vec![aside, item(1, Rect::from_min_size(pos2(0.0, 60.0), vec2(40.0, 40.0)))];
    focus.begin(Nav {
        step: Some(Direction::Up),
        ..Nav::default()
    });
    assert_eq!(focus.current, Some(Id::new(7)));
}

#[test]
fn what_stands_aside_is_not_in_the_way() {
    // On: below right; the way out straight above it; a list at the left.
    let mut items = page(&[
        (1050.0, 650.0, 190.0, 50.0),
        (1050.0, 16.0, 190.0, 44.0),
        (400.0, 300.0, 500.0, 50.0),
    ]);
    items[1].aside = true;
    assert_eq!(neighbour(&items, 0, Direction::Up), Some(2));
    assert_eq!(
        neighbour(&items, 2, Direction::Up),
        Some(1),
        "from the topmost it is within reach"
    );
    assert_eq!(neighbour(&items, 1, Direction::Down), Some(0), "straight back");
}
