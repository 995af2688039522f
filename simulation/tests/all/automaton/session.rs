//! What people live at the machine.

use simulation::teamwork::automaton::{Crew, Parameters, Role, SlotState};
use simulation::{MAX_SEATS, Making, Picture, SeatInput, Template, Verb};

use super::trial::Trial;

#[test]
fn every_crew_wakes_every_part_with_every_letter() {
    for people in 1..=4 {
        for seed in 0..12 {
            let mut trial = Trial::new(seed);
            let crew = Crew {
                people: f64::from(people),
                ..Crew::named("ordinary").unwrap()
            };
            trial.play(crew, seed);
            assert_eq!(trial.machine().awake().len(), 5, "{people} people, seed {seed}");
            assert_eq!(trial.count("part_woke"), 5);
            assert_eq!(trial.count("moved_on"), 0, "{people} people, seed {seed}");
        }
    }
}

#[test]
fn the_front_alone_does_not_say_what_is_right() {
    // Two carnets hardly ever say the same of a module.
    let trial = Trial::new(0);
    let carnets: Vec<_> = (0..12).map(|letter| trial.machine().carnet(letter)).collect();
    let pairs = || (0..12).flat_map(|one| (0..one).map(move |other| (one, other)));
    let same = |module: usize| {
        let same = |(one, other): &(usize, usize)| carnets[*one][module].lines == carnets[*other][module].lines;
        pairs().filter(same).count()
    };
    assert!((0..5).all(|module| same(module) <= 2));
    let alike = |(one, other): &(usize, usize)| carnets[*one][..2] == carnets[*other][..2];
    assert_eq!(pairs().filter(alike).count(), 0);
}

#[test]
fn settings_that_are_not_the_pages_let_something_out_and_nothing_is_lost() {
    let mut trial = Trial::begun(0, 2);
    trial.set_right(0, 1);
    // One dial further than the page says.
    trial.choose(0, "slot_1");
    let set = trial.machine().front().unwrap().slots[0].state;
    trial.choose(0, "lever");
    assert_eq!(trial.is_at(), "surprise");
    assert_eq!(trial.prompt(0), "surprise");
    assert_eq!(trial.prompt(1), "surprise_other");
    assert!(!trial.is_open(1, "undo"), "who has the carnet is not at the front");
    trial.rest(60.0);
    assert_eq!(trial.is_at(), "surprise", "it waits for people");
    trial.choose(0, "undo");
    assert_eq!(
        trial.machine().front().unwrap().slots[0].state,
        set,
        "what was set stays"
    );
    trial.set_right(0, 1);
    trial.choose(0, "lever");
    assert_eq!(trial.is_at(), "waking");
    assert_eq!(trial.machine().awake().len(), 1);
}

#[test]
fn roles_go_round_until_everybody_held_each() {
    for people in 2..=4_u8 {
        let mut trial = Trial::new(3);
        trial.play(
            Crew {
                people: f64::from(people),
                ..Crew::exact()
            },
            3,
        );
        for seat in 0..people {
            let held: std::collections::BTreeSet<u8> = trial
                .happened
                .iter()
                .filter(|(_, by, name, _)| *by == seat && name == "role_taken")
                .map(|(.., fields)| fields[0] as u8)
                .collect();
            assert_eq!(
                held.len(),
                if people == 2 { 2 } else { 3 },
                "{people} people, seat {seat}: {held:?}"
            );
        }
    }
}

#[test]
fn whoever_asks_about_the_smudge_gets_the_piece_that_is_missing() {
    let mut trial = Trial::begun(5, 2);
    for _ in 0..2 {
        trial.set_right(0, 1);
        trial.choose(0, "lever");
        trial.rest(4.0);
    }
    // Roles went round: the second is at the front now.
    assert_eq!(trial.machine().role_of(1), Some(Role::Hands));
    trial.choose(0, "take_role");
    trial.choose(1, "take_role");
    let front = trial.machine().front().unwrap();
    let letter = trial.machine().letter() as u8 - b'A';
    let smudged = trial.machine().carnet(letter)[front.module].smudged.unwrap();
    assert!(
        front.slots.iter().any(|slot| slot.sign == usize::from(smudged)),
        "its sign is shown"
    );
    assert_eq!(front.scrap, None);
    trial.say(0, Verb::Acknowledge);
    assert_eq!(trial.count("piece_came"), 0);
    trial.say(0, Verb::Ask);
    assert_eq!(trial.count("piece_came"), 1);
    let (sign, mark) = trial.machine().front().unwrap().scrap.unwrap();
    assert_eq!(sign, usize::from(smudged));
    trial.set_right(1, 0);
    let front = trial.machine().front().unwrap();
    let of_sign = front.slots.iter().find(|slot| slot.sign == sign).unwrap();
    assert_eq!(
        of_sign.state,
        SlotState::Mark(mark),
        "the piece says what the page would"
    );
}

