//! Who does is known; who witnesses?

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{Profile, ProfileId};

use super::Screen;
use super::trouble::Last;
use crate::desk::{Desk, Visit};
use crate::kit::{Begin, Foot, Kit, Pictogram, Table, Turn, Weight, picture, write, write_centred};
use crate::theme::{self, INK, INK_SOFT, PAPER, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Pair)),
    );
}

fn show(mut table: Table, desk: Res<Desk>, mut visit: ResMut<Visit>, mut next: ResMut<NextState<Screen>>) -> Result {
    let Some(doer) = visit.doer.as_ref().and_then(|id| desk.profile(id)) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let others: Vec<Profile> = desk
        .station
        .profiles()
        .into_iter()
        .filter(|p| p.id != doer.id)
        .collect();
    let (chosen, turn) = table.lay(|ui, kit| {
        let page = kit.quiet_page_of("game-pair", Pictogram::Pair);
        let foot = Foot {
            on: Some(kit.say("game-continue")),
            open: true,
            back: Some(kit.say("game-back")),
            first: true,
            hint: None,
        };
        kit.page(ui, &page, &foot, |ui, place, kit| {
            body(ui, kit, place, &doer, &others, visit.witness.as_ref())
        })
    })?;
    match chosen {
        Some(Pick::Witness(witness)) => visit.witness = witness,
        Some(Pick::Swap) => {
            if let Some(witness) = visit.witness.take() {
                visit.witness = visit.doer.replace(witness);
            }
        }
        None => {}
    }
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Welcome),
        Turn::On => next.set(Screen::Situations),
    }
    Ok(())
}

/// What was chosen.
enum Pick {
    Witness(Option<ProfileId>),
    Swap,
}

fn body(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    doer: &Profile,
    others: &[Profile],
    witness: Option<&ProfileId>,
) -> Option<Pick> {
    let mut chosen = None;
    let card = Rect::from_min_size(place.min, vec2(240.0, place.height().min(354.0)));
    kit.card_ground(ui, card, SAND, false);
    write_centred(
        ui,
        Rect::from_min_size(card.min, vec2(card.width(), 56.0)),
        &kit.say("game-pair-doer"),
        theme::HUD,
        theme::bold(),
        INK,
    );
    let disc = Rect::from_center_size(Pos2::new(card.center().x, card.top() + 140.0), vec2(130.0, 130.0));
    picture(ui.painter(), disc, doer.picture);
    write_centred(
        ui,
        Rect::from_min_max(
            Pos2::new(card.left(), card.top() + 220.0),
            Pos2::new(card.right(), card.top() + 268.0),
        ),
        &doer.pseudonym,
        theme::HUD,
        theme::bold(),
        INK,
    );
    // Behind a code are sessions of one's own: who has one shows it at the door.
    let open = others.iter().any(|p| witness == Some(&p.id) && !p.has_code);
    let swap = Rect::from_min_size(
        Pos2::new(card.left() + 2.0 * STEP, card.bottom() - 52.0 - 2.0 * STEP),
        vec2(card.width() - 4.0 * STEP, 52.0),
    );
    let label = kit.say("game-pair-swap");
    if open && kit.button(ui, "swap", swap, &label, Some(Pictogram::Again), Weight::Quiet) {
        chosen = Some(Pick::Swap);
    }
    let right = Rect::from_min_max(Pos2::new(card.right() + 5.0 * STEP, place.top()), place.max);
    let heading = write(
        ui,
        right.min,
        right.width(),
        &kit.say("game-pair-witness"),
        theme::HUD,
        theme::bold(),
        INK,
    );
    let line = kit.say("game-pair-witness-line");
    let line = write(
        ui,
        Pos2::new(right.left(), heading.bottom() + 4.0),
        right.width().min(640.0),
        &line,
        theme::BODY,
        theme::regular(),
        INK_SOFT,
    );
    let list = Rect::from_min_max(Pos2::new(right.left(), line.bottom() + 2.0 * STEP), right.max);
    kit.scroll(ui, "witnesses", list, |ui, kit| {
        let start = ui.max_rect().min + vec2(6.0, 6.0);
        let (width, height, gap) = (158.0, 140.0, 2.0 * STEP);
        let columns = ((ui.max_rect().width() - 20.0) / (width + gap)).floor().max(1.0) as usize;
        for index in 0..=others.len() {
            let at = start
                + vec2(
                    (index % columns) as f32 * (width + gap),
                    (index / columns) as f32 * (height + gap),
                );
            let card = Rect::from_min_size(at, vec2(width, height));
            let disc = Rect::from_center_size(Pos2::new(card.center().x, card.top() + 54.0), vec2(76.0, 76.0));
            let name = Rect::from_min_max(Pos2::new(card.left(), card.bottom() - 44.0), card.max - vec2(0.0, 4.0));
            let person = index.checked_sub(1).and_then(|i| others.get(i));
            let id = person.map(|p| p.id.clone());
            let here = witness == id.as_ref();
            let touch = kit.touch(ui, Id::new(("witness", index)), card, false);
            kit.card_ground(ui, card, if here { SAND } else { PAPER }, here);
            match person {
                None => {
                    Pictogram::Person.draw(ui.painter(), disc.shrink(12.0), INK_SOFT);
                    write_centred(
                        ui,
                        name,
                        &kit.say("game-pair-alone"),
                        theme::SMALL,
                        theme::regular(),
                        INK,
                    );
                }
                Some(person) => {
                    picture(ui.painter(), disc, person.picture);
                    write_centred(ui, name, &person.pseudonym, theme::BODY, theme::bold(), INK);
                }
            }
            kit.ring(ui, card, touch.focused);
            if touch.chosen {
                chosen = Some(Pick::Witness(id));
            }
        }
        let rows = (others.len() + 1).div_ceil(columns) as f32;
        ui.allocate_space(vec2(10.0, rows * (height + gap) + 12.0));
    });
    chosen
}
