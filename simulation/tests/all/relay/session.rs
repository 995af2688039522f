//! What people live in the hall.

use simulation::teamwork::relay::{Crew, Held, Parameters, Relay, RelayTemplate};
use simulation::{MAX_SEATS, Making, Picture, SeatInput, Template};

use super::trial::Trial;

/// At the first tick of the relief, with so many people.
fn at_relief(seed: u64, people: u8) -> Trial {
    let mut trial = Trial::new(seed);
    let crew = Crew {
        people: f64::from(people),
        ..Crew::named("ordinary").unwrap()
    };
    trial.play_until(crew, seed, |trial| trial.is_at() == "leaving");
    trial
}

/// The relief is over, with hands that do nothing.
fn after_relief(trial: &mut Trial, leaving: &[u8], coming: &[u8]) {
    for seat in leaving {
        trial.choose(*seat, "hand_over");
    }
    for seat in coming {
        trial.choose(*seat, "take_place");
    }
    assert_eq!(trial.phase(), "blocked");
}

#[test]
fn every_crew_brings_everything_over_many_seeds() {
    for style in ["ordinary", "three", "four", "hurried", "waiting"] {
        for seed in 0..8 {
            let mut trial = Trial::new(seed);
            trial.play(Crew::named(style).unwrap(), seed);
            assert_eq!(trial.count("load_arrived"), 5, "{style}, seed {seed}");
            assert_eq!(trial.signal("loads_arrived", 0), 5.0);
            assert_eq!(trial.count("moved_on"), 0, "{style}, seed {seed}");
        }
    }
}

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

#[test]
fn whoever_waits_may_take_over_from_somebody_who_is_away() {
    let mut trial = Trial::begun(0, 3);
    assert_eq!(trial.post(2), "waiting");
    assert!(!trial.is_open(2, "take_over"));
    trial.push(1, 0.3, 0.0);
    trial.rest(26.0);
    assert_eq!(trial.prompt(2), "relieve");
    trial.choose(2, "take_over");
    assert_eq!(
        [0, 1, 2].map(|seat| trial.post(seat).to_owned()),
        ["waiting", "carrier", "carrier"]
    );
}

#[test]
fn whoever_holds_on_is_not_away() {
    let mut trial = Trial::new(0);
    for act in ["here", "ready"] {
        for seat in 0..3 {
            trial.choose(seat, act);
        }
    }
    trial.push(0, 0.0, 1.0);
    for _ in 0..600 {
        trial.rest(0.02);
        if trial.is_open(0, "grip") {
            break;
        }
    }
    trial.push(0, 0.0, 0.0);
    trial.choose(0, "grip");
    trial.push(1, 0.3, 0.0);
    trial.rest(40.0);
    assert!(!trial.is_open(2, "take_over"));
    trial.rest(36.0);
    assert!(trial.is_open(2, "take_over"));
}

#[test]
fn somebody_alone_waits_for_others_then_moves_what_one_can() {
    let mut trial = Trial::new(0);
    trial.choose(0, "here");
    assert_eq!(trial.prompt(0), "ready");
    trial.choose(0, "ready");
    assert_eq!(trial.prompt(0), "wait_others");
    trial.rest(26.0);
    assert_eq!(trial.phase(), "together");
    // Somebody else comes later, and is in the hall at once.
    trial.choose(2, "here");
    assert_eq!((trial.post(0), trial.post(2)), ("carrier", "carrier"));
    trial.choose(3, "here");
    assert_eq!(trial.post(3), "waiting");
}

