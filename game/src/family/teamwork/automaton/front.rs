//! The front: letter, signs, what stands beside them, lever, and the piece that was missing.

use bevy_egui::egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::teamwork::automaton::{Automaton, Front, Look, Role, SlotState, Works};
use situation::scenario::Scenario;

use super::pen;
use crate::kit::{Kit, Pictogram, TextStyle, measure, token, write, write_centred};
use crate::theme::{self, CORAL, INK, INK_SOFT, PAPER, PETROL, SAND, SAND_DEEP, SKY, STEP, SUN_SOFT, WHITE, WOOD};

/// Width of a plate below which it shows signs alone, points.
const SMALL: f32 = 420.0;

/// The plate of the front; gives what is left of it inside.
pub(super) fn plate(ui: &Ui, place: Rect) -> Rect {
    let painter = ui.painter();
    painter.rect_filled(place.translate(vec2(3.0, 5.0)), 12.0, INK.gamma_multiply(0.3));
    painter.rect(place, 12.0, SAND, Stroke::new(2.0, INK), StrokeKind::Inside);
    for corner in [
        place.left_top() + vec2(12.0, 12.0),
        place.right_top() + vec2(-12.0, 12.0),
        place.left_bottom() + vec2(12.0, -12.0),
        place.right_bottom() + vec2(-12.0, -12.0),
    ] {
        painter.circle_filled(corner, 4.0, SAND_DEEP);
    }
    place.shrink(2.0 * STEP)
}

/// The letter of the machine on its tag.
pub(super) fn letter(ui: &Ui, place: Rect, machine: &Automaton) {
    let painter = ui.painter();
    painter.rect(place, 8.0, WHITE, Stroke::new(3.0, INK), StrokeKind::Inside);
    let size = TextStyle::bold(place.height() * 0.7);
    write_centred(ui, place, &machine.letter().to_string(), size);
}

/// Who is where, as signs: hands, carnets, witnesses.
pub(super) fn roles(ui: &Ui, place: Rect, machine: &Automaton, side: f32) {
    let mut x = place.right();
    for (role, sign) in [
        (Role::Witness, Pictogram::Eye),
        (Role::Carnet, Pictogram::Sheet),
        (Role::Hands, Pictogram::Hand),
    ] {
        let seats: Vec<u8> = (0..simulation::MAX_SEATS)
            .filter(|seat| machine.role_of(*seat) == Some(role))
            .collect();
        if seats.is_empty() {
            continue;
        }
        for seat in seats.iter().rev() {
            x -= side;
            token(ui.painter(), pos2(x + side / 2.0, place.center().y), side * 0.36, *seat);
        }
        x -= side;
        let at = Rect::from_center_size(pos2(x + side / 2.0, place.center().y), vec2(side, side) * 0.8);
        sign.draw(ui.painter(), at, INK);
        x -= side * 0.5;
    }
}

/// The module that is being set.
pub(super) fn module(ui: &Ui, kit: &Kit<'_>, inner: Rect, scenario: &Scenario, machine: &Automaton, front: &Front) {
    let Some(module) = machine.module_lit() else { return };
    // In a clip there is room for the signs alone.
    let small = inner.width() < SMALL;
    let side = if small { 26.0 } else { 46.0 };
    let tag = Rect::from_min_size(inner.min, vec2(side, side));
    letter(ui, tag, machine);
    let name = scenario.name_words(&module.id).map_or("", |text| kit.text(text));
    let told = kit.say_with(
        "game-machine-page",
        &[("page", (front.module as f64 + 1.0).into()), ("module", name.into())],
    );
    let head = inner.width() - 60.0;
    let size = measure(ui, head * 0.55, &told, TextStyle::STRONG);
    if !small {
        write(
            ui,
            tag.right_center() + vec2(12.0, -size.y / 2.0),
            head * 0.55,
            &told,
            TextStyle::STRONG,
        );
    }
    let half = if small { tag.right() } else { inner.center().x };
    let right = Rect::from_min_max(pos2(half, tag.top()), pos2(inner.right(), tag.bottom()));
    roles(ui, right, machine, if small { 18.0 } else { 30.0 });
    let below = Rect::from_min_max(pos2(inner.left(), tag.bottom() + STEP), inner.max);
    let lever_wide = if small { 30.0 } else { 74.0 };
    let slots = Rect::from_min_max(below.min, pos2(below.right() - lever_wide - STEP, below.bottom()));
    lever(
        ui,
        Rect::from_min_max(pos2(below.right() - lever_wide, below.top()), below.max),
        machine,
        front,
    );
    let slots = match front.scrap {
        Some(scrap) => {
            let wide = (slots.width() * 0.24).min(150.0);
            let paper = Rect::from_min_max(pos2(slots.right() - wide, slots.top()), slots.max);
            self::scrap(ui, paper, machine, scrap);
            Rect::from_min_max(slots.min, pos2(paper.left() - STEP, slots.bottom()))
        }
        None => slots,
    };
    match &module.works {
        Works::Set(look, _) => set(ui, slots, machine, front, *look),
        Works::Bells => bells(ui, slots, machine, front),
        Works::Crank => crank(ui, kit, slots, machine, front),
    }
}

