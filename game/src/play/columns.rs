//! The screen of several who play: a column for each seat, with what is asked of it, what it can do, and what its
//! device presses.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::gauge::reading;
use super::naming::{name, words};
use super::pads::pad_of;
use super::pausing::Pause;
use super::plate::plate;
use super::players::{Player, take_with_mouse};
use super::pointed::Pointed;
use super::room::COLUMNS;
use super::session::Session;
use super::settings::settings;
use super::slots::Slots;
use super::wheel::{SIGNS, WORDS, Wheel};
use super::who::who;
use crate::devices::{Device, HoldKey, MousePads, PlayerInput};
use crate::kit::{
    Canvas, Column, Glyph, Kit, Pictogram, Row, TextStyle, draw_glyph, glyph_width, measure, name_it, token,
    write_centred,
};
use crate::theme::{self, CORAL, INK, PAPER, PETROL, PLAYERS, SAND_DEEP, STEP};

/// Height of a choice in one line, points.
const LINE: f32 = 42.0;
/// Room that the mouse needs below the choices, points: its verbs; and its pads where there are levers.
const VERBS: f32 = 44.0;
/// Radius of a pad for the mouse, points.
const REACH: f32 = 46.0;

type Hands = (
    Entity,
    &'static Player,
    Option<&'static Device>,
    &'static Pointed,
    &'static mut Wheel,
    &'static mut PlayerInput,
    &'static mut Slots,
);

