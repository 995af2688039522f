//! The focus moves as the eye does, on every page: everything is within reach of four arrows, each arrow goes its
//! way, and what has the focus can be seen.

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::egui::{Id, Rect};
use wording::Language;

use super::sitting::states::{before_play, looking_back, twelve};
use super::sitting::{PAGES, Sitting};
use crate::kit::{Direction, Focus, Item};

const ARROWS: [(Direction, KeyCode); 4] = [
    (Direction::Left, KeyCode::ArrowLeft),
    (Direction::Right, KeyCode::ArrowRight),
    (Direction::Up, KeyCode::ArrowUp),
    (Direction::Down, KeyCode::ArrowDown),
];

/// How far `to` lies from `from` that way: from middle to middle, and between the edges.
fn ahead(from: Rect, to: Rect, way: Direction) -> (f32, f32) {
    let (f, t) = (from.center(), to.center());
    match way {
        Direction::Left => (f.x - t.x, from.left() - to.right()),
        Direction::Right => (t.x - f.x, to.left() - from.right()),
        Direction::Up => (f.y - t.y, from.top() - to.bottom()),
        _ => (t.y - f.y, to.top() - from.bottom()),
    }
}

/// Whether they share a part of what lies across the way.
fn straight(from: Rect, to: Rect, way: Direction) -> bool {
    let shared = if matches!(way, Direction::Left | Direction::Right) {
        from.y_range().intersection(to.y_range()).span()
    } else {
        from.x_range().intersection(to.x_range()).span()
    };
    shared > 4.0
}

/// What is wrong with the ways between the things on a page.
fn wrong_ways(items: &[Item], first: Option<Id>) -> Vec<String> {
    let mut found = Vec::new();
    let start = items.iter().position(|item| Some(item.id) == first);
    let Some(start) = start else {
        return vec!["nothing has the focus".to_owned()];
    };
    let mut reached = BTreeSet::from([start]);
    let mut to_do = vec![start];
    while let Some(at) = to_do.pop() {
        for (way, _) in ARROWS {
            let Some(to) = Focus::leads(items, at, way) else {
                continue;
            };
            let inside = items[at].beside(&items[to]);
            let (from, there) = if inside {
                (items[at].rect, items[to].rect)
            } else {
                (items[at].shown(), items[to].seen().unwrap_or(Rect::NOTHING))
            };
            if ahead(from, there, way).0 <= 0.0 {
                found.push(format!("{way:?} from {from:?} leads to {there:?}"));
            }
            // What can be seen straight ahead is not passed over for something aside.
            let passed = items
                .iter()
                .filter(|item| !item.stands_aside())
                .filter_map(Item::seen)
                .find(|other| *other != from && ahead(from, *other, way).1 >= 0.0 && straight(from, *other, way));
            if let Some(passed) = passed
                && !straight(from, there, way)
                && !inside
            {
                found.push(format!("{way:?} from {from:?} passes {passed:?} for {there:?}"));
            }
            if reached.insert(to) {
                to_do.push(to);
            }
        }
    }
    for (index, item) in items.iter().enumerate() {
        if !reached.contains(&index) {
            found.push(format!("no arrow leads to {:?} in {:?}", item.rect, item.clip));
        }
    }
    found
}

/// Walks a page with one arrow: what has the focus is seen, whole or as much of it as there is room for.
fn hidden_steps(sitting: &mut Sitting, key: KeyCode, steps: usize) -> Vec<String> {
    let mut found = Vec::new();
    for step in 0..steps {
        sitting.press(key);
        let focus = sitting.focus();
        let Some(item) = focus.offered().into_iter().find(|i| focus.current() == Some(i.id)) else {
            found.push(format!("{key:?}, step {step}: the focus is lost"));
            continue;
        };
        let seen = item.rect.intersect(item.clip);
        let room = item.clip.height().min(item.rect.height());
        if seen.height() < room - 2.0 || seen.width() < item.rect.width() - 2.0 {
            found.push(format!(
                "{key:?}, step {step}: {:?} is not seen in {:?}",
                item.rect, item.clip
            ));
        }
    }
    found
}

#[test]
fn the_focus_moves_as_the_eye_does_on_every_page() {
    let mut found = Vec::new();
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    for (name, open) in before_play().into_iter().chain(looking_back()) {
        sitting.page = PAGES[0];
        open(&mut sitting);
        for page in PAGES {
            sitting.page = page;
            sitting.settle();
            let focus = sitting.focus();
            for line in wrong_ways(&focus.offered(), focus.current()) {
                found.push(format!("{name} on {page:?}: {line}"));
            }
        }
        for (_, key) in ARROWS.into_iter().rev() {
            for line in hidden_steps(&mut sitting, key, 8) {
                found.push(format!("{name}: {line}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_first_focus_is_the_thing_to_do() {
    // Page, and what Enter does there first.
    let first = [
        ("welcome, nobody", "quatre images"),
        ("welcome, somebody", "À deux"),
        ("welcome, interrupted", "Raconte"),
        ("pair, two", "Vivre une situation"),
        ("situations", "Ce qui va se passer"),
        ("briefing", "qu'on regarde"),
    ];
    let mut sitting = Sitting::at_door(Language::French, PAGES[1], twelve);
    for (name, open) in before_play() {
        open(&mut sitting);
        if let Some((_, wanted)) = first.iter().find(|(page, _)| *page == name) {
            sitting.press(KeyCode::Enter);
            assert!(sitting.reads(wanted), "{name}: {:?}", sitting.words());
        }
    }
}
