//! The screen of several who play: a column for each seat, with what is asked of it, what it can do, and what its
//! device presses.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, StrokeKind, Ui};

use super::cross_keys;
use super::gauge::reading;
use super::pausing::Pause;
use super::plate::plate;
use super::players::{Player, take_with_mouse};
use super::pointed::Pointed;
use super::seat::SeatView;
use super::session::Session;
use super::slots::Slots;
use super::wheel::{SIGNS, WORDS, Wheel};
use super::who::who;
use crate::devices::{Device, MousePads, PlayerInput};
use crate::kit::{
    Canvas, Column, Glyph, Kit, Pictogram, Row, TextStyle, draw_glyph, glyph_width, measure, name_it, token,
};
use crate::theme::{self, CORAL, INK, PAPER, PETROL, PLAYERS, STEP};

/// Height of a row of numbers, points.
const GAUGES: f32 = 26.0;

type Hands = (
    Entity,
    &'static Player,
    Option<&'static Device>,
    &'static Pointed,
    &'static mut Wheel,
    &'static mut PlayerInput,
    &'static mut Slots,
);

/// Where the columns stand: side by side along the lower edge, over this part of the height.
pub(super) fn places(whole: Rect, seats: usize, tall: f32) -> Vec<Rect> {
    let inner = whole.shrink(2.0 * STEP);
    let band = Rect::from_min_max(
        Pos2::new(inner.left(), whole.top() + whole.height() * (1.0 - tall)),
        inner.max,
    );
    let columns = Column::of(band).split(seats.max(1), 1.5);
    columns
        .into_iter()
        .map(|mut column| column.take(band.height()))
        .collect()
}

pub(super) fn show(
    mut canvas: Canvas,
    mut commands: Commands,
    session: Res<Session>,
    mut players: Query<Hands>,
    mut pads: ResMut<MousePads>,
) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        *pads = MousePads::default();
        for (.., mut wheel, _, _) in &mut players {
            wheel.mouse = None;
        }
        return Ok(());
    }
    let seats: Vec<(Entity, u8, Option<Device>)> = players
        .iter()
        .map(|(entity, player, device, ..)| (entity, player.seat, device.copied()))
        .collect();
    let mut mouse = MousePads::default();
    canvas.draw(|ui, kit| {
        let places = places(ui.max_rect(), seats.len(), session.face().columns());
        for (_, player, device, pointed, mut wheel, mut input, mut slots) in &mut players {
            let place = places[usize::from(player.seat)];
            plate(ui, place);
            let edge = Stroke::new(3.0, PLAYERS[usize::from(player.seat % 4)]);
            ui.painter().rect_stroke(place, theme::ROUND, edge, StrokeKind::Inside);
            let mut column = Column::of(place.shrink(1.5 * STEP));
            let Some(device) = device else {
                head(ui, kit, &mut column, player, None);
                if free(ui, kit, column, place, player.seat) {
                    take_with_mouse(&mut commands, &seats, player.seat);
                }
                continue;
            };
            // Glyphs are those of the device that has this seat.
            let last = kit.hand;
            kit.hand = device.hand(last);
            head(ui, kit, &mut column, player, Some(&wheel));
            column.gap(0.5);
            if let Some(said) = session.said(player.seat).last() {
                column.text(ui, &said.words, TextStyle::STRONG);
            }
            let seat = SeatView {
                session: &session,
                device: *device,
                seat: player.seat,
                bottom: place.bottom() - STEP,
            };
            // What has to be pressed comes before numbers.
            let keys = cross_keys::tall(ui, kit, &column, &session, player.seat, *device);
            let end = seat.least_end(&slots);
            if column.at().y + GAUGES + keys <= end {
                gauges(ui, kit, &mut column, &session, player.seat);
            }
            column.gap(0.75);
            if column.at().y + keys <= end {
                cross_keys::show(ui, kit, &mut column, &session, player.seat, *device);
            }
            if let Some(choice) = seat.choices(ui, kit, &mut column, &mut slots, *pointed) {
                input.choose(choice);
            }
            seat.verb_keys(ui, kit, &column);
            if *device == Device::Mouse {
                wheel.mouse = seat.with_mouse(ui, kit, &mut column, &mut mouse);
            }
            mouse.held |= seat.holds(ui, kit, place);
            kit.hand = last;
        }
    })?;
    pads.set_if_neq(mouse);
    Ok(())
}

/// Who: sign and name, and the verb that was just said.
fn head(ui: &Ui, kit: &Kit<'_>, column: &mut Column, player: &Player, wheel: Option<&Wheel>) {
    let mut row = Row::of(column.take(30.0));
    let sign = row.sign(26.0);
    token(ui.painter(), sign.center(), 11.0, player.seat);
    row.gap(1.0);
    if let Some(verb) = wheel
        .and_then(|wheel| wheel.lit().or(wheel.held()))
        .filter(|verb| *verb < 4)
    {
        let words = kit.say(WORDS[verb]);
        let wide = measure(ui, f32::INFINITY, &words, TextStyle::SMALL_STRONG).x;
        let said = row.right(wide + 34.0 + STEP);
        ui.painter().rect_filled(said, 15.0, PETROL);
        let mut said = Row::inside(said, 0.5);
        let place = said.sign(22.0);
        SIGNS[verb].draw(ui.painter(), place, PAPER);
        said.gap(0.5);
        said.text(ui, &words, TextStyle::SMALL_STRONG.in_colour(PAPER));
    }
    row.line(ui, &who(kit, player), TextStyle::STRONG);
}

/// A seat that nobody holds says how to take it; true where it was clicked.
fn free(ui: &Ui, kit: &Kit<'_>, mut column: Column, place: Rect, seat: u8) -> bool {
    column.gap(1.0);
    column.text(ui, &kit.say("game-places-free"), TextStyle::SMALL);
    column.gap(1.5);
    keys_to_sit(ui, kit, &mut column);
    let response = ui.interact(place, Id::new("free-seat").with(seat), egui::Sense::CLICK);
    name_it(&response, &kit.say("game-places-free"));
    response.clicked()
}

/// The keys and buttons that take a seat.
pub(super) fn keys_to_sit(ui: &Ui, kit: &Kit<'_>, column: &mut Column) {
    let ways = [
        Glyph::Key(kit.say("game-key-space")),
        Glyph::Key(kit.say("game-key-enter")),
        Glyph::Pad(0),
        Glyph::Sign(Pictogram::Mouse),
    ];
    let mut row = Row::of(column.take(36.0));
    for glyph in ways {
        let wide = glyph_width(ui, &glyph);
        if wide > row.rest().width() {
            row = Row::of(column.take(36.0));
        }
        draw_glyph(ui, row.left(wide).center(), &glyph, INK);
        row.gap(0.75);
    }
}

/// The numbers worth a place.
fn gauges(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session, seat: u8) {
    let gauges = session.gauges(seat);
    if !gauges.is_empty() {
        let mut row = Row::of(column.take(GAUGES));
        for gauge in gauges {
            let style = TextStyle::SMALL_STRONG.in_colour(if gauge.is_low { CORAL } else { INK });
            let words = reading(kit, &gauge);
            let sign = row.sign(20.0);
            session.face().sign_of(&gauge.name).draw(ui.painter(), sign, INK);
            row.gap(0.5);
            let place = row.left(measure(ui, f32::INFINITY, &words, style).x);
            Row::of(place).text(ui, &words, style);
            row.gap(1.5);
        }
    }
}