/// Signs side by side; gives the place below each.
fn signs(ui: &Ui, place: Rect, machine: &Automaton, front: &Front, share: f32) -> Vec<Rect> {
    let count = front.slots.len().max(1) as f32;
    let wide = (place.width() / count - STEP).min(place.height() * 0.75);
    let gap = (place.width() - wide * count) / (count + 1.0);
    let mut below = Vec::new();
    for (at, slot) in front.slots.iter().enumerate() {
        let left = place.left() + gap + at as f32 * (wide + gap);
        let tall = place.height() * share;
        let card = Rect::from_min_size(pos2(left, place.top()), vec2(wide, tall));
        let painter = ui.painter();
        let fill = if slot.lit { SKY } else { WHITE };
        let edge = if slot.lit {
            Stroke::new(4.0, PETROL)
        } else {
            Stroke::new(2.0, SAND_DEEP)
        };
        painter.rect(card, 8.0, fill, edge, StrokeKind::Inside);
        if let Some(sign) = machine.parameters().signs.get(slot.sign) {
            pen::sign(painter, card.shrink(tall * 0.12), sign, (tall * 0.035).max(2.5), INK);
        }
        below.push(Rect::from_min_max(
            pos2(left, card.bottom() + 4.0),
            pos2(left + wide, place.bottom()),
        ));
    }
    below
}

fn mark(ui: &Ui, place: Rect, machine: &Automaton, mark: usize, colour: Color32) {
    if let Some(mark) = machine.parameters().marks.get(mark) {
        pen::sign(ui.painter(), place, mark, (place.height() * 0.06).max(2.0), colour);
    }
}

/// What is set to a mark: a dial, or a cord with a plug.
fn set(ui: &Ui, place: Rect, machine: &Automaton, front: &Front, look: Look) {
    let places = signs(ui, place, machine, front, 0.5);
    for (slot, below) in front.slots.iter().zip(places) {
        let painter = ui.painter();
        let radius = (below.height() / 2.0 - 4.0).min(below.width() / 2.0);
        let centre = below.center();
        if look == Look::Dial {
            painter.circle(centre, radius, WOOD, Stroke::new(2.0, INK));
            painter.circle(centre, radius * 0.78, PAPER, Stroke::new(1.5, INK));
        } else {
            // The cord hangs from the sign.
            let cord = [
                pos2(centre.x, below.top() - 6.0),
                pos2(centre.x, centre.y - radius * 0.6),
            ];
            painter.line_segment(cord, Stroke::new(6.0, CORAL));
            let socket = Rect::from_center_size(centre, vec2(radius * 1.7, radius * 1.7));
            painter.rect(socket, 6.0, PAPER, Stroke::new(2.0, INK), StrokeKind::Middle);
        }
        match slot.state {
            SlotState::Mark(at) => {
                let at_place = Rect::from_center_size(centre, vec2(radius, radius) * 1.15);
                mark(ui, at_place, machine, at, INK);
            }
            SlotState::Blank | SlotState::Rung(_) => {
                painter.line_segment(
                    [centre - vec2(radius * 0.25, 0.0), centre + vec2(radius * 0.25, 0.0)],
                    Stroke::new(3.0, INK_SOFT),
                );
            }
        }
    }
}

fn bells(ui: &Ui, place: Rect, machine: &Automaton, front: &Front) {
    let places = signs(ui, place, machine, front, 0.55);
    for (slot, below) in front.slots.iter().zip(places) {
        let painter = ui.painter();
        let high = below.height().min(below.width()) - 8.0;
        let centre = below.center();
        let rung = matches!(slot.state, SlotState::Rung(_));
        let bell: Vec<Pos2> = [
            [-0.5, 0.35],
            [-0.34, 0.1],
            [-0.28, -0.3],
            [0.0, -0.48],
            [0.28, -0.3],
            [0.34, 0.1],
            [0.5, 0.35],
        ]
        .map(|[x, y]: [f32; 2]| centre + vec2(x, y) * high)
        .to_vec();
        let fill = if rung { SUN_SOFT } else { SAND_DEEP };
        painter.add(Shape::Path(bevy_egui::egui::epaint::PathShape {
            points: bell,
            closed: true,
            fill,
            stroke: Stroke::new(2.0, INK).into(),
        }));
        painter.circle_filled(centre + vec2(0.0, high * 0.42), high * 0.08, INK);
        if let SlotState::Rung(at) = slot.state {
            write_centred(
                ui,
                Rect::from_center_size(centre, vec2(high, high)),
                &at.to_string(),
                TextStyle::HEADING,
            );
        }
    }
}

