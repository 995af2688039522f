//! The keys of looking back: one key acts, it is shown where it acts, and nothing is sent without being asked.

use bevy::input::keyboard::KeyCode::{ArrowDown, ArrowRight, Enter, Escape, Space, Tab};
use station::Stage;
use wording::Language;

use super::screen::Screen;
use super::sitting::{PAGES, Sitting};

fn sitting() -> Sitting {
    Sitting::after_play(Language::French, PAGES[0], false)
}

/// To the page where one asks, in as few keys as there are.
fn to_ask(sitting: &mut Sitting) {
    sitting.write("J'ai attendu le feu vert.");
    sitting.keys(&[Enter, Enter]);
    assert_eq!(sitting.screen(), Screen::Name);
    sitting.write("Prendre mon temps");
    sitting.keys(&[Enter, Enter]);
    assert_eq!(sitting.screen(), Screen::SelfAssess);
    // « oui » to the five rows asked first, one key each; then what was answered is kept.
    sitting.keys(&[Enter; 5]);
    assert!(sitting.wears_the_key("game-self-keep"), "{:?}", sitting.caps());
    assert_eq!(sitting.back().debrief.stage(), Stage::SelfAssess);
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Look);
    to_primary(sitting, "game-look-on");
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Choose);
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Ask);
}

/// Tab until the key stands on the control that says `id`.
fn to_primary(sitting: &mut Sitting, id: &str) {
    for _ in 0..40 {
        if sitting.wears_the_key(id) {
            return;
        }
        sitting.press(Tab);
    }
    panic!("{id} cannot be reached: {:?}", sitting.written);
}

#[test]
fn the_key_that_acts_is_shown_once_where_it_acts() {
    let mut sitting = sitting();
    // Page, its primary action, and whether that has the focus when the page opens.
    let pages = [
        (Screen::Tell, "game-continue", false),
        (Screen::Name, "game-continue", false),
        (Screen::SelfAssess, "game-self-keep", false),
        (Screen::Look, "game-look-on", false),
        (Screen::Choose, "game-choose-on", true),
        (Screen::Ask, "game-ask-on", true),
    ];
    for (page, primary, first) in pages {
        match page {
            Screen::Look => sitting.back().debrief.keep().unwrap(),
            Screen::Choose => sitting.back().debrief.to_claim(true).unwrap(),
            _ => {}
        }
        sitting.go(page);
        // A key tells which device is in hand.
        sitting.keys(&[Tab, Tab]);
        sitting.go(Screen::Welcome);
        sitting.go(page);
        assert_eq!(sitting.screen(), page);
        assert_eq!(sitting.wears_the_key(primary), first, "{page:?} opens");
        for step in 0..12 {
            assert!(sitting.caps().len() <= 1, "{page:?}, step {step}: {:?}", sitting.caps());
            if sitting.wears_the_key(primary) {
                break;
            }
            sitting.press(Space);
            assert_eq!(sitting.screen(), page, "the space bar acts at step {step}");
            sitting.press(Tab);
        }
    }
}

#[test]
fn nothing_is_sent_before_it_is_asked_once_and_it_can_be_taken_back() {
    let mut sitting = sitting();
    to_ask(&mut sitting);
    // Whatever has the focus, the space bar sends nothing.
    for _ in 0..8 {
        sitting.press(Space);
        assert_eq!((sitting.screen(), sitting.requests()), (Screen::Ask, 0));
        sitting.press(Tab);
    }
    to_primary(&mut sitting, "game-ask-on");
    sitting.press(Enter);
    assert!(sitting.place_of("game-ask-sure-title").is_some(), "it is asked once");
    assert_eq!((sitting.screen(), sitting.requests()), (Screen::Ask, 0));
    // The same key again sends nothing; neither does the space bar, nor going back.
    assert!(sitting.wears_the_key("game-ask-sure-no"));
    sitting.press(Space);
    sitting.press(Enter);
    assert_eq!((sitting.screen(), sitting.requests()), (Screen::Ask, 0));
    sitting.keys(&[Enter, Escape]);
    assert!(sitting.place_of("game-ask-sure-title").is_none());
    assert_eq!((sitting.screen(), sitting.requests()), (Screen::Ask, 0));
    sitting.keys(&[Enter, ArrowRight]);
    assert!(sitting.wears_the_key("game-ask-sure-yes"));
    sitting.press(Enter);
    assert_eq!((sitting.screen(), sitting.requests()), (Screen::Receipt, 1));
    // On the receipt it can be taken back: nothing of it stays, and one may ask again.
    assert!(sitting.wears_the_key("game-receipt-on"));
    to_primary(&mut sitting, "game-receipt-take-back");
    sitting.press(Enter);
    assert_eq!((sitting.screen(), sitting.requests()), (Screen::Ask, 0));
    assert_eq!(sitting.back().debrief.stage(), Stage::Claim);
}

#[test]
fn somebody_in_a_hurry_asks_in_few_keys() {
    let mut sitting = sitting();
    let written = "J'ai attendu le feu vert.Prendre mon temps".chars().count();
    to_ask(&mut sitting);
    sitting.keys(&[Enter, ArrowRight, Enter]);
    assert_eq!((sitting.screen(), sitting.requests()), (Screen::Receipt, 1));
    let keys = sitting.pressed - written;
    assert!(keys <= 40, "{keys} keys from « Raconte » to the receipt");
    println!("{keys} keys from « Raconte » to the receipt");
}

#[test]
fn rows_beyond_the_first_are_folded_and_can_be_answered() {
    let mut sitting = sitting();
    sitting.go(Screen::SelfAssess);
    let first = sitting.back().debrief.asked().first.len();
    let more = sitting.back().debrief.asked().more.len();
    assert_eq!(first, 5);
    let texts = |sitting: &mut Sitting| {
        let rows = sitting.back().debrief.rows();
        let shown = |text: &str| sitting.written.iter().any(|w| w.words == text);
        rows.iter().filter(|row| shown(row.text.get("fr"))).count()
    };
    assert_eq!(texts(&mut sitting), first);
    to_primary(&mut sitting, "game-self-more");
    sitting.keys(&[Enter, ArrowDown, Enter]);
    let answered = sitting
        .back()
        .debrief
        .asked()
        .more
        .iter()
        .filter(|row| row.answer.is_some())
        .count();
    assert!(more > 0 && answered == 1, "{answered} of {more}");
}
