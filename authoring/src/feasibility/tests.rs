use std::path::Path;

use situation::diagnostic::has_errors;
use situation::journal::read_journal;
use situation::replay::replay;

use super::*;

/// « Premier vol » with one row of ours, in a folder of its own.
fn with_row(occasion: &str, rule: &str) -> (Option<Scenario>, Vec<&'static str>) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
    let folder = tempfile::tempdir().unwrap();
    for file in ["scenario.ron", "grid.ron", "badge.ron"] {
        std::fs::copy(source.join(file), folder.path().join(file)).unwrap();
    }
    let grid = std::fs::read_to_string(source.join("grid.ron")).unwrap();
    let row = format!(
        r#"rows: [(
            id: "ours", text: (fr: "Je fais.", en: "I do."), question: (fr: "Comment ?", en: "How?"),
            source: Game(occasion: "{occasion}", rule: "{rule}"),
        ),"#
    );
    std::fs::write(folder.path().join("grid.ron"), grid.replacen("rows: [", &row, 1)).unwrap();
    let (scenario, found) = Scenario::load(folder.path(), &simulation::builtin());
    let ours = |d: &&situation::diagnostic::Diagnostic| d.severity != situation::diagnostic::Severity::Note;
    let codes = found.iter().filter(ours).map(|d| d.code).collect();
    (scenario.filter(|_| !has_errors(&found)), codes)
}

fn found(occasion: &str, rule: &str, states: u64) -> (Arc<Scenario>, RowFound) {
    let (scenario, codes) = with_row(occasion, rule);
    let scenario = Arc::new(scenario.unwrap_or_else(|| panic!("{codes:?}")));
    let effort = Effort { seeds: 2, states };
    let mut rows = feasibility(&scenario, effort).unwrap();
    rows.retain(|row| row.row == "ours");
    (scenario, rows.remove(0))
}

/// A witness is a journal that anyone can replay to the same moment.
fn replays(scenario: &Scenario, found: &RowFound) -> bool {
    let Feasibility::Possible(witness) = &found.feasibility else {
        return false;
    };
    let journal = read_journal(&witness.recording.bytes).unwrap();
    let seen = replay(scenario, &journal).unwrap().observations;
    seen.iter().any(|seen| *seen == witness.moment && seen.row == "ours")
}

#[test]
fn what_a_pilot_does_is_possible() {
    let (scenario, found) = found("event(took_off)", "eventually[0 s, 2 min] event(landed)", 0);
    assert!(replays(&scenario, &found));
    assert_eq!(found.without_act, None, "taking off is an act");
}

#[test]
fn what_no_pilot_does_is_found_by_disturbing_them() {
    let rule = "eventually[0 s, 20 s] (event(verb, verb = propose) and once[0 s, 10 s] event(verb, verb = ask))";
    let (_, left_alone) = found("event(took_off)", rule, 0);
    assert!(matches!(left_alone.feasibility, Feasibility::NotDecided { .. }));
    let (scenario, found) = found("begins(airborne)", rule, 20_000_000);
    assert!(replays(&scenario, &found), "{:?}", found.feasibility);
    assert!(matches!(found.feasibility, Feasibility::Possible(witness) if witness.varied));
}

#[test]
fn what_people_mark_is_possible_with_the_fewest_marks() {
    let rule = "eventually[0 s, 10 s] (mark(pauses_to_think) and not once[0 s, 2 s] mark(asks_or_answers))";
    let (scenario, found) = found("event(land_call)", rule, 0);
    assert!(replays(&scenario, &found));
    let Feasibility::Possible(witness) = &found.feasibility else {
        unreachable!()
    };
    let marks: Vec<_> = witness
        .recording
        .journal
        .marks()
        .map(|mark| mark.row.as_str())
        .collect();
    assert_eq!(marks, ["pauses_to_think"]);
    assert_eq!(found.without_act, None);
}

#[test]
fn what_holds_by_itself_is_said() {
    let (scenario, found) = found("begins(phase = check)", "Sustained(5 s, not airborne)", 0);
    assert!(replays(&scenario, &found));
    assert!(found.without_act.is_some_and(|without| without.whole_session));
    let rule = "always[8 s, 9 s] gust_push_m < 10 m";
    let (_, found) = self::found("event(gust_start)", rule, 0);
    assert!(
        found.without_act.is_some_and(|without| !without.whole_session),
        "{found:?}"
    );
}

