//! Nothing that is asked of a player ends while they act; what goes on because nobody is there can be done later.

use simulation::flight::Goal;
use simulation::{Pilot, SeatInput, Template};

use super::trial::{Fact, Trial, sticks};

/// Twenty minutes and more at every step.
const LONG_ENOUGH: u32 = 60 * 60 * 60;

/// A hand that shows it is there, once in twenty seconds, and asks for nothing else.
fn dawdle(trial: &mut Trial, seconds: u32) {
    for tick in 0..seconds * 60 {
        let nudge = tick % 1200 < 4;
        trial.step(if nudge {
            sticks(0, 0, 40, 0)
        } else {
            SeatInput::default()
        });
    }
}

/// A pilot that takes its time for `seconds` wherever `at` says so, once for each name it gives.
fn taking_time(trial: &mut Trial, seconds: u32, at: impl Fn(&Trial) -> Option<String>) {
    let mut pilot = trial.template.pilot("ordinary", 5, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    let mut had = Vec::new();
    while !trial.run.activity().is_over() {
        assert!(trial.run.tick() < LONG_ENOUGH, "stuck in {}", trial.flight().phase());
        if let Some(name) = at(trial).filter(|name| !had.contains(name)) {
            had.push(name);
            dawdle(trial, seconds);
        }
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
}

fn settled(trial: &Trial) -> Vec<&Fact> {
    trial.facts.iter().filter(|fact| fact.name == "post_settled").collect()
}

#[test]
fn three_minutes_for_each_post_lose_no_note() {
    for seed in 0..4 {
        let mut trial = Trial::first_flight(seed);
        taking_time(&mut trial, 180, |trial| match trial.flight().goal() {
            Goal::Post(post) if trial.flight().phase() == "posts" => Some(format!("post {post}")),
            _ => None,
        });
        assert_eq!(trial.ticks_of("beat_timed_out"), [0_u32; 0], "seed {seed}");
        let notes = settled(&trial).iter().filter(|fact| fact.fields[1] == 0.0).count();
        assert_eq!(notes, 3, "seed {seed}");
        assert!(trial.first("tune_complete").tick > 4 * 180 * 60);
    }
}

#[test]
fn five_minutes_for_each_step_end_none() {
    let mut trial = Trial::first_flight(2);
    taking_time(&mut trial, 300, |trial| {
        let phase = trial.flight().phase();
        let steps = ["check", "light", "hover", "posts"];
        steps.contains(&phase).then(|| phase.to_owned())
    });
    assert_eq!(trial.ticks_of("beat_timed_out"), [0_u32; 0]);
    assert_eq!(trial.ticks_of("hover_lit").len(), 1);
}

/// A pilot until `phase` begins, then nobody until it ends, or until the first act in it where `after` says so.
fn left_alone(trial: &mut Trial, pilot: &mut dyn Pilot, phase: &str) {
    let mut inputs = [SeatInput::default()];
    while trial.flight().phase() != phase {
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
    while trial.flight().phase() == phase {
        trial.step(SeatInput::default());
    }
}

fn play_on(trial: &mut Trial, pilot: &mut dyn Pilot) {
    let mut inputs = [SeatInput::default()];
    while !trial.run.activity().is_over() {
        assert!(trial.run.tick() < LONG_ENOUGH, "stuck in {}", trial.flight().phase());
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
}

#[test]
fn a_tune_that_was_left_is_played_later_in_its_order() {
    for seed in 0..6 {
        let mut trial = Trial::first_flight(seed);
        let mut pilot = trial.template.pilot("ordinary", seed, 1).unwrap();
        left_alone(&mut trial, pilot.as_mut(), "posts");
        assert_eq!(trial.ticks_of("beat_timed_out").len(), 1, "seed {seed}");
        assert_eq!(trial.prompt().id, "moved_on", "it is said");
        let before = settled(&trial).len();
        play_on(&mut trial, pilot.as_mut());
        let free = trial
            .facts
            .iter()
            .find(|fact| fact.name == "beat_started" && fact.fields[0] == 6.0)
            .unwrap();
        let posts: Vec<f64> = settled(&trial).iter().map(|fact| fact.fields[0]).collect();
        assert_eq!(posts, [1.0, 2.0, 3.0, 4.0], "seed {seed}: each once, in order");
        assert!(settled(&trial)[before].tick > free.tick, "the rest in free flight");
        let notes = settled(&trial).iter().filter(|fact| fact.fields[1] == 0.0).count();
        assert_eq!(notes, 3, "seed {seed}");
        let minute = (trial.run.tick() - trial.first("tune_complete").tick) / 60;
        assert!(minute >= 55, "the free minute is still a minute: {minute} s");
    }
}

#[test]
fn a_lantern_that_was_left_is_lit_later() {
    let mut trial = Trial::first_flight(3);
    let mut pilot = trial.template.pilot("ordinary", 3, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    // It lands beside the pad before the lantern, and nobody is there.
    while trial.flight().phase() != "hover" {
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
    trial.choose("disarm");
    left_alone(&mut trial, pilot.as_mut(), "hover");
    assert_eq!(trial.ticks_of("hover_lit"), [0_u32; 0]);
    play_on(&mut trial, pilot.as_mut());
    assert_eq!(trial.ticks_of("hover_lit").len(), 1);
    assert!(trial.flight().lantern_lit());
}

#[test]
fn who_starts_the_rotors_late_sees_the_light_from_orange_to_green() {
    let mut trial = Trial::first_flight(7);
    while trial.flight().phase() != "hover" {
        trial.step(SeatInput::default());
    }
    assert_eq!(trial.ticks_of("beat_timed_out").len(), 2, "look-over and light");
    assert_eq!(trial.ticks_of("light_orange"), [0_u32; 0]);
    trial.choose("look_frame");
    assert_eq!(trial.ticks_of("look").len(), 1, "the look-over can be taken up");
    trial.hold(SeatInput::default(), 7.0);
    assert_eq!(trial.main_choice(), Some("arm"));
    trial.choose("arm");
    assert_eq!(trial.ticks_of("light_orange").len(), 1);
    assert_eq!(trial.prompt().id, "wait_green");
    trial.hold(SeatInput::default(), 15.1);
    assert_eq!(trial.ticks_of("light_green").len(), 1);
    assert_eq!(trial.prompt().id, "take_off");
}

#[test]
fn a_call_waits_for_who_comes_down_slowly() {
    let mut trial = Trial::first_flight(1);
    let mut pilot = trial.template.pilot("ordinary", 1, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    while trial.ticks_of("land_call").is_empty() {
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
    // Up under the roof for half a minute, then down as gently as the stick allows.
    trial.hold(sticks(0, 0, 0, 90), 9.0);
    let call = trial.first("land_call").tick;
    while trial.flight().airborne() {
        assert!(trial.run.tick() < call + 240 * 60, "it is on the ground by then");
        trial.step(sticks(0, 0, 0, -35));
    }
    assert_eq!(trial.ticks_of("beat_timed_out"), [0_u32; 0]);
    assert!(trial.run.tick() > call + 30 * 60);
    assert_eq!(trial.prompt().id, "landed");
}

#[test]
fn limits_name_the_phases_that_keep_their_own_time() {
    let trial = Trial::first_flight(1);
    let limits = trial.template.limits();
    let phases: Vec<(&str, bool)> = limits.iter().map(|l| (l.phase.as_str(), l.is_last)).collect();
    assert_eq!(phases, [("gust", false), ("land", false), ("free", true)]);
    for limit in &limits {
        for event in &limit.events {
            assert!(trial.template.vocabulary().event_index(event).is_some(), "{event}");
        }
    }
}
