//! The keys of the hand in use: shown in the first minute of play, called again when wanted, and in the pause.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Ui, vec2};
use station::DiskState;

use super::leafing;
use super::naming::words;
use super::pausing::Pause;
use super::plate::{NUMBERS, plate, small};
use super::seen::is_pictured;
use super::session::Session;
use super::steer::POINT_KEYS;
use crate::devices::{Hand, HoldKey, Lever, VERB_KEYS};
use crate::kit::{
    Canvas, Column, Glyph, Kit, Pictogram, Side, TextStyle, draw_glyph, glyph_width, measure, name_it, write,
};
use crate::scene::Signs;
use crate::theme::{INK, STEP};

/// Seconds of play for which the keys are shown by themselves.
const FIRST_S: f32 = 60.0;
/// Seconds for which they are shown at least, once a hand is asked to go somewhere for the first time.
const HAND_S: f32 = 25.0;

/// Whether the keys are shown.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub(super) struct Legend {
    /// Seconds of play left of the first minute.
    left_s: f32,
    open: bool,
    /// Somebody opened or closed it.
    turned: bool,
    /// A hand was asked to go somewhere.
    hand_asked: bool,
    /// Where it stands now, points.
    place: Option<Rect>,
}

impl Default for Legend {
    fn default() -> Self {
        Self {
            left_s: FIRST_S,
            open: true,
            turned: false,
            hand_asked: false,
            place: None,
        }
    }
}

impl Legend {
    /// Where the keys stand, while they are shown: names of things stay beside them.
    pub(super) fn place(&self) -> Option<Rect> {
        self.place
    }

    /// Seconds of play pass: what came by itself goes by itself.
    fn pass(&mut self, seconds: f32) {
        if self.left_s > 0.0 {
            self.left_s -= seconds;
            if self.left_s <= 0.0 {
                self.open = false;
            }
        }
    }

    /// Somebody calls or closes it: from now on it stays as they leave it.
    fn turn(&mut self) {
        self.open = !self.open;
        self.left_s = 0.0;
        self.turned = true;
    }

    /// A hand is asked to go somewhere: the first time, the keys that move it are there again.
    fn ask_hand(&mut self) {
        if !std::mem::replace(&mut self.hand_asked, true) && !self.turned {
            self.open = true;
            self.left_s = self.left_s.max(HAND_S);
        }
    }
}

pub(super) fn read(
    session: Res<Session>,
    mut legend: ResMut<Legend>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
    signs: Res<Signs>,
    time: Res<Time<Real>>,
) {
    if session.is_paused() {
        return;
    }
    if signs.reach.is_some_and(|reach| reach.asks()) {
        legend.ask_hand();
    }
    legend.pass(time.delta_secs());
    if keys.just_pressed(KeyCode::KeyK) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::LeftThumb)) {
        legend.turn();
    }
}

/// A line: what to press, and what it does.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    glyphs: Vec<Glyph>,
    words: String,
}

