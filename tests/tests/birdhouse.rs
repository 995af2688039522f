//! « Le nichoir », from the welcome screen to a verified badge, with the keyboard alone.

use crate::learner::{Player, Way, to_a_verified_badge};

/// How long the part is that is sawn first, mm.
const FIRST_MM: f64 = 250.0;

/// Chooses a bird, puts on the glasses, measures, marks, clamps and saws a piece, and reads the sheet.
fn make(player: &mut Player) {
    player.wait("asked: choose_one");
    player.picture("bench");
    player.press_until("1", "chosen: blue_tit");
    // What is asked is one press away.
    player.press_until("Return", "chosen: glasses");
    player.press_until("Return", "chosen: plank");
    player.press_until("Return", "chosen: bench");
    player.press_until("Return", "chosen: tape");
    player.wait("asked: measure");
    player.measure(FIRST_MM);
    player.picture("measured");
    player.press_until("Return", "chosen: mark");
    player.press_until("Return", "chosen: clamp");
    player.press_until("Return", "chosen: saw");
    player.press_until("Return", "chosen: cut");
    player.wait("asked: sawing");
    player.picture("sawn");
}

#[test]
fn a_piece_of_wood_goes_the_whole_way_to_a_badge() {
    let way = Way {
        situation: "Le nichoir",
        account: "J'ai mesure, puis j'ai scie ma planche.",
        shown: "Je me protège avant de prendre la scie.",
        hidden: "Je mesure et je trace",
    };
    to_a_verified_badge(way, make);
}
