//! Coming in, two by two, going on with what was interrupted, hearing what has come: as keys and mouse do it.

use KeyCode::{ArrowDown, ArrowRight, Enter, Escape};
use bevy::prelude::*;
use bevy_egui::egui::vec2;
use station::{Code, Picture, Players, ProfileId, Station};
use wording::Language;

use super::screen::Screen;
use super::sitting::{PAGES, Sitting, premier_vol};

const CODE: Code = [Picture::Kite, Picture::Heron, Picture::Lighthouse, Picture::Fox];

/// Somebody plays half a second, and the power goes.
pub(super) fn interrupted(station: &mut Station, doer: &ProfileId, witness: Option<&ProfileId>) {
    let players = Players::new(doer.clone(), witness.cloned());
    let mut playing = station.begin(premier_vol(), players, Vec::new()).unwrap();
    for _ in 0..30 {
        playing.tick(&[simulation::SeatInput::default()]).unwrap();
    }
}

/// Twelve young people, one of them with a code; the sessions of two were cut short.
pub(super) fn twelve(station: &mut Station) {
    let names = [
        "Ana", "Bilal", "Chloé", "Dounia", "Enzo", "Fatou", "Gabin", "Hana", "Ilan", "Jade", "Kenza",
    ];
    let mut people = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        people.push(station.create_profile(name, Picture::ALL[index], None).unwrap());
    }
    let coded = station.create_profile("Abel au code secret 24", Picture::Drum, Some(&CODE));
    people.push(coded.unwrap());
    interrupted(station, &people[3], None);
    // Which of the two is the newest is told in seconds.
    std::thread::sleep(std::time::Duration::from_millis(1_200));
    interrupted(station, &people[11], Some(&people[0]));
}

fn id(sitting: &mut Sitting, name: &str) -> ProfileId {
    let profiles = sitting.desk().station.profiles();
    profiles.into_iter().find(|p| p.pseudonym == name).unwrap().id
}

/// Shows the four pictures of [`CODE`], the first four of the page.
fn show_code(sitting: &mut Sitting) {
    for _ in 0..4 {
        sitting.press(Enter);
        sitting.press(ArrowRight);
    }
}

#[test]
fn what_was_interrupted_comes_first_says_whose_it_is_and_asks_their_code() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    assert!(
        sitting.reads("Reprendre Premier vol, Abel au code secret 24"),
        "{:?}",
        sitting.words()
    );
    assert!(sitting.reads("Reprendre Premier vol, Dounia"), "all of them");
    assert!(sitting.reads("À l'instant."));
    // The newest has the focus.
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Welcome);
    assert!(
        sitting.reads("Abel au code secret 24, montre tes quatre images"),
        "{:?}",
        sitting.words()
    );
    sitting.keys(&[Enter; 4]);
    assert_eq!(sitting.screen(), Screen::Welcome, "another code opens nothing");
    assert!(sitting.trouble().now().is_some());
    sitting.press(Enter);
    show_code(&mut sitting);
    assert_eq!(sitting.screen(), Screen::Tell);
    let abel = id(&mut sitting, "Abel au code secret 24");
    assert_eq!(sitting.visit().doer, Some(abel));
}

#[test]
fn more_than_two_are_listed_whole() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[1], |station| {
        for name in ["Ana", "Bilal", "Chloé", "Dounia"] {
            let who = station.create_profile(name, Picture::Boat, None).unwrap();
            interrupted(station, &who, None);
        }
    });
    sitting.keys(&[ArrowDown, Enter]);
    for name in ["Ana", "Bilal", "Chloé", "Dounia"] {
        assert!(sitting.reads(&format!("Reprendre Premier vol, {name}")), "{name}");
    }
    sitting.press(Escape);
    assert!(sitting.reads("Voir les 4 séances"));
    // Somebody who is here finds what is theirs.
    sitting.visit().doer = Some(id(&mut sitting, "Bilal"));
    sitting.settle();
    assert!(sitting.reads("Reprendre Premier vol, Bilal") && !sitting.reads("Premier vol, Ana"));
}

#[test]
fn down_from_living_a_situation_is_the_next_way() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |station| {
        for name in ["Ana", "Bilal", "Chloé", "Dounia", "Enzo", "Fatou"] {
            station.create_profile(name, Picture::Boat, None).unwrap();
        }
    });
    sitting.press(Enter);
    assert!(sitting.reads("Bonjour Ana"), "{:?}", sitting.words());
    sitting.keys(&[ArrowDown, Enter]);
    assert_eq!(sitting.screen(), Screen::Requests);
}

