//! What somebody who plays alone can do now, bottom centre: the main act in its own place with the main key, the others each in theirs.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::leafing;
use super::naming::{name, words};
use super::pausing::Pause;
use super::plate::plate;
use super::players::Player;
use super::pointed::{Pointed, Target};
use super::pointing::UnderMouse;
use super::seen::{Seen, is_pictured};
use super::session::Session;
use super::slots::{SLOTS, Slots};
use super::steer::first_is_meant;
use super::vacated::Vacated;
use crate::devices::{Hand, PlayerInput};
use crate::kit::{Canvas, Glyph, Kit, Pictogram, Side, TextStyle, draw_glyph, glyph_width, measure, name_it, write};
use crate::scene::signs::Signs;
use crate::theme::{self, CORAL, INK, PAPER, PETROL, SAND_DEEP, STEP};
use wording::FluentValue;

/// Columns of places; the main act takes the last two of the lowest row.
const COLUMNS: usize = 4;
/// Height of a place, points, before larger text asks for more.
const HEIGHT: f32 = 58.0;
/// Between places: a glyph stands over the upper edge.
const GAP: egui::Vec2 = vec2(12.0, 20.0);

/// The places: of the main act, and of the others by number, from below the picture upwards.
struct Board {
    main: Rect,
    slots: [Rect; SLOTS],
    /// Turns to the next board.
    more: Rect,
}

impl Board {
    /// Lays the places out over the lower edge of `between`; `low` ones first, where few are open.
    fn lay(between: Rect, height: f32, low: bool) -> Self {
        let wide = ((between.width() - GAP.x * (COLUMNS as f32 - 1.0)) / COLUMNS as f32).clamp(80.0, 196.0);
        let all = wide * COLUMNS as f32 + GAP.x * (COLUMNS as f32 - 1.0);
        let left = between.center().x - all / 2.0;
        let at = |column: usize, row: usize| {
            let x = left + column as f32 * (wide + GAP.x);
            let y = between.bottom() - (row as f32 + 1.0) * (height + GAP.y) + GAP.y;
            Rect::from_min_size(Pos2::new(x, y), vec2(wide, height))
        };
        let (above, beside) = ([0, 1, 2, 3].map(|column| at(column, 1)), [at(0, 0), at(1, 0)]);
        let [a, b, c, d] = above;
        let [e, f] = beside;
        // The first four above, two beside the main act, three over them where ever so much is open.
        let [a, b, c, d, e, f] = if low { [e, f, a, b, c, d] } else { [a, b, c, d, e, f] };
        Self {
            main: at(2, 0).union(at(3, 0)),
            slots: [a, b, c, d, e, f, at(0, 2), at(1, 2), at(2, 2)],
            more: at(3, 2),
        }
    }
}

/// Between the wheel of verbs and STOP.
fn between(whole: Rect) -> Rect {
    Rect::from_min_max(
        Pos2::new(whole.left() + 240.0, whole.top()),
        whole.max - vec2(158.0, 0.0),
    )
}

