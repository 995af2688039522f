//! A situation for two is played by two: from the table to the looking back of each, with four hands on one keyboard.

use std::time::Duration;

use KeyCode::{Enter, Escape, Space};
use bevy::input::gamepad::{RawGamepadButtonChangedEvent, RawGamepadEvent};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use situation::library::Library;
use station::{Code, Picture, ProfileId};
use wording::Language;

use super::hall_tests::show_code;
use super::handover::{FILES, HandoverKind};
use super::screen::Screen;
use super::sitting::states::{CODE, Page};
use super::sitting::{PAGES, Sitting};
use crate::play::{Pause, Session};

/// A library in which only the situation for two stands.
fn library() -> Library {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("handover");
    std::fs::create_dir_all(&scenario).unwrap();
    for (name, content) in FILES {
        std::fs::write(scenario.join(name), content).unwrap();
    }
    let (library, problems) = Library::load(folder.path(), &simulation::builtin().with(&HandoverKind));
    assert!(problems.is_empty(), "{problems:?}");
    library
}

/// A station that Ana and Ben use, Ana is here; a frame lasts a sixtieth of a second.
fn sitting() -> Sitting {
    sitting_where_ben_has(None)
}

/// The same, where Ben has a code.
pub(super) fn sitting_with_code() -> Sitting {
    sitting_where_ben_has(Some(&CODE))
}

fn sitting_where_ben_has(code: Option<&Code>) -> Sitting {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |station| {
        station.create_profile("Ana", Picture::Boat, None).unwrap();
        station.create_profile("Ben", Picture::Boat, code).unwrap();
    });
    let frame = Duration::from_secs(1) / 60;
    sitting.app().insert_resource(TimeUpdateStrategy::ManualDuration(frame));
    sitting.desk().library = library();
    let ana = id(&mut sitting, "Ana");
    sitting.visit().come(&ana);
    sitting
}

fn id(sitting: &mut Sitting, name: &str) -> ProfileId {
    let profiles = sitting.desk().station.profiles();
    profiles.into_iter().find(|p| p.pseudonym == name).unwrap().id
}

/// The session being played, where there is one.
fn session(sitting: &mut Sitting) -> Option<&Session> {
    sitting.app().world().get_resource::<Session>()
}

fn pause(sitting: &mut Sitting) -> Option<Pause> {
    session(sitting).and_then(Session::pause)
}

/// Frames pass until `done`, at most so many.
fn wait(sitting: &mut Sitting, most: usize, mut done: impl FnMut(&mut Sitting) -> bool) {
    for _ in 0..most {
        if done(sitting) {
            return;
        }
        sitting.frame();
    }
    panic!(
        "still not after {most} frames: {:?} {:?}",
        sitting.screen(),
        sitting.words()
    );
}

/// From the situations to the places, with Ben at the table.
fn to_places(sitting: &mut Sitting) {
    sitting.go(Screen::Situations);
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Table);
    assert!(sitting.reads("Place libre"), "{:?}", sitting.words());
    sitting.click("Ben");
    if sitting.reads("montre tes quatre images") {
        show_code(sitting);
    }
    let ben = id(sitting, "Ben");
    assert_eq!(sitting.visit().others, [ben]);
    // The last free seat is taken: the way on has the focus.
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::Briefing);
    sitting.press(Enter);
    assert!(sitting.reads("Ana, que veux-tu"), "{:?}", sitting.words());
    sitting.click("Je réponds quand la cloche me nomme.");
    sitting.click("Continuer");
    assert!(sitting.reads("Ben, que veux-tu"), "{:?}", sitting.words());
    sitting.click("J'y vais");
    assert_eq!(sitting.screen(), Screen::Play);
    assert_eq!(pause(sitting), Some(Pause::Places));
}

/// The states that several meet, from the table to the end.
pub(super) fn states() -> Vec<Page> {
    let pages: [Page; 8] = [
        ("table", |sitting| {
            sitting.go(Screen::Situations);
            sitting.press(Enter);
            assert_eq!(sitting.screen(), Screen::Table);
        }),
        ("places, nobody", to_places),
        ("places, two", |sitting| {
            sitting.press(Space);
            sitting.press(Enter);
        }),
        ("play of two", |sitting| {
            wait(sitting, 60 * 6, |sitting| pause(sitting).is_none());
            sitting.settle();
        }),
        ("pause of two", |sitting| sitting.press(Escape)),
        ("end of two", |sitting| {
            sitting.press(Escape);
            play(sitting);
            wait(sitting, 120, |sitting| sitting.reads("Chacun raconte"));
        }),
        ("does the other agree", |sitting| {
            to_ask_for_the_whole(sitting);
            sitting.click("Je demande");
            assert!(sitting.reads("Ben, tu es d'accord"), "{:?}", sitting.words());
        }),
        ("does the other agree, code", |sitting| {
            sitting.click("Oui, d'accord");
            assert!(sitting.reads("Ben, montre tes quatre images"), "{:?}", sitting.words());
        }),
    ];
    pages.to_vec()
}

