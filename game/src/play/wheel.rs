//! The verbs of somebody who plays, in every situation: Signaler · Demander · Proposer · Reçu. Held long, any of them
//! says « J'ai besoin de quelqu'un » to the room.

use bevy::prelude::*;
use simulation::Verb;

use super::pausing::Pause;
use super::session::Session;
use crate::devices::{Device, PlayerInput, Presses};
use crate::kit::Pictogram;

/// Seconds after which a verb held says « J'ai besoin de quelqu'un ».
const LONG_S: f32 = 1.2;
/// Seconds that a verb just said stays lit.
const LIT_S: f32 = 2.0;

/// Signs of the verbs, in the order of [`Verb::ALL`].
pub(super) const SIGNS: [Pictogram; 4] = [
    Pictogram::Exclamation,
    Pictogram::Question,
    Pictogram::Bulb,
    Pictogram::Received,
];
/// Their words.
pub(super) const WORDS: [&str; 4] = [
    "game-verb-signal",
    "game-verb-ask",
    "game-verb-propose",
    "game-verb-acknowledge",
];

/// Where the wheel of somebody stands.
#[derive(Component, Debug, Clone, Default, PartialEq)]
pub(super) struct Wheel {
    open: bool,
    held: Option<(usize, f32)>,
    lit: Option<(usize, f32)>,
    /// The verb that the mouse holds.
    pub(super) mouse: Option<usize>,
}

/// What came of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    Nothing,
    Said(Verb),
    Needed,
}

impl Wheel {
    /// The gamepad's cross chooses a verb now.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// The verb that was just said.
    pub(super) fn lit(&self) -> Option<usize> {
        self.lit.map(|(verb, _)| verb)
    }

    /// The verb that is held.
    pub(super) fn held(&self) -> Option<usize> {
        self.held.map(|(verb, _)| verb)
    }

    /// Nothing is held any more.
    fn rest(&mut self) {
        self.held = None;
    }

    /// Seconds for which a verb stays lit pass.
    fn pass(&mut self, seconds: f32) {
        if let Some((_, left)) = self.lit.as_mut() {
            *left -= seconds;
        }
        self.lit.take_if(|(_, left)| *left <= 0.0);
    }

    /// What is held is held for `passed` seconds more.
    fn hear(&mut self, presses: Presses, passed: f32) -> Heard {
        if presses.wheel {
            self.open = !self.open;
        }
        let mut down = presses.verb.or(self.mouse);
        if self.open {
            down = down.or(presses.cross);
        }
        if presses.wheel_held {
            // The wheel's own button, held: the same call.
            down = down.or(Some(SIGNS.len()));
        }
        match (self.held, down) {
            (Some((verb, held)), Some(now)) if verb == now => {
                let longer = held + passed;
                self.held = Some((verb, longer));
                if held < LONG_S && longer >= LONG_S {
                    self.open = false;
                    return Heard::Needed;
                }
            }
            (before, now) => {
                self.held = now.map(|verb| (verb, 0.0));
                if let Some((verb, held)) = before
                    && held < LONG_S
                    && let Some(said) = Verb::ALL.get(verb)
                {
                    self.lit = Some((verb, LIT_S));
                    self.open = false;
                    return Heard::Said(*said);
                }
            }
        }
        Heard::Nothing
    }
}

/// Hears the verbs of all who play.
pub(super) fn read(
    mut players: Query<(&Device, &mut Wheel, &mut PlayerInput)>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    time: Res<Time<Real>>,
    mut session: ResMut<Session>,
) {
    let passed = time.delta_secs();
    let buttons = session.scenario().template.controls().buttons.len();
    let paused = session.is_paused();
    for (device, mut wheel, mut input) in &mut players {
        wheel.pass(passed);
        if paused {
            wheel.rest();
            continue;
        }
        match wheel.hear(device.presses(&keys, pads, buttons), passed) {
            Heard::Nothing => {}
            Heard::Said(verb) => input.say(verb),
            Heard::Needed => session.stop_for(Pause::Needed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(verb: usize) -> Presses {
        Presses {
            verb: Some(verb),
            ..Presses::default()
        }
    }

    #[test]
    fn a_verb_is_said_when_it_is_let_go() {
        let mut wheel = Wheel::default();
        assert_eq!(wheel.hear(verb(1), 0.1), Heard::Nothing);
        assert_eq!(wheel.hear(verb(1), 0.3), Heard::Nothing);
        assert_eq!(wheel.hear(Presses::default(), 0.1), Heard::Said(Verb::ALL[1]));
        assert_eq!(wheel.lit(), Some(1));
        wheel.pass(LIT_S + 0.1);
        assert_eq!(wheel.lit(), None);
    }

    #[test]
    fn held_long_it_calls_somebody_once_and_says_nothing() {
        let mut wheel = Wheel::default();
        let heard: Vec<Heard> = (0..20).map(|_| wheel.hear(verb(2), 0.1)).collect();
        assert_eq!(heard.iter().filter(|heard| **heard == Heard::Needed).count(), 1);
        assert_eq!(wheel.hear(Presses::default(), 0.1), Heard::Nothing);
    }

    #[test]
    fn the_cross_says_verbs_while_the_wheel_is_open() {
        let mut wheel = Wheel::default();
        let cross = Presses {
            cross: Some(3),
            ..Presses::default()
        };
        wheel.hear(cross, 0.1);
        assert_eq!(wheel.held(), None, "closed, it points at choices");
        let opens = Presses {
            wheel: true,
            ..Presses::default()
        };
        wheel.hear(opens, 0.1);
        wheel.hear(cross, 0.1);
        assert_eq!(wheel.hear(Presses::default(), 0.1), Heard::Said(Verb::ALL[3]));
        assert!(!wheel.is_open());
    }
}
