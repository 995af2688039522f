//! Somebody leaves in the middle: what they did is kept, and nobody is here afterwards.

use std::path::Path;

use KeyCode::{Enter, Escape};
use bevy::prelude::*;
use station::Forgets;
use wording::Language;

use super::screen::Screen;
use super::sitting::{PAGES, Sitting, premier_vol};
use crate::departing::{Kiosk, Presence};

/// « Je dois partir », and yes.
fn leave(sitting: &mut Sitting) {
    sitting.click("Je dois partir");
    assert!(sitting.reads("Tu dois partir ?"), "{:?}", sitting.words());
    sitting.click("Partir");
    sitting.settle();
}

/// Nobody does anything for so long.
fn nobody_for(sitting: &mut Sitting, seconds: f32) {
    sitting.app().insert_resource(Presence::nobody_for(seconds));
    sitting.settle();
}

#[test]
fn whoever_leaves_in_the_middle_of_a_sentence_finds_it_again() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], false);
    sitting.write("J'ai attendu le feu");
    leave(&mut sitting);
    assert_eq!(sitting.screen(), Screen::Welcome);
    assert!(sitting.visit().doer.is_none(), "nobody is here");
    assert!(!sitting.reads("Je dois partir"), "{:?}", sitting.words());
    let open = super::open_session::Open::of_all(&sitting.desk());
    assert_eq!(open.len(), 1, "it can be gone on with");
    let (session, whose) = (open[0].session.id, open[0].whose.clone());
    let debrief = sitting
        .desk()
        .station
        .look_back(session, &whose, premier_vol())
        .unwrap();
    assert_eq!(debrief.account(), "J'ai attendu le feu");
}

#[test]
fn who_would_rather_stay_stays() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], false);
    sitting.click("Je dois partir");
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Tell);
    assert!(!sitting.reads("Tu dois partir ?"));
    assert!(sitting.visit().doer.is_some());
}

#[test]
fn a_game_that_is_left_is_sealed() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.take_place(&premier_vol());
    sitting.pass(1.0);
    sitting.press(Escape);
    assert!(sitting.reads("Arrêter ici"), "{:?}", sitting.words());
    leave(&mut sitting);
    assert_eq!(sitting.screen(), Screen::Welcome);
    assert!(sitting.visit().doer.is_none());
    assert_eq!(super::open_session::Open::of_all(&sitting.desk()).len(), 1);
}

#[test]
fn where_nobody_is_any_more_it_is_asked_and_then_put_away() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], false);
    nobody_for(&mut sitting, 3600.0);
    assert_eq!(
        sitting.screen(),
        Screen::Tell,
        "unless the venue wants it, nobody is sent away"
    );
    sitting.desk().venue.idle_return_minutes = Some(2);
    nobody_for(&mut sitting, 80.0);
    assert!(!sitting.reads("Tu es toujours là ?"));
    nobody_for(&mut sitting, 95.0);
    assert!(sitting.reads("Tu es toujours là ?"), "{:?}", sitting.words());
    sitting.press(Enter);
    assert!(!sitting.reads("Tu es toujours là ?"), "a hand is there");
    assert_eq!(sitting.screen(), Screen::Tell);
    nobody_for(&mut sitting, 121.0);
    assert_eq!(sitting.screen(), Screen::Welcome);
    assert!(sitting.visit().doer.is_none());
}

#[test]
fn a_game_stands_while_somebody_is_asked_for() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.app().insert_resource(Kiosk(true));
    sitting.take_place(&premier_vol());
    sitting.pass(0.5);
    nobody_for(&mut sitting, 280.0);
    assert!(sitting.reads("Tu es toujours là ?"), "{:?}", sitting.words());
    sitting.press(Escape);
    assert!(sitting.reads("On t'attend."), "{:?}", sitting.words());
    assert_eq!(sitting.screen(), Screen::Play);
    nobody_for(&mut sitting, 301.0);
    sitting.settle();
    assert_eq!(sitting.screen(), Screen::Welcome);
}

