//! Devices in a situation: four levers, buttons, one-off choices. Levers are read by position; what they move is the
//! family's word.

use bevy::prelude::*;
use simulation::{Controls, SeatInput, Verb};

use super::{Hand, HoldKey, Lever, Notice};
use crate::family::face::Face;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Seat>()
        .init_resource::<MousePads>()
        .init_resource::<Flying>();
    app.add_systems(PreUpdate, read.after(Notice));
}

/// Keys of a lever: towards −1, towards +1.
const KEYS: [(Lever, KeyCode, KeyCode); 4] = [
    (Lever::LeftX, KeyCode::KeyA, KeyCode::KeyD),
    (Lever::LeftY, KeyCode::KeyS, KeyCode::KeyW),
    (Lever::RightX, KeyCode::ArrowLeft, KeyCode::ArrowRight),
    (Lever::RightY, KeyCode::ArrowDown, KeyCode::ArrowUp),
];

/// One key for each verb, in the order of the wheel.
pub(crate) const VERB_KEYS: [KeyCode; 4] = [KeyCode::KeyU, KeyCode::KeyI, KeyCode::KeyO, KeyCode::KeyP];

/// Keys of the witness's marks: on the numeric keypad, and in the row of function keys where there is none.
pub(crate) const MARK_KEYS: [[KeyCode; 2]; 3] = [
    [KeyCode::Numpad1, KeyCode::F1],
    [KeyCode::Numpad2, KeyCode::F2],
    [KeyCode::Numpad3, KeyCode::F3],
];

/// The device whose levers or held buttons moved last in a session: who flies, whatever else is touched beside.
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

/// What mouse pads ask for: −1..=1 each, drawn and set by the screen.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct MousePads {
    /// Left pad: x, y.
    pub(crate) left: Vec2,
    /// Right pad: x, y.
    pub(crate) right: Vec2,
    /// Buttons held with the mouse: bit `i` is button `i` of the situation.
    pub(crate) held: u8,
}

/// What the seat asks for now. Levers follow the devices; a choice or verb waits for the next tick.
#[derive(Resource, Debug, Clone, Default)]
pub(crate) struct Seat {
    levers: [f32; 4],
    /// Levers of keys, which go the way of a thumb: 8 ticks from rest to full.
    keyed: [f32; 4],
    /// Buttons that the situation has, as of the last tick: keys of others do whatever else they do.
    buttons: u8,
    /// Buttons held: bit `i` is button `i` of the situation.
    held: u8,
    /// Buttons that were let go of since play went on: what is held from a page before is not meant for it.
    free: u8,
    choice: u8,
    verb: Option<Verb>,
}

/// Part of the way that a lever of keys goes in a tick.
const KEY_STEP: f32 = 0.125;

impl Seat {
    /// Asks for choice `index` (into [`Controls::choices`]) in the next tick.
    pub(crate) fn choose(&mut self, index: u8) {
        self.choice = index + 1;
    }

    /// Says a verb in the next tick.
    pub(crate) fn say(&mut self, verb: Verb) {
        self.verb = Some(verb);
    }

    /// Lets everything go.
    pub(crate) fn let_go(&mut self) {
        *self = Self::default();
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
        for (place, name) in controls.sticks.iter().enumerate().take(4) {
            let value = self.keyed[face.lever(name, place) as usize];
            input.sticks[place] = (value.clamp(-1.0, 1.0) * 127.0).round() as i8;
        }
        self.buttons = first(controls.buttons.len());
        input.held = self.held & self.buttons;
        input.choice = std::mem::take(&mut self.choice);
        input.verb = self.verb.take();
        input
    }
}

/// The bits of the first `count` buttons.
fn first(count: usize) -> u8 {
    !u8::MAX.checked_shl(count.min(8) as u32).unwrap_or(0)
}

/// A thumb's rest is never quite the middle.
const DEAD: f32 = 0.08;

/// A stick's tilt with its dead middle taken out.
fn bend_right(value: f32) -> f32 {
    let size = value.abs();
    if size <= DEAD {
        0.0
    } else {
        (size - DEAD) / (1.0 - DEAD) * value.signum()
    }
}

