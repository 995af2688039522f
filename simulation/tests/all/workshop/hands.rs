//! What hands do at the bench, and what wood does.

use simulation::workshop::{Doing, Flaw, Incident, Lie, Parameters};
use simulation::{SeatInput, Template, Verb};

use super::trial::{Trial, calm};

fn sticks(along: i8, across: i8) -> SeatInput {
    SeatInput {
        sticks: [along, across, 0, 0],
        ..SeatInput::default()
    }
}

/// A board on the bench, glasses on.
fn at_the_bench() -> Trial {
    let mut trial = Trial::with(calm(), 1);
    trial.choose_all(&["glasses", "plank", "bench"]);
    trial
}

#[test]
fn a_piece_is_cut_where_it_was_measured_and_the_board_is_shorter() {
    let mut trial = at_the_bench();
    trial.cut(250.0);
    let cut = trial.last("piece_cut").fields.clone();
    assert_eq!(cut[0], 2.0, "the left side");
    assert!(cut[1] <= 1.0, "clamped and on the line: {} mm off", cut[1]);
    assert_eq!(trial.last("sawing").fields, [1.0, 1.0, 1.0, 1.0]);
    let piece = trial.workshop().made_for(1).unwrap();
    let made = trial.workshop().pieces()[piece].length;
    let rest = trial
        .workshop()
        .pieces()
        .iter()
        .find(|p| p.lie == Lie::Rack && p.length < 9000)
        .unwrap();
    assert_eq!(made + 20 + rest.length, 9000, "nothing is lost but the saw's cut");
    assert_eq!(trial.workshop().pieces()[piece].lie, Lie::Bench);
}

#[test]
fn too_short_stays_too_short_and_can_be_kept_packed_or_made_again() {
    let off = |mm: f64| {
        let mut trial = at_the_bench();
        trial.cut(mm);
        assert_eq!(trial.prompt().id, if mm < 250.0 { "piece_short" } else { "piece_long" });
        assert_eq!(trial.count("piece_off"), 1);
        assert_eq!(trial.main_choice(), None, "several ways are equally good");
        trial
    };
    let mut kept = off(240.0);
    kept.choose("keep");
    assert_eq!(kept.count("step_done"), 2, "glasses, and the side as it is");
    let mut packed = off(240.0);
    packed.choose("pack");
    let piece = packed.workshop().made_for(1).unwrap();
    let piece = &packed.workshop().pieces()[piece];
    assert_eq!(
        (piece.whole_length(), piece.length < 2420),
        (2500, true),
        "the wood did not grow"
    );
    let mut again = off(240.0);
    again.choose_all(&["plank", "bench"]);
    again.cut(250.0);
    assert_eq!(again.last("piece_cut").fields[2..], [1.0, 1.0], "nearer, and again");
    let mut trimmed = off(260.0);
    assert!(!trimmed.open().contains(&"pack"));
    trimmed.cut(250.0);
    assert_eq!(trimmed.last("piece_cut").fields[2..], [1.0, 1.0]);
    assert_eq!(trimmed.signal("parts_made"), 3.0);
}

#[test]
fn a_tap_is_a_millimetre_along_the_tape_and_holding_is_fast() {
    let mut trial = at_the_bench();
    trial.choose("tape");
    let at = |trial: &Trial| trial.workshop().hand_mm().unwrap()[0];
    for tap in 1..=5 {
        trial.hold(sticks(127, 0), 2.0 / 60.0);
        trial.hold(SeatInput::default(), 0.1);
        assert_eq!(at(&trial), f64::from(tap));
    }
    trial.hold(sticks(127, 0), 1.5);
    trial.hold(SeatInput::default(), 0.1);
    assert!(at(&trial) > 250.0, "{}", at(&trial));
    assert_eq!(at(&trial).fract(), 0.0, "whole millimetres along the tape");
    assert_eq!(trial.workshop().tape_reading_mm(), Some(at(&trial)));
    // A light touch is fine even after a while.
    let before = at(&trial);
    trial.hold(sticks(20, 0), 1.0);
    assert!(at(&trial) - before < 8.0);
    trial.hold(sticks(127, 0), 5.0);
    assert_eq!(at(&trial), 900.0, "the end of the board is the end");
}

