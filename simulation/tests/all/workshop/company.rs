//! Working together: a colleague who lends themselves to be understood, a bag that holds too little, a van that comes
//! early. Acted with objects, on every seed.

use simulation::workshop::{Carried, Fitted, Incident, Lie, Mime, Parameters, Stage, Worker, WorkshopTemplate};
use simulation::{Making, Run, SeatInput, Template, Verb};

use super::trial::Trial;

const SEEDS: std::ops::Range<u64> = 0..16;

fn toolbox(seed: u64) -> Trial {
    Trial::with(Parameters::toolbox(), seed)
}

fn worked(style: &str, seed: u64) -> Trial {
    let mut trial = toolbox(seed);
    let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
    trial.work(pilot.as_mut());
    trial
}

/// Waits, with a small act now and then so that nothing goes on by itself, until something is so.
fn wait_until(trial: &mut Trial, what: &str, is: impl Fn(&Trial) -> bool) {
    for _ in 0..60 * 300 {
        if is(trial) {
            return;
        }
        trial.step(SeatInput::default());
        if trial.run.tick().is_multiple_of(1800) {
            trial.press("gloves");
        }
    }
    panic!("never: {what}; {:?}", trial.workshop().colleague());
}

fn stage(trial: &Trial) -> Stage {
    trial.workshop().colleague().unwrap().stage
}

/// The bottom with its left end on it, one screw driven: the drill is in the hand.
fn until_the_drill_is_used(trial: &mut Trial) {
    trial.choose_all(&["glasses", "plank", "bench"]);
    trial.cut(150.0);
    trial.choose_all(&["bottom", "assembly", "left_end", "assembly", "drill"]);
    while trial.open().contains(&"screw") {
        trial.choose("screw");
    }
}

#[test]
fn what_is_unexpected_comes_on_every_seed_and_workers_come_to_an_end() {
    for seed in SEEDS {
        for style in Worker::NAMES {
            let trial = worked(style, seed);
            let ended = trial.count("handed_over") + trial.count("collected");
            assert_eq!(ended, 1, "{style}, seed {seed}");
            for name in ["colleague_erred", "colleague_unsure"] {
                let count = trial.count(name);
                // Who hands over before the end may leave a task undone.
                assert!(
                    count == 1 || (count == 0 && style != "careful"),
                    "{style}, seed {seed}: {name}"
                );
            }
            assert!(trial.count("van_honked") >= 1, "{style}, seed {seed}");
        }
        let trial = worked("ordinary", seed);
        for name in ["bag_short", "colleague_needs"] {
            assert!(trial.count(name) >= 1, "seed {seed}: {name}");
        }
    }
}

#[test]
fn seeds_vary_which_task_goes_wrong_when_and_how_much() {
    let trials: Vec<Trial> = SEEDS.map(|seed| worked("careful", seed)).collect();
    let distinct = |of: &dyn Fn(&Trial) -> String| {
        let mut values: Vec<String> = trials.iter().map(of).collect();
        values.sort();
        values.dedup();
        values.len()
    };
    let fields = |name: &'static str| move |trial: &Trial| format!("{:?}", trial.last(name).fields);
    assert!(distinct(&fields("colleague_erred")) > 4);
    assert_eq!(distinct(&fields("colleague_unsure")), 2);
    assert_eq!(distinct(&fields("bag_short")), 2);
}

#[test]
fn the_drill_is_lent_when_it_does_not_turn_and_comes_back() {
    let mut trial = toolbox(2);
    until_the_drill_is_used(&mut trial);
    // The colleague is unsure first, or cuts; a drill that lies about can be asked for all the same.
    wait_until(&mut trial, "asks", |trial| stage(trial) == Stage::Asks);
    let wanted = trial.workshop().colleague().unwrap().wants;
    assert_eq!(wanted, Some(5));
    trial.choose("sam");
    assert_eq!(trial.count("lent"), 1);
    assert_eq!(trial.workshop().tool_in_hand(), None);
    assert!(trial.workshop().tool_is_lent(5) && !trial.open().contains(&"drill"));
    wait_until(&mut trial, "drilled", |trial| trial.count("colleague_drilled") == 1);
    assert!(trial.workshop().tool_is_home(5) && trial.open().contains(&"drill"));
    let lid = trial.workshop().made_for(4).unwrap();
    assert_eq!(trial.workshop().pieces()[lid].holes.len(), 1);
}

