//! « Prendre son temps ne change rien »: said only where it is so, and then it is so.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use simulation::flight::{Flight, Goal};
use simulation::{Activity, Pilot, SeatInput};
use situation::diagnostic::Severity;
use situation::grid::Source;
use situation::record::{pilot, record, record_with};
use situation::rule::seconds;
use situation::{Diagnostic, Scenario};
use wording::Language;

use crate::files::say;
use crate::scenarios::{premier_vol, registry};

/// « Premier vol » with `from` replaced by `to` in its grid.
fn edited(from: &str, to: &str) -> Vec<Diagnostic> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
    let folder = tempfile::tempdir().unwrap();
    for file in ["scenario.ron", "grid.ron", "badge.ron"] {
        let mut text = fs::read_to_string(shipped.join(file)).unwrap();
        if file == "grid.ron" {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        fs::write(folder.path().join(file), text).unwrap();
    }
    Scenario::load(folder.path(), &registry()).1
}

#[test]
fn the_shipped_situation_is_loaded_without_a_word() {
    assert_eq!(edited("premier-vol", "premier-vol"), []);
}

#[test]
fn every_time_that_is_said_not_to_matter_is_held_to_it() {
    let scenario = premier_vol();
    let mut marked = 0;
    for row in &scenario.grid.rows {
        let Source::Game(rule) = &row.source else { continue };
        for threshold in &rule.thresholds {
            let said = ["prendre son temps", "seul compte l'ordre", "le temps qu'il faut"]
                .iter()
                .any(|words| threshold.reason.get("fr").contains(words));
            assert_eq!(said, threshold.own_pace, "{}, {}", row.id, threshold.name);
            if threshold.own_pace {
                marked += 1;
                assert_eq!(
                    seconds(&threshold.value),
                    Some(f64::from(scenario.longest_s)),
                    "{}",
                    row.id
                );
            }
        }
    }
    assert_eq!(marked, 6);
}

#[test]
fn a_time_that_an_acting_person_can_run_out_of_is_found_at_its_place() {
    let place = |d: &Diagnostic| (d.place.file.clone(), d.place.line > 0, d.severity);
    let cases = [
        // Shorter than the session.
        (
            "\"60 min\", own_pace: true",
            "\"210 s\", own_pace: true",
            "situation-own-pace-short",
        ),
        // What the rule looks for only comes in a phase that ends by itself.
        (
            "rule: \"eventually[0 s, {time}] event(hover_lit)\"",
            "rule: \"eventually[0 s, {time}] event(steered_against)\"",
            "situation-own-pace-cut",
        ),
        (
            "rule: \"eventually[0 s, {time}] event(hover_lit)\"",
            "rule: \"eventually[0 s, {time}] during(land, event(landed))\"",
            "situation-own-pace-cut",
        ),
        // The session ends with the phase of the occasion.
        (
            "occasion: \"begins(phase = hover)\"",
            "occasion: \"begins(phase = free)\"",
            "situation-own-pace-cut",
        ),
    ];
    for (from, to, code) in cases {
        let found = edited(from, to);
        assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [code], "{to}");
        assert_eq!(place(&found[0]), ("grid.ron".to_owned(), true, Severity::Warning));
        for language in Language::ALL {
            say(language, found[0].code, &found[0].arguments);
        }
    }
    let found = edited(
        "(name: \"notes\", value: \"3\", reason",
        "(name: \"notes\", value: \"3\", own_pace: true, reason",
    );
    assert_eq!(found[0].code, "situation-own-pace-no-time");
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn a_time_that_says_nothing_of_pace_may_be_any_time() {
    assert_eq!(edited("\"60 min\", own_pace: true", "\"90 s\""), []);
}

/// The ordinary pilot, who stays three minutes at every post, moving a stick now and then.
struct Slow {
    pilot: Box<dyn Pilot>,
    post: Option<usize>,
    waited: u32,
}

impl Pilot for Slow {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        let flight: &Flight = activity.as_any().downcast_ref().unwrap();
        if let Goal::Post(post) = flight.goal()
            && flight.phase() == "posts"
        {
            if self.post != Some(post) {
                self.post = Some(post);
                self.waited = 0;
            }
            self.waited += 1;
            if self.waited < 3 * 60 * 60 {
                inputs[0] = SeatInput::default();
                inputs[0].sticks[2] = if self.waited % 1200 < 4 { 40 } else { 0 };
                return;
            }
        }
        self.pilot.act(activity, inputs);
    }
}

#[test]
fn three_minutes_for_each_post_and_the_row_is_seen() {
    let scenario = premier_vol();
    let mut slow = Slow {
        pilot: pilot(&scenario, "ordinary", 5).unwrap(),
        post: None,
        waited: 0,
    };
    let (session, _) = record_with(Arc::clone(&scenario), &mut slow, 5, [5; 16], &[]).unwrap();
    let seen = |row: &str| session.observations.iter().find(|o| o.row == row);
    let posts = seen("posts_in_order").expect("the row of a slow person");
    assert!(seen("says_or_adapts").is_some());
    // What is shown of the session is what it took, not the whole hour.
    let took = f64::from(posts.to - posts.from) / 60.0;
    assert!((480.0..800.0).contains(&took), "{took} s");
    let quick = record(scenario, "ordinary", 5, [6; 16]).unwrap();
    let posts = quick.observations.iter().find(|o| o.row == "posts_in_order").unwrap();
    assert!(posts.to - posts.from < 60 * 60, "a quick one shows no more than before");
}
