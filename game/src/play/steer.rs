//! Choices of a situation on keys and gamepads: the main act, help level, view, what else is open now.

use bevy::prelude::*;
use simulation::{Choice, ChoiceKind};

use super::guiding;
use super::leafing;
use super::pausing::Pause;
use super::players::Player;
use super::pointed::{Pointed, Target};
use super::seen::{Seen, is_in_picture, is_pictured};
use super::session::{ALONE, Session};
use super::settings::settings;
use super::sheet::{self, Thumb};
use super::slots::Slots;
use super::wheel::Wheel;
use crate::devices::{Device, Hand, Lever, PlayerInput, Presses};
use crate::kit::{Direction, Nav};
use crate::scene::Signs;
use crate::scene::view::View;

/// Follows what is open to each seat, paused or not: nothing moves while time stands.
pub(super) fn offer(
    session: Res<Session>,
    signs: Res<Signs>,
    mut players: Query<(&Player, Option<&Device>, &mut Slots)>,
    time: Res<Time<Real>>,
) {
    let choices = &session.scenario().template.controls().choices;
    let activity = session.run().activity();
    let pictured = is_pictured(&session);
    let steps = session.face().small_steps();
    for (player, device, mut slots) in &mut players {
        let mut open = activity.open_choices(player.seat);
        let unset: Vec<u8> = settings(&session, player.seat)
            .into_iter()
            .flat_map(|setting| setting.unset)
            .collect();
        // Settings have their own place, in the corner, once something stands.
        let is_setting = |choice: &Choice| matches!(choice.kind, ChoiceKind::Setting { .. });
        open.retain(|index| {
            choices.get(usize::from(*index)).is_some_and(|choice| {
                let elsewhere =
                    pictured && is_in_picture(&signs, choice) || sheet::lies(&session, device, &choice.name);
                !steps.as_flattened().contains(&choice.name.as_str())
                    && (!is_setting(choice) || unset.contains(index))
                    && !elsewhere
            })
        });
        let main = activity.main_choice(player.seat);
        // The main act has its place, wherever the thing is that it is done with.
        open.extend(main.filter(|main| !open.contains(main)));
        slots.renew(&open, main, time.delta_secs());
    }
}

/// Pause and view are everybody's.
pub(super) fn read_shared(
    mut session: ResMut<Session>,
    mut view: ResMut<View>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
) {
    // With a page over the picture, the same key closes that.
    if session.is_paused() || leafing::leaf(&session).is_some() {
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
    &'static mut Thumb,
);

/// What each asks for with their device.
pub(super) fn read(
    session: Res<Session>,
    mut players: Query<Hands>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    (seen, crossed): (Res<Seen>, Res<guiding::Crossed>),
    nav: Res<Nav>,
    hand: Res<Hand>,
    time: Res<Time<Real>>,
) {
    if session.is_paused() || leafing::leaf(&session).is_some() {
        return;
    }
    let buttons = session.scenario().template.controls().buttons.len();
    let pictured = is_pictured(&session);
    // What the cross does to the hand, it does not do to what is pointed at.
    let crossed = crossed.is_taken();
    let step = nav.step.filter(|_| !crossed);
    for (player, device, wheel, mut input, mut pointed, mut slots, mut thumb) in &mut players {
        pointed.pass(time.delta_secs());
        // What takes a seat does nothing else.
        if device.is_changed() && session.is_shared() {
            continue;
        }
        let mut presses = device.presses(&keys, pads, buttons);
        if presses.setting
            // The first setting: the others are reached with the mouse, and between sessions.
            && let Some(next) = settings(&session, player.seat)
                .into_iter()
                .filter(|setting| setting.unset.is_empty())
                .find_map(|setting| setting.next)
        {
            input.choose(next);
        }
        if presses.turn {
            slots.turn();
        }
        if crossed {
            (presses.next, presses.previous) = (false, false);
        }
        if wheel.is_open() {
            (presses.next, presses.previous, presses.act) = (false, false, false);
        } else if pictured {
            if let Some(way) = way(&session, &keys, *hand, step, presses) {
                let before = pointed.now();
                let meant = first_is_meant(&session, &slots);
                let back = !meant && slots.main().is_some();
                pointed.push(&seen.targets(), meant, (seen.home, back), way);
                if let Some(target) = pointed.now().filter(|now| before != Some(*now)) {
                    tracing::debug!("points: {}", name_of(target, &slots, &session));
                }
            }
            (presses.next, presses.previous) = (false, false);
            presses.act |= std::mem::take(&mut presses.main);
        }
        let before = pointed.now();
        let lying = sheet::targets(&session, *device, player.seat, &slots);
        if !lying.is_empty() {
            let walk = walk(presses);
            if let Some(way) = sheet::way(*device, &keys, pads, &mut thumb).or(walk) {
                pointed.push(&lying, false, (sheet::HOME, false), way);
            }
            (presses.next, presses.previous) = (false, false);
        }
        let open: Vec<Target> = if pictured {
            seen.targets().into_iter().map(|(target, _)| target).collect()
        } else if lying.is_empty() {
            places(&slots)
        } else {
            lying.iter().map(|(target, _)| *target).collect()
        };
        let first = lying.is_empty() && first_is_meant(&session, &slots);
        if let Some(choice) = chosen(presses, &mut pointed, &mut slots, &open, first) {
            input.choose(choice);
        } else if (presses.act || presses.main) && !session.is_shared() {
            slots.press_in_vain();
        }
        if let Some(target) = pointed.now().filter(|now| session.is_shared() && before != Some(*now)) {
            tracing::debug!("points by {}: {}", player.seat, name_of(target, &slots, &session));
        }
    }
}

/// The choice that is pointed at, for the log.
fn name_of<'s>(target: Target, slots: &Slots, session: &'s Session) -> &'s str {
    let choice = match target {
        Target::Place(place) => slots.at(place),
        Target::Thing(choice) => Some(choice),
    };
    let controls = session.scenario().template.controls();
    choice.and_then(|choice| controls.choice_name(choice)).unwrap_or("?")
}

