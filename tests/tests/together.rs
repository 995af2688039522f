//! « L'imprévu », from the welcome screen to a verified badge, with the keyboard alone.

use crate::learner::{Player, Way, to_a_verified_badge};

/// How long the first piece is, mm.
const FIRST_MM: f64 = 150.0;

/// Works with Sam: a piece is sawn; then the bag is opened, it holds too little, and that is said.
fn make(player: &mut Player) {
    player.wait("asked: put_on");
    player.picture("bench");
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
    player.point_and_choose("hinges");
    player.wait("asked: bag_short");
    player.picture("bag");
    // « Signaler »; then something else is asked.
    player.press_until("u", "asked: ");
    player.point_and_choose("rope");
    player.point_and_choose("sam");
    player.picture("shown");
}

#[test]
fn what_is_missing_is_said_on_the_way_to_a_badge() {
    let way = Way {
        situation: "L'imprévu",
        account: "Il manquait des charnieres, je l'ai dit.",
        shown: "Je montre mon idée avant de la mettre en place.",
        hidden: "Je me protège avant de prendre la scie.",
    };
    to_a_verified_badge(way, make);
}
