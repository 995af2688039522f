//! What people live in the hall.

use simulation::teamwork::relay::{Crew, Held, Parameters, Relay, RelayTemplate};
use simulation::{MAX_SEATS, Making, Picture, SeatInput, Template};

use super::trial::{Trial, after_relief};

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