#[test]
fn what_is_not_found_is_not_called_impossible() {
    let (_, found) = found(
        "event(took_off)",
        "eventually[0 s, 5 s] (battery > 99.5 % and phase = free)",
        100_000,
    );
    let Feasibility::NotDecided { states, sessions, .. } = found.feasibility else {
        panic!("{found:?}")
    };
    assert!(states >= 100_000 && sessions > 2);
    let (_, found) = self::found("event(took_off)", "event(battery_empty)", 0);
    let Feasibility::NotDecided { never_came, .. } = found.feasibility else {
        panic!("{found:?}")
    };
    assert_eq!(never_came, ["battery_empty"]);
}

#[test]
fn what_is_impossible_is_refused_with_the_reason() {
    for (rule, reason) in [
        ("altitude > 3 m and altitude < 2 m", "rule-finding-exclusive"),
        ("Accumulated(61 min, airborne)[0 s, 2 h]", "rule-finding-longer"),
        ("Order(airborne, grounded, airborne)[0 t, 1 t]", "rule-finding-narrow"),
        ("battery > 200 %", "rule-finding-impossible"),
    ] {
        let (scenario, codes) = with_row("event(took_off)", rule);
        assert!(scenario.is_none(), "{rule}");
        assert!(codes.contains(&reason), "{rule}: {codes:?}");
    }
}

#[test]
fn the_search_finds_the_same_each_time() {
    let rule = "eventually[0 s, 30 s] (stick_climb < -0.9 and event(soft_contact))";
    let once = found("event(took_off)", rule, 400_000).1;
    let again = found("event(took_off)", rule, 400_000).1;
    assert_eq!(format!("{once:?}"), format!("{again:?}"));
}

#[test]
fn each_row_of_the_birdhouse_is_possible_and_the_birdhouse_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/le-nichoir");
    let (scenario, found) = Scenario::load(&folder, &simulation::builtin());
    assert!(found.is_empty(), "{found:#?}");
    let scenario = Arc::new(scenario.unwrap());
    let effort = Effort { seeds: 3, states: 0 };
    for row in feasibility(&scenario, effort).unwrap() {
        assert!(matches!(row.feasibility, Feasibility::Possible(_)), "{}", row.row);
        assert_eq!(row.without_act, None, "{} is an act", row.row);
    }
    let made = making(&scenario, 1_000_000).unwrap();
    assert!(matches!(made, Some(Made::Possible { seed: 0, .. })), "{made:?}");
    let undecided = making(&scenario, 50).unwrap();
    assert_eq!(undecided, Some(Made::NotDecided { states: 50 }));
}

#[test]
fn a_flight_has_nothing_to_make() {
    let (scenario, _) = with_row("event(took_off)", "eventually[0 s, 2 min] event(landed)");
    assert_eq!(making(&Arc::new(scenario.unwrap()), 100).unwrap(), None);
}

#[test]
fn each_row_of_the_line_is_possible_and_its_way_to_the_end_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/la-ligne");
    let (scenario, found) = Scenario::load(&folder, &simulation::builtin());
    assert!(found.is_empty(), "{found:#?}");
    let scenario = Arc::new(scenario.unwrap());
    let effort = Effort { seeds: 4, states: 0 };
    for row in feasibility(&scenario, effort).unwrap() {
        assert!(matches!(row.feasibility, Feasibility::Possible(_)), "{}", row.row);
        assert_eq!(row.without_act, None, "{} is an act", row.row);
    }
    let made = making(&scenario, 1_000_000).unwrap();
    assert!(matches!(made, Some(Made::Possible { seed: 0, .. })), "{made:?}");
    let undecided = making(&scenario, 50).unwrap();
    assert_eq!(undecided, Some(Made::NotDecided { states: 50 }));
}

#[test]
fn what_several_do_can_be_done_with_as_many_seats_as_a_situation_has() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let situations = ["la-machine-muette", "le-bon-plan", "le-relais"];
    for (seats, shipped) in [4, 2]
        .into_iter()
        .flat_map(|seats| situations.map(|id| (seats, shipped.join(id))))
    {
        let folder = tempfile::tempdir().unwrap();
        for file in ["scenario.ron", "grid.ron", "badge.ron"] {
            let text = std::fs::read_to_string(shipped.join(file)).unwrap();
            let text = text.replace("    seats: 4,", &format!("    seats: {seats},"));
            std::fs::write(folder.path().join(file), text).unwrap();
        }
        let (scenario, found) = Scenario::load(folder.path(), &simulation::builtin());
        assert!(found.is_empty(), "{found:#?}");
        let scenario = Arc::new(scenario.unwrap());
        assert_eq!(scenario.seats, seats);
        // What was written down is played by the seats that there are: it is the session that the search saw.
        let made = making(&scenario, 2_000_000).unwrap();
        assert!(matches!(made, Some(Made::Possible { seed: 0, .. })), "{made:?}");
    }
}
