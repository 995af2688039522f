//! « Le nichoir », from the welcome screen to a verified badge, with the keyboard alone.

use std::time::Duration;

use crate::learner::{Player, Way, to_a_verified_badge};

/// How long the part is that is sawn first, mm.
const FIRST_MM: f64 = 250.0;

/// Moves the hand along the tape, as somebody does who reads it: far with the key held, the last millimetres by tapping.
fn measure(player: &mut Player) {
    for _ in 0..120 {
        let reads = player.last("reads: ").and_then(|words| words.parse::<f64>().ok());
        let off = FIRST_MM - reads.unwrap_or(0.0);
        if off.abs() < 0.5 {
            return;
        }
        let key = if off > 0.0 { "Right" } else { "Left" };
        player.hold(
            key,
            match off.abs() {
                far if far > 120.0 => Duration::from_millis(500),
                near if near > 12.0 => Duration::from_millis(180),
                _ => Duration::from_millis(30),
            },
        );
        std::thread::sleep(Duration::from_millis(400));
    }
    panic!("the tape reads {:?}", player.last("reads: "));
}

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
    measure(player);
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