/// The keys of the hand in use for these controls; `all`: also those that the screen shows anyway.
fn lines(kit: &Kit<'_>, session: &Session, all: bool) -> Vec<Line> {
    let face = session.face();
    let controls = session.scenario().template.controls();
    let letter = |code: KeyCode| Glyph::Key(kit.labels.letter(code).unwrap_or_default());
    let named = |name: &str| Glyph::Named(name.to_owned());
    let key = |id: &str| Glyph::Key(kit.say(id));
    let sign = Glyph::Sign;
    let of_hand = |keyboard: Vec<Glyph>, gamepad: Vec<Glyph>| match kit.hand {
        Hand::Keyboard => keyboard,
        Hand::Gamepad => gamepad,
        Hand::Mouse => Vec::new(),
    };
    let mut lines = Vec::new();
    let mut line = |glyphs: Vec<Glyph>, words: String| lines.push(Line { glyphs, words });
    for (lever, keys, stick) in [
        (Lever::LeftY, [KeyCode::KeyW, KeyCode::KeyS], Side::Left),
        (Lever::LeftX, [KeyCode::KeyA, KeyCode::KeyD], Side::Left),
        (Lever::RightY, [KeyCode::ArrowUp, KeyCode::ArrowDown], Side::Right),
        (Lever::RightX, [KeyCode::ArrowLeft, KeyCode::ArrowRight], Side::Right),
    ] {
        // With the mouse the pads show which way is which.
        if kit.hand == Hand::Mouse || !session.has_lever(lever) {
            continue;
        }
        let push = face.push(lever);
        let arrows = match lever {
            Lever::LeftX | Lever::RightX => [Pictogram::Back, Pictogram::Onward],
            Lever::RightY => [Pictogram::Upward, Pictogram::Downward],
            Lever::LeftY => [push.signs[1], push.signs[0]],
        };
        let keyboard = match lever {
            Lever::LeftX | Lever::LeftY => keys.map(letter).to_vec(),
            _ => arrows.map(sign).to_vec(),
        };
        let gamepad = vec![Glyph::Stick(stick), Glyph::Way(arrows[0]), Glyph::Way(arrows[1])];
        line(of_hand(keyboard, gamepad), kit.say(push.words));
    }
    let pictured = is_pictured(session);
    if pictured {
        // Four keys in one cap, so that words keep their room.
        let keys = POINT_KEYS.map(|(key, _)| kit.labels.letter(key).unwrap_or_default());
        let glyphs = of_hand(
            vec![Glyph::Key(keys.join(" "))],
            vec![Glyph::Stick(Side::Left), Glyph::Cross],
        );
        line(
            glyphs,
            kit.say(if kit.hand == Hand::Mouse {
                "game-legend-click"
            } else {
                "game-legend-point"
            }),
        );
        let glyphs = of_hand(vec![key("game-key-enter")], vec![Glyph::Pad(0)]);
        if kit.hand != Hand::Mouse {
            line(glyphs, kit.say("game-legend-take"));
        } else if !session.scenario().template.controls().sticks.is_empty() {
            // A hand that is led over something.
            line(glyphs, kit.say("game-legend-lead"));
        }
        if kit.hand == Hand::Mouse && !face.small_steps().is_empty() {
            line(Vec::new(), kit.say("game-legend-wheel"));
        }
    }
    if kit.hand == Hand::Mouse && !pictured {
        for (left, lever, pad) in [
            (true, [Lever::LeftX, Lever::LeftY], "game-legend-pad-left"),
            (false, [Lever::RightX, Lever::RightY], "game-legend-pad-right"),
        ] {
            if lever.into_iter().any(|lever| session.has_lever(lever)) {
                line(
                    Vec::new(),
                    kit.say_with(pad, &[("does", kit.say(face.hand(left)).into())]),
                );
            }
        }
    }
    if all || kit.hand != Hand::Mouse {
        for (place, name) in controls.buttons.iter().enumerate() {
            let said = face.button(name);
            let words = said.map_or_else(|| words(kit, session, name), |said| kit.say(said.legend));
            let glyph = HoldKey::of(place).and_then(|key| kit.hold_glyph(key));
            line(glyph.into_iter().collect(), words);
        }
    }
    if all {
        let glyphs = of_hand(vec![key("game-key-enter")], vec![Glyph::Pad(0)]);
        line(glyphs, kit.say("game-legend-main"));
        let digits = ["1", "2", "3"].map(|digit| Glyph::Key(digit.to_owned())).to_vec();
        let glyphs = of_hand(digits, vec![Glyph::Cross, Glyph::Pad(0)]);
        line(glyphs, kit.say("game-controls-choices"));
        let verbs: Vec<Glyph> = VERB_KEYS.into_iter().map(letter).collect();
        line(
            of_hand(verbs.clone(), vec![Glyph::Pad(3)]),
            kit.say("game-controls-verbs"),
        );
        let one = verbs.into_iter().take(1).collect();
        line(of_hand(one, vec![Glyph::Pad(3)]), kit.say("game-legend-need"));
        if face.views().len() > 1 {
            let glyphs = of_hand(vec![letter(KeyCode::KeyV)], vec![named("Select")]);
            line(glyphs, kit.say("game-legend-view"));
        }
    }
    if all || kit.hand != Hand::Mouse {
        let glyphs = of_hand(vec![key("game-key-escape")], vec![named("Start")]);
        line(glyphs, kit.say("game-legend-pause"));
    }
    lines
}

/// Room between two glyphs, and between them and their words, points.
const BETWEEN: f32 = 4.0;

fn glyphs_width(ui: &Ui, glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph_width(ui, glyph) + BETWEEN).sum()
}

/// Width of the column of glyphs.
fn column(ui: &Ui, lines: &[Line]) -> f32 {
    lines
        .iter()
        .map(|line| glyphs_width(ui, &line.glyphs))
        .fold(0.0, f32::max)
}

