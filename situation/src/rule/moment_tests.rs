//! What is seen, where, and what is never assumed.

use simulation::{Event, Fixed};

use super::language_tests::compile;
use super::*;

/// A landing call at tick 3, going down at ticks 8 and 9 of twenty.
pub(super) fn landing() -> Segment {
    let mut segment = Segment::new(1, true, 7);
    for tick in 1..=20 {
        let alt = Fixed::from_int(if tick < 9 { 5 } else { 4 });
        let sample = [
            Fixed::ZERO,
            alt,
            alt,
            Fixed::ZERO,
            Fixed::ZERO,
            Fixed::ZERO,
            Fixed::ZERO,
        ];
        let call = Event {
            kind: 1,
            seat: 0,
            fields: [Fixed::ZERO; 4],
        };
        segment.push(&sample, if tick == 3 { std::slice::from_ref(&call) } else { &[] });
    }
    segment
}

#[test]
fn a_moment_names_the_smallest_stretch_and_its_events() {
    let rows = compile(
        "event(land_call)",
        "WithinAfter(10 t, event(land_call), alt < 5 m)",
        &[],
    )
    .unwrap();
    let found = moments(&rows, 0, &landing());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].attempt, found[0].from, found[0].to), (3, 3, 9));
    assert_eq!(found[0].events.len(), 1);
    let late = compile("event(land_call)", "WithinAfter(5 t, event(land_call), alt < 5 m)", &[]).unwrap();
    assert_eq!(moments(&late, 0, &landing()), []);
}

#[test]
fn what_would_come_after_the_end_is_never_assumed() {
    let rows = compile("event(land_call)", "always[0, 17 t] alt > 1 m", &[]).unwrap();
    assert_eq!(moments(&rows, 0, &landing()).len(), 1);
    let rows = compile("event(land_call)", "always[0, 18 t] alt > 1 m", &[]).unwrap();
    assert_eq!(moments(&rows, 0, &landing()), []);
    let rows = compile("event(land_call)", "not eventually[0, 18 t] event(contact)", &[]).unwrap();
    assert_eq!(moments(&rows, 0, &landing()), []);
}

#[test]
fn an_occasion_that_holds_from_the_start_begins_at_the_first_tick() {
    let rows = compile("phase = check", "alt = 5 m", &[]).unwrap();
    let attempts: Vec<u32> = moments(&rows, 0, &landing())
        .iter()
        .map(|moment| moment.attempt)
        .collect();
    assert_eq!(attempts, [1]);
}
