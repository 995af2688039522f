//! Who does is known; who witnesses? Two is the ordinary way: somebody who is known here, or someone new.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Rect, Ui, Vec2, vec2};
use station::{Picture, Profile, ProfileId};

use super::door::Knock;
use super::mark_keys;
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Arrives, Desk, Trouble, Visit};
use crate::kit::{
    Canvas, Column, FocusMoved, Foot, HEIGHT, Kit, Person, Pictogram, Pile, TextStyle, Turn, Weight, id_of,
    person_tiles, picture, write_centred,
};
use crate::theme::{PAPER, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<AtDoor>();
    app.add_systems(OnEnter(Screen::Pair), |mut door: ResMut<AtDoor>| door.0 = None);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Pair)),
    );
}

/// A witness who has a code shows it, as at the door.
#[derive(Resource, Default)]
struct AtDoor(Option<Knock<()>>);

/// What was chosen.
enum Pick {
    Witness(Profile),
    Nobody,
    New,
    Swap,
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
    let Some(doer) = visit.doer.as_ref().and_then(|id| desk.profile(id)) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let mut others = desk.station.profiles();
    others.retain(|p| p.id != doer.id);
    let ((pick, turn), language) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-pair", Pictogram::Pair);
        let alone = visit.witness.is_none();
        let foot = Foot {
            on: Some(kit.say(if alone { "game-pair-alone" } else { "game-continue" })),
            open: door.0.is_none(),
            back: Some(kit.say("game-back")),
            first: true,
            hint: None,
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| match &door.0 {
            Some(knock) => knock.ask(ui, kit, place).map(Pick::Sign),
            None => body(ui, kit, place, &doer, &others, visit.witness.as_ref()),
        });
        (result, kit.language)
    })?;
    match pick {
        Some(Pick::Witness(person)) if person.has_code => door.0 = Some(Knock::of(person, ())),
        Some(Pick::Witness(person)) => visit.witness = Some(person.id),
        Some(Pick::Nobody) => visit.witness = None,
        Some(Pick::New) => {
            visit.arrives = Arrives::Witness;
            next.set(Screen::Arrive);
        }
        Some(Pick::Swap) => visit.swap(),
        Some(Pick::Sign(sign)) => {
            if let Some(knock) = door.0.as_mut() {
                match knock.show(sign, &mut desk.station) {
                    Ok(false) => {}
                    Ok(true) => {
                        visit.witness = Some(knock.profile.id.clone());
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
        Turn::Back => next.set(Screen::Welcome),
        Turn::On => next.set(Screen::Situations),
    }
    Ok(())
}

/// Narrower than this, who does stands above who witnesses.
const BESIDE: f32 = 820.0;

fn body(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    doer: &Profile,
    others: &[Profile],
    witness: Option<&ProfileId>,
) -> Option<Pick> {
    kit.scroll_column(ui, "pair", place, |ui, kit, column| {
        if column.width() < BESIDE {
            let swap = does(ui, kit, column, doer, witness.is_some());
            column.gap(3.0);
            let pick = witnesses(ui, kit, column, others, witness);
            return if swap { Some(Pick::Swap) } else { pick };
        }
        let (mut left, mut right) = column.beside(240.0, 5.0);
        let swap = does(ui, kit, &mut left, doer, witness.is_some());
        let pick = witnesses(ui, kit, &mut right, others, witness);
        column.join([&left, &right]);
        if swap { Some(Pick::Swap) } else { pick }
    })
}

/// Who does; true where the two swap.
fn does(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, doer: &Profile, can_swap: bool) -> bool {
    let card = column.take(330.0);
    kit.card_ground(ui, card, SAND, false);
    let mut pile = Pile::of(card.shrink2(vec2(2.0 * STEP, 0.0)));
    write_centred(ui, pile.top(56.0), &kit.say("game-pair-doer"), TextStyle::HEADING);
    let disc = Rect::from_center_size(pile.top(130.0).center(), Vec2::splat(120.0));
    picture(ui.painter(), disc, doer.picture);
    pile.gap_bottom(2.0);
    let swap = pile.bottom(HEIGHT);
    write_centred(ui, pile.rest(), &doer.pseudonym, TextStyle::HEADING);
    let label = kit.say("game-pair-swap");
    can_swap && kit.button(ui, "swap", swap, &label, Some(Pictogram::Again), Weight::Quiet)
}

/// Who can be witness, and what a witness does; what was chosen.
fn witnesses(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    others: &[Profile],
    witness: Option<&ProfileId>,
) -> Option<Pick> {
    let mut pick = None;
    column.text(ui, &kit.say("game-pair-witness"), TextStyle::HEADING);
    column.gap(0.5);
    let mut line = column.at_most(640.0);
    line.text(ui, &kit.say("game-pair-witness-line"), TextStyle::BODY.soft());
    column.join([&line]);
    column.gap(1.0);
    mark_keys::explain(ui, kit, column);
    column.gap(2.0);
    let newcomer = kit.say("game-pair-new");
    let mut names = vec![newcomer.as_str()];
    names.extend(others.iter().map(|other| other.pseudonym.as_str()));
    let tiles = person_tiles(ui, column, &names, 150.0, 5);
    let someone = Person::new(&newcomer, false);
    if kit.person(ui, Id::new("new-witness"), tiles[0], someone).chosen {
        pick = Some(Pick::New);
    }
    for (other, tile) in others.iter().zip(&tiles[1..]) {
        let here = witness == Some(&other.id);
        let person = Person {
            fill: if here { SAND } else { PAPER },
            ..Person::known(other.picture, &other.pseudonym, here, other.has_code)
        };
        let touch = kit.person(ui, Id::new("witness").with(id_of(&other.id)), *tile, person);
        if touch.chosen && here {
            // Chosen again: taken back.
            pick = Some(Pick::Nobody);
        } else if touch.chosen {
            pick = Some(Pick::Witness(other.clone()));
            kit.give_to_on();
        }
    }
    pick
}
