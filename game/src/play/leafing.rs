//! A page that lies over the picture: every device turns it, looks at it nearer, and closes it as any page.

use bevy::input::mouse::MouseWheel;
use bevy::prelude::*;

use super::players::Player;
use super::session::{ALONE, Session};
use crate::devices::{Device, Hand, PlayerInput};
use crate::family::leaf::Leaf;
use crate::kit::{Direction, Nav};

/// How many steps nearer the page is looked at.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Nearer(pub(crate) usize);

/// The page that lies over the picture of somebody who plays alone.
pub(super) fn leaf(session: &Session) -> Option<Leaf> {
    let leaf = session.face().leaf(session.run().activity());
    leaf.filter(|_| !session.is_shared())
}

/// What somebody wants of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Close,
    Back,
    On,
    /// On, and closed after the last.
    Done,
    /// Nearer (1) or farther (−1).
    Near(isize),
}

/// What the devices say in a frame.
fn wish(keys: &ButtonInput<KeyCode>, pads: &Query<&Gamepad>, hand: Hand, nav: Nav, wheel: f32) -> Option<Wish> {
    let pressed = |button| pads.iter().any(|pad| pad.just_pressed(button));
    let key = |codes: &[KeyCode]| codes.iter().any(|code| keys.just_pressed(*code));
    let step = nav.step.filter(|_| hand == Hand::Gamepad);
    if key(&[KeyCode::Escape]) || pressed(GamepadButton::East) {
        Some(Wish::Close)
    } else if key(&[KeyCode::ArrowLeft, KeyCode::KeyA, KeyCode::PageUp]) || step == Some(Direction::Left) {
        Some(Wish::Back)
    } else if key(&[KeyCode::ArrowRight, KeyCode::KeyD, KeyCode::PageDown]) || step == Some(Direction::Right) {
        Some(Wish::On)
    } else if key(&[KeyCode::Enter]) || pressed(GamepadButton::South) {
        Some(Wish::Done)
    } else if key(&[KeyCode::ArrowUp, KeyCode::KeyW]) || step == Some(Direction::Up) || wheel > 0.0 {
        Some(Wish::Near(1))
    } else if key(&[KeyCode::ArrowDown, KeyCode::KeyS]) || step == Some(Direction::Down) || wheel < 0.0 {
        Some(Wish::Near(-1))
    } else {
        None
    }
}

/// Reads the devices while a page lies there: nothing else hears them.
pub(super) fn read(
    session: Res<Session>,
    mut players: Query<(&Device, &mut PlayerInput), With<Player>>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
    mut wheel: MessageReader<MouseWheel>,
    (hand, nav): (Res<Hand>, Res<Nav>),
    mut nearer: ResMut<Nearer>,
) {
    let turned: f32 = wheel.read().map(|turn| turn.y).sum();
    let Some(leaf) = leaf(&session) else {
        nearer.set_if_neq(Nearer(0));
        return;
    };
    if session.is_paused() {
        return;
    }
    let wish = wish(&keys, &pads, *hand, *nav, turned);
    let controls = session.scenario().template.controls();
    let open = session.run().activity().open_choices(ALONE);
    let can = |name: &str| controls.choice_index(name).filter(|choice| open.contains(choice));
    let choice = match wish {
        Some(Wish::Close) => can(leaf.close),
        Some(Wish::Back) => can(leaf.back),
        Some(Wish::On) => can(leaf.on),
        Some(Wish::Done) => can(leaf.on).or_else(|| can(leaf.close)),
        _ => None,
    };
    if let Some(Wish::Near(by)) = wish {
        nearer.0 = nearer.0.saturating_add_signed(by).min(leaf.nearer);
    } else if choice.is_some() {
        nearer.set_if_neq(Nearer(0));
    }
    for (_, mut input) in &mut players {
        input.rest();
        if let Some(choice) = choice {
            input.choose(choice);
        }
    }
}
