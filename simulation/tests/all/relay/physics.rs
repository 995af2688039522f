//! Things are as heavy, as stiff and as slippery as one expects.

use simulation::teamwork::relay::{Comes, Load, Nature, Parameters, Stand, Tap};

use super::trial::Trial;

/// An empty hall in which one load stands with somebody at either end; the right end is seat 0's.
fn with(load: Load) -> Trial {
    let mut parameters = Parameters::barn();
    parameters.size_m = [30.0, 20.0];
    parameters.walls.clear();
    parameters.course.together.lasts_s = 600.0;
    let out = load.half_m[0] + 0.5;
    parameters.starts = [15.0 + out, 15.0 - out].map(|x| Stand { at_m: [x, 10.0] }).to_vec();
    let id = load.id.clone();
    let others = parameters.loads.into_iter().filter(|other| other.id != id);
    parameters.loads = others
        .chain([load])
        .map(|load| Load {
            to: "stage".to_owned(),
            ..load
        })
        .collect();
    for load in &mut parameters.loads {
        if load.comes == Comes::Together && load.id != id {
            load.comes = Comes::Doors;
        }
    }
    let mut trial = Trial::of(parameters, 1);
    trial.begin(2);
    for seat in 0..2 {
        trial.choose(seat, "grip");
    }
    trial.rest(0.5);
    trial
}

fn load(id: &str) -> Load {
    let load = Parameters::barn().loads.into_iter().find(|load| load.id == id).unwrap();
    Load {
        comes: Comes::Together,
        at_m: [15.0, 10.0],
        ..load
    }
}

fn end(trial: &Trial, id: &str, along: f64) -> [f64; 2] {
    let of = trial.load(id);
    let (sin, cos) = of.turned.sin_cos();
    [of.at_m[0] + along * cos, of.at_m[1] + along * sin]
}

fn apart(one: [f64; 2], other: [f64; 2]) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

#[test]
fn a_piano_held_at_one_end_turns_about_the_other() {
    let mut trial = with(load("piano"));
    trial.choose(1, "let_go");
    let before = [end(&trial, "piano", 0.75), end(&trial, "piano", -0.75)];
    trial.push(0, 0.0, 1.0);
    trial.rest(1.5);
    let moved = [0.75, -0.75].map(|along| end(&trial, "piano", along));
    let turned = trial.load("piano").turned;
    assert!(turned > 0.4, "{turned} rad");
    let (held, free) = (apart(moved[0], before[0]), apart(moved[1], before[1]));
    assert!(held > 4.0 * free, "{held} m and {free} m");
}

#[test]
fn a_piano_takes_two() {
    let mut trial = with(load("piano"));
    trial.choose(1, "let_go");
    let before = trial.load("piano").at_m;
    trial.push(0, 1.0, 0.0);
    trial.rest(3.0);
    assert!(apart(trial.load("piano").at_m, before) < 0.02);
    assert_eq!(trial.count("got_stuck"), 1);
    assert_eq!(trial.prompt(0), "stuck_alone");
    trial.choose(1, "grip");
    assert_eq!(trial.all("lent_hand")[0].2[1], 0.0, "nobody had asked");
    trial.push(1, 1.0, 0.0);
    trial.rest(3.0);
    assert_eq!(trial.count("came_loose"), 1);
    assert!(trial.load("piano").at_m[0] > before[0] + 1.0);
}

#[test]
fn help_that_was_asked_for_is_known_as_such() {
    let mut trial = with(load("piano"));
    trial.choose(1, "let_go");
    trial.push(0, 1.0, 0.0);
    trial.rest(3.0);
    trial.say(0, simulation::Verb::Ask);
    trial.choose(1, "grip");
    assert_eq!(trial.all("lent_hand")[0].2[1], 1.0);
}

#[test]
fn two_who_pull_apart_do_not_move_it() {
    let mut trial = with(load("piano"));
    let before = trial.load("piano");
    trial.push(0, 1.0, 0.0);
    trial.push(1, -1.0, 0.0);
    trial.rest(6.0);
    let after = trial.load("piano");
    assert!(apart(after.at_m, before.at_m) < 0.01 && (after.turned - before.turned).abs() < 0.01);
    assert_eq!(trial.count("got_stuck"), 2);
    // Not even a light one.
    let mut trial = with(load("cheese"));
    let before = trial.load("cheese").at_m;
    trial.push(0, 1.0, 0.0);
    trial.push(1, -1.0, 0.0);
    trial.rest(6.0);
    assert!(apart(trial.load("cheese").at_m, before) < 0.01);
}

#[test]
fn two_who_push_opposite_ways_turn_it_on_the_spot() {
    let mut trial = with(load("piano"));
    let before = trial.load("piano");
    trial.push(0, 0.0, 1.0);
    trial.push(1, 0.0, -1.0);
    trial.rest(1.0);
    let after = trial.load("piano");
    assert!(after.turned > before.turned + 0.3, "{} rad", after.turned);
    assert!(apart(after.at_m, before.at_m) < 0.05);
}

