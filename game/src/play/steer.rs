//! Choices of a situation on keys, gamepad and mouse: help level, view, what is open now.

use bevy::prelude::*;

use super::pause::Pause;
use super::verbs::Wheel;
use super::{Session, open_choice};
use crate::devices::Seat;
use crate::scene::View;

/// Digits above the letters, by position: the first open choice is 1.
const DIGITS: [KeyCode; 9] = [
    KeyCode::Digit1,
    KeyCode::Digit2,
    KeyCode::Digit3,
    KeyCode::Digit4,
    KeyCode::Digit5,
    KeyCode::Digit6,
    KeyCode::Digit7,
    KeyCode::Digit8,
    KeyCode::Digit9,
];

/// Which of the open choices the gamepad points at.
#[derive(Resource, Debug, Clone, Copy, Default)]
pub(super) struct Pointed(pub(super) usize);

/// The choices to show as buttons now: those open, without the helps, which have their own place.
pub(super) fn open_choices(session: &Session) -> Vec<(u8, String)> {
    let names = &session.scenario().template.controls().choices;
    let open = session.run().activity().open_choices(0);
    open.into_iter()
        .filter_map(|i| names.get(usize::from(i)).map(|name| (i, name.clone())))
        .filter(|(_, name)| !name.starts_with("assist_"))
        .take(DIGITS.len())
        .collect()
}

/// The helps of the situation that can be had now, and the one in hand (its id), if it says so.
pub(super) fn helps(session: &Session) -> (Option<String>, Option<String>) {
    let vocabulary = session.scenario().template.vocabulary();
    let word = session.signal("assist").and_then(|value| {
        let kind = vocabulary.signals.iter().find(|s| s.name == "assist")?;
        kind.words.get(value as usize).cloned()
    });
    let names: Vec<&String> =
        session.scenario().template.controls().choices.iter().filter(|name| name.starts_with("assist_")).collect();
    let at = word.as_ref().and_then(|word| names.iter().position(|name| name.strip_prefix("assist_") == Some(word)));
    let from = at.map_or(0, |at| at + 1);
    let next = (0..names.len()).map(|i| names[(from + i) % names.len()]).find(|name| open_choice(session, name).is_some());
    (word, next.cloned())
}

/// Takes the next help.
pub(super) fn change_help(session: &Session, seat: &mut Seat) {
    if let (_, Some(next)) = helps(session)
        && let Some(index) = open_choice(session, &next)
    {
        seat.choose(index);
    }
}

pub(super) fn read(
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    mut pointed: ResMut<Pointed>,
    mut view: ResMut<View>,
    wheel: Res<Wheel>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
) {
    if session.is_paused() {
        return;
    }
    let open = open_choices(&session);
    let start = pads.iter().any(|pad| pad.just_pressed(GamepadButton::Start));
    if keys.just_pressed(KeyCode::Escape) || start {
        session.stop_for(Pause::Asked);
        return;
    }
    for (index, key) in DIGITS.iter().enumerate() {
        if keys.just_pressed(*key)
            && let Some((choice, _)) = open.get(index)
        {
            seat.choose(*choice);
        }
    }
    if keys.just_pressed(KeyCode::KeyH) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::West)) {
        change_help(&session, &mut seat);
    }
    if keys.just_pressed(KeyCode::KeyV) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::Select)) {
        *view = view.next();
    }
    if open.is_empty() {
        pointed.0 = 0;
        return;
    }
    pointed.0 = pointed.0.min(open.len() - 1);
    if wheel.is_open() {
        return;
    }
    for pad in &pads {
        if pad.just_pressed(GamepadButton::DPadRight) || pad.just_pressed(GamepadButton::RightTrigger) {
            pointed.0 = (pointed.0 + 1) % open.len();
        }
        if pad.just_pressed(GamepadButton::DPadLeft) || pad.just_pressed(GamepadButton::LeftTrigger) {
            pointed.0 = (pointed.0 + open.len() - 1) % open.len();
        }
        if pad.just_pressed(GamepadButton::South) {
            seat.choose(open[pointed.0].0);
        }
    }
}
