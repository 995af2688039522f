//! The wheel of verbs on the screen of somebody who plays alone.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, Ui, vec2};
use simulation::Verb;

use super::pausing::Pause;
use super::players::Player;
use super::session::{ALONE, Session};
use super::wheel::{SIGNS, WORDS, Wheel};
use crate::devices::{Hand, VERB_KEYS};
use crate::kit::{Canvas, Glyph, TextStyle, draw_glyph, is_held, measure, name_it, write_centred};
use crate::theme::{CORAL, INK, PAPER, PETROL, SAND_DEEP};

pub(super) fn show(mut canvas: Canvas, session: Res<Session>, mut wheel: Single<&mut Wheel, With<Player>>) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        wheel.mouse = None;
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        let centre = Pos2::new(whole.left() + 126.0, whole.bottom() - 126.0);
        let reach = 62.0;
        let mut mouse = None;
        let asked = session.run().activity().asked_verbs(ALONE);
        for (index, offset) in [vec2(0.0, -reach), vec2(reach, 0.0), vec2(0.0, reach), vec2(-reach, 0.0)]
            .into_iter()
            .enumerate()
        {
            let at = centre + offset;
            let place = Rect::from_center_size(at, vec2(64.0, 64.0));
            let response = ui.interact(
                place,
                Id::new("verb").with(index),
                egui::Sense::CLICK | egui::Sense::DRAG,
            );
            let word = kit.say(WORDS[index]);
            name_it(&response, &word);
            if is_held(&response) {
                mouse = Some(index);
            }
            let lit = wheel.lit() == Some(index);
            let held = wheel.held() == Some(index);
            // What the line above speaks of stands out, with its word.
            let asked = asked.contains(&Verb::ALL[index]);
            let (fill, ink) = match (lit || held, asked) {
                (true, _) => (PETROL, PAPER),
                (false, true) => (CORAL, PAPER),
                (false, false) => (PAPER, INK),
            };
            let outline = if wheel.is_open() {
                Stroke::new(3.0, PETROL)
            } else if asked {
                Stroke::new(3.0, PAPER)
            } else {
                Stroke::new(1.5, SAND_DEEP)
            };
            ui.painter().circle(at, if asked { 35.0 } else { 31.0 }, fill, outline);
            SIGNS[index].draw(ui.painter(), Rect::from_center_size(at, vec2(30.0, 30.0)), ink);
            if kit.hand == Hand::Keyboard {
                let label = kit.labels.letter(VERB_KEYS[index]).unwrap_or_default();
                draw_glyph(ui, at + vec2(24.0, -24.0), &Glyph::Key(label), INK);
            }
            if asked && !wheel.is_open() {
                // Above the choices, below the keys.
                let wide = measure(ui, f32::INFINITY, &word, TextStyle::STRONG).x + 28.0;
                let over = if index == 0 { 40.0 } else { 62.0 };
                band(ui, Rect::from_min_size(at + vec2(26.0, -over), vec2(wide, 34.0)), &word);
            } else if lit {
                // It is in the journal, whether or not anything answers.
                let said = kit.say_with("game-verb-said", &[("verb", word.into())]);
                band(ui, over(ui, centre.y - reach - 52.0, &said, whole), &said);
            } else if response.hovered() {
                band(ui, over(ui, centre.y - reach - 52.0, &word, whole), &word);
            } else if wheel.is_open() {
                let place = beside(centre, offset, measure(ui, f32::INFINITY, &word, TextStyle::STRONG).x);
                band(ui, place, &word);
            }
        }
        if kit.hand == Hand::Gamepad {
            draw_glyph(ui, centre, &Glyph::Pad(3), INK);
        }
        wheel.mouse = mouse;
    })
}

/// A line over the wheel, at the height `y`, inside the window.
fn over(ui: &Ui, y: f32, words: &str, whole: Rect) -> Rect {
    let wide = measure(ui, f32::INFINITY, words, TextStyle::STRONG).x + 28.0;
    Rect::from_min_size(Pos2::new(whole.left() + 10.0, y - 17.0), vec2(wide, 34.0))
}

/// Where the word of a verb stands while the wheel is open, away from its neighbours: over the upper sign, below the
/// others; what is to the left and to the right stays on its side of the lowest one.
fn beside(centre: Pos2, offset: bevy_egui::egui::Vec2, words: f32) -> Rect {
    let at = centre + offset;
    let wide = words + 16.0;
    let left = match offset.x {
        x if x < 0.0 => (at.x - wide / 2.0).min(centre.x - 30.0 - wide),
        x if x > 0.0 => (at.x - wide / 2.0).max(centre.x + 30.0),
        _ => at.x - wide / 2.0,
    };
    let y = if offset.y < 0.0 { at.y - 47.0 } else { at.y + 47.0 };
    Rect::from_min_size(Pos2::new(left, y - 17.0), vec2(wide, 34.0))
}

fn band(ui: &Ui, place: Rect, words: &str) {
    let taken = Rect::from_center_size(place.center(), vec2(place.width(), 34.0));
    ui.painter().rect_filled(taken, 17.0, PAPER);
    write_centred(ui, taken, words, TextStyle::STRONG);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_open_wheel_cover_no_other_verb() {
        let centre = Pos2::new(126.0, 594.0);
        let offsets = [vec2(0.0, -62.0), vec2(62.0, 0.0), vec2(0.0, 62.0), vec2(-62.0, 0.0)];
        // As wide as the words get, points, in the order of the signs.
        let words = [86.0, 92.0, 86.0, 76.0];
        let places = offsets
            .iter()
            .zip(words)
            .map(|(offset, wide)| beside(centre, *offset, wide));
        let places: Vec<Rect> = places.collect();
        for (index, place) in places.iter().enumerate() {
            assert!(
                place.left() >= 0.0 && place.bottom() <= 720.0,
                "{place:?} is in the window"
            );
            for (other, offset) in offsets.iter().enumerate() {
                let sign = Rect::from_center_size(centre + *offset, vec2(58.0, 58.0));
                assert!(!place.shrink(2.0).intersects(sign), "{index} over sign {other}");
                assert!(
                    other == index || !place.intersects(places[other]),
                    "{index} over word {other}"
                );
            }
        }
    }
}
