//! Someone new: a pseudonym, a picture, and a code of four pictures if they want one.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use station::{LONGEST_PSEUDONYM, Picture};

use super::door::pictures;
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Arrives, Desk, Trouble, Visit};
use crate::kit::{Canvas, Field, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, measure, picture, write};
use crate::theme::{SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Newcomer>();
    app.add_systems(OnEnter(Screen::Arrive), |mut new: ResMut<Newcomer>| {
        *new = Newcomer::default();
    });
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Arrive)),
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
    mut canvas: Canvas,
    mut new: ResMut<Newcomer>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (turn, language) = canvas.draw(|ui, kit| {
        let page = kit.page_of(
            match visit.arrives {
                Arrives::ToWitness => "game-arrive-witness",
                Arrives::ToDo | Arrives::ToDoWith => "game-arrive",
            },
            Pictogram::Person,
        );
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
        Turn::Back => next.set(from(visit.arrives)),
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
                    next.set(from(visit.arrives));
                    match visit.arrives {
                        Arrives::ToDo => visit.come(&profile),
                        Arrives::ToWitness => visit.witness = Some(profile),
                        Arrives::ToDoWith => visit.sit(&profile),
                    }
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
    }
    Ok(())
}

/// Where somebody new comes from, and goes back to.
fn from(arrives: Arrives) -> Screen {
    match arrives {
        Arrives::ToDo => Screen::Welcome,
        Arrives::ToWitness => Screen::Pair,
        Arrives::ToDoWith => Screen::Table,
    }
}

/// Wider than this, the code stands beside the pictures.
const BESIDE: f32 = 1000.0;

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, new: &mut Newcomer) {
    kit.scroll(ui, "newcomer", place, |ui, kit| {
        let whole = ui.max_rect();
        let bottom = inside(
            ui,
            kit,
            Rect::from_min_size(whole.min + vec2(6.0, 6.0), whole.size() - vec2(26.0, 12.0)),
            new,
        );
        ui.allocate_space(vec2(10.0, bottom - whole.top() + 12.0));
    });
}

/// The parts of the page; gives where they end.
fn inside(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, new: &mut Newcomer) -> f32 {
    let disc = Rect::from_min_size(place.min, vec2(112.0, 112.0));
    picture(ui.painter(), disc, new.picture());
    let left = disc.right() + 3.0 * STEP;
    let width = (place.right() - left).min(560.0);
    let words = kit.say("game-arrive-name");
    let at = Pos2::new(left, place.top());
    let label = write(ui, at, width, &words, TextStyle::STRONG);
    let field = Rect::from_min_size(Pos2::new(left, label.bottom() + STEP), vec2(width.min(520.0), 56.0));
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
    let at = Pos2::new(left, field.bottom() + STEP);
    let note = write(ui, at, width, &note, TextStyle::SMALL.soft());
    let top = note.bottom().max(disc.bottom()) + 2.0 * STEP;
    let beside = place.width() >= BESIDE;
    let signs = Rect::from_min_max(
        Pos2::new(place.left(), top),
        Pos2::new(
            if beside { place.left() + 672.0 } else { place.right() },
            place.bottom(),
        ),
    );
    let words = kit.say(if new.coded {
        "game-arrive-code-choose"
    } else {
        "game-arrive-picture"
    });
    let label = write(ui, signs.min, signs.width(), &words, TextStyle::STRONG);
    let grid = Rect::from_min_max(Pos2::new(signs.left(), label.bottom() + STEP), signs.max);
    let shown = (!new.coded).then(|| new.picture());
    let (sign, bottom) = pictures(ui, kit, grid, shown, false);
    match sign {
        Some(sign) if new.coded => {
            if new.code.len() >= 4 {
                new.code.clear();
            }
            new.code.push(sign);
        }
        Some(sign) => new.picture = Some(sign),
        None => {}
    }
    let at = if beside {
        Pos2::new(grid.right() + 6.0 * STEP, grid.top())
    } else {
        Pos2::new(place.left(), bottom + 2.0 * STEP)
    };
    let label = kit.say("game-arrive-code");
    let width = place.right() - at.x;
    let tall = measure(ui, width - 84.0, &label, TextStyle::BODY).y.max(40.0) + 2.0 * STEP;
    let switch = Rect::from_min_size(at, vec2(width, tall));
    if kit.switch(ui, "code", switch, &label, &mut new.coded) {
        new.code.clear();
    }
    if !new.coded {
        return bottom.max(switch.bottom());
    }
    for index in 0..4 {
        let corner = Pos2::new(at.x + index as f32 * 76.0, switch.bottom() + 2.0 * STEP);
        let slot = Rect::from_min_size(corner, vec2(64.0, 64.0));
        match new.code.get(index) {
            Some(sign) => picture(ui.painter(), slot, *sign),
            None => {
                ui.painter().circle_filled(slot.center(), 30.0, SAND);
            }
        }
    }
    bottom.max(switch.bottom() + 80.0)
}