#[test]
fn doors_stand_open_at_first_then_are_for_two() {
    let mut trial = Trial::begun(0, 2);
    assert!(trial.relay().is_door_open(0) && !trial.is_open(0, "grip"));
    let lever = |trial: &mut Trial| {
        // From where the two begin to the lever of the south door.
        trial.push(0, 1.0, 0.35);
        for _ in 0..400 {
            trial.rest(0.02);
            if trial.is_open(0, "grip") {
                break;
            }
        }
        trial.push(0, 0.0, 0.0);
    };
    trial.rest(80.0);
    assert_eq!(trial.phase(), "doors");
    assert!(!trial.relay().is_door_open(0) && !trial.relay().is_door_open(1));
    lever(&mut trial);
    assert_eq!(trial.prompt(0), "door_shut");
    trial.choose(0, "grip");
    assert!(matches!(trial.walker(0).holds, Held::Door(_)));
    assert!(trial.relay().is_door_open(1), "open while it is held");
    trial.rest(0.5);
    let stood = trial.walker(0).at_m;
    trial.push(0, 1.0, 0.0);
    trial.rest(2.0);
    let stands = trial.walker(0).at_m;
    assert!((stands[0] - stood[0]).abs() < 0.1, "whoever holds a lever stays");
    trial.push(0, 0.0, 0.0);
    trial.choose(0, "let_go");
    trial.rest(1.0);
    assert!(trial.relay().is_door_open(1));
    trial.rest(1.5);
    assert!(!trial.relay().is_door_open(1), "it fell shut");
}

#[test]
fn a_door_does_not_fall_on_anybody() {
    // One in the doorway when the doors fall.
    let mut trial = Trial::begun(0, 2);
    trial.push(1, 1.0, -0.23);
    for _ in 0..600 {
        trial.rest(0.02);
        if trial.walker(1).at_m[0] > 6.9 {
            break;
        }
    }
    trial.push(1, 0.0, 0.0);
    trial.rest(80.0);
    assert_eq!(trial.phase(), "doors");
    assert!(trial.relay().is_door_open(1) && !trial.relay().is_door_open(0));
    trial.push(1, 1.0, 0.0);
    trial.rest(1.5);
    assert!(!trial.relay().is_door_open(1));
    assert_eq!(trial.count("door_passed"), 1);
}

#[test]
fn the_cable_is_wanted_once_what_hangs_on_it_has_enough() {
    let mut trial = Trial::new(1);
    let crew = Crew::named("ordinary").unwrap();
    trial.play_until(crew, 1, |trial| trial.count("charger_wanted") > 0);
    assert_eq!(trial.signal("cable_wanted", 0), 1.0);
    assert_eq!(trial.count("charger_wanted"), 2, "both in the hall are told");
    let (candy, lanterns) = (trial.load("candy"), trial.load("lanterns"));
    assert!(candy.plugged && candy.charge >= 0.6 && lanterns.charge < 0.6);
    let mut players = trial.template.crew(Crew::named("ordinary").unwrap(), 1);
    let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
    while trial.count("plugged") == 0 {
        players.act(trial.run.activity(), &mut inputs);
        trial.step(&inputs);
    }
    assert_eq!(trial.all("unplugged")[0].2[1], 1.0, "it was wanted");
    assert!(trial.load("lanterns").plugged);
    assert_eq!(trial.signal("cable_wanted", 0), 0.0);
}

#[test]
fn the_corridor_that_was_used_is_blocked_and_another_leads_on() {
    let mut blocked = std::collections::BTreeSet::new();
    for seed in 0..10 {
        let mut trial = Trial::new(seed);
        trial.play(Crew::named("ordinary").unwrap(), seed);
        let through = trial.all("went_through");
        let (when, _, way) = trial.all("corridor_blocked")[0];
        let used = |way: f64| {
            through
                .iter()
                .filter(|(tick, _, of)| *tick < when && of[0] == way && of[1] == 1.0)
                .count()
        };
        let most = used(0.0).max(used(1.0));
        assert_eq!(used(way[0]), most, "seed {seed}");
        blocked.insert(way[0] as u8);
        let after: Vec<_> = through.iter().filter(|(tick, ..)| *tick > when).collect();
        assert!(
            after.iter().any(|(_, _, of)| of[1] == 1.0),
            "seed {seed}: a load went on"
        );
        assert!(
            after.iter().all(|(_, _, of)| of[0] != way[0] && of[2] == 1.0),
            "seed {seed}"
        );
        assert_eq!(trial.signal("way_blocked", 0), 1.0);
    }
    assert!(!blocked.is_empty());
}

