//! How it flies under a hand: steady when left alone, quick to answer, soft to hit, quickly off again.

use simulation::SeatInput;
use simulation::flight::{Assist, Drone, Mode, Parameters};

use super::trial::{Trial, free_parameters, sticks};

const HANDS_OFF: SeatInput = SeatInput {
    sticks: [0; 4],
    held: 0,
    choice: 0,
    verb: None,
};

fn tilt_deg(trial: &Trial) -> f64 {
    trial.signal("tilt")
}

#[test]
fn hands_off_it_stays_in_place_in_the_wind() {
    for seed in 0..5 {
        let mut trial = Trial::free(seed).in_the_air();
        let start = trial.flight().position();
        for _ in 0..60 * 60 {
            trial.step(HANDS_OFF);
            let off = trial.flight().position() - start;
            assert!(off.length() < 0.3, "drifted by {off:?}");
        }
    }
}

#[test]
fn it_answers_within_a_tenth_of_a_second() {
    for (input, axis) in [
        (sticks(0, 127, 0, 0), 0),
        (sticks(-127, 0, 0, 0), 1),
        (sticks(0, 0, 0, 127), 2),
    ] {
        let mut trial = Trial::free(1).in_the_air();
        let (before, rest_tilt) = (trial.flight().velocity(), tilt_deg(&trial));
        trial.hold(input, 0.1);
        let gained = (trial.flight().velocity() - before).to_array()[axis];
        if axis == 2 {
            assert!(gained > 0.1, "climbs by {gained} m/s");
        } else {
            assert!(gained > 0.02, "moves by {gained} m/s");
            assert!(
                tilt_deg(&trial) - rest_tilt > 3.0,
                "tilts by {}",
                tilt_deg(&trial) - rest_tilt
            );
        }
    }
    let mut trial = Trial::free(1).in_the_air();
    trial.hold(sticks(0, 0, -127, 0), 0.1);
    assert!(
        trial.signal("turn_rate") > 10.0,
        "turns at {} °/s",
        trial.signal("turn_rate")
    );
}

#[test]
fn full_stick_reaches_its_speed_and_centred_sticks_stop() {
    let parameters = free_parameters();
    let mut trial = Trial::free(3).in_the_air();
    let (mut steepest, mut fastest) = (0.0_f64, 0.0_f64);
    for _ in 0..150 {
        trial.step(sticks(0, 127, 0, 0));
        steepest = steepest.max(tilt_deg(&trial));
        fastest = fastest.max(trial.signal("ground_speed"));
    }
    let speed = trial.signal("ground_speed");
    assert!((speed - parameters.handling.speed_m_s).abs() < 0.2, "{speed} m/s");
    assert!(
        fastest < 1.1 * parameters.handling.speed_m_s,
        "overshoots to {fastest} m/s"
    );
    assert!(steepest <= 25.0, "tilted {steepest}°");
    trial.hold(HANDS_OFF, 1.6);
    assert!(
        trial.signal("ground_speed") < 0.3,
        "{} m/s",
        trial.signal("ground_speed")
    );
    let stopped = trial.flight().position();
    for _ in 0..300 {
        trial.step(HANDS_OFF);
        let off = (trial.flight().position() - stopped).length();
        assert!(off < 0.3, "wanders off by {off} m");
        assert!(trial.flight().velocity().x > -0.25, "swings back");
    }
}

#[test]
fn every_craft_flies_with_the_same_controller() {
    for drone in [Drone::Training, Drone::Crazyflie, Drone::Hummingbird, Drone::SihQuad] {
        let mut trial = Trial::with(
            Parameters {
                drone: drone.clone(),
                ..free_parameters()
            },
            1,
        )
        .in_the_air();
        let start = trial.flight().position();
        trial.hold(HANDS_OFF, 20.0);
        let off = (trial.flight().position() - start).length();
        assert!(off < 0.5, "{drone:?} drifted by {off}");
        trial.hold(sticks(0, 80, 0, 0), 2.0);
        assert!(
            trial.flight().position().x > start.x + 1.0,
            "{drone:?} does not fly forward"
        );
    }
}

#[test]
fn with_less_help_sticks_ask_for_tilt() {
    let mut trial = Trial::free(2).in_the_air();
    trial.choose("assist_angle");
    assert_eq!(trial.flight().assist(), Assist::Angle);
    let start = trial.flight().position();
    trial.hold(sticks(0, 127, 0, 0), 0.6);
    let tilt = tilt_deg(&trial);
    assert!((14.0..=24.0).contains(&tilt), "{tilt}°");
    assert!((trial.flight().position().z - start.z).abs() < 0.3, "height is held");
    let speed = trial.signal("ground_speed");
    trial.hold(HANDS_OFF, 0.7);
    assert!(
        trial.signal("ground_speed") > 0.5 * speed,
        "centred sticks level it, they do not stop it"
    );
}

#[test]
fn manual_sticks_ask_for_rates() {
    let mut trial = Trial::free(2).in_the_air();
    trial.choose("assist_rate");
    trial.hold(sticks(40, 0, 0, 0), 0.4);
    let rolling = trial.flight().rates().x;
    assert!(rolling > 0.2, "{rolling} rad/s");
    // STOP levels and holds whatever the help.
    trial.hold(SeatInput { held: 1, ..HANDS_OFF }, 1.2);
    assert!(tilt_deg(&trial) < 15.0);
}