#[test]
fn the_hand_feels_marks_but_not_where_it_is_moved_finely() {
    let mut trial = at_the_bench();
    trial.choose("tape");
    trial.along_to(100.0);
    trial.choose("mark");
    trial.along_to(60.0);
    let at = |trial: &Trial| trial.workshop().hand_mm().unwrap()[0];
    while at(&trial) < 97.5 {
        trial.step(sticks(60, 0));
    }
    trial.hold(SeatInput::default(), 0.1);
    assert_eq!(at(&trial), 100.0, "the line is felt");
    trial.choose("less");
    trial.choose("less");
    assert_eq!(at(&trial), 98.0, "and can be left by the millimetre");
}

#[test]
fn the_saw_goes_to_the_line() {
    let mut trial = at_the_bench();
    trial.choose("tape");
    trial.along_to(250.0);
    trial.choose("mark");
    trial.along_to(245.0);
    trial.choose("saw");
    assert_eq!(trial.workshop().hand_mm().unwrap()[0], 250.0);
    assert_eq!(trial.workshop().doing(), Doing::Handling);
}

#[test]
fn a_screw_that_one_lets_go_of_sticks_out_and_can_be_driven_home() {
    let mut trial = at_the_bench();
    trial.cut(250.0);
    trial.choose_all(&["back_panel", "assembly", "left_side", "assembly", "screwdriver"]);
    trial.press("screw");
    trial.hold(SeatInput::default(), 0.4);
    trial.step(SeatInput {
        held: 1,
        ..SeatInput::default()
    });
    let depth = trial.workshop().screws_of(0)[0];
    assert!((20..60).contains(&depth), "{depth}");
    assert_eq!(trial.workshop().screws_left(), 9);
    trial.choose("screw");
    assert_eq!(trial.workshop().screws_of(0), [100, 0]);
    assert_eq!(trial.workshop().screws_left(), 9, "the same screw");
    trial.choose("screw");
    assert_eq!(trial.count("joined"), 1);
    let (back, left) = (trial.workshop().placed(0).unwrap(), trial.workshop().placed(1).unwrap());
    assert!(!back.overlaps(&left));
    assert_eq!(left.end(1), back.at[1], "they touch");
}

#[test]
fn a_rack_that_is_empty_is_filled_when_somebody_asks() {
    let mut trial = at_the_bench();
    trial.choose_all(&["sparrow", "aside"]);
    for _ in 0..2 {
        trial.choose_all(&["plank", "bench", "aside"]);
    }
    trial.choose("plank");
    assert_eq!(trial.count("board_asked"), 1);
    assert_eq!(trial.prompt().id, "coming");
    trial.hold(SeatInput::default(), 3.1);
    assert_eq!(trial.count("board_came"), 1);
    trial.choose_all(&["plank", "bench"]);
    trial.cut(250.0);
}