#[test]
fn where_nothing_was_used_the_seed_chooses_what_is_blocked() {
    let ways: std::collections::BTreeSet<u8> = (0..12)
        .map(|seed| {
            let mut trial = Trial::begun(seed, 2);
            trial.rest(75.0 + 75.0 + 120.0 + 1.0);
            after_relief(&mut trial, &[0, 1], &[0, 1]);
            trial.rest(10.0);
            trial.all("corridor_blocked")[0].2[0] as u8
        })
        .collect();
    assert_eq!(ways.len(), 2);
}

#[test]
fn the_fete_begins_with_what_has_arrived() {
    let mut trial = Trial::begun(0, 2);
    trial.rest(271.0);
    after_relief(&mut trial, &[0, 1], &[0, 1]);
    trial.rest(121.0);
    assert_eq!(trial.is_at(), "feasting");
    assert_eq!(trial.all("ended")[0].2[0], 0.0);
    trial.choose(1, "finish");
    assert!(trial.run.activity().is_over());
    assert_eq!(trial.prompt(0), "over");
}

#[test]
fn nobody_there_ends_by_itself() {
    let mut trial = Trial::new(0);
    let mut seconds = 0.0;
    while !trial.run.activity().is_over() {
        trial.rest(10.0);
        seconds += 10.0;
        assert!(seconds < 3600.0);
    }
    assert!(trial.count("moved_on") > 0);
}

#[test]
fn the_witness_of_the_search_brings_everything() {
    let template = RelayTemplate::new(Parameters::barn());
    let Some(Making::Possible { seed, seats, inputs }) = template.making(2_000_000) else {
        panic!("not possible");
    };
    let mut activity = template.start(seed, seats);
    let mut events = Vec::new();
    for tick in inputs.chunks(usize::from(seats)) {
        activity.step(tick, &mut events);
    }
    let relay = activity.as_any().downcast_ref::<Relay>().unwrap();
    assert!(relay.moved().iter().all(|moved| moved.arrived_s.is_some()) && relay.feasts().is_some());
    assert_eq!(template.making(100), Some(Making::NotDecided { states: 100 }));
}

#[test]
fn every_prompt_and_choice_of_play_is_declared() {
    let mut seen = std::collections::BTreeSet::new();
    for (style, seed) in [("three", 4), ("hurried", 5), ("waiting", 6)] {
        let mut trial = Trial::new(seed);
        let prompts = trial.template.prompts();
        let words = trial.template.prompt_words();
        let mut players = trial.template.pilot(style, seed, MAX_SEATS).unwrap();
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        while !trial.run.activity().is_over() {
            players.act(trial.run.activity(), &mut inputs);
            trial.step(&inputs);
            for seat in 0..MAX_SEATS {
                let prompt = trial.run.activity().prompt(seat);
                assert!(prompts.contains(&prompt.id), "{}", prompt.id);
                assert!(prompt.words.iter().all(|(_, word)| words.contains(word)), "{prompt:?}");
                if let Some(main) = trial.run.activity().main_choice(seat) {
                    assert!(trial.run.activity().open_choices(seat).contains(&main), "{}", prompt.id);
                }
                seen.insert(prompt.id);
            }
            let Picture::Plan(plan) = trial.run.activity().picture() else {
                panic!()
            };
            assert!(plan.moving.len() <= 7 && !plan.fixed.is_empty());
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}

#[test]
fn a_tick_costs_little() {
    let mut trial = Trial::new(2);
    let mut players = trial.template.pilot("ordinary", 2, MAX_SEATS).unwrap();
    let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
    let mut all = Vec::new();
    while trial.relay().feasts().is_none() {
        players.act(trial.run.activity(), &mut inputs);
        all.push(inputs);
        trial.step(&inputs);
    }
    let mut again = Trial::new(2);
    let begun = std::time::Instant::now();
    let mut events = Vec::new();
    for inputs in &all {
        again.run.step(inputs, &mut events);
    }
    // A thousand times as fast as it is lived, or near it where the machine does other things as well.
    let lived = all.len() as f64 / 60.0;
    let took = begun.elapsed().as_secs_f64();
    assert!(took < lived / 300.0, "{lived} s in {took} s");
    assert_eq!(again.run.hash(), trial.run.hash());
}
