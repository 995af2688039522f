//! Several play, and time stands: places can be changed, and whoever came along later says who they are.

use bevy::prelude::*;
use bevy_egui::egui::{Id, Ui};
use station::{Profile, ProfileId, Station, StationError};

use super::players::Player;
use super::session::Session;
use crate::kit::{Column, HEIGHT, Kit, Person, Pictogram, TextStyle, Weight, id_of, person_tiles};
use crate::screens::door::Knock;

/// Somebody who came along later and has a code shows it.
#[derive(Resource, Default)]
pub(super) struct Newcomer(pub(super) Option<Knock<()>>);

/// What several ask for in the pause.
pub(super) enum Wish {
    Places,
    Join(Profile),
}

/// What several can do in the pause.
pub(super) fn offer(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    session: &Session,
    profiles: &[Profile],
) -> Option<Wish> {
    let places = kit.say("game-pause-places");
    let rect = column.take_wide(kit.button_width(ui, &places, true), HEIGHT);
    let moved = kit.button(ui, "places", rect, &places, Some(Pictogram::Pair), Weight::Quiet);
    let mut wish = moved.then_some(Wish::Places);
    let people: Vec<ProfileId> = session.people().map(|(_, id)| id.clone()).collect();
    if people.len() >= usize::from(session.seats()) {
        return wish;
    }
    let comes = |person: &&Profile| !people.contains(&person.id) && session.witness() != Some(&person.id);
    let others: Vec<&Profile> = profiles.iter().filter(comes).collect();
    if others.is_empty() {
        return wish;
    }
    column.gap(2.0);
    let seat = (people.len() as f64 + 1.0).into();
    column.text(
        ui,
        &kit.say_with("game-pause-join", &[("seat", seat)]),
        TextStyle::STRONG,
    );
    column.gap(1.5);
    let names: Vec<&str> = others.iter().map(|person| person.pseudonym.as_str()).collect();
    for (person, tile) in others.iter().zip(person_tiles(ui, column, &names, 140.0, 4)) {
        let known = Person::known(person.picture, &person.pseudonym, false, person.has_code);
        if kit
            .person(ui, Id::new("joins").with(id_of(&person.id)), tile, known)
            .chosen
        {
            wish = Some(Wish::Join((*person).clone()));
        }
    }
    wish
}

/// Somebody joins: a code is asked first.
pub(super) fn join(
    person: Profile,
    newcomer: &mut Newcomer,
    session: &mut Session,
    players: &mut Query<&mut Player>,
) -> Result<(), StationError> {
    if person.has_code {
        newcomer.0 = Some(Knock::of(person, ()));
        return Ok(());
    }
    sit(person, session, players)
}

/// One more picture of a code was shown; with the right four, they sit down.
pub(super) fn show_picture(
    picture: station::Picture,
    newcomer: &mut Newcomer,
    station: &mut Station,
    session: &mut Session,
    players: &mut Query<&mut Player>,
) -> Result<(), StationError> {
    let Some(knock) = newcomer.0.as_mut() else {
        return Ok(());
    };
    if !knock.show(picture, station)? {
        return Ok(());
    }
    let person = knock.profile.clone();
    newcomer.0 = None;
    sit(person, session, players)
}

fn sit(person: Profile, session: &mut Session, players: &mut Query<&mut Player>) -> Result<(), StationError> {
    let seat = session.playing_mut().join(person.id, Vec::new())?;
    for mut player in players.iter_mut().filter(|player| player.seat == seat) {
        player.name = Some(person.pseudonym.clone());
    }
    Ok(())
}
