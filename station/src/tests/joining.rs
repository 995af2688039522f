//! Somebody comes along after a session began; everybody looks back over one replay.

use super::{Place, lamps, profile};
use crate::{Players, StationError};

#[test]
fn who_joins_later_looks_back_on_their_seat_even_after_a_power_cut() {
    let place = Place::new();
    let mut station = place.open();
    let [doer, later, third] = ["Noé", "Lou", "Zoé"].map(|name| profile(&mut station, name));
    let players = Players::new(doer.clone(), None);
    let mut playing = station.begin(lamps::scenario(), players, Vec::new()).unwrap();
    let session = playing.session();
    for tick in 0..60 {
        if tick == 20 {
            assert_eq!(playing.join(later.clone(), vec!["explains".to_owned()]).unwrap(), 1);
        }
        playing.tick(&lamps::inputs(true, true)).unwrap();
    }
    assert!(matches!(
        playing.join(third, Vec::new()),
        Err(StationError::TooManyPlayers { seats: 2 })
    ));
    drop((playing, station));
    let mut station = place.open();
    for who in [&doer, &later] {
        assert_eq!(station.sessions(who).len(), 1, "both find it");
    }
    let debrief = station.look_back(session, &later, lamps::scenario()).unwrap();
    assert_eq!(debrief.seat(), 1);
    assert_eq!(debrief.rows().len(), 1, "with their wish");
}

#[test]
fn who_is_not_here_or_takes_part_already_does_not_join() {
    let place = Place::new();
    let mut station = place.open();
    let [doer, witness] = ["Noé", "Lou"].map(|name| profile(&mut station, name));
    let players = Players::new(doer.clone(), Some(witness.clone()));
    let mut playing = station.begin(lamps::scenario(), players, Vec::new()).unwrap();
    for takes_part in [doer.clone(), witness] {
        assert!(matches!(
            playing.join(takes_part, Vec::new()),
            Err(StationError::OwnWitness)
        ));
    }
    let unknown = crate::ProfileId("unknown".to_owned());
    assert!(matches!(
        playing.join(unknown, Vec::new()),
        Err(StationError::NoSuchProfile)
    ));
    let row = vec!["no_such_row".to_owned()];
    assert!(matches!(playing.join(doer, row), Err(StationError::NoSuchRow(_))));
    assert_eq!(playing.players().others.len(), 0, "nothing changed");
}

#[test]
fn all_look_back_over_one_replay() {
    let place = Place::new();
    let mut station = place.open();
    let [doer, other] = ["Noé", "Lou"].map(|name| profile(&mut station, name));
    let mut players = Players::new(doer.clone(), None);
    players.others.push(other.clone());
    let mut playing = station.begin(lamps::scenario(), players, Vec::new()).unwrap();
    for _ in 0..120 {
        playing.tick(&lamps::inputs(true, false)).unwrap();
    }
    let mut first = playing.finish().unwrap();
    let mut second = first.of_seat_of(&other).unwrap();
    assert_eq!((first.seat(), second.seat()), (0, 1));
    // What one says is not the other's.
    first.tell("J'ai allumé.").unwrap();
    assert!(second.account().is_empty());
    for debrief in [&mut first, &mut second] {
        debrief.keep().unwrap();
        let seat = debrief.seat();
        let rows = debrief.seen().unwrap();
        let mut moments = rows.iter().flat_map(|row| &row.observations);
        assert!(moments.all(|moment| moment.seat == seat));
    }
    // The same is seen when it is opened later, played again.
    let again = station.look_back(first.session(), &other, lamps::scenario()).unwrap();
    assert_eq!(again.seen().unwrap(), second.seen().unwrap());
    let stranger = profile(&mut station, "Zoé");
    assert!(matches!(first.of_seat_of(&stranger), Err(StationError::NoSuchSession)));
}