#[test]
fn who_is_not_lent_the_drill_shrugs_and_goes_on() {
    let mut trial = toolbox(2);
    until_the_drill_is_used(&mut trial);
    wait_until(&mut trial, "asks", |trial| stage(trial) == Stage::Asks);
    wait_until(&mut trial, "goes on", |trial| stage(trial) != Stage::Asks);
    assert_eq!(trial.count("lent"), 0);
    assert_eq!(trial.workshop().colleague().unwrap().mime, Mime::Shrugs);
    // What is put back is taken: nobody has to be asked for it.
    trial.choose("put_back");
    wait_until(&mut trial, "takes it", |trial| trial.count("colleague_took") == 1);
}

#[test]
fn who_is_unsure_goes_on_when_pointed_to_the_step() {
    for by in [0.0, 2.0] {
        let mut trial = toolbox(4);
        wait_until(&mut trial, "unsure", |trial| stage(trial) == Stage::Unsure);
        // An empty hand says nothing.
        trial.choose("sam");
        assert_eq!((trial.count("beckoned"), stage(&trial)), (1, Stage::Unsure));
        trial.choose(if by == 0.0 { "sheet" } else { "plank" });
        trial.choose("sam");
        assert_eq!(trial.last("pointed").fields[1], by);
        assert_eq!(stage(&trial), Stage::Fetches);
    }
}

/// Until the line that is wrong is shown.
fn erred(seed: u64) -> Trial {
    let mut trial = toolbox(seed);
    wait_until(&mut trial, "erred", |trial| trial.count("colleague_erred") == 1);
    trial
}

#[test]
fn a_wrong_line_is_drawn_anew_once_it_is_shown_again() {
    let mut trial = erred(4);
    assert_eq!(stage(&trial), Stage::Shows);
    let line = trial.workshop().colleague().unwrap().line_mm.unwrap();
    assert!((355.0..=380.0).contains(&line), "{line}");
    trial.choose_all(&["sheet", "sam"]);
    assert_eq!(trial.count("shown_again"), 1);
    wait_until(&mut trial, "draws anew", |trial| stage(trial) == Stage::Shows);
    assert_eq!(trial.workshop().colleague().unwrap().line_mm, Some(400.0));
    trial.choose("sam");
    assert_eq!(trial.count("shown_again"), 1, "there is nothing to show again");
    wait_until(&mut trial, "cuts", |trial| trial.count("colleague_cut") >= 1);
    assert_eq!(trial.last("colleague_cut").fields[1], 400.0);
}

#[test]
fn what_was_sawn_by_a_wrong_line_can_be_shown_again_too() {
    let mut trial = erred(4);
    let part = trial.last("colleague_erred").fields[0] as usize - 1;
    wait_until(&mut trial, "cuts", |trial| trial.workshop().made_for(part).is_some());
    let short = trial.workshop().made_for(part).unwrap();
    assert!(trial.workshop().pieces()[short].length < 3900, "wood does not grow");
    assert_ne!(trial.prompt().id, "piece_short", "nobody has looked yet");
    let name = trial.template.parameters().object.parts[part].id.clone();
    trial.choose(&name);
    trial.choose("sam");
    assert_eq!(trial.last("shown_again").fields[1], 2.0, "by the piece itself");
    assert_eq!(trial.workshop().pieces()[short].lie, Lie::Aside);
    wait_until(&mut trial, "cuts again", |trial| {
        trial.workshop().made_for(part).is_some()
    });
    let piece = trial.workshop().made_for(part).unwrap();
    assert_eq!(trial.workshop().pieces()[piece].length, 4000);
}

