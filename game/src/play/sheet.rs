//! What lies in a picture that is drawn flat for several, and how each points at it with the cross of their device.

use bevy::prelude::*;
use bevy_egui::egui::{Pos2, pos2};
use simulation::MAX_SEATS;

use super::players::Player;
use super::pointed::{Pointed, Target};
use super::session::Session;
use super::slots::Slots;
use crate::devices::{Device, PlayerInput};
use crate::family::cross::Cross;
use crate::kit::Direction;

/// The choice that each seat points at in the picture.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AtHand(pub(crate) [Option<u8>; MAX_SEATS as usize]);

/// Whether a gamepad's stick was pushed in the frame before: each push goes one further.
#[derive(Component, Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Thumb(bool);

/// So far a stick is pushed that goes one further.
const PUSHED: f32 = 0.6;
/// Buttons lie below all of the sheet, and so far apart, points.
const BELOW: f32 = 4000.0;
const APART: f32 = 130.0;
/// Whoever has pointed at nothing yet starts at the left of the sheet.
pub(super) const HOME: Pos2 = pos2(-APART, 1.5 * APART);

/// Whether a choice lies in the picture for somebody with this device: a mouse has all as buttons.
pub(super) fn lies(session: &Session, device: Option<&Device>, choice: &str) -> bool {
    let points = session.is_shared() && device != Some(&Device::Mouse);
    points && session.face().lies(session.run().activity(), choice).is_some()
}

/// What somebody can point at in the picture, and the buttons below it; nothing where nothing lies in it.
pub(super) fn targets(session: &Session, device: Device, seat: u8, slots: &Slots) -> Vec<(Target, Pos2)> {
    if !session.is_shared() || device == Device::Mouse {
        return Vec::new();
    }
    let activity = session.run().activity();
    let controls = session.scenario().template.controls();
    let lies = |choice: u8| {
        let at = session.face().lies(activity, controls.choice_name(choice)?)?;
        Some((Target::Thing(choice), at))
    };
    let mut found: Vec<(Target, Pos2)> = activity.open_choices(seat).into_iter().filter_map(lies).collect();
    if !found.is_empty() {
        let buttons = slots.list().into_iter().zip(0_u16..);
        found.extend(buttons.map(|((place, _), nth)| (Target::Place(place), pos2(APART * f32::from(nth), BELOW))));
    }
    found
}

/// The way in which somebody pushes on, at most one in a frame.
pub(super) fn way(
    device: Device,
    keys: &ButtonInput<KeyCode>,
    pads: Query<(Entity, &Gamepad)>,
    thumb: &mut Thumb,
) -> Option<Direction> {
    match device {
        Device::Half(half) => {
            let [[left, right], [down, up]] = half.keys().cross;
            let ways = [
                (left, Direction::Left),
                (right, Direction::Right),
                (up, Direction::Up),
                (down, Direction::Down),
            ];
            let pressed = ways.into_iter().find(|(key, _)| keys.just_pressed(*key));
            pressed.map(|(_, way)| way)
        }
        Device::Gamepad(pad) => {
            let stick = pads.get(pad).map_or(Vec2::ZERO, |(_, pad)| pad.left_stick());
            let before = std::mem::replace(&mut thumb.0, stick.length() > PUSHED);
            (thumb.0 && !before).then_some(match (stick.x.abs() > stick.y.abs(), stick.x > 0.0, stick.y > 0.0) {
                (true, true, _) => Direction::Right,
                (true, false, _) => Direction::Left,
                (false, _, true) => Direction::Up,
                (false, _, false) => Direction::Down,
            })
        }
        Device::Mouse | Device::All => None,
    }
}

/// Keys walk where the situation says so, and what is pointed at in the picture is drawn in it.
pub(super) fn follow(
    session: Res<Session>,
    mut players: Query<(&Player, Option<&Device>, &Pointed, &mut PlayerInput)>,
    mut at_hand: ResMut<AtHand>,
) {
    let mut now = AtHand::default();
    let activity = session.run().activity();
    for (player, device, pointed, mut input) in &mut players {
        let walks = matches!(session.face().cross(activity, player.seat), Cross::Walks { .. });
        input.walks(walks && device.is_some());
        let open = activity.open_choices(player.seat);
        if let (Some(Target::Thing(choice)), Some(place)) = (pointed.now(), now.0.get_mut(usize::from(player.seat))) {
            *place = Some(choice).filter(|choice| open.contains(choice));
        }
    }
    at_hand.set_if_neq(now);
}
