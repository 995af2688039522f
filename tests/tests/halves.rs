//! Two at one keyboard, a half each: how they sit down, choose, and send what they ask for.

use std::time::Duration;

use crate::learner::Player;

/// Where each of the two presses: act, on to the next choice, « Demander », « Reçu ».
const HALVES: [[&str; 4]; 2] = [["space", "e", "2", "4"], ["Return", "p", "8", "0"]];

/// What somebody presses.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Act,
    On,
    Ask,
    Received,
}

pub(crate) fn key(seat: usize, key: Key) -> &'static str {
    HALVES[seat][key as usize]
}

/// Somebody chooses what is not the thing to do now: walks to it and acts.
pub(crate) fn choose(player: &mut Player, seat: usize, choice: &str) {
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

/// From the card of the situation: Soleil comes along, and each takes half of the keyboard.
pub(crate) fn sit_down_with_soleil(player: &mut Player) {
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
}

/// Whoever sat beside says yes to what leaves.
pub(crate) fn agree(player: &mut Player) {
    player.press_until("Return", "focus: Non, pas ça");
    player.picture("agree");
    player.press_until("Right", "focus: Oui, d'accord");
}

/// What leaves is asked once more, and sent.
pub(crate) fn send(player: &mut Player) {
    player.press_until("Return", "focus: Pas encore");
    player.press_until("Right", "focus: Oui, j'envoie");
    player.go("receipt");
}

/// The same; whether somebody who sat beside was asked first, and said yes.
pub(crate) fn send_having_asked(player: &mut Player) -> bool {
    for _ in 0..40 {
        player.press("Return");
        if player
            .hears("focus: Non, pas ça", Duration::from_millis(1500))
            .is_some()
        {
            player.picture("agree");
            player.press_until("Right", "focus: Oui, d'accord");
            send(player);
            return true;
        }
        if player.hears("focus: Pas encore", Duration::from_millis(500)).is_some() {
            player.press_until("Right", "focus: Oui, j'envoie");
            player.go("receipt");
            return false;
        }
    }
    panic!("nothing was asked");
}