#[test]
fn the_welcome_screen_asks_nobody() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.app().insert_resource(Kiosk(true));
    nobody_for(&mut sitting, 900.0);
    assert!(!sitting.reads("Tu es toujours là ?"));
    sitting.go(Screen::Settings);
    nobody_for(&mut sitting, 301.0);
    assert_eq!(sitting.screen(), Screen::Welcome, "a page left open is closed too");
}

#[test]
fn a_workshop_ends_where_the_venue_decides() {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], false);
    sitting.go(Screen::Venue);
    // High enough that nothing is scrolled away.
    sitting.lay(bevy_egui::egui::vec2(1280.0, 1500.0));
    sitting.click("Fin de séance");
    assert!(sitting.visit().doer.is_none());
    assert!(sitting.reads("ce poste peut être éteint"), "{:?}", sitting.words());
    assert!(!sitting.reads("Fermer Envol"), "its window has a cross");
    sitting.app().insert_resource(Kiosk(true));
    sitting.settle();
    assert!(sitting.reads("Fermer Envol"), "{:?}", sitting.words());
}

/// Somebody asked for a badge on a PC that forgets, and reads their receipt.
fn asked(folder: &Path) -> Sitting {
    let mut sitting = Sitting::after_play(Language::French, PAGES[0], false);
    sitting.desk().venue.forgets = Some(Forgets::Folder(folder.to_owned()));
    let mut back = sitting.back();
    back.debrief.keep().unwrap();
    back.debrief.to_claim(true).unwrap();
    let badge = back.scenario.badges[0].id.clone();
    let extent = situation::selection::Extent::Extracts;
    back.receipt = Some(back.debrief.ask(&badge, extent, None).unwrap());
    sitting.go(Screen::Receipt);
    assert!(sitting.reads("Elle est aussi écrite dans"), "{:?}", sitting.words());
    sitting
}

#[test]
fn on_a_pc_that_forgets_a_request_is_written_where_the_venue_wants_it() {
    let key = tempfile::tempdir().unwrap();
    let mut sitting = asked(key.path());
    leave(&mut sitting);
    assert_eq!(sitting.screen(), Screen::Welcome);
    let written: Vec<_> = std::fs::read_dir(key.path()).unwrap().flatten().collect();
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(written[0].path().extension().is_some_and(|kind| kind == "envol"));
    // Without the stick it is said; nothing is lost.
    let folder = key.path().join("E:").join("Envol");
    let mut sitting = asked(&folder);
    leave(&mut sitting);
    assert!(sitting.reads("Branche la clé"), "{:?}", sitting.words());
    assert!(!folder.exists(), "no folder is made up where the stick should be");
    assert_eq!(sitting.station().outbox().waiting, 1);
}

#[test]
fn a_stick_that_goes_round_takes_requests_along_and_says_what_could_not_be_read() {
    let [kept, key] = [0, 1].map(|_| tempfile::tempdir().unwrap());
    let mut sitting = asked(kept.path());
    leave(&mut sitting);
    sitting.desk().venue.forgets = Some(Forgets::Folder(key.path().to_owned()));
    let spoilt = key.path().join("envol-reponses-00000000.jsonl");
    std::fs::write(&spoilt, "no answers").unwrap();
    sitting.go(Screen::Venue);
    sitting.lay(bevy_egui::egui::vec2(1280.0, 1800.0));
    let round = format!("Récolte dans {}", key.path().display());
    sitting.click(&round);
    assert!(
        sitting.reads("Une demande est écrite. Aucune réponse nouvelle."),
        "{:?}",
        sitting.words()
    );
    assert!(
        sitting.reads("envol-reponses-00000000.jsonl :"),
        "{:?}",
        sitting.words()
    );
    assert_eq!(std::fs::read_dir(key.path()).unwrap().count(), 2);
    // Once more, nothing is done twice; what was put right is not told of again.
    std::fs::remove_file(&spoilt).unwrap();
    sitting.click(&round);
    assert!(
        sitting.reads("Aucune demande de plus à emporter."),
        "{:?}",
        sitting.words()
    );
    assert!(!sitting.reads("envol-reponses"), "{:?}", sitting.words());
    // A stick that is pulled out is said.
    key.close().unwrap();
    sitting.click(&round);
    assert!(sitting.trouble().now().is_some());
}
