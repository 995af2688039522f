//! Small steps, lines that are rubbed out, how near is near enough, what is said now, and an ending that is seen.

use simulation::workshop::{PageDrawing, Parameters, WorkshopTemplate};
use simulation::{MadeView, Making, SeatInput, SeenFrom, Template, Verb};

use super::trial::{Trial, calm};

/// A board on the bench, glasses on.
fn at_the_bench() -> Trial {
    let mut trial = Trial::with(calm(), 1);
    trial.choose_all(&["blue_tit", "glasses", "plank", "bench"]);
    trial
}

fn hand(trial: &Trial) -> [f64; 2] {
    trial.workshop().hand_mm().unwrap()
}

#[test]
fn a_small_step_goes_to_the_next_whole_millimetre_along_and_across() {
    let mut trial = at_the_bench();
    let push = SeatInput {
        sticks: [40, 0, 0, 0],
        ..SeatInput::default()
    };
    let mut between = 0;
    for seconds in [0.5, 0.7, 0.9, 1.1] {
        trial.hold(push, seconds);
        trial.hold(SeatInput::default(), 0.1);
        let from = hand(&trial)[0];
        between += usize::from(from.fract() > 0.0);
        trial.press("more");
        assert_eq!(hand(&trial)[0], from.floor() + 1.0);
        trial.press("less");
        trial.press("less");
        assert_eq!(hand(&trial)[0], from.floor() - 1.0);
    }
    assert!(between > 0, "the hand was between two millimetres");
    assert!(
        !trial.open().contains(&"more_across"),
        "nobody asks for it on the bench"
    );
    trial.choose("drill");
    let [along, across] = hand(&trial);
    for _ in 0..3 {
        trial.choose("more_across");
    }
    trial.choose("less_across");
    assert_eq!(hand(&trial), [along, across + 2.0]);
    for _ in 0..200 {
        trial.choose("less_across");
    }
    assert_eq!(hand(&trial)[1], 0.0, "the edge is the edge");
}

#[test]
fn a_line_can_be_rubbed_out_where_the_hand_is_at_it() {
    let mut trial = at_the_bench();
    trial.choose("tape");
    for mm in [100.0, 200.0] {
        trial.along_to(mm);
        trial.choose("mark");
    }
    trial.along_to(160.0);
    assert!(!trial.open().contains(&"rub_out"));
    trial.along_to(102.0);
    trial.choose("rub_out");
    let board = trial.workshop().piece_on_bench().unwrap();
    let left = |trial: &Trial| {
        trial.workshop().pieces()[board]
            .marks
            .iter()
            .map(|mark| mark.at[0])
            .collect::<Vec<_>>()
    };
    assert_eq!(left(&trial), [2000]);
    assert!(!trial.open().contains(&"rub_out"));
}

#[test]
fn what_the_sheet_allows_is_near_enough() {
    let mut trial = at_the_bench();
    trial.choose("tape");
    for (mm, line) in [(245.0, "measure"), (249.0, "mark"), (251.0, "mark"), (252.0, "measure")] {
        trial.along_to(mm);
        assert_eq!(trial.prompt().id, line, "{mm}");
    }
    trial.along_to(251.0);
    trial.choose_all(&["mark", "clamp", "saw"]);
    assert_eq!(trial.prompt().id, "cut");
    trial.choose("cut");
    assert_eq!(trial.count("piece_off"), 0, "{:?}", trial.last("piece_cut"));
}

