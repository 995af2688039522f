//! Choices of a situation on keys, gamepad and mouse: the main act, help level, view, what else is open now.

use bevy::prelude::*;

use super::pause::Pause;
use super::slots::{SLOTS, Slots};
use super::verbs::Wheel;
use super::{Session, open_choice};
use crate::devices::Seat;
use crate::scene::View;

/// Digits above the letters, by position: the first place is 1.
const DIGITS: [KeyCode; SLOTS] = [
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

/// Which of the places the gamepad points at, and for how many seconds more. Pointing at none, its main button
/// does the main act.
#[derive(Resource, Debug, Clone, Copy, Default)]
pub(super) struct Pointed(Option<(usize, f32)>);

/// Seconds after which a place that was pointed at, and nothing done, is forgotten.
const POINTED_S: f32 = 6.0;

impl Pointed {
    /// The place pointed at, among these; where nothing else is to be done, the first.
    pub(super) fn among(self, open: &[usize], main: bool) -> Option<usize> {
        match self.0 {
            Some((place, _)) if open.contains(&place) => Some(place),
            _ if main => None,
            _ => open.first().copied(),
        }
    }

    /// One place further, or back.
    fn walk(&mut self, open: &[usize], main: bool, on: bool) {
        if open.is_empty() {
            return;
        }
        let now = self.among(open, main).and_then(|p| open.iter().position(|o| *o == p));
        let next = match (now, on) {
            (None, true) => 0,
            (None, false) => open.len() - 1,
            (Some(at), true) => (at + 1) % open.len(),
            (Some(at), false) => (at + open.len() - 1) % open.len(),
        };
        self.0 = Some((open[next], POINTED_S));
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
        .filter(|name| is_help(name))
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

/// Helps have their own place, in the corner.
fn is_help(name: &str) -> bool {
    name.starts_with("assist_")
}

/// Takes the next help.
pub(super) fn change_help(session: &Session, seat: &mut Seat) {
    if let (_, Some(next)) = helps(session)
        && let Some(index) = open_choice(session, &next)
    {
        seat.choose(index);
    }
}

/// Follows what is open, paused or not: nothing moves while time stands.
pub(super) fn offer(session: Res<Session>, mut slots: ResMut<Slots>, time: Res<Time<Real>>) {
    let names = &session.scenario().template.controls().choices;
    let activity = session.run().activity();
    let mut open = activity.open_choices(0);
    open.retain(|index| names.get(usize::from(*index)).is_some_and(|name| !is_help(name)));
    slots.renew(&open, activity.main_choice(0), time.delta_secs());
}

pub(super) fn read(
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    mut pointed: ResMut<Pointed>,
    slots: Res<Slots>,
    mut view: ResMut<View>,
    wheel: Res<Wheel>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
    time: Res<Time<Real>>,
) {
    if session.is_paused() {
        return;
    }
    if let Some((_, left)) = pointed.0.as_mut() {
        *left -= time.delta_secs();
        if *left <= 0.0 {
            pointed.0 = None;
        }
    }
    let start = pads.iter().any(|pad| pad.just_pressed(GamepadButton::Start));
    if keys.just_pressed(KeyCode::Escape) || start {
        session.stop_for(Pause::Asked);
        return;
    }
    for (place, key) in DIGITS.iter().enumerate() {
        if keys.just_pressed(*key)
            && let Some(choice) = slots.at(place)
        {
            seat.choose(choice);
        }
    }
    // Enter of the numeric block lies under the witness's hand.
    if keys.just_pressed(KeyCode::Enter)
        && let Some(choice) = slots.ready_main()
    {
        seat.choose(choice);
    }
    if keys.just_pressed(KeyCode::KeyH) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::West)) {
        change_help(&session, &mut seat);
    }
    if keys.just_pressed(KeyCode::KeyV) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::Select)) {
        *view = view.next();
    }
    if wheel.is_open() {
        return;
    }
    let open: Vec<usize> = slots.list().into_iter().map(|(place, _)| place).collect();
    let main = slots.main().is_some();
    for pad in &pads {
        if pad.just_pressed(GamepadButton::DPadRight) || pad.just_pressed(GamepadButton::RightTrigger) {
            pointed.walk(&open, main, true);
        }
        if pad.just_pressed(GamepadButton::DPadLeft) || pad.just_pressed(GamepadButton::LeftTrigger) {
            pointed.walk(&open, main, false);
        }
        if pad.just_pressed(GamepadButton::South) {
            let chosen = match pointed.among(&open, main) {
                Some(place) => slots.at(place),
                None => slots.ready_main(),
            };
            if let Some(choice) = chosen {
                seat.choose(choice);
                pointed.0 = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_button_does_the_main_act_until_something_else_is_pointed_at() {
        let open = [0, 1, 4];
        let mut pointed = Pointed::default();
        assert_eq!(pointed.among(&open, true), None);
        assert_eq!(pointed.among(&open, false), Some(0));
        pointed.walk(&open, true, true);
        assert_eq!(pointed.among(&open, true), Some(0));
        pointed.walk(&open, true, false);
        assert_eq!(pointed.among(&open, true), Some(4));
        assert_eq!(pointed.among(&[0, 1], true), None, "what closed is not pointed at");
    }
}
