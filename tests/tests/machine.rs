//! « La machine muette », lived by two at one keyboard: a half each, from the welcome screen to two verified badges.

use simulation::teamwork::automaton::{Automaton, Line, Works};
use situation::library::Library;

use crate::halves::{Key, agree, choose, key, send, sit_down_with_soleil};
use crate::learner::Player;
use crate::place::Place;

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

/// Turns the dials of the front as the carnet says, the first so many marks too far.
fn set(player: &mut Player, says: &[usize], too_far: usize) {
    for (at, turns) in says.iter().enumerate() {
        for _ in 0..*turns + if at == 0 { too_far } else { 0 } {
            choose(player, 0, &format!("slot_{}", at + 1));
        }
    }
}

/// The first pulls the lever, and a part wakes.
fn pull(player: &mut Player) {
    player.press_until(key(0, Key::Act), "chosen by 0: lever");
    player.wait("asked of 0: woke");
    player.picture("woke");
}

/// The second asks, the first answers and acts: once wrongly, then as the carnet says.
fn wake(player: &mut Player) {
    let (says, marks) = carnet_says(&player.last("front: ").expect("a front"));
    player.press_until(key(1, Key::Ask), "said by 1: ask");
    player.press_until(key(0, Key::Received), "said by 0: acknowledge");
    player.picture("asked");
    // The first dial one too far: something absurd comes out, and is put back.
    set(player, &says, 1);
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
    pull(player);
}

#[test]
fn two_at_one_keyboard_wake_a_part_and_each_asks_for_a_badge() {
    let place = Place::open("La machine muette");
    let mut player = place.sit_down();
    player.arrive("La machine muette");
    sit_down_with_soleil(&mut player);
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
        } else {
            // From the receipt of the one straight on to the other.
            player.picture("receipt-next");
        }
        player.go("tell");
        player.tell_and_ask(account, &[seen], 1);
        agree(&mut player);
        send(&mut player);

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

#[test]
fn what_a_witness_heard_is_seen_shown_and_reaches_a_badge() {
    let place = Place::open("La machine muette, un témoin");
    let mut player = place.sit_down();
    player.arrive_with("Comete", "La machine muette");
    sit_down_with_soleil(&mut player);
    gather(&mut player);
    let (says, _) = carnet_says(&player.last("front: ").expect("a front"));
    set(&mut player, &says, 0);
    // The machine hears nothing of what is said aloud; the witness does, and it is about whoever has the hands.
    player.press_until("F1", "marked of 0: says_back");
    player.picture("marked");
    pull(&mut player);
    player.stop();

    player.press_until("Up", "focus: Lune");
    player.go("tell");
    let heard = "Je redis ce que j'ai compris.";
    let before_the_lever = "Je redis ce que j'ai compris avant le levier.";
    player.tell_and_ask("On a parlé.", &[before_the_lever, heard], 2);
    // From what was said to the lever nobody else did anything: nobody else is asked.
    send(&mut player);
    let page = place.open_claim();
    place.browser.screenshot(&place.pictures.join("page-claim.png"));
    assert!(page.contains(heard) && page.contains(before_the_lever), "{page}");
    assert!(
        !page.contains("Comete") && !page.contains("Soleil"),
        "nobody beside is named:\n{page}"
    );
    assert!(place.browser.has("svg"), "the clip of the moment is drawn");
    place.issue("On t'a entendu redire.");
    place.verified_badges(1);
}