fn places(slots: &Slots) -> Vec<Target> {
    slots
        .list()
        .into_iter()
        .map(|(place, _)| Target::Place(place))
        .collect()
}

/// Whether the first of what is open is meant while nothing is pointed at: where there is no main act. In a picture with
/// things all over it only where something has to be chosen first.
pub(super) fn first_is_meant(session: &Session, slots: &Slots) -> bool {
    let unset = |choice: u8| {
        settings(session, ALONE)
            .iter()
            .any(|setting| setting.unset.contains(&choice))
    };
    let chooses = || slots.list().into_iter().any(|(_, choice)| unset(choice));
    slots.main().is_none() && (!is_pictured(session) || chooses())
}

/// Keys that point up, left, down, right where the left hand has no levers.
pub(super) const POINT_KEYS: [(KeyCode, Direction); 4] = [
    (KeyCode::KeyW, Direction::Up),
    (KeyCode::KeyA, Direction::Left),
    (KeyCode::KeyS, Direction::Down),
    (KeyCode::KeyD, Direction::Right),
];

/// The way in which somebody points on: with the left hand, where it has no levers; with a gamepad's cross; to the next
/// one with its shoulders, and with Tab.
fn way(
    session: &Session,
    keys: &ButtonInput<KeyCode>,
    hand: Hand,
    step: Option<Direction>,
    presses: Presses,
) -> Option<Direction> {
    let free = !session.has_lever(Lever::LeftX) && !session.has_lever(Lever::LeftY);
    let key = POINT_KEYS.into_iter().find(|(key, _)| free && keys.just_pressed(*key));
    // On a keyboard, arrows are levers.
    let step = step.filter(|step| {
        let tab = matches!(step, Direction::Next | Direction::Previous);
        tab || (hand == Hand::Gamepad && free)
    });
    key.map(|(_, way)| way).or(step).or(walk(presses))
}

/// To the next one, or to the one before.
fn walk(presses: Presses) -> Option<Direction> {
    let walks = [(presses.next, Direction::Next), (presses.previous, Direction::Previous)];
    walks.into_iter().find(|(walks, _)| *walks).map(|(_, way)| way)
}

/// The choice that was made, and what is pointed at now.
fn chosen(presses: Presses, pointed: &mut Pointed, slots: &mut Slots, open: &[Target], first: bool) -> Option<u8> {
    let by_digit = presses.place.and_then(|place| slots.at(place));
    let main = presses.main.then(|| slots.ready_main()).flatten();
    if presses.next {
        // Past the last of a board comes the first of the next.
        if slots.boards() > 1 && pointed.among(open, first) == open.last().copied() {
            slots.turn();
            pointed.at(places(slots).first().copied());
        } else {
            pointed.walk(open, first, true);
        }
    }
    if presses.previous {
        pointed.walk(open, first, false);
    }
    let acted = presses.act.then(|| match pointed.among(open, first) {
        Some(Target::Place(place)) => slots.at(place),
        Some(Target::Thing(choice)) => Some(choice),
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

    /// As [`chosen`] among the buttons alone.
    fn pressed(presses: Presses, pointed: &mut Pointed, slots: &mut Slots) -> Option<u8> {
        let (open, first) = (places(slots), slots.main().is_none());
        chosen(presses, pointed, slots, &open, first)
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
        assert_eq!(pressed(act, &mut pointed, &mut slots), Some(3));
        assert_eq!(pressed(next, &mut pointed, &mut slots), None);
        assert_eq!(pressed(act, &mut pointed, &mut slots), Some(4));
        assert_eq!(
            pressed(act, &mut pointed, &mut slots),
            Some(3),
            "pointed at for one act"
        );
        let thing = [Target::Thing(9)];
        pointed.at(Some(thing[0]));
        assert_eq!(chosen(act, &mut pointed, &mut slots, &thing, false), Some(9));
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
            pressed(next, &mut pointed, &mut slots);
        }
        assert_eq!(slots.board(), 1);
        let digit = Presses {
            place: Some(1),
            ..Presses::default()
        };
        assert_eq!(pressed(digit, &mut pointed, &mut slots), Some(10));
    }
}
