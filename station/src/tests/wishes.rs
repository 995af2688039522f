//! What each seat wants looked at, kept with the session.

use super::{Place, lamps, profile};
use crate::{Players, Playing, ProfileId, Station};

/// Two play for half a second.
fn play(station: &mut Station, people: &[ProfileId; 2], wishes: Vec<Vec<String>>) -> Playing {
    let players = Players {
        doer: people[0].clone(),
        others: vec![people[1].clone()],
        witness: None,
    };
    let mut playing = station.begin(lamps::scenario(), players, wishes).unwrap();
    for _ in 0..30 {
        playing.tick(&lamps::inputs(true, true)).unwrap();
    }
    playing
}

#[test]
fn each_seat_looks_at_what_it_wished() {
    let place = Place::new();
    let mut station = place.open();
    let people = ["Noé", "Lou"].map(|name| profile(&mut station, name));
    let wishes = vec![vec!["proud".to_owned()], vec!["explains".to_owned()]];
    let mut playing = play(&mut station, &people, wishes);
    let session = playing.session();
    let ids = |debrief: &crate::Debrief| debrief.rows().into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&playing.finish().unwrap()), ["proud"]);
    // The wish of the other is on disk too.
    drop((playing, station));
    let mut station = place.open();
    let second = station.look_back(session, &people[1], lamps::scenario()).unwrap();
    assert_eq!(ids(&second), ["explains"]);
}

/// A session as the first release kept it: one list of wishes.
const FIRST_VERSION: &str = r#"{
    "version": 1,
    "content": {
        "scenario": "lamps",
        "scenario_hash": HASH,
        "players": { "doer": "NOE", "others": ["LOU"], "witness": null },
        "wanted": ["proud"],
        "ending": "closed",
        "ticks": 30,
        "began_unix_s": 1800000000,
        "began_lived_s": 0
    }
}"#;

#[test]
fn a_session_of_the_first_version_is_still_looked_back_on() {
    let place = Place::new();
    let mut station = place.open();
    let people = ["Noé", "Lou"].map(|name| profile(&mut station, name));
    let mut playing = play(&mut station, &people, Vec::new());
    let session = playing.session();
    playing.finish().unwrap();
    let file = station.shelf.folder.session_file(session);
    drop((playing, station));
    let hash = serde_json::to_string(&lamps::scenario().hash()).unwrap();
    let first = FIRST_VERSION
        .replace("HASH", &hash)
        .replace("NOE", &people[0].0)
        .replace("LOU", &people[1].0);
    std::fs::write(file, first).unwrap();
    let mut station = place.open();
    assert!(station.notices().is_empty(), "{:?}", station.notices());
    for who in &people {
        let debrief = station.look_back(session, who, lamps::scenario()).unwrap();
        let rows: Vec<_> = debrief.rows().into_iter().map(|row| row.id).collect();
        assert_eq!(rows, ["proud"], "one list was everybody's");
    }
}
