//! « Le relais », lived by two at one keyboard: each holds a door for the other and answers them, and each asks for a badge
//! for what they did themselves.

use std::time::{Duration, Instant};

use crate::halves::{Key, key, send_having_asked, sit_down_with_soleil};
use crate::learner::{Player, SLOW};
use crate::place::Place;

/// What somebody presses to walk: left, right, up, down.
const WAYS: [[&str; 4]; 2] = [["a", "d", "w", "s"], ["Left", "Right", "Up", "Down"]];
const LEFT: usize = 0;
const RIGHT: usize = 1;
const UP: usize = 2;
const DOWN: usize = 3;

/// Somebody in the hall: where, and what they hold or reach.
#[derive(Debug)]
struct Walker {
    x: f64,
    y: f64,
    holds: String,
}

fn walker(player: &Player, seat: usize) -> Option<Walker> {
    let said = player.last("hall: ")?;
    let of = said.split("; ").find(|of| of.starts_with(&format!("{seat} ")))?;
    let words: Vec<&str> = of.split(' ').collect();
    Some(Walker {
        x: words.get(1)?.parse().ok()?,
        y: words.get(2)?.parse().ok()?,
        holds: (*words.get(3)?).to_owned(),
    })
}

/// Whether somebody in the hall comes to be as wanted, within this time.
fn becomes(player: &Player, seat: usize, time: Duration, is: &impl Fn(&Walker) -> bool) -> bool {
    let until = Instant::now() + time;
    loop {
        if walker(player, seat).as_ref().is_some_and(is) {
            return true;
        }
        if Instant::now() > until {
            return false;
        }
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// A press for a moment: somebody walks that way until something else is pressed, or something is in their way.
fn walk(player: &Player, seat: usize, way: usize) {
    player.hold(WAYS[seat][way], Duration::from_millis(70));
}

/// Somebody walks until they are where it is wanted; where a press was lost, once more.
fn walk_until(player: &Player, seat: usize, way: usize, is: impl Fn(&Walker) -> bool) {
    for _ in 0..8 {
        walk(player, seat, way);
        if becomes(player, seat, Duration::from_secs(12), &is) {
            return;
        }
    }
    panic!("{seat} did not get there: {:?}", player.last("hall: "));
}

/// Somebody takes the lever beside which they stand, and holds it.
fn hold_door(player: &Player, seat: usize) {
    for _ in 0..12 {
        if becomes(player, seat, Duration::from_secs(5), &|of| of.holds == "reaches") {
            player.press(key(seat, Key::Act));
        }
        if becomes(player, seat, Duration::from_secs(4), &|of| of.holds == "south_door") {
            return;
        }
    }
    panic!("{seat} holds no door: {:?}", player.last("hall: "));
}

/// The first of them goes up to the height of the lower door's lever, and along to the wall beside it.
fn go_to_lever(player: &Player) {
    for _ in 0..10 {
        let y = walker(player, 0).map_or(0.0, |of| of.y);
        if y < 2.7 {
            walk_until(player, 0, UP, |of| of.y > 2.7);
        } else if y > 3.8 {
            walk_until(player, 0, DOWN, |of| of.y < 3.8);
        }
        walk_until(player, 0, RIGHT, |of| of.x > 9.9);
        if becomes(player, 0, Duration::from_secs(2), &|of| of.holds == "reaches") {
            return;
        }
    }
    panic!("the lever is out of reach: {:?}", player.last("hall: "));
}

#[test]
fn two_at_one_keyboard_hold_a_door_and_each_asks_for_a_badge() {
    let place = Place::open("Le relais");
    let mut player = place.sit_down();
    player.arrive("Le relais");
    sit_down_with_soleil(&mut player);
    player.wait("asked of 0: join");
    for chosen in ["here", "ready"] {
        for seat in 0..2 {
            player.press_until(key(seat, Key::Act), &format!("chosen by {seat}: {chosen}"));
        }
        player.picture(chosen);
    }
    // Doors fall shut with the second load, after two minutes of the session's own time.
    let began = Instant::now();
    while player.hears("aquarium ", SLOW).is_none() {
        assert!(began.elapsed() < 8 * SLOW, "the second stretch did not come");
    }
    player.picture("doors-shut");

    go_to_lever(&player);
    hold_door(&player, 0);
    player.picture("held");
    walk_until(&player, 1, RIGHT, |of| of.x > 11.4);
    // On the other side: up to the shelves, and along them back to the other lever.
    walk_until(&player, 1, UP, |of| of.y > 3.1);
    walk_until(&player, 1, LEFT, |of| of.x < 11.1);
    hold_door(&player, 1);
    player.press_until(key(0, Key::Act), "chosen by 0: let_go");
    // Down to the doorway, which is open now, and through.
    for _ in 0..8 {
        walk_until(&player, 0, DOWN, |of| of.y < 2.3);
        walk(&player, 0, RIGHT);
        if becomes(&player, 0, Duration::from_secs(8), &|of| of.x > 11.4) {
            break;
        }
        walk_until(&player, 0, UP, |of| of.y > 2.3);
    }
    assert!(
        becomes(&player, 0, SLOW, &|of| of.x > 11.4),
        "{:?}",
        player.last("hall: ")
    );
    player.picture("through");

    // Each says something, and the other answers.
    for seat in 0..2 {
        player.press_until(key(seat, Key::Ask), &format!("said by {seat}: ask"));
        let other = 1 - seat;
        player.press_until(key(other, Key::Received), &format!("said by {other}: acknowledge"));
    }
    player.stop();

    let door = "Je tiens la porte jusqu'à ce que l'autre passe.";
    let answers = "Quand l'autre fait signe, je réponds";
    let people = [
        ("Lune", "Soleil", "J'ai tenu la porte en bas."),
        ("Soleil", "Lune", "J'ai tenu la porte aussi."),
    ];
    let mut asked = 0;
    for (seat, (name, other, account)) in people.into_iter().enumerate() {
        if seat == 0 {
            player.press_until("Up", &format!("focus: {name}"));
        } else {
            player.picture("receipt-next");
        }
        player.go("tell");
        player.tell_and_ask(account, &[door, answers], 1);
        asked += usize::from(send_having_asked(&mut player));
        let page = place.open_claim();
        place
            .browser
            .screenshot(&place.pictures.join(format!("page-claim-{seat}.png")));
        assert!(page.contains(account) && page.contains(answers), "{page}");
        assert!(!page.contains(door), "what was not shown is not there:\n{page}");
        assert!(!page.contains(other), "nobody beside is named:\n{page}");
        assert!(place.browser.has("svg"), "the clip of the moment is drawn");
        place.browser.show("main svg");
        place
            .browser
            .screenshot(&place.pictures.join(format!("page-drawing-{seat}.png")));
        place.issue("Vous vous êtes attendus.");
        assert_eq!(place.verified_badges(seat + 1).len(), seat + 1);
    }
    assert!(asked > 0, "whoever answered shows the act of the other too");
}
