//! What people live who choose a place.

use simulation::teamwork::choosing::{Crew, Lies};
use simulation::{MAX_SEATS, Making, Picture, SeatInput, Template, Verb};

use super::trial::Trial;

#[test]
fn every_crew_comes_to_a_day_with_every_seed() {
    for style in Crew::NAMES {
        for seed in 0..40 {
            let mut trial = Trial::new(seed);
            trial.play(Crew::named(style).unwrap(), seed);
            let moved_on = usize::from(style == "alone");
            assert!(trial.count("moved_on") <= moved_on, "{style}, seed {seed}");
            assert_eq!(
                trial.count("news_seen"),
                1,
                "{style}, seed {seed}: the late picture is seen before the day"
            );
        }
    }
}

#[test]
fn each_sees_one_picture_that_nobody_else_does() {
    for seed in 0..20 {
        let mut trial = Trial::begun(seed, 4);
        let own: std::collections::BTreeSet<usize> = (0..4).map(|seat| trial.own(seat).0).collect();
        assert_eq!(own.len(), 4, "seed {seed}");
        let alone = trial
            .happened
            .iter()
            .filter(|(_, _, name, fields)| name == "picture_seen" && fields[1] == 1.0);
        assert_eq!(alone.count(), 4);
        assert_eq!(trial.count("picture_seen"), 4 * 4, "three that all see, and one");
    }
}

#[test]
fn while_one_looks_the_others_have_turned_away() {
    let mut trial = Trial::begun(3, 3);
    trial.choose(1, "open_curtain");
    assert_eq!(trial.prompt(1), "behind");
    for other in [0, 2] {
        assert_eq!(trial.prompt(other), "turn_away");
        assert!(trial.run.activity().open_choices(other).is_empty());
    }
    // It closes by itself.
    trial.rest(19.0);
    assert_eq!(trial.word("curtain"), "curtain_open");
    trial.rest(2.0);
    assert_eq!(trial.word("curtain"), "curtain_shut");
    assert_eq!(trial.last("curtain_closed"), (1, [0.0, 0.0, 0.0, 0.0]));
}

#[test]
fn whoever_closes_the_curtain_frees_it_for_those_who_wait() {
    let mut trial = Trial::new(3);
    for act in ["here", "ready"] {
        for seat in 0..3 {
            trial.choose(seat, act);
        }
    }
    trial.choose(2, "open_curtain");
    assert_eq!(trial.last("curtain_opened"), (2, [0.0, 2.0, 0.0, 0.0]));
    assert!(!trial.is_open(0, "open_curtain"));
    trial.choose(2, "close_curtain");
    assert_eq!(trial.last("curtain_closed"), (2, [1.0, 2.0, 0.0, 0.0]));
    assert!(trial.is_open(0, "open_curtain"));
    assert!(!trial.is_open(2, "open_curtain"), "the others look first");
}

#[test]
fn what_one_alone_saw_only_they_can_lay() {
    let mut trial = Trial::begun(8, 2);
    let (mine, place) = trial.own(0);
    let name = trial.clue(mine);
    assert!(trial.is_open(0, &name) && !trial.is_open(1, &name));
    assert_eq!((trial.signal("keeps", 0), trial.signal("others_keep", 1)), (1.0, 1.0));
    assert_eq!(trial.prompt(0), "lay_own");
    trial.choose(0, &name);
    assert_eq!(trial.prompt(0), "lay_own_here");
    assert_eq!(trial.lies(mine), Lies::Held(0));
    trial.choose(0, "put_back");
    assert_eq!(trial.lies(mine), Lies::Waiting(Some(0)));
    trial.lay(0, mine, place);
    assert_eq!(trial.lies(mine), Lies::At(place, 0));
    assert_eq!(trial.last("laid").1[2], 1.0);
    assert_eq!((trial.signal("keeps", 0), trial.signal("others_keep", 1)), (0.0, 0.0));
    // Once it lies there, anybody may move it, and lay it back.
    trial.lay(1, mine, (place + 1) % 3);
    assert_eq!(trial.last("taken"), (1, [mine as f64, 1.0, 0.0, 0.0]));
    assert_eq!(trial.last("moved").1[2..], [1.0, 0.0]);
    trial.choose(0, &name);
    trial.choose(0, "put_back");
    assert_eq!(trial.lies(mine), Lies::At((place + 1) % 3, 1), "who laid it is kept");
}