#[test]
fn after_a_thousand_cuts_there_is_room_at_the_bench() {
    let mut trial = at_the_bench();
    for _ in 0..100_000 {
        let workshop = trial.workshop();
        let (on_bench, in_hand) = (workshop.piece_on_bench(), workshop.piece_in_hand());
        let has_saw = workshop.tool_in_hand().is_some();
        let long = on_bench.is_some_and(|piece| workshop.pieces()[piece].length > 1000);
        if trial.count("sawing") == 1000 {
            break;
        }
        let open = trial.open();
        let wanted = match (on_bench, in_hand) {
            // A slice off the board; what is left of it lies in the rack again.
            (Some(_), _) if long && has_saw => "cut",
            (Some(_), _) if long => "saw",
            (Some(_), _) => "aside",
            (None, Some(_)) => "bench",
            (None, None) => "plank",
        };
        if wanted == "cut" && !open.contains(&"cut") {
            trial.hold(sticks(60, 0), 0.1);
        } else if open.contains(&wanted) {
            trial.choose(wanted);
        } else {
            // A board is on its way.
            trial.hold(SeatInput::default(), 0.5);
        }
    }
    assert_eq!(trial.count("sawing"), 1000);
    assert!(trial.workshop().pieces().len() < 100);
    assert!(trial.count("board_came") >= 4);
    let state = trial.run.activity().encode();
    assert_eq!(trial.template.restore(&state).unwrap().encode(), state);
    // What is asked can be made all the same.
    let made = trial.count("step_done");
    trial.choose_all(&["aside", "plank", "bench"]);
    trial.cut(250.0);
    assert_eq!(trial.count("step_done"), made + 1);
}

#[test]
fn a_delivered_part_that_was_sawn_up_can_be_asked_for() {
    let mut trial = at_the_bench();
    trial.choose_all(&["back_panel", "bench"]);
    trial.cut(100.0);
    assert_eq!(trial.workshop().made_for(0), None);
    trial.choose("back_panel");
    trial.hold(SeatInput::default(), 3.1);
    assert_eq!(trial.count("part_came"), 1);
    trial.choose("back_panel");
}

fn flawed(flaw: Flaw) -> Trial {
    let mut parameters = Parameters::birdhouse();
    parameters.incidents.truncate(1);
    if let Incident::FaultyPanel(faulty) = &mut parameters.incidents[0] {
        faulty.parts = vec!["back_panel".to_owned()];
        faulty.flaws = vec![flaw];
    }
    Trial::with(parameters, 3)
}

#[test]
fn each_flaw_shows_where_one_looks_for_it() {
    for (flaw, shows) in [(Flaw::Split, "turn"), (Flaw::Short, "tape"), (Flaw::Bowed, "square")] {
        for look in ["turn", "tape", "square", "gauge"] {
            let mut trial = flawed(flaw);
            trial.choose_all(&["back_panel", "bench", look]);
            let seen = trial.count("flaw_noticed") == 1;
            assert_eq!(seen, look == shows || look == "gauge", "{flaw:?} by {look}");
            assert_eq!(trial.count("flaw_in_hand"), 1);
        }
    }
}

#[test]
fn a_flawed_part_is_put_aside_or_signalled_and_a_sound_one_comes() {
    let mut aside = flawed(Flaw::Short);
    aside.choose_all(&["back_panel", "aside"]);
    assert_eq!(aside.last("flaw_settled").fields, [1.0, 0.0]);
    let mut said = flawed(Flaw::Split);
    said.choose("back_panel");
    said.say(Verb::Signal);
    assert_eq!(said.count("flaw_settled"), 0, "nobody has seen anything yet");
    said.choose("turn");
    said.say(Verb::Signal);
    assert_eq!(
        (said.last("flaw_settled").fields[1], said.last("told").fields[0]),
        (1.0, 0.0)
    );
    for mut trial in [aside, said] {
        trial.hold(SeatInput::default(), 3.1);
        assert_eq!(trial.count("part_came"), 1);
        let sound = trial.workshop().made_for(0).unwrap();
        assert_eq!(trial.workshop().pieces()[sound].flaw, None);
        if trial.workshop().piece_in_hand().is_some() {
            trial.choose("bench");
        }
        trial.choose_all(&["back_panel", "bench", "gauge"]);
        assert_eq!(trial.last("gauged").fields[1], 1.0);
    }
}

