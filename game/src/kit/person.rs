//! A person on a page: their picture, and their name below it.

use bevy_egui::egui::{Color32, Id, Rect, Ui, Vec2};
use station::Picture;

use super::canvas::{Kit, Touch};
use super::layout::{Column, Pile, Tile, corner};
use super::pictogram::Pictogram;
use super::picture::picture;
use super::token::token;
use super::write::{TextStyle, measure, write_centred};
use crate::theme::{INK, INK_SOFT, PAPER, PETROL, SAND, STEP};

/// Side of a picture, points.
const DISC: f32 = 80.0;
/// Above a picture, points.
const ABOVE: f32 = 16.0;

/// What is the matter with a person.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Corner {
    /// They were chosen.
    Chosen,
    /// They have a code.
    Locked,
    /// They have this seat.
    Seat(u8),
}

/// Who stands on a tile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person<'a> {
    /// `None`: room for somebody new.
    pub(crate) picture: Option<Picture>,
    pub(crate) name: &'a str,
    pub(crate) chosen: bool,
    /// In the upper right corner.
    pub(crate) corner: Option<Corner>,
    /// Known ones that nobody chose stand on sand, or on paper.
    pub(crate) fill: Color32,
    /// It has the focus when the page opens.
    pub(crate) first: bool,
}

impl<'a> Person<'a> {
    /// Room for somebody new.
    pub(crate) fn new(name: &'a str, first: bool) -> Self {
        Self {
            picture: None,
            name,
            chosen: false,
            corner: None,
            fill: PAPER,
            first,
        }
    }

    /// Somebody who is known; `lock`: they have a code.
    pub(crate) fn known(picture: Picture, name: &'a str, chosen: bool, lock: bool) -> Self {
        Self {
            picture: Some(picture),
            name,
            chosen,
            corner: if chosen {
                Some(Corner::Chosen)
            } else {
                lock.then_some(Corner::Locked)
            },
            fill: SAND,
            first: false,
        }
    }
}

/// Tiles for people with these names, none narrower than `narrowest`, at most `most` side by side.
pub(crate) fn person_tiles(ui: &Ui, column: &mut Column, names: &[&str], narrowest: f32, most: usize) -> Vec<Rect> {
    let mut tile = Tile {
        narrowest,
        most,
        height: 0.0,
        gap: 2.0,
    };
    let room = tile.width(column.width()) - STEP;
    let names_height = names
        .iter()
        .map(|name| measure(ui, room, name, TextStyle::STRONG).y)
        .fold(0.0, f32::max);
    tile.height = ABOVE + DISC + 2.0 * STEP + names_height;
    column.tiles(names.len(), tile)
}

impl Kit<'_> {
    /// A person who can be chosen, on a tile.
    pub(crate) fn person(&mut self, ui: &mut Ui, id: Id, tile: Rect, person: Person<'_>) -> Touch {
        let touch = self.touch(ui, id, tile, person.name, person.first);
        self.card_ground(ui, tile, person.fill, person.chosen);
        let mut pile = Pile::of(tile.shrink2(Vec2::new(STEP / 2.0, 0.0)));
        pile.gap(ABOVE / STEP);
        let disc = Rect::from_center_size(pile.top(DISC).center(), Vec2::splat(DISC));
        let ink = match person.picture {
            Some(shown) => {
                picture(ui.painter(), disc, shown);
                INK
            }
            None => {
                Pictogram::Plus.draw(ui.painter(), disc.shrink(DISC * 0.26), PETROL);
                PETROL
            }
        };
        write_centred(ui, pile.rest(), person.name, TextStyle::STRONG.in_colour(ink));
        let corner = corner(tile);
        match person.corner {
            Some(Corner::Chosen) => Pictogram::Tick.draw(ui.painter(), corner, PETROL),
            Some(Corner::Locked) => Pictogram::Lock.draw(ui.painter(), corner, INK_SOFT),
            Some(Corner::Seat(seat)) => token(ui.painter(), corner.center(), 11.0, seat),
            None => {}
        }
        self.ring(ui, tile, touch.focused);
        touch
    }
}