pub(super) fn show(
    mut canvas: Canvas,
    session: Res<Session>,
    player: Single<(&mut PlayerInput, &mut Slots, &Pointed), With<Player>>,
    under: Res<UnderMouse>,
    signs: Res<Signs>,
    (mut seen, mut vacated): (ResMut<Seen>, ResMut<Vacated>),
) -> Result {
    let (mut input, mut slots, pointed) = player.into_inner();
    seen.places.clear();
    if session.pause().is_some_and(Pause::clears) || leafing::leaf(&session).is_some() {
        slots.under_mouse = None;
        vacated.follow("choices", Vec::new());
        return Ok(());
    }
    let pictured = is_pictured(&session);
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let words = |choice: u8| words(kit, &session, name(&session, choice));
        let open = slots.list();
        let lines = |width: f32, text: &str| measure(ui, width, text, TextStyle::SMALL).y;
        let region = between(whole);
        // All places are as high as the longest words that stand in one.
        let narrow = Board::lay(region, HEIGHT, pictured).slots[0].width() - TEXT_LEFT - 6.0;
        let highest = open
            .iter()
            .map(|(_, choice)| lines(narrow, &words(*choice)))
            .fold(0.0, f32::max);
        let board = Board::lay(region, HEIGHT.max(highest + 1.5 * STEP), pictured);
        seen.home = board.main.center();
        let centres = open.iter().map(|(place, _)| (*place, board.slots[*place].center()));
        seen.places.extend(centres);
        let targets: Vec<Target> = seen.targets().into_iter().map(|(target, _)| target).collect();
        let pointed = pointed.among(&targets, first_is_meant(&session, &slots));
        let at_hand = match pointed {
            Some(Target::Place(place)) => Some(place),
            _ => None,
        };
        // Where things are pointed at in the picture, every hand but the mouse points.
        let points = |hand: Hand| hand == Hand::Gamepad || (pictured && hand == Hand::Keyboard);
        let mut under_mouse = None;
        let mut standing = Vec::new();
        for (place, choice) in open {
            let rect = board.slots[place];
            standing.push((Id::new("place").with(place), rect));
            let response = ui.interact(rect, Id::new("choice").with(choice), egui::Sense::CLICK);
            name_it(&response, &words(choice));
            if response.contains_pointer() {
                under_mouse = Some(place);
            }
            if response.clicked() {
                input.choose(choice);
            }
            let lit =
                response.hovered() || under.choice == Some(choice) || (points(kit.hand) && at_hand == Some(place));
            let done = signs.done.contains(&name(&session, choice));
            box_of(
                ui,
                rect,
                (&words(choice), session.face().sign_of(name(&session, choice))),
                lit,
                done,
            );
            let corner = rect.right_top() + vec2(-14.0, -6.0);
            match kit.hand {
                Hand::Keyboard => {
                    draw_glyph(ui, corner, &Glyph::Key((place + 1).to_string()), INK);
                }
                Hand::Gamepad if at_hand == Some(place) => {
                    draw_glyph(ui, corner, &Glyph::Pad(0), INK);
                }
                _ => {}
            }
        }
        slots.under_mouse = under_mouse;
        if slots.boards() > 1 {
            more(ui, kit, board.more, &mut slots);
        }
        if let Some(choice) = slots.main() {
            standing.push((Id::new("place-of-main"), board.main));
            let response = ui.interact(board.main, Id::new("main-act").with(choice), egui::Sense::CLICK);
            name_it(&response, &words(choice));
            if response.clicked() && slots.ready_main() == Some(choice) {
                input.choose(choice);
            }
            let glyph = match kit.hand {
                Hand::Keyboard => Some(Glyph::Key(kit.say("game-key-enter"))),
                Hand::Gamepad => Some(Glyph::Pad(0)),
                Hand::Mouse => None,
            };
            let glyph = glyph.filter(|_| pointed.is_none() || !points(kit.hand));
            let sign = session.face().sign_of(name(&session, choice));
            main_box(
                ui,
                board.main,
                (&words(choice), sign),
                glyph.as_ref(),
                response.hovered(),
            );
        } else if signs.reach.is_some_and(|reach| reach.asks()) {
            hand_box(ui, kit, board.main, slots.is_in_vain());
        }
        vacated.follow("choices", standing);
    })
}

/// How the hand is moved, where that is what to do: it stands where the main act will.
fn hand_box(ui: &Ui, kit: &Kit<'_>, rect: Rect, stands_out: bool) {
    let arrows = [Pictogram::Back, Pictogram::Onward].map(Glyph::Sign);
    let (glyphs, words) = match kit.hand {
        Hand::Keyboard => (arrows.to_vec(), "game-hand-move"),
        Hand::Gamepad => (vec![Glyph::Stick(Side::Right), Glyph::Cross], "game-hand-move"),
        Hand::Mouse => (Vec::new(), "game-legend-lead"),
    };
    plate(ui, rect);
    let outline = if stands_out {
        Stroke::new(4.0, CORAL)
    } else {
        Stroke::new(2.0, SAND_DEEP)
    };
    ui.painter()
        .rect_stroke(rect, theme::ROUND, outline, StrokeKind::Inside);
    let mark = Rect::from_center_size(Pos2::new(rect.left() + 30.0, rect.center().y), vec2(32.0, 32.0));
    Pictogram::Hand.draw(ui.painter(), mark, INK);
    let keys: f32 = glyphs.iter().map(|glyph| glyph_width(ui, glyph) + 4.0).sum();
    let width = rect.width() - 66.0 - keys;
    let said = kit.say(words);
    let size = measure(ui, width, &said, TextStyle::SMALL_STRONG);
    let at = Pos2::new(rect.left() + 56.0, rect.center().y - size.y / 2.0);
    write(ui, at, width, &said, TextStyle::SMALL_STRONG);
    let mut x = rect.right() - keys - 4.0;
    for glyph in &glyphs {
        let wide = glyph_width(ui, glyph);
        draw_glyph(ui, Pos2::new(x + wide / 2.0, rect.center().y), glyph, INK);
        x += wide + 4.0;
    }
}