#[test]
fn whoever_goes_away_with_a_card_leaves_it_to_the_others() {
    let mut trial = Trial::begun(8, 2);
    let (mine, place) = trial.own(0);
    let name = trial.clue(mine);
    trial.choose(0, &name);
    assert!(!trial.is_open(1, &name));
    trial.rest(61.0);
    trial.lay(1, mine, place);
    assert_eq!(trial.lies(mine), Lies::At(place, 1));
    // Talking takes long; whoever has gone is not waited for.
    trial.vote(1, 2);
    assert_eq!(trial.table().news_for(), None);
    trial.rest(180.0);
    trial.say(1, Verb::Ask);
    trial.rest(100.0);
    assert_eq!(trial.table().news_for(), Some(1), "news come for somebody who is there");
}

#[test]
fn the_late_picture_comes_before_anything_is_decided_and_frees_everybody() {
    for seed in 0..12 {
        let mut trial = Trial::begun(seed, 3);
        let (seat, clue, place) = trial.hear_news(3);
        assert_eq!(trial.table().day(), None, "seed {seed}");
        for other in 0..3 {
            assert_eq!(trial.table().vote(other), None);
        }
        assert_eq!(trial.last("news_seen").0, seat);
        // Whoever saw it says so with the card.
        trial.lay(seat, clue, (place + 1) % 3);
        trial.lay(seat, clue, place);
        assert_eq!(trial.last("moved").1, [clue as f64, place as f64, 0.0, 1.0]);
        for other in 0..3 {
            trial.vote(other, place);
        }
        let day = trial.table().day().unwrap();
        assert_eq!(day.place, place);
        assert!(
            trial.table().there(place).contains(&(clue, true)),
            "seed {seed}: it was thought of"
        );
    }
}

#[test]
fn the_late_picture_comes_once_enough_lies_there() {
    for seed in 0..12 {
        let mut trial = Trial::begun(seed, 2);
        let cards = trial.table().cards();
        for (laid, card) in cards.iter().enumerate() {
            if trial.table().news_for().is_some() {
                assert!(laid * 100 >= cards.len() * 60, "seed {seed}: {laid}");
                break;
            }
            let seat = match card.lies {
                Lies::Waiting(Some(seat)) => seat,
                _ => 0,
            };
            trial.lay(seat, card.clue, 1);
        }
        assert!(trial.table().news_for().is_some(), "seed {seed}");
        let seat = trial.table().news_for().unwrap();
        assert_eq!(trial.prompt(seat), "news_for_me");
        assert_eq!(trial.prompt(1 - seat), "news_for_other");
        assert!(
            !trial.is_open(1 - seat, "choose_hill"),
            "nobody decides before it was seen"
        );
    }
}

#[test]
fn nothing_is_decided_until_all_choose_the_same() {
    let mut trial = Trial::begun(4, 2);
    trial.hear_news(2);
    trial.vote(0, 0);
    trial.vote(1, 1);
    assert_eq!(trial.table().day(), None);
    trial.rest(30.0);
    assert_eq!(trial.table().day(), None, "it waits for people");
    let missing = trial.signal("cards_missing", 0);
    trial.vote(0, 1);
    assert_eq!(trial.last("chosen").1, [1.0, 1.0, missing, 0.0]);
    assert_eq!(trial.table().day().unwrap().place, 1);
    assert_eq!(trial.count("agreed"), 2, "each of them agreed");
}

#[test]
fn every_place_makes_a_day_with_what_is_there() {
    for place in 0..3 {
        let mut trial = Trial::begun(6, 4);
        trial.hear_news(4);
        for seat in 0..4 {
            trial.vote(seat, place);
        }
        let there = trial.table().there(place);
        assert!(there.iter().all(|(_, thought_of)| !thought_of), "nothing was laid");
        let mut seen = Vec::new();
        while !trial.run.activity().is_over() {
            let shows = trial.table().day().unwrap().shows;
            if seen.last() != Some(&shows) {
                seen.push(shows);
            }
            assert_eq!(trial.is_open(0, "finish"), shows.is_none(), "nobody ends it by mistake");
            trial.rest(1.0 / 60.0 + 0.001);
        }
        let expected: Vec<_> = there.iter().copied().map(Some).chain([None]).collect();
        assert_eq!(seen, expected, "then people dance");

        assert_eq!(trial.count("scene_came"), there.len());
        assert_eq!(trial.count("ended"), 1);
    }
}

