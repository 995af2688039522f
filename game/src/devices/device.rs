//! What each device means by its keys and buttons. One person alone plays with all that is plugged in; several play
//! with one device each: half of the keyboard, a gamepad, the mouse.

use bevy::prelude::*;

use super::hand::Hand;
use super::hold::HoldKey;
use super::lever::Lever;

/// What somebody plays with.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Device {
    /// Everything that is plugged in.
    All,
    /// Half of the keyboard.
    Half(Half),
    /// This gamepad.
    Gamepad(Entity),
    /// The mouse: it presses what is drawn.
    Mouse,
}

/// Half of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Left,
    Right,
}

/// The keys of half a keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HalfKeys {
    /// Towards −1 and +1, across and along: the first two sticks.
    pub(crate) cross: [[KeyCode; 2]; 2],
    /// Takes this half, and does what is pointed at.
    pub(crate) act: KeyCode,
    /// To the choice before, to the next one.
    pub(crate) walk: [KeyCode; 2],
    /// The first setting of the situation.
    pub(crate) setting: KeyCode,
    /// The four verbs.
    pub(crate) verbs: [KeyCode; 4],
    /// Buttons of the situation, in its order.
    pub(crate) holds: [KeyCode; 8],
}

const LEFT: HalfKeys = HalfKeys {
    cross: [[KeyCode::KeyA, KeyCode::KeyD], [KeyCode::KeyS, KeyCode::KeyW]],
    act: KeyCode::Space,
    walk: [KeyCode::KeyQ, KeyCode::KeyE],
    setting: KeyCode::Digit5,
    verbs: [KeyCode::Digit1, KeyCode::Digit2, KeyCode::Digit3, KeyCode::Digit4],
    holds: [
        KeyCode::KeyF,
        KeyCode::KeyR,
        KeyCode::KeyC,
        KeyCode::KeyX,
        KeyCode::KeyT,
        KeyCode::KeyG,
        KeyCode::KeyB,
        KeyCode::KeyZ,
    ],
};

const RIGHT: HalfKeys = HalfKeys {
    cross: [
        [KeyCode::ArrowLeft, KeyCode::ArrowRight],
        [KeyCode::ArrowDown, KeyCode::ArrowUp],
    ],
    act: KeyCode::Enter,
    walk: [KeyCode::KeyO, KeyCode::KeyP],
    setting: KeyCode::Digit6,
    verbs: [KeyCode::Digit7, KeyCode::Digit8, KeyCode::Digit9, KeyCode::Digit0],
    holds: [
        KeyCode::KeyL,
        KeyCode::KeyI,
        KeyCode::KeyM,
        KeyCode::KeyJ,
        KeyCode::KeyU,
        KeyCode::KeyN,
        KeyCode::KeyY,
        KeyCode::KeyH,
    ],
};

impl Half {
    /// Its keys.
    pub(crate) fn keys(self) -> HalfKeys {
        match self {
            Self::Left => LEFT,
            Self::Right => RIGHT,
        }
    }

    /// What stands on the keys of its verbs.
    pub(crate) fn verb_digits(self) -> [&'static str; 4] {
        match self {
            Self::Left => ["1", "2", "3", "4"],
            Self::Right => ["7", "8", "9", "0"],
        }
    }
}

/// Keys of a lever: towards −1, towards +1.
const LEVERS: [(Lever, KeyCode, KeyCode); 4] = [
    (Lever::LeftX, KeyCode::KeyA, KeyCode::KeyD),
    (Lever::LeftY, KeyCode::KeyS, KeyCode::KeyW),
    (Lever::RightX, KeyCode::ArrowLeft, KeyCode::ArrowRight),
    (Lever::RightY, KeyCode::ArrowDown, KeyCode::ArrowUp),
];

/// One key for each verb, in the order of the wheel.
pub(crate) const VERB_KEYS: [KeyCode; 4] = [KeyCode::KeyU, KeyCode::KeyI, KeyCode::KeyO, KeyCode::KeyP];

/// Digits above the letters, by position: the first place is 1.
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

