//! Every screen, in every window and size of text that is offered, in both languages: nothing is cut, nothing lies over
//! something else, nothing is too pale to be read, and nothing can be pressed that has no name.

use std::collections::{BTreeMap, BTreeSet};

use bevy_egui::egui::{Vec2, vec2};
use wording::Language;

use super::screen::Screen;
use super::settings::SIZES;
use super::sitting::states::{Page, answered, before_play, covered, looking_back, stopped, twelve};
use super::sitting::{PAGES, Sitting, nichoir, premier_vol, shipped};
use super::{beside_tests, table_tests};
use crate::devices::Hand;
use crate::play::Session;
use crate::theme::zoom;

/// Windows, pixels.
const WINDOWS: [Vec2; 4] = [
    vec2(800.0, 480.0),
    vec2(1024.0, 600.0),
    vec2(1280.0, 720.0),
    vec2(1920.0, 1080.0),
];

/// The pages that these windows give, points, each once: for text up to `largest`.
fn layouts(largest: f32) -> Vec<Vec2> {
    let mut pages: Vec<Vec2> = Vec::new();
    for window in WINDOWS {
        for (text, _) in SIZES {
            let page = window / zoom(window, text.min(largest));
            if !pages.iter().any(|known| (*known - page).length() < 1.0) {
                pages.push(page);
            }
        }
    }
    pages
}

/// What was found, each once: how often, and where first.
#[derive(Default)]
struct Found(BTreeMap<String, (usize, String)>);

impl Found {
    /// Looks at what is open, in these languages.
    fn look(&mut self, name: &str, sitting: &mut Sitting, languages: &[Language]) {
        for language in languages {
            sitting.lay_in(*language, PAGES[0]);
            assert!(!sitting.written.is_empty(), "{name}");
            for line in sitting.nameless() {
                self.add(name, &format!("in {language}"), line);
            }
            for page in layouts(sitting.largest_text()) {
                sitting.lay(page);
                for line in sitting.unreadable() {
                    self.add(name, &format!("in {language} on {} × {}", page.x, page.y), line);
                }
            }
        }
        // As states find it.
        sitting.lay_in(languages[0], PAGES[0]);
    }

    fn add(&mut self, name: &str, place: &str, line: String) {
        // The same words at other places are the same finding.
        let kind: String = line.split(" at ").next().unwrap_or(&line).to_owned();
        let (count, _) = self
            .0
            .entry(format!("{name}: {kind}"))
            .or_insert((0, format!("{name} {place}: {line}")));
        *count += 1;
    }

    fn is_nothing(&self) {
        let lines: Vec<String> = self
            .0
            .values()
            .map(|(count, line)| format!("{count} × {line}"))
            .collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}

/// Opens one state after the other and looks at each.
fn look_at(sitting: &mut Sitting, states: Vec<Page>) {
    let mut found = Found::default();
    for (name, open) in states {
        open(sitting);
        found.look(name, sitting, &Language::ALL);
    }
    found.is_nothing();
}

#[test]
fn before_play_all_can_be_read() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    look_at(&mut sitting, before_play());
}

#[test]
fn looking_back_all_can_be_read() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    look_at(&mut sitting, looking_back());
}

#[test]
fn under_covers_all_can_be_read() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    look_at(&mut sitting, covered());
}

#[test]
fn what_came_back_can_all_be_read() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    look_at(&mut sitting, answered());
}

#[test]
fn in_play_all_can_be_read() {
    let mut found = Found::default();
    for language in Language::ALL {
        let mut sitting = Sitting::at_door(language, PAGES[0], |_| {});
        sitting.fly(&premier_vol(), true);
        let mut said = 0;
        // Whenever something new is asked, with one device after the other.
        for hand in [Hand::Keyboard, Hand::Mouse, Hand::Gamepad].into_iter().cycle() {
            while sitting.pass(0.5) && sitting.said() == said {}
            if sitting.screen() != Screen::Play {
                break;
            }
            said = sitting.said();
            sitting.take(hand);
            found.look("play", &mut sitting, &[language]);
        }
        assert!(said > 5, "{said} lines");
        // A breath, in which nothing is open.
        sitting.pass(1.0);
        sitting.settle();
        found.look("end", &mut sitting, &[language]);
    }
    found.is_nothing();
}