/// Where the columns stand: side by side along the lower edge.
pub(super) fn places(whole: Rect, seats: usize) -> Vec<Rect> {
    let inner = whole.shrink(2.0 * STEP);
    let band = Rect::from_min_max(
        Pos2::new(inner.left(), whole.top() + whole.height() * (1.0 - COLUMNS)),
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
        let places = places(ui.max_rect(), seats.len());
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
            asked(ui, kit, &mut column, &session, player.seat);
            let seat = Seat {
                session: &session,
                device: *device,
                seat: player.seat,
                bottom: place.bottom() - STEP,
            };
            if let Some(choice) = seat.choices(ui, kit, &mut column, &mut slots, *pointed) {
                input.choose(choice);
            }
            if *device == Device::Mouse {
                mouse.left = Vec2::ZERO;
                seat.pads(ui, kit, &mut column, &mut mouse);
                wheel.mouse = seat.verbs(ui, kit, &mut column);
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

/// What is asked of a seat now, and the numbers worth a place.
fn asked(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session, seat: u8) {
    if let Some(said) = session.said(seat).last() {
        column.text(ui, &said.words, TextStyle::STRONG);
    }
    let gauges = session.gauges(seat);
    if !gauges.is_empty() {
        let mut row = Row::of(column.take(26.0));
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
    column.gap(0.75);
}

/// Somebody's seat, as it is drawn.
struct Seat<'s> {
    session: &'s Session,
    device: Device,
    seat: u8,
    /// Where its column ends.
    bottom: f32,
}

impl Seat<'_> {
    /// The main act and what else is open; the choice that was clicked.
    fn choices(&self, ui: &Ui, kit: &Kit<'_>, column: &mut Column, slots: &mut Slots, pointed: Pointed) -> Option<u8> {
        let mouse = self.device == Device::Mouse;
        let mut chosen = None;
        let open = slots.list();
        let places: Vec<usize> = open.iter().map(|(place, _)| *place).collect();
        let at_hand = pointed.among(&places, slots.main().is_some());
        if let Some(main) = slots.main() {
            let here = at_hand.is_none();
            if self.line(ui, kit, column, main, (true, here)) && slots.ready_main() == Some(main) {
                chosen = Some(main);
            }
        }
        let others: Vec<(usize, u8)> = open
            .into_iter()
            .filter(|(_, choice)| Some(*choice) != slots.main())
            .collect();
        // What is pointed at stays in view.
        let at = at_hand.and_then(|place| others.iter().position(|(other, _)| *other == place));
        let shown = self.room_for(column.at().y);
        let first = at.map_or(0, |at| (at + 1).saturating_sub(shown));
        let mut under_mouse = None;
        for (place, choice) in others.iter().skip(first).take(shown) {
            if self.line(ui, kit, column, *choice, (false, at_hand == Some(*place))) {
                chosen = Some(*choice);
                under_mouse = Some(*place);
            }
        }
        slots.under_mouse = under_mouse;
        let more = others.len() > first + shown || slots.boards() > 1;
        if more || first > 0 {
            let words = kit.say_with("game-columns-more", &[("count", (others.len() as f64).into())]);
            let place = column.take(24.0);
            Row::inside(place, 1.0).text(ui, &words, TextStyle::SMALL.soft());
            let next = ui.interact(place, Id::new("more-of").with(self.seat), egui::Sense::CLICK);
            name_it(&next, &words);
            if mouse && next.clicked() {
                slots.turn();
            }
        }
        if mouse {
            chosen = self.levels(ui, kit, column).or(chosen);
        }
        chosen.filter(|_| mouse)
    }

    /// So many choices find room below `top`; the one pointed at is among them.
    fn room_for(&self, top: f32) -> usize {
        use crate::devices::Lever::{LeftX, LeftY, RightX, RightY};
        let mut below = 24.0;
        if self.device == Device::Mouse {
            let pads = [LeftX, LeftY, RightX, RightY]
                .into_iter()
                .any(|lever| self.session.has_lever(lever));
            below += VERBS + if pads { 2.0 * REACH + STEP } else { 0.0 };
        }
        if !self.session.scenario().template.controls().buttons.is_empty() {
            below += 68.0;
        }
        (((self.bottom - below - top) / (LINE + STEP / 2.0)).floor().max(1.0)) as usize
    }

    /// One choice; true where it was clicked.
    fn line(&self, ui: &Ui, kit: &Kit<'_>, column: &mut Column, choice: u8, (main, here): (bool, bool)) -> bool {
        let id = name(self.session, choice);
        let words = words(kit, self.session, id);
        let style = if main {
            TextStyle::STRONG.in_colour(PAPER)
        } else {
            TextStyle::BODY
        };
        let key = self.key_to_act(kit).filter(|_| here);
        let key_wide = key.as_ref().map_or(0.0, |glyph| glyph_width(ui, glyph) + STEP);
        let room = column.width() - 2.0 * STEP - 30.0 - key_wide;
        let tall = measure(ui, room, &words, style).y.max(LINE - STEP) + STEP;
        let place = column.take(tall);
        column.gap(0.5);
        let response = ui.interact(place, Id::new(("column", self.seat, choice)), egui::Sense::CLICK);
        name_it(&response, &words);
        let painter = ui.painter();
        let (fill, ink) = if main { (PETROL, PAPER) } else { (PAPER, INK) };
        painter.rect_filled(place, theme::ROUND, fill);
        let lit = here || (self.device == Device::Mouse && response.hovered());
        let outline = if lit {
            Stroke::new(3.0, INK)
        } else {
            Stroke::new(1.5, SAND_DEEP)
        };
        painter.rect_stroke(place, theme::ROUND, outline, StrokeKind::Inside);
        let mut row = Row::inside(place, 1.0);
        let sign = row.sign(24.0);
        self.session.face().sign_of(id).draw(painter, sign, ink);
        row.gap(0.75);
        if let Some(key) = key {
            draw_glyph(ui, row.right(key_wide - STEP).center(), &key, INK);
            row.gap_right(1.0);
        }
        row.text(ui, &words, style);
        response.clicked()
    }

    /// What stands in one of several ways, one below the other: with the mouse all can be changed.
    fn levels(&self, ui: &Ui, kit: &Kit<'_>, column: &mut Column) -> Option<u8> {
        let mut chosen = None;
        for setting in settings(self.session, self.seat) {
            let (Some(now), Some(next)) = (setting.now, setting.next) else {
                continue;
            };
            let said = self.session.face().setting(&now).map(|id| kit.say(id));
            let words = said.unwrap_or_else(|| words(kit, self.session, &now));
            let place = column.take(LINE);
            column.gap(0.5);
            let response = ui.interact(place, Id::new(("level", self.seat, &setting.of)), egui::Sense::CLICK);
            name_it(&response, &words);
            Row::inside(place, 1.0).text(ui, &words, TextStyle::SMALL.soft());
            if response.clicked() {
                chosen = Some(next);
            }
        }
        chosen
    }

    fn key_to_act(&self, kit: &Kit<'_>) -> Option<Glyph> {
        match self.device {
            Device::Half(half) if half == crate::devices::Half::Left => Some(Glyph::Key(kit.say("game-key-space"))),
            Device::Half(_) => Some(Glyph::Key(kit.say("game-key-enter"))),
            Device::Gamepad(_) | Device::All => Some(Glyph::Pad(0)),
            Device::Mouse => None,
        }
    }

    /// What can be held, at the right edge of the column: what of it the mouse holds.
    fn holds(&self, ui: &Ui, kit: &Kit<'_>, place: Rect) -> u8 {
        let mut held = 0;
        let names = &self.session.scenario().template.controls().buttons;
        for (index, name) in names.iter().enumerate().take(8) {
            let said = self.session.face().button(name);
            let label = said.map_or_else(|| words(kit, self.session, name), |said| kit.say(said.label));
            let centre =
                place.right_bottom() - vec2(34.0 + 62.0 * (index % 4) as f32, 34.0 + 62.0 * (index / 4) as f32);
            let area = Rect::from_center_size(centre, egui::Vec2::splat(56.0));
            let sense = egui::Sense::CLICK | egui::Sense::DRAG;
            let response = ui.interact(area, Id::new(("held", self.seat, index)), sense);
            name_it(&response, &label);
            ui.painter().circle(centre, 27.0, CORAL, Stroke::new(2.0, PAPER));
            write_centred(ui, area, &label, TextStyle::SMALL_STRONG.in_colour(PAPER));
            if let Some(glyph) = self.hold_glyph(kit, index) {
                draw_glyph(ui, centre - vec2(0.0, 30.0), &glyph, INK);
            }
            if self.device == Device::Mouse && response.is_pointer_button_down_on() {
                held |= 1 << index;
            }
        }
        held
    }

    fn hold_glyph(&self, kit: &Kit<'_>, index: usize) -> Option<Glyph> {
        match self.device {
            Device::Half(half) => kit.labels.letter(half.keys().holds[index]).map(Glyph::Key),
            _ => HoldKey::of(index).and_then(|key| kit.hold_glyph(key)),
        }
    }

    /// Pads for a hand on the mouse, where the situation has levers.
    fn pads(&self, ui: &Ui, kit: &Kit<'_>, column: &mut Column, mouse: &mut MousePads) {
        use crate::devices::Lever::{LeftX, LeftY, RightX, RightY};
        let has = |levers: [crate::devices::Lever; 2]| levers.into_iter().any(|lever| self.session.has_lever(lever));
        if !has([LeftX, LeftY]) && !has([RightX, RightY]) {
            return;
        }
        let mut row = Row::of(column.take(2.0 * REACH + STEP));
        for (levers, name) in [([LeftX, LeftY], "game-pad-left"), ([RightX, RightY], "game-pad-right")] {
            if has(levers) {
                let place = row.sign(2.0 * REACH);
                row.gap(1.0);
                let tilt = pad_of(ui, kit, self.session, (name, place.center(), REACH), levers);
                if name == "game-pad-left" {
                    mouse.left = tilt;
                } else {
                    mouse.right = tilt;
                }
            }
        }
    }

    /// The four verbs, for the mouse: the one that it holds.
    fn verbs(&self, ui: &Ui, kit: &Kit<'_>, column: &mut Column) -> Option<usize> {
        let mut row = Row::of(column.take(40.0));
        let mut held = None;
        for (index, sign) in SIGNS.into_iter().enumerate() {
            let place = row.sign(38.0);
            row.gap(0.5);
            let sense = egui::Sense::CLICK | egui::Sense::DRAG;
            let response = ui.interact(place, Id::new(("verb-of", self.seat, index)), sense);
            name_it(&response, &kit.say(WORDS[index]));
            ui.painter()
                .circle(place.center(), 18.0, PAPER, Stroke::new(1.5, SAND_DEEP));
            sign.draw(ui.painter(), place.shrink(9.0), INK);
            if response.is_pointer_button_down_on() {
                held = Some(index);
            }
            response.on_hover_text(kit.say(WORDS[index]));
        }
        held
    }
}
