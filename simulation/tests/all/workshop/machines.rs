//! Machines and what protects: they warn or do not start, stop by themselves, and never wound.

use simulation::SeatInput;
use simulation::workshop::StartRule;

use super::trial::{Trial, calm};

#[test]
fn without_glasses_sawdust_makes_one_blink_and_nothing_else() {
    let mut trial = Trial::with(calm(), 1);
    trial.choose_all(&["plank", "bench"]);
    trial.cut(250.0);
    assert_eq!(trial.count("dust_came"), 1);
    assert!(trial.workshop().is_hazy());
    assert_eq!(
        (trial.prompt().id.as_str(), trial.main_choice()),
        ("hazy", Some("glasses"))
    );
    trial.choose_all(&["plank", "bench", "tape"]);
    assert_eq!(trial.workshop().tape_reading_mm(), None, "the tape is not read now");
    trial.hold(SeatInput::default(), 4.1);
    assert!(!trial.workshop().is_hazy());
    assert!(trial.workshop().tape_reading_mm().is_some());
}

#[test]
fn a_machine_warns_or_does_not_start_as_the_scenario_says() {
    for (starts, warned, refused) in [(StartRule::Warns, 1, 0), (StartRule::OnlySafe, 0, 1)] {
        let mut parameters = calm();
        parameters.machines[0].starts = starts;
        let mut trial = Trial::with(parameters, 1);
        trial.choose_all(&["plank", "bench", "drill", "drill_guard", "start"]);
        assert_eq!(trial.count("machine_warned"), warned);
        assert_eq!(trial.count("start_refused"), refused);
        assert_eq!(trial.signal("machine_running"), warned as f64);
        if starts == StartRule::OnlySafe {
            trial.choose_all(&["drill_guard", "glasses", "ear_muffs", "start"]);
            assert_eq!(trial.last("machine_started").fields, [0.0, 1.0, 1.0]);
            assert_eq!(trial.count("sounds_dulled"), 0);
        } else {
            assert_eq!(trial.count("sounds_dulled"), 1, "loud without ear muffs");
        }
    }
}

#[test]
fn a_machine_that_nobody_minds_stops_by_itself() {
    let mut trial = Trial::with(calm(), 1);
    trial.choose_all(&["glasses", "ear_muffs", "plank", "bench", "drill", "start"]);
    // Whoever held the controller is gone.
    trial.hold(SeatInput::default(), 12.1);
    assert_eq!(
        (trial.count("machine_rested"), trial.signal("machine_running")),
        (1, 0.0)
    );
    trial.choose("start");
    trial.step(SeatInput {
        held: 1,
        ..SeatInput::default()
    });
    assert_eq!(
        (trial.count("machine_stopped"), trial.signal("machine_running")),
        (1, 0.0)
    );
    trial.choose_all(&["start", "drill_guard"]);
    assert_eq!(trial.signal("machine_running"), 0.0, "an opened guard stops it");
}

#[test]
fn the_hole_follows_the_bird() {
    for (bird, diameter) in [("blue_tit", 280), ("great_tit", 320), ("sparrow", 360)] {
        let mut trial = Trial::with(calm(), 1);
        trial.choose_all(&[bird, "glasses"]);
        // Left, right and floor first: the front is the fourth.
        for mm in [250.0, 250.0, 114.0, 250.0] {
            trial.choose_all(&["plank", "bench"]);
            trial.cut(mm);
        }
        trial.choose_all(&["front", "drill"]);
        trial.along_to(190.0);
        trial.choose_all(&["start", "drill_hole"]);
        let front = trial.workshop().made_for(4).unwrap();
        let hole = trial.workshop().pieces()[front].holes[0];
        assert_eq!((hole.diameter, hole.at), (diameter, [1900, 750]));
        assert!(
            !trial
                .open()
                .iter()
                .any(|open| ["blue_tit", "great_tit", "sparrow"].contains(open)),
            "it is drilled"
        );
    }
}
