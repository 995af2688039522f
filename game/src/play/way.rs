//! Which lever to push on the way to the goal: seen from what one moves, said with the keys or sticks of the hand
//! in use.

use bevy::prelude::*;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};

use super::plate::plate;
use super::session::Session;
use crate::devices::{Hand, Lever};
use crate::kit::{Glyph, Kit, Pictogram, TextStyle, draw_glyph, glyph_width, measure, write};
use crate::scene::signs::{Signs, Way};
use crate::theme::{INK, STEP};

/// A push of a lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Push {
    Ahead,
    Back,
    Right,
    Left,
    Up,
    Down,
}

/// Which pushes are shown now; what is shown stays until it is clearly done.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(super) struct Pushes {
    list: Vec<Push>,
    /// The goal is out of the picture: then the way is said to everybody.
    pub(super) out_of_picture: bool,
}

/// Follows what the picture points at.
pub(super) fn follow(signs: Res<Signs>, mut pushes: ResMut<Pushes>) {
    let told = pushes.out_of_picture;
    pushes.follow(signs.way, told);
}

/// From so far on a push is said, and down to so little it stays said, m.
const FROM_M: f32 = 0.9;
const DOWN_TO_M: f32 = 0.45;
/// The same for a part of the whole way: a little aside on a long way is not worth a word.
const FROM_PART: f32 = 0.42;
const DOWN_TO_PART: f32 = 0.3;

impl Pushes {
    /// The pushes towards `way`, at most two: the larger first.
    fn follow(&mut self, way: Option<Way>, told: bool) {
        let Some(way) = way.filter(|way| way.always || told) else {
            self.list.clear();
            return;
        };
        let flat = way.right.hypot(way.ahead);
        let mut sizes: Vec<(Push, f32)> = [
            (Push::Ahead, way.ahead, flat),
            (Push::Back, -way.ahead, flat),
            (Push::Right, way.right, flat),
            (Push::Left, -way.right, flat),
            (Push::Up, way.up, 0.0),
            (Push::Down, -way.up, 0.0),
        ]
        .into_iter()
        .filter(|(push, size, whole)| {
            let (least, part) = if self.list.contains(push) {
                (DOWN_TO_M, DOWN_TO_PART)
            } else {
                (FROM_M, FROM_PART)
            };
            *size > least && *size >= part * whole
        })
        .map(|(push, size, _)| (push, size))
        .collect();
        sizes.sort_by(|a, b| b.1.total_cmp(&a.1));
        sizes.truncate(2);
        let pushes: Vec<Push> = sizes.into_iter().map(|(push, _)| push).collect();
        // The same two in another order is no news.
        if pushes.len() != self.list.len() || pushes.iter().any(|push| !self.list.contains(push)) {
            self.list = pushes;
        }
    }
}

impl Push {
    fn lever(self) -> Lever {
        match self {
            Self::Ahead | Self::Back => Lever::RightY,
            Self::Right | Self::Left => Lever::RightX,
            Self::Up | Self::Down => Lever::LeftY,
        }
    }

    fn sign(self) -> Pictogram {
        match self {
            Self::Ahead => Pictogram::Upward,
            Self::Back => Pictogram::Downward,
            Self::Right => Pictogram::Onward,
            Self::Left => Pictogram::Back,
            Self::Up => Pictogram::Rise,
            Self::Down => Pictogram::Fall,
        }
    }

    /// The key or stick for it.
    fn glyph(self, kit: &Kit<'_>) -> Glyph {
        match (kit.hand, self) {
            (Hand::Keyboard, Self::Up) => Glyph::Key(kit.labels.letter(KeyCode::KeyW).unwrap_or_default()),
            (Hand::Keyboard, Self::Down) => Glyph::Key(kit.labels.letter(KeyCode::KeyS).unwrap_or_default()),
            _ => Glyph::Sign(self.sign()),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Ahead => "game-push-ahead",
            Self::Back => "game-push-back",
            Self::Right => "game-push-right",
            Self::Left => "game-push-left",
            Self::Up => "game-push-up",
            Self::Down => "game-push-down",
        }
    }

    /// Whether the situation has the lever.
    fn exists(self, session: &Session) -> bool {
        session.has_lever(self.lever())
    }
}

