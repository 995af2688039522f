//! What those who play ask for: four levers, buttons, one-off choices. Levers are read by position; what they move is
//! the family's word.

use bevy::prelude::*;
use simulation::{Controls, SeatInput, Verb};

use super::device::{self, Device, Held};
use super::hand::Hand;
use super::lever::Lever;
use super::pads::MousePads;
use super::set::Notice;
use crate::family::face::Face;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<MousePads>().init_resource::<Flying>();
    app.add_systems(PreUpdate, read.after(Notice));
}

/// The device whose levers or held buttons moved last in a session of one person: who flies, whatever else is touched
/// beside.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Flying {
    /// No lever was moved yet.
    #[default]
    Nothing,
    Keyboard,
    Mouse,
    Gamepad(Entity),
}

impl Flying {
    /// What flies after a frame in which these were moved; two at once change nothing.
    fn after(self, moved: &[Self]) -> Self {
        match moved {
            [] => self,
            several if several.contains(&self) => self,
            [first, ..] => *first,
        }
    }

    /// True where the gamepad `gone` is what flies. Before anything flew, it is the one `in_hand`.
    pub(crate) fn goes_with(self, gone: Entity, in_hand: Hand) -> bool {
        match self {
            Self::Gamepad(pad) => pad == gone,
            Self::Nothing => in_hand == Hand::Gamepad,
            Self::Keyboard | Self::Mouse => false,
        }
    }
}

/// What somebody who plays asks for now. Levers follow their device; a choice or verb waits for the next tick.
#[derive(Component, Debug, Clone, Default)]
pub(crate) struct PlayerInput {
    levers: [f32; 4],
    /// Levers of keys, which go the way of a thumb: 8 ticks from rest to full.
    keyed: [f32; 4],
    /// Sticks that the device can move.
    sticks: usize,
    /// Buttons that the situation has, as of the last tick: keys of others do whatever else they do.
    buttons: u8,
    /// Buttons held: bit `i` is button `i` of the situation.
    held: u8,
    /// Buttons that were held since the last tick, if only for a moment.
    touched: u8,
    /// Buttons that were let go of since play went on: what is held from a page before is not meant for it.
    free: u8,
    choice: u8,
    verb: Option<Verb>,
}

/// Part of the way that a lever of keys goes in a tick.
const KEY_STEP: f32 = 0.125;

impl PlayerInput {
    /// Asks for choice `index` (into [`Controls::choices`]) in the next tick.
    pub(crate) fn choose(&mut self, index: u8) {
        self.choice = index + 1;
    }

    /// Says a verb in the next tick.
    pub(crate) fn say(&mut self, verb: Verb) {
        self.verb = Some(verb);
    }

    /// Pushes a lever, −1..=1, where nothing else does.
    pub(crate) fn push(&mut self, lever: Lever, to: f32) {
        let of = &mut self.levers[lever as usize];
        if *of == 0.0 {
            *of = to.clamp(-1.0, 1.0);
        }
    }

    /// Lets everything go.
    pub(crate) fn let_go(&mut self) {
        *self = Self::default();
    }

    /// Levers and buttons rest; what was chosen is still meant.
    pub(crate) fn rest(&mut self) {
        (self.levers, self.keyed) = ([0.0; 4], [0.0; 4]);
        (self.held, self.touched, self.free) = (0, 0, 0);
    }

    /// What a device holds now.
    fn hold(&mut self, held: Held, sticks: usize) {
        self.levers = held.levers.map(|value| value.clamp(-1.0, 1.0));
        self.sticks = sticks;
        self.free |= !held.buttons;
        self.held = held.buttons & self.free;
        self.touched |= self.held;
    }

    /// The input of one tick; choice and verb are used up.
    pub(crate) fn tick(&mut self, controls: &Controls, face: &dyn Face) -> SeatInput {
        for (now, wanted) in self.keyed.iter_mut().zip(self.levers) {
            // Back to the middle at once, outwards like a thumb.
            *now = if wanted.abs() < now.abs() || wanted * *now < 0.0 {
                wanted
            } else {
                *now + (wanted - *now).clamp(-KEY_STEP, KEY_STEP)
            };
        }
        let mut input = SeatInput::default();
        for (place, name) in controls.sticks.iter().enumerate().take(self.sticks.min(4)) {
            // One cross of keys moves the first two sticks, whichever hands they are of.
            let lever = match (self.sticks, place) {
                (2, 0) => Lever::RightX,
                (2, _) => Lever::RightY,
                _ => face.lever(name, place),
            };
            let value = self.keyed[lever as usize];
            input.sticks[place] = (value.clamp(-1.0, 1.0) * 127.0).round() as i8;
        }
        self.buttons = first(controls.buttons.len());
        input.held = (self.held | std::mem::take(&mut self.touched)) & self.buttons;
        input.choice = std::mem::take(&mut self.choice);
        input.verb = self.verb.take();
        input
    }
}

/// The bits of the first `count` buttons.
fn first(count: usize) -> u8 {
    !u8::MAX.checked_shl(count.min(8) as u32).unwrap_or(0)
}