/// Directions of a gamepad's cross, in the order of the verbs: up, right, down, left.
const CROSS: [GamepadButton; 4] = [
    GamepadButton::DPadUp,
    GamepadButton::DPadRight,
    GamepadButton::DPadDown,
    GamepadButton::DPadLeft,
];

/// Levers and buttons as a device holds them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Held {
    /// By [`Lever`], −1..=1.
    pub(crate) levers: [f32; 4],
    /// Bit `i` is button `i` of a situation.
    pub(crate) buttons: u8,
}

impl Held {
    /// Both at once.
    pub(crate) fn with(mut self, other: Self) -> Self {
        for (lever, more) in self.levers.iter_mut().zip(other.levers) {
            *lever += more;
        }
        self.buttons |= other.buttons;
        self
    }

    /// Whether anything of it is one of the situation's `buttons`, or a lever.
    pub(crate) fn moves(&self, buttons: u8) -> bool {
        self.buttons & buttons != 0 || self.levers.iter().any(|lever| *lever != 0.0)
    }
}

/// What was pressed in a frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what a frame brought, each on its own")]
pub(crate) struct Presses {
    /// The choice in this place.
    pub(crate) place: Option<usize>,
    /// The next board of choices.
    pub(crate) turn: bool,
    /// The main act, and nothing else.
    pub(crate) main: bool,
    /// What is pointed at; the main act where nothing is.
    pub(crate) act: bool,
    /// Points at the next choice.
    pub(crate) next: bool,
    /// Points at the choice before.
    pub(crate) previous: bool,
    /// The first setting goes one further.
    pub(crate) setting: bool,
    /// The verb whose key is held.
    pub(crate) verb: Option<usize>,
    /// The wheel of verbs opens or closes.
    pub(crate) wheel: bool,
    /// The wheel's button is held.
    pub(crate) wheel_held: bool,
    /// The direction of the cross that is held.
    pub(crate) cross: Option<usize>,
    /// A verb's key or the wheel's button, pressed anew.
    pub(crate) calls: bool,
}

impl Presses {
    fn with(self, other: Self) -> Self {
        Self {
            place: self.place.or(other.place),
            turn: self.turn | other.turn,
            main: self.main | other.main,
            act: self.act | other.act,
            next: self.next | other.next,
            previous: self.previous | other.previous,
            setting: self.setting | other.setting,
            verb: self.verb.or(other.verb),
            wheel: self.wheel | other.wheel,
            wheel_held: self.wheel_held | other.wheel_held,
            cross: self.cross.or(other.cross),
            calls: self.calls | other.calls,
        }
    }
}

impl Device {
    /// The device last used, of those that it is: which glyphs are shown to whoever has it.
    pub(crate) fn hand(self, last: Hand) -> Hand {
        match self {
            Self::All => last,
            Self::Half(_) => Hand::Keyboard,
            Self::Gamepad(_) => Hand::Gamepad,
            Self::Mouse => Hand::Mouse,
        }
    }

    /// Sticks that it can move.
    pub(crate) fn sticks(self) -> usize {
        match self {
            Self::Half(_) => 2,
            _ => 4,
        }
    }

    /// What was pressed in this frame. A trigger that holds one of the situation's `buttons` points at nothing.
    pub(crate) fn presses<'p>(
        self,
        keys: &ButtonInput<KeyCode>,
        pads: impl IntoIterator<Item = (Entity, &'p Gamepad)>,
        buttons: usize,
    ) -> Presses {
        let mut presses = match self {
            Self::All => of_keyboard(keys),
            Self::Half(half) => of_half(half.keys(), keys),
            Self::Gamepad(_) | Self::Mouse => Presses::default(),
        };
        for (entity, pad) in pads {
            if matches!(self, Self::All) || self == Self::Gamepad(entity) {
                presses = presses.with(of_gamepad(pad, buttons));
            }
        }
        presses
    }
}

/// Whether a key is down, or was for less than a frame: a short press on a slow PC is a press too.
fn down(keys: &ButtonInput<KeyCode>, key: KeyCode) -> bool {
    keys.pressed(key) || keys.just_pressed(key)
}

