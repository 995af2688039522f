//! Signals and events keep to what the vocabulary declares.

use simulation::workshop::Worker;
use simulation::{Picture, SeatInput, Template, Unit};

use super::trial::Trial;

#[test]
fn names_are_unique_and_phase_comes_first() {
    let trial = Trial::birdhouse(1);
    let vocabulary = trial.template.vocabulary();
    let mut names: Vec<&str> = vocabulary.signals.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names[0], "phase");
    assert_eq!(vocabulary.signals[0].words, trial.template.phases());
    names.extend(vocabulary.events.iter().map(|e| e.name.as_str()));
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert_eq!(vocabulary.events[0].name, "verb");
    assert!(
        vocabulary
            .events
            .iter()
            .all(|event| event.fields.len() <= simulation::MAX_EVENT_FIELDS)
    );
}

#[test]
fn every_sample_and_event_stays_within_its_declaration() {
    for (seed, style) in (1..).zip(Worker::NAMES) {
        let mut trial = Trial::birdhouse(seed);
        let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
        let mut inputs = [SeatInput::default()];
        let mut lanes = None;
        while !trial.run.activity().is_over() {
            pilot.act(trial.run.activity(), &mut inputs);
            trial.step(inputs[0]);
            for (kind, value) in trial.template.vocabulary().signals.iter().zip(trial.sample()) {
                assert!(
                    (kind.min..=kind.max).contains(&value),
                    "{} = {}",
                    kind.name,
                    value.to_f64()
                );
            }
            let Picture::Lanes(now) = trial.run.activity().picture() else {
                panic!("lanes");
            };
            let names: Vec<String> = now.into_iter().map(|lane| lane.name).collect();
            assert_eq!(
                *lanes.get_or_insert_with(|| names.clone()),
                names,
                "the same lanes at every tick"
            );
        }
        for fact in &trial.facts {
            let index = trial.template.vocabulary().event_index(&fact.name).unwrap();
            let kind = &trial.template.vocabulary().events[usize::from(index)];
            for (field, value) in kind.fields.iter().zip(&fact.fields) {
                if field.unit == Unit::Word {
                    assert!(
                        (*value as usize) < field.words.len(),
                        "{}.{} = {value}",
                        kind.name,
                        field.name
                    );
                }
                if field.unit == Unit::Boolean {
                    assert!([0.0, 1.0].contains(value), "{}.{}", kind.name, field.name);
                }
            }
        }
    }
}

#[test]
fn every_choice_of_an_ordinary_session_was_open() {
    let mut trial = Trial::birdhouse(2);
    let mut pilot = trial.template.pilot("ordinary", 2, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    while !trial.run.activity().is_over() {
        pilot.act(trial.run.activity(), &mut inputs);
        if let Some(index) = inputs[0].choice.checked_sub(1) {
            assert!(trial.run.activity().open_choices(0).contains(&index));
        }
        trial.step(inputs[0]);
    }
}
