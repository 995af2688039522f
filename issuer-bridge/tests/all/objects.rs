//! What was being made, drawn on the claim's page from what the bridge itself replayed.

use std::sync::Arc;

use situation::clip::Clip;
use situation::package::{Package, PackageInput, Segment, build, read};
use situation::record::{Recording, record};
use situation::scenario::Scenario;
use situation::selection::{ChosenRow, Extent, Selection};
use situation::wire::claim_code;

use crate::world::{World, claim_page, scenarios, selection};

/// A session of a situation, by its first pilot.
struct Session {
    scenario: Arc<Scenario>,
    recording: Recording,
}

impl Session {
    fn of(situation: &str) -> Self {
        let (scenario, found) = Scenario::load(&scenarios().join(situation), &simulation::builtin());
        let scenario = Arc::new(scenario.unwrap_or_else(|| panic!("{found:?}")));
        let style = scenario.template.pilot_styles().remove(0);
        let recording = record(Arc::clone(&scenario), &style, 7, [6; 16]).unwrap();
        Self { scenario, recording }
    }

    /// The moment nearest to the middle of the session, shown in a claim of this number.
    fn claim(&self, world: &World, number: u8, extent: Extent) -> Package {
        let (key, _) = world.paired();
        let middle = self.recording.journal.ticks() / 2;
        let seen = self.recording.observations.iter();
        let seen = seen.min_by_key(|seen| seen.attempt.abs_diff(middle)).unwrap();
        let badge = &self.scenario.badges[0];
        let shown = Selection {
            badge: (badge.id.clone(), badge.version),
            extent,
            ..selection(vec![ChosenRow {
                row: seen.row.clone(),
                moments: vec![seen.attempt],
                self_first: None,
                self_later: None,
                words: String::new(),
                people: Vec::new(),
            }])
        };
        let input = PackageInput {
            scenario: &self.scenario,
            journal: &self.recording.journal,
            selection: &shown,
            identity: None,
            claim_id: [number; 16],
            created_unix_s: 1_700_000_000,
        };
        let package = build(&input, &key).unwrap();
        let answer = world.send(&package);
        assert_eq!(answer.status, 200, "{}", answer.text());
        read(&package).unwrap()
    }

    /// What stood there after a tick, as the whole journal has it: for each look how many parts and holes are seen.
    fn stood(&self, tick: u32) -> Vec<(usize, usize)> {
        let clip = Clip::of(&self.scenario, &self.recording.journal, tick, tick).unwrap();
        let made = clip.at_its_end().unwrap().activity().made();
        let looks = made.into_iter().flat_map(|made| made.views);
        looks.map(|view| (view.parts.len(), view.holes.len())).collect()
    }
}

/// Parts and holes of each look on a page.
fn looks(page: &str) -> Vec<(usize, usize)> {
    let looks = page.split("class=\"look\"").skip(1);
    looks
        .map(|look| look.split("</svg>").next().unwrap())
        .map(|look| (look.matches("<rect").count(), look.matches("<circle").count()))
        .collect()
}

const EXTRACT: &str = "tel qu'il était à la fin de l'extrait — une illustration, pas une preuve";
const WHOLE: &str = "tel qu'il était à la fin de la séance — une illustration, pas une preuve";

#[test]
fn the_object_is_drawn_as_it_was_when_what_is_shown_ends() {
    let session = Session::of("le-nichoir");
    let ticks = session.recording.journal.ticks();
    let mut drawings = Vec::new();
    for (extent, title, other) in [(Extent::Extracts, EXTRACT, WHOLE), (Extent::Whole, WHOLE, EXTRACT)] {
        let world = World::new();
        let package = session.claim(&world, 1, extent);
        let end = package.segments.iter().map(Segment::last_tick).max().unwrap();
        assert_eq!(end == ticks, extent == Extent::Whole, "{end} of {ticks}");
        let page = world.pedagogue().get(&claim_page(1)).text();
        let drawn = looks(&page);
        assert_eq!(drawn, session.stood(end), "{extent:?}");
        assert!(page.contains(title) && !page.contains(other), "{extent:?}: {page}");
        drawings.push(drawn);
    }
    let [extract, whole] = <[_; 2]>::try_from(drawings).unwrap();
    assert!(
        !extract.is_empty() && extract != whole,
        "it was not finished then: {extract:?}"
    );
    // All six parts, from the front and from the side; from the front the hole is seen.
    assert_eq!(whole.iter().map(|look| look.0).collect::<Vec<_>>(), [6, 6]);
    assert_eq!(whole[0].1, 1, "{whole:?}");
}

#[test]
fn whoever_it_is_about_sees_it_too_and_it_goes_with_the_decision() {
    let session = Session::of("le-nichoir");
    let world = World::new();
    session.claim(&world, 1, Extent::Whole);
    let held = format!("/r/{}/data", claim_code(&[1; 16]));
    let page = world.visitor().get(&held).text();
    assert!(page.contains(WHOLE), "{page}");
    assert_eq!(looks(&page).len(), 2);
    let mut pedagogue = world.pedagogue();
    let issue = [("kind", "issue"), ("knows", "on")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &issue).status, 303);
    for page in [pedagogue.get(&claim_page(1)), world.visitor().get(&held)] {
        assert_eq!(page.status, 200);
        assert!(looks(&page.text()).is_empty() && !page.text().contains(WHOLE));
    }
    assert!(!world.sql("SELECT review FROM claim").unwrap().contains("size_mm"));
}

#[test]
fn an_activity_without_an_object_shows_none() {
    for session in ["premier-vol", "la-ligne"].map(Session::of) {
        assert!(session.stood(session.recording.journal.ticks()).is_empty());
        let world = World::new();
        session.claim(&world, 1, Extent::Whole);
        let page = world.pedagogue().get(&claim_page(1)).text();
        assert!(page.contains("Ce qui a été vérifié"), "{page}");
        assert!(looks(&page).is_empty() && !page.contains("pas une preuve"));
    }
}