#[test]
fn two_come_together_known_or_new_and_swap() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    sitting.visit().doer = Some(id(&mut sitting, "Ana"));
    sitting.go(Screen::Pair);
    assert!(
        sitting.reads("sur le pavé numérique") && sitting.reads("F1"),
        "{:?}",
        sitting.words()
    );
    // Somebody with a code is witness once they showed it.
    sitting.click("Abel au code secret 24");
    assert_eq!(sitting.visit().witness, None);
    assert!(sitting.reads("montre tes quatre images"));
    show_code(&mut sitting);
    let abel = id(&mut sitting, "Abel au code secret 24");
    assert_eq!(sitting.visit().witness, Some(abel.clone()));
    sitting.click("Échanger");
    assert_eq!(sitting.visit().doer, Some(abel));
    // Somebody new.
    sitting.click("Quelqu'un d'autre");
    assert_eq!(sitting.screen(), Screen::Arrive);
    sitting.write("Louise");
    sitting.keys(&[Enter, Enter]);
    assert_eq!(sitting.screen(), Screen::Pair);
    let louise = id(&mut sitting, "Louise");
    assert_eq!(sitting.visit().witness, Some(louise));
    // The way on has the focus.
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Situations);
}

#[test]
fn from_choosing_to_flying_there_are_two_screens() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[1], twelve);
    let people = ["Chloé", "Bilal"].map(|name| id(&mut sitting, name));
    sitting.visit().doer = Some(people[0].clone());
    sitting.visit().witness = Some(people[1].clone());
    sitting.go(Screen::Situations);
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Briefing);
    assert!(sitting.reads("Ce qui va se passer"));
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Briefing);
    assert!(sitting.reads("Bilal guette"), "{:?}", sitting.words());
    assert!(!sitting.reads("Témoin, je dis"), "that row is the witness's");
    let rows = sitting.visit().watched.clone();
    assert_eq!(rows.len(), 3);
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Play);
    assert_eq!(sitting.marks(), rows);
}

#[test]
fn nothing_is_cut_on_the_pages_before_play() {
    let mut found = Vec::new();
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    for (name, open) in pages() {
        open(&mut sitting);
        for language in Language::ALL {
            sitting.speak(language);
            // As they are at 1280 × 720 and 1024 × 600, and with text half as large again and twice as large.
            for page in [PAGES[0], PAGES[1], vec2(853.0, 480.0), vec2(640.0, 360.0)] {
                sitting.page = page;
                sitting.settle();
                assert!(!sitting.written.is_empty());
                // A dialog lies over the page: that is what it is.
                let covers = name == "trouble";
                for line in sitting
                    .unreadable()
                    .into_iter()
                    .filter(|line| !covers || line.starts_with("cut"))
                {
                    found.push(format!("{name} in {language} on {page:?}: {line}"));
                }
            }
        }
        sitting.page = PAGES[0];
        sitting.speak(Language::French);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A page and how one comes to it.
pub(super) type Page = (&'static str, fn(&mut Sitting));

/// The pages before play, each with what a station of twelve shows there.
pub(super) fn pages() -> Vec<Page> {
    fn come(sitting: &mut Sitting, who: &str, witness: Option<&str>) {
        let doer = id(sitting, who);
        let witness = witness.map(|name| id(sitting, name));
        sitting.visit().come(&doer);
        sitting.visit().witness = witness;
    }
    // From another page, so that the focus begins anew.
    fn open(sitting: &mut Sitting, screen: Screen) {
        sitting.go(Screen::Settings);
        sitting.go(screen);
    }
    let pages: [Page; 13] = [
        ("welcome, nobody", |sitting| {
            *sitting.visit() = crate::desk::Visit::default();
            open(sitting, Screen::Welcome);
        }),
        ("welcome, somebody", |sitting| {
            come(sitting, "Ana", None);
            open(sitting, Screen::Welcome);
        }),
        ("welcome, interrupted", |sitting| {
            come(sitting, "Dounia", None);
            open(sitting, Screen::Welcome);
        }),
        ("welcome, code", |sitting| {
            *sitting.visit() = crate::desk::Visit::default();
            open(sitting, Screen::Welcome);
            sitting.press(Enter);
            assert!(sitting.reads("quatre images"), "{:?}", sitting.words());
        }),
        ("arrive", |sitting| open(sitting, Screen::Arrive)),
        ("pair, alone", |sitting| {
            come(sitting, "Ana", None);
            open(sitting, Screen::Pair);
        }),
        ("pair, two", |sitting| {
            come(sitting, "Ana", Some("Abel au code secret 24"));
            open(sitting, Screen::Pair);
        }),
        ("situations", |sitting| open(sitting, Screen::Situations)),
        ("briefing", |sitting| {
            come(sitting, "Ana", Some("Abel au code secret 24"));
            sitting.visit().scenario = Some(premier_vol());
            open(sitting, Screen::Briefing);
        }),
        ("looked, two", |sitting| {
            open(sitting, Screen::Briefing);
            sitting.press(Enter);
        }),
        ("looked, alone", |sitting| {
            come(sitting, "Bilal", None);
            sitting.visit().scenario = Some(premier_vol());
            open(sitting, Screen::Briefing);
            sitting.press(Enter);
        }),
        ("trouble", |sitting| {
            open(sitting, Screen::Welcome);
            sitting
                .trouble()
                .tell("Ce disque est plein. Fais de la place, puis recommence. ".repeat(6));
            sitting.settle();
        }),
        ("requests, none", |sitting| {
            sitting.trouble().read();
            open(sitting, Screen::Requests);
        }),
    ];
    pages.to_vec()
}