#[test]
fn rain_wets_what_is_not_covered() {
    let rain = |cover: Option<&str>| {
        let mut parameters = Parameters::birdhouse();
        parameters.incidents.drain(..3);
        let mut trial = Trial::with(parameters, 2);
        trial.choose_all(&["blue_tit", "glasses"]);
        let mut done = 2;
        while trial.count("rain_began") == 0 {
            trial.choose_all(&["plank", "bench"]);
            trial.cut(250.0);
            done += 1;
            assert!(done < 6);
        }
        match cover {
            Some("signal") => trial.say(Verb::Signal),
            Some(choice) => trial.choose(choice),
            None => {}
        }
        trial.hold(SeatInput::default(), 30.0);
        trial
    };
    assert!(rain(None).signal("wet_boards") >= 2.0);
    for (how, word) in [("cover", 0.0), ("signal", 1.0)] {
        let trial = rain(Some(how));
        assert_eq!(trial.signal("wet_boards"), 0.0);
        assert_eq!(trial.last("stock_covered").fields[1], word);
    }
}

#[test]
fn the_sheet_opens_turns_and_draws_the_object_itself() {
    let mut trial = at_the_bench();
    trial.choose_all(&["sheet", "page_on", "page_on", "page_back", "sheet", "sheet"]);
    assert_eq!(trial.workshop().open_page(), Some(1), "where it was closed");
    assert_eq!(trial.count("page_turned"), 3);
    let pages: Vec<_> = (0..4).map(|page| trial.workshop().page(page)).collect();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 1, 2]);
    let simulation::workshop::PageDrawing::Plan {
        size_mm,
        outlines,
        rings,
    } = &pages[1][0]
    else {
        panic!("a drawing");
    };
    assert_eq!(*size_mm, [150.0, 300.0]);
    assert_eq!(outlines.len(), 6);
    assert_eq!(outlines.last().unwrap().part, 5, "the roof stands out most");
    assert_eq!(
        rings.len(),
        1,
        "the hole of the front; that of the floor is seen from above"
    );
    assert_eq!(rings[0].at_mm, [75.0, 190.0]);
}

#[test]
fn what_is_pointed_at_is_somewhere() {
    let trial = at_the_bench();
    for (index, choice) in (0_u8..).zip(&trial.template.controls().choices) {
        let somewhere = trial.workshop().where_is_mm(index).is_some();
        let made = ["left_side", "right_side", "floor", "front"].contains(&choice.name.as_str());
        let is_thing = choice.kind == simulation::ChoiceKind::Thing;
        assert_eq!(somewhere, is_thing && !made, "{}", choice.name);
    }
}

#[test]
fn what_was_joined_too_early_comes_apart_and_is_joined_again() {
    let mut trial = at_the_bench();
    trial.cut(250.0);
    trial.choose_all(&[
        "back_panel",
        "assembly",
        "left_side",
        "assembly",
        "screwdriver",
        "screw",
        "screw",
    ]);
    assert!(!trial.open().contains(&"back_panel"), "the side is joined onto it");
    let done = trial.count("step_done");
    trial.choose("left_side");
    assert_eq!(trial.count("taken_apart"), 1);
    assert_eq!(trial.workshop().placed(1), None);
    assert_eq!(trial.workshop().screws_left(), 10, "the screws are in the box again");
    trial.choose_all(&["assembly", "screwdriver", "screw", "screw"]);
    assert_eq!(trial.count("step_done"), done + 1);
}

#[test]
fn who_puts_a_board_back_and_takes_again_gets_a_longer_one() {
    let mut trial = at_the_bench();
    // Beside whole boards there is an offcut that would do for the floor.
    trial.cut(250.0);
    for _ in 0..2 {
        trial.choose_all(&["plank", "bench"]);
        trial.cut(250.0);
    }
    let taken = |trial: &mut Trial| {
        trial.choose("plank");
        trial.last("board_taken").fields[1]
    };
    let first = taken(&mut trial);
    assert!(first < 150.0, "{first}");
    trial.choose("put_back");
    assert_eq!(taken(&mut trial), 900.0);
}