#[test]
fn a_keyboard_alone_takes_off_hovers_and_lands() {
    // One key at a time, fully down or up, as a first-time player finds them.
    let mut trial = Trial::free(4);
    trial.choose("arm");
    trial.hold(HANDS_OFF, 1.0);
    trial.hold(sticks(0, 0, 0, 127), 1.5);
    trial.hold(HANDS_OFF, 4.0);
    let altitude = trial.signal("altitude");
    assert!(
        trial.flight().airborne() && (0.7..3.0).contains(&altitude),
        "{altitude} m"
    );
    assert!(trial.signal("speed") < 0.25, "hovers at {} m/s", trial.signal("speed"));
    trial.hold(sticks(0, 127, 0, 0), 1.0);
    trial.hold(HANDS_OFF, 2.0);
    trial.hold(sticks(0, 0, 0, -127), 6.0);
    assert_eq!(trial.flight().mode(), Mode::Idle);
    let landed = trial.first("landed");
    assert!(landed.fields[1] < 1.0, "touched down at {} m/s", landed.fields[1]);
    assert_eq!(trial.ticks_of("hard_contact"), [0_u32; 0]);
    trial.choose("disarm");
    trial.hold(HANDS_OFF, 1.0);
    assert_eq!(trial.signal("rotors_turning"), 0.0);
}

#[test]
fn the_net_gives_back_softly() {
    let mut trial = Trial::free(5).in_the_air();
    trial.hold(sticks(127, 0, 0, 0), 9.0);
    assert_eq!(trial.ticks_of("soft_contact").len(), 1, "one touch is told once");
    assert_eq!(trial.ticks_of("hard_contact"), [0_u32; 0]);
    assert!(
        trial.signal("net_distance") > -0.8,
        "{} m",
        trial.signal("net_distance")
    );
    let call = trial.first("zone_warning").tick;
    assert!(
        call < trial.first("soft_contact").tick,
        "the warning comes before the net"
    );
    trial.hold(sticks(-127, 0, 0, 0), 3.0);
    assert!(trial.first("zone_back").fields[0] > 0.0);
    assert_eq!(trial.signal("inside_zone"), 1.0);
}

#[test]
fn after_a_hard_contact_it_is_off_again_within_three_seconds() {
    let mut parameters = free_parameters();
    parameters.cage.posts[0].at_m = [-5.0, 0.0];
    let mut trial = Trial::with(parameters, 6).in_the_air();
    trial.hold(sticks(0, 0, 0, -127), 0.3);
    trial.hold(sticks(0, 127, 0, 0), 3.0);
    assert_eq!(trial.flight().mode(), Mode::Grounded);
    assert_eq!(trial.first("grounded").fields, [2.0], "a post");
    trial.hold(HANDS_OFF, 2.0);
    assert!(trial.signal("altitude") < 0.2, "rotors are cut");
    let from = trial.run.tick();
    trial.choose("restart");
    while trial.flight().mode() != Mode::Parked {
        trial.step(HANDS_OFF);
    }
    trial.choose("arm");
    while !trial.flight().airborne() {
        trial.step(sticks(0, 0, 0, 127));
        assert!(trial.run.tick() < from + 180, "still not off after three seconds");
    }
    assert!(trial.flight().on_pad());
}

#[test]
fn stop_halts_then_lands() {
    let mut trial = Trial::free(7).in_the_air();
    trial.hold(sticks(0, 127, 0, 0), 2.0);
    let stop = SeatInput {
        held: 1,
        ..sticks(0, 127, 0, 0)
    };
    trial.hold(stop, 1.4);
    assert!(trial.signal("ground_speed") < 0.6, "STOP wins over a held stick");
    trial.hold(stop, 5.0);
    assert!(!trial.flight().airborne(), "held, it lands");
    assert_eq!(trial.ticks_of("stop_pressed").len(), 1);
}

#[test]
fn a_battery_runs_down_and_the_drone_comes_down_gently() {
    let mut parameters = free_parameters();
    parameters.battery.capacity_j = 900.0;
    let mut trial = Trial::with(parameters, 8).in_the_air();
    trial.hold(HANDS_OFF, 35.0);
    assert!(trial.first("battery_low").tick < trial.first("battery_empty").tick);
    assert!(!trial.flight().airborne());
    assert_eq!(trial.ticks_of("hard_contact"), [0_u32; 0]);
    assert_eq!(trial.signal("battery"), 0.0);
}

#[test]
fn a_full_battery_outlasts_the_situation() {
    let mut trial = Trial::free(9).in_the_air();
    trial.hold(HANDS_OFF, 12.0 * 60.0);
    assert!(trial.signal("battery") > 10.0, "{} %", trial.signal("battery"));
    assert!(trial.flight().airborne());
}

#[test]
fn a_drone_held_down_settles_from_any_height_with_any_help() {
    for assist in ["assist_position", "assist_angle", "assist_rate"] {
        for height_m in [0.05, 0.1, 0.15, 0.2, 0.3, 0.6, 1.2] {
            for down in [-20_i8, -40, -80, -127] {
                if assist == "assist_rate" && height_m > 0.2 {
                    // There a stick asks for thrust: held down from higher up, it falls.
                    continue;
                }
                let mut trial = Trial::free(3);
                trial.choose("arm");
                while trial.flight().altitude_m() < height_m {
                    trial.step(sticks(0, 0, 0, 60));
                }
                // It stops there, then the stick goes down.
                for _ in 0..40 {
                    trial.step(SeatInput::default());
                }
                trial.choose(assist);
                let from = trial.run.tick();
                while trial.flight().mode() == Mode::Flying {
                    let gone_s = f64::from(trial.run.tick() - from) / 60.0;
                    let at = trial.flight().altitude_m();
                    assert!(
                        gone_s < 40.0,
                        "{assist}, from {height_m} m, stick {down}: still at {at} m"
                    );
                    trial.step(sticks(0, 0, 0, down));
                }
                assert_eq!(
                    trial.flight().mode(),
                    Mode::Idle,
                    "{assist}, from {height_m} m, stick {down}"
                );
            }
        }
    }
}