/// Ana has told and kept her answers, and would show the whole session.
fn to_ask_for_the_whole(sitting: &mut Sitting) {
    sitting.click("Ana");
    to_claim(sitting);
    sitting.click("Toute la séance");
}

/// Whoever looks back keeps their answers and shows the first moment.
pub(super) fn to_claim(sitting: &mut Sitting) {
    let mut back = sitting.back();
    back.debrief.keep().unwrap();
    let rows = back.debrief.seen().unwrap();
    let seen = rows.iter().find_map(|row| Some((row, row.observations.first()?)));
    let (row, moment) = seen.unwrap();
    back.debrief.to_claim(true).unwrap();
    back.debrief.choose(&row.row, moment.attempt, true).unwrap();
    sitting.go(Screen::Choose);
    sitting.go(Screen::Ask);
}

/// Both press when they are asked, each with their half of the keyboard.
fn play(sitting: &mut Sitting) {
    let mut asked = 0;
    wait(sitting, 60 * 60, |sitting| {
        let Some(session) = session(sitting) else { return true };
        let whose = (0..2).find(|seat| session.run().activity().prompt(*seat).id == "press");
        asked = if whose.is_some() { asked + 1 } else { 0 };
        if asked == 20 {
            sitting.press(if whose == Some(0) { Space } else { Enter });
        }
        false
    });
}

#[test]
fn two_play_on_one_keyboard_and_each_looks_back_on_their_own_seat() {
    let mut sitting = sitting();
    to_places(&mut sitting);
    assert!(sitting.reads("Qui est où"), "{:?}", sitting.words());
    sitting.press(Space);
    assert!(sitting.reads("moitié gauche") && !sitting.reads("moitié droite"));
    sitting.press(Enter);
    assert!(sitting.reads("moitié droite"));
    wait(&mut sitting, 60 * 6, |sitting| pause(sitting).is_none());
    sitting.settle();
    assert!(
        sitting.reads("Écoute.") && sitting.reads("Appuyer"),
        "{:?}",
        sitting.words()
    );
    assert!(sitting.unreadable().is_empty(), "{:?}", sitting.unreadable());
    play(&mut sitting);
    assert_eq!(sitting.screen(), Screen::End);
    // Enter was just an act of play: for a breath nothing is open.
    sitting.press(Enter);
    assert_eq!(sitting.screen(), Screen::End);
    wait(&mut sitting, 120, |sitting| sitting.reads("Chacun raconte"));
    // Ben begins.
    sitting.click("Ben");
    assert_eq!(sitting.screen(), Screen::Tell);
    let ben = id(&mut sitting, "Ben");
    assert_eq!(sitting.visit().doer, Some(ben));
    let bens = seen(&mut sitting, 1);
    assert!(bens.iter().all(|(_, seat)| *seat == 1) && !bens.is_empty(), "{bens:?}");
    assert_eq!(
        sitting.back().debrief.rows().len(),
        5,
        "Ben wished for nothing: all is looked at"
    );
    // Then Ana, who finds it at the door.
    *sitting.visit() = crate::desk::Visit::default();
    sitting.go(Screen::Welcome);
    sitting.click("Reprendre La cloche, Ana");
    assert_eq!(sitting.screen(), Screen::Tell);
    let anas = seen(&mut sitting, 0);
    assert_eq!(anas.len(), 4, "four bells named her: {anas:?}");
    assert_eq!(sitting.back().debrief.rows().len(), 1, "she wished for one row");
}

/// Moments of the seat that looks back, with their seats.
fn seen(sitting: &mut Sitting, seat: u8) -> Vec<(String, u8)> {
    let mut back = sitting.back();
    assert_eq!(back.debrief.seat(), seat);
    assert!(
        back.debrief.seen().is_err(),
        "nothing is shown before the answers are kept"
    );
    back.debrief.keep().unwrap();
    let rows = back.debrief.seen().unwrap();
    let moments = rows.iter().flat_map(|row| &row.observations);
    moments.map(|moment| (moment.row.clone(), moment.seat)).collect()
}