/// The stick or pad of a lever, named where the glyph alone does not tell which hand.
fn which_hand(kit: &Kit<'_>, lever: Lever) -> Option<String> {
    let left = matches!(lever, Lever::LeftX | Lever::LeftY);
    match kit.hand {
        Hand::Keyboard => None,
        Hand::Gamepad => Some(kit.say(if left { "game-stick-left" } else { "game-stick-right" })),
        Hand::Mouse => Some(kit.say(if left { "game-pad-left" } else { "game-pad-right" })),
    }
}

/// Writes the pushes in one line below `top`.
pub(super) fn show(ui: &Ui, kit: &Kit<'_>, top: Pos2, session: &Session, pushes: &Pushes) {
    let said: Vec<(Glyph, String)> = pushes
        .list
        .iter()
        .filter(|push| push.exists(session))
        .map(|push| {
            let words = kit.say(push.words());
            let words = which_hand(kit, push.lever()).map_or(words.clone(), |hand| format!("{words} ({hand})"));
            (push.glyph(kit), words)
        })
        .collect();
    if said.is_empty() {
        return;
    }
    let wide = |words: &str| measure(ui, f32::INFINITY, words, TextStyle::STRONG);
    let gap = 3.0 * STEP;
    let widths: Vec<f32> = said
        .iter()
        .map(|(glyph, words)| glyph_width(ui, glyph) + STEP + wide(words).x)
        .collect();
    let whole = widths.iter().sum::<f32>() + gap * (said.len() - 1) as f32;
    let height = wide("M").y.max(32.0) + STEP;
    let place = Rect::from_min_size(
        Pos2::new(top.x - whole / 2.0 - 2.0 * STEP, top.y),
        vec2(whole + 4.0 * STEP, height),
    );
    plate(ui, place);
    let mut x = place.left() + 2.0 * STEP;
    for ((glyph, words), width) in said.iter().zip(widths) {
        let glyph_wide = glyph_width(ui, glyph);
        draw_glyph(ui, Pos2::new(x + glyph_wide / 2.0, place.center().y), glyph, INK);
        let at = Pos2::new(x + glyph_wide + STEP, place.center().y - wide(words).y / 2.0);
        write(ui, at, f32::INFINITY, words, TextStyle::STRONG);
        x += width + gap;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(right: f32, ahead: f32, up: f32) -> Way {
        Way {
            right,
            ahead,
            up,
            always: true,
        }
    }

    fn fresh(now: impl Into<Option<Way>>) -> Vec<Push> {
        let mut pushes = Pushes::default();
        pushes.follow(now.into(), false);
        pushes.list
    }

    #[test]
    fn the_way_says_which_lever() {
        assert_eq!(fresh(way(0.2, 6.0, 0.0)), [Push::Ahead]);
        assert_eq!(fresh(way(-8.0, -1.0, 0.3)), [Push::Left]);
        assert_eq!(fresh(way(4.0, 5.0, 0.0)), [Push::Ahead, Push::Right]);
        assert_eq!(fresh(way(0.1, 0.1, -2.0)), [Push::Down]);
        assert!(fresh(way(0.2, -0.3, 0.4)).is_empty(), "there already");
        assert!(fresh(None).is_empty());
    }

    #[test]
    fn who_has_learnt_is_told_only_where_it_matters() {
        let quiet = Some(Way {
            always: false,
            ..way(0.0, 5.0, 0.0)
        });
        assert!(fresh(quiet).is_empty());
        let mut pushes = Pushes::default();
        pushes.follow(quiet, true);
        assert_eq!(pushes.list, [Push::Ahead]);
    }

    #[test]
    fn what_is_said_does_not_come_and_go() {
        let mut pushes = Pushes::default();
        let mut changes = 0;
        // A drone that drifts around the line between one and two pushes.
        for tick in 0..600_u16 {
            let sway = 0.06 * f32::from(tick % 40) / 40.0 - 0.03;
            let before = pushes.list.clone();
            pushes.follow(Some(way(5.0 * (0.42 + sway), 4.5, 0.0)), false);
            changes += usize::from(before != pushes.list);
        }
        assert!(changes <= 2, "{changes} changes");
    }
}
