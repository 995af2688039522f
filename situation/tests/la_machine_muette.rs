//! « La machine muette », as it is shipped.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use simulation::Making;
use situation::Scenario;
use situation::occasion::check_occasions;

use crate::shipped::{self, shipped};

fn la_machine_muette() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| shipped("la-machine-muette"));
    Arc::clone(&LOADED)
}

#[test]
fn it_can_be_woken_with_every_carnet() {
    let making = la_machine_muette().template.making(2_000_000);
    assert!(matches!(making, Some(Making::Possible { .. })), "{making:?}");
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&la_machine_muette(), 0..12).unwrap(), []);
}

#[test]
fn everybody_of_an_ordinary_crew_shows_what_the_badge_asks_for() {
    let crews = [("ordinary", 2), ("three", 3), ("four", 4)];
    shipped::everybody_shows_enough(&la_machine_muette(), "la-machine-muette", &crews);
}

#[test]
fn a_row_is_an_act_of_the_seat_it_is_about() {
    let gestures = BTreeMap::from([
        ("acknowledges", "lever_pulled"),
        ("checks_before", "lever_pulled"),
        ("puts_back", "put_back"),
        ("turns_in_turn", "turned"),
        ("relieves", "hands_taken"),
        ("asks_missing", "verb"),
    ]);
    shipped::rows_rest_on_own_acts(&la_machine_muette(), &gestures);
}

#[test]
fn each_row_is_seen_with_some_crew_and_not_with_every_one() {
    shipped::rows_tell_crews_apart(&la_machine_muette(), &["wakes_together", "holds_each_place"]);
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    shipped::replays_and_stays_small(&la_machine_muette());
}
