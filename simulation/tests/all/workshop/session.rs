//! « Le nichoir » as a whole: virtual workers finish it on every seed, its incidents come on every seed, and nothing
//! that is asked ends while somebody acts.

use simulation::workshop::{Parameters, Worker, WorkshopTemplate};
use simulation::{Making, Run, SeatInput, Template};

use super::trial::{Trial, calm};

const SEEDS: std::ops::Range<u64> = 0..20;

#[test]
fn an_ordinary_worker_makes_the_birdhouse_on_every_seed() {
    for seed in SEEDS {
        let trial = Trial::worked("ordinary", seed);
        assert!(trial.workshop().object_is_whole(), "seed {seed}");
        assert_eq!(trial.count("step_done"), 18, "seed {seed}: {:?}", trial.prompt());
        assert_eq!(trial.last("handed_over").fields, [1.0, 1.0, 1.0], "seed {seed}");
        for name in [
            "flaw_in_hand",
            "flaw_settled",
            "guard_found_open",
            "guard_closed",
            "screws_out",
            "screws_came",
            "rain_began",
            "stock_covered",
        ] {
            assert_eq!(trial.count(name), 1, "seed {seed}: {name}");
        }
        for name in ["moved_on", "machine_warned", "dust_came", "sounds_dulled"] {
            assert_eq!(trial.count(name), 0, "seed {seed}: {name}");
        }
        let minutes = f64::from(trial.run.tick()) / 3600.0;
        assert!((2.0..12.0).contains(&minutes), "{minutes} minutes");
    }
}

#[test]
fn all_workers_finish_on_every_seed() {
    for style in Worker::NAMES {
        for seed in SEEDS {
            let trial = Trial::worked(style, seed);
            let ended = trial.count("handed_over") + trial.count("collected");
            assert_eq!(ended, 1, "{style}, seed {seed}");
            let last = &trial.facts[trial.facts.len().saturating_sub(30)..];
            assert!(trial.count("joined") >= 4, "{style}, seed {seed}: {last:?}");
        }
    }
}

#[test]
fn any_numbers_make_a_worker_that_comes_to_an_end() {
    let template = WorkshopTemplate::new(Parameters::birdhouse());
    for (at, order) in (0_u64..).zip([0.0, 0.3, 0.7, 1.0]) {
        for (more, checks) in (0_u64..).zip([0.0, 0.4, 0.8]) {
            let worker = Worker {
                order,
                checks,
                noise_mm: 2.0,
                redo: checks,
                says: order,
                reads: 0.5,
                ..Worker::exact()
            };
            let mut trial = Trial::birdhouse(at * 10 + more);
            let mut pilot = template.worker(worker, at * 7 + more);
            trial.work(pilot.as_mut());
        }
    }
}

#[test]
fn seeds_vary_what_comes_and_when() {
    let trials: Vec<Trial> = (0..16).map(|seed| Trial::worked("careful", seed)).collect();
    let distinct = |of: &dyn Fn(&Trial) -> String| {
        let mut values: Vec<String> = trials.iter().map(of).collect();
        values.sort();
        values.dedup();
        values.len()
    };
    assert_eq!(
        distinct(&|t| format!("{:?}", t.last("flaw_in_hand").fields)),
        2,
        "the back or the roof"
    );
    assert_eq!(distinct(&|t| format!("{:?}", t.last("screws_out").fields)), 4);
    let drilled_before_guard = |t: &Trial| {
        let guard = t.last("guard_found_open").tick;
        let drilled = t
            .facts
            .iter()
            .filter(|fact| fact.name == "drilled" && fact.tick < guard);
        drilled.count().to_string()
    };
    assert_eq!(distinct(&drilled_before_guard), 2, "at the first or the second piece");
    assert!(distinct(&|t| t.last("rain_began").tick.to_string()) > 8);
}

#[test]
fn different_numbers_show_different_things() {
    let all = |style: &str, name: &str| SEEDS.map(|seed| Trial::worked(style, seed).count(name)).sum::<usize>();
    assert_eq!(all("hurried", "measured"), 0, "cuts by eye");
    assert!(all("hurried", "piece_off") > 20 && all("hurried", "dust_came") > 20);
    assert!(all("careful", "sheet_opened") > 60);
    assert_eq!(all("careful", "told"), 4 * 20, "each incident is said");
    assert!(all("learning", "piece_off") >= 15, "the first piece is off");
    let again = |trial: &Trial| {
        trial
            .facts
            .iter()
            .any(|f| f.name == "piece_cut" && f.fields[2] == 1.0 && f.fields[3] == 1.0)
    };
    assert!(SEEDS.filter(|seed| again(&Trial::worked("learning", *seed))).count() >= 15);
    assert!(all("learning", "help_asked") == 20);
}

