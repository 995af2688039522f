//! Choices of a situation on keys, gamepad and mouse: the main act, help level, view, what else is open now.

use bevy::prelude::*;
use simulation::{Choice, ChoiceKind};

use super::pause::Pause;
use super::session::{SEAT, Session};
use super::slots::{SLOTS, Slots};
use super::verbs::Wheel;
use crate::devices::{HoldKey, Seat};
use crate::scene::view::View;

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

/// Something that stands in one of several ways: a help level.
pub(super) struct Setting {
    /// What is set.
    pub(super) of: String,
    /// The choice that stands: the one that is not open; `None` where several are not.
    pub(super) now: Option<String>,
    /// The choice after it that can be had now.
    pub(super) next: Option<u8>,
}

/// The settings of the situation, in the order of its choices.
pub(super) fn settings(session: &Session) -> Vec<Setting> {
    let choices = &session.scenario().template.controls().choices;
    let open = session.run().activity().open_choices(SEAT);
    let mut groups: Vec<(&str, Vec<u8>)> = Vec::new();
    for (index, choice) in (0_u8..).zip(choices) {
        let ChoiceKind::Setting { of } = &choice.kind else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| known == of) {
            Some((_, members)) => members.push(index),
            None => groups.push((of, vec![index])),
        }
    }
    let setting = |(of, members): (&str, Vec<u8>)| {
        let mut closed = members.iter().enumerate().filter(|(_, index)| !open.contains(index));
        let stands = closed.next().filter(|_| closed.next().is_none());
        let from = stands.map_or(0, |(at, _)| at + 1);
        let after = (0..members.len()).map(|step| members[(from + step) % members.len()]);
        Setting {
            of: of.to_owned(),
            now: stands.map(|(_, index)| choices[usize::from(*index)].name.clone()),
            next: after.into_iter().find(|index| open.contains(index)),
        }
    };
    groups.into_iter().map(setting).collect()
}

/// Follows what is open, paused or not: nothing moves while time stands.
pub(super) fn offer(session: Res<Session>, mut slots: ResMut<Slots>, time: Res<Time<Real>>) {
    let choices = &session.scenario().template.controls().choices;
    let activity = session.run().activity();
    let mut open = activity.open_choices(SEAT);
    // Settings have their own place, in the corner.
    let is_setting = |choice: &Choice| matches!(choice.kind, ChoiceKind::Setting { .. });
    open.retain(|index| {
        choices
            .get(usize::from(*index))
            .is_some_and(|choice| !is_setting(choice))
    });
    slots.renew(&open, activity.main_choice(SEAT), time.delta_secs());
}

pub(super) fn read(
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    mut pointed: ResMut<Pointed>,
    mut slots: ResMut<Slots>,
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
    if keys.just_pressed(KeyCode::Digit0) {
        slots.turn();
    }
    // Enter of the numeric block lies under the witness's hand.
    if keys.just_pressed(KeyCode::Enter)
        && let Some(choice) = slots.ready_main()
    {
        seat.choose(choice);
    }
    if keys.just_pressed(KeyCode::KeyH) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::West)) {
        // The first setting: the others are reached with the mouse, and between sessions.
        if let Some(next) = settings(&session).into_iter().find_map(|setting| setting.next) {
            seat.choose(next);
        }
    }
    if keys.just_pressed(KeyCode::KeyV) || pads.iter().any(|pad| pad.just_pressed(GamepadButton::Select)) {
        *view = view.next(session.face().views().len());
    }
    if wheel.is_open() {
        return;
    }
    let open: Vec<usize> = slots.list().into_iter().map(|(place, _)| place).collect();
    let main = slots.main().is_some();
    // A trigger that holds a button of the situation does not walk.
    let buttons = session.scenario().template.controls().buttons.len();
    let holds = |button| HoldKey::all().take(buttons).any(|(_, hold)| hold.button == button);
    for pad in &pads {
        let walks = |button| pad.just_pressed(button) && !holds(button);
        if walks(GamepadButton::DPadRight) || walks(GamepadButton::RightTrigger) {
            // Past the last of a board comes the first of the next.
            if slots.boards() > 1 && pointed.among(&open, main) == open.last().copied() {
                slots.turn();
                pointed.0 = slots.list().first().map(|(place, _)| (*place, POINTED_S));
            } else {
                pointed.walk(&open, main, true);
            }
        }
        if walks(GamepadButton::DPadLeft) || walks(GamepadButton::LeftTrigger) {
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