#[test]
fn somebody_leaves_and_comes_back_while_the_other_plays_on() {
    let mut sitting = sitting();
    to_places(&mut sitting);
    sitting.press(Space);
    // Nobody waits for Ben: Ana goes on alone.
    sitting.press(Escape);
    wait(&mut sitting, 60 * 4, |sitting| pause(sitting).is_none());
    assert!(sitting.reads("Place libre"), "{:?}", sitting.words());
    let presses = |sitting: &mut Sitting| {
        let mut sample = [simulation::Fixed::from_int(0); 5];
        session(sitting).unwrap().run().activity().sample(&mut sample);
        [sample[3], sample[4]].map(|count| count == simulation::Fixed::from_int(0))
    };
    // What takes a seat does nothing else; the next press acts.
    sitting.press(Enter);
    assert_eq!(presses(&mut sitting), [true, true]);
    sitting.press(Enter);
    assert_eq!(presses(&mut sitting), [true, false]);
    // Ana changes places: after the last there is none, and she has left.
    sitting.press(Escape);
    sitting.click("Changer de place");
    // However long they take, nothing goes on before somebody has pressed.
    for _ in 0..60 * 10 {
        sitting.frame();
    }
    assert_eq!(pause(&mut sitting), Some(Pause::Places));
    sitting.press(Space);
    assert!(
        !sitting.reads("moitié gauche") && sitting.reads("moitié droite"),
        "{:?}",
        sitting.words()
    );
    sitting.press(Escape);
    wait(&mut sitting, 60 * 4, |sitting| pause(sitting).is_none());
    sitting.press(Space);
    sitting.press(Space);
    assert_eq!(presses(&mut sitting), [false, false], "she came back to her seat");
}

#[test]
fn who_came_along_later_says_who_they_are_in_the_pause() {
    let mut sitting = sitting();
    sitting.go(Screen::Situations);
    sitting.press(Enter);
    // Ana begins alone; Ben comes while she plays.
    sitting.click("Continuer");
    sitting.press(Enter);
    sitting.click("J'y vais");
    assert_eq!(pause(&mut sitting), Some(Pause::Places));
    sitting.press(Space);
    wait(&mut sitting, 60 * 6, |sitting| pause(sitting).is_none());
    sitting.press(Enter);
    assert!(
        sitting.reads("place 2"),
        "somebody without a name: {:?}",
        sitting.words()
    );
    sitting.press(Escape);
    assert!(sitting.reads("Qui joue à la place 2"), "{:?}", sitting.words());
    sitting.click("Ben");
    assert!(!sitting.reads("Qui joue à la place 2"), "{:?}", sitting.words());
    sitting.press(Escape);
    sitting.settle();
    assert!(sitting.reads("Ben"), "{:?}", sitting.words());
    play(&mut sitting);
    wait(&mut sitting, 120, |sitting| sitting.reads("Chacun raconte"));
    sitting.click("Ben");
    assert_eq!((sitting.screen(), sitting.back().debrief.seat()), (Screen::Tell, 1));
}

#[test]
fn a_gamepad_that_goes_away_frees_its_seat_and_time_stands() {
    let mut sitting = sitting();
    to_places(&mut sitting);
    let pad = sitting.app().world_mut().spawn(Gamepad::default()).id();
    sitting.press(Space);
    let hold = |sitting: &mut Sitting, value: f32| {
        let button = RawGamepadButtonChangedEvent::new(pad, GamepadButton::South, value);
        sitting.app().world_mut().write_message(RawGamepadEvent::Button(button));
    };
    hold(&mut sitting, 1.0);
    sitting.frame();
    hold(&mut sitting, 0.0);
    sitting.settle();
    assert!(sitting.reads("Manette"), "{:?}", sitting.words());
    wait(&mut sitting, 60 * 6, |sitting| pause(sitting).is_none());
    sitting.app().world_mut().despawn(pad);
    sitting.settle();
    assert_eq!(pause(&mut sitting), Some(Pause::Places));
    assert_eq!(
        sitting
            .words()
            .iter()
            .filter(|words| words.contains("Place libre"))
            .count(),
        1
    );
    let tick = session(&mut sitting).unwrap().run().tick();
    sitting.settle();
    assert_eq!(session(&mut sitting).unwrap().run().tick(), tick);
}

#[test]
fn everybody_of_a_session_that_was_cut_short_finds_it_at_the_door() {
    let mut sitting = sitting();
    let [ana, ben] = ["Ana", "Ben"].map(|name| id(&mut sitting, name));
    let scenario = sitting.desk().library.iter().next().unwrap().clone();
    let mut players = station::Players::new(ana, None);
    players.others.push(ben.clone());
    let mut playing = sitting.desk().station.begin(scenario, players, Vec::new()).unwrap();
    for _ in 0..30 {
        playing.tick(&[simulation::SeatInput::default(); 2]).unwrap();
    }
    drop(playing);
    *sitting.visit() = crate::desk::Visit::default();
    sitting.go(Screen::Settings);
    sitting.go(Screen::Welcome);
    for name in ["Ana", "Ben"] {
        assert!(
            sitting.reads(&format!("Reprendre La cloche, {name}")),
            "{:?}",
            sitting.words()
        );
    }
    sitting.click("Reprendre La cloche, Ben");
    assert_eq!((sitting.screen(), sitting.back().debrief.seat()), (Screen::Tell, 1));
    assert_eq!(sitting.visit().doer, Some(ben));
}
