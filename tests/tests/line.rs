//! « La ligne », from the welcome screen to a verified badge, with the keyboard alone.

use std::time::Duration;

use crate::learner::{Player, Way, to_a_verified_badge};

/// Points at what lies to the left until it is a tray, and puts the piece into it.
fn put(player: &mut Player) {
    for _ in 0..12 {
        player.press("Left");
        player.press("Return");
        for tray in ["chosen: keep", "chosen: repair", "chosen: aside"] {
            if player.hears(tray, Duration::from_millis(700)).is_some() {
                return;
            }
        }
    }
    panic!("no tray was reached: {:?}", player.last("chosen: "));
}

/// Handles the three samples, each through the gauge, and sorts a piece.
fn sort(player: &mut Player) {
    player.wait("asked: call");
    player.picture("post");
    for sample in ["sample_fits", "sample_over", "sample_under"] {
        player.press_until("Return", "chosen: belt");
        player.wait(&format!("asked: {sample}"));
        player.picture(sample);
        // What is asked is one press away.
        player.press_until("Return", "chosen: gauge");
        player.wait("asked: sample_put");
        put(player);
    }
    player.wait("asked: call");
    player.press_until("Return", "chosen: belt");
    player.picture("sorted");
}

#[test]
fn sorted_pieces_go_the_whole_way_to_a_badge() {
    let way = Way {
        situation: "La ligne",
        account: "J'ai mesure les pieces avant de choisir.",
        shown: "Je trie des pièces, une par une.",
        hidden: "Je fais partir une commande.",
    };
    to_a_verified_badge(way, sort);
}