fn read(
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    mouse: Res<MousePads>,
    mut players: Query<(&Device, &mut PlayerInput)>,
    mut flying: ResMut<Flying>,
) {
    for (device, mut input) in &mut players {
        let held = match *device {
            Device::All => {
                let mut parts = vec![
                    (Flying::Keyboard, device::keyboard_held(&keys)),
                    (Flying::Mouse, mouse.held()),
                ];
                let of_pads = pads.iter();
                parts.extend(of_pads.map(|(entity, pad)| (Flying::Gamepad(entity), device::gamepad_held(pad))));
                let moving = parts.iter().filter(|(_, held)| held.moves(input.buttons));
                let moved: Vec<Flying> = moving.map(|(who, _)| *who).collect();
                let flies = flying.after(&moved);
                flying.set_if_neq(flies);
                parts.into_iter().fold(Held::default(), |all, (_, held)| all.with(held))
            }
            Device::Half(half) => device::half_held(half, &keys),
            Device::Gamepad(entity) => pads
                .get(entity)
                .map_or_else(|_| Held::default(), |(_, pad)| device::gamepad_held(pad)),
            Device::Mouse => mouse.held(),
        };
        input.hold(held, device.sticks());
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::Choice;

    use super::*;
    use crate::family::face;

    fn controls() -> Controls {
        Controls {
            sticks: ["roll", "pitch", "yaw", "climb"].map(String::from).to_vec(),
            buttons: vec!["stop".to_owned()],
            choices: vec![Choice::act("arm")],
        }
    }

    fn all() -> PlayerInput {
        PlayerInput {
            sticks: 4,
            ..PlayerInput::default()
        }
    }

    #[test]
    fn levers_reach_their_sticks_within_a_tenth_of_a_second() {
        let mut input = PlayerInput {
            levers: [0.0, 1.0, -1.0, 0.0],
            ..all()
        };
        let first = input.tick(&controls(), face("flight"));
        assert!(
            first.sticks[3] > 0 && first.sticks[0] < 0,
            "the first tick answers: {first:?}"
        );
        for _ in 0..7 {
            input.tick(&controls(), face("flight"));
        }
        assert_eq!(input.tick(&controls(), face("flight")).sticks, [-127, 0, 0, 127]);
        input.levers = [0.0; 4];
        assert_eq!(
            input.tick(&controls(), face("flight")).sticks,
            [0; 4],
            "hands off is hands off at once"
        );
    }

    #[test]
    fn one_cross_moves_the_first_two_sticks() {
        let mut keys = ButtonInput::<KeyCode>::default();
        keys.press(KeyCode::KeyD);
        keys.press(KeyCode::KeyS);
        let half = Device::Half(crate::devices::Half::Left);
        let mut input = PlayerInput::default();
        input.hold(device::half_held(crate::devices::Half::Left, &keys), half.sticks());
        for _ in 0..8 {
            input.tick(&controls(), face("flight"));
        }
        assert_eq!(input.tick(&controls(), face("flight")).sticks, [127, -127, 0, 0]);
    }

    #[test]
    fn a_choice_is_made_once() {
        let mut input = all();
        input.choose(0);
        input.say(Verb::Ask);
        input.held = 0b111;
        let made = input.tick(&controls(), face("flight"));
        assert_eq!((made.choice, made.verb, made.held), (1, Some(Verb::Ask), 1));
        let made = input.tick(&controls(), face("flight"));
        assert_eq!((made.choice, made.verb), (0, None));
    }

    #[test]
    fn only_buttons_of_the_situation_are_held() {
        assert_eq!([0, 1, 3, 8, 9].map(first), [0, 1, 0b111, 0xff, 0xff]);
        let mut input = PlayerInput { held: 0b1010, ..all() };
        let face = face("flight");
        assert_eq!(input.tick(&controls(), face).held, 0);
        let buttons = (0..8).map(|i| format!("b{i}")).collect();
        let many = Controls { buttons, ..controls() };
        assert_eq!(input.tick(&many, face).held, 0b1010);
    }

    #[test]
    fn what_was_held_between_two_ticks_reaches_the_next() {
        let mut input = all();
        let held = |buttons| Held {
            buttons,
            ..Held::default()
        };
        for buttons in [0, 1, 0] {
            input.hold(held(buttons), 4);
        }
        assert_eq!(input.tick(&controls(), face("flight")).held, 1);
        assert_eq!(input.tick(&controls(), face("flight")).held, 0);
    }

    #[test]
    fn what_is_held_from_before_is_not_meant_for_play() {
        let mut input = all();
        let held = |buttons| Held {
            buttons,
            ..Held::default()
        };
        input.hold(held(1), 4);
        assert_eq!(input.held, 0);
        input.hold(held(0), 4);
        input.hold(held(1), 4);
        assert_eq!(input.held, 1);
    }

    #[test]
    fn what_flies_is_what_moved_a_lever() {
        let [one, other] = [1, 2].map(|i| Entity::from_raw_u32(i).unwrap());
        let flies = Flying::Nothing.after(&[Flying::Gamepad(one)]);
        assert_eq!(flies.after(&[]), flies, "hands at rest fly on");
        assert_eq!(flies.after(&[Flying::Keyboard, Flying::Gamepad(one)]), flies);
        assert_eq!(flies.after(&[Flying::Mouse]), Flying::Mouse);
        for in_hand in [Hand::Keyboard, Hand::Mouse, Hand::Gamepad] {
            assert!(
                flies.goes_with(one, in_hand),
                "what flew goes, whatever was touched since: {in_hand:?}"
            );
            assert!(!flies.goes_with(other, in_hand), "another gamepad may go");
            assert!(!Flying::Keyboard.goes_with(one, in_hand));
        }
        assert!(Flying::Nothing.goes_with(one, Hand::Gamepad));
        assert!(!Flying::Nothing.goes_with(one, Hand::Keyboard));
    }
}
