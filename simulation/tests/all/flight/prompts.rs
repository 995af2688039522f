//! What is asked is said in time, for long enough, and agrees with what can be chosen.

use simulation::flight::beat::Free;
use simulation::flight::{Beat, Item, Parameters};
use simulation::{Prompt, SeatInput, Template};

use super::trial::{Trial, sticks};

/// Every prompt of a flight with how many ticks it stood, in order; numbers that count down are told apart.
fn said(style: &str, seed: u64) -> (Trial, Vec<(Prompt, u32)>) {
    let mut trial = Trial::first_flight(seed);
    let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    let mut said: Vec<(Prompt, u32)> = Vec::new();
    while !trial.run.activity().is_over() {
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
        let now = trial.prompt();
        match said.last_mut() {
            Some((prompt, ticks)) if *prompt == now => *ticks += 1,
            _ => said.push((now, 1)),
        }
    }
    (trial, said)
}

fn seconds(said: &[(Prompt, u32)], id: &str) -> Vec<i64> {
    let of_id = said.iter().filter(|(prompt, _)| prompt.id == id);
    of_id.map(|(prompt, _)| prompt.numbers[0].1).collect()
}

#[test]
fn what_is_left_counts_down_to_one() {
    let (_, said) = said("careful", 4);
    let hold = seconds(&said, "hover_steady");
    assert_eq!(hold[hold.len() - 3..], [3, 2, 1], "{hold:?}");
    let last = said
        .iter()
        .rposition(|(prompt, _)| prompt.id == "hover_steady")
        .unwrap();
    assert_eq!(said[last + 1].0.id, "post", "then the lantern is lit");
    let ending = seconds(&said, "free_ending");
    assert_eq!(ending, (1..=20).rev().collect::<Vec<_>>());
    assert_eq!(said.last().unwrap().0.id, "over");
}

#[test]
fn a_gust_is_announced_and_then_said_for_long_enough() {
    for seed in 0..20 {
        let (trial, said) = said("ordinary", seed);
        let start = said.iter().position(|(prompt, _)| prompt.id == "gust").unwrap();
        assert!(said[start].1 >= 5 * 60, "seed {seed}: {} ticks", said[start].1);
        let before: u32 = said[..start]
            .iter()
            .rev()
            .take_while(|(prompt, _)| prompt.id == "gust_coming")
            .map(|(_, ticks)| ticks)
            .sum();
        assert!(
            (175..=185).contains(&before),
            "seed {seed}: announced {before} ticks before"
        );
        assert_eq!(trial.ticks_of("gust_start").len(), 1);
    }
}

#[test]
fn the_picture_knows_when_and_from_where_a_gust_comes() {
    let mut trial = Trial::first_flight(6);
    let mut pilot = trial.template.pilot("ordinary", 6, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    let mut announced = None;
    while trial.ticks_of("gust_start").is_empty() {
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
        if let Some(left_s) = trial.flight().gust_coming() {
            assert!((0.0..=3.0).contains(&left_s));
            let direction = trial.flight().gust_direction();
            assert!(direction.is_some() && (announced.is_none() || announced == direction));
            announced = direction;
        }
    }
    assert_eq!(trial.flight().gust_direction(), announced);
    assert_eq!(trial.flight().gust_coming(), None);
    let degrees = trial.first("gust_start").fields[1];
    let [c, s] = announced.unwrap();
    assert!((s.atan2(c).to_degrees() - degrees).abs() < 1e-3);
}

#[test]
fn the_free_minute_tells_what_is_left() {
    let mut trial = Trial::with(
        Parameters {
            beats: vec![Beat::Free(Free {
                phase: "free".to_owned(),
                duration_s: 30.0,
            })],
            ..Parameters::first_flight()
        },
        1,
    );
    trial.hold(SeatInput::default(), 5.0);
    assert!((trial.flight().free_left_s().unwrap() - 25.0).abs() < 0.02);
    assert_eq!(Trial::first_flight(1).flight().free_left_s(), None);
}

fn amiss(item: Item) -> Trial {
    let mut parameters = Parameters::first_flight();
    if let Beat::LookCheck(look_check) = &mut parameters.beats[0] {
        look_check.anomalies = vec![item];
    }
    Trial::with(parameters, 11)
}

#[test]
fn only_what_is_amiss_and_was_looked_at_can_be_mended() {
    for (item, look, treat) in [
        (Item::Propellers, "look_propellers", "treat_propellers"),
        (Item::Battery, "look_battery", "treat_battery"),
        (Item::Pad, "look_pad", "treat_pad"),
    ] {
        let mut trial = amiss(item);
        let treats = |trial: &Trial| -> Vec<String> {
            let open = trial.open();
            open.into_iter()
                .filter(|c| c.starts_with("treat"))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(treats(&trial), [""; 0]);
        for other in ["look_propellers", "look_battery", "look_frame", "look_pad"] {
            if other != look {
                trial.choose(other);
                assert_eq!(treats(&trial), [""; 0], "{other} is sound");
            }
        }
        assert_eq!(trial.main_choice(), None, "looking goes on");
        trial.choose(look);
        assert_eq!(treats(&trial), [treat]);
        assert_eq!(trial.main_choice(), Some(treat));
        trial.choose(treat);
        assert_eq!(treats(&trial), [""; 0], "it is done");
        assert_eq!(trial.main_choice(), Some("arm"));
        trial.choose("arm");
        assert_eq!(trial.main_choice(), None, "orange: there is only waiting");
        trial.hold(SeatInput::default(), 15.1);
        assert_eq!(trial.main_choice(), Some("take_off"));
    }
}

#[test]
fn after_a_tumble_the_thing_to_do_is_to_be_off_again() {
    let mut trial = Trial::free(1).in_the_air();
    // Fast into the first post.
    trial.hold(sticks(0, 127, 0, 0), 0.5);
    for _ in 0..40 * 60 {
        if !trial.ticks_of("grounded").is_empty() {
            break;
        }
        let at = trial.flight().position();
        let (dx, dy) = (-4.0 - at.x, 4.0 - at.y);
        let length = dx.hypot(dy).max(1e-9);
        let climb = ((0.9 - at.z) * 120.0).clamp(-127.0, 127.0) as i8;
        trial.step(sticks(
            (-127.0 * dy / length) as i8,
            (127.0 * dx / length) as i8,
            0,
            climb,
        ));
    }
    assert_eq!(trial.prompt().id, "grounded");
    assert_eq!(trial.main_choice(), Some("restart"));
    assert!(trial.open().contains(&"look_propellers"), "and looking stays possible");
}