#[test]
fn each_handle_of_the_crank_is_somebody_elses() {
    let mut trial = Trial::begun(1, 3);
    for _ in 0..3 {
        let (hands, other) = hands_and_other(&trial, 3);
        trial.set_right(hands, other);
        trial.choose(hands, "lever");
        trial.rest(4.0);
        for seat in 0..3 {
            if trial.is_open(seat, "take_role") {
                trial.choose(seat, "take_role");
            }
        }
    }
    let (hands, other) = hands_and_other(&trial, 3);
    assert!(trial.is_open(hands, "slot_1") && !trial.is_open(hands, "slot_2"));
    assert!(trial.is_open(other, "slot_2") && !trial.is_open(other, "slot_1"));
    trial.choose(hands, "slot_1");
    trial.choose(other, "slot_2");
    assert_eq!(trial.machine().front().unwrap().turns.0, [false, true]);
    // What was turned can be taken back before the lever.
    trial.choose(hands, "undo");
    assert!(trial.machine().front().unwrap().turns.0.is_empty());
    trial.set_right(hands, other);
    trial.choose(hands, "lever");
    assert_eq!(trial.is_at(), "waking");
}

fn hands_and_other(trial: &Trial, people: u8) -> (u8, u8) {
    let hands = (0..people).find(|seat| trial.machine().role_of(*seat) == Some(Role::Hands));
    let other = (0..people).find(|seat| trial.machine().role_of(*seat) == Some(Role::Carnet));
    (hands.unwrap(), other.unwrap())
}

#[test]
fn a_carnet_of_another_letter_can_be_put_right_in_play() {
    let mut trial = Trial::begun(0, 2);
    for _ in 0..2 {
        assert!(!trial.is_open(0, "letter_on"));
        trial.set_right(0, 1);
        trial.choose(0, "slot_1");
        trial.choose(0, "lever");
        trial.choose(0, "undo");
    }
    assert!(
        trial.is_open(0, "letter_on"),
        "after two surprises people may doubt the letter"
    );
    trial.choose(0, "letter_on");
    assert_eq!(trial.machine().letter(), 'B');
    trial.set_right(0, 1);
    trial.choose(0, "lever");
    assert_eq!(trial.is_at(), "waking");
}

#[test]
fn turning_the_letter_asks_everybody_again() {
    let mut trial = Trial::new(0);
    trial.choose(0, "here");
    trial.choose(1, "here");
    trial.choose(0, "same_letter");
    trial.choose(1, "letter_back");
    assert_eq!(trial.machine().letter(), 'L');
    assert_eq!(trial.prompt(0), "turn_letter");
    trial.choose(0, "same_letter");
    assert_eq!(trial.is_at(), "gathering");
    trial.choose(1, "same_letter");
    assert_eq!(trial.is_at(), "roles");
}

#[test]
fn two_who_press_in_the_same_tick_are_both_heard() {
    let mut trial = Trial::new(0);
    let here = trial.template.controls().choice_index("here").unwrap() + 1;
    let pressed = SeatInput {
        choice: here,
        ..SeatInput::default()
    };
    trial.step(&[pressed; MAX_SEATS as usize]);
    assert_eq!(trial.count("joined"), 4);
}

#[test]
fn who_comes_later_gets_what_is_missing_and_who_is_gone_is_relieved() {
    let mut trial = Trial::begun(0, 2);
    trial.choose(2, "here");
    assert_eq!(trial.machine().role_of(2), Some(Role::Witness));
    trial.choose(3, "here");
    assert_eq!(trial.machine().role_of(3), Some(Role::Carnet));
    assert!(!trial.is_open(1, "take_hands"), "hands are at work");
    // Whoever is at the front does nothing for long.
    trial.rest(31.0);
    trial.choose(1, "take_hands");
    assert_eq!(trial.machine().role_of(1), Some(Role::Hands));
    assert_eq!(trial.machine().role_of(0), Some(Role::Carnet));
    trial.set_right(1, 0);
    trial.choose(1, "lever");
    assert_eq!(trial.is_at(), "waking");
}

