//! « Qui joue ? »: a situation for several has its seats; whoever comes along takes one, known here or new.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Ui};
use station::{Picture, Profile};

use super::door::Knock;
use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Arrives, Desk, Trouble, Visit};
use crate::kit::{
    Canvas, Column, Corner, FocusMoved, Foot, Kit, Person, Pictogram, Row, TextStyle, Tile, Turn, id_of, person_tiles,
    picture, token,
};
use crate::theme::{PAPER, SAND};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<AtDoor>();
    app.add_systems(OnEnter(Screen::Table), |mut door: ResMut<AtDoor>| door.0 = None);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Table)),
    );
}

/// Somebody who has a code shows it before they sit down.
#[derive(Resource, Default)]
struct AtDoor(Option<Knock<()>>);

/// What was chosen.
enum Pick {
    Person(Profile),
    New,
    Sign(Picture),
}

fn show(
    mut canvas: Canvas,
    mut desk: ResMut<Desk>,
    mut door: ResMut<AtDoor>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (Some(scenario), Some(_)) = (visit.scenario.clone(), &visit.doer) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let seats = usize::from(scenario.seats);
    let profiles = desk.station.profiles();
    let free = seats.saturating_sub(visit.seated().count());
    let ((pick, turn), language) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-table", Pictogram::Pair);
        let foot = Foot {
            on: Some(kit.say("game-continue")),
            open: door.0.is_none(),
            back: Some(kit.say("game-back")),
            first: free == 0,
            hint: (free > 0).then(|| kit.say_with("game-table-free", &[("count", (free as f64).into())])),
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| match &door.0 {
            Some(knock) => knock.ask(ui, kit, place).map(Pick::Sign),
            None => kit.scroll_column(ui, "table", place, |ui, kit, column| {
                seated(ui, kit, column, seats, &visit, &profiles);
                column.gap(2.5);
                people(ui, kit, column, &visit, &profiles, free)
            }),
        });
        (result, kit.language)
    })?;
    match pick {
        Some(Pick::Person(person)) if person.has_code && !visit.others.contains(&person.id) => {
            door.0 = Some(Knock::of(person, ()));
        }
        Some(Pick::Person(person)) => visit.sit(&person.id),
        Some(Pick::New) => {
            visit.arrives = Arrives::Companion;
            next.set(Screen::Arrive);
        }
        Some(Pick::Sign(sign)) => {
            if let Some(knock) = door.0.as_mut() {
                match knock.show(sign, &mut desk.station) {
                    Ok(false) => {}
                    Ok(true) => {
                        visit.sit(&knock.profile.id.clone());
                        door.0 = None;
                    }
                    Err(error) => trouble.tell(error.say(language)),
                }
            }
        }
        None => {}
    }
    match turn {
        Turn::Stay => {}
        Turn::Back if door.0.is_some() => door.0 = None,
        Turn::Back => next.set(Screen::Situations),
        Turn::On => next.set(Screen::Briefing),
    }
    Ok(())
}

/// The seats: each with its sign and whoever has it.
fn seated(ui: &Ui, kit: &Kit<'_>, column: &mut Column, seats: usize, visit: &Visit, profiles: &[Profile]) {
    let tile = Tile {
        narrowest: 220.0,
        most: seats.max(1),
        height: 76.0,
        gap: 2.0,
    };
    let who: Vec<Option<&Profile>> = visit
        .seated()
        .map(|id| profiles.iter().find(|profile| profile.id == *id))
        .collect();
    for (seat, place) in column.tiles(seats, tile).into_iter().enumerate() {
        let person = who.get(seat).copied().flatten();
        kit.card_ground(ui, place, if person.is_some() { SAND } else { PAPER }, false);
        let mut row = Row::inside(place, 2.0);
        let sign = row.sign(30.0);
        token(ui.painter(), sign.center(), 13.0, seat as u8);
        row.gap(1.5);
        match person {
            Some(person) => {
                let disc = row.sign(48.0);
                picture(ui.painter(), disc, person.picture);
                row.gap(1.5);
                row.text(ui, &person.pseudonym, TextStyle::STRONG);
            }
            None => {
                row.text(ui, &kit.say("game-table-seat"), TextStyle::BODY.soft());
            }
        }
    }
}

/// Everybody who could sit down, or gets up again.
fn people(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    visit: &Visit,
    profiles: &[Profile],
    free: usize,
) -> Option<Pick> {
    let takes_part =
        |person: &&Profile| Some(&person.id) != visit.doer.as_ref() && Some(&person.id) != visit.witness.as_ref();
    let others: Vec<&Profile> = profiles.iter().filter(takes_part).collect();
    column.text(ui, &kit.say("game-table-who"), TextStyle::HEADING);
    // The key stands on the upper edge of a tile.
    column.gap(2.5);
    let newcomer = kit.say("game-pair-new");
    let mut names = vec![newcomer.as_str()];
    names.extend(others.iter().map(|other| other.pseudonym.as_str()));
    let tiles = person_tiles(ui, column, &names, 150.0, 6);
    let mut pick = None;
    let someone = Person::new(&newcomer, free > 0 && others.is_empty());
    if kit.person(ui, Id::new("new-at-table"), tiles[0], someone).chosen && free > 0 {
        pick = Some(Pick::New);
    }
    for (index, (other, tile)) in others.into_iter().zip(&tiles[1..]).enumerate() {
        let seat = visit.others.iter().position(|person| *person == other.id);
        let known = Person::known(other.picture, &other.pseudonym, seat.is_some(), other.has_code);
        let person = Person {
            corner: seat.map_or(known.corner, |seat| Some(Corner::Seat(seat as u8 + 1))),
            fill: if seat.is_some() { SAND } else { PAPER },
            first: free > 0 && index == 0,
            ..known
        };
        let touch = kit.person(ui, Id::new("at-table").with(id_of(&other.id)), *tile, person);
        if touch.chosen {
            pick = Some(Pick::Person(other.clone()));
            if free == 1 && seat.is_none() {
                kit.give_to_on();
            }
        }
    }
    pick
}
