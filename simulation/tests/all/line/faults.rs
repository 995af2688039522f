//! What does not hold together is named, with its place.

use simulation::Template;
use simulation::workshop::line::{Does, LineTemplate, Movable, Parameters, Sees};

fn found(change: impl Fn(&mut Parameters)) -> Vec<(String, &'static str)> {
    let mut parameters = Parameters::pegs();
    change(&mut parameters);
    let faults = LineTemplate::new(parameters).faults();
    faults.into_iter().map(|fault| (fault.path, fault.code)).collect()
}

fn check(change: impl Fn(&mut Parameters), path: &str, code: &'static str) {
    assert_eq!(found(change), [(path.to_owned(), code)]);
}

#[test]
fn the_line_of_pegs_holds_together() {
    assert_eq!(found(|_| ()), []);
    assert_eq!(LineTemplate::new(Parameters::pegs()).problems(), []);
}

#[test]
fn names_of_nothing() {
    check(
        |p| p.culprits[1].measure = "weight".to_owned(),
        "culprits[1].measure",
        "situation-making-unknown",
    );
    check(
        |p| p.cards[0].lines[0].sees = Sees::Mark("moss".to_owned()),
        "cards[0].lines[0].sees",
        "situation-making-unknown",
    );
    check(
        |p| p.post[2].on = "shelf".to_owned(),
        "post[2].on",
        "situation-making-unknown",
    );
    check(
        |p| {
            if let Does::Pieces(batch) = &mut p.beats[6].does {
                batch.card = "third".to_owned();
            }
        },
        "beats[6].card",
        "situation-making-unknown",
    );
}

#[test]
fn a_name_twice_or_one_that_every_line_has() {
    check(
        |p| p.culprits[3].id = "fence".to_owned(),
        "culprits[3]",
        "situation-duplicate-id",
    );
    check(
        |p| p.marks.push("gauge".to_owned()),
        "marks[1]",
        "situation-duplicate-id",
    );
    // The one on which nothing stands.
    let free = |p: &Parameters| {
        p.spots
            .iter()
            .position(|spot| p.post.iter().all(|thing| thing.on != spot.id))
    };
    let at = free(&Parameters::pegs()).expect("a spot is free");
    check(
        |p| p.spots[at].id = "Far left".to_owned(),
        &format!("spots[{at}]"),
        "situation-id",
    );
    check(
        |p| p.beats[6].phase = "sorting".to_owned(),
        "beats[6].phase",
        "situation-duplicate-id",
    );
}

#[test]
fn a_culprit_that_nothing_could_show() {
    check(
        |p| p.culprits[2].drift_mm = (1.5, 8.0),
        "culprits[2].drift_mm",
        "situation-line-hidden",
    );
}

#[test]
fn a_post_on_which_things_cannot_stand() {
    check(
        |p| p.post[1].on = "spot_left".to_owned(),
        "post[2].on",
        "situation-line-taken",
    );
    let twice = found(|p| p.post[1].thing = Movable::Gauge);
    let said = ("post".to_owned(), "situation-line-stands");
    assert_eq!(twice, [said.clone(), said]);
}

fn sorting(p: &mut Parameters) -> &mut simulation::workshop::line::Batch {
    match &mut p.beats[1].does {
        Does::Pieces(batch) => batch,
        _ => panic!("no batch"),
    }
}

#[test]
fn a_batch_with_more_planted_than_it_has() {
    check(|p| sorting(p).pieces = 3, "beats[1].pieces", "situation-line-planted");
    check(|p| p.odd_marks.clear(), "beats[1].odd", "situation-line-no-mark");
    check(
        |p| {
            if let Does::Pieces(batch) = &mut p.beats[2].does {
                batch.marked = 0;
            }
        },
        "beats[2].marked",
        "situation-line-unmet",
    );
}

#[test]
fn numbers_out_of_range() {
    let mut parameters = Parameters::pegs();
    parameters.measures[0].tolerance_mm = 0.0;
    parameters.handling.brings_s = 99.0;
    let paths: Vec<String> = LineTemplate::new(parameters)
        .problems()
        .into_iter()
        .map(|p| p.path)
        .collect();
    assert_eq!(paths, ["measures[0].tolerance_mm", "handling.brings_s"]);
}