#[test]
fn at_a_bench_all_can_be_read() {
    let mut found = Found::default();
    for language in Language::ALL {
        let mut sitting = Sitting::at_door(language, PAGES[0], |_| {});
        sitting.fly(&nichoir(), true);
        let mut asked = BTreeSet::new();
        // Whatever is asked for the first time, with one device after the other.
        for hand in [Hand::Keyboard, Hand::Mouse, Hand::Gamepad].into_iter().cycle() {
            while sitting.pass(0.3) && sitting.asked().is_none_or(|id| asked.contains(&id)) {}
            if sitting.screen() != Screen::Play {
                break;
            }
            asked.extend(sitting.asked());
            sitting.take(hand);
            found.look("bench", &mut sitting, &[language]);
        }
        assert!(asked.len() > 20, "{asked:?}");
        sitting.pass(1.0);
        sitting.settle();
        found.look("end of a bench", &mut sitting, &[language]);
    }
    found.is_nothing();
}

#[test]
fn the_sheet_can_be_read_and_closes_as_every_page() {
    let mut found = Found::default();
    for language in Language::ALL {
        for hand in [Hand::Keyboard, Hand::Mouse, Hand::Gamepad] {
            let mut sitting = Sitting::at_door(language, PAGES[0], |_| {});
            sitting.take_place(&nichoir());
            sitting.choose("sheet");
            for page in 0..4 {
                sitting.take(hand);
                found.look("sheet", &mut sitting, &[language]);
                assert!(sitting.place_of("game-sheet-close").is_some(), "page {page}");
                sitting.choose("page_on");
            }
        }
    }
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.take_place(&nichoir());
    sitting.choose("sheet");
    sitting.press(bevy::prelude::KeyCode::Escape);
    sitting.pass(0.1);
    sitting.settle();
    assert!(sitting.place_of("game-sheet-close").is_none(), "{:?}", sitting.words());
    assert_eq!(sitting.screen(), Screen::Play);
    found.is_nothing();
}

#[test]
fn while_play_stands_all_can_be_read() {
    let mut found = Found::default();
    for language in Language::ALL {
        let mut sitting = Sitting::at_door(language, PAGES[0], |_| {});
        sitting.fly(&premier_vol(), false);
        sitting.pass(30.0);
        for (name, open) in stopped() {
            open(&mut sitting);
            found.look(name, &mut sitting, &[language]);
        }
    }
    found.is_nothing();
}

#[test]
fn of_several_all_can_be_read() {
    let mut sitting = table_tests::sitting_with_code();
    look_at(&mut sitting, table_tests::states());
    look_at(&mut sitting, beside_tests::receipts());
}

#[test]
fn around_one_thing_four_can_read_all() {
    let situations = ["la-machine-muette", "le-bon-plan"].map(shipped);
    let mut found = Found::default();
    for (situation, language) in situations
        .iter()
        .flat_map(|of| Language::ALL.map(|language| (of, language)))
    {
        let mut sitting = Sitting::at_door(language, PAGES[0], |_| {});
        sitting.seat_four(situation, "four");
        found.look("places of four", &mut sitting, &[language]);
        sitting.pass(6.0);
        let mut asked: BTreeSet<Vec<String>> = BTreeSet::new();
        // Whatever is asked of the four together for the first time.
        while sitting.screen() == Screen::Play {
            let session = sitting.app().world().resource::<Session>();
            assert_eq!(session.pause(), None);
            let now = (0..4).filter_map(|seat| Some(session.said(seat).last()?.id.clone()));
            if asked.insert(now.collect()) {
                found.look("play of four", &mut sitting, &[language]);
            }
            sitting.pass(0.4);
        }
        assert!(asked.len() > 14, "{asked:?}");
        sitting.pass(1.0);
        sitting.settle();
        found.look("end of four", &mut sitting, &[language]);
    }
    found.is_nothing();
}

#[test]
fn a_session_that_is_over_ends_without_a_word_of_trouble() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.fly(&premier_vol(), false);
    let mut session = sitting.app().world_mut().resource_mut::<Session>();
    session.play_on(u32::MAX, |_| false);
    assert!(!sitting.pass(0.1), "{:?}", sitting.screen());
    assert_eq!(sitting.trouble().now(), None);
}
