//! Every page of looking back says what it is for, and has its ways on and back where they always are.

use wording::Language;

use super::screen::Screen;
use super::sitting::states::LONG;
use super::sitting::{PAGES, Sitting};

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
