//! Signals and events keep to what the vocabulary declares.

use simulation::{SeatInput, Template, Unit};

use super::trial::Trial;

#[test]
fn names_are_unique_and_phase_comes_first() {
    let trial = Trial::first_flight(1);
    let vocabulary = trial.template.vocabulary();
    let mut names: Vec<&str> = vocabulary.signals.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names[0], "phase");
    assert_eq!(vocabulary.signals[0].words, trial.template.phases());
    names.extend(vocabulary.events.iter().map(|e| e.name.as_str()));
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    // `grounded` is both a state that lasts and the moment it begins.
    assert_eq!(names.len(), count - 1);
    assert_eq!(vocabulary.events[0].name, "verb");
}

#[test]
fn every_sample_and_event_stays_within_its_declaration() {
    for (style, seed) in [("ordinary", 1), ("hurried", 2), ("careful", 3)] {
        let mut trial = Trial::first_flight(seed);
        let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
        let mut inputs = [SeatInput::default()];
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
                if kind.unit == Unit::Word {
                    assert!((value.to_f64() as usize) < kind.words.len(), "{}", kind.name);
                }
            }
        }
        for fact in &trial.facts {
            let kind = &trial.template.vocabulary().events
                [usize::from(trial.template.vocabulary().event_index(&fact.name).unwrap())];
            for (field, value) in kind.fields.iter().zip(&fact.fields) {
                if field.unit == Unit::Word {
                    assert!((*value as usize) < field.words.len(), "{}.{}", kind.name, field.name);
                }
            }
        }
        assert!(trial.template.prompts().contains(&trial.run.activity().prompt(0).id));
    }
}