/// The size of a line's words beside a column of glyphs.
fn beside(ui: &Ui, width: f32, line: &Line) -> egui::Vec2 {
    let size = measure(ui, width, &line.words, TextStyle::SMALL);
    vec2(size.x, size.y.max(34.0))
}

/// Height that lines take in a place of this width.
fn height(ui: &Ui, width: f32, lines: &[Line]) -> f32 {
    let text = width - column(ui, lines) - STEP;
    let heights = lines.iter().map(|line| beside(ui, text, line).y + 4.0);
    heights.sum()
}

/// Writes lines from `at` downwards, words beside glyphs.
fn draw(ui: &Ui, at: Pos2, width: f32, lines: &[Line]) {
    let column = column(ui, lines);
    let text = width - column - STEP;
    let mut y = at.y;
    for line in lines {
        let (words, size) = (&line.words, beside(ui, text, line));
        let middle = y + size.y / 2.0;
        let mut x = at.x;
        for glyph in &line.glyphs {
            let wide = glyph_width(ui, glyph);
            draw_glyph(ui, Pos2::new(x + wide / 2.0, middle), glyph, INK);
            x += wide + BETWEEN;
        }
        let real = measure(ui, text, words, TextStyle::SMALL).y;
        let place = Pos2::new(at.x + column + STEP, middle - real / 2.0);
        write(ui, place, text, words, TextStyle::SMALL);
        y += size.y + 4.0;
    }
}

/// All keys, for the pause.
pub(super) fn all(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session) {
    column.text(ui, &kit.say("game-legend-title"), TextStyle::STRONG);
    column.gap(1.0);
    let lines = lines(kit, session, true);
    let place = column.take(height(ui, column.width(), &lines));
    draw(ui, place.min, place.width(), &lines);
}

/// Width of the legend in play, points.
const WIDTH: f32 = 256.0;

pub(super) fn show(mut canvas: Canvas, session: Res<Session>, mut legend: ResMut<Legend>) -> Result {
    let away = session.pause().is_some_and(Pause::clears) || leafing::leaf(&session).is_some();
    if away || matches!(session.disk(), DiskState::Failing { .. }) {
        legend.place = None;
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let at = Pos2::new(whole.left(), whole.top() + NUMBERS);
        if !legend.open {
            let glyph = match kit.hand {
                Hand::Keyboard => kit.labels.letter(KeyCode::KeyK).map(Glyph::Key),
                Hand::Gamepad => Some(Glyph::Named("L3".to_owned())),
                Hand::Mouse => None,
            };
            let place = Rect::from_min_size(at, vec2(172.0, 44.0));
            legend.place = Some(place);
            let words = kit.say("game-legend-short");
            if small(ui, "legend", place, Pictogram::Question, &words, glyph) {
                legend.turn();
            }
            return;
        }
        let said = lines(kit, &session, false);
        let inner = at + vec2(1.25 * STEP, STEP);
        let width = WIDTH - 2.5 * STEP;
        let place = Rect::from_min_size(at, vec2(WIDTH, height(ui, width, &said) + 1.5 * STEP));
        legend.place = Some(place);
        plate(ui, place);
        draw(ui, inner, width, &said);
        let response = ui.interact(place, Id::new("legend"), egui::Sense::CLICK);
        name_it(&response, &kit.say("game-legend-close"));
        if response.clicked() {
            legend.turn();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_minute_of_play_shows_the_keys_and_then_they_go() {
        let mut legend = Legend::default();
        for _ in 0..59 {
            legend.pass(1.0);
            assert!(legend.open);
        }
        legend.pass(1.5);
        assert!(!legend.open);
    }

    #[test]
    fn the_keys_are_there_when_a_hand_is_asked_to_go_somewhere_for_the_first_time() {
        let mut legend = Legend::default();
        legend.pass(FIRST_S + 1.0);
        legend.ask_hand();
        assert!(legend.open);
        legend.pass(HAND_S + 1.0);
        legend.ask_hand();
        assert!(!legend.open, "once");
        let mut closed = Legend::default();
        closed.turn();
        closed.ask_hand();
        assert!(!closed.open, "who closed it knows them");
    }

    #[test]
    fn what_somebody_called_stays() {
        let mut legend = Legend::default();
        legend.pass(70.0);
        legend.turn();
        legend.pass(600.0);
        assert!(legend.open);
        legend.turn();
        assert!(!legend.open);
        // Closed within the first minute, it stays closed.
        let mut legend = Legend::default();
        legend.turn();
        legend.pass(10.0);
        assert!(!legend.open);
    }
}
