//! The common interface, seen from a program that knows no kind.

use simulation::flight::Parameters;
use simulation::{Fixed, Run, SeatInput, Template, Verb, builtin};

/// A flight from parameters as a file writes them.
pub(crate) fn template_from(parameters: &str) -> Box<dyn Template> {
    let mut ron = ron::Deserializer::from_str(parameters).unwrap();
    let kind = builtin().get("flight").unwrap();
    kind.template(&mut <dyn erased_serde::Deserializer>::erase(&mut ron))
        .unwrap()
}

#[test]
fn verbs_become_events_of_every_activity() {
    let template = template_from(&ron::to_string(&Parameters::first_flight()).unwrap());
    let mut run = Run::new(template.start(1, 1), 0);
    let mut events = Vec::new();
    run.step(
        &[SeatInput {
            verb: Some(Verb::Propose),
            ..SeatInput::default()
        }],
        &mut events,
    );
    assert_eq!((events[0].kind, events[0].fields[0]), (0, Fixed::from_int(2)));
    assert_eq!(run.tick(), 1);
    run.step(&[SeatInput::default()], &mut events);
    assert!(events.iter().all(|event| event.kind != 0), "events of one tick only");
}

#[test]
fn a_verb_has_its_place_on_the_wheel() {
    for (at, verb) in Verb::ALL.into_iter().enumerate() {
        assert_eq!(usize::from(verb.index()), at);
    }
}

#[test]
fn registry_knows_its_kinds_by_name() {
    assert_eq!(
        builtin().names(),
        ["flight", "workshop", "line", "automaton", "choosing", "relay"]
    );
    assert!(builtin().get("cooking").is_none());
}

#[test]
fn fixed_point_rounds_to_a_millionth() {
    assert_eq!(Fixed::from_f64(1.234_567_4), Fixed(1_234_567));
    assert_eq!(Fixed::from_f64(-0.000_000_5), Fixed(-1));
    assert_eq!(Fixed::from_f64(f64::NAN), Fixed::ZERO);
    assert_eq!(Fixed::from_f64(f64::INFINITY), Fixed(i64::MAX));
    assert_eq!(Fixed::from_bool(true), Fixed::from_int(1));
}