#[test]
fn nobody_there_ends_nothing_but_the_waiting() {
    let mut trial = Trial::birdhouse(4);
    while !trial.run.activity().is_over() {
        trial.step(SeatInput::default());
        assert!(trial.run.tick() < 15 * 60 * 60);
    }
    assert_eq!(trial.count("moved_on"), 6, "each phase is left once");
    assert_eq!((trial.count("collected"), trial.count("handed_over")), (1, 0));
    // What was left can be done later.
    let mut trial = Trial::with(calm(), 4);
    trial.hold(SeatInput::default(), 91.0);
    assert_eq!(trial.prompt().id, "moved_on");
    assert_eq!(trial.workshop().phase(), "cut");
    trial.choose_all(&["sparrow", "glasses"]);
    trial.hold(SeatInput::default(), 7.0);
    assert_eq!(trial.prompt().id, "take_board");
    assert_eq!(trial.count("step_done"), 2);
}

#[test]
fn who_acts_has_all_the_time_there_is() {
    let mut trial = Trial::with(calm(), 4);
    for _ in 0..90 {
        trial.hold(SeatInput::default(), 30.0);
        trial.choose("sheet");
    }
    assert_eq!(trial.count("moved_on"), 0);
    assert_eq!(trial.workshop().phase(), "prepare");
    assert_eq!(
        trial
            .template
            .limits()
            .iter()
            .map(|l| l.phase.as_str())
            .collect::<Vec<_>>(),
        ["spring"]
    );
}

#[test]
fn the_prompt_and_the_main_choice_agree_all_the_way() {
    let mut trial = Trial::birdhouse(6);
    let mut guided = 0;
    while !trial.run.activity().is_over() && trial.run.tick() < 60 * 60 * 10 {
        let prompt = trial.prompt();
        assert!(trial.template.prompts().contains(&prompt.id));
        for (_, word) in &prompt.words {
            assert!(trial.template.prompt_words().contains(word), "{word}");
        }
        if trial.run.tick().is_multiple_of(20)
            && let Some(main) = trial.main_choice().map(str::to_owned)
        {
            guided += 1;
            trial.press(&main);
        } else if let Some([along, across]) = trial.workshop().asked_place_mm() {
            let [at, over] = trial.workshop().hand_mm().unwrap();
            assert!((over - across).abs() < 1.0);
            trial.press(if at < along { "more" } else { "less" });
        } else {
            match prompt.id.as_str() {
                "choose_one" => trial.press("sparrow"),
                "screws_out" => trial.say(simulation::Verb::Ask),
                "piece_long" | "piece_short" => trial.press("keep"),
                _ => trial.step(SeatInput::default()),
            }
        }
    }
    assert!(trial.workshop().object_is_whole());
    assert!(guided > 60, "{guided}");
}

#[test]
fn the_object_can_be_made_and_the_witness_replays() {
    let template = WorkshopTemplate::new(Parameters::birdhouse());
    let Some(Making::Possible { seed, inputs, .. }) = template.making(1_000_000) else {
        panic!("the birdhouse can be made");
    };
    let mut run = Run::new(template.start(seed, 1), 0);
    let mut events = Vec::new();
    for input in &inputs {
        run.step(&[*input], &mut events);
    }
    let workshop = run
        .activity()
        .as_any()
        .downcast_ref::<simulation::workshop::Workshop>()
        .unwrap();
    assert!(workshop.object_is_whole());
    assert_eq!(template.making(100), Some(Making::NotDecided { states: 100 }));
}

#[test]
fn a_check_is_in_order_only_before_its_part_is_in_the_object() {
    let mut trial = Trial::with(calm(), 1);
    trial.choose_all(&["back_panel", "assembly"]);
    assert_eq!(trial.last("step_done").fields, [6.0, 0.0], "nobody looked at it");
    let mut trial = Trial::with(calm(), 1);
    trial.choose_all(&["back_panel", "bench", "gauge"]);
    assert_eq!(trial.last("step_done").fields, [6.0, 1.0]);
}
