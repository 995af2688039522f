//! Who plays: one entity for each seat while a session runs. Somebody alone plays with all that is plugged in; of
//! several each takes a free seat with their device, and can leave it and come back while the session goes on.

use bevy::prelude::*;

use super::pausing::Pause;
use super::pointed::Pointed;
use super::session::Session;
use super::sheet::Thumb;
use super::slots::Slots;
use super::systems::PlaySystems;
use super::wheel::Wheel;
use crate::desk::Desk;
use crate::devices::{Device, Flying, Half, Hand, PlayerInput};
use crate::screens::screen::Screen;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Settled>();
    app.add_systems(OnEnter(Screen::Play), sit_down);
    app.add_systems(OnExit(Screen::Play), stand_up);
    app.add_systems(
        Update,
        (take, settle)
            .chain()
            .before(PlaySystems::Read)
            .run_if(resource_exists::<Session>),
    );
    app.add_observer(unplugged);
}

/// Somebody at a seat of the running session, or the place that waits for them: without a [`Device`] nobody holds it.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
#[require(PlayerInput, Slots, Pointed, Wheel, Thumb)]
pub(crate) struct Player {
    /// From 0.
    pub(crate) seat: u8,
    /// The pseudonym of whoever has it; `None` where nobody said who they are.
    pub(crate) name: Option<String>,
}

fn sit_down(mut commands: Commands, session: Option<Res<Session>>, desk: Res<Desk>, mut settled: ResMut<Settled>) {
    let Some(session) = session else { return };
    *settled = Settled::default();
    for seat in 0..session.seats() {
        let person = session.people().find(|(at, _)| *at == seat);
        let name = person
            .and_then(|(_, id)| desk.profile(id))
            .map(|profile| profile.pseudonym);
        let mut player = commands.spawn(Player { seat, name });
        if !session.is_shared() {
            player.insert(Device::All);
        }
    }
}

fn stand_up(mut commands: Commands, players: Query<Entity, With<Player>>) {
    for player in &players {
        commands.entity(player).despawn();
    }
}

/// Seconds for which nobody changed places although everybody has one; `None` until somebody took one: whoever came to
/// change places is waited for.
#[derive(Resource, Debug, Default)]
pub(super) struct Settled(pub(super) Option<f32>);

/// After so many seconds play is counted in.
const SETTLED_S: f32 = 1.5;

/// The devices whose key or button that takes a seat was pressed in this frame.
fn knocking(keys: &ButtonInput<KeyCode>, pads: &Query<(Entity, &Gamepad)>) -> Vec<Device> {
    let halves = [Half::Left, Half::Right].into_iter();
    let mut devices: Vec<Device> = halves
        .filter(|half| keys.just_pressed(half.keys().act))
        .map(Device::Half)
        .collect();
    let pressed = pads.iter().filter(|(_, pad)| pad.just_pressed(GamepadButton::South));
    devices.extend(pressed.map(|(entity, _)| Device::Gamepad(entity)));
    devices
}

/// Where a device goes that knocks: from no seat to the first free one; from its seat, while time stands for it, to the
/// next free one or away. `held` are the devices by seat.
pub(super) fn seat_after(held: &[Option<Device>], device: Device) -> Option<usize> {
    let now = held.iter().position(|other| *other == Some(device));
    let from = now.map_or(0, |seat| seat + 1);
    (from..held.len()).find(|seat| held[*seat].is_none())
}

