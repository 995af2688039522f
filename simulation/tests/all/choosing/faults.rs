//! What does not hold together is named, with its place.

use simulation::Template;
use simulation::teamwork::choosing::{ChoosingTemplate, Colour, Form, Parameters};

fn check(change: impl Fn(&mut Parameters), path: &str, code: &str) {
    let mut parameters = Parameters::picnic();
    change(&mut parameters);
    let faults = ChoosingTemplate::new(parameters).faults();
    let found: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.path.as_str(), fault.code)).collect();
    assert_eq!(found, [(path, code)]);
}

#[test]
fn the_picnic_holds_together() {
    let template = ChoosingTemplate::new(Parameters::picnic());
    assert_eq!(template.faults(), []);
    assert_eq!(template.problems(), []);
}

#[test]
fn names_twice_and_names_that_are_made_of_others() {
    check(
        |p| p.clues[3].id = "tree".to_owned(),
        "clues[3]",
        "situation-duplicate-id",
    );
    check(
        |p| p.clues[3].id = "hill".to_owned(),
        "clues[3]",
        "situation-duplicate-id",
    );
    check(
        |p| p.clues[3].id = "finish".to_owned(),
        "clues[3]",
        "situation-duplicate-id",
    );
    check(
        |p| p.clues[3].id = "lay_hill".to_owned(),
        "clues[3]",
        "situation-duplicate-id",
    );
    check(
        |p| p.clues[3].id = "mud_ready".to_owned(),
        "clues[3]",
        "situation-duplicate-id",
    );
    check(|p| p.places[0].id = "Pré".to_owned(), "places[0]", "situation-id");
}

#[test]
fn pictures_for_everybody_at_every_level() {
    check(
        |p| {
            p.clues.pop();
        },
        "clues",
        "situation-choosing-too-few",
    );
    check(|p| p.shared[0] = 9, "clues", "situation-choosing-too-few");
}

#[test]
fn drawings_stay_in_their_square_and_can_be_filled() {
    let line = Form::Line(Colour::Ink, vec![(0, 0), (25, 3)]);
    check(
        |p| p.clues[1].forms[1] = line.clone(),
        "clues[1].forms[1]",
        "situation-choosing-point",
    );
    let disc = Form::Disc(Colour::Ink, (20, 12), 5);
    check(
        |p| p.places[2].forms[0] = disc.clone(),
        "places[2].forms[0]",
        "situation-choosing-point",
    );
    let arrow = Form::Fill(Colour::Ink, vec![(0, 0), (8, 0), (3, 2), (0, 8)]);
    check(
        |p| p.clues[0].forms[0] = arrow.clone(),
        "clues[0].forms[0]",
        "situation-choosing-inwards",
    );
}