#[test]
fn where_a_card_is_missing_that_another_saw_one_can_ask() {
    let mut trial = Trial::begun(8, 2);
    let (_, moved, to) = trial.hear_news(2);
    for card in trial.table().cards() {
        if card.lies != Lies::Waiting(Some(1)) {
            trial.lay(0, card.clue, if card.clue == moved { to } else { 0 });
        }
    }
    assert_eq!(trial.prompt(0), "others_have");
    assert_eq!(trial.run.activity().asked_verbs(0), [Verb::Ask]);
    assert_eq!(trial.prompt(1), "lay_own");
    let (own, place) = trial.own(1);
    trial.lay(1, own, place);
    assert_eq!(trial.prompt(0), "news_listen");
    trial.vote(0, 2);
    assert_eq!(trial.prompt(0), "chosen");
    trial.vote(1, 1);
    assert_eq!(trial.prompt(0), "not_the_same");
}

#[test]
fn whoever_comes_later_looks_and_joins_in() {
    let mut trial = Trial::begun(5, 2);
    trial.choose(2, "here");
    assert_eq!(trial.prompt(2), "open_curtain");
    let cards = trial.table().cards().len();
    trial.choose(2, "open_curtain");
    trial.choose(2, "close_curtain");
    assert_eq!(trial.table().cards().len(), cards + 1, "what they saw is in play");
    assert_eq!(trial.prompt(2), "lay_own");
}

#[test]
fn without_anybody_it_goes_on_and_says_so() {
    let mut trial = Trial::new(2);
    trial.choose(0, "here");
    trial.choose(1, "here");
    trial.rest(301.0);
    assert_eq!(trial.word("phase"), "the_curtain");
    assert_eq!(trial.prompt(0), "moved_on");
    trial.choose(0, "open_curtain");
    trial.choose(0, "close_curtain");
    trial.rest(7.0);
    assert_ne!(trial.prompt(0), "moved_on");
    trial.rest(1600.0);
    assert!(trial.run.activity().is_over(), "{}", trial.word("phase"));
}

#[test]
fn two_in_the_same_tick_never_hold_one_card() {
    let mut trial = Trial::begun(8, 2);
    let shared = trial
        .table()
        .cards()
        .into_iter()
        .find(|card| card.lies == Lies::Waiting(None))
        .unwrap();
    let index = trial
        .template
        .controls()
        .choice_index(&trial.clue(shared.clue))
        .unwrap();
    let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
    inputs[0].choice = index + 1;
    inputs[1].choice = index + 1;
    trial.step(&inputs);
    assert_eq!(trial.lies(shared.clue), Lies::Held(0));
    assert_eq!(trial.count("taken"), 1);
}

#[test]
fn a_witness_of_the_search_plays_again_to_a_day() {
    let trial = Trial::new(0);
    let Some(Making::Possible { seed, seats, inputs }) = trial.template.making(5_000_000) else {
        panic!("people come to a choice");
    };
    let mut again = Trial::new(seed);
    assert_eq!(seats, MAX_SEATS);
    for tick in inputs.chunks(usize::from(seats)) {
        again.step(tick);
    }
    assert!(again.table().day().is_some());
    assert_eq!(again.last("agreed").1[1], 0.0, "everything lies on the table");
    assert_eq!(trial.template.making(100), Some(Making::NotDecided { states: 100 }));
}

#[test]
fn the_picture_has_a_lane_for_each_who_takes_part() {
    let mut trial = Trial::begun(9, 2);
    let seats = |trial: &Trial| match trial.run.activity().picture() {
        Picture::Lanes(lanes) => lanes.into_iter().filter_map(|lane| lane.seat).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(seats(&trial), [0, 1]);
    trial.choose(3, "here");
    assert_eq!(seats(&trial), [0, 1, 3]);
}

#[test]
fn a_prompt_is_one_of_those_that_are_listed_and_says_words_that_are_there() {
    for (style, seed) in [("ordinary", 1), ("four", 2), ("hurried", 3), ("alone", 4)] {
        let mut trial = Trial::new(seed);
        let mut players = trial.template.crew(Crew::named(style).unwrap(), seed);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        let (prompts, words) = (trial.template.prompts(), trial.template.prompt_words());
        while !trial.run.activity().is_over() && trial.run.tick() < 60_000 {
            players.act(trial.run.activity(), &mut inputs);
            trial.step(&inputs);
            for seat in 0..MAX_SEATS {
                let prompt = trial.run.activity().prompt(seat);
                assert!(prompts.contains(&prompt.id), "{prompt:?}");
                assert!(prompt.words.iter().all(|(_, id)| words.contains(id)), "{prompt:?}");
            }
        }
    }
}