#[test]
fn somebody_who_has_left_is_not_waited_for() {
    let mut trial = Trial::new(0);
    for seat in 0..3 {
        trial.choose(seat, "here");
    }
    trial.choose(0, "same_letter");
    trial.choose(1, "same_letter");
    trial.rest(20.0);
    assert_eq!(trial.is_at(), "gathering", "the third may still look for their carnet");
    trial.rest(80.0);
    assert_eq!(trial.is_at(), "roles");
    trial.choose(0, "take_role");
    trial.choose(1, "take_role");
    trial.rest(31.0);
    assert_eq!(trial.is_at(), "silent");
}

#[test]
fn somebody_alone_waits_for_others_then_has_both_roles() {
    let mut trial = Trial::new(0);
    trial.choose(0, "here");
    trial.choose(0, "same_letter");
    assert_eq!(trial.prompt(0), "wait_others");
    trial.rest(31.0);
    assert_eq!(trial.prompt(0), "role_alone");
}

#[test]
fn after_some_surprises_what_is_right_glows() {
    let mut trial = Trial::begun(0, 2);
    trial.set_right(0, 1);
    trial.choose(0, "slot_1");
    for _ in 0..3 {
        assert!(!trial.machine().front().unwrap().slots.iter().any(|slot| slot.lit));
        trial.choose(0, "lever");
        trial.choose(0, "undo");
    }
    let lit: Vec<bool> = trial
        .machine()
        .front()
        .unwrap()
        .slots
        .iter()
        .map(|slot| slot.lit)
        .collect();
    assert_eq!(lit, [false, true]);
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
    assert_eq!(trial.count("part_woke"), 0);
}

#[test]
fn the_witness_of_the_search_wakes_every_part() {
    let template = simulation::teamwork::automaton::AutomatonTemplate::new(Parameters::music_box());
    let Some(Making::Possible { seed, seats, inputs }) = template.making(2_000_000) else {
        panic!("not possible");
    };
    let mut activity = template.start(seed, seats);
    let mut events = Vec::new();
    for tick in inputs.chunks(usize::from(seats)) {
        activity.step(tick, &mut events);
    }
    let machine = activity
        .as_any()
        .downcast_ref::<simulation::teamwork::automaton::Automaton>()
        .unwrap();
    assert_eq!(machine.awake().len(), 5);
    assert_eq!(template.making(100), Some(Making::NotDecided { states: 100 }));
}

#[test]
fn every_prompt_and_choice_of_play_is_declared() {
    let mut trial = Trial::new(4);
    let prompts = trial.template.prompts();
    let mut players = trial.template.crew(
        Crew {
            people: 3.0,
            mistakes: 0.4,
            ..Crew::named("hurried").unwrap()
        },
        9,
    );
    let mut seen = std::collections::BTreeSet::new();
    let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
    while !trial.run.activity().is_over() && trial.run.tick() < 200_000 {
        players.act(trial.run.activity(), &mut inputs);
        trial.step(&inputs);
        for seat in 0..MAX_SEATS {
            let prompt = trial.run.activity().prompt(seat);
            assert!(prompts.contains(&prompt.id), "{}", prompt.id);
            for (_, word) in &prompt.words {
                assert!(trial.template.prompt_words().contains(word), "{word}");
            }
            if let Some(main) = trial.run.activity().main_choice(seat) {
                assert!(trial.run.activity().open_choices(seat).contains(&main));
            }
            seen.insert(prompt.id);
        }
        let Picture::Lanes(lanes) = trial.run.activity().picture() else {
            panic!()
        };
        // A seat where nobody is has no lane; of four, three are played.
        let here: Vec<u8> = lanes.iter().filter_map(|lane| lane.seat).collect();
        let people = if trial.run.tick() < 60 { here.len() } else { 3 };
        assert_eq!(here, (0..people as u8).collect::<Vec<u8>>());
        assert_eq!(lanes.len(), people + 3);
    }
    assert!(seen.len() > 15, "{seen:?}");
}
