//! « Premier vol », from the welcome screen to a verified badge.

use std::time::Duration;

use crate::learner::{Player, Way, to_a_verified_badge};

/// Looks at everything, says what is wrong, arms, waits for green, takes off, lands.
fn fly(player: &mut Player) {
    // Look at each of the four items, the witness of a loose propeller or a jacket on the pad.
    player.wait("asked: look_check");
    for (key, item) in ["propellers", "battery", "frame", "pad"].into_iter().enumerate() {
        player.press_until(&(key + 1).to_string(), &format!("chosen: look_{item}"));
    }
    // « Signaler »: that settles what is wrong, whichever of the three it is in this session.
    player.press_until("u", "asked: check_done");
    player.picture("checked");
    player.press_until("Return", "asked: wait_green");
    // Nothing is touched until the light is green.
    player.wait("asked: take_off");
    player.picture("waited");
    for _ in 0..20 {
        player.hold("w", Duration::from_secs(2));
        if player.hears("asked: hover", Duration::from_millis(300)).is_some() {
            break;
        }
    }
    player.picture("flying");
    player.hold("s", Duration::from_secs(6));
}

#[test]
fn from_the_menu_to_a_badge_that_others_verify() {
    let way = Way {
        situation: "Premier vol",
        account: "J'ai regarde le drone avant de partir, puis j'ai attendu le feu vert.",
        shown: "J'attends le feu vert, rotors en marche.",
        hidden: "Je règle ou je signale",
    };
    to_a_verified_badge(way, fly);
}
