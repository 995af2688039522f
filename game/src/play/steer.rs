//! Choices of a situation on keys and gamepads: the main act, help level, view, what else is open now.

use bevy::prelude::*;
use simulation::{Choice, ChoiceKind};

use super::pausing::Pause;
use super::players::Player;
use super::pointed::Pointed;
use super::session::Session;
use super::settings::settings;
use super::slots::Slots;
use super::wheel::Wheel;
use crate::devices::{Device, PlayerInput, Presses};
use crate::scene::view::View;

/// Follows what is open to each seat, paused or not: nothing moves while time stands.
pub(super) fn offer(session: Res<Session>, mut players: Query<(&Player, &mut Slots)>, time: Res<Time<Real>>) {
    let choices = &session.scenario().template.controls().choices;
    let activity = session.run().activity();
    for (player, mut slots) in &mut players {
        let mut open = activity.open_choices(player.seat);
        // Settings have their own place, in the corner.
        let is_setting = |choice: &Choice| matches!(choice.kind, ChoiceKind::Setting { .. });
        open.retain(|index| {
            choices
                .get(usize::from(*index))
                .is_some_and(|choice| !is_setting(choice))
        });
        slots.renew(&open, activity.main_choice(player.seat), time.delta_secs());
    }
}

/// Pause and view are everybody's.
pub(super) fn read_shared(
    mut session: ResMut<Session>,
    mut view: ResMut<View>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
) {
    if session.is_paused() {
        return;
    }
    let pressed = |button| pads.iter().any(|pad| pad.just_pressed(button));
    if keys.just_pressed(KeyCode::Escape) || pressed(GamepadButton::Start) {
        session.stop_for(Pause::Asked);
        return;
    }
    if keys.just_pressed(KeyCode::KeyV) || pressed(GamepadButton::Select) {
        *view = view.next(session.face().views().len());
    }
}

type Hands = (
    &'static Player,
    Ref<'static, Device>,
    &'static Wheel,
    &'static mut PlayerInput,
    &'static mut Pointed,
    &'static mut Slots,
);

/// What each asks for with their device.
pub(super) fn read(
    session: Res<Session>,
    mut players: Query<Hands>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    time: Res<Time<Real>>,
) {
    if session.is_paused() {
        return;
    }
    let buttons = session.scenario().template.controls().buttons.len();
    for (player, device, wheel, mut input, mut pointed, mut slots) in &mut players {
        pointed.pass(time.delta_secs());
        // What takes a seat does nothing else.
        if device.is_changed() && session.is_shared() {
            continue;
        }
        let presses = device.presses(&keys, pads, buttons);
        if presses.setting
            // The first setting: the others are reached with the mouse, and between sessions.
            && let Some(next) = settings(&session, player.seat).into_iter().find_map(|setting| setting.next)
        {
            input.choose(next);
        }
        if presses.turn {
            slots.turn();
        }
        let walks = Presses {
            next: presses.next && !wheel.is_open(),
            previous: presses.previous && !wheel.is_open(),
            act: presses.act && !wheel.is_open(),
            ..presses
        };
        if let Some(choice) = chosen(walks, &mut pointed, &mut slots) {
            input.choose(choice);
        }
    }
}

/// The choice that was made, and what is pointed at now.
fn chosen(presses: Presses, pointed: &mut Pointed, slots: &mut Slots) -> Option<u8> {
    let by_digit = presses.place.and_then(|place| slots.at(place));
    let main = presses.main.then(|| slots.ready_main()).flatten();
    let open: Vec<usize> = slots.list().into_iter().map(|(place, _)| place).collect();
    let has_main = slots.main().is_some();
    if presses.next {
        // Past the last of a board comes the first of the next.
        if slots.boards() > 1 && pointed.among(&open, has_main) == open.last().copied() {
            slots.turn();
            pointed.at(slots.list().first().map(|(place, _)| *place));
        } else {
            pointed.walk(&open, has_main, true);
        }
    }
    if presses.previous {
        pointed.walk(&open, has_main, false);
    }
    let acted = presses.act.then(|| match pointed.among(&open, has_main) {
        Some(place) => slots.at(place),
        None => slots.ready_main(),
    });
    let acted = acted.flatten();
    if acted.is_some() {
        pointed.at(None);
    }
    by_digit.or(main).or(acted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(choices: &[u8], main: Option<u8>) -> Slots {
        let mut slots = Slots::default();
        slots.renew(choices, main, 0.02);
        slots.renew(choices, main, 2.0);
        slots
    }

    #[test]
    fn acting_does_the_main_act_or_what_is_pointed_at() {
        let (mut slots, mut pointed) = (open(&[3, 4, 5], Some(3)), Pointed::default());
        let act = Presses {
            act: true,
            ..Presses::default()
        };
        let next = Presses {
            next: true,
            ..Presses::default()
        };
        assert_eq!(chosen(act, &mut pointed, &mut slots), Some(3));
        assert_eq!(chosen(next, &mut pointed, &mut slots), None);
        assert_eq!(chosen(act, &mut pointed, &mut slots), Some(4));
        assert_eq!(chosen(act, &mut pointed, &mut slots), Some(3), "pointed at for one act");
    }

    #[test]
    fn walking_on_reaches_every_board() {
        let all: Vec<u8> = (0..12).collect();
        let (mut slots, mut pointed) = (open(&all, None), Pointed::default());
        let next = Presses {
            next: true,
            ..Presses::default()
        };
        for _ in 0..10 {
            chosen(next, &mut pointed, &mut slots);
        }
        assert_eq!(slots.board(), 1);
        let digit = Presses {
            place: Some(1),
            ..Presses::default()
        };
        assert_eq!(chosen(digit, &mut pointed, &mut slots), Some(10));
    }
}
