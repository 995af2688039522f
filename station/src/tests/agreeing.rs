//! Whoever sat beside and is seen in what would leave says yes first.

use situation::selection::Extent;

use super::*;

#[test]
fn nobody_is_asked_where_only_the_learner_did_something() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, _) = play(&mut station);
    assert!(matches!(
        debrief.to_be_asked("light", Extent::Extracts),
        Err(StationError::NotYet(_))
    ));
    debrief.keep().unwrap();
    // Blocks from 46 to 90, and the other lamp burns from 120 on.
    debrief.choose("lights_and_explains", 60, true).unwrap();
    assert_eq!(debrief.to_be_asked("light", Extent::Extracts).unwrap(), []);
    debrief.ask("light", Extent::Extracts, None).unwrap();
}

#[test]
fn whoever_is_seen_in_it_says_yes_to_exactly_that() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.keep().unwrap();
    debrief.choose("lights_and_explains", 60, true).unwrap();
    let beside = &people[1];
    let asked = |debrief: &Debrief| debrief.to_be_asked("light", Extent::Whole).unwrap() == [beside.clone()];
    assert!(asked(&debrief));
    let refused = debrief.ask("light", Extent::Whole, None);
    assert!(matches!(refused, Err(StationError::NotAgreed { name }) if name == "Lou"));
    assert_eq!(station.claims(&people[0]).len(), 0, "nothing was kept to be sent");
    // Yes to the extracts is no yes to the whole.
    debrief.agree(beside, "light", Extent::Extracts).unwrap();
    assert!(asked(&debrief));
    debrief.agree(beside, "light", Extent::Whole).unwrap();
    assert_eq!(debrief.to_be_asked("light", Extent::Whole).unwrap(), []);
    // Another choice of moments asks again.
    debrief.choose("lights_and_explains", 60, false).unwrap();
    assert!(asked(&debrief));
    debrief.choose("lights_and_explains", 60, true).unwrap();
    debrief.ask("light", Extent::Whole, None).unwrap();
}

#[test]
fn somebody_whose_profile_is_gone_keeps_nobody_waiting() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.keep().unwrap();
    station.delete_profile(&people[1]).unwrap();
    assert_eq!(debrief.to_be_asked("light", Extent::Whole).unwrap(), []);
}
