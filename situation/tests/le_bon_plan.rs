//! « Le bon plan », as it is shipped.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use simulation::Making;
use situation::Scenario;
use situation::occasion::check_occasions;

use crate::shipped::{self, shipped};

fn le_bon_plan() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| shipped("le-bon-plan"));
    Arc::clone(&LOADED)
}

#[test]
fn people_come_to_a_choice_with_everything_on_the_table() {
    let making = le_bon_plan().template.making(2_000_000);
    assert!(matches!(making, Some(Making::Possible { .. })), "{making:?}");
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&le_bon_plan(), 0..12).unwrap(), []);
}

#[test]
fn everybody_of_an_ordinary_crew_shows_what_the_badge_asks_for() {
    let crews = [("ordinary", 2), ("three", 3), ("four", 4)];
    shipped::everybody_shows_enough(&le_bon_plan(), "le-bon-plan", &crews);
}

#[test]
fn a_row_is_an_act_of_the_seat_it_is_about() {
    let gestures = BTreeMap::from([
        ("shares_own", "laid"),
        ("asks_others", "verb"),
        ("looks_again", "curtain_opened"),
        ("frees_curtain", "curtain_closed"),
        ("waits_for_all", "chosen"),
        ("talks_before_moving", "taken"),
    ]);
    shipped::rows_rest_on_own_acts(&le_bon_plan(), &gestures);
}

#[test]
fn each_row_is_seen_with_some_crew_and_not_with_every_one() {
    shipped::rows_tell_crews_apart(&le_bon_plan(), &["chooses_together", "frees_curtain"]);
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    shipped::replays_and_stays_small(&le_bon_plan());
}
