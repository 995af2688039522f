//! Coming in, two by two, going on with what was interrupted, hearing what has come: as keys and mouse do it.

use KeyCode::{ArrowDown, ArrowRight, Enter, Escape};
use bevy::prelude::*;
use situation::journal::MarkRole;
use station::Picture;
use wording::Language;

use super::screen::Screen;
use super::sitting::states::{id, interrupted, twelve};
use super::sitting::{PAGES, Sitting, premier_vol};

/// Shows the four pictures of [`CODE`], the first four of the page.
pub(super) fn show_code(sitting: &mut Sitting) {
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
fn what_is_kept_about_somebody_is_theirs_to_delete() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |station| {
        for name in ["Ana", "Bilal"] {
            let who = station.create_profile(name, Picture::Boat, None).unwrap();
            interrupted(station, &who, None);
        }
    });
    let (ana, bilal) = (id(&mut sitting, "Ana"), id(&mut sitting, "Bilal"));
    let kept = |sitting: &Sitting, who| sitting.station().sessions(who).len();
    sitting.visit().doer = Some(ana.clone());
    sitting.go(Screen::Mine);
    assert!(
        sitting.reads("Premier vol") && !sitting.reads("Bilal"),
        "{:?}",
        sitting.words()
    );
    sitting.click("Effacer");
    assert!(sitting.reads("Effacer : Premier vol ?"), "{:?}", sitting.words());
    // The same key twice deletes nothing.
    sitting.press(Enter);
    assert_eq!(kept(&sitting, &ana), 1);
    sitting.click("Effacer");
    sitting.keys(&[ArrowRight, Enter]);
    assert_eq!(
        (kept(&sitting, &ana), kept(&sitting, &bilal)),
        (0, 1),
        "{:?}",
        sitting.words()
    );
    sitting.click("Tout effacer maintenant");
    sitting.keys(&[ArrowRight, Enter]);
    assert_eq!(sitting.screen(), Screen::Welcome);
    assert_eq!(sitting.visit().doer, None);
    assert!(!sitting.reads("Ana") && sitting.reads("Bilal"), "{:?}", sitting.words());
}

#[test]
fn the_team_of_a_place_opens_its_page_with_their_code() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], twelve);
    sitting.go(Screen::Settings);
    sitting.click("Le lieu");
    assert_eq!(sitting.screen(), Screen::Venue);
    assert!(
        sitting.reads("tout le monde peut ouvrir cette page"),
        "{:?}",
        sitting.words()
    );
    // High enough that nothing is scrolled away.
    sitting.lay(bevy_egui::egui::vec2(1280.0, 1500.0));
    sitting.click("7 jours");
    assert_eq!(sitting.station().retention_days(), 7);
    sitting.press(ArrowDown);
    sitting.write("24x68");
    sitting.keys(&[ArrowDown, Enter]);
    assert!(sitting.station().has_animator_pin(), "{:?}", sitting.words());
    sitting.press(Escape);
    sitting.click("Le lieu");
    assert!(!sitting.reads("7 jours"), "{:?}", sitting.words());
    sitting.click("Code d'animation");
    sitting.write("1111");
    sitting.click("Entrer");
    assert!(sitting.trouble().now().is_some());
    sitting.press(Enter);
    sitting.click("Code d'animation");
    sitting.write("2468");
    sitting.click("Entrer");
    assert!(sitting.reads("7 jours"), "{:?}", sitting.words());
}

#[test]
fn with_the_code_of_the_place_marks_are_the_animators_until_they_go() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |station| {
        station.set_animator_pin(None, "2468").unwrap();
    });
    sitting.take_place(&premier_vol());
    sitting.pass(1.0);
    let come = |sitting: &mut Sitting, code: &str| {
        sitting.press(Escape);
        sitting.click("Code d'animation");
        sitting.write(code);
        sitting.click("C'est l'animation");
    };
    let mark = |sitting: &mut Sitting| {
        sitting.click("Reprendre");
        sitting.press(KeyCode::F1);
        sitting.pass(0.5);
    };
    come(&mut sitting, "1111");
    assert!(
        sitting.trouble().now().is_some(),
        "a wrong code is said: {:?}",
        sitting.words()
    );
    sitting.press(Enter);
    assert!(!sitting.reads("Tes marques"), "{:?}", sitting.words());
    sitting.click("Reprendre");
    come(&mut sitting, "2468");
    assert!(
        sitting.reads("Tes marques sont celles de l'animation"),
        "{:?}",
        sitting.words()
    );
    mark(&mut sitting);
    sitting.press(Escape);
    sitting.click("Je m'en vais");
    mark(&mut sitting);
    sitting.go(Screen::End);
    sitting.pass(1.0);
    let roles: Vec<MarkRole> = sitting.kept_marks().into_iter().map(|mark| mark.role).collect();
    assert_eq!(roles, [MarkRole::Animator, MarkRole::Witness]);
}