/// There is more: which board is in front of how many, and the key that turns to the next.
fn more(ui: &Ui, kit: &Kit<'_>, rect: Rect, slots: &mut Slots) {
    let response = ui.interact(rect, Id::new("more-choices"), egui::Sense::CLICK);
    let words = kit.say_with(
        "game-more-choices",
        &[
            ("board", FluentValue::from(slots.board() as f64 + 1.0)),
            ("boards", FluentValue::from(slots.boards() as f64)),
        ],
    );
    name_it(&response, &words);
    box_of(ui, rect, (&words, Pictogram::Again), response.hovered(), false);
    if kit.hand == Hand::Keyboard {
        draw_glyph(
            ui,
            rect.right_top() + vec2(-14.0, -6.0),
            &Glyph::Key("0".to_owned()),
            INK,
        );
    }
    if response.clicked() {
        slots.turn();
    }
}

/// Where the words begin in a place, points.
const TEXT_LEFT: f32 = 46.0;

/// A place: sign and words, a tick where it left something done.
fn box_of(ui: &Ui, rect: Rect, (words, sign): (&str, Pictogram), lit: bool, done: bool) {
    let painter = ui.painter();
    plate(ui, rect);
    let outline = if lit {
        Stroke::new(3.0, PETROL)
    } else {
        Stroke::new(1.5, SAND_DEEP)
    };
    painter.rect_stroke(rect, theme::ROUND, outline, StrokeKind::Inside);
    let mark = Rect::from_center_size(Pos2::new(rect.left() + 24.0, rect.center().y), vec2(28.0, 28.0));
    if done {
        painter.circle_filled(mark.center(), 16.0, PETROL);
        Pictogram::Tick.draw(painter, mark.shrink(5.0), PAPER);
    } else {
        sign.draw(painter, mark, INK);
    }
    let width = rect.width() - TEXT_LEFT - 6.0;
    let size = measure(ui, width, words, TextStyle::SMALL);
    let at = Pos2::new(rect.left() + TEXT_LEFT, rect.center().y - size.y / 2.0);
    write(ui, at, width, words, TextStyle::SMALL);
}

/// The main act: the one thing to do now.
fn main_box(ui: &Ui, rect: Rect, (words, sign): (&str, Pictogram), glyph: Option<&Glyph>, lit: bool) {
    let painter = ui.painter();
    painter.rect_filled(rect, theme::ROUND, PETROL);
    let outline = Stroke::new(if lit { 4.0 } else { 2.0 }, PAPER);
    painter.rect_stroke(rect, theme::ROUND, outline, StrokeKind::Inside);
    let mark = Rect::from_center_size(Pos2::new(rect.left() + 30.0, rect.center().y), vec2(32.0, 32.0));
    sign.draw(painter, mark, PAPER);
    let key = glyph.map_or(0.0, |glyph| glyph_width(ui, glyph) + 1.5 * STEP);
    let width = rect.width() - 58.0 - key;
    let size = measure(ui, width, words, TextStyle::STRONG);
    let at = Pos2::new(rect.left() + 56.0, rect.center().y - size.y / 2.0);
    write(ui, at, width, words, TextStyle::STRONG.in_colour(PAPER));
    if let Some(glyph) = glyph {
        draw_glyph(
            ui,
            Pos2::new(rect.right() - key / 2.0 - 2.0, rect.center().y),
            glyph,
            INK,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_side_by_side_between_wheel_and_stop() {
        for (width, height) in [(1204.0, 705.0), (1280.0, 720.0), (1280.0, 960.0)] {
            let whole = Rect::from_min_size(Pos2::ZERO, vec2(width, height)).shrink(2.0 * STEP);
            let region = between(whole);
            let board = Board::lay(region, HEIGHT, false);
            let mut places = board.slots.to_vec();
            places.push(board.main);
            places.push(board.more);
            for (i, place) in places.iter().enumerate() {
                assert!(region.expand(0.5).contains_rect(*place), "{place:?} in {region:?}");
                for other in &places[i + 1..] {
                    assert!(!place.expand(2.0).intersects(*other), "{place:?} over {other:?}");
                }
            }
        }
    }
}
