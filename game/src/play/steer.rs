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

/// Which choice stands on which digit. A choice keeps its digit for as long as it is open: a hand that learnt
/// where it is must find it there.
#[derive(Resource, Debug, Clone, Default)]
pub(super) struct Offered([Option<u8>; DIGITS.len()]);

impl Offered {
    /// Drops what closed, gives what opened the lowest free digit. Helps have their own place.
    fn renew(&mut self, session: &Session) {
        let names = &session.scenario().template.controls().choices;
        let mut open = session.run().activity().open_choices(0);
        open.retain(|i| {
            names
                .get(usize::from(*i))
                .is_some_and(|name| !name.starts_with("assist_"))
        });
        for slot in &mut self.0 {
            if slot.is_some_and(|choice| !open.contains(&choice)) {
                *slot = None;
            }
        }
        for choice in open {
            if !self.0.contains(&Some(choice))
                && let Some(free) = self.0.iter_mut().find(|slot| slot.is_none())
            {
                *free = Some(choice);
            }
        }
    }

    /// What is open: index of its digit, choice, name.
    pub(super) fn list<'s>(&self, session: &'s Session) -> Vec<(usize, u8, &'s str)> {
        let names = &session.scenario().template.controls().choices;
        let slots = self.0.iter().enumerate();
        slots
            .filter_map(|(digit, slot)| slot.map(|c| (digit, c, names[usize::from(c)].as_str())))
            .collect()
    }
}

/// The helps of the situation that can be had now, and the one in hand (its id), if it says so.
pub(super) fn helps(session: &Session) -> (Option<String>, Option<String>) {
    let vocabulary = session.scenario().template.vocabulary();
    let word = session.signal("assist").and_then(|value| {
        let kind = vocabulary.signals.iter().find(|s| s.name == "assist")?;
        kind.words.get(value as usize).cloned()
    });
    let names: Vec<&String> = session
        .scenario()
        .template
        .controls()
        .choices
        .iter()
        .filter(|name| name.starts_with("assist_"))
        .collect();
    let at = word
        .as_ref()
        .and_then(|word| names.iter().position(|name| name.strip_prefix("assist_") == Some(word)));
    let from = at.map_or(0, |at| at + 1);
    let next = (0..names.len())
        .map(|i| names[(from + i) % names.len()])
        .find(|name| open_choice(session, name).is_some());
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
    mut offered: ResMut<Offered>,
    mut view: ResMut<View>,
    wheel: Res<Wheel>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
) {
    if session.is_paused() {
        return;
    }
    offered.renew(&session);
    let open: Vec<(usize, u8)> = offered
        .list(&session)
        .into_iter()
        .map(|(digit, choice, _)| (digit, choice))
        .collect();
    let start = pads.iter().any(|pad| pad.just_pressed(GamepadButton::Start));
    if keys.just_pressed(KeyCode::Escape) || start {
        session.stop_for(Pause::Asked);
        return;
    }
    for (index, key) in DIGITS.iter().enumerate() {
        if keys.just_pressed(*key)
            && let Some((_, choice)) = open.iter().find(|(digit, _)| *digit == index)
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
            seat.choose(open[pointed.0].1);
        }
    }
}