/// Takes, changes and leaves seats.
fn take(
    mut commands: Commands,
    session: Res<Session>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    players: Query<(Entity, &Player, Option<&Device>)>,
    mut settled: ResMut<Settled>,
) {
    let gathers = session.pause() == Some(Pause::Places);
    let plays = matches!(session.pause(), None | Some(Pause::CountIn { .. }));
    if !session.is_shared() || !(gathers || plays) {
        return;
    }
    let mut seated: Vec<(Entity, &Player, Option<&Device>)> = players.iter().collect();
    seated.sort_by_key(|(_, player, _)| player.seat);
    let mut held: Vec<Option<Device>> = seated.iter().map(|(.., device)| device.copied()).collect();
    for device in knocking(&keys, &pads) {
        let sits = held.contains(&Some(device));
        if sits && !gathers {
            continue;
        }
        let to = seat_after(&held, device);
        if sits {
            for seat in &mut held {
                seat.take_if(|other| *other == device);
            }
        }
        if let Some(to) = to {
            held[to] = Some(device);
        }
        settled.0 = Some(0.0);
    }
    for ((entity, _, before), now) in seated.into_iter().zip(held) {
        change(&mut commands, entity, before.copied(), now);
    }
}

/// A seat passes from one device to another: what the one before pointed at is not meant any more.
fn change(commands: &mut Commands, player: Entity, before: Option<Device>, now: Option<Device>) {
    if before == now {
        return;
    }
    let mut player = commands.entity(player);
    player.insert((PlayerInput::default(), Pointed::default(), Wheel::default()));
    match now {
        Some(device) => player.insert(device),
        None => player.remove::<Device>(),
    };
}

/// The mouse takes the seat that was clicked, or leaves it.
pub(super) fn take_with_mouse(commands: &mut Commands, players: &[(Entity, u8, Option<Device>)], seat: u8) {
    for (entity, at, device) in players {
        let has = *device == Some(Device::Mouse);
        if *at == seat {
            let now = if has { None } else { Some(Device::Mouse) };
            change(commands, *entity, *device, now);
        } else if has {
            change(commands, *entity, *device, None);
        }
    }
}

/// Once everybody who came has a seat, and nobody changes any more, play is counted in.
fn settle(
    mut session: ResMut<Session>,
    players: Query<(&Player, Has<Device>)>,
    time: Res<Time<Real>>,
    mut settled: ResMut<Settled>,
) {
    if session.pause() != Some(Pause::Places) {
        settled.0 = None;
        return;
    }
    let Some(for_s) = settled.0.as_mut() else { return };
    let waits = players.iter().any(|(player, has)| !has && player.name.is_some());
    *for_s = if waits { 0.0 } else { *for_s + time.delta_secs() };
    if *for_s >= SETTLED_S {
        session.count_in();
    }
}

/// A gamepad went away: what flew with it waits; of several, its seat is free.
fn unplugged(
    gone: On<Remove, Gamepad>,
    mut commands: Commands,
    players: Query<(Entity, &Device), With<Player>>,
    flying: Res<Flying>,
    hand: Res<Hand>,
    session: Option<ResMut<Session>>,
) {
    let Some(mut session) = session else { return };
    for (player, device) in &players {
        match device {
            Device::All if flying.goes_with(gone.entity, *hand) => session.stop_for(Pause::GamepadGone),
            Device::Gamepad(pad) if *pad == gone.entity => {
                change(&mut commands, player, Some(*device), None);
                session.stop_for(Pause::Places);
            }
            _ => {}
        }
    }
}

/// True where one person plays.
pub(super) fn is_alone(session: Option<Res<Session>>) -> bool {
    session.is_some_and(|session| !session.is_shared())
}

/// True where several play.
pub(super) fn is_shared(session: Option<Res<Session>>) -> bool {
    session.is_some_and(|session| session.is_shared())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_takes_the_first_free_seat_goes_on_and_leaves() {
        let (left, right) = (Device::Half(Half::Left), Device::Half(Half::Right));
        let mut held = [None, None, None];
        assert_eq!(seat_after(&held, left), Some(0));
        held[0] = Some(left);
        assert_eq!(seat_after(&held, right), Some(1));
        held[1] = Some(right);
        assert_eq!(seat_after(&held, left), Some(2), "past who sits there");
        held = [None, Some(right), Some(left)];
        assert_eq!(seat_after(&held, left), None, "after the last it leaves");
        assert_eq!(seat_after(&held, right), None);
        assert_eq!(
            seat_after(&[Some(left), Some(right)], Device::Mouse),
            None,
            "all are taken"
        );
    }
}