fn arrow(ui: &Ui, place: Rect, right: bool, colour: Color32) {
    let sign = if right { Pictogram::Onward } else { Pictogram::Back };
    sign.draw(ui.painter(), place, colour);
}

fn crank(ui: &Ui, kit: &Kit<'_>, place: Rect, machine: &Automaton, front: &Front) {
    let upper = Rect::from_min_max(place.min, pos2(place.right(), place.top() + place.height() * 0.5));
    signs(ui, upper, machine, front, 1.0);
    let (turns, of) = &front.turns;
    // What has been turned so far, one after the other.
    let side = ((place.width() - STEP) / (*of).max(1) as f32).min(44.0);
    let row = upper.bottom() + STEP;
    let first = place.center().x - side * *of as f32 / 2.0;
    for at in 0..*of {
        let cell = Rect::from_min_size(pos2(first + at as f32 * side, row), vec2(side, side)).shrink(2.0);
        ui.painter()
            .rect(cell, 6.0, WHITE, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        if let Some(right) = turns.get(at) {
            arrow(ui, cell.shrink(6.0), *right, INK);
        }
    }
    // The two handles, with whoever has them.
    let low = Rect::from_min_max(pos2(place.left(), row + side + 4.0), place.max);
    let hands: Vec<u8> = (0..simulation::MAX_SEATS)
        .filter(|seat| machine.role_of(*seat) == Some(Role::Hands))
        .collect();
    let others: Vec<u8> = (0..simulation::MAX_SEATS)
        .filter(|seat| machine.is_here(*seat) && !hands.contains(seat))
        .collect();
    for (right, seats) in [(false, &hands), (true, &others)] {
        let x = if right {
            low.center().x + low.width() * 0.25
        } else {
            low.center().x - low.width() * 0.25
        };
        let words = kit.say(if right {
            "game-machine-right"
        } else {
            "game-machine-left"
        });
        let wide = measure(ui, f32::INFINITY, &words, TextStyle::SMALL_STRONG).x;
        let y = low.center().y;
        write(
            ui,
            pos2(x - wide / 2.0, y - 10.0),
            wide + 2.0,
            &words,
            TextStyle::SMALL_STRONG,
        );
        for (at, seat) in seats.iter().enumerate() {
            token(
                ui.painter(),
                pos2(x + wide / 2.0 + 16.0 + at as f32 * 24.0, y),
                9.0,
                *seat,
            );
        }
    }
}

/// Down once something came of it; lit where it can be pulled.
fn lever(ui: &Ui, place: Rect, machine: &Automaton, front: &Front) {
    let painter = ui.painter();
    let down = machine.surprise().is_some() || machine.waking().is_some();
    let slot = Rect::from_center_size(place.center(), vec2(place.width() * 0.2, place.height() * 0.8));
    painter.rect_filled(slot, 7.0, INK);
    let knob = (place.width() * 0.28).min(20.0);
    let y = if down { slot.bottom() - knob } else { slot.top() + knob };
    let fill = if front.is_all_set && !down { CORAL } else { SAND_DEEP };
    painter.line_segment([place.center(), pos2(place.center().x, y)], Stroke::new(8.0, WOOD));
    painter.circle(pos2(place.center().x, y), knob, fill, Stroke::new(2.5, INK));
}

/// The piece of paper that the machine gave back.
fn scrap(ui: &Ui, place: Rect, machine: &Automaton, (sign, of_sign): (usize, usize)) {
    let painter = ui.painter();
    let step = place.width() / 6.0;
    let mut edge: Vec<Pos2> = vec![place.left_bottom(), place.left_top() + vec2(0.0, 6.0)];
    // Torn at the top.
    edge.extend((1..6_u8).map(|at| {
        let up = if at % 2 == 0 { 8.0 } else { 0.0 };
        place.left_top() + vec2(step * f32::from(at), up)
    }));
    edge.extend([place.right_top() + vec2(0.0, 6.0), place.right_bottom()]);
    painter.add(Shape::Path(bevy_egui::egui::epaint::PathShape {
        points: edge,
        closed: true,
        fill: theme::PAPER,
        stroke: Stroke::new(1.5, INK).into(),
    }));
    let side = (place.height() / 2.0 - 3.0 * STEP).min(place.width() - 2.0 * STEP);
    let upper = Rect::from_center_size(
        pos2(place.center().x, place.top() + place.height() * 0.29),
        vec2(side, side),
    );
    let lower = upper.translate(vec2(0.0, place.height() * 0.45));
    if let Some(sign) = machine.parameters().signs.get(sign) {
        pen::sign(painter, upper, sign, 3.0, INK);
    }
    mark(ui, lower, machine, of_sign, PETROL);
}