fn read(
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    mouse: Res<MousePads>,
    mut seat: ResMut<Seat>,
    mut flying: ResMut<Flying>,
) {
    let mut levers = [0.0_f32; 4];
    let mut moved = Vec::new();
    for (lever, low, high) in KEYS {
        levers[lever as usize] += f32::from(u8::from(keys.pressed(high))) - f32::from(u8::from(keys.pressed(low)));
    }
    let mut held = 0;
    for (place, hold) in HoldKey::all() {
        held |= u8::from(keys.pressed(hold.key)) << place;
    }
    if held & seat.buttons != 0 || KEYS.iter().any(|(_, low, high)| keys.any_pressed([*low, *high])) {
        moved.push(Flying::Keyboard);
    }
    for (entity, pad) in &pads {
        let (left, right) = (pad.left_stick(), pad.right_stick());
        let tilts = [
            (Lever::LeftX, left.x),
            (Lever::LeftY, left.y),
            (Lever::RightX, right.x),
            (Lever::RightY, right.y),
        ];
        for (lever, value) in tilts {
            levers[lever as usize] += bend_right(value);
        }
        let mut holds = 0;
        for (place, hold) in HoldKey::all() {
            holds |= u8::from(pad.pressed(hold.button)) << place;
        }
        if holds & seat.buttons != 0 || tilts.iter().any(|(_, value)| bend_right(*value) != 0.0) {
            moved.push(Flying::Gamepad(entity));
        }
        held |= holds;
    }
    for (lever, value) in [
        (Lever::LeftX, mouse.left.x),
        (Lever::LeftY, mouse.left.y),
        (Lever::RightX, mouse.right.x),
        (Lever::RightY, mouse.right.y),
    ] {
        levers[lever as usize] += value;
    }
    if mouse.held & seat.buttons != 0 || mouse.left != Vec2::ZERO || mouse.right != Vec2::ZERO {
        moved.push(Flying::Mouse);
    }
    held |= mouse.held;
    let flies = flying.after(&moved);
    flying.set_if_neq(flies);
    seat.levers = levers.map(|value| value.clamp(-1.0, 1.0));
    seat.free |= !held;
    seat.held = held & seat.free;
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

    #[test]
    fn levers_reach_their_sticks_within_a_tenth_of_a_second() {
        let mut seat = Seat {
            levers: [0.0, 1.0, -1.0, 0.0],
            ..Seat::default()
        };
        let first = seat.tick(&controls(), face("flight"));
        assert!(
            first.sticks[3] > 0 && first.sticks[0] < 0,
            "the first tick answers: {first:?}"
        );
        for _ in 0..7 {
            seat.tick(&controls(), face("flight"));
        }
        assert_eq!(seat.tick(&controls(), face("flight")).sticks, [-127, 0, 0, 127]);
        seat.levers = [0.0; 4];
        assert_eq!(
            seat.tick(&controls(), face("flight")).sticks,
            [0; 4],
            "hands off is hands off at once"
        );
    }

    #[test]
    fn a_choice_is_made_once() {
        let mut seat = Seat::default();
        seat.choose(0);
        seat.say(Verb::Ask);
        seat.held = 0b111;
        let input = seat.tick(&controls(), face("flight"));
        assert_eq!((input.choice, input.verb, input.held), (1, Some(Verb::Ask), 1));
        let input = seat.tick(&controls(), face("flight"));
        assert_eq!((input.choice, input.verb), (0, None));
    }

    #[test]
    fn only_buttons_of_the_situation_are_held() {
        assert_eq!([0, 1, 3, 8, 9].map(first), [0, 1, 0b111, 0xff, 0xff]);
        let mut seat = Seat {
            held: 0b1010,
            ..Seat::default()
        };
        let face = face("flight");
        assert_eq!(seat.tick(&controls(), face).held, 0);
        let buttons = (0..8).map(|i| format!("b{i}")).collect();
        let many = Controls { buttons, ..controls() };
        assert_eq!(seat.tick(&many, face).held, 0b1010);
    }

    #[test]
    fn a_resting_thumb_asks_for_nothing() {
        assert_eq!(bend_right(0.05), 0.0);
        assert_eq!(bend_right(-1.0), -1.0);
        assert!(bend_right(0.5) < 0.5);
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
