//! « Le relais », as it is shipped.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use simulation::Making;
use situation::Scenario;
use situation::occasion::check_occasions;

use crate::shipped::{self, shipped};

fn le_relais() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| shipped("le-relais"));
    Arc::clone(&LOADED)
}

#[test]
fn everything_can_be_brought_where_it_belongs() {
    let making = le_relais().template.making(2_000_000);
    assert!(matches!(making, Some(Making::Possible { .. })), "{making:?}");
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&le_relais(), 0..12).unwrap(), []);
}

#[test]
fn everybody_of_an_ordinary_crew_shows_what_the_badge_asks_for() {
    let crews = [("ordinary", 2), ("three", 3), ("four", 4)];
    shipped::everybody_shows_enough(&le_relais(), "le-relais", &crews);
}

#[test]
fn a_row_is_an_act_of_the_seat_it_is_about() {
    let gestures = BTreeMap::from([
        ("waits_at_the_door", "lever_held"),
        ("frees_the_cable", "unplugged"),
        ("helps_unasked", "lent_hand"),
        ("says_what_is_left", "sticker_put"),
        ("reads_first", "note_opened"),
        ("finds_another_way", "went_through"),
        ("signals_the_block", "verb"),
        ("acknowledges", "verb"),
        ("asks_for_help", "verb"),
    ]);
    shipped::rows_rest_on_own_acts(&le_relais(), &gestures);
}

#[test]
fn each_row_is_seen_with_some_crew_and_not_with_every_one() {
    let lived = ["moves_the_fete", "carries_with_others", "finds_another_way"];
    shipped::rows_tell_crews_apart(&le_relais(), &lived);
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    shipped::replays_and_stays_small(&le_relais());
}
