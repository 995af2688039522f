//! « Premier vol » as a whole: pilots finish it on every seed, and its occasions come on every seed.

use simulation::flight::{Beat, Item, Parameters};
use simulation::{SeatInput, Template, Verb};

use super::trial::{Trial, sticks};

const SEEDS: std::ops::Range<u64> = 0..20;

fn flown(style: &str, seed: u64) -> Trial {
    let mut trial = Trial::first_flight(seed);
    let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    while !trial.run.activity().is_over() {
        assert!(trial.run.tick() < 12 * 60 * 60, "{style} pilot is stuck on seed {seed}");
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
    trial
}

#[test]
fn an_ordinary_pilot_shows_every_moment_on_every_seed() {
    for seed in SEEDS {
        let trial = flown("ordinary", seed);
        assert_eq!(trial.ticks_of("beat_timed_out"), [0_u32; 0], "seed {seed}");
        let armed = trial.first("armed").tick;
        assert!(trial.first("anomaly_treated").tick < armed, "seed {seed}");
        assert!(
            armed < trial.first("light_green").tick && trial.first("light_green").tick < trial.first("took_off").tick
        );
        assert!(trial.first("hover_lit").tick < trial.first("post_reached").tick);
        assert_eq!(
            trial.first("tune_complete").fields,
            [3.0],
            "three notes sound, one post lies down"
        );
        assert!(
            trial
                .facts
                .iter()
                .any(|f| f.name == "post_settled" && f.fields[1] == 2.0),
            "it signals"
        );
        assert!(trial.first("gust_pushed").fields[0] >= 1.0 && trial.ticks_of("steered_against").len() == 1);
        let call = trial.first("land_call").tick;
        let landing = trial
            .ticks_of("automatic_landing")
            .into_iter()
            .find(|tick| *tick > call)
            .unwrap();
        assert!(landing < call + 5 * 60);
        assert!(trial.first("zone_back").fields[0] < 6.0, "seed {seed}");
        let hit = trial.first("hard_contact").tick;
        let looked = trial.ticks_of("look").into_iter().find(|tick| *tick > hit).unwrap();
        let again = trial.ticks_of("armed").into_iter().find(|tick| *tick > hit).unwrap();
        assert!(looked < again, "it looks before it arms again");
    }
}

#[test]
fn other_pilots_finish_too_and_their_occasions_come() {
    for seed in SEEDS {
        for style in ["hurried", "careful"] {
            let trial = flown(style, seed);
            for name in [
                "light_orange",
                "light_green",
                "post_down_ahead",
                "gust_pushed",
                "land_call",
            ] {
                assert!(!trial.ticks_of(name).is_empty(), "{style}, seed {seed}: no {name}");
            }
        }
        let hurried = flown("hurried", seed);
        assert_eq!(hurried.ticks_of("look"), [0_u32; 0]);
        assert!(hurried.first("took_off").tick < hurried.first("light_green").tick);
    }
}

#[test]
fn seeds_vary_when_where_and_how_strong() {
    let trials: Vec<Trial> = (0..12).map(|seed| flown("careful", seed)).collect();
    let distinct = |values: Vec<String>| {
        let mut values = values;
        values.sort();
        values.dedup();
        values.len()
    };
    let field = |name: &'static str, index: usize| {
        distinct(
            trials
                .iter()
                .map(|t| format!("{:.3}", t.first(name).fields[index]))
                .collect(),
        )
    };
    assert_eq!(field("anomaly_treated", 0), 3, "each anomaly is planted in some seed");
    assert_eq!(field("post_down_ahead", 0), 3, "posts two to four");
    assert!(field("gust_start", 0) > 8 && field("gust_start", 1) > 8 && field("light_green", 0) > 8);
    for trial in &trials {
        let wait = trial.first("light_green").fields[0];
        assert!((6.0..=15.0).contains(&wait), "{wait} s");
    }
}

#[test]
fn nobody_is_stuck_who_does_nothing() {
    let mut trial = Trial::first_flight(3);
    while !trial.run.activity().is_over() {
        assert!(trial.run.tick() < 15 * 60 * 60, "still in {}", trial.flight().phase());
        trial.step(SeatInput::default());
    }
    assert_eq!(trial.ticks_of("took_off"), [0_u32; 0]);
}

