//! What screens are made of: page, buttons, cards, pictograms, fields. Every piece answers to keyboard, gamepad
//! and mouse alike.

mod button;
mod canvas;
mod card;
mod field;
mod film;
mod focus;
mod layout;
mod letters;
mod letters_grid;
mod line;
mod page;
mod person;
mod pictogram;
mod picture;
mod prompt;
mod qr;
mod question;
mod ribbon;
mod scenery;
mod sign;
mod token;
mod way_out;
mod write;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

pub(crate) use button::{HEIGHT, Weight, id_of};
use canvas::CanvasCount;
pub(crate) use canvas::{Canvas, Cover, FocusMoved, Kit, is_held, name_it};
pub(crate) use card::Card;
pub(crate) use field::Field;
pub(crate) use film::Film;
#[cfg(test)]
pub(crate) use focus::Item;
pub(crate) use focus::{Direction, Focus, Nav};
pub(crate) use layout::{Column, Pile, Row, Tile, corner};
pub(crate) use letters::Letters;
pub(crate) use line::{Line, Mark};
pub(crate) use page::{Foot, Page, Turn, foot_of};
pub(crate) use person::{Corner, Person, person_tiles};
pub(crate) use pictogram::{Pictogram, spark};
pub(crate) use picture::{picture, picture_name};
pub(crate) use prompt::{Glyph, Side, draw_glyph, glyph_width};
pub(crate) use qr::qr_svg;
pub(crate) use question::Question;
pub(crate) use ribbon::ribbon;
pub(crate) use token::token;
pub(crate) use way_out::WayOut;
pub(crate) use write::{TextStyle, measure, write, write_centred};

use crate::language::ScreenLanguage;
use crate::screens::screen::Screen;
use crate::theme;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Focus>()
        .init_resource::<Nav>()
        .init_resource::<Letters>()
        .init_resource::<WayOut>();
    app.init_resource::<ScreenLanguage>().init_resource::<CanvasCount>();
    app.add_systems(EguiPrimaryContextPass, begin.after(theme::Dress).in_set(FocusMoved));
    app.add_systems(Update, reset.run_if(state_changed::<Screen>));
}

fn begin(mut focus: ResMut<Focus>, mut nav: ResMut<Nav>, mut count: ResMut<CanvasCount>) {
    *count = CanvasCount::default();
    focus.begin(std::mem::take(&mut nav));
}

fn reset(mut focus: ResMut<Focus>, mut letters: ResMut<Letters>) {
    focus.reset();
    letters.close();
}
