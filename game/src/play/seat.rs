//! What somebody's seat shows in its column, and what the mouse does there.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::Verb;

use super::naming::{name, words};
use super::pads::pad_of;
use super::pointed::{Pointed, Target};
use super::session::Session;
use super::settings::settings;
use super::sheet;
use super::slots::Slots;
use super::verb_keys;
use super::wheel::{SIGNS, WORDS};
use crate::devices::{Device, Half, HoldKey, MousePads};
use crate::family::cross::Cross;
use crate::kit::{
    Column, Glyph, Kit, Pictogram, Row, TextStyle, draw_glyph, glyph_width, is_held, measure, name_it, write_centred,
};
use crate::theme::{self, CORAL, INK, PAPER, PETROL, SAND_DEEP, STEP};

/// Height of a choice in one line, points.
const LINE: f32 = 42.0;
/// Height of the line that says how many choices there are, points.
const MORE: f32 = 24.0;
/// Room for what can be held, points.
const HELD: f32 = 68.0;
/// Room that the mouse needs below the choices, points: its verbs; and its pads where there are levers.
const VERBS: f32 = 44.0;
/// Radius of a pad for the mouse, points.
const REACH: f32 = 46.0;

/// Somebody's seat, as it is drawn.
pub(super) struct SeatView<'s> {
    pub(super) session: &'s Session,
    pub(super) device: Device,
    pub(super) seat: u8,
    /// Where its column ends.
    pub(super) bottom: f32,
}

