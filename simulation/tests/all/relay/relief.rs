//! « Relève ! »

use super::trial::{Trial, after_relief, at_relief};

#[test]
fn those_who_waited_take_the_places_of_those_who_leave() {
    for (people, before, after) in [
        (
            2,
            ["carrier", "carrier", "nobody", "nobody"],
            ["carrier", "carrier", "nobody", "nobody"],
        ),
        (
            3,
            ["carrier", "carrier", "waiting", "nobody"],
            ["carrier", "waiting", "carrier", "nobody"],
        ),
        (
            4,
            ["carrier", "carrier", "waiting", "waiting"],
            ["waiting", "waiting", "carrier", "carrier"],
        ),
    ] {
        let mut trial = at_relief(1, people);
        let posts = |trial: &Trial| [0, 1, 2, 3].map(|seat| trial.post(seat).to_owned());
        assert_eq!(posts(&trial), before);
        let stood = [trial.walker(0).at_m, trial.walker(1).at_m];
        let parts = trial.all("relief_came");
        assert_eq!(parts.len(), usize::from(people));
        let leaving = [0, 1];
        let coming: Vec<u8> = parts
            .iter()
            .filter(|(.., part)| part[0] > 0.0)
            .map(|(_, seat, _)| *seat)
            .collect();
        after_relief(&mut trial, &leaving, &coming);
        assert_eq!(posts(&trial), after, "{people} people");
        // Nobody is where they were: places change, and time stood.
        let stands: Vec<(u8, [f64; 2])> = trial.relay().walkers().iter().map(|of| (of.seat, of.at_m)).collect();
        let places: Vec<[f64; 2]> = stands.iter().map(|(_, at)| *at).collect();
        assert_eq!(places, stood);
        assert!(stands[0].0 != 0 && stands[1].0 != 1, "{people} people: {stands:?}");
    }
}

#[test]
fn time_stands_in_the_relief() {
    let mut trial = at_relief(3, 2);
    let stand = |trial: &Trial| {
        trial
            .relay()
            .moved()
            .iter()
            .map(|of| (of.at_m, of.turned))
            .collect::<Vec<_>>()
    };
    let before = (stand(&trial), trial.walker(0).at_m);
    trial.push(0, 1.0, 1.0);
    trial.rest(10.0);
    assert_eq!((stand(&trial), trial.walker(0).at_m), before);
    assert!(!trial.is_open(0, "grip") && !trial.is_open(0, "let_go"));
    assert_eq!(trial.prompt(0), "take_sticker");
}

#[test]
fn a_sticker_says_what_is_left_to_do_or_something_else() {
    let mut trial = at_relief(2, 2);
    // The cheese has come, and nothing else is left: it belongs on the counter.
    assert!(!trial.is_open(0, "counter"), "hands are empty");
    trial.choose(0, "sticker_belongs_here");
    assert_eq!(trial.prompt(0), "put_sticker");
    assert!(!trial.is_open(1, "sticker_belongs_here"), "it is in the other's hand");
    assert!(!trial.is_open(0, "hand_over"));
    trial.choose(0, "counter");
    trial.choose(1, "sticker_hold_door");
    trial.choose(1, "north_door");
    trial.choose(0, "sticker_water");
    trial.choose(0, "tap");
    let put: Vec<(u8, f64)> = trial
        .all("sticker_put")
        .iter()
        .map(|(_, seat, of)| (*seat, of[2]))
        .collect();
    assert_eq!(
        put,
        [(0, 1.0), (1, 1.0), (0, 0.0)],
        "the aquarium has arrived: no water is wanted"
    );
    // What lies somewhere can be taken off again, and put elsewhere.
    trial.choose(1, "tap");
    assert_eq!(trial.count("sticker_off"), 1);
    assert_eq!(trial.relay().stickers().len(), 2);
    trial.choose(1, "sticker_water");
    trial.choose(1, "sticker_water");
    assert_eq!(trial.relay().sticker_in_hand(1), None, "put back");
    trial.choose(0, "hand_over");
    assert!(!trial.is_open(0, "sticker_water"));
    assert_eq!(trial.is_at(), "leaving", "the other has not handed over");
}

#[test]
fn the_note_is_there_for_those_who_come() {
    let mut trial = at_relief(2, 2);
    trial.choose(0, "hand_over");
    trial.choose(1, "hand_over");
    assert_eq!(trial.is_at(), "arriving");
    trial.choose(0, "take_place");
    trial.choose(0, "note");
    assert!(trial.relay().reads(0));
    trial.choose(1, "take_place");
    assert_eq!(trial.prompt(1), "read_note");
    for seat in 0..2 {
        trial.push(seat, 0.0, -1.0);
    }
    trial.rest(1.0);
    assert!(!trial.relay().reads(0), "whoever walks puts it away");
    let moves: Vec<(u8, f64)> = trial
        .all("first_move")
        .iter()
        .map(|(_, seat, of)| (*seat, of[0]))
        .collect();
    assert_eq!(moves, [(0, 1.0), (1, 0.0)]);
    trial.choose(1, "note");
    let opened: Vec<(u8, f64)> = trial
        .all("note_opened")
        .iter()
        .map(|(_, seat, of)| (*seat, of[0]))
        .collect();
    assert_eq!(opened, [(0, 0.0), (1, 1.0)]);
}

#[test]
fn somebody_who_has_left_is_not_waited_for() {
    let mut trial = at_relief(2, 2);
    trial.choose(0, "hand_over");
    trial.rest(26.0);
    assert_eq!(trial.is_at(), "arriving");
    trial.choose(0, "take_place");
    trial.rest(26.0);
    assert_eq!(trial.phase(), "blocked");
}
