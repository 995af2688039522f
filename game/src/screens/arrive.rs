//! Someone new: a pseudonym, a picture, and a code of four pictures if they want one.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use station::{LONGEST_PSEUDONYM, Picture};

use super::Screen;
use super::trouble::Last;
use super::welcome::pictures;
use crate::desk::{Desk, Trouble, Visit};
use crate::kit::{Begin, Field, Foot, Kit, Pictogram, Table, Turn, picture, write};
use crate::theme::{self, INK, INK_SOFT, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Newcomer>();
    app.add_systems(OnEnter(Screen::Arrive), |mut new: ResMut<Newcomer>| {
        *new = Newcomer::default();
    });
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Arrive)),
    );
}

/// What was said so far.
#[derive(Resource, Default)]
struct Newcomer {
    pseudonym: String,
    picture: Option<Picture>,
    coded: bool,
    code: Vec<Picture>,
}

impl Newcomer {
    /// The picture chosen, or one that the name gives, so that nobody has to choose.
    fn picture(&self) -> Picture {
        let sum: usize = self.pseudonym.bytes().map(usize::from).sum();
        self.picture.unwrap_or(Picture::ALL[sum % Picture::ALL.len()])
    }

    fn is_whole(&self) -> bool {
        !self.pseudonym.trim().is_empty() && (!self.coded || self.code.len() == 4)
    }
}

fn show(
    mut table: Table,
    mut new: ResMut<Newcomer>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (turn, language) = table.lay(|ui, kit| {
        let page = kit.page_of("game-arrive", Pictogram::Person);
        let foot = Foot {
            on: Some(kit.say("game-arrive-on")),
            open: new.is_whole(),
            back: Some(kit.say("game-back")),
            first: false,
            hint: (!new.is_whole()).then(|| kit.say("game-arrive-hint")),
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| body(ui, kit, place, &mut new));
        (turn, kit.language)
    })?;
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Welcome),
        Turn::On => {
            let code = if new.coded {
                <[Picture; 4]>::try_from(new.code.as_slice()).ok()
            } else {
                None
            };
            match desk
                .station
                .create_profile(new.pseudonym.trim(), new.picture(), code.as_ref())
            {
                Ok(profile) => {
                    *visit = Visit {
                        doer: Some(profile),
                        ..Visit::default()
                    };
                    next.set(Screen::Welcome);
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
    }
    Ok(())
}

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, new: &mut Newcomer) {
    let left = place.left() + 150.0;
    let disc = Rect::from_min_size(place.min + vec2(0.0, 6.0), vec2(112.0, 112.0));
    picture(ui.painter(), disc, new.picture());
    let label = write(
        ui,
        Pos2::new(left, place.top()),
        600.0,
        &kit.say("game-arrive-name"),
        theme::BODY,
        theme::bold(),
        INK,
    );
    let field = Rect::from_min_size(Pos2::new(left, label.bottom() + STEP), vec2(520.0, 56.0));
    let hint = kit.say("game-arrive-name-hint");
    kit.field(
        ui,
        "pseudonym",
        field,
        Field {
            text: &mut new.pseudonym,
            hint: &hint,
            most: LONGEST_PSEUDONYM,
            first: true,
        },
    );
    let note = kit.say("game-arrive-note");
    write(
        ui,
        Pos2::new(left, field.bottom() + STEP),
        560.0,
        &note,
        theme::SMALL,
        theme::regular(),
        INK_SOFT,
    );
    let top = place.top() + 160.0;
    let words = if new.coded {
        "game-arrive-code-choose"
    } else {
        "game-arrive-picture"
    };
    let label = write(
        ui,
        Pos2::new(place.left(), top),
        place.width(),
        &kit.say(words),
        theme::BODY,
        theme::bold(),
        INK,
    );
    let grid = Rect::from_min_max(Pos2::new(place.left(), label.bottom() + STEP), place.max);
    let shown = if new.coded { None } else { Some(new.picture()) };
    if let Some(sign) = pictures(ui, kit, grid, shown, false) {
        if new.coded {
            if new.code.len() >= 4 {
                new.code.clear();
            }
            new.code.push(sign);
        } else {
            new.picture = Some(sign);
        }
    }
    let right = place.left() + 720.0;
    let rect = Rect::from_min_size(Pos2::new(right, grid.top()), vec2(place.right() - right, 56.0));
    let label = kit.say("game-arrive-code");
    if kit.switch(ui, "code", rect, &label, &mut new.coded) {
        new.code.clear();
    }
    if new.coded {
        for index in 0..4 {
            let slot = Rect::from_min_size(
                Pos2::new(right + index as f32 * 76.0, rect.bottom() + 2.0 * STEP),
                vec2(64.0, 64.0),
            );
            match new.code.get(index) {
                Some(sign) => picture(ui.painter(), slot, *sign),
                None => {
                    ui.painter().circle_filled(slot.center(), 30.0, SAND);
                }
            }
        }
    }
}
