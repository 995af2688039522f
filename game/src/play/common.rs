//! What stands on the screen in play whoever plays: pause, view, and what the disk does.

use bevy::prelude::*;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use station::DiskState;
use wording::FluentValue;

use super::pausing::Pause;
use super::plate::{plate, small};
use super::session::Session;
use crate::devices::Hand;
use crate::kit::{Canvas, Glyph, Kit, Pictogram, TextStyle, measure, write};
use crate::scene::Signs;
use crate::scene::view::View;
use crate::theme::{CORAL, STEP};

pub(super) fn show(
    mut canvas: Canvas,
    mut session: ResMut<Session>,
    signs: Res<Signs>,
    mut view: ResMut<View>,
) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let key = match kit.hand {
            Hand::Keyboard => Some(Glyph::Key(kit.say("game-key-escape"))),
            Hand::Gamepad => Some(Glyph::Named("Start".to_owned())),
            Hand::Mouse => None,
        };
        let label = kit.say("game-pause");
        if small(ui, "pause", line(whole, 0), Pictogram::Pause, &label, key) {
            session.stop_for(Pause::Asked);
        }
        let views = session.face().views();
        let on = view.next(views.len());
        // What it leads to: where one is, one sees.
        let next = on.among(views.len()).filter(|_| views.len() > 1);
        let next = next
            .map(|place| views[place])
            .filter(|_| !session.face().looks_by_itself());
        if let Some(words) = signs.view.or(next) {
            let label = kit.say(words);
            let glyph = key_of(kit, KeyCode::KeyV, Glyph::Named("Select".to_owned()));
            if small(ui, "view", line(whole, 1), Pictogram::Eye, &label, glyph) {
                *view = on;
            }
        }
        disk(ui, kit, whole, &session);
    })
}

/// The `index`-th line of the column, top right.
pub(super) fn line(whole: Rect, index: usize) -> Rect {
    let top = Pos2::new(whole.right() - 216.0, whole.top() + 52.0 * index as f32);
    Rect::from_min_size(top, vec2(216.0, 44.0))
}

/// The key or button of the hand in use.
pub(super) fn key_of(kit: &Kit<'_>, code: KeyCode, pad: Glyph) -> Option<Glyph> {
    match kit.hand {
        Hand::Keyboard => kit.labels.letter(code).map(Glyph::Key),
        Hand::Gamepad => Some(pad),
        Hand::Mouse => None,
    }
}

/// Writing to disk fails: said quietly, play goes on, nothing is lost yet.
fn disk(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session) {
    let DiskState::Failing { code, arguments } = session.disk() else {
        return;
    };
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    let text = kit.say_with(code, &arguments);
    let width = 330.0;
    let size = measure(ui, width - 60.0, &text, TextStyle::SMALL);
    let place = Rect::from_min_size(
        Pos2::new(whole.left(), whole.top() + 112.0),
        vec2(width, size.y.max(40.0) + 2.0 * STEP),
    );
    plate(ui, place);
    Pictogram::Disk.draw(
        ui.painter(),
        Rect::from_min_size(place.min + vec2(10.0, 10.0), vec2(28.0, 28.0)),
        CORAL,
    );
    write(ui, place.min + vec2(50.0, STEP), width - 60.0, &text, TextStyle::SMALL);
}
