//! « La machine muette », lived by two at one keyboard: a half each, from the welcome screen to two verified badges.

use std::time::Duration;

use simulation::teamwork::automaton::{Automaton, Line, Works};
use situation::library::Library;

use crate::learner::Player;
use crate::place::Place;

/// Where each of the two presses: act, on to the next choice, « Demander », « Reçu ».
const HALVES: [[&str; 4]; 2] = [["space", "e", "2", "4"], ["Return", "p", "8", "0"]];

/// What somebody presses.
#[derive(Clone, Copy)]
enum Key {
    Act,
    On,
    Ask,
    Received,
}

fn key(seat: usize, key: Key) -> &'static str {
    HALVES[seat][key as usize]
}

/// Somebody chooses what is not the thing to do now: walks to it and acts.
fn choose(player: &mut Player, seat: usize, choice: &str) {
    let chosen = format!("chosen by {seat}: {choice}");
    let points = format!("points by {seat}: {choice}");
    for _ in 0..60 {
        player.press(key(seat, Key::On));
        if player.hears(&points, Duration::from_millis(500)).is_some() {
            player.press(key(seat, Key::Act));
            if player.hears(&chosen, Duration::from_millis(2500)).is_some() {
                return;
            }
        }
    }
    panic!("{choice} was not chosen by {seat}");
}

/// How often each dial of the front is turned on to be right, from what the carnet of this letter says; and how many
/// marks there are.
fn carnet_says(front: &str) -> (Vec<usize>, usize) {
    let (library, _) = Library::load(&end_to_end::programs::root().join("scenarios"), &simulation::builtin());
    let scenario = library.by_id("la-machine-muette").expect("the scenario");
    let run = scenario.template.start(0, scenario.seats);
    let machine = run.as_any().downcast_ref::<Automaton>().expect("an automaton");
    let parts: Vec<&str> = front.split(' ').collect();
    let letter = parts[0].as_bytes()[0] - b'A';
    let module: usize = parts[1].parse().expect("a module");
    let Works::Set(_, marks) = &machine.parameters().modules[module].works else {
        panic!("the first module is set to marks");
    };
    let page = &machine.carnet(letter)[module];
    let signs = parts[2].split(',').map(|sign| sign.parse::<usize>().expect("a sign"));
    let turns = signs.map(|sign| match page.lines[sign] {
        Line::Mark(mark) => usize::from(mark) + 1,
        _ => panic!("{:?}", page.lines[sign]),
    });
    (turns.collect(), marks.len())
}

/// Both join, have the letter and take their roles; the first is at the front.
fn gather(player: &mut Player) {
    for (asked, chosen) in [("join", "here"), ("turn_letter", "same_letter"), ("role_", "take_role")] {
        if asked == "join" {
            player.wait("asked of 0: join");
        }
        for seat in 0..2 {
            player.press_until(key(seat, Key::Act), &format!("chosen by {seat}: {chosen}"));
        }
        player.picture(chosen);
    }
    player.wait("front: ");
}

/// The second asks, the first answers and acts: once wrongly, then as the carnet says.
fn wake(player: &mut Player) {
    let (says, marks) = carnet_says(&player.last("front: ").expect("a front"));
    player.press_until(key(1, Key::Ask), "said by 1: ask");
    player.press_until(key(0, Key::Received), "said by 0: acknowledge");
    player.picture("asked");
    // The first dial one too far: something absurd comes out, and is put back.
    for (at, turns) in says.iter().enumerate() {
        for _ in 0..*turns + usize::from(at == 0) {
            choose(player, 0, &format!("slot_{}", at + 1));
        }
    }
    choose(player, 0, "read_back");
    player.press_until(key(0, Key::Received), "said by 0: acknowledge");
    player.press_until(key(0, Key::Act), "chosen by 0: lever");
    player.wait("asked of 0: surprise");
    player.picture("surprise");
    player.press_until(key(0, Key::Act), "chosen by 0: undo");
    player.press_until(key(1, Key::Received), "said by 1: acknowledge");
    for _ in 1..marks {
        choose(player, 0, "slot_1");
    }
    player.picture("set");
    player.press_until(key(0, Key::Act), "chosen by 0: lever");
    player.wait("asked of 0: woke");
    player.picture("woke");
}

#[test]
fn two_at_one_keyboard_wake_a_part_and_each_asks_for_a_badge() {
    let place = Place::open("La machine muette");
    let mut player = place.sit_down();
    player.arrive("La machine muette");
    player.go("table");
    player.go("arrive");
    player.write("Soleil");
    player.press_until("Return", "focus: C'est moi");
    player.go("table");
    player.press_until("Down", "focus: Retour");
    player.press_until("Right", "focus: Continuer");
    player.go("briefing");
    player.go("play");
    // Each takes a place with their own key; then it begins by itself.
    player.press("space");
    player.press("Return");
    gather(&mut player);
    wake(&mut player);
    player.stop();

    // Each tells of their own seat, asks, and the other says yes first. What one did is never the other's.
    let putting_back = "Après une surprise, je remets en place.";
    let talking = "Après une surprise, je fais signe, et ensuite ça marche.";
    let people = [
        ("Lune", "Soleil", "On s'est compris.", putting_back),
        ("Soleil", "Lune", "J'ai lu le carnet.", talking),
    ];
    for (seat, (name, other, account, seen)) in people.into_iter().enumerate() {
        if seat == 0 {
            player.press_until("Up", &format!("focus: {name}"));
            player.go("tell");
        } else {
            player.come_back(name);
        }
        player.tell_and_ask(account, &[seen]);
        player.press_until("Return", "focus: Non, pas ça");
        player.picture("agree");
        player.press_until("Right", "focus: Oui, d'accord");
        // The other has said yes; what leaves is asked once more.
        player.press_until("Return", "focus: Pas encore");
        player.press_until("Right", "focus: Oui, j'envoie");
        player.go("receipt");

        let page = place.open_claim();
        assert!(page.contains(account), "{page}");
        assert!(!page.contains(other), "nobody beside is named:\n{page}");
        assert!(place.browser.has("svg"), "the clip of the moment is drawn");
        place
            .browser
            .screenshot(&place.pictures.join(format!("page-claim-{seat}.png")));
        place.issue("Vous vous êtes écoutés.");
        assert_eq!(place.verified_badges(seat + 1).len(), seat + 1);
    }
}