#[test]
fn a_cheese_rolls_on_and_not_across() {
    let mut trial = with(load("cheese"));
    trial.choose(0, "let_go");
    trial.push(0, 0.0, 1.0);
    trial.rest(1.0);
    trial.push(0, 0.0, 0.0);
    trial.push(1, 1.0, 0.0);
    trial.rest(1.5);
    let left = trial.load("cheese");
    assert!(left.pace_m_s > 0.8);
    trial.push(1, 0.0, 0.0);
    trial.choose(1, "let_go");
    trial.rest(4.0);
    let rolled = trial.load("cheese").at_m[0] - left.at_m[0];
    assert!(rolled > 1.0, "{rolled} m");
    let mut trial = with(load("cheese"));
    let before = trial.load("cheese").at_m;
    for seat in 0..2 {
        trial.push(seat, 0.0, 0.4);
    }
    trial.rest(1.0);
    for seat in 0..2 {
        trial.push(seat, 0.0, 0.0);
        trial.choose(seat, "let_go");
    }
    let across = trial.load("cheese").at_m[1];
    trial.rest(2.0);
    assert!(across > before[1] && trial.load("cheese").at_m[1] < across + 0.1);
}

#[test]
fn water_that_is_jerked_spills_and_the_tap_fills_it_again() {
    let mut trial = with(load("aquarium"));
    for shove in 0..12 {
        let way = if shove % 2 == 0 { 1.0 } else { -1.0 };
        for seat in 0..2 {
            trial.push(seat, way, 0.0);
        }
        trial.rest(0.55);
    }
    let left = trial.load("aquarium").water.0;
    assert!((0.25..0.98).contains(&left), "{left}");
    assert!(trial.count("spilled") > 0);
    // At the tap it is full again.
    let tap = Tap {
        id: "tap".to_owned(),
        at_m: [15.0, 10.0],
        reach_m: 5.0,
        fills_percent_per_s: 20.0,
    };
    let mut parameters = trial.template.parameters().clone();
    parameters.tap = Some(tap);
    let mut beside = Trial::of(parameters, 1);
    beside.begin(2);
    for seat in 0..2 {
        beside.choose(seat, "grip");
    }
    for shove in 0..12 {
        let way = if shove % 2 == 0 { 1.0 } else { -1.0 };
        for seat in 0..2 {
            beside.push(seat, way, 0.0);
        }
        beside.rest(0.55);
    }
    for seat in 0..2 {
        beside.push(seat, 0.0, 0.0);
    }
    beside.rest(6.0);
    assert!(beside.count("spilled") > 0 && beside.count("filled_again") > 0);
    assert!(beside.load("aquarium").water.0 >= 0.98);
    // Carried gently it keeps its water.
    let mut gentle = with(load("aquarium"));
    for step in 1..=20 {
        for seat in 0..2 {
            gentle.push(seat, 0.03 * f64::from(step), 0.0);
        }
        gentle.rest(0.3);
    }
    assert_eq!(gentle.count("spilled"), 0);
    assert!(gentle.load("aquarium").at_m[0] > 16.0);
}

#[test]
fn a_battery_carries_while_it_lasts() {
    let electric = |charge: f64| {
        let load = load("lanterns");
        let nature = Nature::Electric {
            flat_n: 330.0,
            charge_percent: (charge, charge),
            plugged: false,
            uses_percent_per_m: 10.0,
        };
        Load { nature, ..load }
    };
    let pulled = |charge: f64, seconds: f64| {
        let mut trial = with(electric(charge));
        trial.choose(1, "let_go");
        trial.push(0, 1.0, 0.0);
        trial.rest(seconds);
        let of = trial.load("lanterns");
        (of.at_m[0] - 15.0, of.charge, of.heavy)
    };
    let (far, left, heavy) = pulled(100.0, 3.0);
    assert!(far > 1.5 && left < 0.9 && !heavy, "{far} m, {left}");
    // With what it had it went a metre; then it only ran on until it stood.
    let (far, left, heavy) = pulled(10.0, 14.0);
    assert!((1.0..6.0).contains(&far) && left == 0.0 && heavy, "{far} m, {left}");
    assert!(pulled(10.0, 20.0).0 - far < 0.01);
    let (far, ..) = pulled(0.0, 3.0);
    assert!(far < 0.05, "{far} m");
}

#[test]
fn a_load_that_is_let_go_stops_where_it_is() {
    let mut trial = with(load("piano"));
    for seat in 0..2 {
        trial.push(seat, 1.0, 0.0);
    }
    trial.rest(2.0);
    for seat in 0..2 {
        trial.push(seat, 0.0, 0.0);
        trial.choose(seat, "let_go");
    }
    trial.rest(1.5);
    let stands = trial.load("piano");
    assert_eq!(stands.pace_m_s, 0.0);
    trial.rest(5.0);
    assert_eq!(trial.load("piano"), stands);
}