#[test]
fn a_short_bag_is_said_and_something_else_serves() {
    for (substitute, index) in [("rope", 0_u8), ("leather", 1), ("wire", 2)] {
        let mut trial = toolbox(7);
        trial.choose("hinges");
        assert_eq!(trial.count("bag_short"), 1);
        assert_eq!(trial.signal("unexpected"), 5.0);
        trial.say(Verb::Signal);
        assert_eq!(trial.last("told").fields, [4.0]);
        assert_eq!(
            trial.workshop().colleague().unwrap().mime,
            Mime::Shrugs,
            "there are no others"
        );
        trial.choose(substitute);
        assert_eq!(trial.workshop().carried(), Some(Carried::Substitute(index)));
        trial.choose("sam");
        assert_eq!(trial.last("substitute_shown").fields, [f64::from(index)]);
        assert_eq!(
            trial.workshop().colleague().unwrap().mime,
            Mime::Thumb,
            "each is as good"
        );
        trial.choose("hinges");
        assert_eq!(trial.count("bag_short"), 1, "it is no news any more");
        trial.choose("put_back");
        assert_eq!(trial.workshop().carried(), None);
    }
}

#[test]
fn who_looks_into_a_bag_before_it_is_needed_is_told_what_it_holds() {
    let mut trial = toolbox(3);
    let before = trial.prompt().id;
    assert_ne!(before, "bag_short");
    for _ in 0..2 {
        trial.choose("hinges");
        let prompt = trial.prompt();
        assert_eq!(prompt.id, "bag_short");
        assert!(!prompt.numbers.is_empty() && !prompt.words.is_empty(), "{prompt:?}");
        // Then what there is to do is asked again.
        for _ in 0..60 * 7 {
            trial.step(SeatInput::default());
        }
        assert_ne!(trial.prompt().id, "bag_short");
    }
    assert_eq!(trial.count("bag_short"), 1);
}

/// A lid on a bench where nobody else works.
fn alone_with_a_lid() -> Trial {
    let mut parameters = Parameters::toolbox();
    parameters.colleague = None;
    for part in &mut parameters.object.parts {
        part.delivered = true;
    }
    parameters.steps.retain(|step| !step.id.starts_with("cut"));
    for step in &mut parameters.steps {
        step.after.retain(|id| !id.starts_with("cut"));
    }
    parameters
        .incidents
        .retain(|incident| matches!(incident, Incident::EmptyBag(_)));
    let mut trial = Trial::with(parameters, 3);
    for part in ["bottom", "left_end", "back", "lid"] {
        trial.choose_all(&[part, "assembly"]);
    }
    trial
}

#[test]
fn a_lid_takes_its_screws_once_it_is_fitted_and_lets_go_of_both() {
    let mut trial = alone_with_a_lid();
    trial.choose("drill");
    for _ in 0..4 {
        trial.choose("screw");
    }
    assert!(!trial.open().contains(&"screw"), "the lid holds nothing yet");
    trial.choose_all(&["wire", "assembly", "drill", "screw", "screw"]);
    assert_eq!(trial.workshop().fitting_of(3), Some((0, Some(Fitted::Substitute(2)))));
    assert_eq!(trial.last("fitted").fields, [3.0, 3.0, 0.0], "nobody was shown it");
    assert_eq!(trial.last("joined").fields, [3.0]);
    trial.choose("lid");
    assert_eq!(trial.workshop().fitting_of(3), Some((0, None)));
}

#[test]
fn stickers_say_what_is_left_and_go_with_the_object() {
    let mut trial = alone_with_a_lid();
    trial.choose_all(&["stickers", "lid"]);
    assert!(trial.workshop().has_sticker(4));
    assert_eq!(trial.last("sticker_put").fields, [5.0, 1.0]);
    trial.choose("bottom");
    assert_eq!(
        trial.last("sticker_put").fields,
        [1.0, 0.0],
        "nothing is left to do with the bottom"
    );
    trial.choose("bottom");
    assert_eq!(trial.count("sticker_off"), 1);
    for part in ["left_end", "right_end", "back", "front"] {
        trial.choose(part);
    }
    trial.choose("hand_over");
    assert_eq!(trial.last("work_handed_on").fields, [5.0, 5.0, 1.0]);
}

#[test]
fn the_van_waits_and_leaves_with_what_there_is() {
    let mut parameters = Parameters::toolbox();
    for incident in &mut parameters.incidents {
        if let Incident::EarlyVan(van) = incident {
            van.after_steps = (1, 1);
        }
    }
    let mut trial = Trial::with(parameters, 3);
    trial.choose("glasses");
    trial.step(SeatInput::default());
    assert_eq!(trial.last("van_honked").fields, [1.0]);
    assert_eq!(trial.prompt().id, "van_here");
    wait_until(&mut trial, "honks again", |trial| trial.count("van_honked") == 2);
    wait_until(&mut trial, "leaves", |trial| trial.count("collected") == 1);
}

