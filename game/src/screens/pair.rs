//! Who does is known; who witnesses? Two is the ordinary way: somebody who is known here, or someone new.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{Picture, Profile, ProfileId};

use super::door::Knock;
use super::mark_keys;
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Desk, Trouble, Visit};
use crate::kit::{
    Canvas, FocusMoved, Foot, HEIGHT, Kit, Pictogram, TextStyle, Turn, Weight, id_of, measure, picture, write,
    write_centred,
};
use crate::theme::{INK_SOFT, PAPER, PETROL, SAND, STEP};

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
            first: !alone,
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
            visit.witness_arrives = true;
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
    kit.scroll(ui, "pair", place, |ui, kit| {
        let whole = ui.max_rect();
        let place = Rect::from_min_size(whole.min + vec2(6.0, 6.0), whole.size() - vec2(26.0, 12.0));
        let beside = place.width() >= BESIDE;
        let card = Rect::from_min_size(place.min, vec2(if beside { 240.0 } else { place.width() }, 330.0));
        let swap = does(ui, kit, card, doer, witness.is_some());
        let at = if beside {
            card.right_top() + vec2(5.0 * STEP, 0.0)
        } else {
            card.left_bottom() + vec2(0.0, 3.0 * STEP)
        };
        let (pick, bottom) = witnesses(ui, kit, at, place.right() - at.x, others, witness);
        ui.allocate_space(vec2(10.0, bottom.max(card.bottom()) - whole.top() + 12.0));
        if swap { Some(Pick::Swap) } else { pick }
    })
}

/// Who does; true where the two swap.
fn does(ui: &mut Ui, kit: &mut Kit<'_>, card: Rect, doer: &Profile, can_swap: bool) -> bool {
    kit.card_ground(ui, card, SAND, false);
    let band = |top: f32, tall: f32| {
        Rect::from_min_size(Pos2::new(card.left(), card.top() + top), vec2(card.width(), tall)).shrink2(vec2(STEP, 0.0))
    };
    let words = kit.say("game-pair-doer");
    write_centred(ui, band(0.0, 56.0), &words, TextStyle::HEADING);
    let disc = Rect::from_center_size(band(56.0, 130.0).center(), vec2(120.0, 120.0));
    picture(ui.painter(), disc, doer.picture);
    write_centred(ui, band(188.0, 66.0), &doer.pseudonym, TextStyle::HEADING);
    let label = kit.say("game-pair-swap");
    let swap = band(330.0 - HEIGHT - 2.0 * STEP, HEIGHT).shrink2(vec2(STEP, 0.0));
    can_swap && kit.button(ui, "swap", swap, &label, Some(Pictogram::Again), Weight::Quiet)
}

/// Who can be witness, and what a witness does; what was chosen, and where it ends.
fn witnesses(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    at: Pos2,
    width: f32,
    others: &[Profile],
    witness: Option<&ProfileId>,
) -> (Option<Pick>, f32) {
    let mut pick = None;
    let heading = kit.say("game-pair-witness");
    let line = write(ui, at, width, &heading, TextStyle::HEADING);
    let words = kit.say("game-pair-witness-line");
    let below = Pos2::new(at.x, line.bottom() + 4.0);
    let line = write(ui, below, width.min(640.0), &words, TextStyle::BODY.soft());
    let keys = mark_keys::explain(ui, kit, Pos2::new(at.x, line.bottom() + STEP), width);
    let gap = 2.0 * STEP;
    let columns = (((width + gap) / (150.0 + gap)).floor() as usize).clamp(1, 5);
    let wide = (width - gap * (columns as f32 - 1.0)) / columns as f32;
    let newcomer = kit.say("game-pair-new");
    let tallest = others
        .iter()
        .map(|p| p.pseudonym.as_str())
        .chain([newcomer.as_str()])
        .map(|name| measure(ui, wide - 8.0, name, TextStyle::STRONG).y)
        .fold(0.0, f32::max);
    let tall = 108.0 + tallest;
    let top = keys + 2.0 * STEP;
    let card_at = |index: usize| {
        let corner = Pos2::new(
            at.x + (index % columns) as f32 * (wide + gap),
            top + (index / columns) as f32 * (tall + gap),
        );
        Rect::from_min_size(corner, vec2(wide, tall))
    };
    let disc_of = |card: Rect| Rect::from_center_size(card.center_top() + vec2(0.0, 52.0), vec2(76.0, 76.0));
    let name_of = |card: Rect| {
        Rect::from_min_max(Pos2::new(card.left(), card.bottom() - tallest - 12.0), card.max).shrink2(vec2(4.0, 6.0))
    };
    let card = card_at(0);
    let touch = kit.touch(
        ui,
        Id::new("new-witness"),
        card,
        &newcomer,
        witness.is_none() && others.is_empty(),
    );
    kit.card_ground(ui, card, PAPER, false);
    Pictogram::Plus.draw(ui.painter(), disc_of(card).shrink(20.0), PETROL);
    write_centred(ui, name_of(card), &newcomer, TextStyle::STRONG.in_colour(PETROL));
    kit.ring(ui, card, touch.focused);
    if touch.chosen {
        pick = Some(Pick::New);
    }
    for (index, person) in others.iter().enumerate() {
        let card = card_at(index + 1);
        let here = witness == Some(&person.id);
        let first = witness.is_none() && index == 0;
        let touch = kit.touch(
            ui,
            Id::new("witness").with(id_of(&person.id)),
            card,
            &person.pseudonym,
            first,
        );
        kit.card_ground(ui, card, if here { SAND } else { PAPER }, here);
        picture(ui.painter(), disc_of(card), person.picture);
        write_centred(ui, name_of(card), &person.pseudonym, TextStyle::STRONG);
        let corner = card.right_top() + vec2(-22.0, 22.0);
        if here {
            Pictogram::Tick.draw(ui.painter(), Rect::from_center_size(corner, vec2(24.0, 24.0)), PETROL);
        } else if person.has_code {
            Pictogram::Lock.draw(ui.painter(), Rect::from_center_size(corner, vec2(20.0, 20.0)), INK_SOFT);
        }
        kit.ring(ui, card, touch.focused);
        if touch.chosen && here {
            // Chosen again: taken back.
            pick = Some(Pick::Nobody);
        } else if touch.chosen {
            pick = Some(Pick::Witness(person.clone()));
            kit.give_to_on();
        }
    }
    let rows = (others.len() + 1).div_ceil(columns) as f32;
    (pick, top + rows * (tall + gap) - gap)
}