/// The same for a gamepad.
fn pad_down(pad: &Gamepad, button: GamepadButton) -> bool {
    pad.pressed(button) || pad.just_pressed(button)
}

/// What half a keyboard holds.
pub(super) fn half_held(half: Half, keys: &ButtonInput<KeyCode>) -> Held {
    let half = half.keys();
    let [x, y] = half.cross.map(|[low, high]| axis(keys, low, high));
    let mut buttons = 0;
    for (place, key) in half.holds.into_iter().enumerate() {
        buttons |= u8::from(down(keys, key)) << place;
    }
    Held {
        levers: [x, y, x, y],
        buttons,
    }
}

/// What the whole keyboard holds.
pub(super) fn keyboard_held(keys: &ButtonInput<KeyCode>) -> Held {
    let mut held = Held::default();
    for (lever, low, high) in LEVERS {
        held.levers[lever as usize] += axis(keys, low, high);
    }
    for (place, hold) in HoldKey::all() {
        held.buttons |= u8::from(down(keys, hold.key)) << place;
    }
    held
}

/// What a gamepad holds.
pub(super) fn gamepad_held(pad: &Gamepad) -> Held {
    let (left, right) = (pad.left_stick(), pad.right_stick());
    let mut held = Held {
        levers: [left.x, left.y, right.x, right.y].map(straighten),
        buttons: 0,
    };
    for (place, hold) in HoldKey::all() {
        held.buttons |= u8::from(pad_down(pad, hold.button)) << place;
    }
    held
}

fn axis(keys: &ButtonInput<KeyCode>, low: KeyCode, high: KeyCode) -> f32 {
    f32::from(u8::from(down(keys, high))) - f32::from(u8::from(down(keys, low)))
}

/// A thumb's rest is never quite the middle.
const DEAD: f32 = 0.08;

/// A stick's tilt with its dead middle taken out.
fn straighten(value: f32) -> f32 {
    let size = value.abs();
    if size <= DEAD {
        0.0
    } else {
        (size - DEAD) / (1.0 - DEAD) * value.signum()
    }
}

fn of_keyboard(keys: &ButtonInput<KeyCode>) -> Presses {
    Presses {
        place: DIGITS.iter().position(|key| keys.just_pressed(*key)),
        turn: keys.just_pressed(KeyCode::Digit0),
        // Enter of the numeric block lies under the witness's hand.
        main: keys.just_pressed(KeyCode::Enter),
        setting: keys.just_pressed(KeyCode::KeyH),
        verb: VERB_KEYS.iter().position(|key| down(keys, *key)),
        calls: keys.any_just_pressed(VERB_KEYS),
        ..Presses::default()
    }
}

fn of_half(half: HalfKeys, keys: &ButtonInput<KeyCode>) -> Presses {
    Presses {
        act: keys.just_pressed(half.act),
        previous: keys.just_pressed(half.walk[0]),
        next: keys.just_pressed(half.walk[1]),
        setting: keys.just_pressed(half.setting),
        verb: half.verbs.iter().position(|key| down(keys, *key)),
        calls: keys.any_just_pressed(half.verbs),
        ..Presses::default()
    }
}

fn of_gamepad(pad: &Gamepad, buttons: usize) -> Presses {
    let holds = |button| HoldKey::all().take(buttons).any(|(_, hold)| hold.button == button);
    let walks = |button| pad.just_pressed(button) && !holds(button);
    Presses {
        act: pad.just_pressed(GamepadButton::South),
        next: walks(GamepadButton::DPadRight) || walks(GamepadButton::RightTrigger),
        previous: walks(GamepadButton::DPadLeft) || walks(GamepadButton::LeftTrigger),
        setting: pad.just_pressed(GamepadButton::West),
        wheel: pad.just_pressed(GamepadButton::North),
        wheel_held: pad_down(pad, GamepadButton::North),
        cross: CROSS.iter().position(|button| pad_down(pad, *button)),
        calls: pad.just_pressed(GamepadButton::North),
        ..Presses::default()
    }
}

#[cfg(test)]
mod tests;
