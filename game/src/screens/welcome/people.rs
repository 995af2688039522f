//! Who is here: a card for each, and room for someone new.

use bevy_egui::egui::{Id, Ui, vec2};

use super::{Chosen, Hall};
use crate::desk::{Desk, Visit};
use crate::kit::{Column, Kit, Person, TextStyle, id_of, person_tiles, spark};
use crate::theme::{INK, SUN};

/// Draws the people; what was chosen.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    hall: &Hall,
    visit: &Visit,
    desk: &Desk,
) -> Option<Chosen> {
    let mut chosen = None;
    column.text(ui, &kit.say("game-welcome-who"), TextStyle::HEADING);
    column.gap(2.0);
    // The first tile makes room for someone new.
    let newcomer = kit.say("game-welcome-new");
    let mut names = vec![newcomer.as_str()];
    names.extend(hall.profiles.iter().map(|profile| profile.pseudonym.as_str()));
    let tiles = person_tiles(ui, column, &names, 140.0, 4);
    let someone = Person::new(&newcomer, hall.profiles.is_empty());
    if kit.person(ui, Id::new("new-person"), tiles[0], someone).chosen {
        chosen = Some(Chosen::Arrive);
    }
    let resumes = !hall.resumable(visit).is_empty();
    for (index, (profile, tile)) in hall.profiles.iter().zip(&tiles[1..]).enumerate() {
        let here = visit.doer.as_ref() == Some(&profile.id);
        let person = Person {
            first: visit.doer.is_none() && !resumes && index == 0,
            ..Person::known(profile.picture, &profile.pseudonym, here, profile.has_code)
        };
        let touch = kit.person(ui, Id::new(("person", profile.id.to_string())), *tile, person);
        // Something has come for them; what it is, is theirs.
        if desk.station.has_news(&profile.id) {
            spark(ui.painter(), tile.left_top() + vec2(22.0, 22.0), 13.0, Some(SUN), INK);
        }
        if touch.chosen {
            chosen = Some(Chosen::Profile(profile.clone()));
            kit.focus.give(Id::new("card").with(id_of(&"way-play")));
        }
    }
    chosen
}
