//! « La ligne », from the welcome screen to a verified badge, with the keyboard alone.

use std::time::Duration;

use crate::learner::{Player, Way, to_a_verified_badge};

/// Walks from the left past the stop button to the tray of what is kept, and puts the piece into it.
fn keep(player: &mut Player) {
    for _ in 0..20 {
        player.press("Tab");
        player.press("Tab");
        player.press("Return");
        if player.hears("chosen: keep", Duration::from_millis(1500)).is_some() {
            return;
        }
        // A key was lost: the machine was stopped, and is started again.
        if player
            .hears("chosen: stop_button", Duration::from_millis(200))
            .is_some()
        {
            player.press_until("Return", "chosen: start");
        }
    }
    panic!("the tray was not reached: {:?}", player.last("chosen: "));
}

/// Stops the machine, starts it again and sets the belt to another pace.
fn stop_and_change(player: &mut Player) {
    player.point_and_choose("stop_button");
    player.wait("asked: start");
    player.press_until("Return", "chosen: start");
    player.press_until("h", "chosen: belt_slow");
    player.picture("slow");
}

/// Handles the three samples, each through the gauge, and sorts a piece.
fn sort(player: &mut Player) {
    player.wait("asked: call");
    player.picture("post");
    for sample in ["sample_fits", "sample_over", "sample_under"] {
        player.press_until("Return", "chosen: belt");
        player.wait(&format!("asked: {sample}"));
        player.picture(sample);
        if sample == "sample_under" {
            stop_and_change(player);
        }
        // What is asked is one press away.
        player.press_until("Return", "chosen: gauge");
        player.wait("asked: sample_put");
        keep(player);
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
        shown: "Après l'arrêt, je change ma façon de faire.",
        hidden: "Je trie des pièces, une par une.",
    };
    to_a_verified_badge(way, sort);
}