#[test]
fn a_verb_is_asked_for_where_it_would_change_something() {
    let mut asked = std::collections::BTreeMap::new();
    for seed in 0..6 {
        let mut trial = Trial::birdhouse(seed);
        let mut pilot = trial.template.pilot("ordinary", seed, 1).unwrap();
        let mut inputs = [SeatInput::default()];
        while !trial.run.activity().is_over() {
            let verbs = trial.run.activity().asked_verbs(0);
            if !verbs.is_empty() {
                asked.insert(trial.prompt().id, verbs);
            }
            pilot.act(trial.run.activity(), &mut inputs);
            trial.step(inputs[0]);
        }
    }
    assert_eq!(asked["screws_out"], [Verb::Signal, Verb::Ask]);
    assert_eq!(asked["rain"], [Verb::Signal]);
    assert_eq!(asked["guard_open"], [Verb::Signal]);
    assert_eq!(asked["panel_flawed"], [Verb::Signal]);
}

#[test]
fn whoever_hands_over_sees_who_comes() {
    let mut trial = at_the_bench();
    trial.choose_all(&["back_panel", "assembly"]);
    trial.cut(250.0);
    trial.choose_all(&["left_side", "assembly", "hand_over"]);
    for _ in 0..16 {
        trial.press("finish");
        trial.hold(SeatInput::default(), 1.0);
        assert!(!trial.run.activity().is_over());
    }
    assert_eq!(trial.main_choice(), None);
    trial.hold(SeatInput::default(), 0.5);
    assert_eq!(trial.main_choice(), Some("finish"));
    trial.choose("finish");
    assert!(trial.run.activity().is_over());
}

#[test]
fn a_drawing_shows_no_hole_through_what_lies_over_it() {
    let trial = at_the_bench();
    let pages: Vec<_> = (0..4).map(|page| trial.workshop().page(page)).collect();
    let rings = |drawing: &PageDrawing| match drawing {
        PageDrawing::Plan { rings, .. } => rings.len(),
        PageDrawing::List(_) => panic!("a plan"),
    };
    assert_eq!(rings(&pages[1][0]), 1, "the hole of the front");
    assert_eq!(rings(&pages[3][0]), 0, "the roof lies over that of the floor");
    assert_eq!(rings(&pages[3][1]), 1, "alone it is seen");
}

#[test]
fn the_last_cut_of_a_board_may_run_out_of_the_wood() {
    let of = |length_mm: f64| {
        let mut parameters = Parameters::birdhouse();
        parameters.stock[0].length_mm = length_mm;
        parameters.stock[0].count = 2;
        WorkshopTemplate::new(parameters)
    };
    // Two parts of 250 mm, the saw's cut between them, and what is less than a cut after them.
    assert!(matches!(of(503.0).making(2_000_000), Some(Making::Possible { .. })));
    assert_eq!(of(502.0).faults().len(), 1);
}

#[test]
fn what_is_made_is_seen_as_it_came_out() {
    // From where, width and height in whole millimetres, parts from behind to the front.
    let seen = |trial: &Trial| -> Vec<(SeenFrom, [i64; 2], Vec<String>)> {
        let views = trial.run.activity().made().map_or_else(Vec::new, |made| made.views);
        let view = |view: MadeView| {
            let names = view.parts.into_iter().map(|part| part.name);
            (view.from, view.size_mm.map(|mm| mm.round() as i64), names.collect())
        };
        views.into_iter().map(view).collect()
    };
    let mut trial = at_the_bench();
    assert_eq!(seen(&trial), [], "what was delivered is nobody's work");
    trial.cut(240.0);
    trial.choose("keep");
    let left = vec!["left_side".to_owned()];
    let views = seen(&trial);
    let [(SeenFrom::Alone, [length, 150], parts)] = &views[..] else {
        panic!("{views:?}")
    };
    assert!((238..=242).contains(length) && *parts == left, "{views:?}");
    trial.choose_all(&["aside", "back_panel", "assembly", "left_side", "assembly"]);
    let views = seen(&trial);
    assert_eq!(
        views.iter().map(|view| view.0).collect::<Vec<_>>(),
        [SeenFrom::Front, SeenFrom::Side]
    );
    assert_eq!(views[0].2, ["back_panel", "left_side"]);
    assert_eq!([views[0].1, views[1].1], [[150, 300], [168, 300]]);
}