impl SeatView<'_> {
    /// The main act and what else is open; the choice that was clicked.
    pub(super) fn choices(
        &self,
        ui: &Ui,
        kit: &Kit<'_>,
        column: &mut Column,
        slots: &mut Slots,
        pointed: Pointed,
    ) -> Option<u8> {
        let mouse = self.device == Device::Mouse;
        let mut chosen = None;
        let open = slots.list();
        let places: Vec<Target> = open.iter().map(|(place, _)| Target::Place(*place)).collect();
        // What lies in the picture and is pointed at is named here.
        let lying = sheet::targets(self.session, self.device, self.seat, slots);
        let thing = match pointed.now() {
            Some(target @ Target::Thing(choice)) => lying.iter().any(|(lies, _)| *lies == target).then_some(choice),
            _ => None,
        };
        let first = slots.main().is_none() && lying.is_empty();
        let at_hand = match pointed.among(&places, first) {
            Some(Target::Place(place)) => Some(place),
            _ => None,
        };
        if let Some(thing) = thing {
            self.line(ui, kit, column, thing, (false, true));
        }
        if let Some(main) = slots.main() {
            let here = at_hand.is_none() && thing.is_none();
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
        // Without room for one, how many there are is said alone, as long as none of them is pointed at. A mouse points at
        // what it sees.
        let least = usize::from(mouse || at.is_some() || slots.main().is_none() && thing.is_none());
        let shown = self.room_for(column.at().y).max(least);
        let first = if mouse {
            slots.passed(others.len())
        } else {
            at.map_or(0, |at| (at + 1).saturating_sub(shown))
        };
        let mut under_mouse = None;
        for (place, choice) in others.iter().skip(first).take(shown) {
            if self.line(ui, kit, column, *choice, (false, at_hand == Some(*place))) {
                chosen = Some(*choice);
                under_mouse = Some(*place);
            }
        }
        slots.under_mouse = under_mouse;
        let more = others.len() > first + shown || slots.boards() > 1;
        if (more || first > 0) && column.at().y + MORE <= self.end() {
            let words = kit.say_with("game-columns-more", &[("count", (others.len() as f64).into())]);
            let place = column.take(MORE);
            let mut row = Row::inside(place, 1.0);
            if mouse {
                // A key or a stick walks on; the mouse presses here.
                let edge = Stroke::new(1.5, SAND_DEEP);
                ui.painter().rect_stroke(place, theme::ROUND, edge, StrokeKind::Inside);
                Pictogram::Downward.draw(ui.painter(), row.sign(18.0), INK);
                row.gap(0.75);
            }
            row.text(ui, &words, TextStyle::SMALL.soft());
            let next = ui.interact(place, Id::new("more-of").with(self.seat), egui::Sense::CLICK);
            name_it(&next, &words);
            if mouse && next.clicked() {
                slots.pass(shown, others.len());
            }
        }
        if self.has_levels() {
            chosen = self.levels(ui, kit, column).or(chosen);
        }
        chosen.filter(|_| mouse)
    }

    /// Height of what can be held, along the lower edge, points.
    fn held(&self) -> f32 {
        let buttons = &self.session.scenario().template.controls().buttons;
        if buttons.is_empty() { 0.0 } else { HELD }
    }

    /// Where what stands over the choices has to end, so that the first of them finds room.
    pub(super) fn least_end(&self, slots: &Slots) -> f32 {
        let first = match (slots.main(), slots.list().is_empty()) {
            (Some(_), _) => LINE + STEP / 2.0,
            (None, false) => LINE + STEP / 2.0 + MORE,
            (None, true) => 0.0,
        };
        self.end() - first
    }

    /// So many choices find room below `top`.
    fn room_for(&self, top: f32) -> usize {
        (((self.end() - MORE - top) / (LINE + STEP / 2.0)).floor().max(0.0)) as usize
    }

    /// Where the choices end, points from the top: below are settings, verbs, and what can be held.
    fn end(&self) -> f32 {
        let mut below = self.held();
        if self.device == Device::Mouse {
            below += match self.pads() {
                [false, false] => VERBS,
                [true, true] => VERBS + 2.0 * REACH + STEP,
                _ => 2.0 * REACH + STEP,
            };
        } else {
            below += verb_keys::LINE;
        }
        if self.has_levels() {
            let levels = settings(self.session, self.seat).into_iter();
            let stand = levels.filter(|setting| setting.now.is_some() && setting.next.is_some());
            below += (LINE + STEP / 2.0) * stand.count() as f32;
        }
        self.bottom - below
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

    /// What stands in one of several ways, one below the other: with the mouse all can be changed, with a half of the
    /// keyboard the first, by the key beside it.
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
            let mut row = Row::inside(place, 1.0);
            if let Device::Half(half) = self.device {
                let digit = if half == Half::Left { "5" } else { "6" };
                let glyph = Glyph::Key(digit.to_owned());
                draw_glyph(ui, row.right(glyph_width(ui, &glyph)).center(), &glyph, INK);
                row.gap_right(1.0);
            }
            row.text(ui, &words, TextStyle::SMALL.soft());
            if response.clicked() {
                chosen = Some(next);
            }
        }
        chosen
    }

    /// Settings stand in this column: their key is shown, or the mouse changes them.
    fn has_levels(&self) -> bool {
        matches!(self.device, Device::Mouse | Device::Half(_))
    }

    fn key_to_act(&self, kit: &Kit<'_>) -> Option<Glyph> {
        match self.device {
            Device::Half(Half::Left) => Some(Glyph::Key(kit.say("game-key-space"))),
            Device::Half(_) => Some(Glyph::Key(kit.say("game-key-enter"))),
            Device::Gamepad(_) | Device::All => Some(Glyph::Pad(0)),
            Device::Mouse => None,
        }
    }

    /// What can be held, at the right edge of the column: what of it the mouse holds.
    pub(super) fn holds(&self, ui: &Ui, kit: &Kit<'_>, place: Rect) -> u8 {
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
            if self.device == Device::Mouse && is_held(&response) {
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

    /// Which pads a hand on the mouse has: where the situation has levers, and they move something now.
    fn pads(&self) -> [bool; 2] {
        use crate::devices::Lever::{LeftX, LeftY, RightX, RightY};
        let cross = self.session.face().cross(self.session.run().activity(), self.seat);
        let moves = matches!(cross, Cross::Levers | Cross::Walks { .. });
        let has = |levers: [crate::devices::Lever; 2]| levers.into_iter().any(|lever| self.session.has_lever(lever));
        [[LeftX, LeftY], [RightX, RightY]].map(|levers| moves && has(levers))
    }

    /// Pads and verbs for a hand on the mouse: the verb that it holds. One pad has the verbs beside it.
    pub(super) fn with_mouse(
        &self,
        ui: &Ui,
        kit: &Kit<'_>,
        column: &mut Column,
        mouse: &mut MousePads,
    ) -> Option<usize> {
        use crate::devices::Lever::{LeftX, LeftY, RightX, RightY};
        mouse.left = Vec2::ZERO;
        let pads = self.pads();
        if pads == [false; 2] {
            return self.verbs(ui, kit, Row::of(column.take(40.0)).rest(), 4);
        }
        let mut row = Row::of(column.take(2.0 * REACH + STEP));
        let hands = [
            ([LeftX, LeftY], &mut mouse.left, "game-pad-left"),
            ([RightX, RightY], &mut mouse.right, "game-pad-right"),
        ];
        for ((levers, tilt, name), _) in hands.into_iter().zip(pads).filter(|(_, there)| *there) {
            let place = row.sign(2.0 * REACH);
            row.gap(1.0);
            *tilt = pad_of(ui, kit, self.session, (name, place.center(), REACH), levers);
        }
        if pads == [true; 2] {
            self.verbs(ui, kit, Row::of(column.take(40.0)).rest(), 4)
        } else {
            self.verbs(ui, kit, row.rest(), 2)
        }
    }

    /// The four verbs with the keys that say them, between the choices and the lower edge.
    pub(super) fn verb_keys(&self, ui: &Ui, kit: &Kit<'_>, column: &Column) {
        let free = Rect::from_min_max(
            column.at(),
            pos2(column.at().x + column.width(), self.bottom - self.held()),
        );
        let asked = self.session.run().activity().asked_verbs(self.seat);
        verb_keys::show(ui, kit, self.device, &asked, free);
    }

    /// The four verbs, for the mouse, so many side by side: the one that it holds.
    fn verbs(&self, ui: &Ui, kit: &Kit<'_>, free: Rect, side_by_side: usize) -> Option<usize> {
        const SIDE: f32 = 38.0;
        let mut held = None;
        let asked = self.session.run().activity().asked_verbs(self.seat);
        for (index, sign) in SIGNS.into_iter().enumerate() {
            let (right, down) = (index % side_by_side, index / side_by_side);
            let corner = free.min + vec2(right as f32, down as f32) * (SIDE + STEP / 2.0);
            let place = Rect::from_min_size(corner, vec2(SIDE, SIDE));
            let sense = egui::Sense::CLICK | egui::Sense::DRAG;
            let response = ui.interact(place, Id::new(("verb-of", self.seat, index)), sense);
            name_it(&response, &kit.say(WORDS[index]));
            let (fill, ink) = if asked.contains(&Verb::ALL[index]) {
                (CORAL, PAPER)
            } else {
                (PAPER, INK)
            };
            ui.painter()
                .circle(place.center(), 18.0, fill, Stroke::new(1.5, SAND_DEEP));
            sign.draw(ui.painter(), place.shrink(9.0), ink);
            if is_held(&response) {
                held = Some(index);
            }
            response.on_hover_text(kit.say(WORDS[index]));
        }
        held
    }
}