#[test]
fn nobody_is_stuck_who_hovers_without_hands() {
    let mut trial = Trial::first_flight(4);
    trial.choose("arm");
    trial.choose("take_off");
    while !trial.run.activity().is_over() {
        assert!(trial.run.tick() < 20 * 60 * 60, "still in {}", trial.flight().phase());
        trial.step(SeatInput::default());
    }
    assert_eq!(trial.ticks_of("land_call").len(), 1, "the call comes anyway");
}

fn with_anomaly(item: Item) -> Trial {
    let mut parameters = Parameters::first_flight();
    if let Beat::LookCheck(look_check) = &mut parameters.beats[0] {
        look_check.anomalies = vec![item];
    }
    Trial::with(parameters, 11)
}

#[test]
fn an_anomaly_is_found_by_looking_and_treated_by_hand_or_by_saying_so() {
    for (item, look, treat) in [
        (Item::Propellers, "look_propellers", "treat_propellers"),
        (Item::Battery, "look_battery", "treat_battery"),
        (Item::Pad, "look_pad", "treat_pad"),
    ] {
        let mut by_hand = with_anomaly(item);
        by_hand.choose(treat);
        assert_eq!(by_hand.ticks_of("anomaly_treated"), [0_u32; 0], "not before looking");
        by_hand.choose("look_frame");
        by_hand.choose(look);
        let looks: Vec<f64> = by_hand
            .facts
            .iter()
            .filter(|f| f.name == "look")
            .map(|f| f.fields[1])
            .collect();
        assert_eq!(looks, [0.0, 1.0]);
        assert_eq!(by_hand.signal("anomaly_open"), 1.0);
        by_hand.choose(treat);
        assert_eq!(by_hand.first("anomaly_treated").fields[1], 0.0);
        assert_eq!(by_hand.signal("anomaly_open"), 0.0);

        let mut by_saying = with_anomaly(item);
        by_saying.step(SeatInput {
            verb: Some(Verb::Signal),
            ..SeatInput::default()
        });
        assert_eq!(by_saying.ticks_of("anomaly_treated"), [0_u32; 0], "not before looking");
        by_saying.choose(look);
        by_saying.step(SeatInput {
            verb: Some(Verb::Signal),
            ..SeatInput::default()
        });
        assert_eq!(by_saying.first("anomaly_treated").fields[1], 1.0);
    }
}

#[test]
fn whatever_is_amiss_it_still_flies() {
    for item in [Item::Propellers, Item::Battery, Item::Pad] {
        let mut trial = with_anomaly(item);
        trial.choose("arm");
        trial.choose("take_off");
        trial.hold(SeatInput::default(), 5.0);
        let start = trial.flight().position();
        trial.hold(SeatInput::default(), 30.0);
        let off = (trial.flight().position() - start).length();
        assert!(trial.flight().airborne() && off < 0.6, "{item:?}: drifted by {off}");
    }
}

#[test]
fn the_gust_moves_even_who_leans_against_it() {
    for assist in ["assist_position", "assist_angle"] {
        for seed in SEEDS {
            let mut trial = Trial::first_flight(seed);
            let mut pilot = trial.template.pilot("careful", seed, 1).unwrap();
            let mut inputs = [SeatInput::default()];
            while trial.ticks_of("gust_start").is_empty() {
                pilot.act(trial.run.activity(), &mut inputs);
                trial.step(inputs[0]);
            }
            trial.choose(assist);
            while trial.ticks_of("gust_pushed").is_empty() {
                // The fiercest answer: full stick against every gust from its first tick, then hands off.
                let wind = trial.flight().gust_wind();
                let length = wind.length().max(1e-9);
                let stick = |along: f64| (-127.0 * along / length) as i8;
                trial.step(if wind.length() > 0.0 {
                    sticks(-stick(wind.y), stick(wind.x), 0, 0)
                } else {
                    SeatInput::default()
                });
                assert_ne!(
                    trial.flight().phase(),
                    "land",
                    "{assist}, seed {seed}: the gust never pushed"
                );
            }
        }
    }
}
