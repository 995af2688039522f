//! Clocks that cannot be right: said at the opening, and nothing is dated by them.

use wording::Language;

use super::*;

#[test]
fn what_happens_by_a_clock_that_cannot_be_right_has_no_date() {
    for (unix_s, code, day) in [
        (0, "station-notice-clock-early", "1970-01-01"),
        // Ninety seconds after a power cut.
        (90, "station-notice-clock-early", "1970-01-01"),
        (2_051_222_400, "station-notice-clock-late", "2035-01-01"),
    ] {
        let place = Place::new();
        place.clock.0.store(unix_s, Ordering::SeqCst);
        let mut station = place.open();
        let said: Vec<String> = station
            .notices()
            .iter()
            .map(|notice| notice.say(Language::French))
            .collect();
        assert_eq!(station.notices().last().unwrap().code, code);
        assert!(said.last().unwrap().contains(day), "{said:?}");
        let (mut debrief, people) = play(&mut station);
        debrief.keep().unwrap();
        ask_with_all(&mut debrief).unwrap();
        assert_eq!(station.sessions(&people[0])[0].began_unix_s, 0);
        assert_eq!(station.claims(&people[0])[0].asked_unix_s, 0);
        // Once the clock is set right, nothing more is said and new things have their date.
        drop((station, debrief));
        place.set_day(0);
        let mut station = place.open();
        let (debrief, people) = play(&mut station);
        drop(debrief);
        assert_eq!(station.sessions(&people[0])[0].began_unix_s, NOON_S);
    }
}
