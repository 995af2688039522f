//! Every page of looking back, in every size and both languages: nothing is cut, nothing lies over something else.

use bevy::prelude::*;
use bevy_egui::egui::{Rect, vec2};
use wording::Language;

use super::screen::Screen;
use super::sitting::{PAGES, Sitting, Written};

/// What somebody wrote: long enough to fill a page.
const LONG: &str = "J'ai regardé le drone de près avant de partir, puis j'ai attendu le feu vert. Le vent a poussé le drone \
                    et je l'ai ramené vers le milieu. Un poteau était couché : je l'ai dit, et je suis passé au suivant.";

const LOOKING_BACK: [Screen; 7] = [
    Screen::Tell,
    Screen::Name,
    Screen::SelfAssess,
    Screen::Look,
    Screen::Choose,
    Screen::Ask,
    Screen::Receipt,
];

/// Opens a page, at any stage of looking back.
fn open(sitting: &mut Sitting, screen: Screen) {
    match screen {
        Screen::Name => sitting.back().debrief.tell(LONG).unwrap(),
        Screen::Look => sitting.back().debrief.keep().unwrap(),
        Screen::Choose => {
            let mut back = sitting.back();
            back.debrief.to_claim(true).unwrap();
            let rows = back.debrief.seen().unwrap();
            for (row, moment) in rows.iter().filter_map(|row| Some((row, row.observations.first()?))) {
                back.debrief.choose(&row.row, moment.attempt, true).unwrap();
            }
        }
        Screen::Receipt => {
            let mut back = sitting.back();
            let badge = back.scenario.badges[0].id.clone();
            let extent = situation::selection::Extent::Extracts;
            back.receipt = Some(back.debrief.ask(&badge, extent, None).unwrap());
        }
        _ => {}
    }
    sitting.go(screen);
    assert_eq!(sitting.screen(), screen);
}

/// What a person could not read on the page as it is.
fn unreadable(written: &[Written], page: Rect, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    let texts: Vec<&Written> = written.iter().filter(|w| w.words != key).collect();
    for (index, text) in texts.iter().enumerate() {
        let (place, clip) = (text.place, text.clip.intersect(page));
        // What scrolls may stand below its clip, never beside it.
        let scrolls = text.clip.height() < page.height() - 1.0;
        let beside = place.left() < clip.left() - 1.0 || place.right() > clip.right() + 1.0;
        let out = !scrolls && (place.top() < page.top() - 1.0 || place.bottom() > page.bottom() + 1.0);
        if beside || out {
            found.push(format!("cut: {:?} at {place:?} in {clip:?}", text.words));
        }
        for other in &texts[index + 1..] {
            let both = place.intersect(clip).intersect(other.place).intersect(other.clip);
            if both.width() > 2.0 && both.height() > 4.0 {
                found.push(format!("one over the other: {:?} and {:?}", text.words, other.words));
            }
        }
    }
    found
}

/// What a person could not read on a page, in both languages, as it is at 1280 × 720 and 1024 × 600 and with larger text.
fn cut_on(sitting: &mut Sitting, screen: Screen) -> Vec<String> {
    let mut found = Vec::new();
    for language in Language::ALL {
        sitting.speak(language);
        // As they are at 1280 × 720 and 1024 × 600, and with text half as large again and twice as large.
        for page in [PAGES[0], PAGES[1], vec2(853.0, 480.0), vec2(640.0, 360.0)] {
            sitting.page = page;
            sitting.settle();
            assert!(!sitting.written.is_empty());
            let key = wording::text(language, "game-key-enter", &[]);
            let whole = Rect::from_min_size(bevy_egui::egui::Pos2::ZERO, page);
            for line in unreadable(&sitting.written, whole, &key) {
                found.push(format!("{screen:?} in {language} on {page:?}: {line}"));
            }
        }
    }
    found
}

#[test]
fn nothing_is_cut_in_the_settings() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], true);
    sitting.go(Screen::Settings);
    let found = cut_on(&mut sitting, Screen::Settings);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_is_cut_on_any_page() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], true);
    let mut found = Vec::new();
    for screen in LOOKING_BACK {
        open(&mut sitting, screen);
        found.extend(cut_on(&mut sitting, screen));
        sitting.speak(Language::French);
        sitting.page = PAGES[0];
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_says_what_it_is_for_and_has_its_ways_at_their_places() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], false);
    // Page, its words, the way on, the way back.
    let pages = [
        ("game-tell", "game-continue", Some("game-later")),
        ("game-name", "game-continue", Some("game-back")),
        ("game-self", "game-self-keep", Some("game-back")),
        ("game-look", "game-look-on", Some("game-later")),
        ("game-choose", "game-choose-on", Some("game-back")),
        ("game-ask", "game-ask-on", Some("game-back")),
        ("game-receipt", "game-receipt-on", None),
    ];
    for (screen, (id, on, back)) in LOOKING_BACK.into_iter().zip(pages) {
        open(&mut sitting, screen);
        for page in PAGES {
            sitting.page = page;
            sitting.settle();
            let purpose = sitting.place_of(&format!("{id}-purpose")).expect("a purpose");
            assert!(
                purpose.bottom() < page.y * 0.25,
                "{screen:?}: what it is for stands at its head"
            );
            let place = sitting.place_of(on).expect("a way on");
            let corner = place.right() > page.x - 90.0 && place.bottom() > page.y - 60.0;
            assert!(corner, "{screen:?}: the way on stands at {place:?}");
            if let Some(back) = back {
                let place = sitting.place_of(back).expect("a way back");
                let corner = place.left() < 150.0 && place.bottom() > page.y - 60.0;
                assert!(corner, "{screen:?}: the way back stands at {place:?}");
            }
        }
        sitting.page = PAGES[0];
    }
}