#[test]
fn the_toolbox_can_be_made_and_the_session_that_shows_it_replays() {
    let template = WorkshopTemplate::new(Parameters::toolbox());
    let Some(Making::Possible { seed, inputs, .. }) = template.making(2_000_000) else {
        panic!("not shown to be possible");
    };
    let mut run = Run::new(template.start(seed, 1), 0);
    let mut events = Vec::new();
    for input in inputs {
        run.step(&[input], &mut events);
    }
    let workshop: &simulation::workshop::Workshop = run.activity().as_any().downcast_ref().unwrap();
    assert!(workshop.object_is_whole());
}

#[test]
fn a_restored_run_goes_on_identically_and_what_is_no_state_is_refused() {
    for (style, cut) in [
        ("ordinary", 900),
        ("ordinary", 3000),
        ("careful", 5000),
        ("hurried", 1500),
    ] {
        let mut trial = toolbox(5);
        let mut pilot = trial.template.pilot(style, 5, 1).unwrap();
        let mut inputs = [SeatInput::default()];
        let mut rest = Vec::new();
        let mut restored = None;
        while trial.run.tick() < cut + 3000 && !trial.run.activity().is_over() {
            if trial.run.tick() == cut {
                let bytes = trial.run.activity().encode();
                restored = Some(Run::new(trial.template.restore(&bytes).unwrap(), cut));
                let other = WorkshopTemplate::new(Parameters::birdhouse());
                assert!(other.restore(&bytes).is_err());
                assert!(trial.template.restore(&bytes[..bytes.len() - 1]).is_err());
            }
            pilot.act(trial.run.activity(), &mut inputs);
            if trial.run.tick() >= cut {
                rest.push(inputs[0]);
            }
            trial.step(inputs[0]);
        }
        let mut restored = restored.unwrap();
        let mut events = Vec::new();
        for input in rest {
            restored.step(&[input], &mut events);
        }
        assert_eq!(restored.hash(), trial.run.hash(), "{style} from {cut}");
    }
}

#[test]
fn what_does_not_hold_together_is_named_at_its_place() {
    let faults = |change: &dyn Fn(&mut Parameters)| {
        let mut parameters = Parameters::toolbox();
        change(&mut parameters);
        let found = WorkshopTemplate::new(parameters).faults();
        let found = found.into_iter().map(|fault| format!("{} {}", fault.path, fault.code));
        found.collect::<Vec<_>>()
    };
    assert_eq!(faults(&|_| ()), Vec::<String>::new());
    let colleague = |change: fn(&mut simulation::workshop::Colleague)| {
        faults(&move |p: &mut Parameters| change(p.colleague.as_mut().unwrap()))
    };
    assert_eq!(
        colleague(|sam| sam.tasks[1].needs = sam.tasks[2].needs.clone()),
        Vec::<String>::new()
    );
    assert_eq!(
        colleague(|sam| sam.tasks[2].needs.as_mut().unwrap().tool = "hammer".to_owned()),
        ["colleague.tasks[2].needs.tool situation-making-unknown"]
    );
    assert_eq!(
        colleague(|sam| sam.tasks[1].does = simulation::workshop::TaskDoes::Cut("lid".to_owned())),
        ["colleague.tasks[1].does situation-making-never"]
    );
    assert_eq!(
        colleague(|sam| sam.unsure.push("nothing".to_owned())),
        ["colleague.unsure[2] situation-making-unknown"]
    );
    assert_eq!(
        colleague(|sam| sam.mistake.as_mut().unwrap().tasks = vec!["sam_sands_lid".to_owned()]),
        ["colleague.mistake.tasks[0] situation-making-unknown"]
    );
    assert_eq!(
        faults(&|p| p.object.joints[3].fitting = Some("nails".to_owned())),
        ["object.joints[3].fitting situation-making-unknown"]
    );
    assert_eq!(
        faults(&|p| p.substitutes.clear()),
        ["incidents[0].fitting situation-making-no-substitute"]
    );
}
